"""`--self-test first-picture`: starts as always, says when the first page is painted; for the benchmark `package`."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from hegang_desktop.gui import application as gui_application


class _FirstPicture(QObject):
    """Prints the clock when the content of the first page is about to be painted, lets it be painted, and quits."""

    reported = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        if event.type() == QEvent.Type.Paint and not self.reported:
            self.reported = True
            print(time.monotonic(), flush=True)
            QTimer.singleShot(0, self, self._quit)
        return False

    @Slot()
    def _quit(self) -> None:
        QApplication.quit()


def first_picture(data_dir: Path | None, forced: Mapping[str, Any]) -> int:
    """Start as always, print time.monotonic() at the first painted page content, and quit."""
    watcher = _FirstPicture()
    show = gui_application.Program.show

    def show_watched(self: gui_application.Program) -> None:
        self.window.home.questions.show_answer.installEventFilter(watcher)
        show(self)

    gui_application.Program.show = show_watched  # type: ignore[method-assign]
    return gui_application.run(data_dir, None, forced)
