"""What the views beneath the answer are called, in the order of their bar; Alt+1 to Alt+7."""

from __future__ import annotations

from hegang_desktop.domain.message import Message, pmsg

VIEWS: dict[str, Message] = {
    "overview": pmsg("view", "Overview"),
    "months": pmsg("view", "Months"),
    "scenarios": pmsg("view", "Scenarios"),
    "strategies": pmsg("view", "Strategies"),
    "matters": pmsg("view", "What matters"),
    "life": pmsg("view", "One life"),
    "history": pmsg("view", "History"),
}
