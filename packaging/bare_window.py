"""A bare PySide6 window: the floor of the benchmark. Prints the clock at its first paint; with `--once`, quits then."""

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow


class _Label(QLabel):
    printed = False

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.printed:
            self.printed = True
            print(time.monotonic(), flush=True)
            if "--once" in sys.argv:
                QTimer.singleShot(0, QApplication.quit)
        super().paintEvent(event)


application = QApplication(sys.argv[:1])
window = QMainWindow()
window.setCentralWidget(_Label("text"))
window.resize(1280, 800)
window.show()
sys.exit(application.exec())
