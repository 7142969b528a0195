"""Looking for flags in the whole catalogue, in a child process, while the window is used."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, QProcess, Signal, Slot

from hegang_desktop.app.child_command import child_command
from hegang_desktop.app.listings.search.result import SearchResult
from hegang_desktop.app.paths import Paths
from hegang_desktop.gui.child_environment import child_environment

log = logging.getLogger(__name__)


class ScreeningProcess(QObject):
    """`screened`: the flags of the catalogue are known now; the next search has them."""

    screened = Signal()

    def __init__(self, paths: Paths, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paths = paths
        self._process: QProcess | None = None
        self._tried = -1
        self._wanted = -1

    def see(self, result: SearchResult) -> None:
        """Begin when what was found has not been screened; once for each state of the catalogue."""
        generation = result.generation
        if result.screened or generation == self._tried:
            return
        if self._process is not None:
            self._wanted = generation
            self._process.kill()
            return
        self._start(generation)

    def _start(self, generation: int) -> None:
        self._tried, self._wanted = generation, -1
        command = child_command(["screen", "--data-dir", str(self._paths.data)])
        process = self._process = QProcess(self)
        process.setProcessEnvironment(child_environment())
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        process.start(command[0], command[1:])

    def stop(self) -> None:
        """End it; what it found is lost."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.waitForFinished(2000)
            process.deleteLater()

    @Slot(int, QProcess.ExitStatus)
    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.deleteLater()
        if self._wanted >= 0:
            self._start(self._wanted)
        elif code == 0 and status == QProcess.ExitStatus.NormalExit:
            self.screened.emit()
        else:
            log.error("screening ended with %s: %s", code, bytes(process.readAllStandardError().data())[-2000:])

    @Slot(QProcess.ProcessError)
    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and self._process is not None:
            log.error("screening did not start: %s", self._process.errorString())
            self._process.deleteLater()
            self._process = None
