"""How an answer stands, in a pill: a sign, a word and a colour, never colour alone."""

from __future__ import annotations

from PySide6.QtCore import Slot

from hegang_desktop.domain.safety import Safety, Tone
from hegang_desktop.gui.plain_text import PlainLabel
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.widgets.boxes import restyle
from hegang_desktop.text.tones import TONES, tone_of_100, tone_words

HEIGHT_PX = 24


class TonePill(PlainLabel):
    """Shows a tone, and beside its word how many of 100 lives it is of, where that is known."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._tone: Tone | None = None
        self._safety: Safety | None = None
        texts.words_changed.connect(self._say)
        self.setProperty("look", "pill")
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.setFixedHeight(HEIGHT_PX)
        self.hide()

    def show_safety(self, tone: Tone | None, safety: Safety | None = None) -> None:
        """Show it; None: nothing is to be said of it yet."""
        self._tone, self._safety = tone, safety
        self.setVisible(tone is not None)
        self._say()

    @Slot()
    def _say(self) -> None:
        if self._tone is None:
            return
        words = tone_words(self._tone) if self._safety is None else tone_of_100(self._safety)
        self.setText(self._texts.say(words))
        self.setAccessibleName(self._texts.say(TONES[self._tone].word))
        restyle(self, "tone", self._tone)
