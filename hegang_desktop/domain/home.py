"""A home the user typed in: it lives with the user's own data, not in the catalogue."""

from __future__ import annotations

import msgspec

from hegang_desktop.domain.listing import Description
from hegang_desktop.domain.money import Fen


class Home(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A dwelling entered by hand. `id` is stable; `note` is the user's own."""

    id: str
    description: Description
    asking_price: Fen
    note: str = ""
    url: str = ""
