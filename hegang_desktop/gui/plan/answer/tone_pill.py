"""How an answer stands, in a pill: a sign, a word and a colour, never colour alone."""

from __future__ import annotations

from typing import Literal, NamedTuple

from PySide6.QtCore import Slot

from hegang_desktop.domain.message import Message, msg, pmsg
from hegang_desktop.gui.plain_text import PlainLabel
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.widgets.boxes import restyle

Tone = Literal["holds", "tight", "fails", "unreached"]

HEIGHT_PX = 24


class ToneLook(NamedTuple):
    """The sign and the word of a tone; its colour is the style sheet's."""

    sign: str
    word: Message


LOOKS: dict[Tone, ToneLook] = {
    "holds": ToneLook("✓", pmsg("how the plan stands", "holds")),
    "tight": ToneLook("△", pmsg("how the plan stands", "tight")),
    "fails": ToneLook("✗", pmsg("how the plan stands", "fails")),
    "unreached": ToneLook("–", pmsg("how the plan stands", "cannot be reached")),
}


class TonePill(PlainLabel):
    """Shows a tone, and beside its word how many of 100 lives it is of, where that is known."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._tone: Tone | None = None
        self._percent: int | None = None
        texts.words_changed.connect(self._say)
        self.setProperty("look", "pill")
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.setFixedHeight(HEIGHT_PX)
        self.hide()

    def show_tone(self, tone: Tone | None, percent: int | None = None) -> None:
        """Show it; None: nothing is to be said of it yet."""
        self._tone, self._percent = tone, percent
        self.setVisible(tone is not None)
        self._say()

    @Slot()
    def _say(self) -> None:
        if self._tone is None:
            return
        look = LOOKS[self._tone]
        words = look.word if self._percent is None else msg("{word} {n}/100", word=look.word, n=self._percent)
        said = self._texts.say(words)
        self.setText(f"{look.sign} {said}")
        self.setAccessibleName(said)
        restyle(self, "tone", self._tone)
