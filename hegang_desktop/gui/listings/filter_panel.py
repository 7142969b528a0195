"""What is looked for: the search line, the city, and ranges of price, area and unit price."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from hegang_desktop.domain.area import Area
from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.message import Message, msg, pmsg
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.search import Search
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.listings.calm_combo import CalmCombo
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.theme.icons import icon
from hegang_desktop.gui.widgets.boxes import button, column, label, plain_label, row
from hegang_desktop.gui.widgets.fields import AreaField, MoneyField
from hegang_desktop.gui.widgets.line_edit import LineEdit
from hegang_desktop.gui.widgets.value_field import ValueField

PANEL_WIDTH = 256


def caption(texts: Texts, message: Message) -> QLabel:
    """The name of a filter, above it."""
    made = label(texts, message)
    font = made.font()
    font.setBold(True)
    made.setFont(font)
    return made


class RangeFilter(QWidget):
    """Two fields, from and to. `range_edited`: either has another value. `fault_changed`: one can be read or not."""

    range_edited = Signal()
    fault_changed = Signal()

    def __init__(
        self, texts: Texts, title: Message, least: ValueField, most: ValueField, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._texts = texts
        self.least = least
        self.most = most
        self._error = plain_label("", "error", wrap=True)
        self._error.hide()
        layout = column(self, spacing=4)
        layout.addWidget(caption(texts, title))
        fields = row(spacing=6)
        fields.addWidget(least, 1)
        fields.addWidget(plain_label("–", "quiet"))
        fields.addWidget(most, 1)
        layout.addLayout(fields)
        layout.addWidget(self._error)
        for field in (least, most):
            field.edit.setMinimumWidth(40)
            field.news.value_edited.connect(self._on_value_edited)
            field.news.wrong.connect(self._on_wrong)
            field.news.righted.connect(self._on_righted)

    def show_range(self, least: int | None, most: int | None) -> None:
        """Show bounds."""
        for field, value in ((self.least, least), (self.most, most)):
            if field.is_wrong:
                # a text that cannot be read would stay while the field has the focus
                field.edit.clear()
                field.edit.textEdited.emit("")
            field.show_value(value)

    @Slot(object)
    def _on_value_edited(self, _: object) -> None:
        self.range_edited.emit()

    @Slot(object)
    def _on_wrong(self, error: UserError) -> None:
        self._error.setText(self._texts.say(error.message))
        self._error.show()
        self.fault_changed.emit()

    @Slot()
    def _on_righted(self) -> None:
        if not (self.least.is_wrong or self.most.is_wrong):
            self._error.hide()
        self.fault_changed.emit()


class FilterPanel(QWidget):
    """`search_edited`: the user asks for something else (a Search)."""

    search_edited = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        texts = self._texts = context.texts
        self._theme = context.theme
        self._cities: tuple[tuple[str, int], ...] = ()
        self._city = ""
        self._showing = False
        self.text = LineEdit()
        self.text.setObjectName("listings_search")
        self.text.setClearButtonEnabled(True)
        self._glass = QAction(self)
        self.text.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        texts.put(self.text, msg("Search community, district, words"), "setPlaceholderText")
        texts.put(self.text, msg("Search the homes"), "setAccessibleName")
        self.city: QComboBox = CalmCombo()
        self.city.setObjectName("listings_city")
        self.city.setMaxVisibleItems(20)
        self.city.setMinimumContentsLength(8)
        self.city.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        texts.put(self.city, msg("City"), "setAccessibleName")
        self.price = RangeFilter(
            texts,
            msg("Total price"),
            MoneyField(texts, msg("Total price from"), step=100_000, optional=True),
            MoneyField(texts, msg("Total price to"), step=100_000, optional=True),
        )
        self.area = RangeFilter(
            texts,
            msg("Floor area"),
            AreaField(texts, msg("Floor area from"), optional=True),
            AreaField(texts, msg("Floor area to"), optional=True),
        )
        self.unit_price = RangeFilter(
            texts,
            msg("Unit price, yuan per m²"),
            MoneyField(texts, msg("Unit price from"), msg("/m²"), step=10_000, optional=True),
            MoneyField(texts, msg("Unit price to"), msg("/m²"), step=10_000, optional=True),
        )
        self.clear_button = button(texts, msg("Clear filters"), "link")
        layout = column(self, margin=0, spacing=16)
        layout.setContentsMargins(16, 16, 8, 16)
        layout.addWidget(self.text)
        place = column(spacing=4)
        place.addWidget(caption(texts, msg("City")))
        place.addWidget(self.city)
        layout.addLayout(place)
        for part in self._ranges:
            layout.addWidget(part)
            part.range_edited.connect(self._on_edited)
            part.fault_changed.connect(self._show_clear)
        ending = row()
        ending.addWidget(self.clear_button)
        ending.addStretch(1)
        layout.addLayout(ending)
        layout.addStretch(1)
        self.setMinimumWidth(216)
        self.text.textEdited.connect(self._on_edited)
        self.city.activated.connect(self._on_city_activated)
        self.clear_button.clicked.connect(self.clear_filters)
        texts.words_changed.connect(self._on_words_changed)
        context.theme.theme_changed.connect(self._on_theme_changed)
        self._on_words_changed()
        self._on_theme_changed()
        self._show_clear()

    @property
    def _ranges(self) -> tuple[RangeFilter, RangeFilter, RangeFilter]:
        return (self.price, self.area, self.unit_price)

    @property
    def search(self) -> Search:
        """What the fields ask for."""
        return Search(
            text=self.text.text().strip(),
            city=self._city,
            least_price=_fen(self.price.least.value),
            most_price=_fen(self.price.most.value),
            least_area=_area(self.area.least.value),
            most_area=_area(self.area.most.value),
            least_unit_price=_fen(self.unit_price.least.value),
            most_unit_price=_fen(self.unit_price.most.value),
        )

    def show_search(self, search: Search) -> None:
        """Fill the fields; nothing is emitted."""
        self._showing = True
        self.text.setText(search.text)
        self._city = search.city
        self._fill_cities()
        self.price.show_range(search.least_price, search.most_price)
        self.area.show_range(search.least_area, search.most_area)
        self.unit_price.show_range(search.least_unit_price, search.most_unit_price)
        self._showing = False
        self._show_clear()

    def show_cities(self, cities: Sequence[tuple[str, int]]) -> None:
        """Offer these cities, with how many listings each has."""
        if tuple(cities) != self._cities:
            self._cities = tuple(cities)
            self._fill_cities()

    def _fill_cities(self) -> None:
        self.city.clear()
        self.city.addItem(self._texts.say(msg("All cities")), "")
        for name, count in self._cities:
            if name:
                self.city.addItem(f"{name}  ({count:,})", name)
        at = self.city.findData(self._city)
        if at < 0:
            # a city that is asked for although no listing names it any more
            self.city.addItem(self._city, self._city)
            at = self.city.count() - 1
        self.city.setCurrentIndex(at)

    @Slot()
    def _show_clear(self) -> None:
        wrong = any(field.is_wrong for part in self._ranges for field in (part.least, part.most))
        self.clear_button.setEnabled(wrong or not self.search.asks_nothing)
        self.clear_button.setVisible(self.clear_button.isEnabled())

    @Slot()
    def _on_edited(self) -> None:
        if not self._showing:
            self._show_clear()
            self.search_edited.emit(self.search)

    @Slot(int)
    def _on_city_activated(self, at: int) -> None:
        self._city = str(self.city.itemData(at))
        self._on_edited()

    @Slot()
    def clear_filters(self) -> None:
        """Ask for every home again."""
        if self.clear_button.hasFocus():
            self.text.setFocus()
        self.show_search(Search())
        self.search_edited.emit(self.search)

    @Slot()
    def _on_words_changed(self) -> None:
        for part in self._ranges:
            part.least.show_placeholder(self._texts.say(pmsg("range", "from")))
            part.most.show_placeholder(self._texts.say(pmsg("range", "to")))
        self._fill_cities()

    @Slot()
    def _on_theme_changed(self) -> None:
        self._glass.setIcon(icon("search", self._theme.tokens.quiet))


def _fen(value: int | None) -> Fen | None:
    return None if value is None else Fen(value)


def _area(value: int | None) -> Area | None:
    return None if value is None else Area(value)
