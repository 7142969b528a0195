"""What is declared of a preference: how it is called, what can be chosen, and where it shows."""

from __future__ import annotations

import logging
from typing import Annotated, Any, TypeVar, get_args, get_origin

import msgspec

from hegang_desktop.domain.message import Message

SYSTEM = "system"
"""The choice that leaves it to the system."""

Values = TypeVar("Values", bound=msgspec.Struct)

log = logging.getLogger(__name__)


class Option(msgspec.Struct, frozen=True):
    """How a preference is named on the command line, for one start of the program."""

    flag: str
    help: Message
    unoffered: tuple[str, ...] = ()
    """Values that are taken and not shown: for tests and pictures."""


class Setting(msgspec.Struct, frozen=True):
    """One preference as people meet it. Without choices it is a yes or no."""

    label: Message
    """In the settings window."""
    choices: tuple[tuple[str, Message], ...] = ()
    """What is stored, and how it is called."""
    note: Message | None = None
    """Why one would change it."""
    menu: Message | None = None
    """How the view menu calls it; None: it is not there."""
    keys: str = ""
    """Its keys in the menu."""
    option: Option | None = None

    def allows(self, value: object) -> bool:
        """Whether this can be its value."""
        if not self.choices:
            return isinstance(value, bool)
        return any(value == choice for choice, _ in self.choices)


class Declared(msgspec.Struct, frozen=True):
    """A preference: its name in what is stored, what holds at first, and how it is presented."""

    id: str
    default: Any
    setting: Setting


def settings_of(kind: type[msgspec.Struct]) -> tuple[Declared, ...]:
    """The preferences that a struct declares, in their order."""
    settings = []
    for field in msgspec.structs.fields(kind):
        if get_origin(field.type) is Annotated:
            setting = next(one for one in get_args(field.type) if isinstance(one, Setting))
            settings.append(Declared(field.name, field.default, setting))
    return tuple(settings)


def values_from(stored: object, kind: type[Values]) -> Values:
    """The values that were stored. Unknown names are passed over; a value that cannot be is logged and not taken."""
    if not isinstance(stored, dict):
        return kind()
    taken = {}
    for one in settings_of(kind):
        if one.id not in stored:
            continue
        if one.setting.allows(stored[one.id]):
            taken[one.id] = stored[one.id]
        else:
            log.warning("the stored setting %s is not a value that it can have: the usual one holds", one.id)
    return kind(**taken)
