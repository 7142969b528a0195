"""A field for one value with its unit inside, read as people type it; the base of money, area and number fields."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.gui.plain_text import PlainLabel, set_tip
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.widgets.boxes import restyle, row
from hegang_desktop.gui.widgets.line_edit import LineEdit
from hegang_desktop.text.typed_numbers import UnreadableInput

MISSING = msg("A number is missing here. Write 0 if there is nothing.")


class FieldSignals(QObject):
    """`value_edited`: the user typed a value that can be read: an int, or None where nothing need stand.

    `left`: the focus went on. `wrong`: the text cannot be read, or is missing; carries the sentence (UserError).
    `righted`: it is right again.
    """

    value_edited = Signal(object)
    left = Signal()
    wrong = Signal(object)
    righted = Signal()


class ValueField(QFrame):
    """A line edit with a unit. The value shown is set from outside; typing emits, never sets.

    `read` turns text into a value or raises UserError; `write` turns a value into text. Values are whole numbers in
    the unit of the domain (fen, hundredths of a square metre, ten-thousandths). Left empty, an `optional` one is None,
    one that is `zero` is 0, and any other is not said: that is as wrong as what cannot be read, and `missing` the
    sentence for it. While it is typed in, nothing is written into it.
    """

    def __init__(
        self,
        texts: Texts,
        name: Message,
        unit: Message | None,
        read: Callable[[str], int],
        write: Callable[[int], str],
        *,
        step: int = 0,
        least: int = 0,
        optional: bool = False,
        zero: bool = False,
        missing: Message = MISSING,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._texts = texts
        self._zero = zero
        self._missing = missing
        self._sending = False
        self._error: UserError | None = None
        self._read = read
        self._write = write
        self._step = step
        self._least = least
        self._empty_at = 0
        self._optional = optional
        self._value: int | None = None
        # the value before this typing began: what cannot be read leaves the plan at it
        self._before: int | None = None
        self.news = FieldSignals(self)
        self.setProperty("look", "field")
        self.edit = LineEdit(self)
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.edit.setMinimumWidth(60)
        layout = row(self, spacing=0)
        layout.addWidget(self.edit, 1)
        self.setFocusProxy(self.edit)
        texts.put(self.edit, name, "setAccessibleName")
        if unit is not None:
            self._unit = PlainLabel(parent=self)
            texts.put(self._unit, unit)
            texts.put(self.edit, unit, "setAccessibleDescription")
            layout.addWidget(self._unit)
        else:
            layout.setContentsMargins(0, 0, 8, 0)
        self.edit.installEventFilter(self)
        if zero:
            self.edit.setPlaceholderText(write(0))
        self.edit.textEdited.connect(self._on_text_edited)
        self.edit.composed.connect(self._on_composed)
        self.edit.editingFinished.connect(self._on_editing_finished)

    @property
    def value(self) -> int | None:
        """What the field shows."""
        return self._value

    @property
    def is_wrong(self) -> bool:
        """Whether what is typed cannot be read, or is missing."""
        return self._error is not None

    @property
    def error(self) -> UserError | None:
        """What is wrong with what is typed."""
        return self._error

    def is_said(self) -> bool:
        """Whether there is a value, or need not be; if not, the field says so from now on."""
        if self._value is None and not self._optional and not self.is_wrong:
            self._set_wrong(UnreadableInput(self._missing))
        return not self.is_wrong

    def discard(self) -> None:
        """Let go of a text that cannot be read."""
        self.edit.clear()
        self._value = self._before = None
        self._set_wrong(None)

    def show_value(self, value: int | None) -> None:
        """Show a value, unless the user is typing right now; then it is shown when the field is left."""
        typing = self.is_wrong or self._sending or self.edit.is_composing or value == self._value
        if self.edit.hasFocus() and typing:
            self._value = value
            return
        text = "" if value is None else self._write(value)
        self._before = value
        if value == self._value and text == self.edit.text() and not self.is_wrong:
            return
        self._value = value
        self.edit.setText(text)
        self._set_wrong(None)

    def show_placeholder(self, text: str) -> None:
        """What stands in the empty field."""
        self.edit.setPlaceholderText(text)

    def show_empty_value(self, value: int) -> None:
        """What counts while nothing is typed: the arrow keys begin there, and the empty field shows it."""
        self._empty_at = value

    def written(self, value: int) -> str:
        """A value as the field would write it."""
        return self._write(value)

    def _typed(self) -> int | None:
        """What stands in the field. Raises UserError."""
        text = self.edit.text()
        if text.strip():
            return self._read(text)
        if not self._optional and not self._zero:
            raise UnreadableInput(self._missing)
        return None if self._optional else 0

    @Slot()
    def _on_text_edited(self) -> None:
        if self.edit.is_composing:
            return  # half a word, and what was selected is gone already
        try:
            value = self._typed()
        except UserError as error:
            self._send(self._before)
            self._set_wrong(error)
            return
        self._set_wrong(None)
        self._send(value)

    @Slot()
    def _on_composed(self) -> None:
        self._on_text_edited()

    def _send(self, value: int | None) -> None:
        if value == self._value:
            return
        self._value = value
        self._sending = True
        try:
            self.news.value_edited.emit(value)
        finally:
            self._sending = False

    @Slot()
    def _on_editing_finished(self) -> None:
        if not self.is_wrong and self._value is not None:
            self.edit.setText(self._write(self._value))
        if not self.is_wrong:
            self._before = self._value
        self.news.left.emit()

    def _set_wrong(self, error: UserError | None) -> None:
        was, self._error = self.is_wrong, error
        restyle(self, "wrong", error is not None)
        set_tip(self, self._texts.say(error.message) if error else "")
        if error is not None:
            self.news.wrong.emit(error)
        elif was:
            self.news.righted.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent):
            restyle(self, "focused", event.gotFocus())
            self._mask(hidden=not event.gotFocus())
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._step:
            up = event.key() == Qt.Key.Key_Up
            if up or event.key() == Qt.Key.Key_Down:
                self._move(self._step if up else -self._step)
                return True
        return super().eventFilter(watched, event)

    def _move(self, by: int) -> None:
        if self.is_wrong and self.edit.text().strip():
            return
        value = max(self._least, (self._empty_at if self._value is None else self._value) + by)
        text = self._write(value)
        try:
            self._read(text)
        except UserError as error:
            # a step past what is possible is not taken, and the sentence says why
            self.news.wrong.emit(error)
            return
        self.edit.setText(text)
        self._set_wrong(None)
        self._send(value)

    def _mask(self, *, hidden: bool) -> None:
        """Money fields hide their text while amounts are hidden."""
