"""What if: sliders and stresses beside the answer, each with what it does against the plan as it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QToolButton, QWidget

from hegang_desktop.app.answer.what_if import (
    STRESS_NAMES,
    in_short,
    ranges,
    shared_words,
    slider_effect,
    stands,
    stress_effect,
    stresses_of,
    tried_words,
)
from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.what_if import NOTHING, SLIDERS, STRESSES, SliderId, StressId, WhatIf
from hegang_desktop.engine.what_if.effect import Outlook
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plain_text import set_tip
from hegang_desktop.gui.plan.what_if.slider_row import LOOKS, SliderRow
from hegang_desktop.gui.widgets.boxes import button, column, label, plain_label, restyle, row
from hegang_desktop.gui.widgets.flow_box import FlowBox
from hegang_desktop.gui.widgets.one_line import OneLine
from hegang_desktop.text.answer_shift import AnswerShift

WIDE = 1000


class WhatIfCard(QFrame):
    """Holds no state of its own: it shows `session.what_if` and asks the session to try something else."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._context = context
        self._plan: Plan | None = None
        self._base: Outlook | None = None
        self._wanted: dict[SliderId, int] = {}
        self._effects: dict[StressId, AnswerShift] = {}
        self._slides: dict[SliderId, tuple[int, AnswerShift]] = {}
        outer = column(self, margin=12, spacing=6)
        top = row()
        top.addWidget(label(context.texts, msg("What if …"), "heading"))
        # the answer above may be out of sight while a slider moves
        self.together = OneLine("list")
        top.addWidget(self.together, 1)
        self.keep = button(context.texts, msg("Put it into the plan"), "link")
        self.scenario = button(context.texts, msg("Keep it as a scenario"), "link")
        self.reset = button(context.texts, msg("Back to the plan"), "link")
        for one, slot in (
            (self.keep, self._on_keep_clicked),
            (self.scenario, self._on_scenario_clicked),
            (self.reset, self._on_reset_clicked),
        ):
            one.clicked.connect(slot)
            # their room stays theirs, so that the sliders below do not move when they appear
            policy = one.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            one.setSizePolicy(policy)
            top.addWidget(one)
        outer.addLayout(top)
        self._parts = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._parts.setSpacing(12)
        self._parts.addLayout(self._make_sliders(), 3)
        wrong = column(spacing=6)
        wrong.addWidget(self._make_stresses())
        self.stress = plain_label("", "quiet", wrap=True)
        wrong.addWidget(self.stress)
        wrong.addStretch(1)
        self._parts.addLayout(wrong, 2)
        outer.addLayout(self._parts)
        # a drag sends many values in one turn of the loop: the last one counts
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._try_wanted)
        context.signals.shown_changed.connect(self.refresh)
        context.texts.words_changed.connect(self._on_words_changed)

    def _make_sliders(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(3, 3)
        self.sliders = {slider: SliderRow(self._context, grid, at, slider) for at, slider in enumerate(SLIDERS)}
        for one in self.sliders.values():
            one.slid.connect(self._on_slid)
        return grid

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
        self._flow = flow
        texts.put(flow, msg("What if it goes wrong"), "setAccessibleName")
        return flow

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= WIDE
        self._parts.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    @Slot()
    def _on_words_changed(self) -> None:
        self._flow.replace()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show what is tried out, and what each part of it does."""
        session = self._context.session
        plan = session.plan
        if plan is None or not self.isVisible():
            return
        if plan is not self._plan:
            self._plan, self._base = plan, stands(plan)
            self._effects, self._slides = {}, {}
            offered = stresses_of(plan)
            for stress, chip in self.stresses.items():
                self._flow.show_one(chip, shown=stress in offered)
            bounds = ranges(plan)
            for slider, one in self.sliders.items():
                one.show_range(bounds.get(slider))
        tried = session.what_if
        self._show_ways_on(tried)
        shown = session.shown
        rests = shown is None or tried == NOTHING
        self.together.show_text("" if rests or shown is None else self._context.texts.say(in_short(shown)))
        for slider, one in self.sliders.items():
            value = tried.value(slider)
            one.show_value(value)
            one.show_effect(self._slid(slider, value) if value else None)
        for stress, chip in self.stresses.items():
            chip.setChecked(stress in tried.stresses)
        self._show_stresses()

    def _slid(self, slider: SliderId, value: int) -> AnswerShift | None:
        """What a slider does; reckoned once while it stands where it is."""
        known = self._slides.get(slider)
        if known is None or known[0] != value:
            if self._plan is None or self._base is None:
                return None
            known = self._slides[slider] = value, slider_effect(self._plan, self._base, slider, value)
        return known[1]

    def _show_ways_on(self, tried: WhatIf) -> None:
        """What can be done with what is tried out."""
        shown, plan = self._context.session.shown, self._context.session.plan
        for one in (self.keep, self.scenario, self.reset):
            one.setVisible(tried != NOTHING)
        # leaving again is no part of a plan: with nothing else there is nothing to keep
        keeps = shown is not None and plan is not None and shown.plan != plan
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
            effect = self._effect_of(stress)
            lines.append(say(msg("{name}: {effect}", name=STRESS_NAMES[stress], effect=effect.words)))
            tones.append(effect.tone)
        self.stress.setText("\n".join(lines) or say(msg("Press one to see what it would do to the plan.")))
        restyle(self.stress, "look", LOOKS[tones[0]] if len(set(tones)) == 1 else "quiet")

    def _effect_of(self, stress: StressId) -> AnswerShift:
        if stress not in self._effects and self._plan is not None and self._base is not None:
            self._effects[stress] = stress_effect(self._plan, self._base, stress)
        return self._effects[stress]

    @Slot(str, int)
    def _on_slid(self, slider: SliderId, value: int) -> None:
        self._wanted[slider] = value
        self._soon.start()

    @Slot()
    def _try_wanted(self) -> None:
        tried = self._context.session.what_if
        for slider, value in self._wanted.items():
            tried = tried.with_value(slider, value)
        self._wanted.clear()
        self._try(tried)

    @Slot(bool)
    def _on_stress_clicked(self, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        stress = next(one for one, chip in self.stresses.items() if chip is self.sender())
        self._try(self._context.session.what_if.with_stress(stress, on=on))

    def _try(self, tried: WhatIf) -> None:
        try:
            self._context.session.try_out(tried)
        except UserError as error:
            # sliders and chips go back to what is tried out still
            self.refresh()
            self.stress.setText(self._context.texts.say(error.message))

    @Slot()
    def _on_reset_clicked(self) -> None:
        self._context.session.try_out(NOTHING)

    @Slot()
    def _on_keep_clicked(self) -> None:
        self._keep(self._context.session.keep_tried)

    @Slot()
    def _on_scenario_clicked(self) -> None:
        session = self._context.session
        words = tried_words(session.what_if)
        name = "" if words is None else self._context.texts.say(words)
        self._keep(partial(session.keep_tried_as_scenario, name))

    def _keep(self, keep: Callable[[], None]) -> None:
        try:
            keep()
        except UserError as error:
            self._context.dialogs.tell(self, error)
