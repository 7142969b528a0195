"""What comes in: one row of fields for each stream."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox

from hegang_desktop.app import plan_edits as edits
from hegang_desktop.domain.income import IncomeStream
from hegang_desktop.domain.message import Message, Money, msg
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import MONTHS_A_YEAR
from hegang_desktop.domain.plan import Plan
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plan.input_card import InputCard, InputRow
from hegang_desktop.gui.widgets.boxes import button, column, row
from hegang_desktop.gui.widgets.fields import MONTHLY_UNIT, MoneyField
from hegang_desktop.gui.widgets.icon_button import IconButton
from hegang_desktop.gui.widgets.line_edit import LineEdit
from hegang_desktop.gui.widgets.month_strip import MonthStrip


class StreamRow(InputRow):
    """One stream of income: name, amount, the months that pay, whether it goes on after the move."""

    def __init__(self, context: Context, card: InputCard, stream_id: str) -> None:
        super().__init__()
        self._session = context.session
        self.stream_id = stream_id
        texts = context.texts
        self.name = LineEdit()
        texts.put(self.name, msg("What it is, e.g. wage"), "setPlaceholderText")
        texts.put(self.name, msg("Name of the income"), "setAccessibleName")
        self.amount = MoneyField(texts, msg("Income in a month that pays"), MONTHLY_UNIT)
        self.amount.setFixedWidth(150)
        card.join(self.amount, edits.income_amount(stream_id))
        self.months = MonthStrip(texts, context.theme, msg("Months that pay"))
        self.stops = QCheckBox()
        texts.put(self.stops, msg("ends with the move"))
        texts.put(self.stops, msg("Tick it when this work cannot be taken along."), "setToolTip")
        self.remove = IconButton(texts, context.theme, "remove", msg("Remove this income"))
        outer = column(self, spacing=4)
        top = row(spacing=6)
        top.addWidget(self.name, 1)
        top.addWidget(self.amount)
        top.addWidget(self.remove)
        outer.addLayout(top)
        below = row(spacing=10)
        below.addWidget(self.months, 1)
        below.addWidget(self.stops)
        outer.addLayout(below)
        self.in_order = (self.name, self.amount.edit, self.remove, self.months, self.stops)
        self.name.textEdited.connect(self._on_name_edited)
        self.name.editingFinished.connect(self._session.end_fold)
        self.months.months_edited.connect(self._on_months_edited)
        self.stops.clicked.connect(self._on_stops_clicked)
        self.remove.clicked.connect(self._on_remove_clicked)

    def show_stream(self, stream: IncomeStream) -> None:
        """Show its values."""
        if self.name.text() != stream.name:
            self.name.setText(stream.name)
        self.months.show_months(stream.months)
        self.stops.setChecked(stream.after_move == "stops")

    @Slot(str)
    def _on_name_edited(self, text: str) -> None:
        self._session.edit(
            msg("Name of the income"),
            lambda plan: edits.with_income(plan, self.stream_id, name=text),
            fold=f"income-name:{self.stream_id}",
        )

    @Slot(object)
    def _on_months_edited(self, months: tuple[int, ...]) -> None:
        self._session.edit(
            msg("Months of the income"), lambda plan: edits.with_income(plan, self.stream_id, months=months)
        )

    @Slot(bool)
    def _on_stops_clicked(self, stops: bool) -> None:  # noqa: FBT001 - Qt's signature
        after = "stops" if stops else "stays"
        self._session.edit(
            msg("Income after the move"), lambda plan: edits.with_income(plan, self.stream_id, after_move=after)
        )

    @Slot()
    def _on_remove_clicked(self) -> None:
        self._session.edit(msg("Remove income"), lambda plan: edits.remove_income(plan, self.stream_id))


class IncomeCard(InputCard):
    """The streams of income."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("What comes in"))
        self._rows: list[StreamRow] = []
        self._list = column(spacing=12)
        self.content.addLayout(self._list)
        self._add = button(self.texts, msg("+ Add an income"), "link")
        self._add.clicked.connect(self._on_add_clicked)
        self.content.addWidget(self._add)

    @property
    def rows(self) -> list[StreamRow]:
        """The rows, as shown."""
        return self._rows

    def show_plan(self, plan: Plan) -> None:
        streams = plan.situation.income
        if [one.stream_id for one in self._rows] != [stream.id for stream in streams]:
            self.clear_rows(self._list)
            self._rows = [StreamRow(self.context, self, stream.id) for stream in streams]
            self.place_rows(self._list, self._rows)
        for one, stream in zip(self._rows, streams, strict=True):
            one.show_stream(stream)

    def subtotal_of(self, plan: Plan) -> Message:
        yearly = sum(stream.yearly for stream in plan.situation.income)
        return msg("{amount} a month", amount=Money(Fen(yearly // MONTHS_A_YEAR // 100 * 100)))

    @Slot()
    def _on_add_clicked(self) -> None:
        self.session.edit(msg("Add income"), edits.add_income)
        if self._rows:
            self._rows[-1].name.setFocus()
