"""The move and life after it: every cost line with rule and source, and the user's own instead."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot

from hegang_desktop.app.answer.answering import Outcome
from hegang_desktop.app.answer.price_source import cost_source
from hegang_desktop.app.plan import edits
from hegang_desktop.app.plan.fields import moving
from hegang_desktop.app.plan.fields.field import STANDINGS
from hegang_desktop.domain.cost import CostLine
from hegang_desktop.domain.message import Message, msg, verbatim
from hegang_desktop.domain.places import SITUATION
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.projection import Projection
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.engine.answer import whole
from hegang_desktop.engine.costs.entry import ref_of_line
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plan.inputs.input_card import InputCard, InputRow
from hegang_desktop.gui.widgets.boxes import button, column, label, plain_label, row
from hegang_desktop.gui.widgets.error_line import ErrorLine
from hegang_desktop.gui.widgets.fields import MoneyField
from hegang_desktop.gui.widgets.help_button import HelpButton
from hegang_desktop.gui.widgets.icon_button import IconButton
from hegang_desktop.gui.widgets.lens_field import LensField

FIELD = 124


class CostRow(InputRow):
    """One cost line. The empty field shows the rule's amount; a typed one replaces it until it is reset."""

    def __init__(self, context: Context, card: InputCard, line: CostLine) -> None:
        super().__init__()
        self._context = context
        self._lens = edits.cost_override(ref_of_line(line))
        self.ref = self._lens.ref
        texts = context.texts
        self.name = plain_label(wrap=True)
        self.field = MoneyField(texts, line.name, optional=True)
        self.field.setFixedWidth(FIELD)
        self.joined: LensField = card.join(self.field, self._lens)
        self.reset = IconButton(texts, context.theme, "remove", msg("Back to the rule's amount"))
        self.note = HelpButton(texts, line.name)
        outer = column(self, spacing=0)
        top = row(spacing=4)
        top.addWidget(self.name, 1)
        top.addWidget(self.note)
        top.addWidget(self.field, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(top)
        error = ErrorLine(texts)
        error.watch(self.joined)
        outer.addWidget(error)
        self.reset.clicked.connect(self._on_reset_clicked)

    def show_line(self, line: CostLine, home: TargetHome) -> None:
        """Show amount, rule and source."""
        say = self._context.texts.say
        words = self._context.texts.words
        self.name.setText(say(line.name))
        self.field.show_placeholder(words.bare_money(line.computed))
        self.reset.setVisible(line.overridden)
        label = "fact" if line.overridden else line.label
        words_behind = f"{say(line.rule)}\n{say(cost_source(line, home))}"
        spoken = say(msg("{standing} · {why}", standing=STANDINGS[label], why=verbatim(words_behind)))
        self.note.say(words_behind, described=spoken, assumed=label == "assumption")
        self.field.edit.setAccessibleDescription(spoken)
        self.setAccessibleName(f"{say(line.name)}: {words.money(line.amount)}")

    @Slot()
    def _on_reset_clicked(self) -> None:
        self._context.session.edit(msg("Reset cost line"), lambda plan: self._lens.set(plan, None))


class LinesCard(InputCard):
    """Cost lines, each with a field to replace its amount."""

    def __init__(self, context: Context, title: Message) -> None:
        super().__init__(context, title)
        self._rows: list[CostRow] = []
        self._outcome: Outcome | None = None
        context.signals.shown_changed.connect(self._on_shown_changed)

    @Slot()
    def _on_shown_changed(self) -> None:
        """The lines are those of the month that the answer is of, which is known after the edit."""
        if self.session.outcome is not self._outcome:
            self._outcome = self.session.outcome
            self.refresh()

    def build(self) -> None:
        self._list = column(spacing=8)
        self.content.addLayout(self._list)
        self._reset_all = button(self.texts, msg("Reset all to the rules"), "link")
        self._reset_all.clicked.connect(self._on_reset_all_clicked)
        self.content.addWidget(self._reset_all)

    @property
    def rows(self) -> list[CostRow]:
        """The rows, as shown."""
        self.make()
        return self._rows

    def show_plan(self, plan: Plan) -> None:
        outcome = self.session.outcome
        if outcome is None:
            return
        lines = self.lines_of(outcome.projection)
        if [one.ref for one in self._rows] != [ref_of_line(line) for line in lines]:
            self.clear_rows(self._list)
            self._rows = [CostRow(self.context, self, line) for line in lines]
            for one in self._rows:
                self._list.addWidget(one)
            self.rechain()
        for one, line in zip(self._rows, lines, strict=True):
            one.show_line(line, plan.scenario.home)
        self._reset_all.setVisible(any(line.overridden for line in lines))

    def lines_of(self, projection: Projection) -> tuple[CostLine, ...]:
        """For subclasses: the lines of this card."""
        raise NotImplementedError

    @Slot()
    def _on_reset_all_clicked(self) -> None:
        refs = [one.ref for one in self._rows]
        self.session.edit(msg("Reset all cost lines"), lambda plan: edits.without_overrides(plan, refs))


class MoveCard(LinesCard):
    """The move: when one can travel, by when the home is wanted, and all cost lines of the month of purchase."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("The move"))

    def build(self) -> None:
        self.add_parts(SITUATION, moving.PARTS, moving.FOLDS)
        self.content.addWidget(label(self.texts, msg("All-in cost, line by line"), "list", wrap=True))
        super().build()

    def lines_of(self, projection: Projection) -> tuple[CostLine, ...]:
        return projection.cost_lines

    def subtotal_of(self, plan: Plan) -> Message:  # noqa: ARG002 - the costs are of the outcome
        outcome = self.session.outcome
        return msg("all-in {amount}", amount=whole(outcome.projection.all_in)) if outcome else verbatim("")


class AfterCard(LinesCard):
    """Life after the move: living there, and what owning the home costs a year."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("Life after"))

    def build(self) -> None:
        self.add_parts(SITUATION, moving.AFTER)
        self.content.addWidget(label(self.texts, msg("Each year, once owned"), "list", wrap=True))
        super().build()

    def lines_of(self, projection: Projection) -> tuple[CostLine, ...]:
        return projection.holding_lines

    def subtotal_of(self, plan: Plan) -> Message:  # noqa: ARG002 - the costs are of the outcome
        outcome = self.session.outcome
        return msg("home {amount} a year", amount=whole(outcome.projection.holding_year)) if outcome else verbatim("")
