"""What money does not measure, in the user's own words: one field for each strategy."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QWidget

from hegang_desktop.app.answer.strategy_table import ASKED, with_beyond
from hegang_desktop.domain.limits import InvalidPlan
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.strategy import StrategyKind
from hegang_desktop.engine.strategies.courses import KINDS, NAMES
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.widgets.boxes import column, label, plain_label
from hegang_desktop.gui.widgets.line_edit import is_of_the_window
from hegang_desktop.gui.widgets.text_edit import TextEdit

LABEL = msg("What money does not measure")
FIELD_PX = 58


class BeyondField(TextEdit):
    """The words about one strategy; every keystroke is in the plan, folded into one step. Tab leaves it."""

    def __init__(self, context: Context, kind: StrategyKind) -> None:
        super().__init__()
        self._context = context
        self.kind: StrategyKind = kind
        self.setFixedHeight(FIELD_PX)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)  # undo belongs to the plan
        context.texts.put(self, ASKED[kind], "setPlaceholderText")
        context.texts.put(self, NAMES[kind], "setAccessibleName")
        self.textChanged.connect(self._on_text_changed)
        self.error = plain_label("", "error", wrap=True)
        self.error.hide()

    def show_plan(self, plan: Plan) -> None:
        """Show what the plan says; what is being typed stays as it is."""
        text = plan.beyond.get(self.kind, "")
        self.error.hide()
        if text.strip() == self.toPlainText().strip() and (self.hasFocus() or text == self.toPlainText()):
            return
        with QSignalBlocker(self):
            self.setPlainText(text)

    @Slot()
    def _on_text_changed(self) -> None:
        text = self.toPlainText()
        try:
            self._context.session.edit(
                LABEL, lambda plan: with_beyond(plan, self.kind, text), fold=f"beyond:{self.kind}"
            )
        except InvalidPlan as error:
            # it stays in the field, for the user to shorten; the plan keeps what fitted
            self.error.setText(self._context.texts.say(error.message))
            self.error.show()
        else:
            self.error.hide()

    def event(self, event: QEvent) -> bool:
        if is_of_the_window(event):
            event.ignore()
            return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._context.session.end_fold()


class BeyondCard(QFrame):
    """A field for each strategy, in their order. They are never scored."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        texts = context.texts
        outer = column(self, margin=12, spacing=4)
        outer.addWidget(label(texts, LABEL, "heading"))
        outer.addWidget(
            label(
                texts,
                msg("Your own words stand beside the figures. Nothing here is counted or scored."),
                "quiet",
                wrap=True,
            )
        )
        self.fields: dict[StrategyKind, BeyondField] = {}
        self._captions: dict[StrategyKind, QWidget] = {}
        for kind in KINDS:
            field = BeyondField(context, kind)
            caption = label(texts, NAMES[kind])
            caption.setBuddy(field)
            outer.addSpacing(4)
            for one in (caption, field, field.error):
                outer.addWidget(one)
            self.fields[kind], self._captions[kind] = field, caption

    def show_plan(self, plan: Plan, kinds: tuple[StrategyKind, ...]) -> None:
        """Show the fields of these strategies with the plan's words in them."""
        for kind, field in self.fields.items():
            for one in (field, self._captions[kind]):
                one.setVisible(kind in kinds)
            field.show_plan(plan)
