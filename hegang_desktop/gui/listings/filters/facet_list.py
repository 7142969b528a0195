"""All values of a facet in a list that can be searched, to tick several."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from hegang_desktop.app.listings.search.result import FacetValue
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.search import Facet
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.widgets.boxes import column
from hegang_desktop.gui.widgets.line_edit import SearchLine
from hegang_desktop.text.facets import FACET_NAMES, value_words

_VALUE = int(Qt.ItemDataRole.UserRole)


class FacetList(QFrame):
    """`values_chosen`: the ticks changed; carries all values ticked."""

    values_chosen = Signal(object)

    def __init__(
        self, texts: Texts, facet: Facet, values: tuple[FacetValue, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("look", "card")
        self.edit = SearchLine()
        texts.put(self.edit, FACET_NAMES[facet], "setAccessibleName")
        texts.put(self.edit, msg("Search in this list"), "setPlaceholderText")
        self.list = QListWidget()
        texts.put(self.list, FACET_NAMES[facet], "setAccessibleName")
        for one in values:
            item = QListWidgetItem(f"{texts.say(value_words(facet, one.value))}   {texts.words.number(one.count)}")
            item.setData(_VALUE, one.value)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if one.chosen else Qt.CheckState.Unchecked)
            item.setSizeHint(QSize(0, 28))
            self.list.addItem(item)
        layout = column(self, margin=8, spacing=6)
        layout.addWidget(self.edit)
        layout.addWidget(self.list, 1)
        self.resize(280, 380)
        self.edit.textEdited.connect(self._on_text_edited)
        self.list.itemChanged.connect(self._on_item_changed)
        self.edit.setFocus()

    @Slot(str)
    def _on_text_edited(self, text: str) -> None:
        wanted = text.strip().lower()
        for at in range(self.list.count()):
            item = self.list.item(at)
            item.setHidden(wanted not in item.text().lower())

    @Slot(QListWidgetItem)
    def _on_item_changed(self, _: QListWidgetItem) -> None:
        items = [self.list.item(at) for at in range(self.list.count())]
        self.values_chosen.emit(
            tuple(item.data(_VALUE) for item in items if item.checkState() == Qt.CheckState.Checked)
        )
