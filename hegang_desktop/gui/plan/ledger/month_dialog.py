"""The working of one month in a window of its own, beside the plan."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from hegang_desktop.app.answer.month_working import month_working
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.month import Month
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plan.answer.working_dialog import LinesDialog
from hegang_desktop.gui.widgets.boxes import button, plain_label

WIDTH, HEIGHT = 600, 560


class MonthDialog(LinesDialog):
    """Follows what the page shows; the months before and after are a click away. `input_wanted`: see LinesDialog.

    `ledger_wanted`: the month is to be shown among the others (a Month).
    """

    ledger_wanted = Signal(object)

    def __init__(self, context: Context, month: Month, parent: QWidget) -> None:
        super().__init__(context, msg("The month, line by line"), parent)
        self._context = context
        self._month = month
        self.name = plain_label("", "heading")
        self.earlier = button(context.texts, msg("Month before"))
        self.later = button(context.texts, msg("Month after"))
        self.among = button(context.texts, msg("Show it in the ledger"), "link")
        self.above.addWidget(self.name, 1)
        for one in (self.among, self.earlier, self.later):
            one.setAutoDefault(False)
            self.above.addWidget(one)
        self.earlier.clicked.connect(self._on_earlier_clicked)
        self.later.clicked.connect(self._on_later_clicked)
        self.among.clicked.connect(self._on_among_clicked)
        context.signals.shown_changed.connect(self.refresh)
        context.texts.words_changed.connect(self.refresh)
        self.resize(WIDTH, HEIGHT)
        self.refresh()

    @property
    def month(self) -> Month:
        """The month that is shown."""
        return self._month

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def show_month(self, month: Month) -> None:
        """Show another month."""
        self._month = month
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the month as it is in what the page shows; close where there is no such month any more."""
        shown = self._context.session.shown
        lines = month_working(shown, self._month) if shown is not None else ()
        if shown is None or not lines:
            self.close()
            return
        rows = shown.projection.months
        self.name.setText(self._context.texts.words.month(self._month))
        self.earlier.setEnabled(self._month > rows[0].month)
        self.later.setEnabled(self._month < rows[-1].month)
        self.show_lines(lines)

    @Slot()
    def _on_earlier_clicked(self) -> None:
        self.show_month(self._month + -1)

    @Slot()
    def _on_later_clicked(self) -> None:
        self.show_month(self._month + 1)

    @Slot()
    def _on_among_clicked(self) -> None:
        self.ledger_wanted.emit(self._month)
