"""What the user chose about the window: each preference once, with its type, its usual value and how it is presented.

The settings window, the view menu, the command line and what is stored follow this table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, TypeVar

import msgspec

from hegang_desktop.app.settings.setting import SYSTEM, Option, Setting, values_from
from hegang_desktop.domain.message import Message, msg, verbatim
from hegang_desktop.text import locales

if TYPE_CHECKING:
    from hegang_desktop.app.plan.library import Library


def languages() -> tuple[tuple[str, Message], ...]:
    """Every language in its own tongue, so that whoever chose the wrong one finds the way back."""
    return ((SYSTEM, msg("Same as the system")), *((one.code, verbatim(one.name)) for one in locales.LOCALES))


LANGUAGE = Setting(
    label=msg("Language"),
    choices=languages(),
    menu=msg("&Language"),
    option=Option("--lang", msg("language of the interface"), unoffered=(locales.PSEUDO.code,)),
)
THEME = Setting(
    label=msg("Theme"),
    choices=((SYSTEM, msg("Same as the system")), ("light", msg("Light")), ("dark", msg("Dark"))),
    menu=msg("&Theme"),
)
HIDE_AMOUNTS = Setting(
    label=msg("Hide amounts on screen (Ctrl+H)"),
    menu=msg("&Hide amounts"),
    keys="Ctrl+H",
)


class Preferences(msgspec.Struct, frozen=True):
    """What is chosen; stored as JSON under these names."""

    language: Annotated[str, LANGUAGE] = SYSTEM
    theme: Annotated[Literal["system", "light", "dark"], THEME] = "system"
    hide_amounts: Annotated[bool, HIDE_AMOUNTS] = False


Kind = TypeVar("Kind", bound=msgspec.Struct)


def load_preferences(library: Library, kind: type[Kind]) -> Kind:
    """The stored preferences, or what is usual."""
    return values_from(library.setting("preferences", {}), kind)


def save_preferences(library: Library, preferences: msgspec.Struct) -> None:
    """Store them."""
    library.set_setting("preferences", preferences)
