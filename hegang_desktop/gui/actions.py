"""What can be done in the window: each action is one entry, from which menu, key, palette and the list of keys follow.

The window connects each to what does it (`MainWindow.handlers`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Literal, NamedTuple

from hegang_desktop.app.settings.preferences import Preferences
from hegang_desktop.app.settings.setting import settings_of
from hegang_desktop.domain.mark import MOST_STARS
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.gui import pages
from hegang_desktop.gui.plan import views

KeyPlace = Literal["window", "home"]
"""Where a key works: everywhere in the window, or beside a home of the listings where no text is typed."""


class ActionState(NamedTuple):
    """What decides which actions are possible, and what they are called just now.

    `undo` and `redo` say what they would do, in the words of the window; None: there is nothing.
    """

    page: str = ""
    has_plan: bool = False
    has_home: bool = False
    undo: str | None = None
    redo: str | None = None
    preferences: Preferences = Preferences()


def always(_: ActionState) -> bool:
    """Possible whatever the state."""
    return True


def _has_plan(state: ActionState) -> bool:
    return state.has_plan


def _has_home(state: ActionState) -> bool:
    return state.has_home


def _can_undo(state: ActionState) -> bool:
    return state.undo is not None


def _can_redo(state: ActionState) -> bool:
    return state.redo is not None


def _undo_text(state: ActionState) -> Message:
    return msg("&Undo") if state.undo is None else msg("&Undo: {what}", what=state.undo)


def _redo_text(state: ActionState) -> Message:
    return msg("&Redo") if state.redo is None else msg("&Redo: {what}", what=state.redo)


def _is_chosen(id_: str, value: object, state: ActionState) -> bool:
    return bool(getattr(state.preferences, id_) == value)


class MenuEntry(NamedTuple):
    """A menu of the bar, or one within another (`parent`). Parts of a menu with other sections have a line between."""

    id: str
    title: Message
    parent: str = ""
    section: int = 0


class ActionEntry(NamedTuple):
    """One thing that can be done.

    `menu` is where it stands ("": it has a key alone). `command` is what the window is asked to do, if not what the
    `id` says, with `argument` where there are several of a kind. `text_now` names it by the state, `ticked` makes it an
    entry with a tick; of those of one `group` just one has it.
    """

    id: str
    text: Message
    menu: str = ""
    key: str = ""
    section: int = 0
    place: KeyPlace = "window"
    possible: Callable[[ActionState], bool] = always
    text_now: Callable[[ActionState], Message] | None = None
    ticked: Callable[[ActionState], bool] | None = None
    group: str = ""
    command: str = ""
    argument: str = ""
    in_palette: bool = True

    @property
    def handler(self) -> str:
        """The command that does it."""
        return self.command or self.id


def _pages() -> Iterator[ActionEntry]:
    for page in pages.PAGES:
        yield ActionEntry(f"page-{page.id}", page.title, "view", page.key, command="show_page", argument=page.id)


def _views() -> Iterator[ActionEntry]:
    for view in views.VIEWS:
        yield ActionEntry(
            f"view-{view.id}",
            view.title,
            "views",
            view.key,
            possible=_has_plan,
            command="show_view",
            argument=view.id,
        )


def _settings() -> Iterator[MenuEntry | ActionEntry]:
    """Each preference that shows in the menu: a menu of its choices, or an entry with a tick."""
    for one in settings_of(Preferences):
        title = one.setting.menu
        if title is None:
            continue
        if not one.setting.choices:
            yield ActionEntry(
                f"toggle-{one.id}",
                title,
                "view",
                one.setting.keys,
                2,
                ticked=partial(_is_chosen, one.id, True),
                command="toggle_setting",
                argument=one.id,
            )
            continue
        yield MenuEntry(one.id, title, "view", 1)
        for value, words in one.setting.choices:
            yield ActionEntry(
                f"{one.id}-{value}",
                words,
                one.id,
                ticked=partial(_is_chosen, one.id, value),
                group=one.id,
                command="choose_setting",
                argument=f"{one.id}={value}",
                in_palette=False,
            )


def _stars() -> Iterator[ActionEntry]:
    for stars in range(1, MOST_STARS + 1):
        yield ActionEntry(
            f"stars-{stars}",
            msg("{n} of 5 stars", n=stars),
            key=str(stars),
            place="home",
            command="rate_home",
            argument=str(stars),
        )


Entry = ActionEntry | MenuEntry

ACTIONS: tuple[Entry | Callable[[], Iterable[Entry]], ...] = (
    MenuEntry("file", msg("&File")),
    ActionEntry("new_plan", msg("&New plan"), "file", "Ctrl+N"),
    MenuEntry("movers", msg("Start from &someone else's situation"), "file"),
    ActionEntry("open_plan_file", msg("&Open a plan file…"), "file", "Ctrl+O"),
    ActionEntry("export_plan", msg("&Export the plan…"), "file", "Ctrl+Shift+E", possible=_has_plan),
    ActionEntry("name_version", msg("Name this &version…"), "file", "Ctrl+S", possible=_has_plan),
    ActionEntry("import_listings", msg("&Import listings…"), "file", "Ctrl+I", 1),
    ActionEntry("show_settings", msg("&Settings…"), "file", "Ctrl+,", 2),
    ActionEntry("quit", msg("&Quit"), "file", "Ctrl+Q", 2),
    MenuEntry("edit", msg("&Edit")),
    ActionEntry("undo", msg("&Undo"), "edit", "Ctrl+Z", possible=_can_undo, text_now=_undo_text),
    ActionEntry("redo", msg("&Redo"), "edit", "Ctrl+Shift+Z", possible=_can_redo, text_now=_redo_text),
    ActionEntry("find_in_listings", msg("&Find in the listings"), "edit", "Ctrl+F", 1),
    ActionEntry("show_palette", msg("Find an &action, input, plan or home…"), "edit", "Ctrl+K", 1),
    MenuEntry("view", msg("&View")),
    _pages,
    _settings,
    ActionEntry("next_pane", msg("Ne&xt part of the window"), "view", "F6", 3),
    ActionEntry("previous_pane", msg("Pre&vious part of the window"), "view", "Shift+F6", 3),
    MenuEntry("listings", msg("&Listings")),
    ActionEntry("import_more", msg("&Import listings…"), "listings", command="import_listings", in_palette=False),
    ActionEntry("add_home", msg("&Add a home by hand…"), "listings", "Ctrl+Shift+N"),
    ActionEntry("use_as_target", msg("&Use as target home"), "listings", "Ctrl+T", possible=_has_home),
    ActionEntry("paste_adverts", msg("&Paste adverts or a table…"), "listings", "Ctrl+Shift+V", 1),
    ActionEntry("quick_home", msg("A home you &heard of…"), "listings", "Ctrl+Shift+H", 1),
    ActionEntry("compare_homes", msg("&Compare the chosen homes"), "listings", "Ctrl+Shift+C", 1),
    ActionEntry("toggle_picture", msg("Picture or &table"), "listings", "Ctrl+Shift+P", 1),
    ActionEntry("choose_columns", msg("Choose c&olumns…"), "listings", "", 1),
    ActionEntry("export_listings", msg("E&xport what is shown…"), "listings", "Ctrl+Shift+X", 1),
    ActionEntry("show_imports", msg("History of i&mports…"), "listings", "", 1),
    ActionEntry("load_samples", msg("&Load the sample homes"), "listings", "", 2),
    ActionEntry("remove_samples", msg("&Remove the sample homes"), "listings", "", 2),
    ActionEntry("next_stage", msg("Next stage"), key="S", place="home"),
    ActionEntry("previous_stage", msg("Previous stage"), key="Shift+S", place="home"),
    _stars,
    ActionEntry("no_stars", msg("No stars"), key="0", place="home", command="rate_home"),
    ActionEntry("write_note", msg("Write a note"), key="N", place="home"),
    ActionEntry("reject_home", msg("Reject, or restore"), key="X", place="home"),
    ActionEntry("compare_home", msg("Put it among those to compare"), key="C", place="home"),
    MenuEntry("plan", msg("&Plan")),
    ActionEntry("duplicate_plan", msg("&Duplicate"), "plan", "Ctrl+D", possible=_has_plan),
    ActionEntry("rename_plan", msg("&Rename…"), "plan", "F2", possible=_has_plan),
    ActionEntry("delete_plan", msg("De&lete"), "plan", possible=_has_plan),
    ActionEntry("restore_plan", msg("Res&tore the last deleted plan"), "plan"),
    ActionEntry(
        "choose_home",
        msg("&Choose a home from the listings…"),
        "plan",
        section=1,
        possible=_has_plan,
        command="show_page",
        argument="listings",
    ),
    ActionEntry("show_affordable", msg("What can I &afford?"), "plan", "", 1, possible=_has_plan),
    ActionEntry("count_money", msg("&Count the money again…"), "plan", "", 1, possible=_has_plan),
    ActionEntry("record_purchase", msg("I &bought it…"), "plan", "Ctrl+B", 1, possible=_has_plan),
    ActionEntry("take_purchase_back", msg("Ta&ke the purchase back"), "plan", "", 1, possible=_has_plan),
    ActionEntry("duplicate_scenario", msg("Duplicate the s&cenario"), "plan", "Ctrl+Shift+D", 1, possible=_has_plan),
    ActionEntry("next_scenario", msg("Ne&xt scenario"), "plan", "Ctrl+PgDown", 1, possible=_has_plan),
    ActionEntry("try_nothing", msg("Back to the pla&n as it is"), "plan", "Ctrl+0", 1, possible=_has_plan),
    ActionEntry("reset_costs", msg("Re&set all cost lines to the rules"), "plan", "", 1, possible=_has_plan),
    MenuEntry("views", msg("&View"), "plan", 1),
    _views,
    ActionEntry("open_sample_plan", msg("&Open the sample plan"), "plan", "", 2),
    MenuEntry("help", msg("&Help")),
    ActionEntry("show_guide", msg("&Guide"), "help", "F1"),
    ActionEntry("show_about", msg("&About Hegang Desktop"), "help"),
)
"""From top to bottom of the menus; functions stand for the entries that follow from other tables."""


def entries() -> tuple[Entry, ...]:
    """The whole table."""
    listed: list[Entry] = []
    for one in ACTIONS:
        listed += [one] if isinstance(one, ActionEntry | MenuEntry) else one()
    return tuple(listed)


def actions(place: KeyPlace) -> tuple[ActionEntry, ...]:
    """The actions whose keys work in a place."""
    return tuple(one for one in entries() if isinstance(one, ActionEntry) and one.place == place)
