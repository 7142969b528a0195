"""I bought it: as planned, and what was different; or every amount that was really paid."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QGridLayout, QLabel, QWidget

from hegang_desktop.app.answer.answering import Outcome
from hegang_desktop.app.plan.purchase import Recorded, paid_as_planned, recorded
from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.message import Message, Money, msg
from hegang_desktop.domain.money import ZERO, Fen
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.side_dialog import SideDialog
from hegang_desktop.gui.widgets.boxes import button, column, label, plain_label, row, scrolled
from hegang_desktop.gui.widgets.error_line import ErrorLine
from hegang_desktop.gui.widgets.field_row import FieldRow
from hegang_desktop.gui.widgets.fields import MoneyField, MonthField
from hegang_desktop.gui.widgets.line_edit import LineEdit
from hegang_desktop.gui.widgets.message_label import MessageLabel

WIDTH = 150
DIFFERENT = msg(
    "Type only what was different. 0 means it was not paid. The reserve for surprises is not a payment, and a "
    "winter that has not begun is counted when its bill falls due."
)
IN_FULL = msg(
    "Type what you paid. What stays empty was not paid; a winter's heating that is still to come is counted when it "
    "falls due."
)


class PurchaseDialog(SideDialog):
    """Asks for the month, the money in hand before, and what was paid; shows what is left while it is typed.

    Each line has its amount `paid`, by the id of its cost line; while `as_planned` is ticked an empty one counts as
    it was planned, and shows that.
    """

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        outcome = context.session.present_outcome()
        assert outcome is not None  # noqa: S101 - the action is off without a plan
        self._outcome = outcome
        self._planned: dict[str, Fen] = {}
        texts = context.texts
        texts.put(self, msg("I bought it"), "setWindowTitle")
        outer = column(self, margin=16, spacing=10)
        outer.addWidget(label(texts, msg("What did it really cost?"), "heading"))
        self.as_planned = QCheckBox()
        self.as_planned.setChecked(True)
        texts.put(self.as_planned, msg("As planned, apart from what I type here"))
        outer.addWidget(self.as_planned)
        self.why = MessageLabel(texts, "quiet")
        outer.addWidget(self.why)
        self.month = MonthField(texts, msg("Month of the deed"))
        self.month.show_value(self._this_month().index)
        self.before = MoneyField(texts, msg("Money at hand before"))
        self.before.show_value(self._in_hand())
        for words, field in ((msg("Month of the deed"), self.month), (msg("Money at hand before"), self.before)):
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
        self.sums = MessageLabel(texts)
        self.error = MessageLabel(texts, "error")
        outer.addWidget(self.sums)
        outer.addWidget(self.error)
        outer.addWidget(self._buttons())
        for field in (self.month, self.before):
            field.news.value_edited.connect(self._on_value_edited)
        self.as_planned.toggled.connect(self._on_value_edited)
        texts.words_changed.connect(self._say_planned)
        context.signals.shown_changed.connect(self._on_shown_changed)
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
        self._amounts: list[tuple[QLabel, Fen]] = []
        for line in self._outcome.projection.cost_lines:
            if line.amount:
                planned = plain_label("", "quiet_body")
                self._amounts.append((planned, line.amount))
                field = self._money(line.name)
                self._place(label(texts, line.name, wrap=True), planned, field)
                self.paid[line.id] = field
        self.own: list[tuple[LineEdit, MoneyField]] = []
        self._say_planned()

    def _money(self, name: Message) -> MoneyField:
        field = MoneyField(self._context.texts, name, optional=True)
        field.setFixedWidth(WIDTH)
        field.news.value_edited.connect(self._on_value_edited)
        return field

    def _place(self, name: QWidget, planned: QWidget, field: MoneyField) -> None:
        """A line of the grid, and beneath it what is wrong with it."""
        at = self._grid.rowCount()
        self._grid.addWidget(name, at, 0)
        self._grid.addWidget(planned, at, 1, Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(field, at, 2)
        error = ErrorLine(self._context.texts)
        error.watch_typing(field)
        self._grid.addWidget(error, at + 1, 0, 1, 3)

    def _buttons(self) -> QDialogButtonBox:
        texts = self._context.texts
        buttons = QDialogButtonBox()
        self.accept_button = button(texts, msg("Record the purchase"), "primary")
        cancel = button(texts, msg("Cancel"))
        buttons.addButton(self.accept_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
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

    def _deed(self) -> Month:
        index = self._this_month().index if self.month.value is None else self.month.value
        return Month(index // MONTHS_A_YEAR, index % MONTHS_A_YEAR + 1)

    def said(self) -> Recorded:
        """What the fields hold, and for those that are empty what counts."""
        paid = dict(self._planned)
        paid |= {id_: Fen(field.value) for id_, field in self.paid.items() if field.value is not None}
        month = self._deed()
        day, settled = self._context.session.settled_today(month)
        return Recorded(
            month,
            Fen(self.before.value or 0),
            {id_: amount for id_, amount in paid.items() if amount},
            tuple((name.text(), Fen(field.value or 0)) for name, field in self.own),
            day,
            settled,
        )

    @Slot()
    def _on_value_edited(self) -> None:
        self._show_sums()

    @Slot()
    def _say_planned(self) -> None:
        for planned, amount in self._amounts:
            planned.setText(self._context.texts.words.money(amount))

    def _show_sums(self) -> None:
        planned = self.as_planned.isChecked()
        self._planned = paid_as_planned(self._outcome, self._deed()) if planned else {}
        self.why.say(DIFFERENT if planned else IN_FULL)
        for id_, field in self.paid.items():
            field.show_placeholder(field.written(self._planned.get(id_, ZERO)) if planned else "")
        said = self.said()
        self.sums.say(msg("{paid} paid in all, {left} left at hand.", paid=Money(said.total), left=Money(said.left)))
        self.error.say(None)

    @Slot()
    def _on_shown_changed(self) -> None:
        self._follow(self._context.session.outcome)

    def _follow(self, now: Outcome | None) -> bool:
        """Another home is not the one that was bought, and money that changed is counted anew; False: it is closed."""
        before = self._outcome.plan
        if now is None or now.plan.id != before.id or now.plan.scenario.id != before.scenario.id:
            self.close()
        elif [one.id for one in now.projection.cost_lines if one.amount] != list(self.paid):
            # other lines: what was typed of the former ones has no place any more
            self.close()
        else:
            self._outcome = now
            amounts = [line.amount for line in now.projection.cost_lines if line.amount]
            self._amounts = [(words, amount) for (words, _), amount in zip(self._amounts, amounts, strict=True)]
            self._say_planned()
            self._show_sums()
            return True
        return False

    @Slot()
    def _on_accepted(self) -> None:
        fields = (self.month, self.before, *self.paid.values(), *(field for _, field in self.own))
        wrong = next((one for one in fields if not one.is_said()), None)
        if wrong is not None:
            wrong.setFocus()
            return
        # what was edited elsewhere in the same breath counts as well
        if not self._follow(self._context.session.present_outcome()):
            return
        said, outcome = self.said(), self._outcome
        self._context.signals.shown_changed.disconnect(self._on_shown_changed)
        try:
            self._context.session.edit(msg("Purchase"), lambda plan: recorded(plan, outcome, said))
        except UserError as error:
            self._context.signals.shown_changed.connect(self._on_shown_changed)
            self.error.say(error.message)
            return
        self.accept()
