"""The settings: language, theme, hidden amounts, and where the data lives."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QDialogButtonBox, QWidget

from hegang_desktop.app.settings.preferences import Preferences
from hegang_desktop.domain.message import msg
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.settings.choices import LANGUAGES, THEMES
from hegang_desktop.gui.widgets.boxes import button, column, label, row
from hegang_desktop.gui.widgets.field_row import FieldRow
from hegang_desktop.gui.widgets.line_edit import PlainLine


class SettingsWindow(QDialog):
    """Every choice works at once; there is nothing to apply. `preferences_chosen` carries the new Preferences."""

    preferences_chosen = Signal(object)

    def __init__(self, context: Context, preferences: Preferences, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._preferences = preferences
        texts = context.texts
        texts.put(self, msg("Settings"), "setWindowTitle")
        self.setMinimumWidth(520)
        outer = column(self, margin=20, spacing=14)
        self.language = QComboBox()
        self.theme = QComboBox()
        outer.addWidget(FieldRow(texts, msg("Language"), self.language, width=220))
        outer.addWidget(FieldRow(texts, msg("Theme"), self.theme, width=220))
        self.hide_amounts = QCheckBox()
        texts.put(self.hide_amounts, msg("Hide amounts on screen (Ctrl+H)"))
        outer.addWidget(self.hide_amounts)
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
        self.folder = PlainLine(str(context.paths.data))
        self.folder.setReadOnly(True)
        texts.put(self.folder, msg("Data folder"), "setAccessibleName")
        open_folder = button(texts, msg("Open the folder"))
        line = row()
        line.addWidget(self.folder, 1)
        line.addWidget(open_folder)
        outer.addLayout(line)
        buttons = QDialogButtonBox()
        self.close_button = button(texts, msg("Close"))
        buttons.addButton(self.close_button, QDialogButtonBox.ButtonRole.RejectRole)
        outer.addWidget(buttons)
        self._fill()
        texts.words_changed.connect(self._fill)
        self.language.activated.connect(self._on_chosen)
        self.theme.activated.connect(self._on_chosen)
        self.hide_amounts.clicked.connect(self._on_chosen)
        open_folder.clicked.connect(self._on_open_folder_clicked)
        buttons.rejected.connect(self.close)

    @Slot()
    def _fill(self) -> None:
        say = self._context.texts.say
        for combo, choices, value in (
            (self.language, LANGUAGES, self._preferences.language),
            (self.theme, THEMES, self._preferences.theme),
        ):
            combo.clear()
            for choice, words in choices:
                combo.addItem(say(words), choice)
            combo.setCurrentIndex(combo.findData(value))
        self.hide_amounts.setChecked(self._preferences.hide_amounts)

    @Slot()
    def _on_chosen(self) -> None:
        self._preferences = msgspec.structs.replace(
            self._preferences,
            language=self.language.currentData(),
            theme=self.theme.currentData(),
            hide_amounts=self.hide_amounts.isChecked(),
        )
        self.preferences_chosen.emit(self._preferences)

    @Slot()
    def _on_open_folder_clicked(self) -> None:
        self._context.dialogs.show_in_system(self._context.paths.data)
