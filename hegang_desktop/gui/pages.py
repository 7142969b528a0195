"""The pages of the window: each is one entry, from which rail, menu, key, palette and the state to restore follow."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, Protocol

from hegang_desktop.domain.message import Message, pmsg

if TYPE_CHECKING:
    from hegang_desktop.gui.main_window import MainWindow


class PageWidget(Protocol):
    """What the window asks of a page, which is a QWidget as well."""

    def state(self) -> dict[str, str]:
        """How it was left, to be so again next time; the names are its own."""

    def restore(self, state: dict[str, str]) -> None:
        """As it was left; called once, before it is first shown. What is missing or unreadable is passed over."""

    def take_focus(self) -> None:
        """The program begins with this page: put the cursor where one goes on."""

    def flush(self) -> None:
        """What is typed and not told yet is told: the last thing done is looked for."""

    def release(self) -> None:
        """The window closes: let go of files and child processes."""


class Page(NamedTuple):
    """`icon` is a file of resources/icons; `make` makes the page when it is first shown, and connects it."""

    id: str
    title: Message
    icon: str
    key: str
    make: Callable[[MainWindow], PageWidget]


def _home(window: MainWindow) -> PageWidget:
    from hegang_desktop.gui.home.page import HomePage

    page = HomePage(window.context)
    plans, files = window.plans, window.files
    page.plan_requested.connect(plans.show)
    page.plan_opened.connect(plans.open)
    page.plan_duplicated.connect(plans.duplicate_of)
    page.plan_renamed.connect(plans.rename_of)
    page.plan_deleted.connect(plans.delete_of)
    page.earlier_requested.connect(plans.open_earlier)
    page.sample_plan_requested.connect(plans.open_sample)
    page.open_file_requested.connect(files.ask_open_plan)
    page.import_requested.connect(files.ask_import)
    page.sample_homes_requested.connect(window.listing_commands.load_samples)
    return page


def _listings(window: MainWindow) -> PageWidget:
    from hegang_desktop.gui.listings.page import ListingsPage  # not needed for the first picture

    page = ListingsPage(window.context)
    page.target.target_chosen.connect(window.plans.show_top)
    page.controller.status_changed.connect(window.status.show_listings)
    page.controller.home_changed.connect(window.refresh_actions)
    return page


def _plan(window: MainWindow) -> PageWidget:
    from hegang_desktop.gui.plan.page import PlanPage

    page = PlanPage(window.context)
    page.listings_requested.connect(window.listing_commands.show)
    page.search_wanted.connect(window.listing_commands.show_search)
    page.new_plan_requested.connect(window.plans.new)
    return page


PAGES: tuple[Page, ...] = (
    Page("home", pmsg("page", "Home"), "home", "Ctrl+1", _home),
    Page("listings", pmsg("page", "Listings"), "listings", "Ctrl+2", _listings),
    Page("plan", pmsg("page", "Plan"), "plan", "Ctrl+3", _plan),
)
"""In the order of the rail; the program begins with the first."""
