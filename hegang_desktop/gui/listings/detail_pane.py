"""One home in full, below the table, with what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QWidget

from hegang_desktop.app import listing_facts
from hegang_desktop.domain.message import Message, Money, msg, msg_n, pmsg, verbatim
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.screening import Flag, Severity
from hegang_desktop.domain.search import ListingDetail
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.widgets.boxes import button, column, label, plain_label, restyle, row, scrolled

SHOWN_STEPS = 12
LONGEST_WORD = 48
NAME_WIDTH = 112
LOOKS: dict[Severity, str] = {"stop": "bad", "warn": "caution", "note": ""}


class DetailPane(QFrame):
    """`target_wanted`, `edit_wanted`, `delete_wanted`: the buttons; each carries the ListingDetail shown."""

    target_wanted = Signal(object)
    edit_wanted = Signal(object)
    delete_wanted = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        texts = self._texts = context.texts
        self._context = context
        self._detail: ListingDetail | None = None
        self.flags: tuple[Flag, ...] = ()
        self.setProperty("look", "card")
        self.setMinimumHeight(96)
        self._title = plain_label("", "heading")
        self._price = plain_label("", "quiet_body")
        self._sample = label(texts, msg("sample"), "chip")
        self.target_button = button(texts, msg("Use as target home"), "primary")
        self.edit_button = button(texts, msg("Edit…"))
        self.delete_button = button(texts, msg("Delete"))
        self._caution = plain_label("", "caution", wrap=True)
        self._empty = label(texts, msg("Choose a home in the table to see all that is known of it."), "quiet_body")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        body = QWidget()
        self._content = column(body, spacing=12)
        self.area = scrolled(body)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        texts.put(self.area, msg("Details of the home"), "setAccessibleName")
        self.area.installEventFilter(self)
        for one in (self._title, self._price):
            one.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._head = QWidget()
        head = row(self._head, spacing=8)
        head.addWidget(self._title)
        head.addWidget(self._sample, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addSpacing(8)
        head.addWidget(self._price)
        head.addStretch(1)
        head.addWidget(self.delete_button)
        head.addWidget(self.edit_button)
        head.addWidget(self.target_button)
        outer = column(self, spacing=8)
        outer.setContentsMargins(16, 12, 16, 12)
        outer.addWidget(self._head)
        outer.addWidget(self._caution)
        outer.addWidget(self.area, 1)
        outer.addWidget(self._empty, 1)
        self.target_button.clicked.connect(self._on_target_clicked)
        self.edit_button.clicked.connect(self._on_edit_clicked)
        self.delete_button.clicked.connect(self._on_delete_clicked)
        texts.words_changed.connect(self._on_words_changed)
        self._on_words_changed()

    @property
    def detail(self) -> ListingDetail | None:
        """The home shown."""
        return self._detail

    def show_detail(self, detail: ListingDetail | None) -> None:
        """Show a home, or none."""
        self._detail = detail
        self.flags = ()
        self.area.verticalScrollBar().setValue(0)
        self._on_words_changed()
        if detail is not None:
            self._screen(detail)

    def _screen(self, detail: ListingDetail) -> None:
        """Look in a thread for what may be wrong with the home."""
        catalog, month = self._context.paths.catalog_db, self._context.session.this_month

        def work() -> tuple[Flag, ...]:
            from hegang_desktop.app.flagging import flags_of

            return flags_of(catalog, detail, month)

        def done(flags: tuple[Flag, ...]) -> None:
            if detail is self._detail and flags:
                self.flags = flags
                self._fill(detail)

        self._context.runner.run("flags", work, done)

    @Slot()
    def _on_words_changed(self) -> None:
        detail = self._detail
        for part in (self._head, self.area):
            part.setVisible(detail is not None)
        self._empty.setVisible(detail is None)
        self._caution.hide()
        if detail is None:
            return
        say = self._texts.say
        self._title.setText(" · ".join(say(part) for part in listing_facts.title(detail)))
        between = "   " if self._texts.words.hide_amounts else " · "
        self._price.setText(between.join(say(part) for part in listing_facts.price_words(detail)))
        self._sample.setVisible(detail.row.sample)
        self.edit_button.setVisible(detail.by_hand)
        self.delete_button.setVisible(detail.by_hand)
        caution = listing_facts.price_caution(detail)
        if caution is not None:
            self._caution.setText(say(caution))
            self._caution.show()
        self._fill(detail)

    def _fill(self, detail: ListingDetail) -> None:
        # a new widget each time: one that is refilled while it shows is squeezed for a moment
        body = QWidget()
        self._content = column(body, spacing=12)
        self._add_parts(detail)
        self._content.addStretch(1)
        self.area.setWidget(body)

    def _add_parts(self, detail: ListingDetail) -> None:
        if detail.row.sample:
            self._add_line(msg("This is an invented sample, not a real advert. Nobody offers this home."), "caution")
        self._add_flags()
        self._add_form(listing_facts.known(detail, self._texts.words))
        missing = [] if detail.by_hand else listing_facts.unsaid(detail.description)
        if missing:
            what = self._texts.say(pmsg("between words of a list", ", ")).join(self._texts.say(one) for one in missing)
            told = (
                msg("Not entered: {what}.", what=what)
                if detail.by_hand
                else msg("The advert does not say: {what}.", what=what)
            )
            self._add_line(told, "caution")
        if detail.note:
            self._add_form([(msg("Note"), verbatim(detail.note))])
        self._add_history(detail)
        extra = [(verbatim(name), verbatim(value)) for name, value in detail.description.extra.items() if value.strip()]
        if extra:
            self._content.addWidget(_strong(self._texts.say(msg("Also in the advert"))))
            self._add_form(extra)
        self._add_origin(detail)

    def _add_flags(self) -> None:
        """What may be wrong, the gravest first, each with the check to do."""
        if not self.flags:
            return
        self._content.addWidget(_strong(self._texts.say(msg("What may be wrong"))))
        lines = column(spacing=4)
        for flag in self.flags:
            reason = plain_label(f"•  {self._texts.say(flag.reason)}", LOOKS[flag.severity], wrap=True)
            check = plain_label(self._texts.say(flag.check), "quiet", wrap=True)
            lines.addWidget(reason)
            lines.addWidget(check)
        self._content.addLayout(lines)

    def _add_line(self, message: Message, look: str) -> None:
        self._content.addWidget(plain_label(self._texts.say(message), look, wrap=True))

    def _add_form(self, pairs: list[tuple[Message, Message]]) -> None:
        """Pairs in two columns, read downward."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for at in (0, 2):
            grid.setColumnMinimumWidth(at, NAME_WIDTH)
            grid.setColumnStretch(at + 1, 1)
        half = (len(pairs) + 1) // 2
        for number, (name, value) in enumerate(pairs):
            place, line = divmod(number, half)
            grid.addWidget(_name(self._texts.say(name)), line, 2 * place)
            grid.addWidget(_value(self._texts.say(value)), line, 2 * place + 1)
        holder = QWidget()
        holder.setLayout(grid)
        grid.setContentsMargins(0, 0, 0, 0)
        self._content.addWidget(holder)

    def _add_history(self, detail: ListingDetail) -> None:
        steps = listing_facts.history(detail)
        if detail.by_hand or not steps:
            return
        self._content.addWidget(_strong(self._texts.say(msg("Prices seen"))))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(0, NAME_WIDTH)
        grid.setColumnStretch(2, 1)
        for line, step in enumerate(steps[:SHOWN_STEPS]):
            grid.addWidget(_name(step.day), line, 0)
            price = plain_label(self._texts.words.money(step.price))
            price.setAlignment(Qt.AlignmentFlag.AlignRight)
            price.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(price, line, 1)
            grid.addWidget(plain_label(self._change(step.change), "quiet"), line, 2)
        holder = QWidget()
        holder.setLayout(grid)
        grid.setContentsMargins(0, 0, 0, 0)
        self._content.addWidget(holder)
        if len(steps) > SHOWN_STEPS:
            earlier = len(steps) - SHOWN_STEPS
            self._add_line(msg_n("{n} earlier price", "{n} earlier prices", earlier), "quiet")

    def _change(self, change: Fen | None) -> str:
        if change is None:
            return ""
        if change == 0:
            return self._texts.say(msg("unchanged"))
        amount = Money(Fen(abs(change)))
        return self._texts.say(msg("up {amount}", amount=amount) if change > 0 else msg("down {amount}", amount=amount))

    def _add_origin(self, detail: ListingDetail) -> None:
        pairs: list[tuple[Message, Message]] = []
        source = listing_facts.source_words(detail)
        if source is not None:
            pairs.append((msg("Source"), source))
        if detail.imported_from:
            pairs.append((msg("From the file"), verbatim(detail.imported_from)))
        if pairs:
            self._add_form(pairs)
        if detail.url:
            line = row(spacing=12)
            name = _name(self._texts.say(msg("Link")))
            name.setMinimumWidth(NAME_WIDTH)
            line.addWidget(name)
            link = _long_value(detail.url)
            link.setAccessibleName(self._texts.say(msg("Link")))
            line.addWidget(link, 1)
            self._content.addLayout(line)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.area and isinstance(event, QFocusEvent):
            # the area itself paints no frame: the card shows that it has the focus
            restyle(self, "look", "toast" if event.gotFocus() else "card")
        return super().eventFilter(watched, event)

    @Slot()
    def _on_target_clicked(self) -> None:
        self.target_wanted.emit(self._detail)

    @Slot()
    def _on_edit_clicked(self) -> None:
        self.edit_wanted.emit(self._detail)

    @Slot()
    def _on_delete_clicked(self) -> None:
        self.delete_wanted.emit(self._detail)


def _name(text: str) -> QLabel:
    made = plain_label(text, "quiet")
    made.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    return made


def _value(text: str) -> QLabel | QLineEdit:
    if max(map(len, text.split()), default=0) > LONGEST_WORD:
        return _long_value(text)
    made = plain_label(text, wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    made.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    return made


def _long_value(text: str) -> QLineEdit:
    """A label would ask for the width of its longest word; a line of text scrolls instead."""
    made = QLineEdit(text)
    made.setReadOnly(True)
    made.setCursorPosition(0)
    return made


def _strong(text: str) -> QLabel:
    made = plain_label(text)
    font = made.font()
    font.setBold(True)
    made.setFont(font)
    return made
