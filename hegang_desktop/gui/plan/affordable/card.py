"""What you can own: the dearest home that holds now and later, and how many are offered, one click away."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout

from hegang_desktop.app.answer.affordable import AHEAD, Affordable
from hegang_desktop.app.listings.search.within_reach import OffersInReach, search_by
from hegang_desktop.domain.limits import LARGEST_AMOUNT
from hegang_desktop.domain.message import Message, Money, Place, msg, msg_n, pmsg
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plain_text import set_tip
from hegang_desktop.gui.plan.affordable.watcher import AffordableWatcher
from hegang_desktop.gui.widgets.boxes import PushButton, column, label, plain_label

BLINK_MS = 150
LINE_PX = 22
OFFERS_PX = 76
WHEN: dict[int, Message] = {
    0: pmsg("what one can own", "now"),
    6: pmsg("what one can own", "in half a year"),
    12: pmsg("what one can own", "in a year"),
    24: pmsg("what one can own", "in two years"),
}


class AffordableCard(QFrame):
    """One line a month. `search_wanted`: the homes of a line are to be shown (Search).

    Every line keeps its place and height, whatever is known. It is not there once the home is bought.
    """

    search_wanted = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._context = context
        texts = context.texts
        self.watcher = AffordableWatcher(context, self)
        outer = column(self, spacing=4)
        outer.setContentsMargins(12, 8, 8, 8)
        self.title = label(texts, msg("What you can own"), "heading")
        outer.addWidget(self.title)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnMinimumWidth(2, OFFERS_PX)
        outer.addLayout(self._grid)
        self.prices = [plain_label() for _ in AHEAD]
        self.offers = [_link() for _ in AHEAD]
        for line, ahead in enumerate(AHEAD):
            price, offers = self.prices[line], self.offers[line]
            self._grid.setRowMinimumHeight(line, LINE_PX)
            self._grid.addWidget(label(texts, WHEN[ahead], "quiet"), line, 0)
            price.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(price, line, 1)
            offers.hide()
            offers.clicked.connect(self._on_offers_clicked)
            self._grid.addWidget(offers, line, 2)
        self._blink = QTimer(self, singleShot=True, interval=BLINK_MS)
        self._blink.timeout.connect(self._grey)
        self.watcher.changed.connect(self.refresh)
        self.watcher.waiting.connect(self._on_waiting)
        context.signals.plan_changed.connect(self._show_whether)
        texts.words_changed.connect(self.refresh)
        # before it has its place it would open as a window of its own; it is shown with the page
        if not self._is_wanted():
            self.hide()
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.watcher.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.watcher.sleep()

    @Slot()
    def _show_whether(self) -> None:
        self.setVisible(self._is_wanted())

    def _is_wanted(self) -> bool:
        plan = self._context.session.plan
        return plan is not None and plan.scenario.bought is None

    def take_focus(self) -> None:
        """To its first line with homes, where there is one."""
        wanted = next((one for one in self.offers if not one.isHidden() and one.isEnabled()), None)
        if wanted is not None:
            wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- showing -----------------------------------------------------------------------------------------------------

    @Slot()
    def _on_waiting(self) -> None:
        """What is known stands, greyed, where the new takes longer than a blink."""
        self._blink.start()

    @Slot()
    def _grey(self) -> None:
        for line in range(len(AHEAD)):
            self.prices[line].setEnabled(self.watcher.has_prices)
            offers = self.watcher.offers
            homes = offers[line].homes if offers else 0
            self.offers[line].setEnabled(self.watcher.has_offers and homes > 0)

    @Slot()
    def refresh(self) -> None:
        """Show what is known."""
        watcher = self.watcher
        if watcher.has_prices and watcher.has_offers:
            self._blink.stop()
        prices: tuple[Affordable | None, ...] = watcher.prices or (None,) * len(AHEAD)
        offers: tuple[OffersInReach | None, ...] = watcher.offers or (None,) * len(AHEAD)
        for line, (price, reach) in enumerate(zip(prices, offers, strict=True)):
            self._show_price(line, price)
            self._show_offers(line, reach)
        self._grey()
        say = self._context.texts.say
        said = [f"{say(WHEN[ahead])}: {price.text()}" for ahead, price in zip(AHEAD, self.prices, strict=True)]
        self.setAccessibleName(say(msg("What you can own")))
        self.setAccessibleDescription("; ".join(said))

    def _show_price(self, line: int, price: Affordable | None) -> None:
        say = self._context.texts.say
        self.prices[line].setText("…" if price is None else say(price_words(price)))
        if price is not None:
            tip = msg(
                "The dearest asking price that is safe by {month}, for a home otherwise like the plan's.",
                month=price.month,
            )
            set_tip(self.prices[line], say(tip))

    def _show_offers(self, line: int, reach: OffersInReach | None) -> None:
        link, say = self.offers[line], self._context.texts.say
        link.setVisible(reach is not None)
        if reach is None:
            return
        count = say(msg_n("{n} home", "{n} homes", reach.homes))
        link.setText(f"{count} ›" if reach.homes else count)
        by = say(msg("Homes on offer that are safe to buy by {month}", month=reach.month))
        where = [say(msg("{place}: {n}", place=Place(name), n=homes)) for name, homes in reach.places]
        listed = self._context.texts.words.listed(where)
        set_tip(link, f"{by}\n{listed}" if where else by)
        link.setAccessibleName(f"{count}, {say(WHEN[AHEAD[line]])}")
        link.setAccessibleDescription(f"{by}. {listed}")

    @Slot()
    def _on_offers_clicked(self) -> None:
        line = next((at for at, one in enumerate(self.offers) if one is self.sender()), None)
        if line is not None and self.watcher.offers:
            self.search_wanted.emit(search_by(self.watcher.offers[line].month))


def _link() -> PushButton:
    made = PushButton()
    made.setProperty("look", "link_note")
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


def price_words(price: Affordable) -> Message:
    """Up to what asking price a home can be."""
    if price.dearest is None:
        return msg("nothing yet")
    if price.dearest >= LARGEST_AMOUNT:
        return msg("any home")
    return msg("up to {amount}", amount=Money(price.dearest))
