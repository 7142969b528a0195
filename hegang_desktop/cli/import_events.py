"""An import spoken as JSON lines, for the window that started it as a child process.

Events on standard output: preview, progress, ready, done, error. After `ready` the child waits for one line on
standard input: `take` makes the import count; anything else, or the end of the input, undoes it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from hegang_desktop.app.importing.file_import import NotWanted, import_file
from hegang_desktop.app.importing.report import Event, Summary
from hegang_desktop.app.paths import Paths
from hegang_desktop.domain.codec import to_json
from hegang_desktop.domain.errors import UserError
from hegang_desktop.ingest.mapping.fields import Mapping
from hegang_desktop.text.translator import Translator

TAKE = "take"


def run_with_events(
    paths: Paths, file: Path, words: Translator, city: str, mapping: Mapping | None, *, part: str, sample: bool
) -> int:
    """Import `file`, reporting events. Exit code 0 when it was taken or undone as told, 2 on an error."""

    def confirm(summary: Summary) -> bool:
        _say(Event("ready", summary=summary))
        return sys.stdin.readline().strip() == TAKE

    try:
        summary = import_file(
            paths,
            file,
            words,
            city=city,
            mapping=mapping,
            part=part,
            sample=sample,
            on_preview=lambda preview: _say(Event("preview", preview=preview)),
            on_progress=lambda progress: _say(Event("progress", progress=progress)),
            confirm=confirm,
        )
    except NotWanted:
        return 0
    except UserError as error:
        hint = words.say(error.hint) if error.hint else ""
        _say(Event("error", message=words.say(error.message), hint=hint))
        return 2
    _say(Event("done", summary=summary))
    return 0


def _say(event: Event) -> None:
    sys.stdout.buffer.write(to_json(event) + b"\n")
    sys.stdout.buffer.flush()
