"""A chart carried away: to SVG as `report.charts` writes it, to PNG and to the clipboard as that very drawing."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

from hegang_desktop.gui.charts.measuring import measure_in, written_family
from hegang_desktop.gui.charts.sheet import Sheet
from hegang_desktop.report.charts.look import FONT_FAMILIES, Look
from hegang_desktop.report.charts.writer import write
from hegang_desktop.store.atomic_file import write_atomically

SHARPNESS = 2
WHITE = 0xFFFFFFFF


class Chart(Protocol):
    """A chart that can be carried away."""

    def sheet(self) -> Sheet | None:
        """What of it; None: there is nothing yet."""


def drawing(sheet: Sheet, families: tuple[str, ...] = FONT_FAMILIES) -> str:
    """A chart as SVG, its words measured in the font that this machine shows it in."""
    look = Look(
        sheet.words,
        sheet.width,
        sheet.height,
        measure=measure_in(written_family()),
        families=families,
        seen=sheet.seen,
    )
    return write(sheet.spec, look)


def picture(sheet: Sheet, scale: float = SHARPNESS) -> QImage:
    """The drawing on white, at `scale` times its size."""
    # QtSvg takes one family, and a list of them for the name of one that there is not
    text = drawing(sheet, (written_family(),))
    made = QImage(round(sheet.width * scale), round(sheet.height * scale), QImage.Format.Format_RGB32)
    made.fill(WHITE)
    painter = QPainter(made)
    QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(made.rect()))
    painter.end()
    return made


def copy(chart: Chart) -> None:
    """Put the chart on the clipboard."""
    sheet = chart.sheet()
    if sheet is not None:
        QGuiApplication.clipboard().setImage(picture(sheet))


def save_png(chart: Chart, path: Path) -> None:
    """Write the chart as PNG. Raises StoreError."""
    sheet = chart.sheet()
    if sheet is not None:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(picture(sheet))
        write_atomically(path, bytes(buffer.data().data()))


def save_svg(chart: Chart, path: Path) -> None:
    """Write the chart as SVG. Raises StoreError."""
    sheet = chart.sheet()
    if sheet is not None:
        write_atomically(path, drawing(sheet).encode())
