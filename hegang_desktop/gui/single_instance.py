"""One running program a data folder: a lock file decides (`lock_file`), a local socket only talks."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal, Slot

from hegang_desktop.app.paths import Paths
from hegang_desktop.domain.errors import StoreError, UserError
from hegang_desktop.domain.message import msg
from hegang_desktop.gui.lock_file import LOCK, Holder, holder_of, is_held, remove_abandoned
from hegang_desktop.store.connection import make_private_folder

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

# QtNetwork is imported where it is used: after the first picture
ANSWER_MS = 2000
BETWEEN_CALLS = 0.05
LARGEST_REQUEST = 64 * 1024
ATTEMPTS = 5
STEADY, YOUNG = 0.5, 5.0
STARTING = 15.0
NO_INODE = 0


def _request(file: Path | None) -> bytes:
    import json

    return json.dumps({"open": str(file.absolute()) if file else None}).encode() + b"\n"


def _socket_name(paths: Paths) -> str:
    import hashlib
    import os

    # the name is per user and per folder: two folders are two programs
    user = os.getuid() if hasattr(os, "getuid") else os.environ.get("USERNAME", "")
    seed = f"{user}\x1f{paths.data}"
    return "hegang-desktop-" + hashlib.sha256(seed.encode()).hexdigest()[:20]


class SingleInstance(QObject):
    """`asked`: another start was made; payload is the Path it was to open, or None."""

    asked = Signal(object)

    def __init__(self, paths: Paths) -> None:
        super().__init__()
        self._paths = paths
        make_private_folder(paths.data)
        self._path = paths.data / LOCK
        self._lock = QLockFile(str(self._path))
        # never stale by age: only a dead owner frees it, and Qt checks that the process is gone
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

    def acquire(self) -> bool:
        """Whether we are the one; neither a crash nor a damaged lock file stands in the way.

        Raises StoreError when no lock can be made, or another computer has the folder in use.
        """
        for _ in range(ATTEMPTS):
            if self._lock.tryLock(0):
                return True
            if self._lock.error() != QLockFile.LockError.LockFailedError or self._path.is_dir():
                raise self._cannot_be_written()
            holder = holder_of(self._path)
            if holder is not None and holder.is_elsewhere:
                raise self._in_use_on(holder)
            abandoned = self._abandoned(holder)
            if abandoned is None:
                return False
            remove_abandoned(self._path, abandoned)
        return False

    def _abandoned(self, holder: Holder | None) -> int | None:
        """The inode of a lock that nobody holds, though Qt takes it for one that counts; None for one that is held."""
        try:
            before = self._path.stat()
            held = is_held(self._path)
            if held or (held is None and holder is not None):
                return None
            # a lock is empty for a moment before its holder has it, longer where the computer is busy
            young = not before.st_size and abs(time.time() - before.st_mtime) < YOUNG
            time.sleep(YOUNG if young else STEADY)
            after = self._path.stat()
        except OSError:
            return NO_INODE  # gone: try again
        same = (before.st_ino, before.st_size, before.st_mtime_ns) == (after.st_ino, after.st_size, after.st_mtime_ns)
        if not same or is_held(self._path) or self._answers():
            return None
        return after.st_ino

    def _cannot_be_written(self) -> StoreError:
        return StoreError(
            msg("The data folder {path} cannot be written to.", path=str(self._paths.data)),
            msg("Check the permissions of the folder, or start the program with another --data-dir."),
        )

    def _in_use_on(self, holder: Holder) -> StoreError:
        return StoreError(
            msg(
                "The data folder {path} has been in use on the computer {host} since {when}.",
                path=str(self._paths.data),
                host=holder.host,
                when=holder.since.strftime("%Y-%m-%d %H:%M"),
            ),
            msg(
                "Close the program there. If it does not run there any more, delete the file {file} and start again.",
                file=str(self._path),
            ),
        )

    def hand_over(self, file: Path | None) -> None:
        """Ask the running program to come forward and open `file`. Raises UserError when it does not answer.

        It may have started a moment ago and not listen yet: the call is repeated until the time is up, which is longer
        while it may still be starting.
        """
        request = _request(file)
        deadline = time.monotonic() + max(ANSWER_MS / 1000, self._still_starting())
        while time.monotonic() < deadline:
            if self._ask(request):
                return
            time.sleep(BETWEEN_CALLS)
        holder = holder_of(self._path)
        silent = msg("The program is already running on this data folder and does not answer.")
        if holder is not None:
            silent = msg(
                "The program is already running on this data folder and does not answer"
                " (process {pid} on {host}, since {when}).",
                pid=str(holder.pid),
                host=holder.host,
                when=holder.since.strftime("%Y-%m-%d %H:%M"),
            )
        raise UserError(
            silent, msg("Close it, or end that process, then start again. Or start with another --data-dir.")
        )

    def _still_starting(self) -> float:
        """The seconds for which the program that made the lock may still be starting: a migration takes its time."""
        try:
            age = time.time() - self._path.stat().st_mtime
        except OSError:
            return 0.0
        return max(0.0, STARTING - age) if age >= 0 else 0.0

    def _answers(self) -> bool:
        """Whether a program listens that has this folder."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(_socket_name(self._paths))
        return socket.waitForConnected(ANSWER_MS // 4)

    def _ask(self, request: bytes) -> bool:
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(_socket_name(self._paths))
        if not socket.waitForConnected(ANSWER_MS // 4):
            return False
        socket.write(request)
        return socket.waitForBytesWritten(ANSWER_MS) and socket.waitForReadyRead(ANSWER_MS)

    def listen(self) -> None:
        """Answer later starts from now on."""
        from PySide6.QtNetwork import QLocalServer

        name = _socket_name(self._paths)
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(name)  # what a crash left; the lock says that nobody listens
        server.newConnection.connect(self._on_new_connection)
        server.listen(name)
        self._server = server

    @Slot()
    def _on_new_connection(self) -> None:
        socket = self._server.nextPendingConnection() if self._server else None
        if socket is not None:
            socket.readyRead.connect(self._on_ready_read)
            socket.disconnected.connect(socket.deleteLater)

    @Slot()
    def _on_ready_read(self) -> None:
        import json

        from PySide6.QtNetwork import QLocalSocket

        socket = self.sender()
        if not isinstance(socket, QLocalSocket) or not socket.canReadLine():
            return
        line = bytes(socket.readLine(LARGEST_REQUEST).data())
        try:
            wanted = json.loads(line).get("open")
        except (ValueError, AttributeError):
            return
        socket.write(b"ok\n")
        socket.flush()
        self.asked.emit(Path(wanted) if isinstance(wanted, str) else None)

    def release(self) -> None:
        """Let the next start be the one."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()
