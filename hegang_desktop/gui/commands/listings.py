"""What is done with the listings from menus and keys: each shows the page and lets it do its work."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Slot

from hegang_desktop.domain.search import Search
from hegang_desktop.gui.bound_action import Handler
from hegang_desktop.gui.navigator import Navigator

if TYPE_CHECKING:
    from hegang_desktop.gui.listings.page import ListingsPage

PAGE = "listings"


class ListingCommands(QObject):
    """The page is made when something is first asked of it."""

    def __init__(self, navigator: Navigator, parent: QObject) -> None:
        super().__init__(parent)
        self._navigator = navigator

    def handlers(self) -> dict[str, Handler]:
        """What does the actions of the listings."""
        return {
            "find_in_listings": self.find,
            "add_home": self.add_home,
            "use_as_target": self.use_as_target,
            "paste_adverts": self.paste,
            "quick_home": self.quick_home,
            "compare_homes": self.compare,
            "toggle_picture": self.toggle_picture,
            "choose_columns": self.choose_columns,
            "export_listings": self.export,
            "show_imports": self.show_imports,
            "load_samples": self.load_samples,
            "remove_samples": self.remove_samples,
        }

    @property
    def page(self) -> ListingsPage:
        """The listings page, made when first needed."""
        return cast("ListingsPage", self._navigator.page(PAGE))

    @property
    def has_home(self) -> bool:
        """Whether a home is selected on the page."""
        return self._navigator.is_made(PAGE) and self.page.results.detail.detail is not None

    @Slot()
    def show(self) -> None:
        """Bring the listings page to the front."""
        self._navigator.show(PAGE)

    def _shown(self) -> ListingsPage:
        self.show()
        return self.page

    def find(self) -> None:
        """To the search line."""
        self._shown().focus_search()

    @Slot(object)
    def show_search(self, search: Search) -> None:
        """The homes that a search finds."""
        self._shown().controller.show_search(search)

    def show_city(self, city: str) -> None:
        """The homes of a city."""
        self._shown().controller.show_search(Search(facets={"city": (city,)}))

    def show_listing(self, listing_id: int, text: str) -> None:
        """A home, among those that were found by this text."""
        controller = self._shown().controller
        controller.show_search(Search(text=text))
        controller.show_listing(listing_id)

    # --- new homes ---------------------------------------------------------------------------------------------------

    def import_file(self, path: Path | None) -> None:
        """Import this file, or one that is asked for."""
        self._shown().imports.import_file(path)

    def add_home(self) -> None:
        """A home heard of elsewhere."""
        self._shown().homes.add()

    def paste(self) -> None:
        """Take adverts from the clipboard."""
        self._shown().tools.paste()

    def quick_home(self) -> None:
        """Enter a home heard of."""
        self._shown().tools.quick_home()

    @Slot()
    def load_samples(self) -> None:
        """Fill the catalogue with fictional homes."""
        self._shown().samples.load()

    def remove_samples(self) -> None:
        """Take them out again."""
        self._shown().samples.remove()

    # --- the homes there are -----------------------------------------------------------------------------------------

    def use_as_target(self) -> None:
        """The selected home becomes the plan's."""
        self._shown().target.take_selected()

    def compare(self) -> None:
        """Homes side by side."""
        self._shown().comparison.compare()

    def toggle_picture(self) -> None:
        """The homes as points, or as a table."""
        self._shown().heading.picture_button.toggle()

    def choose_columns(self) -> None:
        """Which columns the table has."""
        page = self._shown()
        page.heading.picture_button.setChecked(False)
        page.results.table.choose_columns()

    def export(self) -> None:
        """Write what is shown to a table."""
        page = self._shown()
        page.tools.export(page.result)

    def show_imports(self) -> None:
        """All imports."""
        self._shown().tools.show_history()
