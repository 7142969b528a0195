"""One stream of income: what it is, how it pays, and what the move does to it."""

from __future__ import annotations

from typing import get_args

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from hegang_desktop.app import plan_edits as edits
from hegang_desktop.domain.income import IncomePattern, IncomeStream
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plan.input_card import InputCard, InputRow
from hegang_desktop.gui.widgets.boxes import column, row
from hegang_desktop.gui.widgets.field_row import FieldRow
from hegang_desktop.gui.widgets.fields import MONTHLY_UNIT, MoneyField, MonthField, NumberField, ShareField
from hegang_desktop.gui.widgets.icon_button import IconButton
from hegang_desktop.gui.widgets.line_edit import LineEdit
from hegang_desktop.gui.widgets.month_strip import MonthStrip
from hegang_desktop.gui.widgets.value_field import ValueField

PATTERNS: dict[IncomePattern, Message] = {
    "steady": msg("steady"),
    "seasonal": msg("seasonal"),
    "day_rate": msg("by the day"),
    "irregular": msg("irregular"),
    "one_off": msg("once"),
    "pension": msg("pension"),
}
AFTER: dict[str, Message] = {
    "stays": msg("goes on after the move"),
    "stops": msg("ends with the move"),
    "changes": msg("changes with the move"),
}
UNITS: dict[IncomePattern, Message] = {"day_rate": msg("yuan/day"), "one_off": msg("yuan once")}
AMOUNT_WIDTH = 150
COMBO_WIDTH = 118


def _has_cycle(stream: IncomeStream) -> bool:
    return stream.pattern == "seasonal" and stream.cycle_start is not None


