"""Plans to begin with, by kind of mover. What they hold and where it comes from: resources/templates/movers.toml."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Callable
from typing import Any

import msgspec

from hegang_desktop import resources
from hegang_desktop.app.plan.library import new_id
from hegang_desktop.app.plan.new_plan import city_home
from hegang_desktop.app.rules import load_cities
from hegang_desktop.domain.codec import convert
from hegang_desktop.domain.household import Person
from hegang_desktop.domain.income import IncomeStream
from hegang_desktop.domain.means import CashPoint
from hegang_desktop.domain.message import Message, msg, shipped
from hegang_desktop.domain.money import ZERO, Fen
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.outgo import Deadline
from hegang_desktop.domain.plan import Plan, Scenario, Situation
from hegang_desktop.domain.target import TargetHome

Say = Callable[[Message], str]


class Text(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An English text of the catalogue."""

    text: str


class Template(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of mover. Streams and people hold the fields of IncomeStream and Person, but for ids and names."""

    id: str
    name: Text
    note: Text
    savings: Fen = ZERO
    spending: Fen = ZERO
    away_months: tuple[int, ...] = ()
    school_month: int | None = None
    streams: tuple[dict[str, Any], ...] = ()
    people: tuple[dict[str, Any], ...] = ()


@functools.cache
def load_templates() -> tuple[Template, ...]:
    """The kinds of mover the program knows, in the order of the file."""
    with resources.path("templates", "movers.toml").open("rb") as file:
        return convert(tomllib.load(file)["templates"], tuple[Template, ...])


def from_template(template: Template, start: Month, say: Say) -> Plan:
    """A plan of that kind, from the first of `start`, its names in the language of `say`; for the first known city."""
    city = next(iter(load_cities()), None)
    home = city_home(city, city.zh) if city else TargetHome()
    deadlines: tuple[Deadline, ...] = ()
    if template.school_month is not None:
        school = Month(start.year, template.school_month)
        deadlines = (Deadline(new_id(), say(msg("School begins")), school if school > start else school + 12),)
    situation = Situation(
        cash=(CashPoint(start, template.savings),),
        income=tuple(_stream(one, say) for one in template.streams),
        spending=template.spending,
        people=tuple(convert({**one, "id": new_id()}, Person) for one in template.people),
        away_months=template.away_months,
        deadlines=deadlines,
    )
    return Plan(
        id=new_id(),
        name=say(shipped(template.name.text)),
        situation=situation,
        scenarios=(Scenario(new_id(), "", home),),
        note=say(shipped(template.note.text)),
    )


def _stream(fields: dict[str, Any], say: Say) -> IncomeStream:
    name = convert(fields["name"], Text)
    return convert({**fields, "id": new_id(), "name": say(shipped(name.text))}, IncomeStream)
