"""Which chart is shown: a row of buttons, or a list where there is no room for them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QComboBox, QStackedLayout, QWidget

from hegang_desktop.app.answer.charts import CHARTS, KINDS
from hegang_desktop.domain.message import msg
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.widgets.boxes import button, row


class ChartChooser(QWidget):
    """`kind_chosen`: another chart was chosen here."""

    kind_chosen = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._texts = texts = context.texts
        self.kind = KINDS[0]
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._row = QWidget()
        inner = row(self._row, spacing=4)
        self._group = QButtonGroup(self)
        for i, one in enumerate(CHARTS):
            made = button(texts, one.name, "segment")
            made.setCheckable(True)
            texts.put(made, one.title, "setToolTip")
            self._group.addButton(made, i)
            inner.addWidget(made)
        self._list = QComboBox()
        for one in CHARTS:
            self._list.addItem(texts.say(one.name), one.id)
        texts.put(self._list, msg("Chart"), "setAccessibleName")
        self._stack.addWidget(self._row)
        self._stack.addWidget(self._list)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._group.idClicked.connect(self._on_chosen)
        self._list.activated.connect(self._on_chosen)
        texts.words_changed.connect(self._on_words_changed)
        self.choose(KINDS[0])

    def choose(self, kind: str) -> None:
        """Show which one is shown."""
        self.kind = kind
        self._group.button(KINDS.index(kind)).setChecked(True)
        self._list.setCurrentIndex(KINDS.index(kind))

    def fit(self, room: int) -> None:
        """Buttons if they have room, else the list; what is not seen asks for no room."""
        wide = self._row.sizeHint().width() <= room
        self._stack.setCurrentWidget(self._row if wide else self._list)
        seen = self._row if wide else self._list
        self.setFixedWidth(seen.sizeHint().width())

    @Slot(int)
    def _on_chosen(self, at: int) -> None:
        kind = KINDS[at]
        if kind != self.kind:
            self.choose(kind)
            self.kind_chosen.emit(kind)

    @Slot()
    def _on_words_changed(self) -> None:
        for i, one in enumerate(CHARTS):
            self._list.setItemText(i, self._texts.say(one.name))
