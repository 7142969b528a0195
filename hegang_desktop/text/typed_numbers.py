"""Reading what people type into fields: `3.8万`, `38,000`, `38000元`, full-width digits; `62.5 ㎡`; `4.9%`.

The readers of adverts do the work, so that a field understands what a listing does. They are imported at the first
keystroke: cn2an is not needed to show a window.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from hegang_desktop.domain.area import Area
from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.limits import LARGEST_AMOUNT
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.ingest.values.numbers import has_odd_comma, ungrouped

_NUMBER = re.compile(r"\d{1,9}")
_RATE = re.compile(r"(-?\d{1,3}(?:\.\d{1,2}0*)?)\s*%?")
_FINER = re.compile(r"-?\d{1,3}\.\d{3,}\s*%?")
LARGEST_RATE = 100_00


class UnreadableInput(UserError):
    """What was typed into a field is not a value of its kind."""


def _shown(text: str) -> str:
    return " ".join(text.split())


def _refuse_odd_commas(text: str) -> None:
    if has_odd_comma(unicodedata.normalize("NFKC", text)):
        raise UnreadableInput(
            msg(
                'The comma in "{text}" is not understood: it stands before three digits, as in 38,000. '
                "Decimals follow a point, as in 12.5.",
                text=_shown(text),
            )
        )


def parse_amount(text: str) -> Fen:
    """An amount in fen. Raises UnreadableInput with a sentence."""
    from hegang_desktop.ingest.values.amounts import Amount, read_total

    # "元/月" belongs to the field, "yuan" is how English writes it
    normal = re.sub(r"(?i)\s*(?:yuan|rmb)\s*$", "元", text.strip())
    _refuse_odd_commas(text)
    amount = read_total(normal, "yuan")
    if not isinstance(amount, Amount):
        raise UnreadableInput(
            msg('"{text}" is not an amount. Write it like 38000, 38,000 or 3.8万.', text=_shown(text))
        )
    if amount.fen < 0:
        raise UnreadableInput(msg("An amount cannot be negative here. Enter zero or more."))
    if amount.fen > LARGEST_AMOUNT:
        raise UnreadableInput(msg("This amount is too large. Check the number of zeros."))
    return amount.fen


def parse_area(text: str) -> Area:
    """A floor area in hundredths of a square metre. Raises UnreadableInput."""
    from hegang_desktop.ingest.values.areas import read_area

    _refuse_odd_commas(text)
    area = read_area(text)
    if isinstance(area, str) or not 0 < area <= 10_000_00:  # noqa: PLR2004
        raise UnreadableInput(msg('"{text}" is not a floor area. Write square metres, like 62.5.', text=_shown(text)))
    return area


def parse_number(text: str) -> int:
    """A whole number from 0. Raises UnreadableInput."""
    _refuse_odd_commas(text)
    normal = ungrouped(unicodedata.normalize("NFKC", text).strip()).rstrip("月年个").strip()
    if not _NUMBER.fullmatch(normal):
        raise UnreadableInput(msg('"{text}" is not a whole number.', text=_shown(text)))
    return int(normal)


def parse_rate(text: str) -> int:
    """A rate in ten-thousandths, typed in percent: `4.9` is 490. Raises UnreadableInput."""
    _refuse_odd_commas(text)
    normal = unicodedata.normalize("NFKC", text).strip()
    match = _RATE.fullmatch(normal)
    if match is None and _FINER.fullmatch(normal):
        raise UnreadableInput(msg('Two decimals fit here, and "{text}" has more. Round it.', text=_shown(text)))
    if match is None or abs(rate := round(float(match[1]) * 100)) > LARGEST_RATE:
        raise UnreadableInput(msg('"{text}" is not a percentage. Write a number like 4.9.', text=_shown(text)))
    return rate


_FINE = re.compile(r"(\d{1,3}(?:\.\d{1,4})?)\s*(%|‰|‱)?")
_OF_MILLION = {"%": 10_000, "‰": 1_000, "‱": 100, None: 10_000}
LARGEST_FINE = 100_0000


def parse_fine_rate(text: str) -> int:
    """A rate in millionths, typed in percent: `0.036` is 360; `3.6‱` (万分之3.6) as well. Raises UnreadableInput."""
    _refuse_odd_commas(text)
    normal = unicodedata.normalize("NFKC", text).strip()
    if normal.startswith("万分之"):
        normal = normal.removeprefix("万分之") + "‱"
    match = _FINE.fullmatch(normal)
    if match is None or (rate := round(float(match[1]) * _OF_MILLION[match[2]])) > LARGEST_FINE:
        raise UnreadableInput(
            msg('"{text}" is not a percentage. Write a number like 0.036; four decimals fit.', text=_shown(text))
        )
    return rate


_MONTH = re.compile(r"(?P<year>\d{4})\s*[-/.年]\s*(?P<month>\d{1,2})月?|(?P<first>\d{1,2})\s*[-/.]\s*(?P<then>\d{4})")


def parse_month(text: str) -> int:
    """A month, as the index of a Month: `2027-03`, `2027年3月`, `3/2027`. Raises UnreadableInput."""
    match = _MONTH.fullmatch(unicodedata.normalize("NFKC", text).strip())
    year, month = (match["year"] or match["then"], match["month"] or match["first"]) if match else ("0", "0")
    try:
        return Month(int(year), int(month)).index
    except ValueError:
        raise UnreadableInput(msg('"{text}" is not a month. Write it like 2027-03.', text=_shown(text))) from None


def write_month(index: int) -> str:
    """A month as it is typed: `2027-03`."""
    return f"{index // MONTHS_A_YEAR:04d}-{index % MONTHS_A_YEAR + 1:02d}"


def bounded(read: Callable[[str], int], least: int, most: int, write: Callable[[int], str]) -> Callable[[str], int]:
    """A reader that refuses what lies outside its bounds, naming them as the field would write them."""

    def read_within(text: str) -> int:
        value = read(text)
        if not least <= value <= most:
            raise UnreadableInput(
                msg("This must lie between {least} and {most}.", least=write(least), most=write(most))
            )
        return value

    return read_within
