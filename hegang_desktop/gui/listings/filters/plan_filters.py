"""What the open plan lets one filter by: safe by a month, all-in cost, how long the rest lasts, cost a year."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from hegang_desktop.domain.message import Message, msg, verbatim
from hegang_desktop.domain.search import Number, Search
from hegang_desktop.gui.listings.filters.range_filter import caption
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.widgets.boxes import button, column, label
from hegang_desktop.gui.widgets.error_line import ErrorLine
from hegang_desktop.gui.widgets.fields import MoneyField, MonthField, NumberField
from hegang_desktop.gui.widgets.value_field import ValueField


class PlanFilters(QWidget):
    """`bound_edited`: another bound is wanted; carries the number, least and most. `now_wanted`: safe this month.

    `fault_changed`: what is typed can be read or not.
    """

    bound_edited = Signal(str, object, object)
    now_wanted = Signal()
    fault_changed = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.month = MonthField(texts, msg("Safe by"), optional=True)
        self.all_in = MoneyField(texts, msg("All-in cost up to"), step=100_000, optional=True)
        self.runway = NumberField(texts, msg("Lasts at least"), msg("months"), optional=True)
        self.yearly = MoneyField(texts, msg("Cost a year up to"), step=10_000, optional=True)
        self.now_button = button(texts, msg("Safe now"), "link")
        layout = column(self, spacing=4)
        layout.addWidget(caption(texts, msg("By your plan")))
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        fields: tuple[tuple[Message, ValueField], ...] = (
            (msg("Safe by"), self.month),
            (msg("All-in cost up to"), self.all_in),
            (msg("Lasts at least"), self.runway),
            (msg("Cost a year up to"), self.yearly),
        )
        self._errors: dict[ValueField, ErrorLine] = {}
        for line, (name, field) in enumerate(fields):
            error = self._errors[field] = ErrorLine(texts)
            error.watch_typing(field)
            grid.addWidget(label(texts, name, "quiet"), 2 * line, 0)
            grid.addWidget(field, 2 * line, 1)
            grid.addWidget(error, 2 * line + 1, 0, 1, 2)
            field.edit.setMinimumWidth(40)
            field.news.wrong.connect(self._on_fault)
            field.news.righted.connect(self._on_fault)
        for field, example in zip(self._errors, ("2029-06", "3.8万", "24", "2000"), strict=True):
            texts.put(field, msg("e.g. {example}", example=verbatim(example)), "show_placeholder")
        layout.addLayout(grid)
        layout.addWidget(self.now_button)
        self.month.news.value_edited.connect(self._on_month_edited)
        self.all_in.news.value_edited.connect(self._on_all_in_edited)
        self.runway.news.value_edited.connect(self._on_runway_edited)
        self.yearly.news.value_edited.connect(self._on_yearly_edited)
        self.now_button.clicked.connect(self.now_wanted)

    def show_search(self, search: Search) -> None:
        """Show the bounds of a search."""

        def bound(name: Number, *, most: bool) -> int | None:
            asked = search.ranges.get(name)
            return None if asked is None else asked.most if most else asked.least

        for field in self._errors:
            if field.is_wrong:
                # a text that cannot be read would stay while the field has the focus
                field.discard()
        self.month.show_value(bound("safe_month", most=True))
        self.all_in.show_value(bound("all_in", most=True))
        self.runway.show_value(bound("runway", most=False))
        self.yearly.show_value(bound("yearly_cost", most=True))

    @property
    def is_wrong(self) -> bool:
        """Whether something typed cannot be read."""
        return any(field.is_wrong for field in self._errors)

    @Slot()
    def _on_fault(self) -> None:
        self.fault_changed.emit()

    @Slot(object)
    def _on_month_edited(self, value: int | None) -> None:
        self.bound_edited.emit("safe_month", None, value)

    @Slot(object)
    def _on_all_in_edited(self, value: int | None) -> None:
        self.bound_edited.emit("all_in", None, value)

    @Slot(object)
    def _on_runway_edited(self, value: int | None) -> None:
        self.bound_edited.emit("runway", value, None)

    @Slot(object)
    def _on_yearly_edited(self, value: int | None) -> None:
        self.bound_edited.emit("yearly_cost", None, value)
