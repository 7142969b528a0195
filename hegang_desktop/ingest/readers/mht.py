"""The pages inside a page saved as one file (MHT): what a browser sends itself as a letter with attachments."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from email.errors import MessageError
from typing import NamedTuple

_HEADERS = re.compile(r"(?:[A-Za-z][A-Za-z0-9-]*+:[^\n]*+\n(?:[ \t][^\n]*+\n)*+)++")
_VERSION = re.compile(r"^mime-version:", re.IGNORECASE | re.MULTILINE)
_CONTENT = re.compile(r"^content-type:\s*(?:multipart/|text/html)", re.IGNORECASE | re.MULTILINE)


class MimePart(NamedTuple):
    """The bytes of a page, and the encoding that its part of the letter states, if it does."""

    data: bytes
    charset: str


def is_mht(beginning: str) -> bool:
    """Whether a text begins with the headers of such a letter."""
    headers = _HEADERS.match(beginning)
    return headers is not None and all(sign.search(headers[0]) for sign in (_VERSION, _CONTENT))


def pages_of(data: bytes) -> Iterator[MimePart]:
    """Its pages in their order, those in frames too. Raises ValueError when it cannot be taken apart."""
    try:
        letter = email.message_from_bytes(data)
        for part in letter.walk():
            if part.get_content_type() == "text/html":
                content = part.get_payload(decode=True)
                yield MimePart(content if isinstance(content, bytes) else b"", str(part.get_content_charset() or ""))
    except (MessageError, RecursionError, LookupError, AttributeError, UnicodeError) as error:
        raise ValueError from error
