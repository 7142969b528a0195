"""What the installers say: one id, one version, files that the desktop accepts, licences of all that travels along."""

from __future__ import annotations

import configparser
import gzip
import importlib.util
import plistlib
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest

from hegang_desktop import __version__
from hegang_desktop.gui.application import APP_ID
from hegang_desktop.text.locales import LOCALES
from tests.helpers.program import PROJECT

PACKAGING = PROJECT / "packaging"
LINUX = PACKAGING / "linux"


def script(name: str) -> ModuleType:
    """A script of packaging/, as a module of a name of its own."""
    spec = importlib.util.spec_from_file_location(f"hegang_packaging_{name}", PACKAGING / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(autouse=True)
def scripts_find_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(PACKAGING))
    monkeypatch.delenv("HEGANG_PACKAGE_VERSION", raising=False)


def the_tool(name: str) -> str:
    result = shutil.which(name)
    if result is None:
        pytest.skip(f"{name} is not installed")
    return result


def filled_metainfo(folder: Path) -> Path:
    subprocess.run(
        [sys.executable, str(PACKAGING / "build_deb.py"), "--metainfo", str(folder)], check=True, cwd=PROJECT
    )
    return folder / f"{APP_ID}.metainfo.xml"


def test_one_id_and_one_version_everywhere(tmp_path: Path) -> None:
    identity, deb = script("identity"), script("build_deb")
    assert (APP_ID, __version__) == (identity.APP_ID, identity.VERSION)
    assert f"\nVersion: {__version__}\n" in deb.control("amd64", 1)
    metainfo = ElementTree.parse(filled_metainfo(tmp_path)).getroot()  # noqa: S314 - our own file
    assert metainfo.findtext("id") == APP_ID
    assert metainfo.findtext("launchable") == f"{APP_ID}.desktop"
    assert metainfo.find("releases/release").get("version") == __version__  # type: ignore[union-attr]
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(LINUX / f"{APP_ID}.desktop", encoding="utf-8")
    assert entry["Desktop Entry"]["Icon"] == APP_ID
    with (PACKAGING / "macos" / "Info.plist").open("rb") as file:
        assert plistlib.load(file)["CFBundleIdentifier"] == APP_ID
    for path in ("windows/installer.nsi", f"flatpak/{APP_ID}.yaml", "windows/hegang-desktop.manifest"):
        assert APP_ID in (PACKAGING / path).read_text(encoding="utf-8"), path


def test_no_installer_names_a_version_of_its_own() -> None:
    for path in PACKAGING.rglob("*"):
        if path.suffix in (".nsi", ".yaml", ".desktop", ".in", ".plist", ".spec"):
            text = re.sub(r"(?m)^ *[;#].*$", "", path.read_text(encoding="utf-8"))
            assert __version__ not in text.replace("1.0.0.0", ""), path


def test_a_plan_belongs_to_the_program() -> None:
    entry = (LINUX / f"{APP_ID}.desktop").read_text(encoding="utf-8")
    assert "MimeType=application/x-hgplan;" in entry
    assert re.search(r"^Exec=hegang-desktop %f$", entry, re.MULTILINE)
    mime = ElementTree.parse(LINUX / f"{APP_ID}.xml").getroot()  # noqa: S314 - our own file
    space = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    assert mime.find("m:mime-type", space).get("type") == "application/x-hgplan"  # type: ignore[union-attr]
    assert mime.find(".//m:glob", space).get("pattern") == "*.hgplan"  # type: ignore[union-attr]


def test_the_desktop_entry_is_valid() -> None:
    tool = the_tool("desktop-file-validate")
    done = subprocess.run([tool, str(LINUX / f"{APP_ID}.desktop")], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_the_metainfo_is_valid(tmp_path: Path) -> None:
    tool = the_tool("appstreamcli")
    done = subprocess.run(
        [tool, "validate", "--no-net", str(filled_metainfo(tmp_path))], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_the_package_asks_for_a_chinese_font_and_has_no_conffiles() -> None:
    deb = script("build_deb")
    said = deb.control("amd64", 1)
    depends = re.search(r"^Depends: (.+)$", said, re.MULTILINE)
    assert depends is not None
    assert "fonts-noto-cjk" in depends[1]
    assert "libxcb-cursor0" in depends[1]
    assert "conffiles" not in said
    assert "/home" not in deb.REFRESH
    assert "rm " not in deb.REFRESH


def locked_distributions() -> set[str]:
    text = (PROJECT / "requirements.lock").read_text(encoding="utf-8")
    return {name.lower() for name in re.findall(r"^([\w.-]+)==", text, re.MULTILINE)}


def test_the_notices_name_every_distribution_that_travels_along() -> None:
    identity, licences = script("identity"), script("licences")
    runtime = set(identity.runtime_distributions())
    with (PROJECT / "pyproject.toml").open("rb") as file:
        direct = {re.split(r"[<>=]", line)[0].lower() for line in tomllib.load(file)["project"]["dependencies"]}
    assert direct <= runtime
    assert runtime <= locked_distributions()
    assert runtime <= licences.named_distributions()
    notices = licences.NOTICES.read_text(encoding="utf-8")
    for words in (
        "GNU LESSER GENERAL PUBLIC LICENSE",
        "PYTHON SOFTWARE FOUNDATION LICENSE VERSION 2",
        "https://download.qt.io",
    ):
        assert words in notices


def test_the_notices_name_the_versions_that_are_locked() -> None:
    lock = (PROJECT / "requirements.lock").read_text(encoding="utf-8")
    notices = script("licences").NOTICES.read_text(encoding="utf-8")
    for name, version in re.findall(r"^- \*\*([\w.-]+)\*\* (\S+):", notices, re.MULTILINE):
        assert f"{re.sub(r'[-_.]+', '-', name).lower()}=={version} " in lock, name


def test_icons_are_whole(tmp_path: Path) -> None:
    icons = script("icons")
    picture = b"\x89PNG\r\n\x1a\n" + bytes(20)
    ico = icons.ico({16: picture, 256: picture})
    assert ico[:6] == b"\x00\x00\x01\x00\x02\x00"
    assert ico.endswith(picture + picture)
    subprocess.run([sys.executable, str(PACKAGING / "icons.py"), str(tmp_path)], check=True)
    assert (tmp_path / "256.png").read_bytes().startswith(picture[:8])
    body = (tmp_path / "hegang.icns").read_bytes()
    assert len(body) == int.from_bytes(body[4:8], "big")


def test_the_manual_page_names_every_command() -> None:
    from hegang_desktop.cli.main import commands

    page = (LINUX / "hegang-desktop.1").read_text(encoding="utf-8")
    for command in (*commands(), "\\-\\-self\\-test", "\\-\\-data\\-dir"):
        assert command in page
    assert gzip.decompress(gzip.compress(page.encode())).decode() == page


def test_only_the_languages_of_the_program_travel_with_qt() -> None:
    parts = script("frozen_parts")

    def travels(name: str) -> bool:
        return bool(parts.travels((f"PySide6/Qt/translations/{name}.qm", f"/site-packages/{name}.qm", "DATA")))

    assert all(travels(one.qt_catalogue) for one in LOCALES if one.qt_catalogue)
    assert not travels("qtbase_de")
    assert not travels("qtbase_zh_CN_old")


def test_the_manual_page_names_every_language() -> None:
    page = script("build_deb").filled(LINUX / "hegang-desktop.1")
    assert "{" + ",".join(one.code for one in LOCALES) + "}" in page
