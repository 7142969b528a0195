"""Translator on a chart: text that stays text, none over another, whatever it says and however wide a font is."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegang_desktop.domain.chart import ChartMark, ChartSpec, Series
from hegang_desktop.domain.message import verbatim
from hegang_desktop.domain.month import Month
from hegang_desktop.report.charts.clip import Box
from hegang_desktop.report.charts.labels import end_places, in_a_row, mark_places
from hegang_desktop.report.charts.look import Look
from hegang_desktop.report.charts.measuring import Measure, elided, estimated, wrapped
from hegang_desktop.report.charts.writer import least_height, write
from hegang_desktop.text.translator import Translator
from tests.helpers.chart_specs import PLAIN, every_spec
from tests.helpers.drawings import SVG, Drawing

HOSTILE = (
    '<&"]]>' + "\u202e\u2066\u200f" + "\x00\x08\x0b\x1f\x7f\ufffe\ud800" + "\n\t" + "'; & &lt; &#0; <!-- <![CDATA["
)
ELEMENTS = {"svg", "title", "desc", "g", "rect", "polyline", "polygon", "circle", "path", "text"}
"""Of SVG Tiny 1.2 only these."""
ATTRIBUTES = {
    "version", "baseProfile", "role", "width", "height", "viewBox", "font-family", "class", "x", "y", "cx", "cy", "r",
    "d", "points", "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin",
    "fill-opacity", "font-size", "font-weight", "text-anchor", "{http://www.w3.org/XML/1998/namespace}lang",
}  # fmt: skip
KINDS = tuple(every_spec())


def _times(factor: float) -> Measure:
    def measure(text: str, size: int) -> tuple[float, float]:
        width, height = estimated(text, size)
        return width * factor, height

    return measure


def _lie_apart(drawing: Drawing, measure: Measure) -> None:
    boxes = [(one.text, one.box(measure)) for one in drawing.words() if one.group != "heading" or one.size < 16]
    picture = Box(0, 0, drawing.width, drawing.height)
    grain = 0.01  # places are written to a thousandth
    for i, (text, box) in enumerate(boxes):
        inner = Box(box.x + grain, box.y + grain, box.width - 2 * grain, box.height - 2 * grain)
        assert picture.holds((inner.x, inner.y)), text
        assert picture.holds((inner.right, inner.bottom)), text
        assert not any(inner.overlaps(other) for k, (_, other) in enumerate(boxes) if k != i), text


@pytest.mark.parametrize("kind", KINDS)
@given(
    width=st.integers(160, 1_400), height=st.integers(120, 900), factor=st.floats(0.4, 2.5), words=st.text(max_size=30)
)
def test_no_words_lie_over_others_or_beyond_the_edge(
    kind: str, width: int, height: int, factor: float, words: str
) -> None:
    measure = _times(factor)
    _lie_apart(Drawing(write(every_spec(words)[kind], Look(PLAIN, width, height, measure))), measure)


amounts = st.integers(-(10**12), 10**12)


@given(
    values=st.lists(st.lists(amounts, min_size=1, max_size=30), min_size=1, max_size=6),
    marks=st.lists(st.tuples(st.integers(0, 40), st.text(max_size=40)), max_size=8),
    width=st.integers(200, 1_400),
    height=st.integers(160, 900),
)
def test_any_lines_and_marks_find_their_places(
    values: list[list[int]], marks: list[tuple[int, str]], width: int, height: int
) -> None:
    first = Month(2027, 1)
    spec = ChartSpec(
        verbatim("Any"),
        verbatim("Any lines"),
        first,
        tuple(Series(verbatim(f"line {i}"), tuple(one)) for i, one in enumerate(values)),
        tuple(ChartMark(first + at, verbatim(words), "plain") for at, words in marks),
    )
    drawing = Drawing(write(spec, Look(PLAIN, width, height)))
    _lie_apart(drawing, estimated)
    edge = 0.0006
    plot = drawing.plot
    room = Box(plot.x - edge, plot.y - edge, plot.width + 2 * edge, plot.height + 2 * edge)
    assert all(room.holds(point) for point in drawing.drawn())


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("kind", KINDS)
def test_where_there_is_room_everything_is_said(kind: str, language: str) -> None:
    spec = every_spec("词语" if language == "zh_CN" else "Word")[kind]
    drawing = Drawing(write(spec, Look(Translator(language), 900, max(520, least_height(spec)))))
    said = drawing.said()
    words = "词语" if language == "zh_CN" else "Word"
    expected = {
        "month": [words + " as planned", f"{words}: home", f"{words}: heating", f"{words}: below zero"],
        "chance": [f"{words}: expected", *(f"{words} {at}" for at in (22, 23, 24))],
        "after": ["7.5 months", "100%", "0%"],
        "flow": [f"{words}: home", *(f"{words} {one}" for one in ("income", "other_in", "living", "heating", "home"))],
        "waterfall": [f"{words} {one}" for one in ("now", "comes", "goes", "then", "home", "fees", "left")],
        "tornado": [f"{rank} {words} {i}" for i, rank in enumerate(("1.", "2.", "3=", "4="))],
        "homes": [f"{words} 0", f"{words} 1", f"{words} 2", "dear", "now", "in a year"],
    }[kind]
    units = {
        "month": "yuan", "chance": "of the lives", "after": "of the lives", "flow": "yuan a month", "waterfall": "yuan",
        "tornado": "months", "homes": "Total price, yuan",
    }  # fmt: skip
    if language == "en":
        expected.append(units[kind])
    assert [one for one in expected if one not in said] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_row_is_named_at_the_least_height(kind: str) -> None:
    spec = every_spec("Row")[kind]
    names = Drawing(write(spec, Look(PLAIN, 500, least_height(spec)))).said("names")
    assert len(names) == {"waterfall": 7, "tornado": 4}.get(kind, 0)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("words", [HOSTILE, "长" * 1_000, "x" * 1_000, "", " ", "<" * 1_000, "e\u0301\U0001f600 עברית"])
def test_hostile_words_stay_words(kind: str, words: str) -> None:
    text = write(every_spec(words)[kind], Look(PLAIN, 700, 420))
    drawing = Drawing(text)  # parsed strictly: no character that XML forbids, nothing unescaped
    assert not set(text) & set("\u202e\u2066\u200f\x00\x08\x0b\x1f\x7f\ufffe\ud800\t")
    _lie_apart(drawing, estimated)
    title = drawing.root.find(f"{SVG}title")
    assert title is not None
    if words == HOSTILE and kind not in ("after", "homes"):
        assert "<&\"]]>'; & &lt; &#0; <!-- <![CDATA[".replace(">'", "> '") in (title.text or "")


@pytest.mark.parametrize("kind", KINDS)
def test_only_svg_tiny_is_written(kind: str) -> None:
    root = Drawing(write(every_spec()[kind], Look(Translator("zh_CN"), 700, 420))).root
    assert {one.tag.removeprefix(SVG) for one in root.iter()} <= ELEMENTS
    assert {name for one in root.iter() for name in one.attrib} <= ATTRIBUTES
    assert root.get("version") == "1.2"
    assert root.get("baseProfile") == "tiny"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-CN"
    assert root.get("font-family", "").startswith("'Noto Sans CJK SC', 'Microsoft YaHei UI', 'PingFang SC', sans-serif")
    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert all(child.text for child in list(root)[:2])


def test_hidden_amounts_stay_hidden() -> None:
    class Hidden(Translator):
        def money(self, fen: int) -> str:
            return "••••"

        bare_money = short_money = money

    for kind in ("month", "flow", "waterfall", "homes"):
        said = Drawing(write(every_spec()[kind], Look(Hidden("zh_CN"), 700, 420))).said()
        assert "••••" in said
        assert not [one for one in said if "万" in one or ",000" in one]


@given(
    xs=st.lists(st.floats(0, 600), max_size=9).map(sorted),
    widths=st.lists(st.floats(1, 300), min_size=9, max_size=9),
    right=st.floats(300, 600),
)
def test_places_are_apart(xs: list[float], widths: list[float], right: float) -> None:
    widths = widths[: len(xs)]
    placed = mark_places(xs, widths, left=40, right=right, most=4, kept=50, least=5)
    taken = [(0, 5.0, 55.0)]
    for x, width, place in zip(xs, widths, placed, strict=True):
        if place is not None:
            assert 39 <= x <= right + 1
            assert place.begins >= 5
            assert place.row < 4
            taken.append((place.row, place.begins, place.begins + width))
    for (row, begins, ends), (other, before, after) in combinations(taken, 2):
        assert row != other or ends <= before or after <= begins
    # the line of a mark goes down from its words, and crosses no others
    lines = [(x, place.row) for x, place in zip(xs, placed, strict=True) if place is not None]
    for x, row in lines:
        assert not any(other < row and begins + 4 < x < ends - 4 for other, begins, ends in taken[1:])
    in_row = [(b, b + w) for b, w in zip(in_a_row(xs, widths, right), widths, strict=True) if b is not None]
    assert all(one[1] <= other[0] for one, other in pairwise(in_row))
    tops = sorted(end_places(xs, [20.0] * len(xs), 600))
    assert all(other - one >= 20 - 4 - 1e-9 for one, other in pairwise(tops))
    assert not tops or tops[-1] <= 600 + 4 - 20 + 1e-9


@given(text=st.text(max_size=200), room=st.floats(0, 400), factor=st.floats(0.3, 2))
def test_words_are_made_to_fit(text: str, room: float, factor: float) -> None:
    measure = _times(factor)
    fitting = elided(text, room, 12, measure)
    assert not fitting or measure(fitting, 12)[0] <= room
    if measure(text, 12)[0] <= room:
        assert fitting == text
    lines = wrapped(text, room, 12, 3, measure)
    assert len(lines) <= 3
    assert all(not line or measure(line, 12)[0] <= room for line in lines)


def test_lines_break_between_chinese_characters_but_not_before_a_full_stop() -> None:
    text = "每月第一天手头的钱。二〇二八年五月买房。"
    lines = wrapped(text, 12 * 9.5, 12, 3, estimated)
    assert "".join(lines) == text
    assert lines[0] == "每月第一天手头的"
    assert lines[1].startswith("钱。")


def test_marks_close_to_each_other_stand_in_steps() -> None:
    """Three moments within a year: each word at the right of its line, and no line through another's words."""
    placed = mark_places([100, 130, 160], [120, 120, 120], left=40, right=900, most=4, kept=30, least=5)
    assert [one.row for one in placed if one is not None] == [2, 1, 0]


def test_a_legend_has_the_marks_of_what_it_names() -> None:
    drawing = Drawing(write(every_spec()["flow"], Look(PLAIN, 900, 420)))
    assert len(drawing.boxes("ends")) >= 3
    names = drawing.words("ends")
    for box in drawing.boxes("ends"):
        name = min(names, key=lambda one: abs(one.middle - box.y - box.height / 2))
        assert box.right <= name.x
