"""Values to JSON and back. Unknown fields are refused, so nothing a newer version wrote is trimmed silently."""

from __future__ import annotations

import threading
from typing import Any, TypeVar

import msgspec

from hegang_desktop.domain.month import Month

T = TypeVar("T")


def _encode_foreign(value: object) -> object:
    if isinstance(value, Month):
        return str(value)
    raise NotImplementedError(type(value).__name__)


def _decode_foreign(kind: type, value: Any) -> object:
    if kind is Month:
        if not isinstance(value, str):
            raise ValueError("a month is written YYYY-MM")
        return Month.parse(value)
    raise NotImplementedError(kind.__name__)


_encoder = msgspec.json.Encoder(enc_hook=_encode_foreign, order="deterministic")


def to_json(value: object) -> bytes:
    """Compact JSON of a value; equal values give equal bytes."""
    return _encoder.encode(value)


def to_readable_json(value: object) -> bytes:
    """The same JSON, indented, ending with a line feed."""
    return msgspec.json.format(_encoder.encode(value), indent=2) + b"\n"


# what msgspec learns of a type at its first use is written without a lock: two threads that were the first to decode a
# Plan ended the process
_first_use = threading.Lock()
_decoders: dict[Any, msgspec.json.Decoder[Any]] = {}


def _decoder_of(kind: type[T]) -> msgspec.json.Decoder[T]:
    """The decoder of a type, made once; the types inside it are known from then on too."""
    decoder = _decoders.get(kind)
    if decoder is None:
        with _first_use:
            decoder = _decoders.get(kind)
            if decoder is None:
                decoder = _decoders[kind] = msgspec.json.Decoder(kind, dec_hook=_decode_foreign)
    return decoder


def from_json(data: bytes | str, kind: type[T]) -> T:
    """Decode and check, in any thread. Raises msgspec.ValidationError, msgspec.DecodeError or an invariant's error."""
    return _decoder_of(kind).decode(data)


def convert(value: object, kind: type[T]) -> T:
    """Check plain data (from TOML, or a value just edited) against a type, as decoding would; in any thread."""
    _decoder_of(kind)
    return msgspec.convert(value, type=kind, dec_hook=_decode_foreign)


def checked(value: T) -> T:
    """A value that was built in code, after the type checks that construction leaves out."""
    return from_json(to_json(value), type(value))
