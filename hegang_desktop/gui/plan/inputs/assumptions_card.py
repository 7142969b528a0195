"""The shipped assumptions in groups, each with its source, and the user's own instead; a line to find one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from hegang_desktop.app.answer.price_source import placed_source
from hegang_desktop.app.plan import edits
from hegang_desktop.app.plan.assumption_groups import GROUPS, AssumptionGroup, given, matching_figures, out_of_bounds
from hegang_desktop.app.plan.fields.field import STANDINGS
from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.message import Message, msg, msg_n, verbatim
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.plan import Plan
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plan.inputs.input_card import InputCard, InputRow
from hegang_desktop.gui.widgets.boxes import button, column, label, row
from hegang_desktop.gui.widgets.error_line import ErrorLine
from hegang_desktop.gui.widgets.fold_line import FoldLine
from hegang_desktop.gui.widgets.help_button import HelpButton
from hegang_desktop.gui.widgets.icon_button import IconButton
from hegang_desktop.gui.widgets.lens_field import LensField
from hegang_desktop.gui.widgets.line_edit import SearchLine
from hegang_desktop.gui.widgets.value_field import ValueField
from hegang_desktop.text.assumptions import ASSUMPTIONS, UNITS
from hegang_desktop.text.money import typed_amount
from hegang_desktop.text.numbers import typed_rate
from hegang_desktop.text.typed_numbers import UnreadableInput, bounded, parse_amount, parse_number, parse_rate

FIELD = 132
STEPS = {"fen": 10_000, "fen_per_month": 1_000, "fen_per_m2": 10, "fen_per_m2_month": 1, "rate": 10, "share": 100}


def _write_amount(fen: int) -> str:
    return typed_amount(Fen(fen))


class AssumptionRow(InputRow):
    """One assumption. The empty field shows the shipped value, or that of the home's city."""

    def __init__(self, context: Context, id_: str) -> None:
        super().__init__()
        self._context = context
        self._lens = edits.assumption(id_)
        shipped = load_rules().assumptions[id_]
        self.id = id_
        name, self._why = ASSUMPTIONS[id_]
        unit = shipped.unit
        texts = context.texts
        money = unit.startswith("fen")
        percent = unit in ("rate", "share")
        read = parse_amount if money else parse_rate if percent else parse_number
        self._write = _write_amount if money else typed_rate if percent else str
        within = bounded(read, shipped.least, shipped.most, self._write)
        self.field = ValueField(
            texts, name, UNITS[unit], within, self._write, step=STEPS.get(unit, 1), least=shipped.least, optional=True
        )
        self.field.setFixedWidth(FIELD)
        self._joined = LensField(context.session, self.field, self._lens)
        self.reset = IconButton(texts, context.theme, "remove", msg("Back to the shipped value"))
        self.note = HelpButton(texts, name)
        outer = column(self, spacing=0)
        top = row(spacing=4)
        top.addWidget(label(texts, name, wrap=True), 1)
        top.addWidget(self.note)
        top.addWidget(self.field, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(top)
        self.error = ErrorLine(texts)
        self.error.watch(self._joined)
        outer.addWidget(self.error)
        self.reset.clicked.connect(self._on_reset_clicked)

    def show_plan(self, plan: Plan) -> None:
        """Show whether it is the user's own, and the source of what counts otherwise."""
        say = self._context.texts.say
        own = self.id in plan.scenario.assumptions
        otherwise = given(plan, self.id)
        self.reset.setVisible(own)
        self.field.show_empty_value(otherwise.value)
        self.field.show_placeholder(self._write(otherwise.value))
        self._joined.show_plan(plan)
        outside = out_of_bounds(plan, self.id)
        if outside is not None:
            refusal = msg(
                "This must lie between {least} and {most}; {counted} is reckoned with.",
                least=self._write(outside.least),
                most=self._write(outside.most),
                counted=self._write(outside.counted),
            )
            self.error.show_error(UnreadableInput(refusal))
        elif not self.field.is_wrong:
            self.error.hide()
        lines = [say(self._why)]
        if otherwise.source is not None:
            source = placed_source(otherwise.source, plan.scenario.home.description.city)
            if own:
                source = msg("Yours instead of {value}: {source}", value=self._write(otherwise.value), source=source)
            lines.append(say(source))
        behind = "\n".join(lines)
        spoken = say(
            msg("{standing} · {why}", standing=STANDINGS["fact" if own else "assumption"], why=verbatim(behind))
        )
        self.note.say(behind, described=spoken, assumed=not own)
        self.field.edit.setAccessibleDescription(spoken)

    @Slot()
    def _on_reset_clicked(self) -> None:
        self._context.session.edit(msg("Reset assumption"), lambda plan: self._lens.set(plan, None))


class GroupFold(FoldLine):
    """A group of assumptions, whose rows are made when they are first seen. `rows_made`: for the order of Tab."""

    rows_made = Signal()

    def __init__(self, context: Context, group: AssumptionGroup) -> None:
        super().__init__(indent=10)
        self._context = context
        self.group = group
        self.rows: dict[str, AssumptionRow] = {}
        self._wanted: tuple[str, ...] | None = None
        self.content.setSpacing(10)
        self.opened.connect(self._on_opened)

    def narrow(self, wanted: tuple[str, ...] | None) -> None:
        """Show only these, and open; None: all of them, folded."""
        if wanted != self._wanted:
            self._wanted = wanted
            shown = [id_ for id_ in self.group.ids if wanted is None or id_ in wanted]
            self.setVisible(bool(shown))
            self.set_open(open_=wanted is not None and bool(shown))
            self._make()

    def _make(self) -> None:
        plan = self._context.session.plan
        if not self.is_open or plan is None:
            return
        made = False
        for at, id_ in enumerate(self.group.ids):
            shown = self._wanted is None or id_ in self._wanted
            if shown and id_ not in self.rows:
                self.rows[id_] = AssumptionRow(self._context, id_)
                before = sum(one in self.rows for one in self.group.ids[:at])
                self.content.insertWidget(before, self.rows[id_])
                made = True
            if id_ in self.rows:
                self.rows[id_].setVisible(shown)
        self.show_plan(plan)
        if made:
            self.rows_made.emit()

    def show_plan(self, plan: Plan) -> None:
        """The heading, and the rows that are to be seen."""
        say = self._context.texts.say
        own = sum(id_ in plan.scenario.assumptions for id_ in self.group.ids)
        changed = say(msg_n("{n} changed by you", "{n} changed by you", own)) if own else ""
        self.say(say(self.group.title), changed)
        if self.is_open:
            for one in self.rows.values():
                if not one.isHidden():
                    one.show_plan(plan)

    @Slot()
    def _on_opened(self) -> None:
        self._make()


class AssumptionsCard(InputCard):
    """All assumptions in one place."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("Assumptions"))
        self.groups: list[GroupFold] = []

    def build(self) -> None:
        self.wanted = SearchLine()
        self.wanted.setClearButtonEnabled(True)
        self.texts.put(self.wanted, msg("Find one, e.g. heating"), "setPlaceholderText")
        self.texts.put(self.wanted, msg("Find an assumption"), "setAccessibleName")
        self.content.addWidget(self.wanted)
        self._none = label(self.texts, msg("No assumption is called so."), "quiet", wrap=True)
        self.content.addWidget(self._none)
        self._none.hide()
        inner = QWidget()
        listed = column(inner, spacing=4)
        self.groups = [GroupFold(self.context, group) for group in GROUPS]
        for one in self.groups:
            listed.addWidget(one)
            one.rows_made.connect(self.rechain)
        self.content.addWidget(inner)
        self._reset_all = button(self.texts, msg("Reset all to the shipped values"), "link")
        self._reset_all.clicked.connect(self._on_reset_all_clicked)
        self.content.addWidget(self._reset_all)
        self.wanted.textChanged.connect(self._on_wanted_changed)

    def row_of(self, id_: str) -> AssumptionRow:
        """The row of an assumption, its group opened."""
        self.make()
        fold = next(one for one in self.groups if id_ in one.group.ids)
        fold.set_open(open_=True)
        return fold.rows[id_]

    def show_plan(self, plan: Plan) -> None:
        for one in self.groups:
            one.show_plan(plan)
        self._reset_all.setVisible(bool(plan.scenario.assumptions))

    def subtotal_of(self, plan: Plan) -> Message:
        own = len(plan.scenario.assumptions)
        if own:
            return msg_n("{n} changed by you", "{n} changed by you", own)
        return msg_n("{n} assumption", "{n} assumptions", len(ASSUMPTIONS))

    @Slot(str)
    def _on_wanted_changed(self, text: str) -> None:
        wanted = matching_figures(text, self.texts.say) if text.strip() else None
        for one in self.groups:
            one.narrow(wanted)
        self._none.setVisible(wanted == ())

    @Slot()
    def _on_reset_all_clicked(self) -> None:
        self.session.edit(msg("Reset all assumptions"), edits.without_assumptions)
