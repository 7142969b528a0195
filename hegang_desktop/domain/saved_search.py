"""A search that the user gave a name, and when its homes were last looked at."""

from __future__ import annotations

import msgspec

from hegang_desktop.domain.search import Order, Search


class SavedSearch(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`looked_import` is the latest import there was when the search was last looked at; `looked_at` that moment."""

    name: str
    search: Search
    order: Order = Order()
    looked_import: int = 0
    looked_at: str = ""
