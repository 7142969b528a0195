"""Starts the window: folders, one instance, data, theme, words, window, and a clean end."""

from __future__ import annotations

import logging
import os
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QEvent, QLibraryInfo, QLocale, QObject, QSocketNotifier, QTimer, QTranslator, Signal, Slot
from PySide6.QtGui import QFileOpenEvent, QFontDatabase
from PySide6.QtWidgets import QApplication

from hegang_desktop import __version__
from hegang_desktop.app.faults import trace_of
from hegang_desktop.app.paths import Paths, profile
from hegang_desktop.app.plan.library import Library
from hegang_desktop.app.plan.session import Session
from hegang_desktop.app.settings.preferences import Preferences, load_preferences
from hegang_desktop.app.settings.setting import SYSTEM
from hegang_desktop.app.standard_error import tell
from hegang_desktop.app.start_attempts import StartAttempts
from hegang_desktop.domain.errors import DamagedFile, UserError
from hegang_desktop.domain.message import msg
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.dialogs import Dialogs
from hegang_desktop.gui.garbage_collection import GarbageCollection
from hegang_desktop.gui.main_window import MainWindow
from hegang_desktop.gui.runner import Runner
from hegang_desktop.gui.session_signals import SessionSignals
from hegang_desktop.gui.single_instance import SingleInstance
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.theme.theme import Theme
from hegang_desktop.store.user.recovery import EmptiedProfile
from hegang_desktop.text.locales import FALLBACK, locale_named, locale_of
from hegang_desktop.text.system_language import VARIABLES, system_language

if TYPE_CHECKING:
    from hegang_desktop.gui.run_log import RunLog

APP_ID = "io.github.hegang_desktop.HegangDesktop"
FAILED = 1
# a timer of zero fires before the first paint; what is not needed for the picture waits this long
AFTER_FIRST_PICTURE_MS = 60

log = logging.getLogger(__name__)


def run(data_dir: Path | None, file: Path | None, forced: Mapping[str, Any]) -> int:
    """Open the window and run until it is closed. Returns the exit code.

    `forced` are preferences of this start only, by their names.
    """
    _choose_input_method()
    application = make_application()
    paths = profile(data_dir)
    texts = Texts(forced.get("language") or screen_language(), application)
    dialogs = Dialogs(texts)
    try:
        instance = SingleInstance(paths)
        if not instance.acquire():
            instance.hand_over(file)
            return 0
        program = _program(application, paths, texts, dialogs, forced)
    except UserError as error:
        tell(error, texts.words)
        if _can_ask(application):
            dialogs.tell(None, error)
        return FAILED
    if program is None:
        return 0
    instance.asked.connect(program.come_forward)
    if isinstance(application, FileApplication):
        application.file_requested.connect(program.come_forward)
    program.show()
    QTimer.singleShot(AFTER_FIRST_PICTURE_MS, instance, instance.listen)
    if file is not None:
        program.open_later(file)
    code = application.exec()
    program.end()
    instance.release()
    return code


def _can_ask(application: QApplication) -> bool:
    return application.platformName() != "offscreen"


def _program(
    application: QApplication, paths: Paths, texts: Texts, dialogs: Dialogs, forced: Mapping[str, str]
) -> Program | None:
    """The program; None when the plans are gone or damaged and it is to be left. Raises UserError."""
    try:
        return Program(application, paths, texts, dialogs, forced=forced)
    except (EmptiedProfile, DamagedFile) as error:
        if not _can_ask(application):
            raise
        from hegang_desktop.gui.lost_profile import is_settled

        if not is_settled(error, paths, dialogs):
            return None
    return Program(application, paths, texts, dialogs, forced=forced)


