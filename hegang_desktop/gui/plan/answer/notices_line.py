"""What to beware of: the gravest in one line, the others behind a link that opens a small list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from hegang_desktop.domain.message import msg, msg_n
from hegang_desktop.engine.answer import Notice
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.widgets.boxes import button, restyle, row
from hegang_desktop.gui.widgets.one_line import OneLine
from hegang_desktop.gui.widgets.popover import Popover

GRAVEST = ("bad", "caution", "plain", "good")
LOOKS = {"bad": "bad_note", "caution": "caution_note", "plain": "quiet", "good": "good_note"}
SIGNS = {"bad": "✗", "caution": "⚠", "plain": "•", "good": "✓"}


class NoticesLine(QWidget):
    """Keeps its one line, however many there are."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._notices: list[Notice] = []
        self._popover: Popover | None = None
        self.gravest = OneLine("quiet")
        self.more = button(texts, msg("All of it"), "link_note")
        policy = self.more.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.more.setSizePolicy(policy)
        self.more.hide()
        across = row(self, spacing=6)
        across.addWidget(self.gravest)
        across.addWidget(self.more)
        across.addStretch(1)
        self.more.clicked.connect(self.open_)
        self.gravest.cut_changed.connect(self._show_link)

    @property
    def popover(self) -> Popover | None:
        """The list, once it was opened."""
        return self._popover

    def show_notices(self, notices: Sequence[Notice]) -> None:
        """Show these, the gravest first; a list that is open shows them too."""
        self._notices = sorted(notices, key=lambda notice: GRAVEST.index(notice.tone))
        first = self._notices[0] if self._notices else None
        self.gravest.show_text("" if first is None else self._line(first))
        if first is not None:
            restyle(self.gravest, "look", LOOKS[first.tone])
        self._show_link()
        if self._popover is not None and self._popover.isVisible():
            self._popover.show_lines(self._lines())

    def _line(self, notice: Notice) -> str:
        return f"{SIGNS[notice.tone]} {self._texts.say(notice.text)}"

    def _lines(self) -> list[tuple[str, str]]:
        return [(self._line(one), LOOKS[one.tone]) for one in self._notices]

    @Slot()
    def _show_link(self) -> None:
        left = len(self._notices) - 1
        words = msg_n("{n} more thing to know", "{n} more things to know", left) if left > 0 else msg("All of it")
        self.more.setText(self._texts.say(words))
        self.more.setVisible(left > 0 or self.gravest.is_cut)

    @Slot()
    def open_(self) -> None:
        """The list of all of them; once more puts it away."""
        if self._popover is None:
            self._popover = Popover(self.more)
        if self._popover.isVisible():
            self._popover.put_away()
        else:
            self._popover.show_lines(self._lines())
