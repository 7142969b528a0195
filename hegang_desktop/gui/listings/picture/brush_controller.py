"""What is done in the picture of the homes: a frame narrows the search, a point leads to its home."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from hegang_desktop.gui.listings.controller import ListingsController
from hegang_desktop.gui.listings.filters.filter_panel import FilterPanel
from hegang_desktop.gui.listings.heading_bar import HeadingBar
from hegang_desktop.gui.listings.results import Results


class BrushController(QObject):
    """Turns the gestures of the picture into searches."""

    def __init__(
        self, controller: ListingsController, filters: FilterPanel, results: Results, heading: HeadingBar
    ) -> None:
        super().__init__(controller)
        self._controller = controller
        self._filters = filters
        self._heading = heading
        picture = results.picture
        picture.name_of = controller.name_of
        heading.picture_toggled.connect(results.show_as_picture)
        picture.brushed.connect(self._on_brushed)
        picture.cleared.connect(self._on_cleared)
        picture.home_chosen.connect(self._on_home_chosen)

    @Slot(int, int, object, object)
    def _on_brushed(self, area_least: int, area_most: int, price_least: int, price_most: int) -> None:
        search = self._filters.search.within("area", area_least, area_most).within("price", price_least, price_most)
        self._controller.show_search(search)

    @Slot()
    def _on_cleared(self) -> None:
        search = self._filters.search.within("area", None, None).within("price", None, None)
        self._controller.show_search(search)

    @Slot(object)
    def _on_home_chosen(self, id_: int) -> None:
        self._heading.picture_button.setChecked(False)
        self._controller.show_listing(id_)
