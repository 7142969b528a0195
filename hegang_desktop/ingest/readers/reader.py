"""What a kind of file has to say of itself to be read: its suffixes, how it is known, how it is opened."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from hegang_desktop.ingest.readers.content import Content
from hegang_desktop.ingest.readers.table import Table


class Reader(msgspec.Struct, frozen=True):
    """A kind of file. Its `suffixes`, with their points, are only for asking and for choosing: the bytes decide.

    `recognises` is given the content and its first 16 KB. `open` is given the name of a part, empty for the one with
    most rows. Both raise UnreadableFile.
    """

    name: str
    suffixes: tuple[str, ...]
    recognises: Callable[[Content, bytes], bool]
    open: Callable[[Content, str], Table]
