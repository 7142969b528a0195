"""The tone of an answer in words: a word, a sign and a look, so that colour alone never tells it."""

from __future__ import annotations

from typing import NamedTuple

from hegang_desktop.domain.message import Message, msg, pmsg
from hegang_desktop.domain.safety import Safety, Tone
from hegang_desktop.engine.headline import whole_of_100


class ToneWords(NamedTuple):
    """`look` names the style of the theme that shows it."""

    word: Message
    sign: str
    look: str


TONES: dict[Tone, ToneWords] = {
    "holds": ToneWords(pmsg("tone", "holds"), "✓", "good"),
    "tight": ToneWords(pmsg("tone", "tight"), "△", "caution"),
    "fails": ToneWords(pmsg("tone", "fails"), "✕", "bad"),
    "unreached": ToneWords(pmsg("tone", "out of reach"), "–", "plain"),
}


def tone_words(tone: Tone) -> Message:
    """The sign and the word."""
    words = TONES[tone]
    return msg("{sign} {word}", sign=words.sign, word=words.word)


def tone_of_100(safety: Safety) -> Message:
    """The sign, the word, and how many of a hundred lives hold."""
    words = TONES[safety.tone]
    chance = safety.safe or safety.best
    holding = chance.holding if chance is not None else safety.surviving
    if holding is None or safety.tone == "unreached":
        return tone_words(safety.tone)
    return msg("{sign} {word} {n}/100", sign=words.sign, word=words.word, n=whole_of_100(holding, safety.lives))
