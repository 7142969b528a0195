"""A chart as a picture: to the clipboard, to PNG, to SVG. pyqtgraph's own SVG exporter fails on current Qt."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from hegang_desktop.gui.charts.month_chart import MonthChart
from hegang_desktop.store.atomic_file import write_atomically

SHARPNESS = 2


def picture(chart: MonthChart) -> QImage:
    """The chart on white, at twice its size on screen."""
    with chart.on_white() as view:
        made = QImage(view.size() * SHARPNESS, QImage.Format.Format_ARGB32)
        made.setDevicePixelRatio(SHARPNESS)
        made.fill(0xFFFFFFFF)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        view.render(painter)
        painter.end()
    return made


def copy(chart: MonthChart) -> None:
    """Put the chart on the clipboard."""
    QGuiApplication.clipboard().setImage(picture(chart))


def save_png(chart: MonthChart, path: Path) -> None:
    """Write the chart as PNG. Raises StoreError."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(picture(chart))
    write_atomically(path, bytes(buffer.data().data()))


def save_svg(chart: MonthChart, path: Path) -> None:
    """Write the chart as SVG. Raises StoreError."""
    buffer = QBuffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    with chart.on_white() as view:
        generator.setSize(QSize(view.width(), view.height()))
        generator.setViewBox(view.rect())
        painter = QPainter(generator)
        view.render(painter)
        painter.end()
    write_atomically(path, bytes(buffer.data().data()))
