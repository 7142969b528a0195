"""Compiles the Windows installer around a payload with makensis; works on Windows and on Debian (package nsis).

`python packaging/windows/build.py [PAYLOAD [OUTPUT]]`; the payload is dist/hegang-desktop of a build made on Windows.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from identity import NAME, ROOT, VERSION

SCRIPT = Path(__file__).resolve().parent / "installer.nsi"


def compile_installer(payload: Path, output: Path) -> None:
    """Run makensis; its warnings are errors."""
    makensis = shutil.which("makensis")
    if makensis is None:
        sys.exit("makensis is not there: sudo apt-get install nsis, or https://nsis.sourceforge.io")
    icon = ROOT / "build" / "icons" / "hegang.ico"
    if not icon.exists():
        subprocess.run([sys.executable, str(ROOT / "packaging" / "icons.py"), str(icon.parent)], check=True)
    numbers = ".".join([*re.findall(r"\d+", VERSION), "0", "0", "0", "0"][:4])
    values = {"VERSION": VERSION, "NUMBERS": numbers, "PAYLOAD": payload, "ICON": icon, "OUTPUT": output}
    defined = [f"-D{name}={value}" for name, value in values.items()]
    command = [makensis, "-V2", "-WX", "-INPUTCHARSET", "UTF8", *defined, str(SCRIPT)]
    subprocess.run(command, check=True)


def main() -> int:
    """Compile what the command line names."""
    given = [Path(argument).resolve() for argument in sys.argv[1:]]
    payload = given[0] if given else ROOT / "dist" / NAME
    output = given[1] if len(given) > 1 else ROOT / "build" / f"{NAME}-{VERSION}-setup.exe"
    compile_installer(payload, output)
    print(f"{output}: {output.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
