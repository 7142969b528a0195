"""One running program a data folder: a lock file decides, a local socket only talks."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal, Slot

from hegang_desktop.app.paths import Paths
from hegang_desktop.domain.errors import StoreError, UserError
from hegang_desktop.domain.message import msg
from hegang_desktop.store.connection import make_private_folder

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

# QtNetwork is imported where it is used: after the first picture
ANSWER_MS = 2000
BETWEEN_CALLS = 0.05
LARGEST_REQUEST = 64 * 1024
LOCK = "instance.lock"


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
        self._lock = QLockFile(str(paths.data / LOCK))
        # never stale by age: only a dead owner frees it, and Qt checks that the process is gone
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

    def acquire(self) -> bool:
        """Whether we are the one; a crash leaves no lock that counts. Raises StoreError when no lock can be made."""
        if self._lock.tryLock(0):
            return True
        if self._lock.error() == QLockFile.LockError.LockFailedError:
            return False
        raise StoreError(
            msg("The data folder {path} cannot be written to.", path=str(self._paths.data)),
            msg("Check the permissions of the folder, or start the program with another --data-dir."),
        )

    def hand_over(self, file: Path | None) -> None:
        """Ask the running program to come forward and open `file`. Raises UserError when it does not answer.

        It may have started a moment ago and not listen yet: the call is repeated until the time is up.
        """
        request = _request(file)
        deadline = time.monotonic() + ANSWER_MS / 1000
        while time.monotonic() < deadline:
            if self._ask(request):
                return
            time.sleep(BETWEEN_CALLS)
        _, pid, host, *_ = (*self._lock.getLockInfo(), "", "")
        raise UserError(
            msg(
                "The program is already running on this data folder and does not answer (process {pid}, {host}).",
                pid=str(pid),
                host=str(host),
            ),
            msg("Close it, or end that process, then start again. Or start with another --data-dir."),
        )

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
