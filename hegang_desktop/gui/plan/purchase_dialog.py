"""I bought it: what was really paid, beside what the plan had counted."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QWidget

from hegang_desktop.app.plan.purchase import Recorded, recorded
from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.message import Message, Money, msg
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.widgets.boxes import button, column, label, plain_label, row, scrolled
from hegang_desktop.gui.widgets.field_row import FieldRow
from hegang_desktop.gui.widgets.fields import MoneyField, MonthField
from hegang_desktop.gui.widgets.line_edit import LineEdit
from hegang_desktop.gui.widgets.value_field import ValueField

WIDTH = 150


class PurchaseDialog(QDialog):
    """Asks for the month, the money in hand before, and each line; shows what is left while it is typed."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        outcome = context.session.outcome
        assert outcome is not None  # noqa: S101 - the action is off without a plan
        self._outcome = outcome
        texts = context.texts
        texts.put(self, msg("I bought it"), "setWindowTitle")
        outer = column(self, margin=16, spacing=10)
        outer.addWidget(label(texts, msg("What did it really cost?"), "heading"))
        why = msg(
            "The plan goes on from what is left, and keeps what it had counted beside what you paid. What stays empty "
            "was not paid; a winter's heating that is still to come is counted when it falls due."
        )
        outer.addWidget(label(texts, why, "quiet", wrap=True))
        self.month = MonthField(texts, msg("Month of the deed"))
        self.month.show_value(self._this_month().index)
        self.before = MoneyField(texts, msg("Money in hand before"))
        self.before.show_value(self._in_hand())
        for words, field in ((msg("Month of the deed"), self.month), (msg("Money in hand before"), self.before)):
            outer.addWidget(FieldRow(texts, words, field, width=WIDTH))
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setColumnStretch(0, 1)
        self._fill_grid()
        outer.addWidget(scrolled(inner), 1)
        self.add = button(texts, msg("+ Add what the plan had missed"), "link")
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self._on_add_clicked)
        line = row()
        line.addWidget(self.add)
        line.addStretch(1)
        outer.addLayout(line)
        self.sums = plain_label("", wrap=True)
        self.error = plain_label("", "error", wrap=True)
        outer.addWidget(self.sums)
        outer.addWidget(self.error)
        outer.addWidget(self._buttons())
        for field in (self.month, self.before):
            field.news.value_edited.connect(self._on_value_edited)
        self.resize(560, min(640, self.screen().availableGeometry().height() - 80))
        self._show_sums()

    def _this_month(self) -> Month:
        start = self._outcome.plan.situation.start
        return max(start, self._context.session.this_month)

    def _in_hand(self) -> Fen:
        """What the plan expects in that month: to be put right."""
        rows = self._outcome.projection.months
        at = self._this_month() - rows[0].month
        return Fen(max(0, rows[at].opening if at < len(rows) else rows[-1].closing))

    def _fill_grid(self) -> None:
        texts = self._context.texts
        for at, words in enumerate((msg("Cost line"), msg("Planned"), msg("Paid"))):
            heading = label(texts, words, "quiet")
            self._grid.addWidget(heading, 0, at, Qt.AlignmentFlag.AlignRight if at else Qt.AlignmentFlag.AlignLeft)
        self.paid: dict[str, MoneyField] = {}
        for line in self._outcome.projection.cost_lines:
            if line.amount:
                planned = plain_label(texts.say(msg("{amount}", amount=Money(line.amount))), "quiet_body")
                field = self._money(line.name)
                self._place(plain_label(texts.say(line.name), wrap=True), planned, field)
                self.paid[line.id] = field
        self.own: list[tuple[LineEdit, MoneyField]] = []

    def _money(self, name: Message) -> MoneyField:
        field = MoneyField(self._context.texts, name, optional=True)
        field.setFixedWidth(WIDTH)
        field.news.value_edited.connect(self._on_value_edited)
        return field

    def _place(self, name: QWidget, planned: QWidget, field: ValueField) -> None:
        at = self._grid.rowCount()
        self._grid.addWidget(name, at, 0)
        self._grid.addWidget(planned, at, 1, Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(field, at, 2)

    def _buttons(self) -> QDialogButtonBox:
        texts = self._context.texts
        buttons = QDialogButtonBox()
        self.accept_button = buttons.addButton(
            texts.say(msg("Record the purchase")), QDialogButtonBox.ButtonRole.AcceptRole
        )
        cancel = buttons.addButton(texts.say(msg("Cancel")), QDialogButtonBox.ButtonRole.RejectRole)
        self.accept_button.setProperty("look", "primary")
        # Enter in a field goes with the field: a purchase is recorded by the button alone
        for one in (self.accept_button, cancel):
            one.setAutoDefault(False)
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        return buttons

    @Slot()
    def _on_add_clicked(self) -> None:
        texts = self._context.texts
        name = LineEdit()
        texts.put(name, msg("What it was"), "setPlaceholderText")
        texts.put(name, msg("What it was"), "setAccessibleName")
        field = self._money(msg("Paid"))
        self._place(name, label(texts, msg("not planned"), "quiet"), field)
        self.own.append((name, field))
        name.setFocus()

    def said(self) -> Recorded:
        """What the fields hold."""
        index = self._this_month().index if self.month.value is None else self.month.value
        month = Month(index // MONTHS_A_YEAR, index % MONTHS_A_YEAR + 1)
        day, settled = self._context.session.settled_today(month)
        return Recorded(
            month,
            Fen(self.before.value or 0),
            {id_: Fen(field.value) for id_, field in self.paid.items() if field.value},
            tuple((name.text(), Fen(field.value or 0)) for name, field in self.own),
            day,
            settled,
        )

    @Slot()
    def _on_value_edited(self) -> None:
        self._show_sums()

    def _show_sums(self) -> None:
        said = self.said()
        words = msg("{paid} paid in all, {left} left in hand.", paid=Money(said.total), left=Money(said.left))
        self.sums.setText(self._context.texts.say(words))
        self.error.clear()

    @Slot()
    def _on_accepted(self) -> None:
        fields = (self.month, self.before, *self.paid.values(), *(field for _, field in self.own))
        wrong = next((one for one in fields if not one.is_said()), None)
        if wrong is not None and wrong.error is not None:
            wrong.setFocus()
            self.error.setText(self._context.texts.say(wrong.error.message))
            return
        said, outcome = self.said(), self._outcome
        try:
            self._context.session.edit(msg("Purchase"), lambda plan: recorded(plan, outcome, said))
        except UserError as error:
            self.error.setText(self._context.texts.say(error.message))
            return
        self.accept()
