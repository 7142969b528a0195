"""Writes resources/licences/NOTICES.md: every library that travels with the program, and its licence, in full.

`python packaging/licences.py` writes it, `python packaging/licences.py check` says whether it is up to date in what
can be compared anywhere: the distributions. Texts come from the installed distributions' own licence files; those of
Qt and Python, which bring none along, from the system (Debian's /usr/share/common-licenses) and from Python.
"""

import re
import sys
import sysconfig
from importlib.metadata import Distribution, distribution
from pathlib import Path

from identity import ROOT, runtime_distributions

NOTICES = ROOT / "resources" / "licences" / "NOTICES.md"
COMMON = Path("/usr/share/common-licenses")
LICENCE_FILE = re.compile(r"(?:^|/)(?:licen[cs]e|copying|notice)[^/]*$|_LICENSE\.txt$", re.IGNORECASE)
QT = ("pyside6-essentials", "shiboken6")

OPENING = """\
# Licences of what travels with Hegang Desktop

Hegang Desktop itself is under the MIT licence (see the file LICENSE). It is built with the work of others, listed here
with their licences. This file is written by `packaging/licences.py` from what is installed; do not edit it.

## Qt and PySide6: LGPL version 3

Qt (https://www.qt.io), PySide6 and Shiboken6 (https://pyside.org) are copyright The Qt Company Ltd. and other
contributors. They are used unchanged, under the GNU Lesser General Public License, version 3, whose text stands below
together with the GNU General Public License that it refers to.

- **You may replace them.** An installed program is one folder; the Qt libraries in it are ordinary shared files
  (`_internal/PySide6/Qt/lib`, on Windows `_internal\\PySide6`). Put a build of your own, of the same major version, in
  their place, or run the program's source with the PySide6 of your choice (`pip install .`). You may take the program
  apart for your own use and to debug such changes.
- **Their source**: https://download.qt.io/official_releases/qt/ and
  https://download.qt.io/official_releases/QtForPython/ , and the repositories at https://code.qt.io , under the
  version shown below.
- Only Core, DBus, Gui, Network, OpenGL, Svg, WaylandClient, Widgets and XcbQpa are included, with their plugins.
- Qt itself contains work of third parties under permissive licences (among them ICU, HarfBuzz, FreeType, libpng,
  libjpeg, PCRE2, zlib, double-conversion, MD4C): https://doc.qt.io/qt-6/licenses-used-in-qt.html

## Python and what it needs

- Python (https://www.python.org): PSF License, below.
- SQLite (https://www.sqlite.org): public domain.
- OpenSSL's libcrypto, version 3 (https://www.openssl.org): Apache License 2.0, below; used for check sums only.
- libffi and Expat: MIT licence. bzip2: BSD-like. zlib: zlib licence. liblzma: public domain / 0BSD. libuuid: BSD.
  Zstandard: BSD.
- The starter program of PyInstaller (https://pyinstaller.org): GPL version 2 or later, with the exception that lets it
  start programs under any licence.

## Libraries

"""


def licence_name(one: Distribution) -> str:
    """The licence in a word or two, as the distribution says it."""
    meta = one.metadata
    said = next(filter(None, (meta[name] for name in ("License-Expression", "License") if name in meta)), "")
    if said and "\n" not in said:
        return said
    kinds = [c.rsplit("::", 1)[-1].strip() for c in meta.get_all("Classifier") or [] if c.startswith("License ::")]
    return ", ".join(kinds) or "see its text"


def licence_texts(one: Distribution) -> list[tuple[str, str]]:
    """The licence files of a distribution, by their path."""
    texts = []
    for file in one.files or []:
        if ".dist-info/" in f"{file}" and LICENCE_FILE.search(f"{file}"):
            text = Path(f"{one.locate_file(file)}").read_text(encoding="utf-8", errors="replace")
            texts.append((f"{file}".split(".dist-info/", 1)[1].removeprefix("licenses/"), text))
    return sorted(texts)


def block(text: str) -> str:
    """A text as it stands, indented so that Markdown leaves it alone."""
    return "".join(f"    {line.rstrip()}\n" if line.strip() else "\n" for line in text.expandtabs().splitlines())


def notices() -> str:
    """The whole file."""
    parts, texts = [OPENING], []
    for name in runtime_distributions():
        one = distribution(name)
        home = next(iter(one.metadata.get_all("Home-page", ())), f"https://pypi.org/project/{name}/")
        parts.append(f"- **{one.metadata['Name']}** {one.version}: {licence_name(one)}. {home}\n")
        of_this = licence_texts(one)
        if not of_this and name not in QT:
            sys.exit(f"{name} brings no licence text: find one before shipping it")
        texts += [(f"{one.metadata['Name']}: {path}", text) for path, text in of_this]
    python = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    texts.append(("Python", python.read_text(encoding="utf-8")))
    for title, file in (
        ("GNU Lesser General Public License, version 3", "LGPL-3"),
        ("GNU General Public License, version 3", "GPL-3"),
        ("Apache License 2.0", "Apache-2.0"),
    ):
        texts.append((title, (COMMON / file).read_text(encoding="utf-8")))
    return "".join(parts) + "".join(f"\n## {title}\n\n{block(text)}" for title, text in texts)


def named_distributions() -> set[str]:
    """The distributions that the written file names."""
    names = re.findall(r"^- \*\*([\w.-]+)\*\* ", NOTICES.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[-_.]+", "-", name).lower() for name in names}


def main() -> int:
    """Write or check."""
    if sys.argv[1:] == ["check"]:
        missing = set(runtime_distributions()) - named_distributions()
        for name in sorted(missing):
            print(f"{NOTICES.relative_to(ROOT)} does not name {name}: run python packaging/licences.py")
        return 1 if missing else 0
    NOTICES.parent.mkdir(parents=True, exist_ok=True)
    NOTICES.write_text(notices(), encoding="utf-8")
    print(f"{NOTICES.relative_to(ROOT)}: {NOTICES.stat().st_size // 1000} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
