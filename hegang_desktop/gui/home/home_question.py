"""Where, and which home: a city, three kinds of home as cards, a price of one's own, or one that was seen."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QComboBox, QStackedWidget, QWidget

from hegang_desktop.domain.area import Area
from hegang_desktop.domain.home import Home
from hegang_desktop.domain.message import Message, Money, SquareMetres, msg, msg_n
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.domain.typical_home import HomeKind
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.home.home_figures import HomeFigure, home_figures
from hegang_desktop.gui.home.home_kind_button import HomeKindButton
from hegang_desktop.gui.widgets.boxes import button, column, label, plain_label, row
from hegang_desktop.gui.widgets.fields import AreaField, MoneyField
from hegang_desktop.text.places import city_and_province, city_name, place_name

FILL_AFTER_MS = 20
FIGURES_AFTER_MS = 250
"""The engine, which the figures need, is read once the window has come to rest."""
BENEATH_HEIGHT = 44
"""Two lines of a source, or the fields of a price: what stands below does not move."""
KIND_NAMES: dict[HomeKind, Message] = {
    "old_top": msg("Old flat, top floor"),
    "old_usual": msg("Old flat, usual floor"),
    "newer": msg("Newer flat"),
}


class HomeQuestion(QWidget):
    """`home` is what was chosen. `city_changed`: another city was chosen (its Chinese name)."""

    city_changed = Signal(str)
    answered = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._figures: tuple[HomeFigure, ...] = ()
        self._figures_of = ""
        self._seen: TargetHome | None = None
        texts = context.texts
        self.city = QComboBox()
        texts.put(self.city, msg("Where would you like to live?"), "setAccessibleName")
        outer = column(self, spacing=6)
        top = row()
        top.addWidget(label(texts, msg("Which home do you have in mind?"), "list"))
        top.addStretch(1)
        self.seen_one = button(texts, msg("I have seen one…"), "link")
        top.addWidget(self.seen_one)
        outer.addLayout(top)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        line = row(spacing=8)
        self.cards = tuple(HomeKindButton() for _ in KIND_NAMES)
        self.own = HomeKindButton()
        for at, card in enumerate((*self.cards, self.own)):
            self._group.addButton(card, at)
            line.addWidget(card, 1)
        outer.addLayout(line)
        self._beneath = QStackedWidget()
        self._beneath.setMinimumHeight(BENEATH_HEIGHT)
        self.source = plain_label("", "quiet", wrap=True)
        self._beneath.addWidget(self.source)
        self._beneath.addWidget(self._own_fields())
        outer.addWidget(self._beneath)
        self._group.idClicked.connect(self._on_card_clicked)
        self.seen_one.clicked.connect(self._on_seen_one_clicked)
        self.city.activated.connect(self._on_city_activated)
        context.signals.listings_changed.connect(self._on_listings_changed)
        texts.words_changed.connect(self._on_words_changed)
        # figures are read right after the first picture
        QTimer.singleShot(FILL_AFTER_MS, self, self.fill)

    def _own_fields(self) -> QWidget:
        texts = self._context.texts
        made = QWidget()
        line = row(made)
        self.own_price = MoneyField(texts, msg("What the home costs"))
        self.own_area = AreaField(texts, msg("Its floor area"), optional=True)
        self.own_price.setFixedWidth(160)
        self.own_area.setFixedWidth(110)
        line.addWidget(label(texts, msg("It costs")))
        line.addWidget(self.own_price)
        line.addWidget(label(texts, msg("with")))
        line.addWidget(self.own_area)
        line.addWidget(label(texts, msg("(empty: 60 m² assumed)"), "quiet"))
        line.addStretch(1)
        self.own_price.news.value_edited.connect(self._on_own_edited)
        self.own_area.news.value_edited.connect(self._on_own_edited)
        return made

    # --- what was answered -------------------------------------------------------------------------------------------

    @property
    def city_name(self) -> str:
        """The Chinese name of the city."""
        if self.city.count() == 0:  # quicker than the timer
            self.fill()
        return str(self.city.currentData())

    def choose_city(self, name: str) -> None:
        """Ask about this city."""
        if self.city.count() == 0:
            self.fill()
        at = self.city.findData(name)
        if at >= 0 and at != self.city.currentIndex():
            self.city.setCurrentIndex(at)
            self._find_figures()

    @property
    def home(self) -> TargetHome | None:
        """The home that was chosen; None where nothing was, or its price is missing."""
        from hegang_desktop.app.plan.typical_homes import typical_target

        chosen = self._group.checkedId()
        if 0 <= chosen < len(self._figures):
            typical = self._figures[chosen].home
            return typical_target(typical, self.city_name, self._source_of(self._figures[chosen]))
        if chosen != len(self.cards):
            return None
        if self._seen is not None:
            return self._seen
        return self._own_home() if self.own_price.is_said() and self.own_area.is_said() else None

    @property
    def chosen(self) -> int:
        """Which card was chosen; -1 for none."""
        return self._group.checkedId()

    @property
    def own_fault(self) -> tuple[Message, QWidget] | None:
        """What is wrong with the price or the area of one's own, and where; None for nothing."""
        for field in (self.own_price, self.own_area):
            if not field.is_said() and field.error is not None:
                return field.error.message, field
        if not self.own_price.value:
            return msg("Enter what the home costs: more than 0 yuan."), self.own_price
        return None

    def copy_from(self, other: HomeQuestion) -> None:
        """Ask with the same answers."""
        self.choose_city(other.city_name)
        self._figures, self._figures_of, self._seen = other._figures, other._figures_of, other._seen
        self.own_price.show_value(other.own_price.value)
        self.own_area.show_value(other.own_area.value)
        if other.chosen >= 0:
            self._group.button(other.chosen).setChecked(True)
        self._say_all()

    def _own_home(self) -> TargetHome | None:
        from hegang_desktop.app.plan.typical_homes import own_target

        price, area = self.own_price.value, self.own_area.value
        if not price:
            return None
        return own_target(self.city_name, Fen(price), None if area is None else Area(area))

    # --- figures -----------------------------------------------------------------------------------------------------

    @Slot()
    def fill(self) -> None:
        """The cities, in the language of the window, and the figures of the one that is chosen."""
        from hegang_desktop.app.rules import load_cities

        words = self._context.texts.words
        at = max(0, self.city.currentIndex())
        self.city.clear()
        for city in load_cities():
            self.city.addItem(city_and_province(city, words.locale), city.zh)
        self.city.setCurrentIndex(at)
        if self._figures:
            self._find_figures()
        else:
            QTimer.singleShot(FIGURES_AFTER_MS, self, self._find_figures)
        self.city_changed.emit(self.city_name)

    @Slot()
    def _find_figures(self) -> None:
        paths, city, month = self._context.paths, self.city_name, self._context.session.this_month
        if city != self._figures_of:
            # until the figures of this city are known no home of the one before may be taken for one of it
            self._figures, self._figures_of = (), city
            self._say_source()

        def work() -> tuple[HomeFigure, ...]:
            return home_figures(paths, city, month)

        # a form of its own asks for itself: neither voids the question of the other
        self._context.runner.run(f"typical homes {id(self)}", work, self._show_figures)

    def _show_figures(self, figures: tuple[HomeFigure, ...]) -> None:
        self._figures = figures
        self._say_all()

    @Slot()
    def _on_listings_changed(self) -> None:
        if self.city.count():
            self._find_figures()

    @Slot(int)
    def _on_city_activated(self, _at: int) -> None:
        self._find_figures()
        self.city_changed.emit(self.city_name)

    @Slot()
    def _on_words_changed(self) -> None:
        self.fill()

    # --- words -------------------------------------------------------------------------------------------------------

    def _say_all(self) -> None:
        say = self._context.texts.say
        for card, figure in zip(self.cards, self._figures, strict=False):
            home = figure.home
            area = msg("{area}, {price}", area=SquareMetres(home.floor_area), price=Money(home.price))
            if home.area_assumed:
                area = msg("about {area}, {price}", area=SquareMetres(home.floor_area), price=Money(home.price))
            cost = msg("{cost} all-in", cost=Money(figure.all_in))
            card.show_words(say(KIND_NAMES[home.kind]), say(area), say(cost), say(self._origin(figure)))
        self._say_own()
        self._say_source()

    def _say_own(self) -> None:
        say = self._context.texts.say
        home = self._seen
        if home is None:
            self.own.show_words(say(msg("Your own price")), say(msg("You know roughly what it may cost")), "", "")
            return
        from hegang_desktop.app.plan.typical_homes import all_in_cost

        words = msg("{area}, {price}", area=SquareMetres(home.floor_area), price=Money(home.asking_price))
        cost = msg("{cost} all-in", cost=Money(all_in_cost(home, self._context.session.this_month)))
        self.own.show_words(
            say(msg("The one you have seen")),
            say(words),
            say(cost),
            home.description.community,
        )

    def _origin(self, figure: HomeFigure) -> Message:
        """In a few words, where the figures are from."""
        home = figure.home
        if home.offers:
            return msg_n("{n} offer you imported", "{n} offers you imported", home.offers)
        year = home.source.year if home.source is not None else ""
        if home.city != self.city_name:
            return msg("{city}, {year}; no local figures", city=self._name(home.city), year=year)
        return msg("{city}, {year}", city=self._name(home.city), year=year)

    def _name(self, city: str) -> str:
        from hegang_desktop.app.plan.target_home import find_city

        known = find_city(city)
        return (
            place_name(city, self._context.texts.words.locale)
            if known is None
            else city_name(known, self._context.texts.words.locale)
        )

    def _source_of(self, figure: HomeFigure) -> str:
        """In full, where the figures of a typical home are from."""
        from hegang_desktop.text.sources import source_of

        home, say = figure.home, self._context.texts.say
        if home.source is None:
            return say(
                msg_n(
                    "The middle one by price of the {n} such offer you imported.",
                    "The middle one by price of the {n} such offers you imported.",
                    home.offers,
                )
            )
        words = say(source_of(home.source))
        if home.city == self.city_name:
            return words
        here, there = self._name(self.city_name), self._name(home.city)
        return say(msg("No such figures for {here}; {there}'s are used: {words}", here=here, there=there,
                       words=words))  # fmt: skip

    def _say_source(self) -> None:
        chosen = self._group.checkedId()
        own = chosen == len(self.cards) and self._seen is None
        self._beneath.setCurrentIndex(1 if own else 0)
        words = self._source_of(self._figures[chosen]) if 0 <= chosen < len(self._figures) else ""
        self.source.setText(words or self._context.texts.say(msg("Choose one to see where its figures come from.")))

    @Slot(int)
    def _on_card_clicked(self, at: int) -> None:
        self._say_source()
        if at == len(self.cards) and self._seen is None:
            self.own_price.setFocus()
        self.answered.emit()

    @Slot()
    def _on_own_edited(self) -> None:
        self.answered.emit()

    # --- one that was seen -------------------------------------------------------------------------------------------

    @Slot()
    def _on_seen_one_clicked(self) -> None:
        from hegang_desktop.gui.listings.entering.quick_home_dialog import QuickHomeDialog

        dialog = QuickHomeDialog(self._context, self.window())
        if not dialog.city.text():
            dialog.city.setText(self.city_name)
        dialog.homes_saved.connect(self._on_homes_saved)
        dialog.open()

    @Slot(object)
    def _on_homes_saved(self, homes: list[Home]) -> None:
        from hegang_desktop.app.plan.target_home import hand_target

        self._seen = hand_target(homes[0])
        self.choose_city(self._seen.description.city)
        self.own.setChecked(True)
        self._say_own()
        self._say_source()
        self._context.signals.listings_changed.emit()
        self.answered.emit()
