"""How the cost of a debt is stated, in words."""

from __future__ import annotations

from hegang_desktop.domain.means import DebtCost
from hegang_desktop.domain.message import Message, msg

DEBT_COSTS: dict[DebtCost, Message] = {
    "yearly": msg("a rate a year"),
    "daily": msg("interest by the day"),
    "instalments": msg("instalments with a fee"),
}
