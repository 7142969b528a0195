"""`.hgplan`: a copy to carry, lossless, refused with a sentence when it is not one."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from hegang_desktop.app.plan.plan_file import read_plan, write_plan
from hegang_desktop.domain.errors import NewerFile, UnreadableFile, UserError
from hegang_desktop.domain.plan import Plan
from tests.helpers.plans import a_plan, plans


@given(plans)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_written_is_read_back(tmp_path: Path, plan: Plan) -> None:
    path = tmp_path / "a.hgplan"
    write_plan(path, plan)
    assert read_plan(path) == plan


@pytest.mark.parametrize(
    ("content", "kind", "words"),
    [
        (b"", UnreadableFile, "is empty"),
        (b"  \n", UnreadableFile, "is empty"),
        (b"\x89PNG\r\n\x1a\n\x00", UnreadableFile, "not a plan"),
        (b"{}", UnreadableFile, "not a plan of this program"),
        (b"[1, 2]", UnreadableFile, "not a plan of this program"),
        (b'{"hgplan": 99, "plan": {"surprise": 1}}', NewerFile, "newer version"),
        (b'{"hgplan": 1, "plan": {}}', UnreadableFile, "cannot read|can read"),
    ],
)
def test_what_is_no_plan_gets_a_sentence(tmp_path: Path, content: bytes, kind: type[UserError], words: str) -> None:
    path = tmp_path / "手机.hgplan"
    path.write_bytes(content)
    with pytest.raises(kind, match=words) as refused:
        read_plan(path)
    assert refused.value.message.params["name"] == "手机.hgplan"
    assert refused.value.hint is not None


def test_an_unknown_field_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.hgplan"
    write_plan(path, a_plan())
    path.write_bytes(path.read_bytes().replace(b'"cushion"', b'"pillow"'))
    with pytest.raises(UnreadableFile):
        read_plan(path)


def test_a_folder_and_a_missing_file_get_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="folder"):
        read_plan(tmp_path)
    with pytest.raises(UnreadableFile, match="There is no file"):
        read_plan(tmp_path / "none.hgplan")


def test_a_plan_that_cannot_be_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.hgplan"
    write_plan(path, a_plan())
    path.write_bytes(path.read_bytes().replace(b'"cushion": 0', b'"cushion": -1'))
    with pytest.raises(UnreadableFile, match="cannot be"):
        read_plan(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_what_has_no_end_or_never_begins_is_not_opened(tmp_path: Path) -> None:
    pipe, address, device = (tmp_path / f"{name}.hgplan" for name in ("pipe", "address", "device"))
    os.mkfifo(pipe)
    device.symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(address))
        for path in (pipe, address, device):
            with pytest.raises(UnreadableFile, match="not an ordinary file") as refused:
                read_plan(path)
            assert refused.value.message.params["name"] == path.name


def test_a_file_too_large_for_a_plan_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.hgplan"
    path.touch()
    os.truncate(path, 1 << 40)  # holes: nothing of it is on the disk
    with pytest.raises(UnreadableFile, match="too large"):
        read_plan(path)
