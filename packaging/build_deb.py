"""Makes build/hegang-desktop_VERSION_ARCH.deb from dist/hegang-desktop, with dpkg-deb and nothing else.

The package has no conffiles and its scripts touch no home: what a user typed stays through upgrade, removal and purge.
`--fast` compresses less, for tests. `--metainfo FOLDER` only writes the AppStream file there, for Flatpak.
"""

import datetime
import gzip
import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from freeze import DIST, size
from identity import APP_ID, MAINTAINER, NAME, ROOT, SUMMARY, VERSION

sys.path.insert(0, str(ROOT))
from hegang_desktop.text.locales import LOCALES

PACKAGING = Path(__file__).resolve().parent

BUILD = ROOT / "build"
LINUX = PACKAGING / "linux"
ICON_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)

# Measured in a bare root by packaging/test_package.py, which also looks for libraries that nothing provides.
# libxcb-cursor0 is the one that everyone forgets. Without a Chinese font the program would show boxes: not a mere wish.
DEPENDS = (
    "libc6 (>= 2.36)",
    "libstdc++6",
    "libgcc-s1",
    "libegl1",
    "libgl1",
    "libglib2.0-0t64 | libglib2.0-0",
    "libdbus-1-3",
    "libfontconfig1",
    "libfreetype6",
    "libgssapi-krb5-2",
    "libwayland-client0",
    "libwayland-cursor0",
    "libwayland-egl1",
    "libx11-6",
    "libx11-xcb1",
    "libxext6",
    "libxrender1",
    "libxkbcommon0",
    "libxkbcommon-x11-0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-shm0",
    "libxcb-sync1",
    "libxcb-xfixes0",
    "libxcb-xkb1",
    "shared-mime-info",
    "desktop-file-utils",
    "hicolor-icon-theme",
    "fonts-noto-cjk | fonts-wqy-microhei | fonts-droid-fallback",
)

# Triggers of the three packages named do the same on Debian; elsewhere, and while they are not configured, this does.
REFRESH = """\
#!/bin/sh
set -e
{condition}
if command -v update-mime-database >/dev/null 2>&1; then update-mime-database /usr/share/mime || true; fi
if command -v update-desktop-database >/dev/null 2>&1; then update-desktop-database -q || true; fi
if command -v gtk-update-icon-cache >/dev/null 2>&1; then
    gtk-update-icon-cache -q -t -f /usr/share/icons/hicolor || true
fi
exit 0
"""


def control(architecture: str, kilobytes: int) -> str:
    """The description of the package."""
    return f"""\
Package: {NAME}
Version: {VERSION}
Architecture: {architecture}
Maintainer: {MAINTAINER}
Installed-Size: {kilobytes}
Depends: {", ".join(DEPENDS)}
Recommends: xdg-utils
Section: misc
Priority: optional
Description: {SUMMARY}
 Which home, in which month, without a loan; what it costs all-in, what is left
 the day after, and how long that lasts. Reads listings from CSV files. Works
 offline and keeps everything on this computer.
 .
 算清哪个月能在便宜的城市全款买房：全部花费是多少，买完剩多少，剩下的能撑多久。
 可以读入 CSV 房源文件。只在这台电脑上运行，从不联网。
"""


def filled(path: Path) -> str:
    """A template with version, day and languages."""
    seconds = float(os.environ.get("SOURCE_DATE_EPOCH") or _last_change())
    day = datetime.datetime.fromtimestamp(seconds, datetime.UTC).date()
    text = path.read_text(encoding="utf-8")
    text = text.replace("@LANGUAGES@", ",".join(one.code for one in LOCALES))
    return text.replace("@VERSION@", VERSION).replace("@DATE@", day.isoformat())


def _last_change() -> float:
    return (ROOT / "hegang_desktop" / "__init__.py").stat().st_mtime


