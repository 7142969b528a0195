"""How a field of a listing is declared: what it holds, where it is kept, and on which surfaces it stands.

The fields themselves are in `listing_fields`. Every surface reads them from there and none of them lists fields itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal

import msgspec

from hegang_desktop.domain.message import Message

Kind = Literal[
    "name", "text", "choice", "band", "list", "money", "whole_money", "area", "whole", "storey", "year", "date",
    "yes_no", "stars", "change", "month", "months", "tone",
]  # fmt: skip
"""What a field holds, which decides how it is read, kept in arrays and written.

Words: `name` of a place or a headline, `text` as it stands, `choice` of a few words, `band` a third of the building,
`list` of words. `money` is fen as stated, `whole_money` fen worked out and shown in whole yuan; `area` 1/100 m²;
`whole` and `storey` whole numbers, `year` of four digits, `date` a day, `stars` 1 to 5, `change` percent, `month` a
`Month.index`, `months` how many; `tone` how sure a purchase is, a `domain.safety.Tone`.
"""
WORDED: frozenset[Kind] = frozenset({"name", "text", "choice"})
Storage = Literal["member", "extra", "catalogue", "derived", "mark", "plan"]
"""Where the value is kept.

`member`: a member of Listing or of its Description. `extra`: among the extra texts of a Description under the field's
id, which needs no schema. `catalogue`: what is known of a listing by having seen it. `derived`: worked out from what
is stored. `mark`: the user's own. `plan`: by the open plan.
"""
Surface = Literal["table", "detail", "comparison", "export", "form", "pasted", "panel", "ranges", "picture"]
NARROW, WIDE, WIDEST = 12, 24, 44
"""Widths of exported columns in characters of a sheet."""


class FacetSpec(msgspec.Struct, frozen=True):
    """The field as one to filter by its values, in the panel at `place` and, with `picture`, as colour of the picture.

    `id` and `label` where they are not the field's. `values` are words for values that need some; `ordered` ones stand
    in an order of their own. `tells_itself`: a value says what it is a value of.
    """

    place: int
    id: str = ""
    label: Message | None = None
    values: dict[str, Message] = {}
    ordered: bool = False
    tells_itself: bool = False
    picture: int | None = None


class NumberSpec(msgspec.Struct, frozen=True):
    """The field as a number to sort and to bound by; with `panel` as a range with a histogram, titled `title`."""

    id: str = ""
    label: Message | None = None
    panel: int | None = None
    title: Message | None = None


class TableColumn(msgspec.Struct, frozen=True):
    """A column of the listings table. `common` is a value about as wide as they come, or several written together."""

    place: int
    common: Any
    at_first: bool = False
    quiet: bool = False


class DetailLine(msgspec.Struct, frozen=True):
    """A line of the detail. `missed`: its name within a sentence about what the advert does not say, and its place."""

    place: int
    missed: tuple[int, Message] | None = None


class ComparisonLine(msgspec.Struct, frozen=True):
    """A line of homes side by side; which number of several is `better`."""

    place: int
    label: Message | None = None
    better: Literal["", "less", "more"] = ""


class ExportColumn(msgspec.Struct, frozen=True):
    """A column of an exported table, `width` characters wide."""

    place: int
    width: int = NARROW
    heading: Message | None = None


class FormInput(msgspec.Struct, frozen=True):
    """An input of the form for a home entered by hand; `beside` another one's, after a word `between`.

    `prose` has room for some lines.
    """

    place: int
    label: Message | None = None
    example: Message | None = None
    prose: bool = False
    beside: str = ""
    between: Message | None = None


class FileColumn(msgspec.Struct, frozen=True):
    """The field as what a column of a file may hold, and the headers that name it.

    `id` and `label` where they are not the field's. Names by script (simplified Chinese, pinyin, English), apart by
    blanks, without case, blanks and punctuation; each means this field and nothing else. `within` are words that tell
    the field of a longer header, the lower rank first. `nested`: also as the last part of a name like
    `house.floor.current`.
    """

    zh: str = ""
    pinyin: str = ""
    en: str = ""
    within: tuple[int, str] | None = None
    nested: bool = False
    id: str = ""
    label: Message | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """All names, in every script."""
        return tuple(f"{self.zh} {self.pinyin} {self.en}".split())


class ListingField(msgspec.Struct, frozen=True):
    """One fact about a home and everything that is to be known of it.

    `path` is where the value stands, from a Listing, or from a row of the page where the source does not say it;
    `column` the column of the catalogue's table and `array` the array beside it that hold it, where any does.
    `heading` is the label of a narrow column. `values` are words for values that need some. Below `least_shown`, a
    number is not worth telling. `written_with` are the fields whose values belong to how this one is written. Fields
    that are `searched` are found by their text; those in arrays of words are anyway, by their reading where `pinyin`
    says so.
    """

    id: str
    kind: Kind
    label: Message
    storage: Storage = "member"
    path: str = ""
    column: str = ""
    array: str = ""
    heading: Message | None = None
    values: dict[str, Message] = {}
    least_shown: int | None = None
    written_with: tuple[str, ...] = ()
    searched: bool = False
    pinyin: Literal["", "each", "whole"] = ""
    sortable: bool = False
    facet: FacetSpec | None = None
    number: NumberSpec | None = None
    table: TableColumn | None = None
    detail: DetailLine | None = None
    comparison: ComparisonLine | None = None
    export: ExportColumn | None = None
    form: FormInput | None = None
    pasted: int | None = None
    json: str = ""
    file: FileColumn | None = None

    @property
    def is_said(self) -> bool:
        """Whether it is the source that says it."""
        return self.storage in ("member", "extra")

    @property
    def is_described(self) -> bool:
        """Whether it is part of a Description."""
        return self.storage == "extra" or (self.storage == "member" and not self.path)

    @property
    def is_worded(self) -> bool:
        """Whether its values are words, kept as positions in a list of them."""
        return self.kind in WORDED

    @property
    def sort_id(self) -> str | None:
        """What an Order calls it; None when homes are not sorted by it."""
        if self.number is not None:
            return self.number.id or self.id
        return self.id if self.sortable else None


class FieldTable:
    """Fields in their order, and the same as each surface needs them."""

    def __init__(self, fields: Iterable[ListingField]) -> None:
        self._fields = tuple(fields)
        self._by_id = {field.id: field for field in self._fields}
        if len(self._by_id) < len(self._fields):
            raise ValueError("two fields of one id")
        self.facets = {field.facet.id or field.id: field for field in self if field.facet is not None}
        self.numbers = {field.number.id or field.id: field for field in self if field.number is not None}
        self.of_file = {field.file.id or field.id: field for field in self if field.file is not None}
        self.described = tuple(field for field in self if field.is_described)
        self.in_extra = {field.id: field for field in self if field.storage == "extra"}

    def __iter__(self) -> Iterator[ListingField]:
        return iter(self._fields)

    def __getitem__(self, id_: str) -> ListingField:
        return self._by_id[id_]

    def on(self, surface: Surface) -> tuple[ListingField, ...]:
        """The fields that stand on a surface, in its order."""
        place_of = _PLACES[surface]
        placed = [(place, at) for at, field in enumerate(self._fields) if (place := place_of(field)) is not None]
        return tuple(self._fields[at] for _, at in sorted(placed))

    def written(self, field: ListingField) -> tuple[ListingField, ...]:
        """The fields whose values together are written as this one."""
        return (field, *(self[id_] for id_ in field.written_with))


_PLACES: dict[Surface, Callable[[ListingField], int | None]] = {
    "table": lambda field: field.table.place if field.table else None,
    "detail": lambda field: field.detail.place if field.detail else None,
    "comparison": lambda field: field.comparison.place if field.comparison else None,
    "export": lambda field: field.export.place if field.export else None,
    "form": lambda field: field.form.place if field.form else None,
    "pasted": lambda field: field.pasted,
    "panel": lambda field: field.facet.place if field.facet else None,
    "ranges": lambda field: field.number.panel if field.number else None,
    "picture": lambda field: field.facet.picture if field.facet else None,
}
