"""The languages of the program, one entry each: all that is peculiar to a language but its sentences.

Whatever lists languages - the command line, the settings, the translations of Qt, the guide, the installers, the
self-test - reads LOCALES. The sentences stand in `resources/locale/CODE/LC_MESSAGES/hegang.po`, whose header has the
rule of plurals. `docs/architecture.md` tells why Babel makes and checks these forms, but does not run in the program.
"""

from __future__ import annotations

from typing import Literal

import msgspec

_ENGLISH_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)


class Locale(msgspec.Struct, frozen=True):
    """How one language writes numbers, money, months and lists, and where its texts are."""

    code: str
    """As Babel and gettext name it: the folder of its catalogue, the choice that is stored, the value of --lang."""
    name: str
    """In its own tongue, so that whoever chose the wrong language finds the way back."""
    begins: tuple[str, ...]
    """How the names begin by which systems call it, in lower case."""
    money: str
    """An amount of yuan, with `{amount}`."""
    scales: tuple[tuple[int, str], ...]
    """Short amounts: how many yuan one unit is, and what follows the number; the largest first."""
    month: str
    """A month in full, with `{year}`, `{number}` or `{name}`."""
    short_month: str
    """A month for a narrow place, likewise."""
    month_names: tuple[str, ...] = ()
    short_month_names: tuple[str, ...] = ()
    area: str = "{amount} m²"
    """A floor area, with `{amount}`."""
    group: str = ","
    """What stands between thousands."""
    decimal: str = "."
    separator: str = ", "
    """What stands between the things of a list."""
    place_names: Literal["zh", "en"] = "en"
    """Which of a city's two names is read."""
    between_places: str = ", "
    """What stands between a city and its province."""
    short_beside_areas: bool = True
    """Whether short amounts may stand beside an axis of areas; an `m` there would be read as metres."""
    translated: bool = True
    """Whether it has a catalogue; the source texts have none."""
    qt_catalogue: str = ""
    """Qt's own words, without `.qm`; empty: Qt speaks it by itself."""


ENGLISH = Locale(
    code="en",
    name="English",
    begins=("en",),
    money="{amount} yuan",
    scales=((1_000_000, "m"), (1_000, "k")),
    month="{name} {year}",
    short_month="{name} {year}",
    month_names=tuple(_ENGLISH_MONTHS),
    short_month_names=tuple(name[:3] for name in _ENGLISH_MONTHS),
    short_beside_areas=False,
    translated=False,
)
CHINESE = Locale(
    code="zh_CN",
    name="中文（简体）",
    begins=("zh", "chinese"),
    money="{amount}元",
    area="{amount}平米",
    scales=((100_000_000, "亿"), (10_000, "万")),
    month="{year}年{number}月",
    short_month="{year}年{number}月",
    separator="、",
    place_names="zh",
    between_places=" · ",
    qt_catalogue="qtbase_zh_CN",
)

LOCALES: tuple[Locale, ...] = (CHINESE, ENGLISH)
"""In the order in which they are offered."""
FALLBACK = ENGLISH
"""For systems that speak none of them."""

OPEN, CLOSE = "⟦", "⟧"
PSEUDO = msgspec.structs.replace(
    ENGLISH,
    code="en_XA",
    name=f"{OPEN}Pseudo{CLOSE}",
    begins=(),
    # no letters outside brackets: names in Latin letters are no translations
    place_names="zh",
    money=f"{OPEN}{{amount}} yuan{CLOSE}",
    scales=tuple((size, f"{OPEN}{suffix}{CLOSE}") for size, suffix in ENGLISH.scales),
    month=f"{OPEN}{{name}} {{year}}{CLOSE}",
    short_month=f"{OPEN}{{name}} {{year}}{CLOSE}",
)
"""English in brackets, longer by two fifths: shows what no translator was given. For tests and pictures only."""


def locale_of(code: str) -> Locale:
    """The locale of a code; English for one that is not known."""
    return next((one for one in (*LOCALES, PSEUDO) if one.code == code), FALLBACK)


def locale_named(name: str) -> Locale | None:
    """The locale of what a system or a user calls it: `zh_TW.UTF-8`, `Chinese (Simplified)_China`, `zh`."""
    if name == PSEUDO.code:
        return PSEUDO
    return next((one for one in LOCALES if name.lower().startswith(one.begins)), None)
