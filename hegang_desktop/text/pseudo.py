"""The catalogue of the pseudo-locale: every text in brackets and longer by two fifths, its placeholders kept."""

from __future__ import annotations

import gettext
import re

from hegang_desktop.text.locales import CLOSE, OPEN

FILL = "~"
GROWTH = 0.4
_PLACEHOLDER = re.compile(r"\{\w+\}")


def pseudo(text: str) -> str:
    """The text in brackets. What has no letters of its own has nothing to translate and stays."""
    own = _PLACEHOLDER.sub("", text)
    if not any(character.isalpha() for character in own):
        return text
    return f"{OPEN}{text}{FILL * round(GROWTH * len(own))}{CLOSE}"


class PseudoCatalogue(gettext.NullTranslations):
    """Translates by `pseudo`."""

    def gettext(self, message: str) -> str:
        """The text in brackets."""
        return pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Singular or plural by the rule of English."""
        return pseudo(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002
        """The text in brackets."""
        return pseudo(message)
