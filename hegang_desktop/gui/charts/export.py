"""A chart as a picture: to the clipboard, to PNG, to SVG. pyqtgraph's own SVG exporter fails on current Qt."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator

from hegang_desktop.store.atomic_file import write_atomically

SHARPNESS = 2


class Chart(Protocol):
    """A chart that can be drawn for paper."""

    def on_white(self) -> contextlib.AbstractContextManager[Any]:
        """The view drawn on white while the block runs."""


def picture(chart: Chart) -> QImage:
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


def copy(chart: Chart) -> None:
    """Put the chart on the clipboard."""
    QGuiApplication.clipboard().setImage(picture(chart))


def save_png(chart: Chart, path: Path) -> None:
    """Write the chart as PNG. Raises StoreError."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(picture(chart))
    write_atomically(path, bytes(buffer.data().data()))


def save_svg(chart: Chart, path: Path) -> None:
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
