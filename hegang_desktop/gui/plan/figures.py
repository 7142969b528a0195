"""The figures of the answer that open: what each is called, and the words it is looked for by."""

from __future__ import annotations

from hegang_desktop.domain.message import Message, msg, pmsg

TITLES: dict[str, Message] = {
    "all_in": msg("All-in cost"),
    "left_after": msg("Left the day after"),
    "runway": msg("How long the money lasts"),
    "monthly": msg("Monthly cost once there"),
}
SEARCH_WORDS: dict[str, Message] = {
    "all_in": pmsg("search words", "total cost, price, taxes, fees"),
    "left_after": pmsg("search words", "what is left, remaining, savings"),
    "runway": pmsg("search words", "runway, months left, how long"),
    "monthly": pmsg("search words", "cost of living, per month, heating"),
}
"""Further words in any order, never shown."""
