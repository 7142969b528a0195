"""A saved state of a plan, and a plan in the list of plans."""

from __future__ import annotations

import msgspec

from hegang_desktop.domain.message import Message
from hegang_desktop.domain.plan import Plan


class Version(msgspec.Struct, frozen=True):
    """One saved state of a plan. `parent` is the version it was edited from; `name` is the user's (Ctrl+S) or None."""

    id: str
    plan_id: str
    parent: str | None
    saved_at: str
    label: Message
    body: Plan
    name: str | None = None


class VersionLine(msgspec.Struct, frozen=True):
    """A saved state without its body, for a list of thousands."""

    id: str
    parent: str | None
    saved_at: str
    label: Message
    name: str | None = None


class PlanEntry(msgspec.Struct, frozen=True):
    """A plan in the list of plans: when it was last saved and opened. Its values are read when they are needed.

    `name` is empty where no saved state of the plan can be read.
    """

    id: str
    name: str
    sample: bool
    version_id: str
    saved_at: str
    opened_at: str
