"""The tornado: which numbers of the plan move the answer most, and by how much."""

from __future__ import annotations

from hegang_desktop.domain.chart import NoChart, Swing, TornadoBar, TornadoSpec
from hegang_desktop.domain.message import Message, Percent, msg, msg_n, pmsg
from hegang_desktop.domain.money import divide_half_up
from hegang_desktop.domain.sensitivity import Effect, Lever, Shift
from hegang_desktop.engine.answer import runway_words

MOST_BARS = 12
A_POINT = 100
TITLE = msg("What matters most")


def tornado_chart(effects: tuple[Effect, ...], levers: tuple[Lever, ...] = ()) -> TornadoSpec | NoChart:
    """The largest effects, at most twelve: by months sooner and later, by the runway if none moves the home month.

    Without effects what would bring the home into reach is said instead.
    """
    if not effects:
        if levers:
            words = msg("No number, changed by a tenth, brings the home into reach. This would:")
            return NoChart(TITLE, words, tuple(one.text for one in levers))
        return NoChart(TITLE, msg("Nothing that could be changed a little changes the answer."))
    shown = effects[:MOST_BARS]
    by_month = any(shift.months != 0 for one in shown for shift in (one.lower, one.higher))
    bars = tuple(
        TornadoBar(
            one.input,
            one.name,
            _swing(one, one.lower, by_month=by_month),
            _swing(one, one.higher, by_month=by_month),
            one.rank,
            one.tied,
        )
        for one in shown
    )
    if by_month:
        return TornadoSpec(
            TITLE,
            msg(
                "By how many months the earliest month comes sooner or later, if nothing goes wrong, when a number "
                "is a tenth less or more."
            ),
            bars,
            pmsg("tornado", "sooner: better"),
            pmsg("tornado", "later: worse"),
        )
    return TornadoSpec(
        TITLE,
        msg(
            "By how many months money lasts longer or shorter without income, bought in the earliest month, when a "
            "number is a tenth less or more."
        ),
        bars,
        pmsg("tornado", "shorter: worse"),
        pmsg("tornado", "longer: better"),
        better_left=False,
    )


def _swing(effect: Effect, shift: Shift, *, by_month: bool) -> Swing:
    change = _change(effect, shift)
    # what does not move the home month may still change how long money lasts
    effects_words = _moved(shift) if by_month and (shift.months != 0 or not shift.runway) else _lasted(shift)
    full = msg(
        "{change}: {effect}; without income: {runway}", change=change, effect=_moved(shift), runway=_runway(shift)
    )
    moves: float | None = shift.months
    if not by_month:
        moves = None if shift.runway is None else shift.runway / 10
    brief = msg("{change}: {effect}", change=change, effect=effects_words)
    if by_month and not moves and moves is not None and shift.runway:
        brief = msg("{change}: lasts {n}", change=change, n=f"{shift.runway / 10:+g}")
    elif moves is not None:
        brief = msg("{change}: {n}", change=change, n=f"{moves:+g}" if moves else "0")
    label = msg("{change}: {effect}", change=change, effect=effects_words)
    return Swing(moves, label, brief, full, _better(shift, moves, by_month=by_month))


def _better(shift: Shift, moves: float | None, *, by_month: bool) -> bool | None:
    """Sooner or longer is better; what comes into reach, or does not run out, as well."""
    if moves is None:
        return shift.home_month is not None
    if not moves:
        return None
    return (moves < 0) == by_month


def _change(effect: Effect, shift: Shift) -> Message:
    by = shift.value - effect.value
    if effect.unit == "rate":
        # a yearly rate moves by points, since it may be nothing now
        points = f"{by / A_POINT:+g}"
        return msg_n("{points} point", "{points} points", max(1, round(abs(by) / A_POINT)), points=points)
    share = divide_half_up(by * 1_000, effect.value) if effect.value else 0
    if share < 0:
        return msg("-{share}", share=Percent(-share * 10))
    return msg("+{share}", share=Percent(share * 10))


def _moved(shift: Shift) -> Message:
    if shift.months is None:
        return msg("out of reach") if shift.home_month is None else msg("within reach, {month}", month=shift.home_month)
    if not shift.months:
        return msg("same month")
    if shift.months < 0:
        return msg_n("{n} month sooner", "{n} months sooner", -shift.months)
    return msg_n("{n} month later", "{n} months later", shift.months)


def _runway(shift: Shift) -> Message:
    return msg("not reached") if shift.home_month is None else runway_words(shift.runway_no_income)


def _lasted(shift: Shift) -> Message:
    if not shift.runway:
        return _runway(shift)
    months = f"{abs(shift.runway) / 10:.1f}"
    if shift.runway < 0:
        return msg("lasts {months} months less", months=months)
    return msg("lasts {months} months more", months=months)
