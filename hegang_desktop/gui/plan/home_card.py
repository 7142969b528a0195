"""The home: from a listing, or by city, area and unit price."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from hegang_desktop.app import plan_edits as edits
from hegang_desktop.app.home_words import HELD, home_label, unit_price_source
from hegang_desktop.app.rules import load_cities
from hegang_desktop.domain.message import Message, Money, msg
from hegang_desktop.domain.plan import Plan
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plan.input_card import InputCard
from hegang_desktop.gui.widgets.boxes import button, plain_label, row
from hegang_desktop.gui.widgets.field_row import FieldRow
from hegang_desktop.gui.widgets.fields import AreaField, MoneyField

BASES = (("total", msg("in total")), ("unit", msg("per m²")))


class HomeCard(InputCard):
    """The target home of the plan. `listings_requested`: the user wants to choose one from the listings."""

    listings_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("The home"))
        texts = self.texts
        self._label = plain_label("", wrap=True)
        self._sample = plain_label("", "chip")
        top = row()
        top.addWidget(self._label, 1)
        top.addWidget(self._sample, 0, Qt.AlignmentFlag.AlignTop)
        self.content.addLayout(top)
        links = row(spacing=4)
        self._choose = button(texts, msg("Choose from the listings…"), "link")
        self._type = button(texts, msg("Describe it here instead"), "link")
        links.addWidget(self._choose)
        links.addWidget(self._type)
        links.addStretch(1)
        self.content.addLayout(links)
        self.city = QComboBox()
        self.city.setEditable(True)
        self.city.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        texts.put(self.city, msg("City"), "setAccessibleName")
        self._city_row = self._add(msg("City"), self.city)
        self.add_field(AreaField(texts, msg("Floor area")), msg("Floor area"), edits.FLOOR_AREA)
        self.basis = QComboBox()
        texts.put(self.basis, msg("How the price is known"), "setAccessibleName")
        self._basis_row = self._add(msg("Price known"), self.basis)
        self._price_row = self.add_money(msg("Price of the home"), edits.PRICE)
        self._unit_row = self.add_field(
            MoneyField(texts, msg("Unit price"), msg("yuan/m²"), step=1000), msg("Unit price"), edits.UNIT_PRICE
        )
        self._source = plain_label("", "quiet", wrap=True)
        self.content.addWidget(self._source)
        self.held = QComboBox()
        texts.put(self.held, msg("How long the seller has held it"), "setAccessibleName")
        self._add(
            msg("Held by the seller"), self.held, msg("It decides which of the seller's taxes you may be asked to pay.")
        )
        self.heated = QCheckBox()
        texts.put(self.heated, msg("The place has central heating"))
        self.other_home = QCheckBox()
        texts.put(self.other_home, msg("My family owns another home"))
        texts.put(self.other_home, msg("Buyer, spouse and children under age; it decides the deed tax."), "setToolTip")
        self.content.addWidget(self.heated)
        self.content.addWidget(self.other_home)
        self._fill_combos()
        texts.words_changed.connect(self._fill_combos)
        self._choose.clicked.connect(self.listings_requested)
        self._type.clicked.connect(self._on_type_clicked)
        self.city.activated.connect(self._on_city_chosen)
        line = self.city.lineEdit()
        if line is not None:
            line.editingFinished.connect(self._on_city_chosen)
        self.basis.activated.connect(self._on_basis_activated)
        self.held.activated.connect(self._on_held_activated)
        self.heated.clicked.connect(self._on_heated_clicked)
        self.other_home.clicked.connect(self._on_other_home_clicked)

    def _add(self, name: Message, field: QWidget, why: Message | None = None) -> FieldRow:
        made = FieldRow(self.texts, name, field, why=why)
        self.content.addWidget(made)
        return made

    @Slot()
    def _fill_combos(self) -> None:
        say, chinese = self.texts.say, self.texts.words.chinese
        typed = self.city.currentText()
        self.city.clear()
        for city in load_cities():
            self.city.addItem(city.zh if chinese else f"{city.en} {city.zh}", city.zh)
        self.city.setEditText(typed)
        for combo, choices in ((self.basis, BASES), (self.held, tuple(HELD.items()))):
            at = combo.currentIndex()
            combo.clear()
            for value, words in choices:
                combo.addItem(say(words), value)
            combo.setCurrentIndex(max(0, at))

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
        self._basis_row.setVisible(typed)
        self._price_row.setVisible(home.basis == "total")
        self._unit_row.setVisible(home.basis == "unit")
        if not self.city.hasFocus():
            known = self.city.findData(home.description.city)
            self.city.setEditText(self.city.itemText(known) if known >= 0 else home.description.city)
        self.basis.setCurrentIndex(self.basis.findData(home.basis))
        self.held.setCurrentIndex(self.held.findData(home.held))
        self.heated.setChecked(home.heated)
        self.other_home.setChecked(plan.situation.owns_other_home)
        source = unit_price_source(home)
        self._source.setVisible(source is not None)
        if source is not None:
            self._source.setText(say(source))

    def subtotal_of(self, plan: Plan) -> Message:
        return msg("{amount}", amount=Money(plan.scenario.home.asking_price))

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
            self.session.edit(msg("City"), lambda plan: edits.with_city(plan, name))

    @Slot()
    def _on_basis_activated(self) -> None:
        basis = self.basis.currentData()
        self.session.edit(msg("How the price is known"), lambda plan: edits.with_basis(plan, basis))

    @Slot()
    def _on_held_activated(self) -> None:
        held = self.held.currentData()
        self.session.edit(msg("Held by the seller"), lambda plan: edits.with_target(plan, held=held))

    @Slot(bool)
    def _on_heated_clicked(self, heated: bool) -> None:  # noqa: FBT001 - Qt's signature
        self.session.edit(msg("Central heating"), lambda plan: edits.with_target(plan, heated=heated))

    @Slot(bool)
    def _on_other_home_clicked(self, owns: bool) -> None:  # noqa: FBT001 - Qt's signature
        self.session.edit(msg("Other home"), lambda plan: edits.with_situation(plan, owns_other_home=owns))
