"""The shipped assumptions, each with its source, and the user's own instead."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from hegang_desktop.app import plan_edits as edits
from hegang_desktop.app.amounts import bounded, parse_amount, parse_number, parse_rate
from hegang_desktop.app.assumption_labels import ASSUMPTIONS, UNITS, UNSURE_FROM
from hegang_desktop.app.line_source import source_of
from hegang_desktop.app.rules import load_rules
from hegang_desktop.app.words import amount
from hegang_desktop.domain.message import Message, msg, msg_n
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.plan import Plan
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plan.input_card import InputCard
from hegang_desktop.gui.widgets.boxes import button, column, label, plain_label, row
from hegang_desktop.gui.widgets.error_line import ErrorLine
from hegang_desktop.gui.widgets.icon_button import IconButton
from hegang_desktop.gui.widgets.value_field import ValueField

FIELD = 150


def _write_rate(rate: int) -> str:
    return f"{rate / 100:g}"


def _write_amount(fen: int) -> str:
    return amount(Fen(fen))


class AssumptionRow(QWidget):
    """One assumption. The empty field shows the shipped value."""

    def __init__(self, context: Context, card: InputCard, id_: str) -> None:
        super().__init__()
        self._context = context
        self._lens = edits.assumption(id_)
        self._shipped = load_rules().assumptions[id_]
        self.id = id_
        name, why = ASSUMPTIONS[id_]
        unit = self._shipped.unit
        texts = context.texts
        money = unit.startswith("fen")
        percent = unit in ("rate", "share")
        read = parse_amount if money else parse_rate if percent else parse_number
        self._write = _write_amount if money else _write_rate if percent else str
        within = bounded(read, self._shipped.least, self._shipped.most, self._write)
        self.field = ValueField(texts, name, UNITS[unit], within, self._write, optional=True)
        self.field.setFixedWidth(FIELD)
        joined = card.join(self.field, self._lens)
        self.reset = IconButton(texts, context.theme, "remove", msg("Back to the shipped value"))
        self.source = plain_label("", "quiet", wrap=True)
        outer = column(self, spacing=0)
        top = row(spacing=4)
        top.addWidget(label(texts, name, wrap=True), 1)
        top.addWidget(self.field, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(top)
        error = ErrorLine(texts)
        error.watch(joined)
        outer.addWidget(error)
        outer.addWidget(label(texts, why, "quiet", wrap=True))
        outer.addWidget(self.source)
        self.reset.clicked.connect(self._on_reset_clicked)

    def show_plan(self, plan: Plan) -> None:
        """Show whether it is the user's own, and the shipped value's source."""
        self.reset.setVisible(self.id in plan.scenario.assumptions)
        self.field.show_placeholder(self._write(self._shipped.value))
        self.source.setText(self._context.texts.say(source_of(self._shipped.source)))

    @Slot()
    def _on_reset_clicked(self) -> None:
        self._context.session.edit(msg("Reset assumption"), lambda plan: self._lens.write(plan, None))


class AssumptionsCard(InputCard):
    """All assumptions in one place."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("Assumptions"), open_=False)
        self._rows: list[AssumptionRow] = []
        self.content.setSpacing(10)
        self._list = column(spacing=10)
        self.content.addLayout(self._list)
        self._reset_all = button(self.texts, msg("Reset all to the shipped values"), "link")
        self._reset_all.clicked.connect(self._on_reset_all_clicked)
        self.content.addWidget(self._reset_all)
        self.folded.connect(self._on_folded)

    def show_plan(self, plan: Plan) -> None:
        for one in self._rows:
            one.show_plan(plan)
        self._reset_all.setVisible(bool(plan.scenario.assumptions))

    @Slot(bool)
    def _on_folded(self, folded: bool) -> None:  # noqa: FBT001 - Qt's signature
        """Make the rows when they are first asked for: fifty fields would hold up the page."""
        if folded or self._rows:
            return
        for id_ in ASSUMPTIONS:
            if id_ == UNSURE_FROM:
                self._list.addWidget(label(self.texts, msg("How unsure"), "heading"))
            self._rows.append(AssumptionRow(self.context, self, id_))
            self._list.addWidget(self._rows[-1])
        self.refresh()

    def subtotal_of(self, plan: Plan) -> Message:
        own = len(plan.scenario.assumptions)
        if own:
            return msg_n("{n} changed by you", "{n} changed by you", own)
        return msg_n("{n} assumption", "{n} assumptions", len(ASSUMPTIONS))

    @Slot()
    def _on_reset_all_clicked(self) -> None:
        self.session.edit(msg("Reset all assumptions"), edits.without_assumptions)
