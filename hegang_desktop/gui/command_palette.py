"""Ctrl+K: type a few letters, find an action, an input, a figure, a plan, a city or a home, press Enter."""

from __future__ import annotations

import functools
from typing import Any

import msgspec
from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from hegang_desktop.app.rules import load_cities
from hegang_desktop.domain.message import msg, verbatim
from hegang_desktop.domain.search import ListingRow, Order, Search
from hegang_desktop.gui.bound_action import BoundAction
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.key_map import without_mnemonic
from hegang_desktop.gui.plan.figures import SEARCH_WORDS, TITLES
from hegang_desktop.gui.widgets.boxes import column, plain_label
from hegang_desktop.gui.widgets.line_edit import PlainLine
from hegang_desktop.text.places import city_names
from hegang_desktop.text.word_search import WordSearch

MOST_OF_A_KIND = 6
MOST_INPUTS = 10
PAUSE_MS = 120
_ROLE = Qt.ItemDataRole.UserRole


class PaletteTarget(msgspec.Struct, frozen=True):
    """What a line leads to: an action's number, the id of a plan, figure or listing, an InputRef, a city's name."""

    kind: str
    value: Any


class CommandPalette(QDialog):
    """`plan_chosen` (id), `figure_chosen` (id), `input_chosen` (InputRef), `city_chosen` (name), `listing_chosen` (id,
    text searched); actions are triggered.
    """

    plan_chosen = Signal(str)
    figure_chosen = Signal(str)
    input_chosen = Signal(object)
    city_chosen = Signal(str)
    listing_chosen = Signal(int, str)

    def __init__(self, context: Context, actions: list[BoundAction], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._actions = [one for one in actions if one.isEnabled() and one.entry.in_palette]
        self.setFixedSize(560, 420)
        outer = column(self, margin=10, spacing=8)
        self.edit = PlainLine()
        context.texts.put(self.edit, msg("Action, input, figure, plan, city or home"), "setPlaceholderText")
        context.texts.put(self.edit, msg("Action, input, figure, plan, city or home"), "setAccessibleName")
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.nothing = plain_label("", "quiet_body", wrap=True)
        self.nothing.hide()
        outer.addWidget(self.edit)
        outer.addWidget(self.nothing)
        outer.addWidget(self.list, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._search_listings)
        self.edit.textEdited.connect(self._on_text_edited)
        self.edit.installEventFilter(self)
        self.list.itemClicked.connect(self._on_item_clicked)
        self._fill("")

    @Slot(str)
    def _on_text_edited(self, text: str) -> None:
        self._fill(text)
        self._timer.start()

    def _fill(self, typed: str) -> None:
        self.list.clear()
        wanted = typed.strip()
        self._add_actions(wanted.lower())
        self._add_plans(wanted.lower())
        if wanted:
            self._add_parts_of_the_plan(wanted)
            self._add_cities(wanted.lower())
        self.list.setCurrentRow(0)
        self._say_nothing_fits()

    def _add_actions(self, wanted: str) -> None:
        matches = 0
        for number, action in enumerate(self._actions):
            text = without_mnemonic(action.text())
            if wanted in text.lower() and (wanted or matches < MOST_OF_A_KIND):
                matches += 1
                self._line(f"{text}   {action.shortcut().toString()}".rstrip(), PaletteTarget("action", number))

    def _add_plans(self, wanted: str) -> None:
        for entry in self._context.session.entries:
            if wanted in entry.name.lower():
                self._line(
                    self._context.texts.say(msg("Plan: {name}", name=verbatim(entry.name))),
                    PaletteTarget("plan", entry.id),
                )

    def _add_parts_of_the_plan(self, wanted: str) -> None:
        """Figures of the answer and inputs, the best matches first, in whichever language they are called so."""
        plan = self._context.session.plan
        if plan is None:
            return
        from hegang_desktop.app.plan.findable import findable_inputs

        search, say = self._search, self._context.texts.say
        for id_, title in TITLES.items():
            if search.rank(wanted, (title, SEARCH_WORDS[id_])) is not None:
                self._line(say(msg("Figure: {name}", name=title)), PaletteTarget("figure", id_))
        ranked = [(search.rank(wanted, (one.name, *one.words)), one) for one in findable_inputs(plan)]
        fitting = sorted(((rank, one) for rank, one in ranked if rank is not None), key=lambda pair: pair[0])
        for _, one in fitting[:MOST_INPUTS]:
            self._line(say(msg("Input: {name}", name=one.name)), PaletteTarget("input", one.ref))

    @functools.cached_property
    def _search(self) -> WordSearch:
        return WordSearch(self._context.texts.words)

    def _add_cities(self, wanted: str) -> None:
        for city in load_cities():
            if wanted in f"{city.zh} {city.en}".lower():
                name = city_names(city, self._context.texts.words.locale)
                self._line(self._context.texts.say(msg("Homes in {city}", city=name)), PaletteTarget("city", city.zh))

    def _say_nothing_fits(self) -> None:
        """In words, where nothing was found; not while one is still typing nothing."""
        typed = self.edit.text().strip()
        empty = bool(typed) and not self.list.count()
        self.nothing.setVisible(empty)
        if empty:
            self.nothing.setText(
                self._context.texts.say(
                    msg(
                        'Nothing here is called "{typed}". Try one word, such as rent, runway or Hegang.',
                        typed=verbatim(typed),
                    )
                )
            )

    def _line(self, text: str, target: PaletteTarget) -> None:
        item = QListWidgetItem(text)
        item.setData(_ROLE, target)
        item.setSizeHint(QSize(0, 32))
        self.list.addItem(item)

    @Slot()
    def _search_listings(self) -> None:
        text = self.edit.text().strip()
        if text:
            paths = self._context.paths

            from hegang_desktop.app.listings.searching import find

            def find_rows() -> list[ListingRow]:
                result, reader = find(paths, Search(text=text), Order())
                try:
                    return reader.rows(result.ids[:MOST_OF_A_KIND])
                finally:
                    reader.close()

            self._context.runner.run("palette", find_rows, self._on_listings)

    def _on_listings(self, rows: list[ListingRow]) -> None:
        words = self._context.texts.words
        for one in rows:
            d = one.description
            said = (("city", d.city), ("district", d.district), ("community", d.community), ("layout", d.layout))
            where = " ".join(words.advert_value(*part) for part in said if part[1])
            self._line(f"{where}  {words.money(one.price)}", PaletteTarget("listing", one.id))
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        self._say_nothing_fits()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                if self.list.count():
                    self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                item = self.list.currentItem()
                if item is not None:
                    self._go(item)
                return True
        return super().eventFilter(watched, event)

    @Slot(QListWidgetItem)
    def _on_item_clicked(self, item: QListWidgetItem) -> None:
        self._go(item)

    def _go(self, item: QListWidgetItem) -> None:
        target: PaletteTarget = item.data(_ROLE)
        text = self.edit.text().strip()
        self.close()
        if target.kind == "action":
            self._actions[target.value].trigger()
        elif target.kind == "plan":
            self.plan_chosen.emit(target.value)
        elif target.kind == "figure":
            self.figure_chosen.emit(target.value)
        elif target.kind == "input":
            self.input_chosen.emit(target.value)
        elif target.kind == "city":
            self.city_chosen.emit(target.value)
        else:
            self.listing_chosen.emit(target.value, text)
