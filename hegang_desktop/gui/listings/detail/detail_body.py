"""All that is known of one home, part under part. Made anew whenever more is known."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from hegang_desktop.app.listings import facts
from hegang_desktop.app.listings.home_context import HomeContext, place_words
from hegang_desktop.app.listings.home_costs import HomeCosts
from hegang_desktop.domain.cost import CostLine
from hegang_desktop.domain.message import Message, Money, msg, msg_n, pmsg, verbatim
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.screening import Severity
from hegang_desktop.domain.search import ListingDetail, OtherAdvert
from hegang_desktop.engine.answer import whole
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.listings.detail.price_history import PriceHistory
from hegang_desktop.gui.listings.importing.import_names import import_name
from hegang_desktop.gui.plain_text import caption_of
from hegang_desktop.gui.widgets.boxes import column, plain_label, row
from hegang_desktop.gui.widgets.line_edit import PlainLine

SHOWN_STEPS = 12
LONGEST_WORD = 48
NAME_WIDTH = 112
LOOKS: dict[Severity, str] = {"stop": "bad", "warn": "caution", "note": ""}


class DetailBody(QWidget):
    """`merge_wanted`: another listing is the same home (its reference). `part_wanted`: one joined by hand is not.

    `listing_wanted`: show another listing (its id).
    """

    merge_wanted = Signal(str)
    part_wanted = Signal(str)
    listing_wanted = Signal(int)

    def __init__(
        self,
        context: Context,
        detail: ListingDetail,
        home_context: HomeContext,
        joined: frozenset[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._texts = context.texts
        self._home_context = home_context
        self._joined = joined
        self._content: QVBoxLayout = column(self, spacing=12)
        self._add_parts(detail)
        self._content.addStretch(1)

    def _add_parts(self, detail: ListingDetail) -> None:
        if detail.row.sample:
            self._add_line(msg("This is an invented sample, not a real advert. Nobody offers this home."), "caution")
        self._add_flags()
        self._add_form(facts.known(detail, self._texts.words))
        missing = [] if detail.by_hand else facts.unsaid(detail)
        if missing:
            what = self._texts.say(pmsg("between words of a list", ", ")).join(self._texts.say(one) for one in missing)
            parts = (
                msg("Not entered: {what}.", what=what)
                if detail.by_hand
                else msg("The advert does not say: {what}.", what=what)
            )
            self._add_line(parts, "caution")
        if detail.note:
            self._add_form([(msg("Note"), verbatim(detail.note))])
        self._add_places()
        if self._home_context.costs is not None:
            self._add_costs(self._home_context.costs, facts.by_plan(detail, self._texts.words))
        self._add_history(detail)
        self._add_adverts(msg("This home in other adverts"), detail.same_home, same=True)
        self._add_adverts(msg("Perhaps the same home"), detail.perhaps_same, same=False)
        extra = facts.other_texts(detail)
        if extra:
            self._content.addWidget(_strong(self._texts.say(msg("Also in the advert"))))
            self._add_form(extra)
        self._add_origin(detail)

    def _add_flags(self) -> None:
        """What may be wrong, the gravest first, each with the check to do."""
        if not self._home_context.flags:
            return
        self._content.addWidget(_strong(self._texts.say(msg("What may be wrong"))))
        lines = column(spacing=4)
        for flag in self._home_context.flags:
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
        steps = facts.history(detail)
        if detail.by_hand or not steps:
            return
        self._content.addWidget(_strong(self._texts.say(msg("Prices seen"))))
        if len({step.price for step in steps}) > 1:
            self._content.addWidget(PriceHistory(self._context, detail.sightings))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(0, NAME_WIDTH)
        grid.setColumnStretch(2, 1)
        for line, step in enumerate(steps[:SHOWN_STEPS]):
            grid.addWidget(_name(step.day.isoformat()), line, 0)
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
        source = facts.source_words(detail)
        if source is not None:
            pairs.append((msg("Source"), source))
        if detail.imported_from:
            pairs.append((msg("From the file"), import_name(detail.imported_from)))
        if pairs:
            self._add_form(pairs)
        if detail.listing.url:
            line = row(spacing=12)
            name = _name(self._texts.say(msg("Link")))
            name.setMinimumWidth(NAME_WIDTH)
            line.addWidget(name)
            link = _long_value(detail.listing.url)
            link.setAccessibleName(self._texts.say(msg("Link")))
            line.addWidget(link, 1)
            self._content.addLayout(line)

    # --- by comparing ----------------------------------------------------------------------------------------------

    def _add_places(self) -> None:
        """Where the home stands by its price per square metre."""
        if not self._home_context.places:
            return
        self._content.addWidget(_strong(self._texts.say(msg("Its price among its neighbours"))))
        lines = column(spacing=2)
        for place in self._home_context.places:
            look = "quiet" if place.cheaper is None else ""
            lines.addWidget(plain_label(self._texts.say(place_words(place)), look, wrap=True))
        self._content.addLayout(lines)

    def _add_costs(self, costs: HomeCosts, safety: list[tuple[Message, Message]]) -> None:
        """What it costs by the open plan, line by line, in the month that is acted on."""
        say = self._texts.say
        self._content.addWidget(
            _strong(
                say(
                    msg(
                        "By your plan: {amount} all-in, then {yearly} a year",
                        amount=whole(costs.all_in),
                        yearly=whole(costs.yearly),
                    )
                )
            )
        )
        lines: list[tuple[Message, CostLine]] = [(line.name, line) for line in costs.lines]
        lines += [(msg("each year: {name}", name=line.name), line) for line in costs.keeping if line.due != "once"]
        self._add_form(
            [*safety, *((name, msg("{amount}", amount=Money(line.amount))) for name, line in lines if line.amount)]
        )

    def _add_adverts(self, title: Message, adverts: tuple[OtherAdvert, ...], *, same: bool) -> None:
        """Other listings of this home, or such as look like it."""
        if not adverts:
            return
        self._content.addWidget(_strong(self._texts.say(title)))
        if not same:
            self._add_line(
                msg("Two flats of one stair look alike in an advert: say so only where you know it."), "quiet"
            )
        words = self._texts.words
        for advert in adverts:
            line = row(spacing=12)
            link = QToolButton()
            link.setProperty("look", "link")
            name = advert.title or self._texts.say(msg("Home without a name"))
            link.setText(caption_of(name[:LONGEST_WORD]))
            link.setProperty("listing", advert.id)
            link.clicked.connect(self._on_listing_clicked)
            line.addWidget(link)
            advert_line = " · ".join(
                part for part in (words.money(advert.price), advert.source, advert.last_seen) if part
            )
            line.addWidget(plain_label(advert_line, "quiet"))
            if not same or advert.reference in self._joined:
                press = QToolButton()
                press.setProperty("look", "link")
                press.setText(self._texts.say(msg("Not the same home") if same else msg("It is the same home")))
                press.setProperty("reference", advert.reference)
                press.clicked.connect(self._on_part_clicked if same else self._on_merge_clicked)
                line.addWidget(press)
            line.addStretch(1)
            self._content.addLayout(line)

    @Slot()
    def _on_listing_clicked(self) -> None:
        self.listing_wanted.emit(int(self.sender().property("listing")))

    @Slot()
    def _on_merge_clicked(self) -> None:
        self.merge_wanted.emit(str(self.sender().property("reference")))

    @Slot()
    def _on_part_clicked(self) -> None:
        self.part_wanted.emit(str(self.sender().property("reference")))


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
    made = PlainLine(text)
    made.setReadOnly(True)
    made.setCursorPosition(0)
    return made


def _strong(text: str) -> QLabel:
    made = plain_label(text)
    font = made.font()
    font.setBold(True)
    made.setFont(font)
    return made
