"""The home page: the plans with their answers, the first questions for a new one, and the samples."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QWidget

from hegang_desktop.domain.message import msg
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.home.questions_card import QuestionsCard
from hegang_desktop.gui.widgets.boxes import button, card, clear, column, label, row, scrolled
from hegang_desktop.gui.widgets.panes import make_pane

WIDEST = 1180


class HomePage(QWidget):
    """Signals are requests to the window: payloads are plan ids."""

    plan_requested = Signal()
    plan_opened = Signal(str)
    plan_duplicated = Signal(str)
    plan_renamed = Signal(str)
    plan_deleted = Signal(str)
    earlier_requested = Signal(str)
    sample_plan_requested = Signal()
    sample_homes_requested = Signal()
    import_requested = Signal()
    open_file_requested = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        make_pane(self)
        self._context = context
        self._stale = True
        texts = context.texts
        inner = QWidget()
        inner.setMaximumWidth(WIDEST)
        left = column(inner, margin=14, spacing=8)
        self.title = label(texts, msg("In which month can a home be yours?"), "title", wrap=True)
        self.intro = label(
            texts,
            msg(
                "Without a loan, everything counted: price, taxes, agency, door, first winter's heating, journey. "
                "And how long what is left will last."
            ),
            "quiet_body",
            wrap=True,
        )
        left.addWidget(self.title)
        left.addWidget(self.intro)
        self.questions = QuestionsCard(context)
        self.questions.plan_begun.connect(self.plan_requested)
        self._plans_title = label(texts, msg("Your plans"), "title")
        left.addWidget(self._plans_title)
        self._items = column(spacing=10)
        left.addLayout(self._items)
        left.addWidget(self.questions)
        beside = row(spacing=12)
        beside.addWidget(self._samples(), 1)
        beside.addWidget(self._files(), 1)
        left.addLayout(beside)
        left.addWidget(self._private())
        left.addStretch(1)
        outer = row(self)
        centred = QWidget()
        middle = row(centred)
        middle.addStretch(1)
        middle.addWidget(inner, 100)
        middle.addStretch(1)
        outer.addWidget(scrolled(centred))
        context.signals.plans_changed.connect(self._on_plans_changed)
        context.signals.plan_changed.connect(self._on_plans_changed)
        texts.words_changed.connect(self._on_plans_changed)
        self.refresh()

    def _samples(self) -> QFrame:
        texts = self._context.texts
        frame = card()
        layout = column(frame, margin=16, spacing=8)
        layout.addWidget(label(texts, msg("Look around first"), "heading"))
        layout.addWidget(
            label(
                texts,
                msg('"Seafarer, 2019": a real purchase in Hegang, reconstructed from published reports.'),
                wrap=True,
            )
        )
        self.sample_plan = button(texts, msg("Open the sample plan"))
        layout.addWidget(self.sample_plan)
        layout.addWidget(
            label(
                texts,
                msg("Some 300 invented homes at published prices. Each is marked as a sample."),
                wrap=True,
            )
        )
        self.sample_homes = button(texts, msg("Load the sample homes"))
        layout.addWidget(self.sample_homes)
        layout.addStretch(1)
        self.sample_plan.clicked.connect(self.sample_plan_requested)
        self.sample_homes.clicked.connect(self.sample_homes_requested)
        return frame

    def _files(self) -> QFrame:
        texts = self._context.texts
        frame = card()
        layout = column(frame, margin=16, spacing=8)
        layout.addWidget(label(texts, msg("Bring what you have"), "heading"))
        layout.addWidget(
            label(
                texts,
                msg(
                    "A table of homes for sale from a crawler or an agent - Excel, CSV, JSON, a saved web page - "
                    "or a zip of such: drop it here, or choose it."
                ),
                wrap=True,
            )
        )
        self.import_listings = button(texts, msg("Import listings…"))
        self.open_file = button(texts, msg("Open a plan file…"))
        layout.addWidget(self.import_listings)
        layout.addWidget(self.open_file)
        layout.addStretch(1)
        self.import_listings.clicked.connect(self.import_requested)
        self.open_file.clicked.connect(self.open_file_requested)
        return frame

    def _private(self) -> QFrame:
        texts = self._context.texts
        frame = QFrame()
        layout = column(frame, margin=4, spacing=4)
        layout.addWidget(
            label(
                texts,
                msg("This program never uses the network. What you type stays in a folder on this computer."),
                "quiet",
                wrap=True,
            )
        )
        return frame

    @Slot()
    def _on_plans_changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the plans there are."""
        self._stale = False
        entries = self._context.session.entries
        first_run = not entries
        for widget in (self.title, self.intro):
            widget.setVisible(first_run)
        self._plans_title.setVisible(not first_run)
        clear(self._items)
        if entries:
            from hegang_desktop.gui.home.plan_item import made_item
        for entry in entries:
            item = made_item(self._context, entry)
            item.opened.connect(self.plan_opened)
            item.duplicated.connect(self.plan_duplicated)
            item.renamed.connect(self.plan_renamed)
            item.deleted.connect(self.plan_deleted)
            item.earlier_requested.connect(self.earlier_requested)
            self._items.addWidget(item)

    def state(self) -> dict[str, str]:
        """Nothing of it is kept."""
        return {}

    def restore(self, state: dict[str, str]) -> None:
        """Nothing of it was kept."""

    def take_focus(self) -> None:
        """On the first run the first question waits for its answer."""
        if not self._context.session.entries:
            self.questions.savings.edit.setFocus()

    def flush(self) -> None:
        """What is typed here counts with the button beneath it."""

    def release(self) -> None:
        """It holds no files."""
