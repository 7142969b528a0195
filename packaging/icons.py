"""Renders resources/icons/hegang-desktop.svg for the installers: PNG from 16 to 1024, .ico and .icns, into a folder."""

import os
import struct
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DRAWING = ROOT / "resources" / "icons" / "hegang-desktop.svg"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512, 1024)
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
# the names of Apple's slots, and the pixels in each
ICNS = (("icp4", 16), ("icp5", 32), ("ic07", 128), ("ic08", 256), ("ic09", 512), ("ic10", 1024))


def render(folder: Path) -> None:
    """Write all of them."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QIODevice, Qt
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    application = QGuiApplication([])
    drawing = QSvgRenderer(str(DRAWING))
    folder.mkdir(parents=True, exist_ok=True)
    pictures = {}
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        drawing.render(painter)
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload] # PySide6 takes a str, whatever it says
        pictures[size] = bytes(buffer.data().data())
        (folder / f"{size}.png").write_bytes(pictures[size])
    (folder / "hegang.ico").write_bytes(ico({size: pictures[size] for size in ICO_SIZES}))
    (folder / "hegang.icns").write_bytes(icns(pictures))
    del application


def ico(pictures: dict[int, bytes]) -> bytes:
    """A Windows icon of PNG pictures."""
    at = 6 + 16 * len(pictures)
    head, body = struct.pack("<HHH", 0, 1, len(pictures)), b""
    for size, data in pictures.items():
        head += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(data), at + len(body))
        body += data
    return head + body


def icns(pictures: dict[int, bytes]) -> bytes:
    """A macOS icon of PNG pictures."""
    body = b"".join(kind.encode() + struct.pack(">I", 8 + len(pictures[n])) + pictures[n] for kind, n in ICNS)
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


if __name__ == "__main__":
    render(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "icons")
