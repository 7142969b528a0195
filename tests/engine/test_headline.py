"""The first sentences of the answer: what they say of the earliest month."""

from __future__ import annotations

from hegang_desktop.app.answer.answering import outcome
from hegang_desktop.app.rules import load_rules
from hegang_desktop.domain.income import IncomeStream
from hegang_desktop.domain.means import PendingMoney
from hegang_desktop.domain.money import Tenthousandths, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.engine.headline import safe_headline
from hegang_desktop.engine.projection import project
from hegang_desktop.engine.safety.safe_month import safety
from hegang_desktop.text.translator import Translator
from tests.helpers.plans import a_plan, with_scenario, with_situation

RULES = load_rules()


def test_no_month_after_the_one_that_comes_nearest_is_called_the_earliest() -> None:
    """Money that comes to most lives whole, and is counted in part: most lives are able before the projection is."""
    deposit = PendingMoney("x", "deposit", yuan(140_000), Month(2027, 3), certainty=Tenthousandths(9_200))
    pension = IncomeStream("i1", "pension", yuan(3_000), pattern="pension")
    plan = a_plan(savings=0, spending=2_900, price=117_000)
    plan = with_situation(plan, income=(pension,), pending=(deposit,))
    plan = with_scenario(plan, assumptions={"horizon": 3})
    projection, safe = project(plan, RULES), safety(plan, RULES)
    assert safe.best is not None
    assert safe.earliest is not None
    assert safe.earliest.month > safe.best.month
    said = safe_headline(plan, projection, safe, projection)
    assert said is not None
    assert "arliest" not in " ".join(map(Translator("en").say, said.sentences))


def test_out_of_reach_what_is_missing_to_buy_is_not_all_that_is_missing_to_live() -> None:
    plan = a_plan(savings=43_000, income=0)
    sentences = " ".join(map(Translator("en").say, outcome(plan).answer.sentences))
    assert "10,748 yuan is still missing" in sentences
    assert "With 41,000 yuan more at hand it would hold in November 2026." in sentences
    assert outcome(a_plan(savings=84_000, income=0)).safe_month == Month(2026, 11)
