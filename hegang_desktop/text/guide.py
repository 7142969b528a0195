"""The long texts, the guide and the about text: one Markdown file a language."""

from __future__ import annotations

from pathlib import Path

from hegang_desktop import resources
from hegang_desktop.text.locales import FALLBACK, Locale

LONG_TEXTS = ("guide", "about")


def long_text(name: str, locale: Locale) -> Path:
    """The file of a text in a language, or in English where nobody has translated it."""
    file = resources.path("guide", f"{name}.{locale.code}.md")
    return file if file.exists() else resources.path("guide", f"{name}.{FALLBACK.code}.md")
