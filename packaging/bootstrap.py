"""Make a checkout runnable: a virtual environment, the locked packages, and the system libraries that Qt needs.

Uses nothing but the standard library of Python 3.11. Run by `make run` and `make test`.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# soname -> Debian package. libxcb-cursor0 is the one that everyone forgets (needed since Qt 6.5).
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
CHINESE_FONT = "fonts-noto-cjk"


def missing_libraries() -> list[str]:
    """Debian packages whose library cannot be loaded."""
    missing = []
    for soname, package in LIBRARIES.items():
        try:
            ctypes.CDLL(soname)
        except OSError:
            missing.append(package)
    return missing


def has_chinese_font() -> bool:
    """Whether fontconfig knows a family that covers Simplified Chinese."""
    try:
        fc = ctypes.CDLL("libfontconfig.so.1")
    except OSError:
        return False

    class FontSet(ctypes.Structure):
        _fields_ = (("nfont", ctypes.c_int), ("sfont", ctypes.c_int), ("fonts", ctypes.c_void_p))

    fc.FcInitLoadConfigAndFonts.restype = ctypes.c_void_p
    fc.FcNameParse.restype = ctypes.c_void_p
    fc.FcNameParse.argtypes = [ctypes.c_char_p]
    fc.FcObjectSetCreate.restype = ctypes.c_void_p
    fc.FcFontList.restype = ctypes.POINTER(FontSet)
    fc.FcFontList.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p]
    fonts = fc.FcFontList(fc.FcInitLoadConfigAndFonts(), fc.FcNameParse(b":lang=zh-cn"), fc.FcObjectSetCreate())
    return bool(fonts) and fonts.contents.nfont > 0


def provide_system_packages() -> None:
    """Install what is missing when root on a Debian, else print the one line that does."""
    if not sys.platform.startswith("linux"):
        return
    missing = missing_libraries()
    if not has_chinese_font():
        missing.append(CHINESE_FONT)
    if not missing:
        return
    line = ["apt-get", "install", "--yes", "--no-install-recommends", *missing]
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing system packages:", " ".join(missing), flush=True)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "--quiet"], check=False, env=environment)
        if subprocess.run(line, check=False, env=environment).returncode == 0:
            return
        print("The installation failed; the messages above say why.", file=sys.stderr)
        sys.exit(1)
    print("Some system packages are missing. Install them with:\n\n    sudo", " ".join(line), "\n", file=sys.stderr)
    if missing != [CHINESE_FONT]:
        sys.exit(1)


def make_environment(folder: Path) -> None:
    """Create the virtual environment and install exactly what the lock names; compile the catalogues."""
    if sys.version_info < (3, 11):
        sys.exit("Python 3.11 or newer is needed; this is " + sys.version.split()[0])
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    print("Installing the locked Python packages ...", flush=True)
    lock = ROOT / "requirements.lock"
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "-r", str(lock)], check=True)
    subprocess.run([str(python), str(ROOT / "packaging" / "catalogue.py"), "compile"], check=True)


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / ".venv"
    provide_system_packages()
    make_environment(target)
    (target / ".ready").touch()
