"""What an edit moved in the answer, in words that cannot contradict the headline."""

from __future__ import annotations

from hegang_desktop.app.answer.answering import Outcome
from hegang_desktop.domain.message import msg
from hegang_desktop.text.answer_shift import AnswerShift, outlook_of, shift


def moved(before: Outcome, after: Outcome) -> AnswerShift:
    """What has moved from one outcome to another: their safe months are compared, or their earliest, never both."""
    if before.safety is None or after.safety is None:
        return shift(outlook_of(before.earliest), outlook_of(after.earliest))
    was, now = before.safe_month, after.safe_month
    reached = before.projection.home_month is not None and after.projection.home_month is not None
    if after.basis == "safe" and reached and (was is None) != (now is None):
        if now is None:
            return AnswerShift((msg("no month is safe any more"),), "bad")
        return AnswerShift((msg("safe from {month} on", month=now),), "good")
    return shift(outlook_of(before.projection), outlook_of(after.projection))
