"""Line icons from resources/icons, drawn in a colour of the theme and sharp at every scale."""

from __future__ import annotations

import functools

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from hegang_desktop import resources


class _LineIcon(QIconEngine):
    """Paints one SVG at the size asked for, so that no scale factor blurs it."""

    def __init__(self, svg: bytes) -> None:
        super().__init__()
        self._svg = svg
        self._renderer = QSvgRenderer(QByteArray(svg))

    def paint(self, painter: QPainter, rect: object, mode: object, state: object) -> None:  # noqa: ARG002
        self._renderer.render(painter, QRectF(rect))  # type: ignore[call-overload]

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        if made.isNull():
            # a button that has no room yet asks for an empty picture
            return made
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, made.rect(), mode, state)
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        return _LineIcon(self._svg)


@functools.lru_cache(maxsize=128)
def icon(name: str, colour: str) -> QIcon:
    """The icon of this name in this colour."""
    svg = resources.path("icons", f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    return QIcon(_LineIcon(svg.encode()))


def app_icon() -> QIcon:
    """The icon of the program."""
    return QIcon(str(resources.path("icons", "hegang-desktop.svg")))
