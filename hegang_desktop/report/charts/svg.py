"""SVG Tiny 1.2 as text: a few elements, numbers and words that any reader takes, letters left as letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from hegang_desktop.report.charts.clip import Box, Point

Anchor = Literal["start", "middle", "end"]
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u007f-\u009f]")
"""What XML 1.0 does not take, and control characters that nobody can see."""
_TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""What turns the direction of writing: a name may not turn the words around it."""
_BLANKS = re.compile(r"\s+")


def plain(text: str) -> str:
    """Words as one line of what can be seen."""
    return _BLANKS.sub(" ", _TURNS.sub("", _FORBIDDEN.sub("", text))).strip()


def escaped(text: str) -> str:
    """Words as they stand between tags or in quotes."""
    for mark, name in (("&", "amp"), ("<", "lt"), (">", "gt"), ('"', "quot")):
        text = text.replace(mark, f"&{name};")
    return text


def number(value: float) -> str:
    """A length in pixels, to a thousandth."""
    digits = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if digits == "-0" else digits


class Svg:
    """A drawing of `width` by `height` pixels, its letters in the first of `families` that there is."""

    def __init__(self, width: int, height: int, language: str, families: Sequence[str]) -> None:
        letters = ", ".join(name if name == "sans-serif" else f"'{name}'" for name in families)
        self._parts = [
            '<?xml version="1.0" encoding="UTF-8"?>\n',
            '<svg xmlns="http://www.w3.org/2000/svg" version="1.2" baseProfile="tiny" role="img" ',
            f'width="{width}" height="{height}" viewBox="0 0 {width} {height}" ',
            f'xml:lang="{language.replace("_", "-")}" font-family="{escaped(letters)}">\n',
        ]

    def describe(self, title: str, sentence: str) -> None:
        """The title and a sentence for those who cannot see it; they come first."""
        self._parts.append(f"<title>{escaped(plain(title))}</title>\n<desc>{escaped(plain(sentence))}</desc>\n")

    def begin(self, name: str) -> None:
        """What follows belongs together, until `end`."""
        self._parts.append(f'<g class="{name}">\n')

    def end(self) -> None:
        """The group that was begun last is complete."""
        self._parts.append("</g>\n")

    def rect(self, box: Box, fill: str) -> None:
        """A filled rectangle."""
        x, y, width, height = map(number, box)
        self._parts.append(f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{fill}"/>\n')

    def line(self, one: Point, other: Point, colour: str, width: float = 1, dash: Sequence[float] = ()) -> None:
        """A straight line."""
        self.polyline((one, other), colour, width, dash)

    def polyline(self, points: Iterable[Point], colour: str, width: float, dash: Sequence[float] = ()) -> None:
        """A line through points."""
        stroke = _stroke(colour, width, dash)
        self._parts.append(f'<polyline points="{_points(points)}" fill="none"{stroke} stroke-linejoin="round"/>\n')

    def polygon(self, points: Iterable[Point], fill: str) -> None:
        """A filled area."""
        self._parts.append(f'<polygon points="{_points(points)}" fill="{fill}"/>\n')

    def circle(self, middle: Point, radius: float, fill: str, colour: str, width: float = 1) -> None:
        """A filled circle with a line around it."""
        x, y = map(number, middle)
        stroke = _stroke(colour, width, ())
        self._parts.append(f'<circle cx="{x}" cy="{y}" r="{number(radius)}" fill="{fill}"{stroke}/>\n')

    def boxes(self, boxes: Iterable[Box], fill: str) -> None:
        """Many filled rectangles as one element."""
        shapes = (
            f"M{number(x)} {number(y)}h{number(width)}v{number(height)}h{number(-width)}z"
            for x, y, width, height in boxes
        )
        self._parts.append(f'<path d="{"".join(shapes)}" fill="{fill}"/>\n')

    def strokes(self, pairs: Iterable[tuple[Point, Point]], colour: str, width: float) -> None:
        """Many straight lines as one element."""
        shapes = (f"M{number(a)} {number(b)}L{number(c)} {number(d)}" for (a, b), (c, d) in pairs)
        self._parts.append(f'<path d="{"".join(shapes)}" fill="none"{_stroke(colour, width, ())}/>\n')

    def dots(self, points: Iterable[Point], radius: float, fill: str, opacity: float) -> None:
        """Many dots, to a tenth of a pixel. QtSvg draws them in a fraction of the time that one path of them takes."""
        radius_ = number(radius)
        self._parts.append(f'<g fill="{fill}" fill-opacity="{number(opacity)}">\n')
        self._parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius_}"/>' for x, y in points]
        self._parts.append("\n</g>\n")

    def text(
        self, at: Point, words: str, size: int, colour: str, anchor: Anchor = "start", *, bold: bool = False
    ) -> None:
        """A line of words from, around, or up to a point on its base line."""
        x, y = map(number, at)
        side = "" if anchor == "start" else f' text-anchor="{anchor}"'
        weight = ' font-weight="bold"' if bold else ""
        self._parts.append(
            f'<text x="{x}" y="{y}" font-size="{size}"{weight}{side} fill="{colour}">{escaped(words)}</text>\n'
        )

    def done(self) -> str:
        """The whole file."""
        return "".join((*self._parts, "</svg>\n"))


def _points(points: Iterable[Point]) -> str:
    return " ".join(f"{number(x)},{number(y)}" for x, y in points)


def _stroke(colour: str, width: float, dash: Sequence[float]) -> str:
    dashes = f' stroke-dasharray="{",".join(number(one * width) for one in dash)}"' if dash else ""
    return f' stroke="{colour}" stroke-width="{number(width)}"{dashes}'
