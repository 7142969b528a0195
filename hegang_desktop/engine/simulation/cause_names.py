"""What brings money below zero, in words."""

from __future__ import annotations

from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.simulation import CauseKind

CAUSES: dict[CauseKind, Message] = {
    "no_work": msg("months without work"),
    "low_pay": msg("months that pay less"),
    "late_pay": msg("wages that come late"),
    "pending": msg("expected money that did not arrive"),
    "price": msg("a dearer home than expected"),
    "living": msg("dearer living"),
    "rent": msg("dearer rent"),
    "heating": msg("dearer heating"),
    "hard_winter": msg("hard winters"),
    "medical": msg("medical bills"),
    "family": msg("help for the family"),
    "repair": msg("repairs"),
    "plan": msg("the plan itself, without any bad luck"),
}
