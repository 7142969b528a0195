"""A chart that can be seen from nearer: by the wheel, a drawn area, or from the keyboard."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRectF, Slot

from hegang_desktop.gui.charts.canvas import Canvas
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.theme.theme import Theme

CLOSEST = 3.0
ZOOM_STEP = 0.8
PUSH = 0.1


class ZoomedCanvas(Canvas):
    """Ctrl and the wheel zoom, dragging draws an area to see, Shift moves what is seen."""

    def __init__(self, texts: Texts, theme: Theme, axes: dict[str, Any]) -> None:
        super().__init__(texts, theme, axes)
        self._box.area_drawn.connect(self._on_area_drawn)
        self._box.moved.connect(self._on_moved)
        self._view.wheeled.connect(self._on_wheeled)
        self._view.pushed.connect(self._on_pushed)

    @property
    def zoomed(self) -> bool:
        """Whether a part is seen that somebody chose."""
        return self._zoomed

    @Slot()
    def reset_zoom(self) -> None:
        """All of it again."""
        self._zoomed = False
        if self._spec is not None:
            self._see(self._resting())

    def zoom(self, factor: float, around: float | None = None) -> None:
        """See `factor` times as much, around a value of the axis beneath."""
        left, right, bottom, top = self._seen()
        middle = (left + right) / 2 if around is None else around
        self._look(middle - (middle - left) * factor, middle + (right - middle) * factor, bottom, top)

    def _look(self, left: float, right: float, bottom: float, top: float) -> None:
        """See this much, within what there is; all of it is no zoom."""
        least, most, _, _ = self._whole()
        width = min(max(right - left, min(CLOSEST, most - least)), most - least)
        left = min(max(left, least), most - width)
        self._zoomed = True
        if width >= (most - least) * 0.999 and self._resting()[:2] == (least, most):
            self.reset_zoom()
            return
        self._see((left, left + width, bottom, top))

    @Slot(object)
    def _on_area_drawn(self, area: QRectF) -> None:
        _, _, bottom, top = self._seen()
        # a flat stroke means months alone
        if not self.in_rows and area.height() > (top - bottom) * 0.2:
            bottom, top = area.top(), area.bottom()
        self._look(area.left(), area.right(), bottom, top)

    @Slot(float, float)
    def _on_moved(self, across: float, _up: float) -> None:
        left, right, bottom, top = self._seen()
        self._look(left + across, right + across, bottom, top)

    @Slot(QPointF, float)
    def _on_wheeled(self, at: QPointF, notches: float) -> None:
        point = self._box.mapSceneToView(self._view.mapToScene(at.toPoint()))
        self.zoom(ZOOM_STEP**notches, point.x())

    @Slot(float)
    def _on_pushed(self, notches: float) -> None:
        left, right, _, _ = self._seen()
        self._on_moved(-notches * (right - left) * PUSH, 0.0)
