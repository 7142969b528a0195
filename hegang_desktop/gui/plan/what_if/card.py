"""What if: sliders and stresses beside the answer, each with what it does against the plan as it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QToolButton, QVBoxLayout, QWidget

from hegang_desktop.app.answer.answering import Outcome
from hegang_desktop.app.answer.what_if import (
    STRESS_NAMES,
    ranges,
    shared_words,
    slider_effect,
    stress_effect,
    stresses_of,
    tried_plan,
    tried_words,
)
from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.message import msg, msg_n, verbatim
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.what_if import NOTHING, SLIDERS, STRESSES, SliderId, StressId, WhatIf
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plain_text import set_tip
from hegang_desktop.gui.plan.what_if.slider_row import LOOKS, SliderRow
from hegang_desktop.gui.widgets.boxes import button, column, label, restyle, row, scrolled
from hegang_desktop.gui.widgets.few_lines import FewLines
from hegang_desktop.gui.widgets.flow_box import FlowBox
from hegang_desktop.gui.widgets.icon_button import IconButton
from hegang_desktop.text.answer_shift import AnswerShift

Effects = tuple[dict[SliderId, tuple[int, AnswerShift]], dict[StressId, AnswerShift]]
WAITING = verbatim("…")
REST_MS = 120
FEWEST = 3
AROUND_PX = 44
"""What stands around the stresses: their heading and the gaps."""


class WhatIfCard(QFrame):
    """Holds no state of its own: it shows `session.what_if` and asks the session to try something else.

    `closed`: where it stands over the chart it is to be put away.
    """

    closed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._context = context
        self._plan: Plan | None = None
        self._base: Outcome | None = None
        self._offered: tuple[StressId, ...] = ()
        self._all = False
        self._wanted: dict[SliderId, int] = {}
        self._effects: dict[StressId, AnswerShift] = {}
        self._slides: dict[SliderId, tuple[int, AnswerShift]] = {}
        outer = column(self, spacing=4)
        outer.setContentsMargins(12, 10, 8, 8)
        top = row(spacing=4)
        top.addWidget(label(context.texts, msg("What if …"), "list"))
        top.addStretch(1)
        self.reset = button(context.texts, msg("Back to the plan"), "link_note")
        top.addWidget(self.reset)
        self.close_button = IconButton(context.texts, context.theme, "remove", msg("Close"))
        self.close_button.clicked.connect(self.closed)
        policy = self.close_button.sizePolicy()
        policy.setRetainSizeWhenHidden(False)
        self.close_button.setSizePolicy(policy)
        top.addWidget(self.close_button)
        outer.addLayout(top)
        inner = QWidget()
        self._parts = QBoxLayout(QBoxLayout.Direction.TopToBottom, inner)
        self._parts.setContentsMargins(0, 2, 4, 0)
        self._parts.setSpacing(12)
        self._sliders = self._make_sliders()
        self._parts.addLayout(self._sliders)
        wrong = column(spacing=6)
        wrong.addWidget(label(context.texts, msg("If it goes wrong"), "quiet"))
        wrong.addWidget(self._make_stresses())
        self.stress = FewLines("quiet")
        wrong.addWidget(self.stress, 1)
        self._parts.addLayout(wrong, 1)
        # all of it scrolls where the window is low; at the usual sizes there is room
        self._area = scrolled(inner)
        outer.addWidget(self._area, 1)
        outer.addWidget(self._make_ways_on())
        # a drag sends many values in one turn of the loop: the last one counts
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._try_wanted)
        # each effect is a run of lives: worked out elsewhere, once the drag rests
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._work_out_effects)
        context.signals.shown_changed.connect(self.refresh)
        context.texts.words_changed.connect(self._on_words_changed)

    def _make_ways_on(self) -> QWidget:
        texts = self._context.texts
        self.scenario = button(texts, msg("Keep it as a scenario"), "link_note")
        self.keep = button(texts, msg("Put it into the plan"), "link_note")
        self._ways_on = FlowBox()
        for one, slot in (
            (self.scenario, self._on_scenario_clicked),
            (self.keep, self._on_keep_clicked),
        ):
            one.clicked.connect(slot)
            # their room stays theirs, so that nothing moves when they can be used
            self._ways_on.add(one)
        self.reset.clicked.connect(self._on_reset_clicked)
        return self._ways_on

    def _make_sliders(self) -> QVBoxLayout:
        listed = column(spacing=0)
        self.sliders = {slider: SliderRow(self._context, listed, slider) for slider in SLIDERS}
        for one in self.sliders.values():
            one.slid.connect(self._on_slid)
        listed.addStretch(1)
        return listed

    def _make_stresses(self) -> QWidget:
        texts = self._context.texts
        flow = FlowBox()
        self.stresses: dict[StressId, QToolButton] = {}
        for stress in STRESSES:
            chip = QToolButton()
            chip.setProperty("look", "choice")
            chip.setCheckable(True)
            texts.put(chip, STRESS_NAMES[stress])
            chip.setObjectName(stress)
            chip.clicked.connect(self._on_stress_clicked)
            self.stresses[stress] = chip
            flow.add(chip)
        self.all_stresses = QToolButton()
        self.all_stresses.setProperty("look", "choice")
        self.all_stresses.clicked.connect(self._on_all_stresses_clicked)
        flow.add(self.all_stresses)
        self._flow = flow
        texts.put(flow, msg("What if it goes wrong"), "setAccessibleName")
        return flow

    def stand_over(self, *, over: bool) -> None:
        """Over the chart: what goes wrong beside the sliders, and a way to close it; else all below one another."""
        way = QBoxLayout.Direction.LeftToRight if over else QBoxLayout.Direction.TopToBottom
        self._parts.setDirection(way)
        self._parts.setSpacing(20 if over else 4)
        for at in (0, 1):
            self._parts.setStretch(at, 1 if over else at)
        self.close_button.setVisible(over)
        restyle(self, "look", "popover" if over else "card")
        self._show_chips()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_chips()

    def _show_chips(self) -> None:
        """As many stresses as have room, those that are on among them; the others behind a chip that says so."""
        offered = [chip for stress, chip in self.stresses.items() if stress in self._offered]
        chosen = [chip for chip in offered if chip.isChecked()]
        first = [*chosen, *(chip for chip in offered if chip not in chosen)]
        beside = self._parts.direction() == QBoxLayout.Direction.LeftToRight
        above = 0 if beside else self._sliders.sizeHint().height()
        room = self._area.viewport().height() - above - self.stress.minimumHeight() - AROUND_PX
        shown = first
        while not self._all and len(shown) > max(FEWEST, len(chosen)):
            more = () if len(shown) == len(first) else (self.all_stresses,)
            if self._flow.height_of([*(chip for chip in offered if chip in shown), *more]) <= room:
                break
            shown = shown[:-1]
        left = len(offered) - len(shown)
        if left:
            self.all_stresses.setText(self._context.texts.say(msg_n("{n} more", "{n} more", left)))
        for chip in self.stresses.values():
            self._flow.show_one(chip, shown=chip in shown)
        self._flow.show_one(self.all_stresses, shown=left > 0)

    @Slot()
    def _on_all_stresses_clicked(self) -> None:
        self._all = True
        self._show_chips()

    def begin(self) -> None:
        """Put the focus on the first slider."""
        for one in self.sliders.values():
            if not one.slider.isHidden():
                one.slider.setFocus(Qt.FocusReason.PopupFocusReason)
                return

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    @Slot()
    def _on_words_changed(self) -> None:
        self._flow.replace()
        self._ways_on.replace()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show what is tried out, and what each part of it does."""
        session = self._context.session
        plan = session.plan
        if plan is None or not self.isVisible():
            return
        if plan is not self._plan:
            if self._plan is None or plan.id != self._plan.id:
                self._wanted.clear()
            self._plan = plan
            self._offered = tuple(stresses_of(plan))
            bounds = ranges(plan)
            for slider, one in self.sliders.items():
                one.show_range(bounds.get(slider))
        base = session.outcome
        if base is not self._base:
            self._base, self._effects, self._slides = base, {}, {}
        tried = session.what_if
        self._show_ways_on(tried)
        for slider, one in self.sliders.items():
            # what is dragged stays under the pointer
            value = self._wanted.get(slider, tried.value(slider))
            one.show_value(value)
            known = self._slides.get(slider)
            if not value:
                one.show_effect(None)
            elif known is not None and known[0] == value:
                one.show_effect(known[1])
            else:
                one.show_waiting()
        for stress, chip in self.stresses.items():
            chip.setChecked(stress in tried.stresses)
        self._show_chips()
        self._show_stresses()
        if self._wanted:
            self._soon.start()
        if self._unknown():
            self._rest.start()

    def _unknown(self) -> bool:
        """Whether something is tried out whose effect has not been worked out."""
        tried = self._context.session.what_if
        sliders = any(
            (value := tried.value(slider)) and self._slides.get(slider, (0,))[0] != value for slider in SLIDERS
        )
        return sliders or any(stress not in self._effects for stress in tried.stresses)

    @Slot()
    def _work_out_effects(self) -> None:
        """What each part of what is tried out does alone; while the plan's own answer is not there, later."""
        base, tried = self._base, self._context.session.what_if
        if base is None or base.safety is None or base.plan != self._plan:
            return
        slid = {slider: value for slider in SLIDERS if (value := tried.value(slider))}
        slid = {slider: value for slider, value in slid.items() if self._slides.get(slider, (0,))[0] != value}
        wrong = [stress for stress in tried.stresses if stress not in self._effects]

        def work() -> Effects:
            sliders = {slider: (value, slider_effect(base, slider, value)) for slider, value in slid.items()}
            return sliders, {stress: stress_effect(base, stress) for stress in wrong}

        def done(effects: Effects) -> None:
            if self._base is base:
                self._slides.update(effects[0])
                self._effects.update(effects[1])
                self.refresh()

        self._context.runner.run("what-if effects", work, done)

    def _show_ways_on(self, tried: WhatIf) -> None:
        """What can be done with what is tried out."""
        plan = self._context.session.plan
        self.reset.setEnabled(tried != NOTHING)
        # leaving again is no part of a plan: with nothing else there is nothing to keep
        keeps = plan is not None and tried != NOTHING and tried_plan(plan, tried) != plan
        self.keep.setEnabled(keeps)
        self.scenario.setEnabled(keeps)
        shared = shared_words(tried)
        set_tip(self.scenario, "" if shared is None else self._context.texts.say(shared))
        self.scenario.setAccessibleDescription(self.scenario.toolTip())

    def _show_stresses(self) -> None:
        """The effect of each stress that is on, one line each; what the chips do stands in their tooltips."""
        say = self._context.texts.say
        session = self._context.session
        lines, tones = [], []
        for stress in session.what_if.stresses:
            effect = self._effects.get(stress)
            words = WAITING if effect is None else effect.words
            lines.append(say(msg("{name}: {effect}", name=STRESS_NAMES[stress], effect=words)))
            tones.append("plain" if effect is None else effect.tone)
        self.stress.show_text("\n".join(lines) or say(msg("Press one to see what it would do to the plan.")))
        restyle(self.stress, "look", LOOKS[tones[0]] if len(set(tones)) == 1 else "quiet")

    @Slot(str, int)
    def _on_slid(self, slider: SliderId, value: int) -> None:
        self._wanted[slider] = value
        self.sliders[slider].show_value(value)
        self._soon.start()

    @Slot()
    def _try_wanted(self) -> None:
        """Try where the sliders stand. While a state is reckoned the next one waits, or a drag would never show any."""
        if self._context.session.is_reckoning:
            return
        self._take_wanted()

    def _take_wanted(self) -> None:
        if not self._wanted:
            return
        tried = self._context.session.what_if
        for slider, value in self._wanted.items():
            tried = tried.with_value(slider, value)
        self._wanted.clear()
        self._try(tried)

    @Slot(bool)
    def _on_stress_clicked(self, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        stress = next(one for one, chip in self.stresses.items() if chip is self.sender())
        self._take_wanted()
        self._try(self._context.session.what_if.with_stress(stress, on=on))

    def _try(self, tried: WhatIf) -> None:
        try:
            self._context.session.try_out(tried)
        except UserError as error:
            # sliders and chips go back to what is tried out still
            self.refresh()
            self.stress.show_text(self._context.texts.say(error.message))

    @Slot()
    def _on_reset_clicked(self) -> None:
        self._wanted.clear()
        self._context.session.try_out(NOTHING)

    @Slot()
    def _on_keep_clicked(self) -> None:
        self._take_wanted()
        self._keep(self._context.session.keep_tried)

    @Slot()
    def _on_scenario_clicked(self) -> None:
        self._take_wanted()
        session = self._context.session
        words = tried_words(session.what_if)
        name = "" if words is None else self._context.texts.say(words)
        self._keep(partial(session.keep_tried_as_scenario, name))

    def _keep(self, keep: Callable[[], None]) -> None:
        try:
            keep()
        except UserError as error:
            self._context.dialogs.tell(self, error)
