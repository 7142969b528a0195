"""One table of a file that holds several: a sheet, a table beside another, a table of a page, a file of an archive."""

from __future__ import annotations

import msgspec


class Part(msgspec.Struct, frozen=True):
    """`name` is by what it is asked for and shown; `rows` how many it has, roughly, -1 when nobody has counted.

    A `damaged` one is there and cannot be read.
    """

    name: str
    rows: int = -1
    damaged: bool = False
