"""The languages and themes to choose from, for menu and settings alike."""

from __future__ import annotations

from hegang_desktop.domain.message import Message, msg

# a language is named in its own tongue, so that whoever chose the wrong one finds the way back
LANGUAGES: tuple[tuple[str, Message], ...] = (
    ("system", msg("As the system")),
    ("zh_CN", msg("中文（简体）")),
    ("en", msg("English")),
)
THEMES: tuple[tuple[str, Message], ...] = (
    ("system", msg("As the system")),
    ("light", msg("Light")),
    ("dark", msg("Dark")),
)