class StreamRow(InputRow):
    """Name, amount, pattern, the months that pay, and the numbers that its pattern asks for."""

    def __init__(self, context: Context, card: InputCard, stream: IncomeStream) -> None:
        super().__init__()
        self._context = context
        self._session = context.session
        self._card = card
        self.stream_id = stream.id
        self.key = self.key_of(stream)
        texts = context.texts
        self.name = LineEdit()
        texts.put(self.name, msg("What it is, e.g. wage"), "setPlaceholderText")
        texts.put(self.name, msg("Name of the income"), "setAccessibleName")
        unit = UNITS.get(stream.pattern, MONTHLY_UNIT)
        self.amount = MoneyField(texts, msg("Income in a month that pays"), unit)
        self.amount.setFixedWidth(AMOUNT_WIDTH)
        card.join(self.amount, edits.income_amount(stream.id))
        self.pattern = self._combo(msg("How it pays"))
        self.pattern.setFixedWidth(COMBO_WIDTH)
        self.after = self._combo(msg("What the move does to it"))
        self.months = MonthStrip(texts, context.theme, msg("Months that pay"))
        self.away = QCheckBox()
        texts.put(self.away, msg("nobody can sign meanwhile"))
        texts.put(
            self.away,
            msg("Tick it for work at sea or the like: in months that pay, the buyer cannot travel."),
            "setToolTip",
        )
        self.remove = IconButton(texts, context.theme, "remove", msg("Remove this income"))
        outer = column(self, spacing=4)
        top = row(spacing=6)
        for widget, stretch in ((self.name, 1), (self.amount, 0), (self.remove, 0)):
            top.addWidget(widget, stretch)
        outer.addLayout(top)
        how = row(spacing=6)
        how.addWidget(self.pattern)
        how.addWidget(self.after, 1)
        outer.addLayout(how)
        more = self._more(stream)
        once = stream.pattern == "one_off"
        # a cycle need not be a year: then its own numbers say which months pay
        self.months.setVisible(not once and not _has_cycle(stream))
        self.away.setVisible(stream.pattern in ("seasonal", "day_rate"))
        outer.addWidget(self.months)
        for one in more:
            outer.addWidget(one)
        outer.addWidget(self.away)
        fields = tuple(one.edit for one in self._fields)
        self.in_order = (
            self.name, self.amount.edit, self.remove, self.pattern, self.after, self.months, *fields, self.away
        )  # fmt: skip
        self._fill()
        texts.words_changed.connect(self._fill)
        self.name.textEdited.connect(self._on_name_edited)
        self.name.editingFinished.connect(self._session.end_fold)
        self.months.months_edited.connect(self._on_months_edited)
        self.pattern.activated.connect(self._on_pattern_activated)
        self.after.activated.connect(self._on_after_activated)
        self.away.clicked.connect(self._on_away_clicked)
        self.remove.clicked.connect(self._on_remove_clicked)

    @staticmethod
    def key_of(stream: IncomeStream) -> tuple[str, str, str]:
        """What a row is made for: the stream, and what decides which numbers it asks for."""
        return stream.id, stream.pattern, stream.after_move

    def _combo(self, name: Message) -> QComboBox:
        made = QComboBox()
        self._context.texts.put(made, name, "setAccessibleName")
        return made

    def _more(self, stream: IncomeStream) -> list[QWidget]:
        """The rows of the numbers that this pattern, and this move, ask for."""
        texts = self._context.texts
        self._fields: list[ValueField] = []
        wanted: list[tuple[str, ValueField, Message]] = []
        if stream.pattern == "day_rate":
            wanted.append(("days", NumberField(texts, msg("Days a month")), msg("Days a month")))
            wanted.append(
                ("idle", ShareField(texts, msg("Chance of no work")), msg("Chance of no work on one of them"))
            )
        if _has_cycle(stream):
            wanted.append(("months_on", NumberField(texts, msg("Months on")), msg("Months on")))
            wanted.append(("months_off", NumberField(texts, msg("Months off")), msg("Months off")))
            wanted.append(("cycle_start", MonthField(texts, msg("The first of them")), msg("The first of them")))
        if stream.pattern == "irregular":
            wanted.append(("floor", MoneyField(texts, msg("At least"), MONTHLY_UNIT), msg("At least")))
        if stream.pattern == "one_off":
            wanted.append(("starts", MonthField(texts, msg("First month")), msg("In the month")))
        if stream.after_move == "changes":
            unit = UNITS.get(stream.pattern, MONTHLY_UNIT)
            wanted.append(
                ("amount_after", MoneyField(texts, msg("Income after the move"), unit), msg("After the move"))
            )
        rows: list[QWidget] = []
        for name, field, words in wanted:
            line = FieldRow(texts, words, field, width=AMOUNT_WIDTH)
            self._card.join(field, edits.income_number(stream.id, name), line)
            self._fields.append(field)
            rows.append(line)
        return rows

    @Slot()
    def _fill(self) -> None:
        say = self._context.texts.say
        for combo, choices in ((self.pattern, PATTERNS), (self.after, AFTER)):
            at = combo.currentIndex()
            combo.clear()
            for value, words in choices.items():
                combo.addItem(say(words), value)
            combo.setCurrentIndex(max(0, at))

    def show_stream(self, stream: IncomeStream) -> None:
        """Show its values."""
        if self.name.text() != stream.name:
            self.name.setText(stream.name)
        self.months.show_months(stream.months)
        self.pattern.setCurrentIndex(list(PATTERNS).index(stream.pattern))
        self.after.setCurrentIndex(list(AFTER).index(stream.after_move))
        self.away.setChecked(stream.away)

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

    @Slot(int)
    def _on_pattern_activated(self, at: int) -> None:
        pattern = get_args(IncomePattern)[at]
        self._session.edit(msg("Pattern of the income"), lambda plan: edits.with_pattern(plan, self.stream_id, pattern))

    @Slot(int)
    def _on_after_activated(self, at: int) -> None:
        after = list(AFTER)[at]
        self._session.edit(
            msg("Income after the move"), lambda plan: edits.with_income(plan, self.stream_id, after_move=after)
        )

    @Slot(bool)
    def _on_away_clicked(self, away: bool) -> None:  # noqa: FBT001 - Qt's signature
        self._session.edit(msg("Travel while it pays"), lambda plan: edits.with_income(plan, self.stream_id, away=away))

    @Slot()
    def _on_remove_clicked(self) -> None:
        self._session.edit(msg("Remove income"), lambda plan: edits.remove_income(plan, self.stream_id))
