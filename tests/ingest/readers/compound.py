"""Compound files, as old Office programs write them, with empty streams of given names."""

from __future__ import annotations

import struct

_NONE, _END = 0xFFFFFFFF, 0xFFFFFFFE


def _entry(name: str, kind: int, following: int = _NONE, child: int = _NONE) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<HBBIII", len(text), kind, 1, _NONE, following, child)
    return text.ljust(64, b"\0") + links + bytes(36) + struct.pack("<III", _END, 0, 0)


def compound(*streams: tuple[str, tuple[str] | None]) -> bytes:
    """Streams beside each other; a name with another one is a folder that holds it."""
    entries: list[bytes] = []
    inside: list[bytes] = []
    for at, (name, held) in enumerate(streams):
        following = at + 2 if at + 1 < len(streams) else _NONE
        if held is None:
            entries.append(_entry(name, 2, following))
        else:
            entries.append(_entry(name, 1, following, child=1 + len(streams) + len(inside)))
            inside.append(_entry(held[0], 2))
    directory = b"".join([_entry("Root Entry", 5, child=1), *entries, *inside]).ljust(1024, b"\0")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    header += struct.pack("<IIIIIIII", 1, 1, 0, 4096, _END, 0, _END, 0) + struct.pack("<109I", 0, *[_NONE] * 108)
    table = struct.pack("<4I", 0xFFFFFFFD, 2, _END, _NONE).ljust(512, b"\xff")
    return header + table + directory
