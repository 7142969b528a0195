"""The narrow rail on the left: one button a page, icon and word."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton

from hegang_desktop.gui.context import Context
from hegang_desktop.gui.pages import Page
from hegang_desktop.gui.plain_text import set_tip
from hegang_desktop.gui.theme.icons import icon
from hegang_desktop.gui.widgets.boxes import column
from hegang_desktop.gui.widgets.panes import make_pane

WIDTH = 76
ICON = 24


class Rail(QFrame):
    """`page_requested` carries the id of a page."""

    page_requested = Signal(str)

    def __init__(self, context: Context, pages: tuple[Page, ...]) -> None:
        super().__init__()
        self.setProperty("look", "rail")
        self.setFixedWidth(WIDTH)
        make_pane(self)
        self._theme = context.theme
        layout = column(self, margin=6, spacing=4)
        self._group = QButtonGroup(self)
        self._buttons: list[tuple[Page, QToolButton]] = []
        for page in pages:
            made = QToolButton()
            made.setProperty("look", "rail")
            made.setProperty("page", page.id)
            made.setCheckable(True)
            made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            made.setIconSize(QSize(ICON, ICON))
            made.setFixedWidth(WIDTH - 13)
            set_tip(made, page.key)
            context.texts.put(made, page.title)
            made.clicked.connect(self._on_button_clicked)
            self._group.addButton(made)
            self._buttons.append((page, made))
            layout.addWidget(made)
        layout.addStretch(1)
        self._draw_icons()
        context.theme.theme_changed.connect(self._draw_icons)

    @Slot()
    def _draw_icons(self) -> None:
        for page, made in self._buttons:
            made.setIcon(icon(page.icon, self._theme.tokens.text))

    @Slot()
    def _on_button_clicked(self) -> None:
        checked = self._group.checkedButton()
        if checked is not None:
            self.page_requested.emit(checked.property("page"))

    @Slot(str)
    def show_page(self, id_: str) -> None:
        """Mark the page that is open."""
        for page, made in self._buttons:
            if page.id == id_:
                made.setChecked(True)
                self.setFocusProxy(made)
