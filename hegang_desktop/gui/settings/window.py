"""The settings: every preference that is declared, and where the data lives."""

from __future__ import annotations

from typing import Any

import msgspec
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialogButtonBox, QVBoxLayout, QWidget

from hegang_desktop.app.settings.setting import Declared, settings_of
from hegang_desktop.domain.message import msg
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.side_dialog import SideDialog
from hegang_desktop.gui.widgets.boxes import button, column, label, row
from hegang_desktop.gui.widgets.field_row import FieldRow
from hegang_desktop.gui.widgets.line_edit import PlainLine

WIDTH, CHOICE_WIDTH = 520, 220


class SettingsWindow(SideDialog):
    """Every choice works at once; there is nothing to apply. `preferences_chosen` carries the new preferences."""

    preferences_chosen = Signal(object)

    def __init__(self, context: Context, preferences: msgspec.Struct, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._preferences = preferences
        self._declared = settings_of(type(preferences))
        self.editors: dict[str, QComboBox | QCheckBox] = {}
        context.texts.put(self, msg("Settings"), "setWindowTitle")
        self.setMinimumWidth(WIDTH)
        outer = column(self, margin=20, spacing=14)
        for one in self._declared:
            outer.addWidget(self._row(one))
        self._add_folder(outer)
        buttons = QDialogButtonBox()
        self.close_button = button(context.texts, msg("Close"))
        buttons.addButton(self.close_button, QDialogButtonBox.ButtonRole.RejectRole)
        outer.addWidget(buttons)
        self._fill()
        context.texts.words_changed.connect(self._fill)
        buttons.rejected.connect(self.close)

    def _row(self, one: Declared) -> QWidget:
        texts, setting = self._context.texts, one.setting
        if setting.choices:
            combo = self.editors[one.id] = QComboBox()
            combo.activated.connect(self._on_chosen)
            return FieldRow(texts, setting.label, combo, why=setting.note, width=CHOICE_WIDTH)
        box = self.editors[one.id] = QCheckBox()
        box.clicked.connect(self._on_chosen)
        texts.put(box, setting.label)
        if setting.note is not None:
            texts.put(box, setting.note, "setToolTip")
        return box

    def _add_folder(self, outer: QVBoxLayout) -> None:
        texts = self._context.texts
        outer.addWidget(label(texts, msg("Data folder"), "heading"))
        outer.addWidget(
            label(
                texts,
                msg(
                    "Plans, homes and listings live here, with their backups. Only you can read it. Copy it to keep it."
                ),
                "quiet",
                wrap=True,
            )
        )
        self.folder = PlainLine(str(self._context.paths.data))
        self.folder.setReadOnly(True)
        texts.put(self.folder, msg("Data folder"), "setAccessibleName")
        open_folder = button(texts, msg("Open the folder"))
        open_folder.clicked.connect(self._on_open_folder_clicked)
        line = row()
        line.addWidget(self.folder, 1)
        line.addWidget(open_folder)
        outer.addLayout(line)

    @Slot()
    def _fill(self) -> None:
        for one in self._declared:
            editor, value = self.editors[one.id], getattr(self._preferences, one.id)
            if isinstance(editor, QCheckBox):
                editor.setChecked(value)
                continue
            editor.clear()
            for choice, words in one.setting.choices:
                editor.addItem(self._context.texts.say(words), choice)
            editor.setCurrentIndex(editor.findData(value))

    @Slot(object)
    def show_preferences(self, preferences: msgspec.Struct) -> None:
        """Show what was chosen elsewhere, as from a menu."""
        if preferences != self._preferences:
            self._preferences = preferences
            self._fill()

    @Slot()
    def _on_chosen(self) -> None:
        chosen: dict[str, Any] = {
            id_: editor.isChecked() if isinstance(editor, QCheckBox) else editor.currentData()
            for id_, editor in self.editors.items()
        }
        self._preferences = msgspec.structs.replace(self._preferences, **chosen)
        self.preferences_chosen.emit(self._preferences)

    @Slot()
    def _on_open_folder_clicked(self) -> None:
        self._context.dialogs.show_in_system(self._context.paths.data)
