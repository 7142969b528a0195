"""One import in a child process: our own headless command, spoken with in JSON lines."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, QProcess, Signal, Slot

from hegang_desktop.app.child_command import child_command
from hegang_desktop.app.paths import Paths
from hegang_desktop.domain.codec import from_json, to_json
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.gui.child_environment import child_environment
from hegang_desktop.gui.texts import Texts
from hegang_desktop.ingest.mapping.fields import Mapping

if TYPE_CHECKING:
    from hegang_desktop.app.importing.report import Event

log = logging.getLogger(__name__)

LAST_WORDS = 2000
STOPPED_HINT = msg("Nothing of the file was taken into the catalogue. Try again; if it happens again, tell us how.")


class ImportRequest(msgspec.Struct, frozen=True):
    """What to import, and how to read it. `mapping` None means: guess."""

    file: Path
    city: str = ""
    mapping: Mapping | None = None
    sample: bool = False
    part: str = ""


class ImportProcess(QObject):
    """Starts, restarts, takes and cancels. All signals come on the main thread.

    `preview_ready` (Preview), `progressed` (ImportProgress), `ready` (Summary: all rows are read, nothing counts yet),
    `done` (Summary: they count), `failed` (sentence, hint; both already in the window's language).
    """

    preview_ready = Signal(object)
    progressed = Signal(object)
    ready = Signal(object)
    done = Signal(object)
    failed = Signal(str, str)

    def __init__(self, paths: Paths, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paths = paths
        self._texts = texts
        self._process: QProcess | None = None
        self._next: ImportRequest | None = None
        self._received = b""
        self._ended = False
        self._cancelled = False

    @property
    def is_running(self) -> bool:
        """Whether a child is at work."""
        return self._process is not None

    def start(self, request: ImportRequest) -> None:
        """Begin, or begin again: a child that is at work is ended first, and nothing of it counts."""
        self._next = request
        if self._process is not None:
            # the lock on the catalogue is free only when the former child is gone
            self._cancelled = True
            self._process.kill()
        else:
            self._start_next()

    def take(self) -> None:
        """Let it count; only after `ready`."""
        if self._process is not None:
            self._process.write(b"take\n")

    def cancel(self) -> None:
        """End the child; whatever it did is undone. Nothing more is emitted."""
        self._next = None
        self._cancelled = True
        if self._process is not None:
            self._process.kill()

    def wait_until_ended(self, milliseconds: int = 2000) -> None:
        """For closing the program: wait for the child that was told to end."""
        if self._process is not None:
            self._process.waitForFinished(milliseconds)

    def _start_next(self) -> None:
        if self._next is None:
            return
        request, self._next = self._next, None
        self._received = b""
        self._ended = self._cancelled = False
        command = child_command(_arguments(request, self._paths, self._texts.words.language))
        process = QProcess(self)
        self._process = process
        process.setProcessEnvironment(child_environment())
        process.readyReadStandardOutput.connect(self._on_output)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        process.start(command[0], command[1:])

    @Slot()
    def _on_output(self) -> None:
        process = self._process
        if process is None or process is not self.sender():
            return
        self._received += process.readAllStandardOutput().data()
        *lines, self._received = self._received.split(b"\n")
        for line in lines:
            if self._cancelled:
                return
            if line.strip():
                self._on_line(line)

    def _on_line(self, line: bytes) -> None:
        from hegang_desktop.app.importing.report import Event

        try:
            event = from_json(line, Event)
        except msgspec.MsgspecError:
            log.exception("the importing child said something else")
            return
        self._tell(event)

    def _tell(self, event: Event) -> None:
        if event.preview is not None:
            self.preview_ready.emit(event.preview)
        elif event.progress is not None:
            self.progressed.emit(event.progress)
        elif event.event == "ready":
            self.ready.emit(event.summary)
        elif event.event == "done":
            self._ended = True
            self.done.emit(event.summary)
        elif event.event == "error":
            self._ended = True
            self.failed.emit(event.message, event.hint)

    @Slot(int, QProcess.ExitStatus)
    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        process = self._process
        if process is None or process is not self.sender():
            return
        self._on_output_left(process)
        self._process = None
        process.deleteLater()
        if self._next is not None:
            self._start_next()
        elif not self._ended and not self._cancelled:
            words = bytes(process.readAllStandardError().data())[-LAST_WORDS:]
            log.error("the importing child ended with %s %s: %s", status.name, code, words.decode("utf-8", "replace"))
            self._fail(msg("The import stopped before it was finished."))

    def _on_output_left(self, process: QProcess) -> None:
        left = (self._received + process.readAllStandardOutput().data()).split(b"\n")
        self._received = b""
        if not self._cancelled:
            for line in left:
                if line.strip():
                    self._on_line(line)

    @Slot(QProcess.ProcessError)
    def _on_error(self, error: QProcess.ProcessError) -> None:
        process = self._process
        if error != QProcess.ProcessError.FailedToStart or process is None:
            return
        self._process = None
        process.deleteLater()
        log.error("the importing child did not start: %s", process.errorString())
        self._fail(msg("The part of the program that reads files could not be started."))

    def _fail(self, message: Message) -> None:
        self._ended = True
        self.failed.emit(self._texts.say(message), self._texts.say(STOPPED_HINT))


def _arguments(request: ImportRequest, paths: Paths, language: str) -> list[str]:
    arguments = ["import", str(request.file.absolute()), "--events", "--data-dir", str(paths.data), "--lang", language]
    if request.city:
        arguments += ["--city", request.city]
    if request.mapping is not None:
        arguments += ["--mapping", to_json(request.mapping).decode()]
    if request.part:
        arguments += ["--sheet", request.part]
    if request.sample:
        arguments.append("--sample")
    return arguments
