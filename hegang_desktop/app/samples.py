"""The samples that the program ships, so that a newcomer without a file sees the whole of it."""

from __future__ import annotations

from pathlib import Path

import msgspec

from hegang_desktop import resources
from hegang_desktop.app.plan.library import new_id
from hegang_desktop.app.plan.plan_file import read_plan
from hegang_desktop.domain.message import shipped
from hegang_desktop.domain.plan import Plan
from hegang_desktop.text.translator import Translator

SAMPLE_PLAN = "seafarer-2019.hgplan"
SAMPLE_HOMES = "sample-homes.csv"


def sample_plan(words: Translator) -> Plan:
    """The seafarer's plan, under its name in the reader's language."""
    plan = read_plan(resources.path("samples", SAMPLE_PLAN))
    return msgspec.structs.replace(plan, id=new_id(), name=words.say(shipped(plan.name)))


def sample_homes() -> Path:
    """The file of fictional homes."""
    return resources.path("samples", SAMPLE_HOMES)
