"""Which of our languages the environment speaks."""

from __future__ import annotations

import locale
import os

from hegang_desktop.text.locales import FALLBACK, locale_named

VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG")
"""Where an environment names its language; the first that is set counts."""


def system_language() -> str:
    """The code of the language of the environment."""
    for name in VARIABLES:
        value = os.environ.get(name, "")
        if value and value not in ("C", "POSIX") and not value.startswith("C."):
            return (locale_named(value) or FALLBACK).code
    try:
        language = locale.getlocale()[0] or ""
    except ValueError:
        language = ""
    return (locale_named(language) or FALLBACK).code
