"""How the columns of files were read, kept in user.db under what their headers look like."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence

import msgspec

from hegang_desktop.store.errors import store_errors


class Profile(msgspec.Struct, frozen=True):
    """`body` is the JSON of the mapping, `city` that for rows without one; `name` is the file it was made for."""

    signature: str
    name: str
    body: str
    city: str


def signature_of(header: Sequence[str], *, has_header: bool) -> str:
    """By what a file of the same kind is known again: the names of its columns, or how many there are."""
    text = "\x1f".join(" ".join(name.split()).lower() for name in header) if has_header else f"\x1e{len(header)}"
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def save_profile(connection: sqlite3.Connection, profile: Profile, when: str) -> None:
    """Write a profile in the place of an earlier one of the same signature."""
    with store_errors():
        connection.execute(
            "INSERT INTO mapping_profiles (signature, name, body, city, updated_at) VALUES (?1, ?2, ?3, ?4, ?5)"
            " ON CONFLICT (signature) DO UPDATE SET name = ?2, body = ?3, city = ?4, updated_at = ?5",
            (profile.signature, profile.name, profile.body, profile.city, when),
        )


def find_profile(connection: sqlite3.Connection, signature: str) -> Profile | None:
    """The profile of a signature, or None."""
    with store_errors():
        row = connection.execute(
            "SELECT signature, name, body, city FROM mapping_profiles WHERE signature = ?", (signature,)
        ).fetchone()
    return Profile(*row) if row else None


def forget_profile(connection: sqlite3.Connection, signature: str) -> None:
    """Read files of this kind by themselves again."""
    with store_errors():
        connection.execute("DELETE FROM mapping_profiles WHERE signature = ?", (signature,))
