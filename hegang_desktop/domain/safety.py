"""How safe it is to act on an answer."""

from __future__ import annotations

from typing import Literal

Tone = Literal["holds", "tight", "fails", "unreached"]
"""holds: in at least the chosen share of lives. tight: in up to 20 points fewer. fails: in fewer still.

unreached: in no month do the projection or half of the lives cover the all-in cost and the cushion.
"""
