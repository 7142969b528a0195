"""`hegang-desktop --self-test`: is everything here, and does it work? One line a check, exit code 0 or 1.

Works on a throw-away profile; a display is used when there is one.
"""

from __future__ import annotations

import importlib
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QLibraryInfo, QTranslator, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QWidget

from hegang_desktop import __version__
from hegang_desktop.app.paths import Paths, profile
from hegang_desktop.app.plan.library import Library
from hegang_desktop.app.plan.session import Session
from hegang_desktop.app.self_test import Check, Unfit, core_checks, findings, versions
from hegang_desktop.domain.message import msg
from hegang_desktop.gui import application as gui_application
from hegang_desktop.gui.dialogs import Dialogs
from hegang_desktop.gui.texts import Texts
from hegang_desktop.text.locales import LOCALES
from hegang_desktop.text.translator import Translator

FIT, UNFIT = 0, 1
WAIT_SECONDS = 20.0
COLOURS_OF_A_PAGE = 20
COLOURS_OF_A_CHART = 8


def run(words: Translator) -> int:
    """Run all checks and print them. Returns the exit code."""
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    fit = True
    print(f"Hegang Desktop {__version__}, Python {sys.version.split()[0]}", flush=True)
    with tempfile.TemporaryDirectory(prefix="hegang 自检 ", ignore_cleanup_errors=True) as folder:
        paths = profile(Path(folder) / "data")
        gui_application.make_application()  # or the first thing of Qt that is used without one ends the process
        look = _Look(paths, words.language)
        for finding in findings([*core_checks(paths), *look.checks()]):
            fit = fit and finding.fit
            print(f"{'ok' if finding.fit else 'FAILED':<8}{words.say(finding.name)}: {finding.detail}", flush=True)
        look.end()
    return FIT if fit else UNFIT


class _Look:
    """The checks with Qt; the window that the first of them opens serves the others."""

    def __init__(self, paths: Paths, language: str) -> None:
        self._paths = paths
        self._language = language
        self._program: gui_application.Program | None = None

    def checks(self) -> list[Check]:
        return [
            (msg("Qt and charts"), self._qt),
            (msg("Qt's own words in every language"), self._qt_words),
            (msg("A font for Chinese"), self._font),
            (msg("The channel between two starts"), self._channel),
            (msg("The window"), self._window),
            (msg("The chart"), self._chart),
        ]

    def end(self) -> None:
        if self._program is not None:
            self._program.window.close()
            self._program.end()

    def _qt(self) -> str:
        # gui.charts alone may import pyqtgraph; here it is only asked whether that works
        importlib.import_module("hegang_desktop.gui.charts.export")
        application = gui_application.make_application()
        return f"Qt {qVersion()} on {application.platformName()}, PySide6 {pyside_version}, {versions(('pyqtgraph',))}"

    def _qt_words(self) -> str:
        translator = QTranslator()
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        missing = []
        for catalogue in (one.qt_catalogue for one in LOCALES if one.qt_catalogue):
            if not translator.load(catalogue, folder):
                raise Unfit(f"no {catalogue} in {folder}")
            missing.append(translator.translate("QPlatformTheme", "Cancel") or catalogue)
        return ", ".join(missing)

    def _font(self) -> str:
        families = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
        if not families:
            raise Unfit("none; on Debian and Ubuntu: sudo apt-get install fonts-noto-cjk")
        return families[0]

    def _channel(self) -> str:
        from PySide6.QtNetwork import QLocalServer, QLocalSocket

        server = QLocalServer()
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        if not server.listen(f"hegang-desktop-self-test-{os.getpid()}"):
            raise Unfit(server.errorString())
        socket = QLocalSocket()
        socket.connectToServer(server.serverName())
        reached = socket.waitForConnected(2000)
        socket.abort()
        server.close()
        if not reached:
            raise Unfit(socket.errorString())
        return "QLocalSocket"

    def _window(self) -> str:
        texts = Texts(self._language, gui_application.make_application())
        session = Session(Library(self._paths, on_saved=lambda _error: None))
        self._program = gui_application.Program(
            gui_application.make_application(),
            self._paths,
            texts,
            Dialogs(texts),
            forced={"language": self._language},
            session=session,
        )
        window = self._program.window
        self._program.show()
        _wait_for(lambda: window.isVisible() and _colours(window) > COLOURS_OF_A_PAGE, "the window is not painted")
        screen = QGuiApplication.primaryScreen()
        return f"{window.width()} x {window.height()}, scale {screen.devicePixelRatio():g}"

    def _chart(self) -> str:
        if self._program is None:
            raise Unfit("there is no window to draw it in")
        window = self._program.window
        window.plans.open_sample()
        card = window.plan.chart
        _wait_for(lambda: card.chart is not None, "no chart was made")
        chart = card.chart
        if chart is None:
            raise Unfit("no chart was made")
        from hegang_desktop.gui.charts.export import picture

        sheet = chart.sheet()
        if sheet is None:
            raise Unfit("the chart shows nothing")
        image = picture(sheet)
        count = _colours(image)
        if count < COLOURS_OF_A_CHART:
            raise Unfit(f"{count} colours")
        return f"{image.width()} x {image.height()}"


def _wait_for(state: Callable[[], bool], otherwise: str) -> None:
    deadline = time.monotonic() + WAIT_SECONDS
    while not state():
        if time.monotonic() > deadline:
            raise Unfit(otherwise)
        QApplication.processEvents()
        time.sleep(0.01)


def _colours(what: QWidget | QImage) -> int:
    """How many colours a sample of the pixels has: a blank picture has one."""
    image = what if isinstance(what, QImage) else what.grab().toImage()
    return len({image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)})
