"""What comes in after the move: the same, work there for about so much, or nothing at first."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QToolButton, QWidget

from hegang_desktop.app.plan.new_plan import There
from hegang_desktop.domain.message import Message, Money, msg, shipped
from hegang_desktop.domain.money import ZERO, Fen
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.widgets.boxes import column, label, plain_label
from hegang_desktop.gui.widgets.fields import MONTHLY_UNIT, MoneyField
from hegang_desktop.gui.widgets.flow_box import FlowBox

CHOICES: tuple[tuple[There, Message], ...] = (
    ("same", msg("The same, working remotely")),
    ("local", msg("A job there")),
    ("nothing", msg("Nothing at first")),
)


class ThereQuestion(QWidget):
    """Nothing is chosen at first. For work there the wage known of the city is suggested, with its source."""

    answered = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._city = ""
        texts = context.texts
        outer = column(self, spacing=6)
        outer.addWidget(label(texts, msg("What will your income be there?"), "list"))
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._flow = FlowBox()
        self.buttons: dict[There, QToolButton] = {}
        for at, (id_, words) in enumerate(CHOICES):
            one = QToolButton()
            one.setProperty("look", "choice")
            one.setCheckable(True)
            texts.put(one, words)
            self._group.addButton(one, at)
            self._flow.add(one)
            self.buttons[id_] = one
        outer.addWidget(self._flow)
        self.amount = MoneyField(texts, msg("Monthly pay there"), MONTHLY_UNIT)
        self.amount.setFixedWidth(170)
        outer.addWidget(self.amount)
        self.hint = plain_label("", "quiet", wrap=True)
        outer.addWidget(self.hint)
        self._group.idClicked.connect(self._on_clicked)
        self.amount.news.value_edited.connect(self.answered)
        texts.words_changed.connect(self._on_words_changed)
        self._show()

    @property
    def there(self) -> There | None:
        """What was chosen."""
        at = self._group.checkedId()
        return None if at < 0 else CHOICES[at][0]

    @property
    def income(self) -> Fen:
        """What work there brings a month, in fen; 0 where there is none."""
        return Fen(self.amount.value or 0) if self.there == "local" else ZERO

    def is_said(self) -> bool:
        """Whether something was chosen, with its amount."""
        return self.there is not None and (self.there != "local" or self.amount.is_said())

    @Slot(str)
    def show_city(self, city: str) -> None:
        """Suggest what is known of wages in a city (its Chinese name)."""
        self._city = city
        self._show()

    @Slot(int)
    def _on_clicked(self, _at: int) -> None:
        self._show()
        if self.there == "local":
            self.amount.setFocus()
        self.answered.emit()

    @Slot()
    def _on_words_changed(self) -> None:
        self._flow.replace()
        self._show()

    def _show(self) -> None:
        local = self.there == "local"
        self.amount.setEnabled(local)
        if not local:
            self.hint.setText(self._hint(self.there))
            return
        from hegang_desktop.app.plan.target_home import find_city

        known = find_city(self._city)
        figure = known.figure("wage_usual") if known else None
        if figure is None:
            self.hint.setText(
                self._context.texts.say(msg("No local wage is known: enter what you think you can earn."))
            )
            return
        self.amount.show_placeholder(self.amount.written(figure.value))
        words = msg(
            "Perhaps {amount}: {source} ({year}).",
            amount=Money(Fen(figure.value)), source=self._context.texts.say(shipped(figure.source)), year=figure.year,
        )  # fmt: skip
        self.hint.setText(self._context.texts.say(words))

    def _hint(self, there: There | None) -> str:
        if there == "same":
            return self._context.texts.say(
                msg("The plan counts on this continuing. Are you sure of it for years to come?")
            )
        if there == "nothing":
            return self._context.texts.say(msg("The plan then shows how long your money lasts without work."))
        return self._context.texts.say(
            msg("Moving may end your present income: this decides how long your money lasts.")
        )
