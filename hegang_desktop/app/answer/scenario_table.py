"""Two to four scenarios side by side: what is different in them, what follows, and how simulated lives fare.

Two steps, so that nothing waits: `compare` takes milliseconds, `slow_figures` belongs in a thread;
`with_slow_figures` joins them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from hegang_desktop.app.answer import figures
from hegang_desktop.app.answer.answering import Outcome, outcome
from hegang_desktop.app.answer.comparison_rows import Cell, Row, best_of, differs, endless, figure, heading
from hegang_desktop.app.answer.scenario_chart import scenarios_chart
from hegang_desktop.app.answer.scenario_facts import fact_rows
from hegang_desktop.app.plan.scenarios import FEWEST, MOST, alone, names_of
from hegang_desktop.domain.chart import ChartSpec
from hegang_desktop.domain.message import Message, msg, msg_n, verbatim
from hegang_desktop.domain.money import Fen, whole_yuan
from hegang_desktop.domain.month import MONTHS_A_YEAR, Month
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.simulation import Share, Simulation, tied
from hegang_desktop.engine.simulation.narrative import of_100

Reckon = Callable[[Plan], Outcome]
WAITING = verbatim("…")
YEAR = MONTHS_A_YEAR


class SlowFigures(msgspec.Struct, frozen=True):
    """What takes longer to know of a scenario: its simulated lives and its worth at the end, in fen.

    None: the scenario has no home with a price yet.
    """

    simulation: Simulation | None
    worth: Fen | None


class ScenarioTable(msgspec.Struct, frozen=True):
    """The scenarios of `ids` in the plan's order. `different` says what they are, `follows` what comes of it.

    `lives` holds dots until the longer answers are there.
    """

    plan: Plan
    ids: tuple[str, ...]
    names: tuple[Message, ...]
    outcomes: tuple[Outcome, ...]
    different: tuple[Row, ...]
    follows: tuple[Row, ...]
    lives: tuple[Row, ...]
    chart: ChartSpec

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, each group under its heading."""
        return (
            heading("different", msg("What they are")),
            *self.different,
            heading("follows", msg("What follows")),
            *self.follows,
            heading("lives", msg("Simulated lives, same luck")),
            *self.lives,
        )

    @property
    def alike(self) -> bool:
        """Whether nothing at all is different in the scenarios."""
        return not any(row.differs for row in self.different)


def compare(plan: Plan, ids: Sequence[str], reckon: Reckon = outcome) -> ScenarioTable:
    """The scenarios of these ids side by side; ValueError unless they are two to four of the plan's.

    `reckon` is asked for the outcome of each scenario alone (`scenarios.alone`).
    """
    names = names_of(plan)
    chosen = tuple(id_ for id_ in names if id_ in set(ids))
    if not FEWEST <= len(chosen) <= MOST or len(chosen) != len(ids):
        raise ValueError("a comparison takes two to four scenarios of the plan")
    outcomes = tuple(reckon(alone(plan, id_)) for id_ in chosen)
    named = tuple(names[id_] for id_ in chosen)
    different = fact_rows(outcomes)
    return ScenarioTable(
        plan,
        chosen,
        named,
        outcomes,
        different,
        _follows(outcomes),
        _awaited(_lives(outcomes, None), alike=not any(row.differs for row in different)),
        scenarios_chart(named, outcomes),
    )


