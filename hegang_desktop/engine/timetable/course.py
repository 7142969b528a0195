"""The course a life takes: whether it buys, whether it moves, what it tries first, when it leaves again."""

from __future__ import annotations

import msgspec

from hegang_desktop.domain.money import ZERO, Fen, Tenthousandths


class Trial(msgspec.Struct, frozen=True):
    """Renting there for `months` from the month `first` (counted from the plan's first), before deciding.

    While it lasts life is as after the move, with `rent` a month (as of the plan's first month) instead of the rent
    here; `journey` is paid and the deposit of the tenancy comes back at its start, whose notice was given before; no
    deposit is asked there. With `stays` the renting goes on until the home is bought; otherwise life goes back to what
    it was: the journey and the deposit are paid once more. `for_good`: it is no trial, and the journey is called so.
    """

    first: int
    months: int
    rent: Fen
    journey: Fen = ZERO
    stays: bool = True
    for_good: bool = False


class Leaving(msgspec.Struct, frozen=True):
    """Leaving again `after` months of owning, back to life as before.

    The home is sold `sold_after` months later (None: never) for the share `resale` of what it then should cost; until
    then it is held empty. `journey` is paid in the month of leaving, and the deposit of the old tenancy once more.
    What is still owed of a loan is cleared in the month of the sale, after the instalment of that month. Where nobody
    moved in, only the sale and the journey count.
    """

    after: int
    resale: Tenthousandths
    sold_after: int | None = 0
    journey: Fen = ZERO


class Loan(msgspec.Struct, frozen=True):
    """Buying here with a loan instead: what is paid at once, and the instalments of the months that follow.

    Life goes on as before, but for the rent. `balances` is what is owed after each instalment, `holding` what owning
    costs a year, due on each anniversary.
    """

    paid_at_once: Fen
    price: Fen
    principal: Fen
    instalments: tuple[Fen, ...]
    balances: tuple[Fen, ...]
    holding: Fen = ZERO


class Course(msgspec.Struct, frozen=True):
    """One course. The default is the plan's own: buy in the first month that allows it, and move in.

    `earliest` is the first month, counted from the plan's first, in which the home may be bought. Without `moves` life
    goes on as before and the home stands empty.
    """

    buys: bool = True
    earliest: int = 0
    moves: bool = True
    trial: Trial | None = None
    leaving: Leaving | None = None
    loan: Loan | None = None


OWN = Course()
"""The plan's own course: move and own."""
