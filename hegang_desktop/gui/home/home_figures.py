"""What homes of the usual kinds cost in a city: from the catalogue, else from the shipped figures. For a thread."""

from __future__ import annotations

from typing import NamedTuple

from hegang_desktop.app.paths import Paths
from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.typical_home import TypicalHome


class HomeFigure(NamedTuple):
    """A typical home, and what buying it in the month of the plan costs all in."""

    home: TypicalHome
    all_in: Fen


def home_figures(paths: Paths, city: str, month: Month) -> tuple[HomeFigure, ...]:
    """One of each kind, in the order of the kinds."""
    from hegang_desktop.app.plan.typical_homes import all_in_cost, shipped_homes, typical_target

    offered = _offered(paths, city)
    homes = [offered.get(one.kind, one) for one in shipped_homes(city)]
    return tuple(HomeFigure(one, all_in_cost(typical_target(one, city), month)) for one in homes)


def _offered(paths: Paths, city: str) -> dict[str, TypicalHome]:
    if not paths.catalog_db.exists():
        return {}
    from hegang_desktop.app.listings.search.finder import Finder

    finder = Finder(paths)
    try:
        return {one.kind: one for one in finder.typical_homes(city)}
    except UserError:
        # a catalogue that cannot be read is told on its own page
        return {}
    finally:
        finder.close()
