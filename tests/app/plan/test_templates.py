"""Templates by kind of mover: each is a plan that can be answered, in both languages, with nothing invented."""

from __future__ import annotations

import pytest

from hegang_desktop.app.answer.answering import outcome
from hegang_desktop.app.plan.templates import Template, from_template, load_templates
from hegang_desktop.domain.codec import checked
from hegang_desktop.domain.money import Fen, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.text.translator import Translator
from tests.helpers.templates import answers_to

START = Month(2026, 11)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("template", load_templates(), ids=lambda one: one.id)
def test_a_template_is_a_plan_with_an_answer(template: Template, language: str) -> None:
    plan = from_template(template, START, Translator(language).say, answers_to(template))
    assert checked(plan) == plan
    assert plan.note
    assert outcome(plan).projection.months[0].month == START
    if language == "zh_CN":
        names = [plan.name, plan.note, *(stream.name for stream in plan.situation.income)]
        assert all(any("一" <= character <= "鿿" for character in name) for name in names)


def test_the_seafarer_earns_60000_a_year_and_cannot_sign_at_sea() -> None:
    template = next(one for one in load_templates() if one.id == "seafarer")
    plan = from_template(template, START, Translator("en").say, answers_to(template))
    (sea,) = plan.situation.income
    assert sea.yearly == yuan(60_000)
    assert sea.away
    assert outcome(plan).projection.months[6].incoming == Fen(0)


def test_a_school_place_is_wanted_by_the_next_september() -> None:
    template = next(one for one in load_templates() if one.id == "single_mother")
    for start in (START, Month(2027, 8)):
        plan = from_template(template, start, Translator("en").say, answers_to(template))
        assert plan.situation.deadlines[0].month == Month(2027, 9)
