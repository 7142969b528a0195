"""A view of the plan page of which nothing is kept for the next time."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


class StatelessView(QWidget):
    """Begins anew with every start."""

    def state(self) -> str:
        """Nothing."""
        return ""

    def restore(self, state: str) -> None:
        """Nothing was kept."""