def write(path: Path, content: str | bytes, mode: int = 0o644) -> None:
    """A file of the package; text that ends in .gz is compressed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    data = content.encode() if isinstance(content, str) else content
    path.write_bytes(gzip.compress(data, 9, mtime=0) if path.suffix == ".gz" else data)
    path.chmod(mode)


def lay_out(root: Path) -> None:
    """The tree as it will stand on the user's machine."""
    shutil.copytree(DIST / NAME, root / "usr/lib" / NAME, symlinks=True)
    share = root / "usr/share"
    write(share / "applications" / f"{APP_ID}.desktop", (LINUX / f"{APP_ID}.desktop").read_bytes())
    write(share / "metainfo" / f"{APP_ID}.metainfo.xml", filled(LINUX / f"{APP_ID}.metainfo.xml.in"))
    write(share / "mime/packages" / f"{APP_ID}.xml", (LINUX / f"{APP_ID}.xml").read_bytes())
    write(share / "man/man1" / f"{NAME}.1.gz", filled(LINUX / f"{NAME}.1"))
    icons = share / "icons/hicolor"
    for pixels in ICON_SIZES:
        picture = (BUILD / "icons" / f"{pixels}.png").read_bytes()
        write(icons / f"{pixels}x{pixels}" / "apps" / f"{APP_ID}.png", picture)
    write(icons / "scalable/apps" / f"{APP_ID}.svg", (ROOT / "resources/icons/hegang-desktop.svg").read_bytes())
    papers = share / "doc" / NAME
    write(papers / "copyright", (LINUX / "copyright").read_bytes())
    write(papers / "changelog.gz", (ROOT / "CHANGELOG.md").read_bytes())
    write(papers / "NOTICES.md.gz", (ROOT / "resources/licences/NOTICES.md").read_bytes())
    (root / "usr/bin").mkdir()
    (root / "usr/bin" / NAME).symlink_to(f"../lib/{NAME}/{NAME}")
    for path in [root, *root.rglob("*")]:
        if not path.is_symlink():
            runs = path.is_dir() or (path.parent == root / "usr/lib" / NAME and path.name == NAME)
            path.chmod(0o755 if runs else 0o644)


def describe(root: Path, architecture: str) -> None:
    """DEBIAN/: control, check sums, and the scripts that refresh the desktop's tables."""
    files = sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    sums = "".join(
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  {path.relative_to(root)}\n"
        for path in files
    )
    described = root / "DEBIAN"
    write(described / "control", control(architecture, size(root) // 1024))
    write(described / "md5sums", sums)
    write(described / "postinst", REFRESH.format(condition='[ "$1" = configure ] || exit 0'), 0o755)
    write(described / "postrm", REFRESH.format(condition='[ "$1" = remove ] || exit 0'), 0o755)


def main() -> int:
    """Build the package; prints its path."""
    metainfo = f"{APP_ID}.metainfo.xml"
    if sys.argv[1:2] == ["--metainfo"]:
        write(Path(sys.argv[2]) / metainfo, filled(LINUX / f"{metainfo}.in"))
        return 0
    if not (DIST / NAME / NAME).exists():
        sys.exit("dist/hegang-desktop is not there: run `make package`")
    if not re.fullmatch(r"\d[\w.+~]*", VERSION):
        sys.exit(f"{VERSION} is no Debian version")
    architecture = subprocess.run(
        ["dpkg", "--print-architecture"], capture_output=True, text=True, check=True
    ).stdout.strip()
    root = BUILD / "deb"
    shutil.rmtree(root, ignore_errors=True)
    lay_out(root)
    describe(root, architecture)
    target = BUILD / f"{NAME}_{VERSION}_{architecture}.deb"
    strength = ["-Zgzip", "-z1"] if "--fast" in sys.argv else ["-Zxz", "-z6"]
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", *strength, "--build", str(root), str(target)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    shutil.rmtree(root)
    print(f"{target.relative_to(ROOT)}: {target.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
