"""Which page is in front; a page is made when it is first shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from hegang_desktop.gui.pages import Page, PageWidget


class Navigator(QObject):
    """`page_changed`: another page is in front (its id)."""

    page_changed = Signal(str)

    def __init__(self, pages: tuple[Page, ...], make: Callable[[Page], PageWidget], stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._pages = {page.id: page for page in pages}
        self._make = make
        self._stack = stack
        self._made: dict[str, PageWidget] = {}
        self.current = ""

    @Slot(str)
    def show(self, id_: str) -> None:
        """Bring a page to the front; one that there is not is the first."""
        if id_ not in self._pages:
            id_ = next(iter(self._pages))
        widget = self.page(id_)
        assert isinstance(widget, QWidget)  # noqa: S101 - as PageWidget asks
        self.current = id_
        self._stack.setCurrentWidget(widget)
        self.page_changed.emit(id_)

    def page(self, id_: str) -> PageWidget:
        """The page of this id. Raises KeyError when there is none."""
        if id_ not in self._made:
            made = self._make(self._pages[id_])
            assert isinstance(made, QWidget)  # noqa: S101 - as PageWidget asks
            self._made[id_] = made
            self._stack.addWidget(made)
        return self._made[id_]

    def is_made(self, id_: str) -> bool:
        """Whether a page was shown already."""
        return id_ in self._made

    @property
    def made(self) -> list[PageWidget]:
        """The pages that were shown so far."""
        return list(self._made.values())
