"""`hegang-desktop --self-test` in the checkout, and the licences in the about window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QDialog, QTextBrowser

from hegang_desktop.app import self_test
from hegang_desktop.app.paths import Paths
from hegang_desktop.domain.message import msg
from tests.helpers.program import hegang
from tests.helpers.running import Running, a_program, running

__all__ = ["a_program", "running"]


def test_every_check_has_its_line_and_all_is_well(tmp_path: Path) -> None:
    done = hegang("--self-test", "--lang", "en", HOME=str(tmp_path), XDG_DATA_HOME=str(tmp_path / "data"))
    lines = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (0, "")
    assert all(line.startswith("ok ") for line in lines[1:])
    assert len(lines) == 14
    assert "61,200" in done.stdout
    # it works on a profile of its own
    assert not (tmp_path / "data").exists()


def test_what_is_wrong_is_said_and_the_other_checks_go_on(paths: Paths) -> None:
    def broken() -> str:
        raise self_test.Unfit("no such thing")

    result = list(self_test.findings([(msg("A"), broken), (msg("B"), lambda: "fine")]))
    assert [(one.fit, one.detail) for one in result] == [(False, "Unfit: no such thing"), (True, "fine")]


def test_another_answer_is_a_finding(monkeypatch: pytest.MonkeyPatch, paths: Paths) -> None:
    monkeypatch.setattr(self_test, "GOLDEN_LEFT", 1)
    result = {one.name.text: one for one in self_test.findings(self_test.core_checks(paths))}
    assert not result["The answer of the sample plan"].fit
    assert result["A plan written and read back"].fit


def test_the_about_window_shows_all_licences(running: Running) -> None:
    running.window.help.show_about()
    about = next(one for one in running.window.findChildren(QDialog) if one.isVisible())
    about._on_anchor_clicked(QUrl("licences"))  # type: ignore[attr-defined]
    texts = [one.toPlainText() for one in about.findChildren(QTextBrowser)]
    assert len(texts) == 2
    assert sum("GNU LESSER GENERAL PUBLIC LICENSE" in text for text in texts) == 1
    about.close()
