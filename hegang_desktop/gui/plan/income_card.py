"""What comes in: the rows of the streams of income."""

from __future__ import annotations

from PySide6.QtCore import Slot

from hegang_desktop.app import plan_edits as edits
from hegang_desktop.domain.message import Message, Money, msg
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import MONTHS_A_YEAR
from hegang_desktop.domain.plan import Plan
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plan.input_card import InputCard
from hegang_desktop.gui.plan.stream_row import StreamRow
from hegang_desktop.gui.widgets.boxes import button, column


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
        streams = plan.income
        # a row is made anew when its pattern changes: it asks for other numbers
        if [one.key for one in self._rows] != [StreamRow.key_of(stream) for stream in streams]:
            at = next((one.stream_id for one in self._rows if one.pattern.hasFocus() or one.after.hasFocus()), None)
            to_after = any(one.after.hasFocus() for one in self._rows)
            self.clear_rows(self._list)
            self._rows = [StreamRow(self.context, self, stream) for stream in streams]
            self.place_rows(self._list, self._rows)
            for one in self._rows:
                if one.stream_id == at:
                    (one.after if to_after else one.pattern).setFocus()
        for one, stream in zip(self._rows, streams, strict=True):
            one.show_stream(stream)

    def subtotal_of(self, plan: Plan) -> Message:
        yearly = sum(stream.yearly for stream in plan.income)
        return msg("{amount} a month", amount=Money(Fen(yearly // MONTHS_A_YEAR // 100 * 100)))

    @Slot()
    def _on_add_clicked(self) -> None:
        self.session.edit(msg("Add income"), edits.add_income)
        if self._rows:
            self._rows[-1].name.setFocus()
