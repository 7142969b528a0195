"""One home in full, below the table, with what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from hegang_desktop.app.listings import facts
from hegang_desktop.app.listings.home_context import HomeContext, analyse_home
from hegang_desktop.app.listings.search.finder import ResultReader
from hegang_desktop.domain.mark import Mark
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.screening import Flag
from hegang_desktop.domain.search import ListingDetail
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.listings.detail.detail_body import DetailBody
from hegang_desktop.gui.listings.detail.mark_bar import MarkBar
from hegang_desktop.gui.widgets.boxes import button, column, label, plain_label, restyle, row, scrolled
from hegang_desktop.gui.widgets.elided_label import ElidedLabel

NARROW = 760


class DetailPane(QFrame):
    """`target_wanted`, `edit_wanted`, `delete_wanted`: the buttons; each carries the ListingDetail shown.

    `mark_changed`: the user says something else about a home (ListingDetail, Mark). `joined`, `parted`: two listings
    are, or are not, one home (references). `listing_wanted`: show another listing (id).
    `compare_wanted`: put the home among those to compare, or take it out (ListingDetail).
    """

    target_wanted = Signal(object)
    edit_wanted = Signal(object)
    delete_wanted = Signal(object)
    mark_changed = Signal(object, object)
    joined = Signal(str, str)
    parted = Signal(str)
    listing_wanted = Signal(int)
    compare_wanted = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        texts = self._texts = context.texts
        self._context = context
        self._detail: ListingDetail | None = None
        self._reader: ResultReader | None = None
        self._home_context = HomeContext()
        self._joined: frozenset[str] = frozenset()
        self.marks = MarkBar(context)
        self.setProperty("look", "card")
        self.setMinimumHeight(96)
        self._title = ElidedLabel("", "heading", greedy=False)
        self._price = ElidedLabel("", "quiet_body", greedy=False)
        self._sample = label(texts, msg("sample"), "chip")
        self.target_button = button(texts, msg("Use as target home"), "primary")
        self.compare_button = button(texts, msg("Compare"))
        self.compare_button.setCheckable(True)
        texts.put(self.compare_button, msg("Put it beside others, two to six (C)"), "setToolTip")
        self.edit_button = button(texts, msg("Edit…"))
        self.delete_button = button(texts, msg("Delete"))
        self._caution = plain_label("", "caution", wrap=True)
        self._empty = label(texts, msg("Choose a home in the table to see everything known about it."), "quiet_body")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.area = scrolled(QWidget())
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        texts.put(self.area, msg("Details of the home"), "setAccessibleName")
        self.area.installEventFilter(self)
        self._lay_out()
        self.target_button.clicked.connect(self._on_target_clicked)
        self.compare_button.clicked.connect(self._on_compare_clicked)
        self.edit_button.clicked.connect(self._on_edit_clicked)
        self.delete_button.clicked.connect(self._on_delete_clicked)
        self.marks.mark_changed.connect(self._on_mark_changed)
        texts.words_changed.connect(self._on_words_changed)
        self._on_words_changed()

    def _lay_out(self) -> None:
        self._head = QWidget()
        head = row(self._head, spacing=8)
        named = row(spacing=8)
        named.addWidget(self._title, 1)
        named.addWidget(self._sample, 0, Qt.AlignmentFlag.AlignVCenter)
        named.addStretch()
        self._names = row(spacing=16)
        self._names.addLayout(named)
        self._names.addWidget(self._price)
        head.addLayout(self._names, 1)
        head.addStretch()
        head.addWidget(self.delete_button)
        head.addWidget(self.edit_button)
        head.addWidget(self.compare_button)
        head.addWidget(self.target_button)
        outer = column(self, spacing=8)
        outer.setContentsMargins(16, 12, 16, 12)
        outer.addWidget(self._head)
        outer.addWidget(self.marks)
        outer.addWidget(self._caution)
        outer.addWidget(self.area, 1)
        outer.addWidget(self._empty, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # beside a long price little of the name would be left
        narrow = self.width() < NARROW
        self._names.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._names.setSpacing(0 if narrow else 16)

    @property
    def detail(self) -> ListingDetail | None:
        """The home shown."""
        return self._detail

    @property
    def flags(self) -> tuple[Flag, ...]:
        """What may be wrong with the home shown, once that is known."""
        return self._home_context.flags

    def show_detail(self, detail: ListingDetail | None, reader: ResultReader | None = None) -> None:
        """Show a home, or none; with a `reader` also what is known by comparing it."""
        library = self._context.session.library
        same = detail is not None and self._detail is not None and detail.reference == self._detail.reference
        self.marks.flush()
        self._detail = detail
        self._reader = reader
        self._home_context = HomeContext()
        if not same:
            self.area.verticalScrollBar().setValue(0)
        if detail is not None:
            self._joined = frozenset(one for pair in library.marks.joined() for one in pair)
            if not same:
                self.marks.show_mark(library.marks.of_home(detail), library.marks.tags())
        self._on_words_changed()
        if detail is not None and reader is not None:
            self._analyse_home(detail, reader)

    def show_mark_again(self) -> None:
        """The mark of the home shown was changed elsewhere."""
        if self._detail is not None:
            marks = self._context.session.library.marks
            self.marks.replace_mark(marks.of_home(self._detail), marks.tags())

    @Slot(object)
    def _on_mark_changed(self, mark: Mark) -> None:
        if self._detail is not None:
            self.mark_changed.emit(self._detail, mark)

    @Slot(str)
    def _on_merge_wanted(self, reference: str) -> None:
        if self._detail is not None:
            self.joined.emit(self._detail.reference, reference)

    @Slot(str)
    def _on_part_wanted(self, reference: str) -> None:
        self.parted.emit(reference)

    def _analyse_home(self, detail: ListingDetail, reader: ResultReader) -> None:
        """Compare the home in a thread."""
        session = self._context.session
        plan, month = session.plan, session.this_month

        def done(context: HomeContext) -> None:
            if detail is self._detail and context != self._home_context:
                self._home_context = context
                self._fill(detail)

        self._context.runner.run("home context", lambda: analyse_home(reader, detail, plan, month), done)

    @Slot()
    def _on_words_changed(self) -> None:
        detail = self._detail
        for part in (self._head, self.marks, self.area):
            part.setVisible(detail is not None)
        self._empty.setVisible(detail is None)
        self._caution.hide()
        if detail is None:
            return
        say = self._texts.say
        self._title.show_text(" · ".join(say(part) for part in facts.title(detail)))
        between = "   " if self._texts.words.hide_amounts else " · "
        self._price.show_text(between.join(say(part) for part in facts.price_words(detail)))
        self._sample.setVisible(detail.row.sample)
        self.edit_button.setVisible(detail.by_hand)
        self.delete_button.setVisible(detail.by_hand)
        caution = facts.price_caution(detail)
        if caution is not None:
            self._caution.setText(say(caution))
            self._caution.show()
        self._fill(detail)

    def _fill(self, detail: ListingDetail) -> None:
        # a new widget each time: one that is refilled while it shows is squeezed for a moment
        body = DetailBody(self._context, detail, self._home_context, self._joined)
        body.merge_wanted.connect(self._on_merge_wanted)
        body.part_wanted.connect(self._on_part_wanted)
        body.listing_wanted.connect(self.listing_wanted)
        self.area.setWidget(body)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.area and isinstance(event, QFocusEvent):
            # the area itself paints no frame: the card shows that it has the focus
            restyle(self, "look", "toast" if event.gotFocus() else "card")
        return super().eventFilter(watched, event)

    @Slot()
    def _on_target_clicked(self) -> None:
        self.target_wanted.emit(self._detail)

    @Slot()
    def _on_compare_clicked(self) -> None:
        if self._detail is not None:
            self.compare_wanted.emit(self._detail)

    @Slot()
    def _on_edit_clicked(self) -> None:
        self.edit_wanted.emit(self._detail)

    @Slot()
    def _on_delete_clicked(self) -> None:
        self.delete_wanted.emit(self._detail)
