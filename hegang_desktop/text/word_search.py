"""Finding what somebody means by words, in whichever language of the program they are typed."""

from __future__ import annotations

from collections.abc import Iterable

from hegang_desktop.domain.message import Message
from hegang_desktop.text.locales import LOCALES
from hegang_desktop.text.translator import Translator


class WordSearch:
    """Matches messages against what is typed: every word of it must occur in one of the languages."""

    def __init__(self, shown: Translator) -> None:
        """`shown` is the language of the window, which is looked through first."""
        self._translators = [shown, *(Translator(one.code) for one in LOCALES if one != shown.locale)]

    def rank(self, typed: str, messages: Iterable[Message]) -> int | None:
        """How well they fit: 0 where the first begins with it, 1 where a word does, 2 else; None: they do not."""
        wanted = typed.strip().lower()
        words = wanted.split()
        ones = list(messages)
        best: int | None = None
        for translator in self._translators:
            texts = [translator.say(one).lower() for one in ones]
            whole = " ".join(texts)
            if not all(word in whole for word in words):
                continue
            begins = 0 if texts and texts[0].startswith(wanted) else 1 if f" {wanted}" in f" {whole}" else 2
            best = begins if best is None else min(best, begins)
        return best
