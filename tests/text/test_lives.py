"""What became of a simulated life is told in one sentence that agrees with its ledger."""

from __future__ import annotations

from hegang_desktop.app.answer.answering import outcome
from hegang_desktop.app.answer.opened_life import open_life
from hegang_desktop.text.lives import largest_bill, life_sentence
from hegang_desktop.text.translator import Translator
from tests.helpers.households import household, without_luck

ENGLISH = Translator("en")


def test_a_life_without_luck_is_as_expected() -> None:
    answered = outcome(without_luck(household(6)))
    home = answered.projection.home_month
    assert home is not None
    opened = open_life(answered, "", 1, {})
    assert opened.life.home_month == home
    said = ENGLISH.say(opened.sentence)
    assert said.startswith(f"Home in {ENGLISH.month(home)}, as expected; ")
    earlier = ENGLISH.say(life_sentence(opened.life, home + 2))
    assert "2 months earlier than expected" in earlier
    assert "1 month later than expected" in ENGLISH.say(life_sentence(opened.life, home + -1))
    assert "not expected" in ENGLISH.say(life_sentence(opened.life, None))


def test_sentences_agree_with_the_ledgers_of_many_lives() -> None:
    answered = outcome(household(10))
    kinds = set()
    for number in range(1, 60):
        opened = open_life(answered, "", number, {})
        life, said = opened.life, ENGLISH.say(opened.sentence)
        below = next((one.ledger.month for one in life.months if one.ledger.closing < 0), None)
        assert ("; below zero in " in said) == (below is not None)
        if below is not None:
            assert f"below zero in {ENGLISH.month(below)}: " in said
        if life.home_month is None:
            assert said.startswith("No home")
        if life.cause in ("medical", "family", "repair"):
            bill = largest_bill(life, life.cause)
            assert bill is not None
            assert ENGLISH.money(bill.fen) in said
        kinds.add(life.cause)
    assert len(kinds) > 3


def test_notable_lives_are_sought_once() -> None:
    answered = outcome(household(6))
    first = open_life(answered, "typical", 1, {})
    assert set(first.notable) == {"typical", "lucky", "unlucky", "worst"}
    again = open_life(answered, "worst", 1, {**first.notable, "worst": 77})
    assert again.number == 77
