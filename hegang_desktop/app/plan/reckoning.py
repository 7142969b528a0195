"""The outcomes of the open plan and of what is tried out on it: at once without their safe months, then whole.

No Qt. Until a new state is worked out the outcome of the one before stands, and what is of an older state is dropped.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from hegang_desktop.app.answer.answering import Basis, Outcome
else:
    Basis = str
    Outcome = Any

Run = Callable[[str, Callable[[], Outcome], Callable[[Outcome], None]], None]
"""Does work elsewhere and hands on what came of it; newer work of the same name takes the place of the older."""
Which = Literal["plan", "tried"]


class Taken(NamedTuple):
    """What was known and waited for of one of the two, to be put back."""

    present: Outcome | None
    known: Outcome | None
    waiting: bool


class Reckoning:
    """`run`: where safe months are worked out, in some 50 ms; None: at once.

    `tell` is called when the last of what was waited for is known, in the thread in which `run` hands it on.
    """

    def __init__(self, run: Run | None, tell: Callable[[], None]) -> None:
        self.run = run
        self._tell = tell
        self.basis: Basis = "safe"
        self._present: dict[Which, Outcome] = {}
        self._known: dict[Which, Outcome] = {}
        self._waiting: set[Which] = set()

    @property
    def is_waiting(self) -> bool:
        """Whether what is known is of a state before."""
        return bool(self._waiting)

    def waits_for(self, which: Which) -> bool:
        """Whether what is known of the plan, or of what is tried out, is of a state before."""
        return which in self._waiting

    def known(self, which: Which) -> Outcome | None:
        """The newest outcome that is known; None: there is no such plan, or nothing is tried out."""
        return self._known.get(which)

    def at_once(self, which: Which) -> Outcome | None:
        """The outcome of the very present state, without its safe month where that is still waited for."""
        return self._present.get(which) if which in self._waiting else self._known.get(which)

    def present(self) -> Outcome | None:
        """The whole outcome of the plan in its very present state, worked out here and now where it is waited for."""
        from hegang_desktop.app.answer.answering import turned, whole

        if not self.waits_for("plan"):
            return self.known("plan")
        return turned(whole(self._present["plan"]), self.basis)

    def begin(self, which: Which, quick: Outcome, *, anew: bool = False) -> None:
        """Go on to the state that `quick` is of. `anew`: nothing of the state before is to be shown until then."""
        from hegang_desktop.app.answer.answering import whole

        self._present[which] = quick
        if self.run is None:
            self._known[which] = whole(quick)
            return
        if anew:
            self._known[which] = quick
        self._waiting.add(which)
        self.run(f"safe month: {which}", partial(whole, quick), partial(self._on_known, which, quick))

    def _on_known(self, which: Which, quick: Outcome, outcome: Outcome) -> None:
        from hegang_desktop.app.answer.answering import turned

        if self._present.get(which) is not quick:
            return
        self._known[which] = turned(outcome, self.basis)
        self._waiting.discard(which)
        if not self._waiting:
            self._tell()

    def take(self, which: Which) -> Taken:
        """Let go of what is known and waited for."""
        taken = Taken(self._present.pop(which, None), self._known.pop(which, None), which in self._waiting)
        self._waiting.discard(which)
        return taken

    def put_back(self, which: Which, taken: Taken) -> None:
        """As it was before `take`; what had been waited for then still is."""
        if taken.present is not None:
            self._present[which] = taken.present
        if taken.known is not None:
            self._known[which] = taken.known
        if taken.waiting:
            self._waiting.add(which)

    def turn(self, basis: Basis) -> None:
        """Show the figures of the safe month, or of the earliest."""
        from hegang_desktop.app.answer.answering import turned

        self.basis = basis
        self._known = {which: turned(one, basis) for which, one in self._known.items()}
