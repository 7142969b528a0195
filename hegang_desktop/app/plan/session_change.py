"""What a session says it has changed, and what the last edit changed in the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import msgspec

from hegang_desktop.domain.message import Message

if TYPE_CHECKING:
    from hegang_desktop.app.answer.answering import Outcome
else:
    Outcome = Any

ChangeKind = Literal["edit", "undo", "redo", "open", "close", "name", "what_if", "reckoned", "list"]


class Change(msgspec.Struct, frozen=True):
    """What a session has just changed.

    edit, undo, redo: the open plan has other values. open: another plan is open; close: none is any more. name: its
    present state has another name. what_if: something else is tried out on it. reckoned: the safe month of what is
    shown is known. list: the list of plans.
    """

    kind: ChangeKind

    @property
    def of_plan(self) -> bool:
        """Whether the open plan, rather than what is tried out or the list, is another than before."""
        return self.kind not in ("what_if", "reckoned", "list")


class LastChange(msgspec.Struct, frozen=True):
    """The last step of editing and the outcome before it: what the step changed in the answer can be told.

    There is none where the outcome before was not known yet when the step was made.
    """

    label: Message
    before: Outcome
