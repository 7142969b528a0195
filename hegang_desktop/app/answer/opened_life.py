"""One simulated life of what the page shows, opened: its number, what became of it, its chart and its months."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from hegang_desktop.app.answer import analyses
from hegang_desktop.app.answer.answering import Outcome
from hegang_desktop.app.answer.life_chart import life_chart
from hegang_desktop.domain.chart import ChartSpec
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.simulation import Life
from hegang_desktop.text.lives import life_sentence

NOTABLE: dict[str, Message] = {
    "typical": msg("a typical one"),
    "lucky": msg("a lucky one"),
    "unlucky": msg("an unlucky one"),
    "worst": msg("the worst"),
}
LIVES = analyses.LIVES


class OpenedLife(msgspec.Struct, frozen=True):
    """A life and what is said of it. `number` counts from 1; `notable` holds the numbers of the notable ones, by kind,
    where they are known.
    """

    number: int
    life: Life
    sentence: Message
    chart: ChartSpec
    notable: dict[str, int]


def open_life(outcome: Outcome, kind: str, number: int, notable: Mapping[str, int]) -> OpenedLife:
    """Open the life of a notable `kind`, or the one of that number where `kind` is empty.

    It acts in the month that the figures are of. `notable`: the numbers that were found for this
    outcome before; finding them is most of the work.
    """
    known = dict(notable)
    if kind and kind not in known:
        known = {f"{one}": index + 1 for one, index in analyses.notable_lives(outcome.acting).items()}
    chosen = known[kind] if kind else number
    life = analyses.opened_life(outcome.acting, chosen - 1)
    sentence = life_sentence(life, outcome.projection.home_month, owned=outcome.plan.scenario.bought is not None)
    return OpenedLife(chosen, life, sentence, life_chart(life, outcome), known)
