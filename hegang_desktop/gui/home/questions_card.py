"""Four questions that reach an answer in under a minute."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QMenu

from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import Fen
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.new_plans import TemplateMenu
from hegang_desktop.gui.widgets.boxes import button, column, label, plain_label, row
from hegang_desktop.gui.widgets.field_row import FieldRow
from hegang_desktop.gui.widgets.fields import MONTHLY_UNIT, MoneyField
from hegang_desktop.text.places import city_and_province, city_name

FILL_AFTER_MS = 20


class QuestionsCard(QFrame):
    """`plan_begun` is emitted once the plan of the answers is open."""

    plan_begun = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._context = context
        texts = context.texts
        outer = column(self, margin=20, spacing=12)
        outer.addWidget(label(texts, msg("Four questions to a first answer"), "heading"))
        self.savings = MoneyField(texts, msg("What have you saved?"))
        self.income = MoneyField(texts, msg("What comes in a month, on average?"), MONTHLY_UNIT)
        self.spending = MoneyField(texts, msg("What do you spend a month, rent included?"), MONTHLY_UNIT)
        self.rent = MoneyField(
            texts, msg("Of that, rent (it ends with the move; may stay empty)"), MONTHLY_UNIT, optional=True
        )
        self.city = QComboBox()
        texts.put(self.city, msg("Where would you like to live?"), "setAccessibleName")
        for field, question in (
            (self.savings, msg("What have you saved?")),
            (self.income, msg("What comes in a month, on average?")),
            (self.spending, msg("What do you spend a month, rent included?")),
            (self.rent, msg("Of that, rent (it ends with the move; may stay empty)")),
            (self.city, msg("Where would you like to live?")),
        ):
            outer.addWidget(FieldRow(texts, question, field, width=190))
        self.hint = plain_label("", "error", wrap=True)
        self.hint.hide()
        outer.addWidget(self.hint)
        self.show_answer = button(texts, msg("Show me when"), "primary")
        line = row()
        line.addWidget(self.show_answer)
        line.addStretch(1)
        self.kinds = button(texts, msg("Begin from a kind of mover"), "link")
        self.kinds.setMenu(QMenu(self.kinds))
        TemplateMenu(context, self.kinds.menu(), self).plan_begun.connect(self.plan_begun)
        line.addWidget(self.kinds)
        outer.addLayout(line)
        outer.addWidget(
            label(
                texts,
                msg("Everything can be made exact later: a home from real listings, each cost, seasons of income."),
                "quiet",
                wrap=True,
            )
        )
        # the figures are read right after the first picture
        QTimer.singleShot(FILL_AFTER_MS, self, self._fill_cities)
        texts.words_changed.connect(self._fill_cities)
        self.show_answer.clicked.connect(self._on_show_answer_clicked)
        for money in (self.savings, self.income, self.spending, self.rent):
            money.edit.returnPressed.connect(self._on_show_answer_clicked)
            money.news.value_edited.connect(self.hint.hide)

    @Slot()
    def _fill_cities(self) -> None:
        from hegang_desktop.app.rules import load_cities

        words = self._context.texts.words
        at = max(0, self.city.currentIndex())
        self.city.clear()
        for city in load_cities():
            self.city.addItem(city_and_province(city, words.locale), city.zh)
        self.city.setCurrentIndex(at)

    @Slot()
    def _on_show_answer_clicked(self) -> None:
        from hegang_desktop.app.plan.new_plan import city_home, new_plan
        from hegang_desktop.app.plan.target_home import find_city

        texts, session = self._context.texts, self._context.session
        fields = (self.savings, self.income, self.spending)
        missing = next((field for field in fields if field.is_wrong or field.value is None), None)
        if self.rent.is_wrong:
            missing = self.rent
        if missing is not None:
            self.hint.setText(texts.say(msg("One number is still missing, or cannot be read. Zero is a number too.")))
            self.hint.show()
            missing.setFocus()
            return
        self.hint.hide()
        if self.city.count() == 0:  # quicker than the timer
            self._fill_cities()
        savings, income, spending, rent = (Fen(field.value or 0) for field in (*fields, self.rent))
        name = self.city.currentData()
        city = find_city(name)
        place = city_name(city, texts.words.locale) if city else name
        plan = new_plan(
            texts.say(msg("A home in {city}", city=place)),
            session.this_month,
            savings=savings,
            income=income,
            spending=Fen(max(0, spending - rent)),
            rent=rent,
            home=city_home(city, name),
        )
        session.add(plan, msg("New plan"))
        self.plan_begun.emit()
