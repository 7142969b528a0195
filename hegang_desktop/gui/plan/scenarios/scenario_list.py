"""The scenarios of a plan as a list to tick, name and choose from; all of it by keyboard too."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QSignalBlocker,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from hegang_desktop.app.plan.scenarios import LONGEST_NAME
from hegang_desktop.domain.message import msg
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plain_text import set_tip
from hegang_desktop.gui.widgets.cells import Index
from hegang_desktop.gui.widgets.line_edit import PlainLine

ID, NAME, LABEL = (Qt.ItemDataRole.UserRole + at for at in range(3))
LINE_PX = 32
MOST_LINES = 5
BOX_PX = 28
_OURS = frozenset({Qt.Key.Key_F2, Qt.Key.Key_Delete})


class ScenarioLine(msgspec.Struct, frozen=True):
    """One scenario of the list: its words on screen, the user's own name ("": none), ticked, looked at."""

    id: str
    label: str
    name: str
    ticked: bool
    active: bool


class _NameDelegate(QStyledItemDelegate):
    """Edits the user's own name; `named` carries id and text."""

    named = Signal(str, str)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002
        editor = PlainLine(parent)
        editor.setMaxLength(LONGEST_NAME)
        editor.setPlaceholderText(index.data(LABEL))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            editor.setText(index.data(NAME))
            editor.selectAll()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: ARG002
        # as high as the line, or the field's own padding would cut its text
        editor.setGeometry(option.rect.adjusted(BOX_PX, 0, 0, 0))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: ARG002
        if isinstance(editor, QLineEdit):
            self.named.emit(index.data(ID), editor.text())


class ScenarioList(QListWidget):
    """Signals carry the id of a scenario.

    `tick_changed`: its box was ticked or not. `named`: it was given a name (F2). `look_requested`: it shall be the one
    looked at (double click, Enter). `removal_requested`: Delete was pressed. `chosen_changed`: another is selected.
    """

    tick_changed = Signal(str, bool)
    named = Signal(str, str)
    look_requested = Signal(str)
    removal_requested = Signal(str)
    chosen_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = context.texts
        self._lines: tuple[ScenarioLine, ...] = ()
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        delegate = _NameDelegate(self)
        delegate.named.connect(self.named)
        self.setItemDelegate(delegate)
        context.texts.put(self, msg("Scenarios of this plan"), "setAccessibleName")
        self.itemChanged.connect(self._on_item_changed)
        self.itemDoubleClicked.connect(self._on_item_double_clicked)
        self.currentRowChanged.connect(self._on_current_row_changed)

    def show_lines(self, lines: Sequence[ScenarioLine]) -> None:
        """Show these scenarios; the chosen one stays chosen, else the one looked at is."""
        chosen = self.chosen
        ids = [one.id for one in lines]
        if chosen not in ids or ids != [one.id for one in self._lines]:
            active = next((one.id for one in lines if one.active), "")
            chosen = chosen if chosen in ids and len(ids) <= len(self._lines) else active
        self._lines = tuple(lines)
        with QSignalBlocker(self):
            while self.count() > len(lines):
                self.takeItem(self.count() - 1)
            while self.count() < len(lines):
                self.addItem(QListWidgetItem())
            for at, line in enumerate(lines):
                self._show(self.item(at), line)
            self.setCurrentRow(ids.index(chosen) if chosen in ids else 0)
        self.setFixedHeight(min(MOST_LINES, max(1, len(lines))) * LINE_PX + 2 * self.frameWidth() + 4)
        self.chosen_changed.emit()

    def _show(self, item: QListWidgetItem, line: ScenarioLine) -> None:
        label = line.label
        if line.active:
            label = self._texts.say(msg("{name}  (current)", name=line.label))
        item.setText(label)
        set_tip(item, line.label)
        item.setData(ID, line.id)
        item.setData(LABEL, line.label)
        item.setData(NAME, line.name)
        font = self.font()
        font.setBold(line.active)
        item.setFont(font)
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsEditable
            | Qt.ItemFlag.ItemIsUserCheckable
        )
        item.setCheckState(Qt.CheckState.Checked if line.ticked else Qt.CheckState.Unchecked)

    @property
    def chosen(self) -> str:
        """The id of the selected scenario, or ""."""
        item = self.currentItem()
        return str(item.data(ID)) if item is not None else ""

    def edit_name(self) -> None:
        """Let the user name the selected scenario, in its place."""
        item = self.currentItem()
        if item is not None:
            self.editItem(item)

    @Slot(QListWidgetItem)
    def _on_item_changed(self, item: QListWidgetItem) -> None:
        self.tick_changed.emit(item.data(ID), item.checkState() == Qt.CheckState.Checked)

    @Slot(QListWidgetItem)
    def _on_item_double_clicked(self, item: QListWidgetItem) -> None:
        self.look_requested.emit(item.data(ID))

    @Slot()
    def _on_current_row_changed(self) -> None:
        self.chosen_changed.emit()

    def event(self, event: QEvent) -> bool:
        # F2 names a plan in the window's menu; in this list it names the scenario
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _OURS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        editing = self.state() == QAbstractItemView.State.EditingState
        if not editing and self.chosen and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.look_requested.emit(self.chosen)
        elif not editing and self.chosen and event.key() == Qt.Key.Key_Delete:
            self.removal_requested.emit(self.chosen)
        else:
            super().keyPressEvent(event)
