"""Entering a home by hand, or changing one that was."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCompleter,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from hegang_desktop.app.listings.home_form import Typed, faults, home_from, typed_from
from hegang_desktop.app.plan.library import new_id
from hegang_desktop.app.rules import load_cities
from hegang_desktop.domain.area import Area
from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.home import Home
from hegang_desktop.domain.listing import Description
from hegang_desktop.domain.message import Message, msg, pmsg
from hegang_desktop.domain.money import Fen
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.widgets.boxes import button, column, label, plain_label, row, scrolled
from hegang_desktop.gui.widgets.fields import AreaField, MoneyField, NumberField
from hegang_desktop.gui.widgets.line_edit import PlainLine
from hegang_desktop.gui.widgets.screen_fit import fit
from hegang_desktop.gui.widgets.text_edit import TextEdit
from hegang_desktop.gui.widgets.value_field import ValueField
from hegang_desktop.text.places import city_name

WIDTH, HEIGHT = 560, 640


class HomeDialog(QDialog):
    """`home_saved`: the home was written (Home). Non-modal: `open()` it; it deletes itself when it closes."""

    home_saved = Signal(object)

    def __init__(self, context: Context, home: Home | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        texts = self._texts = context.texts
        self._session = context.session
        self._id = home.id if home is not None else new_id()
        self._before = home.description if home is not None else Description()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        texts.put(self, msg("Change a home") if home else msg("Add a home"), "setWindowTitle")
        self.city = self._line(msg("City"))
        self.district = self._line(msg("District"))
        self.community = self._line(msg("Community"))
        self.price = MoneyField(texts, msg("Total price"), step=100_000, optional=True)
        self.area = AreaField(texts, msg("Floor area"), optional=True)
        self.layout_words = self._line(msg("Layout"))
        self.floor = NumberField(texts, msg("Floor"), optional=True)
        self.floors = NumberField(texts, msg("Floors of the building"), optional=True)
        self.year = NumberField(texts, msg("Year built"), optional=True)
        self.condition = self._line(msg("Condition"))
        self.note = TextEdit()
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(72)
        texts.put(self.note, msg("Note"), "setAccessibleName")
        self.url = self._line(msg("Link"))
        self.error = plain_label("", "error", wrap=True)
        self.error.hide()
        texts.put(self.layout_words, msg("for example 2室1厅"), "setPlaceholderText")
        self._offer_cities()
        self._errors: dict[QWidget, QLabel] = {}
        self._lay_out()
        if home is not None:
            self._show(typed_from(home))
        fit(self, WIDTH, HEIGHT)
        self.city.setFocus()

    def _lay_out(self) -> None:
        texts = self._texts
        outer = column(self, margin=16, spacing=12)
        outer.addWidget(scrolled(self._form()), 1)
        outer.addWidget(self.error)
        self.save_button = button(texts, msg("Save"), "primary")
        self.cancel_button = button(texts, msg("Cancel"))
        self.save_button.setDefault(True)
        self.cancel_button.setAutoDefault(False)
        ending = row()
        ending.addWidget(label(texts, msg("* must be filled in"), "quiet"))
        ending.addStretch(1)
        ending.addWidget(self.cancel_button)
        ending.addWidget(self.save_button)
        outer.addLayout(ending)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.reject)
        for number in (self.floor, self.floors, self.year):
            number.edit.setTextMargins(0, 0, 8, 0)
        for field in self._fields:
            field.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            field.news.wrong.connect(self._on_wrong)
            field.news.righted.connect(self._on_righted)
            field.news.value_edited.connect(self._on_righted)

    def _line(self, name: Message) -> QLineEdit:
        made = PlainLine()
        made.setMaxLength(200)
        self._texts.put(made, name, "setAccessibleName")
        return made

    def _offer_cities(self) -> None:
        known = load_cities()
        names = [city_name(city, self._texts.words.locale) for city in known]
        completer = QCompleter(self)
        completer.setModel(QStringListModel(names, completer))
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.city.setCompleter(completer)

    def _form(self) -> QWidget:
        inner = QWidget()
        form = QFormLayout(inner)
        form.setContentsMargins(0, 0, 8, 0)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        storeys = row(spacing=8)
        storeys.addWidget(self.floor, 1)
        storeys.addWidget(label(self._texts, pmsg("storey", "of"), "quiet_body"))
        storeys.addWidget(self.floors, 1)
        rows: tuple[tuple[Message, QWidget | QHBoxLayout, ValueField | None], ...] = (
            (msg("City"), self.city, None),
            (msg("District"), self.district, None),
            (msg("Community"), self.community, None),
            (msg("Total price *"), self.price, self.price),
            (msg("Floor area"), self.area, self.area),
            (msg("Layout"), self.layout_words, None),
            (msg("Floor"), storeys, self.floor),
            (msg("Year built"), self.year, self.year),
            (msg("Condition"), self.condition, None),
            (msg("Note"), self.note, None),
            (msg("Link"), self.url, None),
        )
        for name, part, field in rows:
            cell = column(spacing=2)
            if isinstance(part, QWidget):
                cell.addWidget(part)
            else:
                cell.addLayout(part)
            if field is not None:
                self._add_error(cell, field)
            form.addRow(label(self._texts, name), cell)
        self._errors[self.floors] = self._errors[self.floor]
        return inner

    def _add_error(self, cell: QVBoxLayout, field: ValueField) -> None:
        error = plain_label("", "error", wrap=True)
        error.hide()
        cell.addWidget(error)
        self._errors[field] = error

    @property
    def _fields(self) -> tuple[ValueField, ...]:
        return (self.price, self.area, self.floor, self.floors, self.year)

    def _show(self, typed: Typed) -> None:
        for line, text in (
            (self.city, typed.city),
            (self.district, typed.district),
            (self.community, typed.community),
            (self.layout_words, typed.layout),
            (self.condition, typed.condition),
            (self.url, typed.url),
        ):
            line.setText(text)
        self.note.setPlainText(typed.note)
        self.price.show_value(typed.price)
        self.area.show_value(typed.area)
        self.floor.show_value(typed.floor)
        self.floors.show_value(typed.floors)
        self.year.show_value(typed.year_built)

    @property
    def typed(self) -> Typed:
        """What stands in the fields."""
        price, area = self.price.value, self.area.value
        return Typed(
            city=self.city.text().strip(),
            district=self.district.text().strip(),
            community=self.community.text().strip(),
            price=None if price is None else Fen(price),
            area=None if area is None else Area(area),
            layout=self.layout_words.text().strip(),
            floor=self.floor.value,
            floors=self.floors.value,
            year_built=self.year.value,
            condition=self.condition.text().strip(),
            note=self.note.toPlainText().strip(),
            url=self.url.text().strip(),
        )

    @Slot()
    def save(self) -> None:
        """Write the home and close, unless a field must be put right first."""
        wrong = [field for field in self._fields if field.is_wrong]
        found = faults(self.typed, self._session.this_month.year)
        where: dict[str, ValueField] = {"price": self.price, "floor": self.floor, "year_built": self.year}
        for name, field in where.items():
            if not field.is_wrong:
                self._tell(field, found.get(name))  # type: ignore[call-overload]
        wrong += [where[name] for name in found if where[name] not in wrong]
        if wrong:
            min(wrong, key=self._fields.index).edit.setFocus()
            return
        home = home_from(self.typed, self._id, self._before)
        try:
            self._session.library.save_home(home)
        except UserError as error:
            self.error.setText(self._texts.say(error.message))
            self.error.show()
            return
        self.home_saved.emit(home)
        self.accept()

    def _tell(self, field: ValueField, message: Message | None) -> None:
        error = self._errors[field]
        error.setText(self._texts.say(message) if message is not None else "")
        error.setVisible(message is not None)

    @Slot(object)
    def _on_wrong(self, error: UserError) -> None:
        field = self._sending_field()
        if field is not None:
            self._tell(field, error.message)

    @Slot()
    def _on_righted(self) -> None:
        field = self._sending_field()
        if field is not None:
            self._tell(field, None)

    def _sending_field(self) -> ValueField | None:
        sender = self.sender()
        return next((field for field in self._fields if field.news is sender), None)
