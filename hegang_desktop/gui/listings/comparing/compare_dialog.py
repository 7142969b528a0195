"""Homes side by side, with what differs marked."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from hegang_desktop.app.listings import facts
from hegang_desktop.app.listings.comparison import ComparedLine, as_text, lines_of
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.search import ListingDetail
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plain_text import set_tip
from hegang_desktop.gui.side_dialog import SideDialog
from hegang_desktop.gui.theme.tokens import TABLE_PX
from hegang_desktop.gui.widgets.boxes import button, column, label, row
from hegang_desktop.gui.widgets.screen_fit import fit

WIDTH, HEIGHT = 960, 680
NAME_WIDTH, HOME_WIDTH = 150, 220
DIFFERS, HAIR = "≠  ", "\u200a"
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class CompareDialog(SideDialog):
    """`target_wanted`: a home shall be the plan's target (ListingDetail). `left_out`: one leaves (reference).

    Non-modal: `show()` it; it deletes itself when it closes.
    """

    target_wanted = Signal(object)
    left_out = Signal(str)

    def __init__(self, context: Context, homes: list[ListingDetail], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        texts = self._texts = context.texts
        self._homes = homes
        self._lines: tuple[ComparedLine, ...] = ()
        texts.put(self, msg("Compare homes"), "setWindowTitle")
        self.table = QTableWidget()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectColumns)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        texts.put(self.table, msg("Homes side by side"), "setAccessibleName")
        self.table.horizontalHeader().setDefaultAlignment(LEFT)
        # two homes share the width, six are scrolled
        self.table.horizontalHeader().setMinimumSectionSize(HOME_WIDTH)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.table.verticalHeader().setDefaultAlignment(LEFT)
        self.only = QCheckBox()
        texts.put(self.only, msg("Only what differs"))
        self.target_button = button(texts, msg("Use as target home"), "primary")
        self.remove_button = button(texts, msg("Leave out of the comparison"))
        self.copy_button = button(texts, msg("Copy as a table"))
        self.close_button = button(texts, msg("Close"))
        for one in (self.target_button, self.remove_button, self.copy_button, self.close_button):
            one.setAutoDefault(False)
        outer = column(self, margin=16, spacing=10)
        top = row(spacing=16)
        top.addWidget(self.only)
        top.addWidget(label(texts, msg("≠: they differ. Bold: the best of a line."), "quiet"))
        top.addStretch(1)
        top.addWidget(self.copy_button)
        outer.addLayout(top)
        outer.addWidget(self.table, 1)
        ending = row(spacing=8)
        ending.addWidget(self.remove_button)
        ending.addStretch(1)
        ending.addWidget(self.close_button)
        ending.addWidget(self.target_button)
        outer.addLayout(ending)
        self.only.toggled.connect(self._show)
        self.table.itemSelectionChanged.connect(self._on_selection_changed)
        self.copy_button.clicked.connect(self.copy)
        self.target_button.clicked.connect(self._on_target_clicked)
        self.remove_button.clicked.connect(self._on_remove_clicked)
        self.close_button.clicked.connect(self.reject)
        texts.words_changed.connect(self._show)
        fit(self, WIDTH, HEIGHT)
        self._show()

    @property
    def homes(self) -> list[ListingDetail]:
        """The homes shown, from left to right."""
        return self._homes

    def show_homes(self, homes: list[ListingDetail]) -> None:
        """Show other homes, or the same ones with other figures."""
        self._homes = homes
        self._show()

    def _names(self) -> list[str]:
        say = self._texts.say
        names = [[say(part) for part in facts.title(home)] for home in self._homes]
        return ["\n".join((name, " · ".join(rest))) for name, *rest in names]

    def _as_wide_as(self, text: str) -> str:
        """Blanks that leave the names under one another."""
        font = QFont(self.table.font())
        font.setPixelSize(TABLE_PX)
        font.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetricsF(font)
        return HAIR * round(metrics.horizontalAdvance(text) / max(1.0, metrics.horizontalAdvance(HAIR * 8) / 8))

    @Slot()
    def _show(self) -> None:
        say = self._texts.say
        chosen = self.table.currentColumn()
        self._lines = lines_of(self._homes, self._texts.words)
        shown = [line for line in self._lines if line.differs or not self.only.isChecked()]
        table = self.table
        table.clear()
        table.setColumnCount(len(self._homes))
        table.setRowCount(len(shown))
        table.setHorizontalHeaderLabels(self._names())
        alike = self._as_wide_as(DIFFERS)
        table.setVerticalHeaderLabels([f"{DIFFERS if line.differs else alike}{say(line.name)}" for line in shown])
        for at, line in enumerate(shown):
            for home, cell in enumerate(line.cells):
                item = QTableWidgetItem(cell)
                set_tip(item, cell)
                if home in line.best:
                    font = table.font()
                    font.setBold(True)
                    item.setFont(font)
                table.setItem(at, home, item)
        table.verticalHeader().setMinimumWidth(NAME_WIDTH)
        if self._homes:
            table.selectColumn(min(max(0, chosen), len(self._homes) - 1))
        self._on_selection_changed()

    @property
    def chosen(self) -> ListingDetail | None:
        """The home whose column is selected."""
        columns = self.table.selectionModel().selectedColumns() if self.table.rowCount() else []
        return self._homes[columns[0].column()] if columns else None

    @Slot()
    def _on_selection_changed(self) -> None:
        for one in (self.target_button, self.remove_button):
            one.setEnabled(self.chosen is not None)

    @Slot()
    def copy(self) -> None:
        """The lines shown to the clipboard, as cells of a spreadsheet."""
        shown = [line for line in self._lines if line.differs or not self.only.isChecked()]
        QGuiApplication.clipboard().setText(as_text(self._names(), shown, self._texts.words))

    @Slot()
    def _on_target_clicked(self) -> None:
        if self.chosen is not None:
            self.target_wanted.emit(self.chosen)

    @Slot()
    def _on_remove_clicked(self) -> None:
        if self.chosen is not None:
            self.left_out.emit(self.chosen.reference)
