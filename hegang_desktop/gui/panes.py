"""F6 and Shift+F6: from pane to pane of the window, each where it was left."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from hegang_desktop.gui.bound_action import Handler
from hegang_desktop.gui.widgets.panes import is_pane
from hegang_desktop.gui.widgets.tab_order import within


class PaneCommands(QObject):
    """The panes are those parts of the window that are marked as one; they are walked from left to right, then down."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def handlers(self) -> dict[str, Handler]:
        """What does the actions of panes."""
        return {"next_pane": self.go_on, "previous_pane": self.go_back}

    def go_on(self) -> None:
        """To the pane after this one, from the last to the first."""
        self._go(1)

    def go_back(self) -> None:
        """To the pane before this one."""
        self._go(-1)

    def panes(self) -> list[QWidget]:
        """The panes that are seen, in the order in which they are walked."""
        origin = QPoint(0, 0)
        seen = [one for one in self._window.findChildren(QWidget) if is_pane(one) and one.isVisible()]
        places = {id(one): one.mapTo(self._window, origin) for one in seen}
        return sorted(seen, key=lambda one: (places[id(one)].x(), places[id(one)].y()))

    def _go(self, by: int) -> None:
        panes = self.panes()
        focused = QApplication.focusWidget()
        at = next((i for i, one in enumerate(panes) if one is focused or one.isAncestorOf(focused or one)), None)
        if focused is None or at is None:
            at = -1 if by > 0 else len(panes)
        for step in range(1, len(panes) + 1):
            wanted = _entry(panes[(at + by * step) % len(panes)])
            if wanted is not None:
                wanted.setFocus(Qt.FocusReason.TabFocusReason)
                return


def _entry(pane: QWidget) -> QWidget | None:
    """Where one begins in a pane: where it was left, else its first widget; None: nothing in it takes the focus."""
    proxy = pane.focusProxy()
    if proxy is not None and proxy.isEnabled():
        return proxy
    left = pane.focusWidget()
    return next((one for one in _candidates(pane, left) if one.isVisible() and one.isEnabled()), None)


def _candidates(pane: QWidget, left: QWidget | None) -> Iterator[QWidget]:
    if left is not None and left.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield left
    yield from within(pane)
