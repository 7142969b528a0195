"""The longer answers as lines for a window: strategies, what matters most, one life."""

from __future__ import annotations

from hegang_desktop.app.answer_text import shifted
from hegang_desktop.app.figure_working import WorkingLine
from hegang_desktop.app.looking_closer import Matters
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.simulation import Life
from hegang_desktop.domain.strategy import Comparison, StrategyOutcome
from hegang_desktop.engine.answer import runway_words, whole

MOST = 12


def strategies_working(found: Comparison) -> tuple[WorkingLine, ...]:
    """The verdict, then each strategy by what is left and owned at the end; what one lacks is said."""
    from hegang_desktop.engine.strategies.courses import NAMES

    lines = [WorkingLine(sentence) for sentence in found.verdict]
    order = {kind: i for i, group in enumerate(found.ranks) for kind in group}
    for one in sorted(found.outcomes, key=lambda outcome: order.get(outcome.kind, len(order))):
        worth = msg("{amount}", amount=whole(one.final_worth))
        lines.append(WorkingLine(NAMES[one.kind], worth, _strategy(one), strong=True))
    lines += [WorkingLine(NAMES[one.kind], msg("not known"), one.reason) for one in found.lacking]
    return tuple(lines)


def _strategy(one: StrategyOutcome) -> Message:
    if one.home_month is None:
        home = msg("No home is bought.")
    elif one.secure_from is None:
        home = msg("Home: {month}, never free of debt.", month=one.home_month)
    else:
        home = msg(
            "Home: {month}. No landlord and no bank from {secure}.", month=one.home_month, secure=one.secure_from
        )
    money = msg(
        "Housing costs {housing}; {left} left, home worth {worth}. Without income: {runway}. Worst month: {worst}, "
        "{worst_month}.",
        housing=whole(one.housing.total),
        left=whole(one.left),
        worth=whole(one.resale_value),
        runway=runway_words(one.runway),
        worst=whole(one.worst),
        worst_month=one.worst_month,
    )
    return msg("{one} {other}", one=home, other=money)


def matters_working(found: Matters) -> tuple[WorkingLine, ...]:
    """Levers, turning points, and the numbers with the largest effect."""
    lines = []
    if found.levers:
        lines.append(WorkingLine(msg("What brings it nearer:"), strong=True))
        lines += [WorkingLine(one.text, rule=one.runway_text) for one in found.levers[:MOST]]
    if found.flips:
        lines.append(WorkingLine(msg("What would turn the verdict:"), strong=True))
        lines += [WorkingLine(one.text) for one in found.flips[:MOST]]
    if found.effects:
        lines.append(WorkingLine(msg("What a tenth less or more of each number changes:"), strong=True))
        lines += [
            WorkingLine(
                one.name,
                msg("{lower} / {higher}", lower=shifted(one.lower.months), higher=shifted(one.higher.months)),
            )
            for one in found.effects[:MOST]
        ]
    if not lines:
        lines.append(WorkingLine(msg("Nothing that could be changed a little changes the answer.")))
    return tuple(lines)


def life_working(life: Life) -> tuple[WorkingLine, ...]:
    """One life: the money at the end of each month, and what happened in it."""
    lines = []
    for row in life.months:
        events: Message | None = None
        for event in row.events:
            events = event if events is None else msg("{before}; {next}", before=events, next=event)
        month = msg("{month}", month=row.ledger.month)
        lines.append(WorkingLine(month, msg("{amount}", amount=whole(row.ledger.closing)), events))
    return tuple(lines)
