"""A chart of every kind, and words for them that can be read back."""

from __future__ import annotations

from hegang_desktop.domain.chart import (
    Band,
    ChanceSpec,
    ChartMark,
    ChartSpec,
    ChartStep,
    Dots,
    Fall,
    FlowSpec,
    HomesSpec,
    Layer,
    PriceLine,
    Series,
    Swing,
    TornadoBar,
    TornadoSpec,
    WaterfallSpec,
)
from hegang_desktop.domain.input_ref import InputRef
from hegang_desktop.domain.means import CashPoint
from hegang_desktop.domain.message import verbatim
from hegang_desktop.domain.money import Fen, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.report.charts.writer import DrawnChart
from hegang_desktop.text.translator import Translator

FIRST = Month(2027, 3)


class PlainWords(Translator):
    """English, with every amount and month in full on the axes."""

    def short_money(self, fen: Fen) -> str:
        return self.bare_money(fen)

    def short_month(self, month: Month) -> str:
        return str(month)


PLAIN = PlainWords("en")


def month_spec(words: str = "Money") -> ChartSpec:
    """A saw of 30 months with bands and marks, compared with another, and two counts before it."""
    values = tuple(yuan(40_000 + 1_700 * t - (65_000 if t > 20 else 0)) for t in range(30))
    return ChartSpec(
        title=verbatim(f"{words} at hand"),
        summary=verbatim(f"{words} on the first of each month."),
        first=FIRST,
        series=(
            Series(verbatim(words), values, 4),
            Series(verbatim(f"{words} as planned"), tuple(value - 300_000 for value in values[:20]), 6, quiet=True),
        ),
        marks=(
            ChartMark(FIRST + 24, verbatim(f"{words}: home"), "accent"),
            ChartMark(FIRST + 25, verbatim(f"{words}: heating"), "plain"),
            ChartMark(FIRST + 31, verbatim(f"{words}: below zero"), "bad"),
        ),
        bands=(
            Band(verbatim("wide"), tuple(v - 900_000 for v in values), tuple(v + 900_000 for v in values)),
            Band(verbatim("narrow"), tuple(v - 400_000 for v in values), tuple(v + 400_000 for v in values)),
        ),
        counts=(
            CashPoint(FIRST, yuan(30_000)),
            CashPoint(
                FIRST + 4, yuan(38_000), expected=yuan(41_000), course=(yuan(33_000), yuan(36_000), yuan(41_000))
            ),
        ),
    )


def chance_spec(words: str = "own it") -> ChanceSpec:
    """A rising share with three steps on it and one across."""
    shares = tuple(min(9_700, t * t * 9) for t in range(40))
    return ChanceSpec(
        verbatim(f"Chance: {words}"), verbatim(f"How many {words}."), verbatim(words), FIRST, shares,
        low=tuple(max(0, one - 300) for one in shares), high=tuple(min(10_000, one + 300) for one in shares),
        steps=(
            ChartStep(20, verbatim(f"{words}: expected"), "accent"),
            *(ChartStep(at, verbatim(f"{words} {at}"), "plain", shares[at]) for at in (22, 23, 24)),
        ),
    )  # fmt: skip


def after_spec() -> ChanceSpec:
    """A falling share by months after the move."""
    return ChanceSpec(
        verbatim("Lasting"), verbatim("How long."), verbatim("money lasts"), None,
        tuple(10_000 - 250 * t for t in range(37)), steps=(ChartStep(7.5, verbatim("7.5 months"), "plain"),),
    )  # fmt: skip


def flow_spec(words: str = "layer") -> FlowSpec:
    """Five years of two layers in and three out; one month reaches beyond the scale to each side."""
    count = 60
    income = tuple(yuan(5_000 if t % 12 < 6 else 1_000) for t in range(count))
    other = tuple(yuan(20_000 if t == 14 else 0) for t in range(count))
    living = tuple(yuan(-2_000) for _ in range(count))
    heating = tuple(yuan(-1_500 if t % 12 == 7 else 0) for t in range(count))
    home = tuple(yuan(-60_000 if t == 20 else 0) for t in range(count))
    layers = (("income", income), ("other_in", other), ("living", living), ("heating", heating), ("home", home))
    return FlowSpec(
        verbatim(f"{words} by month"), verbatim(f"In and out: {words}."), FIRST,
        tuple(Layer(id_, verbatim(f"{words} {id_}"), values) for id_, values in layers),
        low=yuan(-6_000), high=yuan(8_000), winter=tuple(t % 12 in (7, 8, 9, 10, 11, 0) for t in range(count)),
        begins=8, window=36, marks=(ChartMark(FIRST + 20, verbatim(f"{words}: home"), "accent"),),
    )  # fmt: skip


def waterfall_spec(words: str = "part") -> WaterfallSpec:
    """From 30,000 yuan over what comes and goes to what is missing."""
    parts = (("now", 30_000, True), ("comes", 55_000, False), ("goes", -21_000, False), ("then", 64_000, True),
             ("home", -58_000, False), ("fees", -9_000, False), ("left", -3_000, True))  # fmt: skip
    falls = tuple(Fall(verbatim(f"{words} {name}"), yuan(value), "all_in", total) for name, value, total in parts)
    return WaterfallSpec(verbatim(f"{words}s"), verbatim(f"The {words}s."), falls, yuan(5_000), verbatim("Cushion"))


def tornado_spec(words: str = "number") -> TornadoSpec:
    """Four rows: to both sides, to one, out of reach, and nowhere."""

    def swing(moves: float | None, change: str) -> Swing:
        text = verbatim(f"{change}: {words} {moves} months")
        return Swing(moves, text, verbatim(f"{change}: {moves}"), text, None if moves == 0 else (moves or 1) < 0)

    moves: tuple[tuple[float | None, float | None], ...] = ((-7, 9), (3, 5), (None, -4), (0, 0))
    bars = tuple(
        TornadoBar(
            InputRef("situation", f"b{i}"),
            verbatim(f"{words} {i}"),
            swing(less, "-10%"),
            swing(more, "+10%"),
            i + 1,
            i > 1,
        )
        for i, (less, more) in enumerate(moves)
    )
    return TornadoSpec(verbatim(f"{words}s"), verbatim("What moves."), bars, verbatim("sooner"), verbatim("later"))


def homes_spec(words: str = "floor") -> HomesSpec:
    """Three colours of homes, one far too dear to be seen, and the two lines of a plan."""
    areas = tuple(range(30_00, 90_00, 40))
    dots = tuple(
        Dots(verbatim(f"{words} {i}"), None if i == 2 else i, areas, tuple(area * (6 + i) * 100 for area in areas))
        for i in range(3)
    )
    dear = Dots(verbatim("dear"), 3, (50_00,), (yuan(9_000_000),))
    ends = (35_00, 60_00, 85_00)
    lines = (
        PriceLine(verbatim("now"), solid=True, areas=ends, prices=(yuan(40_000), yuan(38_000), yuan(36_000))),
        PriceLine(verbatim("in a year"), solid=False, areas=ends, prices=(yuan(41_000), yuan(39_000), yuan(37_000))),
    )
    return HomesSpec(verbatim("Homes"), verbatim("Homes by area and price."), (*dots, dear), lines)


def every_spec(words: str = "Translator") -> dict[str, DrawnChart]:
    """One of each kind, all with these words in them."""
    return {
        "month": month_spec(words),
        "chance": chance_spec(words),
        "after": after_spec(),
        "flow": flow_spec(words),
        "waterfall": waterfall_spec(words),
        "tornado": tornado_spec(words),
        "homes": homes_spec(words),
    }
