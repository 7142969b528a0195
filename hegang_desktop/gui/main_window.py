"""The one window: rail, pages, menus, status bar. Turns actions into calls on the session; holds no rule."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from hegang_desktop.app.settings.preferences import Preferences, save_preferences
from hegang_desktop.app.settings.window_state import WindowState, load_window_state, save_window_state
from hegang_desktop.domain.errors import DamagedPlan, StoreError, UserError
from hegang_desktop.domain.message import Message, msg, verbatim
from hegang_desktop.domain.search import Search
from hegang_desktop.gui.actions import Actions
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.home.page import HomePage
from hegang_desktop.gui.new_plans import add_empty_plan
from hegang_desktop.gui.plain_text import caption_of
from hegang_desktop.gui.plan_files import PATTERN, export_plan, is_plan_file, open_plan_file
from hegang_desktop.gui.rail import PAGES, Rail
from hegang_desktop.gui.status import Status
from hegang_desktop.gui.theme.icons import app_icon
from hegang_desktop.gui.widgets.boxes import column, row
from hegang_desktop.gui.widgets.drops import accept_copy, files_of
from hegang_desktop.gui.widgets.toast import Toast

if TYPE_CHECKING:
    from hegang_desktop.gui.listings.page import ListingsPage
    from hegang_desktop.gui.plan.page import PlanPage

SMALLEST = (1024, 640)
FLUSH_SECONDS = 1.0
FRAME_HEIGHT = 40
CLOSE_ANYWAY = 2
USUAL = (1280, 800)


class MainWindow(QMainWindow):
    """`preferences_chosen`: to be put in force by the application (payload Preferences)."""

    preferences_chosen = Signal(object)

    def __init__(self, context: Context, preferences: Preferences) -> None:
        super().__init__()
        self._context = context
        self.preferences = preferences
        self._state = load_window_state(context.session.library)
        self._home: HomePage | None = None
        self._listings: ListingsPage | None = None
        self._plan: PlanPage | None = None
        self._page = ""
        self._just_deleted = False
        self._refusal = ""
        # the system ends us, or a signal does: there is nobody to ask
        self.must_close = False
        self.setWindowIcon(app_icon())
        self.setMinimumSize(*SMALLEST)
        self.setAcceptDrops(True)
        context.texts.put(self, msg("Hegang Desktop"), "setWindowTitle")
        self._rail = Rail(context)
        self._stack = QStackedWidget()
        self.toast = Toast(context.texts)
        centre = QWidget()
        across = row(centre, spacing=0)
        across.addWidget(self._rail)
        right = column(spacing=0)
        right.addWidget(self._stack, 1)
        foot = row(spacing=0)
        foot.setContentsMargins(16, 0, 16, 6)
        foot.addWidget(self.toast)
        right.addLayout(foot)
        across.addLayout(right, 1)
        self.setCentralWidget(centre)
        self.status = Status(context)
        self.setStatusBar(self.status)
        self.actions_ = Actions(self, context)
        self._rail.page_requested.connect(self.show_page)
        context.signals.plan_changed.connect(self._on_plan_changed)
        context.signals.saved.connect(self._on_saved)
        context.texts.words_changed.connect(self._on_plan_changed)
        room = self.screen().availableGeometry()
        self.resize(min(USUAL[0], room.width()), min(USUAL[1], room.height() - FRAME_HEIGHT))
        if self._state.geometry:
            self.restoreGeometry(QByteArray.fromBase64(self._state.geometry.encode()))
        known = [page for page, _ in PAGES]
        left_closed = context.session.plan is None and bool(context.session.entries)
        self.show_page(self._state.page if self._state.page in known and not left_closed else "home")
        self._on_plan_changed()

    # --- pages -----------------------------------------------------------------------------------------------------

    @property
    def home(self) -> HomePage:
        """The home page, made when first needed."""
        if self._home is None:
            self._home = page = HomePage(self._context)
            page.plan_requested.connect(self.show_plan)
            page.plan_opened.connect(self.open_plan)
            page.plan_duplicated.connect(self.duplicate_plan_of)
            page.plan_renamed.connect(self.rename_plan_of)
            page.plan_deleted.connect(self.delete_plan_of)
            page.earlier_requested.connect(self.open_earlier)
            page.sample_plan_requested.connect(self.open_sample_plan)
            page.sample_homes_requested.connect(self.load_samples)
            page.import_requested.connect(self.import_listings)
            page.open_file_requested.connect(self.ask_open_plan)
            self._stack.addWidget(page)
        return self._home

    @property
    def listings(self) -> ListingsPage:
        """The listings page, made when first needed."""
        if self._listings is None:
            from hegang_desktop.gui.listings.page import ListingsPage  # not needed for the first picture

            self._listings = page = ListingsPage(self._context)
            page.target_chosen.connect(self._on_target_chosen)
            page.status_changed.connect(self.status.show_listings)
            page.restore(self._state.parts)
            self._stack.addWidget(page)
        return self._listings

    @property
    def plan(self) -> PlanPage:
        """The plan page, made when first needed."""
        if self._plan is None:
            from hegang_desktop.gui.plan.page import PlanPage

            self._plan = page = PlanPage(self._context)
            page.listings_requested.connect(self.show_listings)
            page.new_plan_requested.connect(self.new_plan)
            page.restore(self._state.parts)
            self._stack.addWidget(page)
            page.show_all()
        return self._plan

    @Slot(str)
    def show_page(self, page: str) -> None:
        """Bring a page to the front."""
        widget: QWidget = self.listings if page == "listings" else self.plan if page == "plan" else self.home
        self._page = page
        self._rail.show_page(page)
        self._stack.setCurrentWidget(widget)
        self._keep_state()

    def begin(self) -> None:
        """On the first run the first question waits for its answer."""
        if self._page == "home" and not self._context.session.entries:
            self.home.questions.savings.edit.setFocus()

    @Slot()
    def show_home(self) -> None:
        """The home page."""
        self.show_page("home")

    @Slot()
    def show_listings(self) -> None:
        """The listings page."""
        self.show_page("listings")

    @Slot()
    def show_plan(self) -> None:
        """The plan page."""
        self.show_page("plan")

    @property
    def page(self) -> str:
        """The page in front."""
        return self._page

    # --- plans -----------------------------------------------------------------------------------------------------

    @Slot()
    def _on_plan_changed(self) -> None:
        self._just_deleted = False
        session, say = self._context.session, self._context.texts.say
        for action in self.actions_.needs_plan:
            action.setEnabled(session.plan is not None)
        for action, label, plain, named in (
            (self.actions_.undo, session.undo_label, msg("&Undo"), "undo"),
            (self.actions_.redo, session.redo_label, msg("&Redo"), "redo"),
        ):
            action.setEnabled(label is not None)
            words = plain
            if label is not None:
                what = verbatim(caption_of(say(label)))
                words = msg("&Undo: {what}", what=what) if named == "undo" else msg("&Redo: {what}", what=what)
            action.setText(say(words))

    @Slot(object)
    def _on_saved(self, error: StoreError | None) -> None:
        if error is not None:
            self.toast.say(
                msg("{what} {hint}", what=error.message, hint=error.hint or verbatim("")),
                msg("Save a copy elsewhere…"),
                self.export_plan,
                stay=True,
            )
            self._refusal = self.toast.text.text()
        elif self._refusal and self.toast.text.text() == self._refusal:
            self._refusal = ""
            self.toast.hide()

    @Slot()
    def undo(self) -> None:
        """Take the last step back: also a deletion, while it was the last thing that happened."""
        if self._just_deleted and self.toast.can_act:
            self.toast.act()
        elif self._page == "listings" and self.listings.take_back():
            return
        else:
            self._try(self._context.session.undo)

    @Slot()
    def redo(self) -> None:
        """Take it again."""
        self._try(self._context.session.redo)

    @Slot()
    def new_plan(self) -> None:
        """An empty plan from this month, open for its numbers."""
        add_empty_plan(self._context)
        self.show_plan()
        self.plan.inputs.have.setFocus()

    @Slot(str)
    def open_plan(self, plan_id: str) -> None:
        """Open a plan of the list."""
        if self._try(lambda: self._context.session.open(plan_id)):
            self.show_plan()

    @Slot(str)
    def open_earlier(self, plan_id: str) -> None:
        """Open a damaged plan of the list at its last state that can be read."""
        session = self._context.session
        if self._try(lambda: session.open_earlier(plan_id)):
            self.show_plan()
            self.toast.say(msg("Opened as it was saved before. The damaged state stays in the history."))

    def _try(self, do: Callable[[], object]) -> bool:
        """Do it; what the world or a damaged plan refuses is told at the foot of the window. Whether it was done."""
        try:
            do()
        except UserError as error:
            self.tell(error)
            return False
        return True

    def tell(self, error: UserError) -> None:
        """What is wrong and what to do, at the foot of the window, until it is closed."""
        self.toast.say(msg("{what} {hint}", what=error.message, hint=error.hint or verbatim("")), stay=True)

    @Slot()
    def ask_open_plan(self) -> None:
        """Choose a plan file and open it."""
        path = self._context.dialogs.ask_open_file(self, msg("Open a plan file"), PATTERN)
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """A file from the command line, a drop, or a second start: a plan or listings."""
        if not is_plan_file(path):
            self.import_path(path)
            return
        if not open_plan_file(self._context, self, path):
            return
        self.show_plan()
        self.toast.say(msg("Opened as a copy. The file {name} itself stays as it is.", name=path.name))

    @Slot()
    def export_plan(self) -> None:
        """Write the open plan to a file of its own."""
        path = export_plan(self._context, self)
        if path is not None:
            self.toast.say(msg("Written to {name}.", name=path.name))

    @Slot()
    def name_version(self) -> None:
        """Give the present state a name; saving itself is automatic."""
        name = self._ask(
            msg("Name this version"),
            msg("Everything is saved as you go. A name marks this state; undo and redo come by it again:"),
        )
        if name is not None:
            self._context.session.name_version(name)
            self.toast.say(msg('This version is now called "{name}".', name=name))

    def _ask(self, title: Message, label: Message, value: str = "") -> str | None:
        return self._context.dialogs.ask_text(self, title, label, value)

    @Slot()
    def duplicate_plan(self) -> None:
        """A second plan with the same values."""
        plan = self._context.session.plan
        if plan is not None:
            self._context.session.duplicate(self._context.texts.say(msg("{name} (copy)", name=plan.name))[:200])
            self.show_plan()

    @Slot()
    def rename_plan(self) -> None:
        """Another name for the open plan."""
        plan = self._context.session.plan
        if plan is None:
            return
        name = self._ask(msg("Rename the plan"), msg("Name:"), plan.name)
        if name is not None:
            self._context.session.rename(plan.id, name[:200])

    @Slot()
    def delete_plan(self) -> None:
        """Put the open plan aside, with a way back."""
        plan = self._context.session.plan
        if plan is not None:
            self.delete_plan_of(plan.id)

    @Slot(str)
    def duplicate_plan_of(self, plan_id: str) -> None:
        """Duplicate a plan of the list."""
        self._context.session.open(plan_id)
        self.duplicate_plan()

    @Slot(str)
    def rename_plan_of(self, plan_id: str) -> None:
        """Rename a plan of the list."""
        self._context.session.open(plan_id)
        self.rename_plan()

    @Slot(str)
    def delete_plan_of(self, plan_id: str) -> None:
        """Delete a plan of the list."""
        session = self._context.session
        entry = session.library.entry(plan_id)
        if entry is None:
            return
        session.delete(plan_id)

        def take_back() -> None:
            self._try(lambda: session.undelete(plan_id))

        self.toast.say(msg('"{name}" was deleted.', name=entry.name), msg("Undo"), take_back)
        self._just_deleted = True
        self.actions_.undo.setEnabled(True)

    @Slot()
    def restore_plan(self) -> None:
        """Bring back the plan that was deleted last, today or earlier."""
        found: list[bool] = []
        if not self._try(lambda: found.append(self._context.session.undelete_last())):
            return
        if found == [True]:
            self.show_plan()
        else:
            self.toast.say(msg("There is no deleted plan."))

    @Slot()
    def open_sample_plan(self) -> None:
        """The seafarer's plan, as one more plan; the one that is there already is opened again."""
        from hegang_desktop.app.samples import sample_plan

        session = self._context.session
        plan = sample_plan(self._context.texts.words)
        there = next(
            (entry.id for entry in session.entries if entry.sample and self._note_of(entry.id) == plan.note), None
        )
        if there is not None:
            session.open(there)
        else:
            session.add(plan, msg("Open the sample plan"))
        self.show_plan()

    def _note_of(self, plan_id: str) -> str | None:
        try:
            plan = self._context.session.library.plan_of(plan_id)
        except DamagedPlan:
            return None
        return plan.note if plan is not None else None

    # --- listings --------------------------------------------------------------------------------------------------

    @Slot()
    def import_listings(self) -> None:
        """Choose a file of listings and import it."""
        self.show_listings()
        self.listings.import_file()

    def import_path(self, path: Path) -> None:
        """Import this file."""
        self.show_listings()
        self.listings.import_file(path)

    @Slot()
    def add_home(self) -> None:
        """A home heard of elsewhere."""
        self.show_listings()
        self.listings.add_home()

    @Slot()
    def use_as_target(self) -> None:
        """The selected home becomes the plan's."""
        self.show_listings()
        self.listings.use_as_target()

    @Slot()
    def load_samples(self) -> None:
        """Fill the catalogue with fictional homes."""
        self.show_listings()
        self.listings.load_samples()

    @Slot()
    def remove_samples(self) -> None:
        """Take them out again."""
        self.show_listings()
        self.listings.remove_samples()

    @Slot()
    def find_home(self) -> None:
        """To the search line."""
        self.show_listings()
        self.listings.focus_search()

    @Slot()
    def _on_target_chosen(self) -> None:
        self.show_plan()
        self.plan.show_top()

    # --- the rest --------------------------------------------------------------------------------------------------

    @Slot()
    def show_palette(self) -> None:
        """Find anything by its name."""
        from hegang_desktop.gui.command_palette import CommandPalette

        palette = CommandPalette(self._context, self.actions_.all, self)
        palette.plan_chosen.connect(self.open_plan)
        palette.city_chosen.connect(self._on_city_chosen)
        palette.listing_chosen.connect(self._on_listing_chosen)
        corner = self.mapToGlobal(self.rect().center())
        palette.move(corner.x() - palette.width() // 2, corner.y() - self.height() // 3)
        palette.show()
        palette.edit.setFocus()

    @Slot(str)
    def _on_city_chosen(self, city: str) -> None:
        self.show_listings()
        self.listings.show_search(Search(facets={"city": (city,)}))

    @Slot(int, str)
    def _on_listing_chosen(self, listing_id: int, text: str) -> None:
        self.show_listings()
        self.listings.show_search(Search(text=text))
        self.listings.show_listing(listing_id)

    @Slot()
    def show_settings(self) -> None:
        """The settings window."""
        from hegang_desktop.gui.settings.window import SettingsWindow

        window = SettingsWindow(self._context, self.preferences, self)
        window.preferences_chosen.connect(self.choose_preferences)
        window.open()

    @Slot(object)
    def choose_preferences(self, preferences: Preferences) -> None:
        """Put preferences in force and keep them."""
        self.preferences = preferences
        save_preferences(self._context.session.library, preferences)
        self.actions_.settings.show_preferences(preferences)
        self.preferences_chosen.emit(preferences)

    @Slot()
    def show_guide(self) -> None:
        """The guide."""
        self._show_text("guide", msg("Guide"))

    @Slot()
    def show_about(self) -> None:
        """Version, licence, where the data lives."""
        self._show_text("about", msg("About Hegang Desktop"))

    def _show_text(self, name: str, title: Message) -> None:
        from hegang_desktop.gui.guide_window import GuideWindow

        GuideWindow(self._context, name, title, self).show()

    # --- drops, state, closing -------------------------------------------------------------------------------------

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
        self.open_path(self._dropped)

    def _may_close(self) -> bool:
        """Whether all is on disk, or the user wants to go without it."""
        while not self._context.session.library.flush(FLUSH_SECONDS):
            error = self._context.session.library.save_state.error
            question = msg("Your last changes could not be saved yet: the disk refuses them. What shall be done?")
            if error is not None:
                question = msg("Your last changes are not saved. {why} What shall be done?", why=error.message)
            choices = [msg("Try again"), msg("Save a copy elsewhere…"), msg("Close without them")]
            choice = self._context.dialogs.ask_choice(self, question, choices)
            if choice == 1:
                self.export_plan()
            if choice in (None, 1):
                return False
            if choice == CLOSE_ANYWAY:
                return True
        return True

    def _keep_state(self) -> None:
        parts = dict(self._state.parts)
        for page in (self._listings, self._plan):
            if page is not None:
                parts.update(page.state())
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        state = WindowState(geometry, self._page, parts)
        if state != self._state:
            self._state = state
            save_window_state(self._context.session.library, state)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._keep_state()
        if not self.must_close and not self._may_close():
            event.ignore()
            return
        if self._listings is not None:
            self._listings.release()
        super().closeEvent(event)
