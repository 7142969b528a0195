"""The wheel, built and installed elsewhere, finds its resources and answers: not the checkout is what people get."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from hegang_desktop import resources
from tests.helpers.program import PROJECT


def run(folder: Path, *arguments: str, path: Path | None = None) -> str:
    """What a child of this Python prints; it must succeed."""
    environment = {**os.environ, **({"PYTHONPATH": str(path)} if path else {})}
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return done.stdout


def test_an_installed_wheel_answers_without_the_checkout(tmp_path: Path) -> None:
    built, installed = tmp_path / "built", tmp_path / "installed"
    run(PROJECT, "-m", "hatchling", "build", "-t", "wheel", "-d", str(built))
    (wheel,) = built.glob("*.whl")
    run(tmp_path, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(installed), str(wheel))
    assert {path.name for path in (installed / "bin").iterdir()} == {"hegang-desktop", "hegang-desktop-gui"}
    plan = str(resources.path("samples", "seafarer-2019.hgplan"))
    text = run(tmp_path, "-m", "hegang_desktop", "answer", plan, "--json", path=installed)
    assert json.loads(text)["left_after_yuan"] == 3_500
    assert "61,200元" in run(tmp_path, "-m", "hegang_desktop", "answer", plan, "--lang", "zh_CN", path=installed)
    where = run(tmp_path, "-c", "from hegang_desktop.resources import root; print(root())", path=installed)
    assert Path(where.strip()) == installed / "hegang_desktop" / "_resources"
