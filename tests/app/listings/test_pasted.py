"""Adverts as drafts: what is shown can be kept as it stands, and nothing of it changes on the way."""

from __future__ import annotations

import msgspec
import pytest

from hegang_desktop.app.listings.pasted import carried, changed, drafts_of, fault, home_of, pieces_of
from hegang_desktop.domain.money import yuan
from hegang_desktop.ingest.adverts.parse import parse
from hegang_desktop.ingest.adverts.split import split
from hegang_desktop.text.translator import Translator
from tests.ingest.adverts.test_adverts import GOLDEN
from tests.ingest.adverts.test_styles import STYLES

TEXTS = [text for text, _ in (*GOLDEN, *STYLES)]


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_an_advert_with_a_price_is_kept_as_it_was_understood(language: str) -> None:
    words = Translator(language)
    for text in TEXTS:
        adverts = split(text, ["鹤岗", "阜新", "鹤壁", "玉门"])
        for draft, advert in zip(drafts_of(text, words), adverts, strict=True):
            if advert.price is None:
                assert fault(draft) is not None, text
                continue
            assert fault(draft) is None, text
            home = home_of(draft)
            assert home.asking_price == advert.price, text
            assert home.note == advert.text
            assert home.description == advert.description, text


def test_a_corrected_cell_is_what_is_kept() -> None:
    (draft,) = drafts_of("55平 面议", Translator("en"), "鹤岗")
    assert fault(draft) is not None
    draft = changed(changed(changed(draft, "price", "3.5万"), "floor", "5/6"), "floor_area", "56.5")
    home = home_of(draft)
    d = home.description
    assert (home.asking_price, d.floor, d.floors, d.floor_area, d.city) == (yuan(35_000), 5, 6, 56_50, "鹤岗")


def test_reading_again_keeps_what_was_corrected() -> None:
    words = Translator("en")
    first, second = drafts_of("55平 3万\n62平 4万", words)
    corrected = changed(first, "price", "2.8万")
    again = carried(drafts_of("62平 4万\n55平 3万\n70平 5万", words, "鹤岗"), (corrected, second))
    assert [draft.cells["price"] for draft in again] == ["40,000", "2.8万", "50,000"]
    assert [draft.cells["city"] for draft in again] == ["鹤岗"] * 3


def test_a_rental_says_why_until_it_has_a_price() -> None:
    (draft,) = drafts_of("月租500 两室 55平", Translator("en"))
    wrong = fault(draft)
    assert wrong is not None
    assert wrong == draft.advert.refusal
    assert fault(changed(draft, "price", "20000")) is None


def test_a_wrong_cell_is_named() -> None:
    (draft,) = drafts_of("55平 3万", Translator("en"))
    for column, text in (("price", "cheap"), ("floor_area", "big"), ("floor", "7/6"), ("floor", "0")):
        wrong = fault(changed(draft, column, text))
        assert wrong is not None, (column, text)
        assert text in Translator("en").say(wrong)


def test_what_was_not_understood_is_one_piece_without_the_blanks_around_it() -> None:
    pieces = pieces_of(parse("55平3.8万 隔壁的猫很凶 精装"))
    assert [piece.text for piece in pieces if piece.understood is False] == ["隔壁的猫很凶"]


@pytest.mark.parametrize("text", [*TEXTS, "", " ，"])
def test_the_pieces_are_the_whole_text(text: str) -> None:
    advert = parse(text)
    assert sum(len(piece.text) for piece in pieces_of(advert)) == len(advert.text)
    masked = msgspec.structs.replace(advert, spans=tuple(s for s in advert.spans if s.field not in ("phone", "chat")))
    assert "".join(piece.text for piece in pieces_of(masked)) == advert.text


@pytest.mark.parametrize(
    ("text", "hidden", "shown"),
    [
        ("62平 3万 电话13812345678", "13812345678", "13*******78"),
        ("62平 3万 137 1234 5678", "1234", "78"),
        ("62平 3万 微信abc_12345", "abc_12345", "ab"),
        ("62平 3万 0468-3456789", "0468-3456789", "89"),
    ],
)
def test_a_contact_is_masked(text: str, hidden: str, shown: str) -> None:
    sentence = "".join(piece.text for piece in pieces_of(parse(text)))
    assert hidden not in sentence
    assert shown in sentence
    assert "62平 3万" in sentence
