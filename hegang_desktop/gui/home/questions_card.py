"""The first questions, on one page: an answer in about a minute."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.home.answer_fields import AnswerFields
from hegang_desktop.gui.home.home_question import HomeQuestion
from hegang_desktop.gui.home.there_question import ThereQuestion
from hegang_desktop.gui.new_plans import TemplateMenu, unused_name
from hegang_desktop.gui.widgets.boxes import button, column, label, plain_label, row
from hegang_desktop.gui.widgets.field_row import FieldRow
from hegang_desktop.gui.widgets.value_field import ValueField


class QuestionsCard(QFrame):
    """`plan_begun` is emitted once the plan of the answers is open."""

    plan_begun = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._context = context
        texts = context.texts
        outer = column(self, margin=14, spacing=8)
        self.now = AnswerFields(context)
        self.savings, self.income = self.now.savings, self.now.income
        self.spending, self.rent, self.cushion = self.now.spending, self.now.rent, self.now.cushion
        self.there = ThereQuestion(context)
        self.home = HomeQuestion(context)
        self.city = self.home.city
        across = row(spacing=28)
        across.addWidget(self.now, 1, Qt.AlignmentFlag.AlignTop)
        right = column(spacing=10)
        right.addWidget(self.there)
        right.addWidget(FieldRow(texts, msg("Where would you like to live?"), self.city, width=200))
        right.addStretch(1)
        across.addLayout(right, 1)
        outer.addLayout(across)
        outer.addWidget(self.home)
        self.hint = plain_label("", "error", wrap=True)
        self.hint.hide()
        outer.addWidget(self.hint)
        self.show_answer = button(texts, msg("Show me when"), "primary")
        line = row()
        line.addWidget(self.show_answer)
        self.later = label(texts, msg("You can refine everything later."), "quiet")
        line.addWidget(self.later)
        line.addStretch(1)
        self.kinds = button(texts, msg("Start from someone else's situation"), "link")
        self.kinds.setMenu(QMenu(self.kinds))
        self.templates = TemplateMenu(context, self.kinds.menu(), self, self._itself)
        self.templates.plan_begun.connect(self.plan_begun)
        line.addWidget(self.kinds)
        outer.addLayout(line)
        self.show_answer.clicked.connect(self._on_show_answer_clicked)
        self.now.submitted.connect(self._on_show_answer_clicked)
        for answered in (self.now.edited, self.there.answered, self.home.answered):
            answered.connect(self.hint.hide)
        self.home.city_changed.connect(self.there.show_city)

    def _itself(self) -> QuestionsCard:
        return self

    @Slot()
    def _on_show_answer_clicked(self) -> None:
        missing = self._missing()
        if missing is not None:
            own = self.home.own_fault if missing[1] is self.home.own_price else None
            self._tell(*(own or missing))
            return
        self.hint.hide()
        try:
            self._begin()
        except UserError as error:
            self._tell(error.message, self.savings)
            return
        self.plan_begun.emit()

    def _missing(self) -> tuple[Message, QWidget] | None:
        """What is still to be said, and where, in the order of the questions."""
        field: ValueField | None = self.now.missing()
        if field is not None:
            return msg("A number is missing or cannot be read. If there is nothing, enter 0."), field
        if not self.there.is_said():
            local = self.there.there == "local"
            where = self.there.amount if local else self.there.buttons["same"]
            return msg("Still missing: your income there."), where
        if self.home.home is None:
            own = self.home.chosen == len(self.home.cards)
            return msg("Still missing: which home you have in mind."), (
                self.home.own_price if own else self.home.cards[0]
            )
        return None

    def _tell(self, words: Message, where: QWidget) -> None:
        self.hint.setText(self._context.texts.say(words))
        self.hint.show()
        where.setFocus()

    def _begin(self) -> None:
        """Open the plan of the answers."""
        from hegang_desktop.app.plan.new_plan import new_plan
        from hegang_desktop.app.plan.target_home import find_city
        from hegang_desktop.text.places import city_name

        texts, session = self._context.texts, self._context.session
        home, there = self.home.home, self.there.there
        if home is None or there is None:
            return
        name = home.description.city or self.home.city_name
        city = find_city(name)
        place = city_name(city, texts.words.locale) if city else name
        income_in, rent_paid = self.now.settled
        plan = new_plan(
            unused_name(self._context, texts.say(msg("A home in {city}", city=place))),
            session.this_month,
            savings=self.now.amount(self.savings),
            income=self.now.amount(self.income),
            spending=self.now.living,
            rent=self.now.amount(self.rent),
            home=home,
            there=there,
            income_there=self.there.income,
            cushion=self.now.kept_back,
            day=self.now.day,
            income_in=income_in,
            rent_paid=rent_paid,
        )
        session.add(plan, msg("New plan"))
