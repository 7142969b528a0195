"""An SVG chart read back: its words, lines and areas, and the scale that its own ticks tell."""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.etree import ElementTree as ET

from hegang_desktop.domain.month import Month
from hegang_desktop.report.charts.clip import Box, Point
from hegang_desktop.report.charts.measuring import Measure

SVG = "{http://www.w3.org/2000/svg}"
BASE = 0.35
"""The base line lies so much of the letters' size below their middle."""
GROUND = "#FFFFFF"
_BOX = re.compile(r"M([\d.]+) ([\d.]+)h([\d.]+)v([\d.]+)h-[\d.]+z")
_STROKE = re.compile(r"M([\d.]+) ([\d.]+)L([\d.]+) ([\d.]+)")


class Words(NamedTuple):
    """One text element."""

    text: str
    x: float
    middle: float
    size: int
    anchor: str
    group: str

    def box(self, measure: Measure) -> Box:
        """Where it lies, as high as its letters are."""
        width = measure(self.text, self.size)[0]
        left = self.x - {"start": 0.0, "middle": width / 2, "end": width}[self.anchor]
        return Box(left, self.middle - self.size / 2, width, self.size)


class Drawing:
    """What a chart's file holds."""

    def __init__(self, text: str) -> None:
        self.root = ET.fromstring(text.encode())  # noqa: S314 - we wrote it
        self.width, self.height = int(self.root.attrib["width"]), int(self.root.attrib["height"])
        axes = [point for line in self.lines("axes") for point in line]
        left, top = min(x for x, _ in axes), min(y for _, y in axes)
        self.plot = Box(left, top, max(x for x, _ in axes) - left, max(y for _, y in axes) - top)

    def group(self, name: str) -> list[ET.Element]:
        """The elements of a group."""
        return [one for group in self.root.iter(f"{SVG}g") if group.get("class") == name for one in group]

    def words(self, group: str | None = None) -> list[Words]:
        """All words, or those of a group."""
        listed = []
        for one in self.root.iter(f"{SVG}g"):
            if group in (None, one.get("class")):
                listed += [_words(text, one.get("class", "")) for text in one.findall(f"{SVG}text")]
        return listed

    def said(self, group: str | None = None) -> list[str]:
        """What they say."""
        return [one.text for one in self.words(group)]

    def lines(self, group: str, colour: str | None = None) -> list[list[Point]]:
        """The lines of a group, of one colour or of all."""
        return [
            _points(one)
            for one in self.group(group)
            if one.tag == f"{SVG}polyline" and colour in (None, one.get("stroke"))
        ]

    def areas(self, group: str) -> list[list[Point]]:
        """The filled polygons of a group."""
        return [_points(one) for one in self.group(group) if one.tag == f"{SVG}polygon"]

    def boxes(self, group: str, colour: str | None = None) -> list[Box]:
        """The filled rectangles of a group, of one colour or of all."""
        listed = []
        for one in self.group(group):
            # what hides lines behind words is no value
            if one.get("fill") == GROUND or colour not in (None, one.get("fill")):
                continue
            if one.tag == f"{SVG}rect":
                listed.append(Box(*(float(one.attrib[name]) for name in ("x", "y", "width", "height"))))
            elif one.tag == f"{SVG}path":
                listed += [Box(*map(float, match)) for match in _BOX.findall(one.attrib["d"])]
        return listed

    def circles(self, group: str) -> list[Point]:
        """The middles of a group's circles."""
        circles = (one for element in self.group(group) for one in element.iter(f"{SVG}circle"))
        return [(float(one.attrib["cx"]), float(one.attrib["cy"])) for one in circles]

    def drawn(self) -> list[Point]:
        """Every point of what is drawn of values: lines, areas, bars, dots."""
        points: list[Point] = []
        for name in ("bands", "curves", "counts", "points", "winters", "layers", "bars", "lines", "dots"):
            points += [point for one in (*self.lines(name), *self.areas(name)) for point in one]
            for box in self.boxes(name):
                points += [(box.x, box.y), (box.right, box.bottom)]
            points += self.circles(name)
            for path in (one.attrib["d"] for one in self.group(name) if one.tag == f"{SVG}path"):
                points += [(float(a), float(b)) for line in _STROKE.findall(path) for a, b in (line[:2], line[2:])]
        return points

    # --- the scale, as somebody reads it -----------------------------------------------------------------------------

    def yuan(self, y: float) -> float:
        """The amount at a height, by the labels of the upright axis, whose words are plain yuan."""
        texts = [(one.middle, float(one.text.replace(",", ""))) for one in self.words("up")]
        return _read(y, min(texts), max(texts))

    def percent(self, y: float) -> float:
        """The share at a height."""
        texts = [(one.middle, float(one.text.rstrip("%"))) for one in self.words("up")]
        return _read(y, min(texts), max(texts))

    def along(self, x: float) -> float:
        """The number at a place of the axis beneath, which rises."""
        texts = [(one.x, float(one.text.replace(",", ""))) for one in self._beneath() if _is_number(one.text)]
        return _read(x, min(texts), max(texts))

    def month(self, x: float) -> float:
        """The month at a place of the axis beneath, as `Month.index`."""
        texts = []
        for one in self._beneath():
            year, _, month = one.text.partition("-")
            texts.append((one.x, float(Month(int(year), int(month or 1)).index)))
        return _read(x, min(texts), max(texts))

    def _beneath(self) -> list[Words]:
        return [one for one in self.words("words") if one.middle > self.plot.bottom and one.anchor == "middle"]


def _read(at: float, one: tuple[float, float], other: tuple[float, float]) -> float:
    return one[1] + (at - one[0]) / (other[0] - one[0]) * (other[1] - one[1])


def _is_number(text: str) -> bool:
    return re.fullmatch(r"-?[\d.,]+", text) is not None


def _words(one: ET.Element, group: str) -> Words:
    size = int(one.attrib["font-size"])
    middle = float(one.attrib["y"]) - BASE * size
    return Words(one.text or "", float(one.attrib["x"]), middle, size, one.get("text-anchor", "start"), group)


def _points(one: ET.Element) -> list[Point]:
    pairs = (pair.split(",") for pair in one.attrib["points"].split())
    return [(float(x), float(y)) for x, y in pairs]
