"""One range to filter by: its name, a slider under a histogram, and two fields for exact bounds."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QWidget

from hegang_desktop.app.listings.search.result import Histogram
from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.message import Message
from hegang_desktop.domain.search import Number
from hegang_desktop.gui.listings.filters.range_slider import RangeSlider
from hegang_desktop.gui.listings.filters.scale_words import scale_words
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.theme.theme import Theme
from hegang_desktop.gui.widgets.boxes import column, label, plain_label, row
from hegang_desktop.gui.widgets.message_label import MessageLabel
from hegang_desktop.gui.widgets.value_field import ValueField


def caption(texts: Texts, message: Message) -> QLabel:
    """The name of a filter, above it."""
    made = label(texts, message)
    font = made.font()
    font.setBold(True)
    made.setFont(font)
    return made


class RangeFilter(QWidget):
    """`range_edited`: either bound has another value. `fault_changed`: what is typed can be read or not."""

    range_edited = Signal()
    fault_changed = Signal()

    def __init__(
        self,
        texts: Texts,
        theme: Theme,
        title: Message,
        least: ValueField,
        most: ValueField,
        *,
        number: Number,
    ) -> None:
        super().__init__()
        self._texts = texts
        self.least = least
        self.most = most
        self.slider = RangeSlider(texts, theme, partial(scale_words, number))
        texts.put(self.slider, title, "setAccessibleName")
        self._error = MessageLabel(texts, "error")
        self._error.hide()
        layout = column(self, spacing=4)
        layout.addWidget(caption(texts, title))
        layout.addWidget(self.slider)
        fields = row(spacing=6)
        fields.addWidget(least, 1)
        fields.addWidget(plain_label("–", "quiet"))
        fields.addWidget(most, 1)
        layout.addLayout(fields)
        layout.addWidget(self._error)
        self.slider.range_moved.connect(self._on_slider_moved)
        for field in (least, most):
            field.edit.setMinimumWidth(40)
            field.news.value_edited.connect(self._on_value_edited)
            field.news.wrong.connect(self._on_wrong)
            field.news.righted.connect(self._on_righted)

    @property
    def bounds(self) -> tuple[int | None, int | None]:
        """Least and most; None where nothing is asked."""
        return self.least.value, self.most.value

    @property
    def is_wrong(self) -> bool:
        """Whether something typed cannot be read."""
        return self.least.is_wrong or self.most.is_wrong

    def show_range(self, least: int | None, most: int | None) -> None:
        """Show bounds."""
        for field, value in ((self.least, least), (self.most, most)):
            if field.is_wrong:
                # a text that cannot be read would stay while the field has the focus
                field.discard()
            field.show_value(value)
        self.slider.show_range(least, most)

    def show_histogram(self, histogram: Histogram) -> None:
        """Show how the homes lie."""
        self.slider.show_histogram(histogram)

    @Slot(object, object)
    def _on_slider_moved(self, least: int | None, most: int | None) -> None:
        self.least.show_value(least)
        self.most.show_value(most)
        self.range_edited.emit()

    @Slot(object)
    def _on_value_edited(self, _: object) -> None:
        self.slider.show_range(*self.bounds)
        self.range_edited.emit()

    @Slot(object)
    def _on_wrong(self, error: UserError) -> None:
        self._error.say(error.message)
        self._error.show()
        self.fault_changed.emit()

    @Slot()
    def _on_righted(self) -> None:
        if not self.is_wrong:
            self._error.hide()
        self.fault_changed.emit()