def awaiting(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The same rows with dots in all cells, for the moment in which their values are those of a state that is gone."""
    return tuple(
        msgspec.structs.replace(row, cells=(WAITING,) * len(row.cells), best=frozenset(), warned=frozenset(), tips=())
        for row in rows
    )


def slow_figures(outcomes: Sequence[Outcome]) -> tuple[SlowFigures, ...]:
    """The longer answers, a tenth of a second each; the same luck for every scenario."""
    return tuple(_slow_figures(one) for one in outcomes)


def with_slow_figures(table: ScenarioTable, slow: Sequence[SlowFigures]) -> ScenarioTable:
    """The table with the longer answers in it."""
    return msgspec.structs.replace(table, lives=_lives(table.outcomes, slow))


def _slow_figures(one: Outcome) -> SlowFigures:
    from hegang_desktop.app.answer.analyses import simulated, worth_of_moving

    if not one.plan.scenario.is_priced:
        return SlowFigures(None, None)
    acts = None if one.basis == "earliest" or one.plan.scenario.bought is not None else one.safe_month
    return SlowFigures(simulated(one.acting, one.projection).simulation, worth_of_moving(one.plan, acts))


def _follows(outcomes: Sequence[Outcome]) -> tuple[Row, ...]:
    projections = [one.projection for one in outcomes]

    def runway(id_: figures.FigureId, name: Message) -> Row:
        there = [figures.reached(id_, one) for one in outcomes]
        cells = tuple(figures.words(id_, one) if ok else None for one, ok in zip(outcomes, there, strict=True))
        numbers = [endless(figures.value(id_, one)) if ok else None for one, ok in zip(outcomes, there, strict=True)]
        return figure(id_, name, cells, numbers, "more")

    def money(id_: str, name: Message, amounts: list[Fen | None], better: bool) -> Row:  # noqa: FBT001
        whole = tuple(None if amount is None else whole_yuan(amount) for amount in amounts)
        below = frozenset(at for at, amount in enumerate(whole) if amount is not None and amount < 0)
        return figure(id_, name, whole, whole, "more" if better else "less", warned=below)

    def amount(id_: figures.FigureId, name: Message, *, better: bool) -> Row:
        return money(id_, name, [figures.amount(id_, one) for one in outcomes], better)

    def month(id_: figures.FigureId) -> Row:
        result = [figures.month(id_, one) for one in outcomes]
        # a home that is bought already is not asked when it can be
        asked = [id_ == "home_month" or one.plan.scenario.bought is None for one in outcomes]
        said = (
            at or (figures.words(id_, one) if ask else None)
            for one, at, ask in zip(outcomes, result, asked, strict=True)
        )
        return figure(
            id_,
            figures.FIGURES[id_].caption,
            tuple(said),
            [None if at is None else at.index for at in result],
            "less",
            warned=frozenset(at for at, one in enumerate(result) if one is None and asked[at]),
        )

    return (
        *_safe(outcomes, month),
        month("home_month"),
        amount("all_in", msg("All-in cost, yuan"), better=False),
        amount("left_after", msg("Left the day after, yuan"), better=True),
        runway("runway", figures.FIGURES["runway"].caption),
        runway("runway_plan", figures.FIGURES["runway_plan"].caption),
        amount("monthly", msg("Cost a month once there, yuan"), better=False),
        amount("holding", msg("The home costs a year, yuan"), better=False),
        money("lowest", msg("Least at the end of a month, yuan"), [one.lowest for one in projections], better=True),
        figure("lowest_month", msg("Lowest in"), tuple(one.lowest_month for one in projections)),
    )


def _safe(outcomes: Sequence[Outcome], month: Callable[[figures.FigureId], Row]) -> tuple[Row, ...]:
    """The two months, the tone with its sign, and in how many of a hundred lives the month holds."""
    tones = [one.answer.tone for one in outcomes]
    sentences = tuple(
        None if tone is None else figures.words("tone", one) for tone, one in zip(tones, outcomes, strict=True)
    )
    shares = [figures.value("share", one) for one in outcomes]
    cells = tuple(None if share is None else verbatim(f"{share}") for share in shares)
    return (
        month("safe_month"),
        month("earliest_month"),
        Row(
            "tone", figures.FIGURES["tone"].caption, sentences, "figure", differs(sentences),
            tones=tuple(tone for tone in tones if tone is not None) if None not in tones else (),
        ),
        figure("share", figures.FIGURES["share"].caption, cells, shares, "more"),
    )  # fmt: skip


def _lives(outcomes: Sequence[Outcome], slow: Sequence[SlowFigures] | None) -> tuple[Row, ...]:
    months = [one.projection.home_month for one in outcomes]
    earliest = min((month for month in months if month is not None), default=None)
    spans = {len(one.projection.months) for one in outcomes}
    rows = []
    if earliest is not None:
        rows.append(_owning(msg("Own it by {month}, of 100", month=earliest), "own_by", outcomes, slow, earliest))
    within = msg("Own it in the years looked ahead, of 100")
    if len(spans) == 1 and not min(spans) % YEAR:
        n = min(spans) // YEAR
        within = msg_n("Own it within {n} year, of 100", "Own it within {n} years, of 100", n)
    rows.append(_owning(within, "own", outcomes, slow, None))
    rows.append(_worth(outcomes, slow))
    return tuple(rows)


def _waiting(id_: str, name: Message, n: int) -> Row:
    return Row(id_, name, (WAITING,) * n, "figure")


def _awaited(rows: tuple[Row, ...], *, alike: bool) -> tuple[Row, ...]:
    """Rows still to come are shown among what differs, unless nothing can come of them."""
    return tuple(msgspec.structs.replace(row, differs=False) for row in rows) if alike else rows


def _owning(
    name: Message, id_: str, outcomes: Sequence[Outcome], slow: Sequence[SlowFigures] | None, by: Month | None
) -> Row:
    if slow is None:
        return _waiting(id_, name, len(outcomes))
    shares: list[Share | None] = []
    for one in slow:
        lives = one.simulation
        last = None if lives is None else lives.start + (len(lives.bought) - 1)
        shares.append(None if lives is None or last is None else lives.owning_by(last if by is None else by))
    values = [None if share is None else share.value for share in shares]
    top = max((share for share in shares if share is not None), key=lambda share: share.value, default=None)
    near = [share is not None and top is not None and tied(share, top) for share in shares]
    return _of_100(id_, name, values, near)


def _of_100(id_: str, name: Message, values: list[float | None], near: list[bool]) -> Row:
    """Shares of 100 lives; all that chance alone could have put behind the best are marked with it."""
    cells: tuple[Cell, ...] = tuple(None if one is None else verbatim(f"{of_100(one)}") for one in values)
    level: list[float | None] = [
        None if value is None else 1.0 if close else 0.0 for value, close in zip(values, near, strict=True)
    ]
    best = best_of(level, "more")
    return Row(id_, name, cells, "figure", differs(cells), best)


def _worth(outcomes: Sequence[Outcome], slow: Sequence[SlowFigures] | None) -> Row:
    name = msg("Worth at the end, yuan")
    if slow is None:
        return _waiting("worth", name, len(outcomes))
    amounts = tuple(None if one.worth is None else whole_yuan(one.worth) for one in slow)
    below = frozenset(at for at, amount in enumerate(amounts) if amount is not None and amount < 0)
    # ends in different years are no more or less than each other
    spans = {len(one.projection.months) for one in outcomes}
    return figure("worth", name, amounts, amounts, "more" if len(spans) == 1 else "", warned=below)
