"""Columns on disk: a folder a generation, one file a column, mapped into memory when read."""

from __future__ import annotations

import contextlib
import mmap
import shutil
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from hegang_desktop.domain.codec import from_json
from hegang_desktop.store.catalog.columns.layout import DERIVED, NUMBERS, WORDS, Columns
from hegang_desktop.store.connection import make_private_folder

_FORMAT = 2


class _Names(msgspec.Struct, frozen=True):
    format: int
    names: dict[str, tuple[str, ...]]
    pinyin: dict[str, tuple[str, ...]]
    initials: dict[str, tuple[str, ...]]


def columns_folder(catalog: Path) -> Path:
    """Where the columns of a catalogue lie."""
    return catalog.with_name(f"{catalog.stem}-columns")


def write_columns(catalog: Path, columns: Columns) -> None:
    """Write a generation, whole or not at all, and remove those before the last one."""
    folder = columns_folder(catalog)
    make_private_folder(folder)
    target, making = folder / str(columns.generation), folder / f".{columns.generation}.part"
    shutil.rmtree(making, ignore_errors=True)
    make_private_folder(making)
    for name, column in _arrays(columns).items():
        np.save(making / f"{name}.npy", column, allow_pickle=False)
    names = _Names(_FORMAT, columns.names, columns.pinyin, columns.initials)
    (making / "names.json").write_bytes(msgspec.json.encode(names))
    shutil.rmtree(target, ignore_errors=True)
    making.rename(target)
    for other in folder.iterdir():
        if other.name.startswith(".") or (other.name.isdecimal() and int(other.name) < columns.generation - 1):
            # a window may still look at it: on Windows such a file stays until the next time
            shutil.rmtree(other, ignore_errors=True)


def read_columns(catalog: Path, generation: int) -> Columns | None:
    """The columns of a generation, mapped; None when they are not there or not whole."""
    folder = columns_folder(catalog) / str(generation)
    with contextlib.suppress(OSError, ValueError, msgspec.MsgspecError, EOFError):
        names = from_json((folder / "names.json").read_bytes(), _Names)
        if names.format != _FORMAT:
            return None
        arrays = {name: _mapped(folder / f"{name}.npy") for name in _FILES}
        n = len(arrays["ids"])
        if any(len(arrays[name]) != n for name in (*NUMBERS, *DERIVED)):
            return None
        return Columns(
            generation=generation,
            ids=arrays["ids"],
            numbers={name: arrays[name] for name in (*NUMBERS, *DERIVED)},
            codes={name: arrays[f"w_{name}"] for name in WORDS},
            names=names.names,
            pinyin=names.pinyin,
            initials=names.initials,
            text=arrays["text"],
            starts=arrays["starts"],
            text_of=arrays["text_of"],
        )
    return None


def let_go(columns: Columns) -> None:
    """Give back the memory in which columns were read; what is read again comes from the system's own cache.

    Safe while others read. Nothing where the system does not know of it, as on Windows.
    """
    if not hasattr(mmap, "MADV_DONTNEED"):
        return
    for column in _arrays(columns).values():
        base: object = column
        while isinstance(base, np.ndarray):
            base = base.base
        if isinstance(base, mmap.mmap):
            with contextlib.suppress(OSError, ValueError):
                base.madvise(mmap.MADV_DONTNEED)


class StoredFlags(msgspec.Struct, frozen=True):
    """The flags of screening for each position: bit n of `bits` is flag n of `names`. As of a month (`Month.index`)."""

    names: tuple[str, ...]
    bits: NDArray[np.uint64]
    month: int


class _FlagNames(msgspec.Struct, frozen=True):
    format: int
    names: tuple[str, ...]
    month: int


def write_flags(catalog: Path, generation: int, flags: StoredFlags) -> None:
    """Keep the flags of a generation beside its columns; nothing when those are gone by now."""
    folder = columns_folder(catalog) / str(generation)
    if not folder.is_dir():
        return
    with contextlib.suppress(OSError):
        making = folder / "flags.part.npy"
        np.save(making, flags.bits, allow_pickle=False)
        making.replace(folder / "flags.npy")
        names = msgspec.json.encode(_FlagNames(_FORMAT, flags.names, flags.month))
        part = folder / "flags.part"
        part.write_bytes(names)
        part.replace(folder / "flags.json")


def read_flags(catalog: Path, generation: int, count: int) -> StoredFlags | None:
    """The flags of a generation of `count` listings; None before it was screened."""
    folder = columns_folder(catalog) / str(generation)
    with contextlib.suppress(OSError, ValueError, msgspec.MsgspecError, EOFError):
        names = from_json((folder / "flags.json").read_bytes(), _FlagNames)
        bits = _mapped(folder / "flags.npy")
        if names.format == _FORMAT and len(bits) == count:
            return StoredFlags(names.names, bits, names.month)
    return None


_SINGLE = ("ids", "text", "starts", "text_of")
_FILES = (*_SINGLE, *NUMBERS, *DERIVED, *(f"w_{name}" for name in WORDS))


def _arrays(columns: Columns) -> dict[str, NDArray[Any]]:
    words: dict[str, NDArray[Any]] = {f"w_{name}": column for name, column in columns.codes.items()}
    single: dict[str, NDArray[Any]] = {
        "ids": columns.ids,
        "text": columns.text,
        "starts": columns.starts,
        "text_of": columns.text_of,
    }
    return {**single, **columns.numbers, **words}


def _mapped(path: Path) -> NDArray[Any]:
    if path.stat().st_size <= _HEADER_ONLY:
        return np.asarray(np.load(path, allow_pickle=False))  # nothing cannot be mapped
    return np.asarray(np.load(path, mmap_mode="r", allow_pickle=False))


_HEADER_ONLY = 128
