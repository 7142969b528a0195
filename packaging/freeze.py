"""Builds the frozen program into dist/hegang-desktop and makes it look at itself; stops at anything unexpected.

`python packaging/freeze.py` builds and tests; with `bare` it builds the bare window that the benchmark compares with.
On Linux, packaging/build_deb.py makes the package of it.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from catalogue import compile_all
from identity import ROOT, VERSION
from licences import main as licences

PACKAGING = Path(__file__).resolve().parent

DIST, BUILD = ROOT / "dist", ROOT / "build"
PROGRAM = DIST / "hegang-desktop" / ("hegang-desktop-cli.exe" if os.name == "nt" else "hegang-desktop")
BARE = BUILD / "bare" / "bare-window"
EXPECTED = re.compile(r"(?:Hegang Desktop \S+, Python \S+|ok      [^:]+: .+)")
CHECKS = 13


def freeze(spec: Path, target: Path) -> None:
    """Run PyInstaller."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    folders = ["--distpath", str(target), "--workpath", str(BUILD / "pyinstaller")]
    # bytecode and archive order must not depend on chance
    environment = {**os.environ, "PYTHONHASHSEED": "1"}
    subprocess.run([*command, *folders, str(spec)], check=True, cwd=ROOT, env=environment)


def lighten(folder: Path) -> None:
    """Take the debugger's symbols out of Python's own library; the others come without, and NumPy's must be left."""
    strip = shutil.which("strip")
    if sys.platform.startswith("linux") and strip:
        for library in (folder / "_internal").glob("libpython3*.so*"):
            subprocess.run([strip, "--strip-debug", str(library)], check=True)


def write_version_resource() -> None:
    """The text that Windows shows in the properties of the program."""
    template = (PACKAGING / "windows" / "version-resource.txt.in").read_text(encoding="utf-8")
    numbers = [*re.findall(r"\d+", VERSION), "0", "0", "0", "0"][:4]
    text = template.replace("@NUMBERS@", ", ".join(numbers)).replace("@VERSION@", VERSION)
    (BUILD / "version-resource.txt").write_text(text, encoding="utf-8")


def look_at_itself(program: Path) -> None:
    """Run the self-test of the frozen program. Exits when it says anything but that all is well."""
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")}
    done = subprocess.run(
        [str(program), "--self-test", "--lang", "en"],
        capture_output=True,
        encoding="utf-8",
        env=environment,
        timeout=300,
        check=False,
        cwd=BUILD,
    )
    print(done.stdout, done.stderr, sep="", end="")
    lines = done.stdout.splitlines()
    odd = [line for line in lines if not EXPECTED.fullmatch(line)]
    if done.returncode or done.stderr or odd or len(lines) != CHECKS + 1:
        sys.exit(
            f"The self-test of {program} is not clean: exit code {done.returncode}, {len(lines) - 1} of {CHECKS} "
            f"checks, {len(odd)} odd lines, {len(done.stderr)} characters of complaints."
        )


def size(folder: Path) -> int:
    """Bytes of the files in a folder."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def main() -> int:
    """Build what was asked for."""
    if sys.platform.startswith("linux") and shutil.which("objdump") is None:
        sys.exit("PyInstaller needs objdump: sudo apt-get install binutils")
    BUILD.mkdir(exist_ok=True)
    if sys.argv[1:] == ["bare"]:
        freeze(PACKAGING / "bare_window.spec", BARE.parent.parent)
        lighten(BARE.parent)
        return 0
    sys.argv[1:] = ["check"]
    if licences():
        return 1
    # a process of its own: Qt's renderer needs no part of this one
    subprocess.run([sys.executable, str(PACKAGING / "icons.py"), str(BUILD / "icons")], check=True)
    write_version_resource()
    compile_all()
    freeze(PACKAGING / "pyinstaller.spec", DIST)
    lighten(PROGRAM.parent)
    look_at_itself(PROGRAM)
    print(f"{PROGRAM.parent}: {size(PROGRAM.parent) / 1e6:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
