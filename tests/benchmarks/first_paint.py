"""A child process: starts the program, or a bare window, and prints the clock at the first painted page content."""

from __future__ import annotations

import sys
import time


def bare() -> None:
    """The floor: a QMainWindow with a label."""
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    application = QApplication([])
    window = QMainWindow()

    class Label(QLabel):
        def paintEvent(self, event: object) -> None:
            super().paintEvent(event)  # type: ignore[arg-type]
            _report()
            application.quit()

    window.setCentralWidget(Label("text"))
    window.resize(1280, 800)
    window.show()
    application.exec()


def ours(data_dir: str) -> None:
    """The program through its own front door, with a watcher on the first paint of the page's content."""
    # in the order of main(): the watcher must not make Qt come first
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QApplication

    from hegang_desktop.__main__ import main
    from hegang_desktop.app.plan import session  # noqa: F401
    from hegang_desktop.gui import application as module

    class Watcher(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                _report()
                # the filter sees the event before it is painted; let it be painted, then go
                QApplication.instance().quit()  # type: ignore[union-attr]
            return False

    watcher = Watcher()
    show = module.Program.show

    def show_watched(self: module.Program) -> None:
        self.window.home.questions.show_answer.installEventFilter(watcher)
        show(self)

    module.Program.show = show_watched  # type: ignore[method-assign]
    main(["--data-dir", data_dir])


_reported = False


def _report() -> None:
    global _reported  # noqa: PLW0603
    if not _reported:
        _reported = True
        print(time.monotonic(), flush=True)


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare()
    else:
        ours(sys.argv[2])
