"""The table of fields against the Structs that hold their values."""

from __future__ import annotations

import datetime
import typing

import pytest

from hegang_desktop.domain.area import Area
from hegang_desktop.domain.field_values import all_of_listing, of_row, packed, unpacked
from hegang_desktop.domain.listing import Description, FloorBand, Listing, StoredListing
from hegang_desktop.domain.listing_field import Kind, ListingField, Surface
from hegang_desktop.domain.listing_fields import FIELDS, described
from hegang_desktop.domain.mark import Mark
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.search import FACETS, NUMBERS, ListingRow, Order, Range, Search

HOLDS: dict[Kind, object] = {
    "name": str,
    "text": str,
    "choice": str,
    "band": FloorBand | None,
    "area": Area | None,
    "whole": int | None,
    "storey": int | None,
    "year": int | None,
    "date": datetime.date | None,
    "yes_no": bool | None,
}
IN_A_ROW: dict[str, object] = {
    "price": Fen,
    "unit_price": Fen | None,
    "unit_price_stated": Fen | None,
    "last_seen": str,
    "sample": bool,
    "adverts": int,
    "price_change": int | None,
    "days_on_offer": int | None,
    "flags": int | None,
    "all_in": Fen | None,
    "yearly_cost": Fen | None,
}


def test_a_description_has_a_member_for_each_field_of_it_and_no_other() -> None:
    members = typing.get_type_hints(Description)
    del members["extra"]
    assert members == {field.id: HOLDS[field.kind] for field in FIELDS.described if field.storage == "member"}


def test_every_value_stands_where_its_entry_says() -> None:
    listing = Listing(Description(), Fen(1_00))
    row = ListingRow(1, listing, mark=Mark())
    for field in FIELDS:
        if field.is_said:
            assert of_row(field)(row) == all_of_listing([field])(listing)[0], field.id
        elif field.id != "offer":
            of_row(field)(row)
    for field in FIELDS:
        if field.json:
            of_row(field)(StoredListing(1, "listing:00", listing, "2026-08-01", "2026-08-01"))
    row_members = typing.get_type_hints(ListingRow)
    listed = typing.get_type_hints(Listing)
    for id_, kind in IN_A_ROW.items():
        path = FIELDS[id_].path or id_
        declared = row_members.get(path) or listed.get(path) or typing.get_type_hints(Listing.unit_price.fget)["return"]  # type: ignore[attr-defined]
        assert declared == kind, id_


def test_no_header_names_two_fields() -> None:
    names = [name for field in FIELDS if field.file is not None for name in field.file.names]
    assert len(names) == len(set(names))
    ranks = [field.file.within[0] for field in FIELDS if field.file is not None and field.file.within is not None]
    assert len(ranks) == len(set(ranks))


@pytest.mark.parametrize("surface", typing.get_args(Surface))
def test_every_field_has_a_place_of_its_own_on_a_surface(surface: Surface) -> None:
    placed = FIELDS.on(surface)
    assert len({field.id for field in placed}) == len(placed) > 0
    text = {"table": 24, "detail": 18, "comparison": 25, "export": 30, "form": 12, "pasted": 8, "panel": 16}
    assert len(placed) >= text.get(surface, 1)


def test_what_is_written_together_or_beside_another_is_there() -> None:
    for field in FIELDS:
        assert len(FIELDS.written(field)) == 1 + len(field.written_with)
        if field.table is not None and field.written_with:
            assert len(field.table.common) == 1 + len(field.written_with), field.id
        if field.form is not None and field.form.beside:
            assert FIELDS[field.form.beside].form is not None


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("choice", "封闭"),
        ("area", Area(12_50)),
        ("whole", -2),
        ("money", Fen(1_50)),
        ("year", 1998),
        ("yes_no", True),
        ("yes_no", False),
        ("date", datetime.date(2026, 8, 1)),
    ],
)
def test_a_value_comes_back_from_among_the_extra_texts(kind: Kind, value: object) -> None:
    assert unpacked(kind, packed(kind, value)) == value
    assert unpacked(kind, packed(kind, None)) == ("" if kind == "choice" else None)
    assert unpacked(kind, "?") in ("?", None)


def test_values_replace_those_of_a_description() -> None:
    before = Description(city="鹤岗", floor=3, extra={"电话": "1"})
    after = described(before, {"floor": None, "condition": "简装"})
    assert after == Description(city="鹤岗", condition="简装", extra={"电话": "1"})


def test_nothing_is_asked_that_homes_do_not_have() -> None:
    assert "price" in NUMBERS
    assert "age" in FACETS
    for wrong in ({"ranges": {"colour": Range(1)}}, {"facets": {"colour": ("red",)}}):
        with pytest.raises(ValueError, match="do not have"):
            Search(**wrong)
    with pytest.raises(ValueError, match="no order by"):
        Order("colour")


def test_two_fields_of_one_id_are_refused() -> None:
    field: ListingField = FIELDS["city"]
    with pytest.raises(ValueError, match="two fields"):
        type(FIELDS)((field, field))
