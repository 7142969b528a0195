"""Every key and what it does, for the guide: made from the table of actions."""

from __future__ import annotations

import re

from PySide6.QtGui import QKeySequence

from hegang_desktop.domain.message import Message, msg
from hegang_desktop.gui.actions import ActionEntry, MenuEntry, entries
from hegang_desktop.gui.texts import Texts

_MNEMONIC = re.compile(r"\(&.\)")
BESIDE_A_HOME = msg("With a home selected on the Listings page")


def without_mnemonic(text: str) -> str:
    """The words of a menu without the mark of its letter."""
    return _MNEMONIC.sub("", text).replace("&", "")


def key_map() -> list[tuple[Message, list[ActionEntry]]]:
    """The actions that have a key, under the title of their menu, or of the place where the key works."""
    table = entries()
    menus = {one.id: one for one in table if isinstance(one, MenuEntry)}
    groups: dict[str, tuple[Message, list[ActionEntry]]] = {}
    for one in table:
        if isinstance(one, ActionEntry) and one.key:
            menu = menus.get(one.menu)
            while menu is not None and menu.parent:
                menu = menus[menu.parent]
            title = menu.title if menu is not None else BESIDE_A_HOME
            groups.setdefault(title.text, (title, []))[1].append(one)
    return list(groups.values())


def key_text(key: str) -> str:
    """A key as the system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def key_map_markdown(texts: Texts) -> str:
    """The list for the guide."""
    lines: list[str] = []
    for title, those in key_map():
        lines += [f"**{without_mnemonic(texts.say(title))}**", ""]
        for one in those:
            what = without_mnemonic(texts.say(one.text)).removesuffix("…")
            lines.append("- " + texts.say(msg("{caption}: {value}", caption=key_text(one.key), value=what)))
        lines.append("")
    return "\n".join(lines)
