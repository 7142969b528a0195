"""`.hgplan` files: a copy of a plan to carry. Opening one imports it by plan id; the file itself stays unchanged."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import Any

import msgspec

from hegang_desktop import __version__
from hegang_desktop.domain.codec import from_json, to_readable_json
from hegang_desktop.domain.errors import NewerFile, UnreadableFile
from hegang_desktop.domain.limits import LARGEST_PLAN_FILE, InvalidPlan
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.plan import Plan
from hegang_desktop.ingest.readers.refusals import printable, refusal, size_of
from hegang_desktop.store.atomic_file import write_atomically

SUFFIX = ".hgplan"
FORMAT = 4


class PlanFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands in the file. `units` is for people who open it in an editor."""

    hgplan: int
    written_by: str
    units: dict[str, str]
    plan: Plan


UNITS = {"money": "fen (1/100 yuan)", "area": "1/100 square metre", "rate": "1/10000", "month": "YYYY-MM"}


def write_plan(path: Path, plan: Plan) -> None:
    """Write a plan, whole or not at all. Raises StoreError."""
    write_atomically(path, to_readable_json(PlanFile(FORMAT, __version__, UNITS, plan)))


def _contents(path: Path, name: str) -> bytes:
    """The bytes of the file, without a byte order mark. Raises UnreadableFile: it is the user's file, not ours."""
    try:
        if path.is_dir():
            raise UnreadableFile(
                msg("{name} is a folder, not a plan.", name=name), msg("Choose a file that ends in .hgplan.")
            )
        large = size_of(path) > LARGEST_PLAN_FILE
        with path.open("rb") as file:
            data = b"" if large else file.read(LARGEST_PLAN_FILE + 1)
    except OSError as error:
        raise refusal(name, error) from error
    if large or len(data) > LARGEST_PLAN_FILE:
        raise UnreadableFile(
            msg("{name} is too large to be a plan.", name=name), msg("Choose a file that ends in .hgplan.")
        )
    return data.removeprefix(codecs.BOM_UTF8)


def read_plan(path: Path) -> Plan:
    """Read a plan. Raises UnreadableFile or NewerFile with a sentence that names the file."""
    name = printable(path.name)
    data = _contents(path, name)
    if not data.strip():
        raise UnreadableFile(msg("{name} is empty.", name=name), msg("Ask for the file again, or use an earlier copy."))
    try:
        loose: Any = msgspec.json.decode(data)
    except RecursionError as error:
        raise UnreadableFile(
            msg("{name} is not a plan of this program.", name=name), msg("Choose a file that ends in .hgplan.")
        ) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UnreadableFile(
            msg("{name} is not a plan, or is damaged ({detail}).", name=name, detail=str(error)),
            msg("Ask for the file again, or use an earlier copy."),
        ) from error
    version = loose.get("hgplan") if isinstance(loose, dict) else None
    if not isinstance(version, int) or version < 1:
        raise UnreadableFile(
            msg("{name} is not a plan of this program.", name=name), msg("Choose a file that ends in .hgplan.")
        )
    if version > FORMAT:
        raise NewerFile(
            msg(
                "{name} was written by a newer version of the program (format {theirs}, this one knows {ours}).",
                name=name,
                theirs=version,
                ours=FORMAT,
            ),
            msg("Nothing was changed. Open it with the newer version."),
        )
    try:
        return from_json(data, PlanFile).plan
    except msgspec.ValidationError as error:
        raise UnreadableFile(
            msg("{name} is not a plan this program can read ({detail}).", name=name, detail=str(error)),
            msg("It may come from another version. Nothing was changed."),
        ) from error
    except InvalidPlan as error:
        raise UnreadableFile(
            msg("{name} holds a plan that cannot be: {detail}", name=name, detail=error.message),
            msg("Ask for the file again, or use an earlier copy."),
        ) from error
