"""What is asked for, as chips above the table, each with a way to take it back; and what fits but is not shown."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QToolButton, QWidget

from hegang_desktop.app.listings.search.result import NearMiss, SearchResult
from hegang_desktop.domain.listing_fields import FIELDS
from hegang_desktop.domain.message import Message, msg, msg_n, verbatim
from hegang_desktop.domain.search import Facet, Range, Search
from hegang_desktop.gui.plain_text import caption_of
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.widgets.boxes import column
from hegang_desktop.gui.widgets.flow_box import FlowBox
from hegang_desktop.text.facets import FACET_NAMES, near_words, range_words, value_words

MOST_CHIPS = 24
_TELLING: frozenset[Facet] = frozenset(
    id_ for id_, field in FIELDS.facets.items() if field.facet is not None and field.facet.tells_itself
)
"""Facets whose values say by themselves what they are of."""


def chip_words(facet: Facet, value: str) -> Message:
    """A chosen value, with the facet it is of where it does not tell that itself."""
    words = value_words(facet, value)
    if value and facet in _TELLING:
        return words
    return msg("{facet}: {value}", facet=FACET_NAMES[facet], value=words)


def chips(search: Search) -> list[tuple[Message, Search]]:
    """What is asked, in words, each with the search that asks it no more."""
    result: list[tuple[Message, Search]] = []
    if search.text:
        result.append((verbatim(f'"{search.text}"'), msgspec.structs.replace(search, text="")))
    for name, bounds in search.ranges.items():
        if bounds != Range():
            result.append((range_words(name, bounds), search.within(name, None, None)))
    for facet, values in search.facets.items():
        for value in values:
            rest = tuple(other for other in values if other != value)
            result.append((chip_words(facet, value), search.choosing(facet, rest)))
    if search.with_gone:
        result.append((msg("include those that are gone"), msgspec.structs.replace(search, with_gone=False)))
    if search.with_rejected:
        result.append((msg("include rejected homes"), msgspec.structs.replace(search, with_rejected=False)))
    return result


def widened(search: Search, near: NearMiss) -> Search:
    """The search with a bound moved so far that the homes that nearly fit do."""
    asked = search.ranges.get(near.number, Range())
    if near.bound == asked.most:
        return search.within(near.number, asked.least, near.bound + near.by)
    return search.within(near.number, near.bound - near.by, asked.most)


class CriteriaBar(QFrame):
    """`search_wanted`: a chip was taken away or a bound widened; carries the Search."""

    search_wanted = Signal(object)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._result: SearchResult | None = None
        self._offers: list[Search] = []
        self.chips = FlowBox()
        self.hints = FlowBox()
        layout = column(self, spacing=4)
        layout.addWidget(self.chips)
        layout.addWidget(self.hints)
        texts.words_changed.connect(self._show)
        self.hide()

    def show_result(self, result: SearchResult) -> None:
        """Show what was asked and what nearly fits."""
        self._result = result
        self._show()

    @Slot()
    def _show(self) -> None:
        result = self._result
        if result is None:
            return
        say, search = self._texts.say, result.search
        self._offers = []
        asked = chips(search)[:MOST_CHIPS]
        self.chips.clear()
        for words, without in asked:
            made = self._button(f"{say(words)}  ×", without, "asked")
            made.setAccessibleName(say(msg("Remove this filter: {what}", what=words)))
            self.chips.add(made)
        self.hints.clear()
        for near in result.near_misses[:3]:
            words = near_words(near.number, near.count, near.by)
            self.hints.add(self._button(say(words), widened(search, near), "link"))
        if result.hidden_gone:
            words = msg_n("{n} more is gone: show it", "{n} more are gone: show them", result.hidden_gone)
            self.hints.add(self._button(say(words), msgspec.structs.replace(search, with_gone=True), "link"))
        if result.hidden_rejected:
            words = msg_n("{n} rejected: show it", "{n} rejected: show them", result.hidden_rejected)
            self.hints.add(self._button(say(words), msgspec.structs.replace(search, with_rejected=True), "link"))
        self.chips.setVisible(bool(asked))
        self.hints.setVisible(self.hints.count() > 0)
        self.setVisible(bool(asked) or self.hints.count() > 0)

    def _button(self, text: str, search: Search, look: str) -> QToolButton:
        made = QToolButton()
        made.setText(caption_of(text))
        made.setProperty("look", look)
        made.setProperty("offer", len(self._offers))
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.clicked.connect(self._on_clicked)
        self._offers.append(search)
        return made

    @Slot()
    def _on_clicked(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, QToolButton):
            self.search_wanted.emit(self._offers[int(pressed.property("offer"))])
