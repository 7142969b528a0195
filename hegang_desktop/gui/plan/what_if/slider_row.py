"""One slider of the what-if: what it is, where it stands, what it does."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from hegang_desktop.app.answer.what_if import NAMES, SliderRange, value_words
from hegang_desktop.domain.what_if import SliderId
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.widgets.boxes import label, restyle, row
from hegang_desktop.gui.widgets.no_wheel_slider import NoWheelSlider
from hegang_desktop.gui.widgets.one_line import OneLine
from hegang_desktop.text.answer_shift import AnswerShift

LOOKS = {"good": "good_note", "bad": "bad_note", "plain": "quiet"}
NAME_PX, SLIDER_PX, EFFECT_PX = 20, 16, 17
GAP_PX = 2


class SliderRow(QObject):
    """Puts its widgets below one another at the end of a layout.

    `slid` carries the slider's id and the new value, fen or months.
    """

    slid = Signal(str, int)

    def __init__(self, context: Context, place: QVBoxLayout, slider: SliderId) -> None:
        super().__init__(place)
        self._context = context
        self.id = slider
        self._step = 1
        texts = context.texts
        self.name = label(texts, NAMES[slider])
        self.slider = NoWheelSlider(Qt.Orientation.Horizontal)
        self.slider.setMinimumWidth(90)
        self.name.setBuddy(self.slider)
        texts.put(self.slider, NAMES[slider], "setAccessibleName")
        self.value = OneLine("", align=Qt.AlignmentFlag.AlignRight)
        # one line, whatever it says: rows that grow would move the handle away from the pointer
        self.effect = OneLine("quiet")
        self.widgets = (self.name, self.slider, self.value, self.effect)
        for one, height in (
            (self.name, NAME_PX),
            (self.value, NAME_PX),
            (self.slider, SLIDER_PX),
            (self.effect, EFFECT_PX),
        ):
            one.setFixedHeight(height)
        top = row(spacing=8)
        top.addWidget(self.name)
        top.addWidget(self.value, 1)
        place.addLayout(top)
        place.addWidget(self.slider)
        place.addWidget(self.effect)
        place.addSpacing(GAP_PX)
        self.slider.valueChanged.connect(self._on_value_changed)

    def show_range(self, bounds: SliderRange | None) -> None:
        """How far it goes; None: it makes no sense for this plan and is hidden."""
        for widget in self.widgets:
            widget.setVisible(bounds is not None)
        if bounds is None:
            return
        self._step = bounds.step
        self.slider.blockSignals(True)
        self.slider.setRange(0, bounds.most // bounds.step)
        self.slider.setPageStep(max(1, bounds.most // bounds.step // 10))
        self.slider.blockSignals(False)

    def show_value(self, value: int) -> None:
        """Where it stands."""
        self.slider.blockSignals(True)
        self.slider.setValue(round(value / self._step))
        self.slider.blockSignals(False)
        words = self._context.texts.say(value_words(self.id, value)) if value else "–"
        self.value.show_text(words)

    def show_waiting(self) -> None:
        """What it did before stays, greyed, until what it does now is worked out."""
        self.effect.setEnabled(False)

    def show_effect(self, effect: AnswerShift | None) -> None:
        """What it does alone; None: it stands at nothing."""
        self.effect.setEnabled(True)
        words = "" if effect is None else self._context.texts.say(effect.words)
        self.effect.show_text(words)
        if effect is not None:
            restyle(self.effect, "look", LOOKS[effect.tone])
        self.slider.setAccessibleDescription(f"{self.value.text()} {words}")

    def _on_value_changed(self, value: int) -> None:
        self.slid.emit(self.id, value * self._step)
