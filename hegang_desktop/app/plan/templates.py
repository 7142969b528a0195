"""Plans to begin with, by kind of mover. What they hold and where it comes from: resources/templates/movers.toml."""

from __future__ import annotations

import functools
import itertools
import tomllib
from collections.abc import Callable
from typing import Any

import msgspec

from hegang_desktop import resources
from hegang_desktop.app.plan.library import new_id
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


class Answers(msgspec.Struct, frozen=True):
    """What somebody who starts from a template says of their own: amounts in fen, those a month as they live now.

    `amounts` holds what each stream of the template pays, in its unit, `amounts_after` what those pay after the move
    that change with it (None: as the template has it), `months` in which months a stream pays (None, or fewer than
    streams: as the template has it). `spending` is without the rent. `income_in`, `rent_paid`: this month's are part of
    the savings already.
    """

    savings: Fen
    amounts: tuple[Fen, ...]
    amounts_after: tuple[Fen | None, ...]
    spending: Fen
    rent: Fen = ZERO
    cushion: Fen = ZERO
    home: TargetHome = TargetHome()
    day: int = 1
    income_in: bool = False
    rent_paid: bool = False
    months: tuple[tuple[int, ...] | None, ...] = ()


@functools.cache
def load_templates() -> tuple[Template, ...]:
    """The kinds of mover the program knows, in the order of the file."""
    with resources.path("templates", "movers.toml").open("rb") as file:
        return convert(tomllib.load(file)["templates"], tuple[Template, ...])


def template_streams(template: Template) -> tuple[IncomeStream, ...]:
    """The streams of a template as it has them, without names.

    Their ids are always the same, for luck is drawn by them: equal answers get equal months.
    """
    return tuple(
        convert({**one, "id": f"income-{number}", "name": ""}, IncomeStream)
        for number, one in enumerate(template.streams, 1)
    )


def stream_names(template: Template) -> tuple[Message, ...]:
    """What the streams of a template are called."""
    return tuple(shipped(convert(one["name"], Text).text) for one in template.streams)


def from_template(template: Template, start: Month, say: Say, answers: Answers) -> Plan:
    """A plan of that kind with somebody's own numbers, from `start`, its names in the language of `say`."""
    deadlines: tuple[Deadline, ...] = ()
    if template.school_month is not None:
        school = Month(start.year, template.school_month)
        deadlines = (Deadline(new_id(), say(msg("School begins")), school if school > start else school + 12),)
    income = tuple(
        _answered(msgspec.structs.replace(stream, name=say(name)), amount, after, months)
        for (stream, name, amount, after), months in itertools.zip_longest(
            zip(
                template_streams(template), stream_names(template), answers.amounts, answers.amounts_after, strict=True
            ),
            answers.months,
        )
    )
    settled = tuple(f"income:{one.id}" for one in income if one.pattern != "day_rate") if answers.income_in else ()
    settled += ("rent",) if answers.rent_paid else ()
    situation = Situation(
        cash=(CashPoint(start, answers.savings, day=answers.day, settled=settled),),
        income=income,
        spending=answers.spending,
        rent=answers.rent,
        cushion=answers.cushion,
        people=tuple(convert({**one, "id": new_id()}, Person) for one in template.people),
        away_months=template.away_months,
        deadlines=deadlines,
    )
    return Plan(
        id=new_id(),
        name=say(shipped(template.name.text)),
        situation=situation,
        scenarios=(Scenario(new_id(), "", answers.home),),
        note=say(shipped(template.note.text)),
    )


def _answered(stream: IncomeStream, amount: Fen, after: Fen | None, months: tuple[int, ...] | None) -> IncomeStream:
    after = stream.amount_after if after is None else after
    return msgspec.structs.replace(
        stream, amount=amount, amount_after=after, months=stream.months if months is None else months
    )
