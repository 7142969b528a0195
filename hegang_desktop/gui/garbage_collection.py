"""Python's search for what nobody refers to any more, kept out of the way of a drag."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

QUIET_MS = 2_000


class GarbageCollection(QObject):
    """Looks through everything while nobody edits, so that a search during a drag has only what is new to look at.

    A search through all that a window is made of takes 40 ms, two frames and more, and a drag makes objects enough to
    set one off every second. What was looked through is set aside (`gc.freeze`) until the next quiet moment.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._look_through)

    @Slot()
    def postpone(self) -> None:
        """Something was done: wait until it is quiet again."""
        self._quiet.start()

    def stop(self) -> None:
        """Leave Python as it was found."""
        self._quiet.stop()
        gc.unfreeze()

    @Slot()
    def _look_through(self) -> None:
        gc.unfreeze()
        gc.collect()
        gc.freeze()
