"""The colours of charts on white paper; the light theme of the window takes its own from here."""

from __future__ import annotations

import msgspec


class ChartColours(msgspec.Struct, frozen=True):
    """What a chart is drawn in. Colours are #RRGGBB."""

    surface: str
    line: str
    text: str
    quiet: str
    accent: str
    good: str
    caution: str
    bad: str
    series: tuple[str, ...]

    def tone(self, tone: str) -> str:
        """The colour of a tone."""
        return {"good": self.good, "caution": self.caution, "bad": self.bad, "accent": self.accent}.get(tone, self.text)


ON_WHITE = ChartColours(
    surface="#FFFFFF",
    line="#DEDBD4",
    text="#1F2328",
    quiet="#5B6168",
    accent="#A23F18",
    good="#276B43",
    caution="#875500",
    bad="#B3261E",
    series=("#B4491F", "#2B6CB0", "#2F7D4F", "#A66A00", "#7A4FA3", "#5B6168"),
)


def mixed(one: str, other: str, share: float) -> str:
    """A colour between two, `share` of the way to the other."""
    pairs = zip(_parts(one), _parts(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))
