"""What is asked about a file besides its columns: which table of it, the city, and two things to tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QStringListModel, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QCompleter, QWidget

from hegang_desktop.app.rules import load_cities
from hegang_desktop.domain.message import msg, msg_n, verbatim
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.widgets.boxes import label, row
from hegang_desktop.gui.widgets.line_edit import PlainLine
from hegang_desktop.gui.widgets.no_wheel_combo import NoWheelCombo

if TYPE_CHECKING:
    from hegang_desktop.app.importing.report import Preview
    from hegang_desktop.ingest.readers.part import Part

ALL = "*"


class ImportOptions(QWidget):
    """`part_chosen` (name), `city_edited` (text), `insists_changed` (bool): the file is to be read again.

    `remember` is ticked when files of this kind are to be read the same way from now on.
    """

    part_chosen = Signal(str)
    city_edited = Signal(str)
    insists_changed = Signal(bool)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._parts: tuple[Part, ...] = ()
        self.parts = NoWheelCombo()
        self.parts.setMaximumWidth(260)
        texts.put(self.parts, msg("Which table of the file"), "setAccessibleName")
        self._parts_label = label(texts, msg("Table"), "quiet_body")
        self.city = PlainLine()
        self.city.setFixedWidth(160)
        self.city.setMaxLength(60)
        texts.put(self.city, msg("City of rows that name none"), "setAccessibleName")
        completer = QCompleter(self)
        completer.setModel(QStringListModel([city.zh for city in load_cities()], completer))
        self.city.setCompleter(completer)
        self.remember = QCheckBox()
        texts.put(self.remember, msg("Remember for files like this"))
        self.insists = QCheckBox()
        texts.put(self.insists, msg("Also take rows skipped as not homes for sale"))
        self.insists.hide()
        line = row(self, spacing=8)
        line.addWidget(self.remember)
        line.addWidget(self.insists)
        line.addStretch(1)
        for one in (self._parts_label, self.parts):
            line.addWidget(one)
            one.hide()
        line.addWidget(label(texts, msg("City of rows that name none"), "quiet_body"))
        line.addWidget(self.city)
        self.parts.activated.connect(self._on_part_activated)
        self.city.textEdited.connect(self.city_edited)
        self.insists.toggled.connect(self.insists_changed)
        texts.words_changed.connect(self._on_words_changed)

    def show_preview(self, preview: Preview) -> None:
        """Offer the tables of the file; say what is remembered."""
        self._parts = preview.parts
        several = len(preview.parts) > 1
        self._parts_label.setVisible(several)
        self.parts.setVisible(several)
        with QSignalBlocker(self.parts):
            self.parts.clear()
            for part in preview.parts:
                self.parts.addItem(self._part_words(part), part.name)
            self.parts.setCurrentIndex(self.parts.findData(preview.part))
        if preview.profile and not self.remember.isChecked():
            self.remember.setChecked(True)
        if preview.city and not self.city.text():
            self.city.setText(preview.city)

    def show_not_for_sale(self, rows: int) -> None:
        """Offer to take rows that say they are not for sale, when there are any."""
        self.insists.setVisible(rows > 0 or self.insists.isChecked())

    def _part_words(self, part: Part) -> str:
        say = self._texts.say
        name = say(msg("All with the same columns")) if part.name == ALL else part.name
        if part.damaged:
            return say(msg("{name} (damaged, cannot be read)", name=verbatim(name)))
        if part.rows < 0:
            return name
        return say(msg_n("{name} ({n} row)", "{name} ({n} rows)", part.rows, name=verbatim(name)))

    @Slot()
    def _on_words_changed(self) -> None:
        for at, part in enumerate(self._parts):
            self.parts.setItemText(at, self._part_words(part))

    @Slot(int)
    def _on_part_activated(self, at: int) -> None:
        self.part_chosen.emit(self.parts.itemData(at))
