"""One slider of the what-if: what it is, where it stands, what it does."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout

from hegang_desktop.app.answer.what_if import NAMES, SliderRange, value_words
from hegang_desktop.domain.what_if import SliderId
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.widgets.boxes import label, plain_label, restyle
from hegang_desktop.gui.widgets.no_wheel_slider import NoWheelSlider
from hegang_desktop.gui.widgets.one_line import OneLine
from hegang_desktop.text.answer_shift import AnswerShift

LOOKS = {"good": "good_note", "bad": "bad_note", "plain": "quiet"}
HEIGHT = 22


class SliderRow(QObject):
    """Puts its widgets into one row of a grid. `slid` carries the slider's id and the new value, fen or months."""

    slid = Signal(str, int)

    def __init__(self, context: Context, grid: QGridLayout, at: int, slider: SliderId) -> None:
        super().__init__(grid)
        self._context = context
        self.id = slider
        self._step = 1
        texts = context.texts
        self.name = label(texts, NAMES[slider])
        self.slider = NoWheelSlider(Qt.Orientation.Horizontal)
        self.slider.setMinimumWidth(90)
        self.slider.setFixedHeight(HEIGHT)
        self.name.setBuddy(self.slider)
        texts.put(self.slider, NAMES[slider], "setAccessibleName")
        self.value = plain_label("")
        self.value.setMinimumWidth(self.value.fontMetrics().horizontalAdvance("1,000,000 yuan"))
        self.value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        # one line, whatever it says: rows that grow would move the handle away from the pointer
        self.effect = OneLine("quiet")
        self.widgets = (self.name, self.slider, self.value, self.effect)
        aligned = Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(self.name, at, 0, aligned)
        grid.addWidget(self.slider, at, 1, aligned)
        grid.addWidget(self.value, at, 2, aligned | Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.effect, at, 3, aligned)
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
        self.value.setText(words)

    def show_effect(self, effect: AnswerShift | None) -> None:
        """What it does alone; None: it stands at nothing."""
        words = "" if effect is None else self._context.texts.say(effect.words)
        self.effect.show_text(words)
        if effect is not None:
            restyle(self.effect, "look", LOOKS[effect.tone])
        self.slider.setAccessibleDescription(f"{self.value.text()} {words}")

    def _on_value_changed(self, value: int) -> None:
        self.slid.emit(self.id, value * self._step)
