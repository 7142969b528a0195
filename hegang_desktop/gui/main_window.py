"""The one window: rail, pages, menus, status bar. Composes what does the work; holds no rule."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from hegang_desktop.app.settings.preferences import Preferences
from hegang_desktop.domain.errors import StoreError
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.gui import pages
from hegang_desktop.gui.actions import ActionState
from hegang_desktop.gui.bound_action import Handler
from hegang_desktop.gui.commands.files import FileCommands
from hegang_desktop.gui.commands.help import HelpCommands
from hegang_desktop.gui.commands.listings import ListingCommands
from hegang_desktop.gui.commands.palette import PaletteCommands
from hegang_desktop.gui.commands.plan_edits import PlanEditCommands
from hegang_desktop.gui.commands.plans import PlanCommands
from hegang_desktop.gui.commands.preferences import PreferenceCommands
from hegang_desktop.gui.commands.undo import UndoCommands
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.menus import Menus
from hegang_desktop.gui.navigator import Navigator
from hegang_desktop.gui.new_plans import TemplateMenu
from hegang_desktop.gui.panes import PaneCommands
from hegang_desktop.gui.plain_text import caption_of
from hegang_desktop.gui.rail import Rail
from hegang_desktop.gui.status import Status
from hegang_desktop.gui.theme.icons import app_icon
from hegang_desktop.gui.widgets.boxes import row
from hegang_desktop.gui.widgets.drops import accept_copy, files_of
from hegang_desktop.gui.widgets.floating_bar import FloatingBar
from hegang_desktop.gui.widgets.screen_fit import least_window
from hegang_desktop.gui.widgets.toast import Toast
from hegang_desktop.gui.window_memory import WindowMemory

if TYPE_CHECKING:
    from hegang_desktop.gui.home.page import HomePage
    from hegang_desktop.gui.home.questions_card import QuestionsCard
    from hegang_desktop.gui.listings.page import ListingsPage
    from hegang_desktop.gui.plan.page import PlanPage

TOAST_PX = 12
FLUSH_SECONDS = 1.0
CLOSE_ANYWAY = 2


class MainWindow(QMainWindow):
    """The commands are its public parts; each action of the table runs one of them (`handlers`)."""

    def __init__(self, context: Context, preferences: Preferences) -> None:
        super().__init__()
        self.context = context
        # the system ends us, or a signal does: there is nobody to ask
        self.must_close = False
        self._dropped = Path()
        self._refusal = ""
        self._followed = False
        self.setWindowIcon(app_icon())
        self._follow_screen()
        self.setAcceptDrops(True)
        context.texts.put(self, msg("Hegang Desktop"), "setWindowTitle")
        self.rail = Rail(context, pages.PAGES)
        self.toast = Toast(context.texts)
        self.status = Status(context)
        self._memory = WindowMemory(context.session.library)
        self.navigator = Navigator(pages.PAGES, self._make_page, self._lay_out())
        self._make_commands(preferences)
        self.menus = Menus(self, context.texts, self.handlers())
        self.palette_commands.offer(self.menus.all)
        situations = TemplateMenu(context, self.menus.menu("movers"), self, self._questions)
        situations.plan_begun.connect(self.plans.show)
        self._connect()
        self._memory.restore_place(self)
        # the last starts failed, and the plan was left closed: it is opened from the list
        left_closed = context.session.plan is None and bool(context.session.entries)
        self.navigator.show("home" if left_closed else self._memory.page)

    def _lay_out(self) -> QStackedWidget:
        """Rail at the left, the pages, the toast over their foot; returns the stack of pages."""
        stack = QStackedWidget()
        centre = QWidget()
        across = row(centre, spacing=0)
        across.addWidget(self.rail)
        across.addWidget(stack, 1)
        # over the foot of the pages: they do not move when it comes or goes
        FloatingBar(self.toast, stack, TOAST_PX)
        self.setCentralWidget(centre)
        self.setStatusBar(self.status)
        return stack

    def _make_commands(self, preferences: Preferences) -> None:
        context, navigator, toast = self.context, self.navigator, self.toast
        self.listing_commands = ListingCommands(navigator, self)
        self.files = FileCommands(context, navigator, self.listing_commands, toast, self)
        self.plans = PlanCommands(context, navigator, toast, self)
        self.plan_edits = PlanEditCommands(context, navigator, toast, self)
        self.undo_commands = UndoCommands(context, navigator, toast, self)
        self.preferences = PreferenceCommands(context, preferences, self)
        self.help = HelpCommands(context, self)
        self.panes = PaneCommands(self)
        self.palette_commands = PaletteCommands(context, self.plans, self.listing_commands, self)

    def handlers(self) -> dict[str, Handler]:
        """What does each action of the table whose key works in the window."""
        return {
            "show_page": self.navigator.show,
            "quit": self.close,
            **self.files.handlers(),
            **self.listing_commands.handlers(),
            **self.plans.handlers(),
            **self.plan_edits.handlers(),
            **self.undo_commands.handlers(),
            **self.preferences.handlers(),
            **self.help.handlers(),
            **self.palette_commands.handlers(),
            **self.panes.handlers(),
        }

    def _connect(self) -> None:
        signals, navigator = self.context.signals, self.navigator
        self.rail.page_requested.connect(navigator.show)
        navigator.page_changed.connect(self.rail.show_page)
        navigator.page_changed.connect(self._on_page_changed)
        signals.saved.connect(self._on_saved)
        for changed in (
            signals.plan_changed,
            signals.undo_changed,
            self.preferences.preferences_chosen,
            self.context.texts.words_changed,
        ):
            changed.connect(self.refresh_actions)

    # --- pages and actions -------------------------------------------------------------------------------------------

    def _make_page(self, page: pages.Page) -> pages.PageWidget:
        made = page.make(self)
        made.restore(self._memory.parts)
        return made

    def _questions(self) -> QuestionsCard:
        return self.home.questions

    @property
    def home(self) -> HomePage:
        """The home page, made when first needed."""
        return cast("HomePage", self.navigator.page("home"))

    @property
    def listings(self) -> ListingsPage:
        """The listings page, made when first needed."""
        return self.listing_commands.page

    @property
    def plan(self) -> PlanPage:
        """The plan page, made when first needed."""
        return self.plans.page

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        handle = self.windowHandle()
        if handle is not None and not self._followed:
            self._followed = True
            handle.screenChanged.connect(self._follow_screen)

    @Slot()
    def _follow_screen(self) -> None:
        """The least size follows the screen: at 150 % a small one has fewer points than the pages would like."""
        self.setMinimumSize(least_window(self.screen().availableGeometry().size()))

    def begin(self) -> None:
        """The window is shown for the first time: put the cursor where one begins."""
        self.navigator.page(self.navigator.current).take_focus()

    @Slot(str)
    def _on_page_changed(self, _: str) -> None:
        self.refresh_actions()
        self._keep_state()

    @Slot()
    def refresh_actions(self) -> None:
        """Show which actions are possible now."""
        session = self.context.session
        state = ActionState(
            page=self.navigator.current,
            has_plan=session.plan is not None,
            has_home=self.listing_commands.has_home,
            undo=self._caption(session.journal.undo_label),
            redo=self._caption(session.journal.redo_label),
            preferences=self.preferences.current,
        )
        self.menus.refresh(state)

    def _caption(self, message: Message | None) -> str | None:
        """Words inside those of a menu: an ampersand in a name marks no letter."""
        return None if message is None else caption_of(self.context.texts.say(message))

    @Slot(object)
    def _on_saved(self, error: StoreError | None) -> None:
        if error is not None:
            self.toast.tell(error, msg("Save a copy elsewhere…"), self.files.export_plan)
            self._refusal = self.toast.text.text()
        elif self._refusal and self.toast.text.text() == self._refusal:
            self._refusal = ""
            self.toast.hide()

    # --- drops, state, closing ---------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_of(event):
            accept_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        paths = files_of(event)
        if paths and accept_copy(event):
            self._dropped = paths[0]
            # the drop must end before a dialog opens, or the file manager hangs
            QTimer.singleShot(0, self, self._open_dropped)

    @Slot()
    def _open_dropped(self) -> None:
        self.files.open_path(self._dropped)

    def _may_close(self) -> bool:
        """Whether all is on disk, or the user wants to go without it."""
        while not self.context.session.library.flush(FLUSH_SECONDS):
            error = self.context.session.library.save_state.error
            question = msg("Your last changes could not be saved yet: the disk refuses them. What shall be done?")
            if error is not None:
                question = msg("Your last changes are not saved. {why} What shall be done?", why=error.message)
            choices = [msg("Try again"), msg("Save a copy elsewhere…"), msg("Close without them")]
            choice = self.context.dialogs.ask_choice(self, question, choices)
            if choice == 1:
                self.files.export_plan()
            if choice in (None, 1):
                return False
            if choice == CLOSE_ANYWAY:
                return True
        return True

    def _keep_state(self) -> None:
        self._memory.keep(self, self.navigator.current, self.navigator.made)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._keep_state()
        if not self.must_close and not self._may_close():
            event.ignore()
            return
        for page in self.navigator.made:
            page.release()
        super().closeEvent(event)
