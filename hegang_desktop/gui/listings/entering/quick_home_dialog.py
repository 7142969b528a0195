"""A home heard of by telephone: six short fields from top to bottom, Enter keeps it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from hegang_desktop.app.listings.pasted import COLUMNS, Draft, fault_of, home_of
from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.listing import Description
from hegang_desktop.domain.message import Message, msg, verbatim
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.listings.entering.paste_dialog import LAST_CITY, usual_city
from hegang_desktop.gui.side_dialog import SideDialog
from hegang_desktop.gui.widgets.boxes import button, column, label, row
from hegang_desktop.gui.widgets.line_edit import PlainLine
from hegang_desktop.gui.widgets.message_label import MessageLabel
from hegang_desktop.ingest.adverts.advert import ParsedAdvert

WIDTH = 420


class QuickHomeDialog(SideDialog):
    """`homes_saved`: the home was written (list of one Home). Non-modal; deletes itself when it closes."""

    homes_saved = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        texts = self._texts = context.texts
        self._library = context.session.library
        texts.put(self, msg("A home you heard of"), "setWindowTitle")
        self.price = self._line(msg("Price"), msg("3.5万 or 35000"))
        self.area = self._line(msg("Area, m²"), verbatim("62"))
        self.community = self._line(msg("Community"), None)
        self.floor = self._line(msg("Floor"), verbatim("5/6"))
        self.phone = self._line(msg("Telephone"), None)
        self.note = self._line(msg("Note"), None)
        self.city = self._line(msg("City"), None)
        self.city.setText(usual_city(context.session))
        self.error = MessageLabel(texts, "error")
        self.save_button = button(texts, msg("Keep"), "primary")
        self.save_button.setDefault(True)
        self.cancel_button = button(texts, msg("Cancel"))
        self.cancel_button.setAutoDefault(False)
        outer = column(self, margin=16, spacing=10)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        self.errors: dict[str, MessageLabel] = {}
        self._checked = {"price": self.price, "floor_area": self.area, "floor": self.floor}
        for name, edit in self._rows:
            cell = column(spacing=2)
            cell.addWidget(edit)
            form.addRow(label(texts, name), cell)
            for checked in (one for one, other in self._checked.items() if other is edit):
                error = self.errors[checked] = MessageLabel(texts, "error")
                error.hide()
                cell.addWidget(error)
        outer.addLayout(form)
        outer.addWidget(self.error)
        ending = row(spacing=8)
        ending.addWidget(label(texts, msg("Enter saves it, Tab moves on"), "quiet"))
        ending.addStretch(1)
        ending.addWidget(self.cancel_button)
        ending.addWidget(self.save_button)
        outer.addLayout(ending)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.reject)
        self.setMinimumWidth(WIDTH)
        self.price.setFocus()

    @property
    def _rows(self) -> tuple[tuple[Message, QLineEdit], ...]:
        return (
            (msg("Price"), self.price),
            (msg("Area, m²"), self.area),
            (msg("Community"), self.community),
            (msg("Floor"), self.floor),
            (msg("Telephone"), self.phone),
            (msg("Note"), self.note),
            (msg("City"), self.city),
        )

    def _line(self, name: Message, example: Message | None) -> QLineEdit:
        made = PlainLine()
        made.setMaxLength(200)
        self._texts.put(made, name, "setAccessibleName")
        if example is not None:
            self._texts.put(made, example, "setPlaceholderText")
        return made

    @Slot()
    def save(self) -> None:
        """Keep the home and close, unless something must be put right first."""
        phone = self.phone.text().strip()
        description = Description(extra={"电话": phone} if phone else {})
        advert = ParsedAdvert(self.note.text().strip(), description, None, None, ())
        cells = dict.fromkeys(COLUMNS, "") | {
            "price": self.price.text().strip(),
            "floor_area": self.area.text().strip(),
            "community": self.community.text().strip(),
            "floor": self.floor.text().strip(),
            "city": self.city.text().strip(),
        }
        draft = Draft(advert, cells)
        wrong = fault_of(draft)
        for error in self.errors.values():
            error.hide()
        if wrong is not None:
            error = self.errors[wrong.column]
            error.say(wrong.words)
            error.show()
            self._checked[wrong.column].setFocus()
            return
        home = home_of(draft)
        try:
            self._library.save_homes([home])
        except UserError as error:
            self.error.say(error.message)
            return
        self._library.set_setting(LAST_CITY, home.description.city)
        self.homes_saved.emit([home])
        self.accept()
