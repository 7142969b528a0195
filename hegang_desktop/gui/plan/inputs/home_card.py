"""The home: from a listing, or by city, area and price; what the seller leaves, its heating, a mortgage to compare."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox

from hegang_desktop.app.plan import edits
from hegang_desktop.app.plan.fields import home
from hegang_desktop.app.rules import load_cities
from hegang_desktop.domain.message import Message, Money, msg
from hegang_desktop.domain.places import HOME
from hegang_desktop.domain.plan import Plan
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plan.inputs.field_editor import WIDTH
from hegang_desktop.gui.plan.inputs.input_card import InputCard
from hegang_desktop.gui.widgets.boxes import button, plain_label
from hegang_desktop.gui.widgets.boxes import row as across
from hegang_desktop.gui.widgets.field_row import FieldRow
from hegang_desktop.gui.widgets.line_edit import LineEdit
from hegang_desktop.gui.widgets.no_wheel_combo import NoWheelCombo
from hegang_desktop.text.homes import home_label
from hegang_desktop.text.places import city_names


class CityBox(NoWheelCombo):
    """The cities there are figures for, or any other that is typed."""

    def __init__(self) -> None:
        super().__init__()
        self.line = LineEdit()
        self.setEditable(True)
        self.setLineEdit(self.line)


class HomeCard(InputCard):
    """The target home of the plan. `listings_requested`: the user wants to choose one from the listings."""

    listings_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("The home"))

    def build(self) -> None:
        texts = self.texts
        self._label = plain_label("", wrap=True)
        self._sample = plain_label("", "chip")
        top = across()
        top.addWidget(self._label, 1)
        top.addWidget(self._sample, 0, Qt.AlignmentFlag.AlignTop)
        self.content.addLayout(top)
        links = across(spacing=4)
        self._choose = button(texts, msg("Choose from the listings…"), "link")
        self._type = button(texts, msg("Describe it here instead"), "link")
        links.addWidget(self._choose)
        links.addWidget(self._type)
        links.addStretch(1)
        self.content.addLayout(links)
        self.city = CityBox()
        self.city.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        texts.put(self.city, msg("City"), "setAccessibleName")
        self._city_row = FieldRow(texts, msg("City"), self.city, width=WIDTH)
        self.content.addWidget(self._city_row)
        self.add_parts(HOME, home.PARTS, home.FOLDS)
        self._fill_cities()
        texts.words_changed.connect(self._fill_cities)
        self._choose.clicked.connect(self.listings_requested)
        self._type.clicked.connect(self._on_type_clicked)
        self.city.activated.connect(self._on_city_chosen)
        self.city.line.editingFinished.connect(self._on_city_chosen)

    @Slot()
    def _fill_cities(self) -> None:
        typed = self.city.currentText()
        self.city.clear()
        for city in load_cities():
            self.city.addItem(city_names(city, self.texts.words.locale), city.zh)
        self.city.setEditText(typed)

    def make(self) -> None:
        first = not self.is_made
        super().make()
        if first:
            # whoever is sent to this group begins with the number that an answer needs
            self.setFocusProxy(self.editor("floor_area").control)

    def show_plan(self, plan: Plan) -> None:
        home = plan.scenario.home
        typed = home.origin == "typed"
        say = self.texts.say
        self._label.setText(say(home_label(home)))
        self._label.setVisible(not typed or bool(home.description.community))
        self._sample.setText(say(msg("sample")))
        self._sample.setVisible(home.sample)
        self._type.setVisible(not typed)
        self._city_row.setVisible(typed)
        if not (self.city.hasFocus() and self.city.line.isModified()):
            known = self.city.findData(home.description.city)
            self.city.setEditText(self.city.itemText(known) if known >= 0 else home.description.city)

    def subtotal_of(self, plan: Plan) -> Message:
        home = plan.scenario.home
        return msg("{amount} · {home}", amount=Money(home.asking_price), home=home_label(home))

    @Slot()
    def _on_type_clicked(self) -> None:
        self.session.edit(msg("Describe the home"), edits.typed_home)

    @Slot()
    def _on_city_chosen(self) -> None:
        plan = self.session.plan
        text = self.city.currentText()
        at = self.city.findText(text)
        name = self.city.itemData(at) if at >= 0 else text
        if (
            plan is not None
            and plan.scenario.home.origin == "typed"
            and name.strip() != plan.scenario.home.description.city
        ):
            self.city.line.setModified(False)
            self.session.edit(msg("City"), lambda plan: edits.with_city(plan, name))