def make_application() -> QApplication:
    """The QApplication, named as the desktop file is."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    QApplication.setApplicationName("hegang-desktop")
    QApplication.setApplicationVersion(__version__)
    QApplication.setDesktopFileName(APP_ID)
    return FileApplication(sys.argv[:1]) if sys.platform == "darwin" else QApplication(sys.argv[:1])


class FileApplication(QApplication):
    """macOS sends the file that was double-clicked as an event; `file_requested` carries its Path."""

    file_requested = Signal(object)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_requested.emit(Path(event.file()))
            return True
        return super().event(event)


def screen_language() -> str:
    """The language of the environment, else of the desktop: a program of the macOS Finder has no LANG."""
    if any(os.environ.get(name) for name in VARIABLES):
        return system_language()
    return (locale_named(QLocale.system().name()) or FALLBACK).code


class Program(QObject):
    """The composition: everything that runs, made once and handed down."""

    bug_caught = Signal(str)
    refused = Signal(object)

    def __init__(
        self,
        application: QApplication,
        paths: Paths,
        texts: Texts,
        dialogs: Dialogs,
        *,
        forced: Mapping[str, Any] | None = None,
        session: Session | None = None,
    ) -> None:
        """Open the data and make the window. Raises UserError when the data cannot be opened."""
        super().__init__()
        self._application = application
        self._texts = texts
        self._forced = dict(forced or {})
        self._translator = QTranslator(self)
        self._pending_file: Path | None = None
        self._bugs: set[int] = set()
        self._run_log: RunLog | None = None
        self._ended = False
        self.signals = SessionSignals(self)
        self.runner = Runner(self)
        self.session = session or Session(
            Library(paths, on_saved=self.signals.report_saved, on_waiting=self.signals.report_saving),
            run=self.runner.run,
        )
        self.signals.follow(self.session)
        dialogs.remember_in(self.session.library)
        preferences = load_preferences(self.session.library, Preferences)
        self._chosen = preferences
        in_force = msgspec.structs.replace(preferences, **self._forced)
        self.theme = Theme(application, in_force.theme)
        self._garbage_collection = GarbageCollection(self)
        self.signals.shown_changed.connect(self._garbage_collection.postpone)
        self._attempts = StartAttempts(paths.data)
        cautious = self._attempts.begin()
        self.context = Context(paths, self.session, self.signals, texts, self.theme, self.runner, dialogs, cautious)
        self._choose_language(in_force.language)
        texts.hide_amounts(hidden=in_force.hide_amounts)
        left_closed = self._open_latest()
        self.window = MainWindow(self.context, preferences)
        if left_closed is not None:
            self.window.toast.tell(left_closed)
        self.window.preferences.preferences_chosen.connect(self.put_in_force)
        self.bug_caught.connect(self._on_bug)
        self.refused.connect(self._on_refused)
        application.commitDataRequest.connect(self._on_commit_data)
        self._watch_signals()
        self._former_hook = sys.excepthook
        sys.excepthook = self._on_exception

    def _open_latest(self) -> UserError | None:
        """Open the plan that was open last; why it was left closed, if it was."""
        entries = self.session.entries
        if self.context.cautious and entries:
            return UserError(
                msg('The last starts failed, so the plan "{name}" was left closed this time.', name=entries[0].name),
                msg("Your plans are in the list and can be opened from there."),
            )
        try:
            self.session.open_latest()
        except UserError as error:
            return UserError(
                msg('The plan "{name}" was not opened. {why}', name=entries[0].name, why=error.message), error.hint
            )
        return None

    def show(self) -> None:
        """Show the window; what is not needed for its first picture comes after it."""
        self.window.show()
        self.window.begin()
        QTimer.singleShot(AFTER_FIRST_PICTURE_MS, self, self._after_first_picture)

    @Slot(object)
    def put_in_force(self, preferences: Preferences) -> None:
        """Language, theme and hidden amounts, at once. What the command line named holds until another is chosen."""
        for id_ in [*self._forced]:
            if getattr(preferences, id_) != getattr(self._chosen, id_):
                del self._forced[id_]
        self._chosen = preferences
        in_force = msgspec.structs.replace(preferences, **self._forced)
        self._choose_language(in_force.language)
        self.theme.choose(in_force.theme)
        self._texts.hide_amounts(hidden=in_force.hide_amounts)

    def _choose_language(self, choice: str) -> None:
        language = screen_language() if choice == SYSTEM else choice
        # Qt's own dialogs take Qt's own words
        self._application.removeTranslator(self._translator)
        catalogue = locale_of(language).qt_catalogue
        if catalogue:
            folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            if self._translator.load(catalogue, folder):
                self._application.installTranslator(self._translator)
        QLocale.setDefault(QLocale(language))
        self._texts.choose(language)

    def open_later(self, file: Path) -> None:
        """Open a file once the window is up."""
        self._pending_file = file
        QTimer.singleShot(0, self, self._open_pending)

    @Slot()
    def _open_pending(self) -> None:
        if self._pending_file is not None:
            file, self._pending_file = self._pending_file, None
            self.window.files.open_path(file)

    @Slot(object)
    def come_forward(self, file: Path | None) -> None:
        """Another start was made: show ourselves and open its file."""
        if self.window.isMinimized():
            self.window.showNormal()
        self.window.raise_()
        self.window.activateWindow()
        if file is not None:
            self.open_later(file)

    def end(self) -> None:
        """Stop the threads, write what is left, let go of the data."""
        self._ended = True
        self._attempts.succeed()
        self._garbage_collection.stop()
        sys.excepthook = self._former_hook
        self._unwatch_signals()
        self.runner.stop()
        if not self.session.library.close():
            log.error("something could not be written at the end")
        if self._run_log is not None:
            self._run_log.stop()

    @Slot()
    def _after_first_picture(self) -> None:
        from hegang_desktop.gui.run_log import RunLog

        if not self._ended:
            self._attempts.succeed()
            self._run_log = RunLog()
            self._run_log.start(self.context.paths)
            self._garbage_collection.postpone()
        self._check_fonts()

    def _check_fonts(self) -> None:
        if not QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
            # English on purpose: Chinese could not be read
            self.window.toast.text.setText(
                "No font for Chinese is installed. On Debian and Ubuntu: sudo apt-get install fonts-noto-cjk"
            )
            self.window.toast.action.hide()
            self.window.toast.show()

    @Slot()
    def _on_commit_data(self) -> None:
        # the system shuts down: everything is written as it is typed, only the window's place is not
        self.window.must_close = True
        self.window.close()
        self.session.library.flush()

    def _watch_signals(self) -> None:
        if os.name == "nt":
            return
        # Python sees a signal only between bytecodes: the wake-up pipe brings the event loop to one
        self._wake_read, self._wake_write = os.pipe()
        for end in (self._wake_read, self._wake_write):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(self._wake_write)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, _ignore_signal)
        self._notifier = QSocketNotifier(self._wake_read, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)

    def _unwatch_signals(self) -> None:
        if os.name == "nt":
            return
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        for end in (self._wake_read, self._wake_write):
            os.close(end)

    @Slot()
    def _on_signal(self) -> None:
        os.read(self._wake_read, 64)
        self.window.must_close = True
        self.window.close()
        self._application.quit()

    def _on_exception(self, kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        # may be in any thread: log, and let the main thread tell
        text = trace_of(error)
        if isinstance(error, UserError):
            log.warning("refused: %s", text)
            self.refused.emit(error)
            return
        log.error("unexpected: %s", text)
        if not issubclass(kind, KeyboardInterrupt):
            self.bug_caught.emit(text)

    @Slot(object)
    def _on_refused(self, error: UserError) -> None:
        self.window.toast.tell(error)

    @Slot(str)
    def _on_bug(self, text: str) -> None:
        kind = hash(text)
        if kind not in self._bugs:
            self._bugs.add(kind)
            error = self.session.library.save_state.error
            saved = msg("What was there before it is saved.") if error is None else error.message
            self.window.toast.say(
                msg(
                    "Something went wrong inside the program, and your last step may not have counted. {saved}"
                    " Details are in {folder}.",
                    saved=saved,
                    folder=str(self.context.paths.logs),
                ),
                stay=True,
            )


def _ignore_signal(number: int, frame: object) -> None:
    """The pipe brings the news; this only keeps Python from dying of it."""


def _choose_input_method() -> None:
    # the wheels of PySide6 carry no fcitx plugin; fcitx5 speaks the ibus protocol
    if sys.platform.startswith("linux") and os.environ.get("QT_IM_MODULE", "").startswith("fcitx"):
        os.environ["QT_IM_MODULE"] = "ibus"
