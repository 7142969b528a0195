"""Entering a home by hand, or changing one that was."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QStringListModel, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCompleter,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from hegang_desktop.app.listings.home_form import CHECKED, FORM, faults, home_from, typed_from
from hegang_desktop.app.plan.library import new_id
from hegang_desktop.app.rules import load_cities
from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.home import Home
from hegang_desktop.domain.listing import Description
from hegang_desktop.domain.listing_field import ListingField
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.side_dialog import SideDialog
from hegang_desktop.gui.widgets.boxes import button, column, label, row, scrolled
from hegang_desktop.gui.widgets.fields import AreaField, MoneyField, NumberField
from hegang_desktop.gui.widgets.line_edit import PlainLine
from hegang_desktop.gui.widgets.message_label import MessageLabel
from hegang_desktop.gui.widgets.no_wheel_combo import NoWheelCombo
from hegang_desktop.gui.widgets.screen_fit import fit
from hegang_desktop.gui.widgets.text_edit import TextEdit
from hegang_desktop.gui.widgets.value_field import ValueField
from hegang_desktop.text.listing_values import YES_NO
from hegang_desktop.text.places import city_name

WIDTH, HEIGHT = 560, 640
ANSWERS = (None, True, False)
Input = ValueField | QLineEdit | QPlainTextEdit | NoWheelCombo


class HomeDialog(SideDialog):
    """`home_saved`: the home was written (Home)."""

    home_saved = Signal(object)

    def __init__(self, context: Context, home: Home | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent, home.id if home is not None else "")
        texts = self._texts = context.texts
        self._session = context.session
        self._id = home.id if home is not None else new_id()
        self._before = home.description if home is not None else Description()
        texts.put(self, msg("Change a home") if home else msg("Add a home"), "setWindowTitle")
        self._answers: dict[NoWheelCombo, tuple[Message | None, ...]] = {}
        self.inputs = {field.id: self._make_input(field) for field in FORM}
        self.error = MessageLabel(texts, "error")
        self.error.hide()
        self._say_choices()
        texts.words_changed.connect(self._say_choices)
        self._errors: dict[QWidget, MessageLabel] = {}
        self._lay_out()
        if home is not None:
            self._show(typed_from(home))
        fit(self, WIDTH, HEIGHT)
        self.inputs[FORM[0].id].setFocus()

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
        for field in self.fields.values():
            if isinstance(field, NumberField):
                field.edit.setTextMargins(0, 0, 8, 0)
            field.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            field.news.wrong.connect(self._on_wrong)
            field.news.righted.connect(self._on_righted)
            field.news.value_edited.connect(self._on_righted)

    def _make_input(self, field: ListingField) -> Input:
        texts, name = self._texts, field.label
        match field.kind:
            case "money":
                return MoneyField(texts, name, step=100_000, optional=True)
            case "area":
                return AreaField(texts, name, optional=True)
            case "whole" | "storey" | "year":
                return NumberField(texts, name, optional=True)
            case "yes_no":
                return self._make_combo(field)
        if field.form is not None and field.form.prose:
            prose = TextEdit()
            prose.setTabChangesFocus(True)
            prose.setFixedHeight(72)
            texts.put(prose, name, "setAccessibleName")
            return prose
        line = PlainLine()
        line.setMaxLength(200)
        texts.put(line, name, "setAccessibleName")
        if field.form is not None and field.form.example is not None:
            texts.put(line, field.form.example, "setPlaceholderText")
        return line

    def _make_combo(self, field: ListingField) -> NoWheelCombo:
        combo = NoWheelCombo()
        words = field.values or YES_NO
        for value in ANSWERS:
            combo.addItem("", value)
        self._answers[combo] = (None, words["yes"], words["no"])
        self._texts.put(combo, field.label, "setAccessibleName")
        return combo

    @Slot()
    def _say_choices(self) -> None:
        """What is offered, in the language of the window."""
        for combo, words in self._answers.items():
            for at, word in enumerate(words):
                combo.setItemText(at, "" if word is None else self._texts.say(word))
        self._offer_cities()

    def _offer_cities(self) -> None:
        known = load_cities()
        names = [city_name(city, self._texts.words.locale) for city in known]
        completer = QCompleter(self)
        completer.setModel(QStringListModel(names, completer))
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        city = self.inputs["city"]
        if isinstance(city, QLineEdit):
            city.setCompleter(completer)

    def _form(self) -> QWidget:
        inner = QWidget()
        form = QFormLayout(inner)
        form.setContentsMargins(0, 0, 8, 0)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        beside = {field.form.beside: field for field in FORM if field.form is not None}
        for field in FORM:
            if field.form is None or field.form.beside:
                continue
            cell = column(spacing=2)
            made = self.inputs[field.id]
            if field.id in beside:
                cell.addLayout(self._side_by_side(made, beside[field.id]))
            else:
                cell.addWidget(made)
            if isinstance(made, ValueField):
                self._add_error(cell, made)
            form.addRow(label(self._texts, field.form.label or field.label), cell)
        for first, other in beside.items():
            if first:
                self._errors[self.inputs[other.id]] = self._errors[self.inputs[first]]
        return inner

    def _side_by_side(self, first: QWidget, other: ListingField) -> QHBoxLayout:
        line = row(spacing=8)
        line.addWidget(first, 1)
        if other.form is not None and other.form.between is not None:
            line.addWidget(label(self._texts, other.form.between, "quiet_body"))
        line.addWidget(self.inputs[other.id], 1)
        return line

    def _add_error(self, cell: QVBoxLayout, field: ValueField) -> None:
        error = MessageLabel(self._texts, "error")
        error.hide()
        cell.addWidget(error)
        self._errors[field] = error

    @property
    def fields(self) -> dict[str, ValueField]:
        """The inputs of numbers, by the ids of their fields."""
        return {id_: made for id_, made in self.inputs.items() if isinstance(made, ValueField)}

    def _show(self, typed: Mapping[str, Any]) -> None:
        for id_, made in self.inputs.items():
            value = typed[id_]
            if isinstance(made, ValueField):
                made.show_value(value)
            elif isinstance(made, QPlainTextEdit):
                made.setPlainText(value)
            elif isinstance(made, NoWheelCombo):
                made.setCurrentIndex(made.findData(value))
            else:
                made.setText(value)

    @property
    def typed(self) -> dict[str, Any]:
        """What stands in the fields, by their ids."""
        return {id_: _value_of(made) for id_, made in self.inputs.items()}

    @Slot()
    def save(self) -> None:
        """Write the home and close, unless a field must be put right first."""
        fields, typed = self.fields, self.typed
        wrong_fields = faults(typed, self._session.this_month.year)
        for id_ in CHECKED:
            if not fields[id_].is_wrong:
                self._tell(fields[id_], wrong_fields.get(id_))
        wrong = [field for id_, field in fields.items() if field.is_wrong or id_ in wrong_fields]
        if wrong:
            wrong[0].edit.setFocus()
            return
        home = home_from(typed, self._id, self._before)
        try:
            self._session.library.save_home(home)
        except UserError as error:
            self.error.say(error.message)
            self.error.show()
            return
        self.home_saved.emit(home)
        self.accept()

    def _tell(self, field: ValueField, message: Message | None) -> None:
        error = self._errors[field]
        error.say(message)
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
        return next((field for field in self.fields.values() if field.news is sender), None)


def _value_of(made: Input) -> Any:
    if isinstance(made, ValueField):
        return made.value
    if isinstance(made, QPlainTextEdit):
        return made.toPlainText().strip()
    if isinstance(made, NoWheelCombo):
        return made.currentData()
    return made.text().strip()
