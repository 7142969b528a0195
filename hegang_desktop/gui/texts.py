"""Translator on widgets: set once, said again whenever the language changes or amounts are hidden."""

from __future__ import annotations

import weakref

import shiboken6
from PySide6.QtCore import QObject, Signal

from hegang_desktop.domain.message import Message
from hegang_desktop.domain.money import Fen
from hegang_desktop.gui.plain_text import TIP_SETTERS, plain_tip
from hegang_desktop.text.translator import Translator

HIDDEN = "••••"


class ScreenTranslator(Translator):
    """Translator for the screen, where amounts may be hidden from somebody looking over a shoulder."""

    def __init__(self, language: str, *, hide_amounts: bool = False) -> None:
        super().__init__(language)
        self.hide_amounts = hide_amounts

    def money(self, fen: Fen) -> str:
        """An amount with its unit, or dots."""
        return HIDDEN if self.hide_amounts else super().money(fen)

    def bare_money(self, fen: Fen) -> str:
        """An amount without its unit, for columns that name it, or dots."""
        return HIDDEN if self.hide_amounts else super().bare_money(fen)

    def rounded_money(self, fen: Fen) -> str:
        """An amount rounded to the yuan, without its unit, or dots."""
        return HIDDEN if self.hide_amounts else super().rounded_money(fen)

    def money_range(self, one: Fen, other: Fen) -> str:
        """Two amounts, or dots."""
        return HIDDEN if self.hide_amounts else super().money_range(one, other)

    def short_money(self, fen: Fen) -> str:
        """A short amount, or dots."""
        return HIDDEN if self.hide_amounts else super().short_money(fen)


class Texts(QObject):
    """Renders messages for the window. `words_changed` is emitted when everything shown must be said anew."""

    words_changed = Signal()

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = ScreenTranslator(language)
        self._bound: list[tuple[weakref.ref[QObject], str, Message]] = []
        self._swept = 1000

    def say(self, message: Message) -> str:
        """The message in the language of the window."""
        return self.words.say(message)

    def put(self, widget: QObject, message: Message, setter: str = "setText") -> None:
        """Show a fixed text on a widget now and after every change of language."""
        self._show(widget, setter, message)
        self._bound.append((weakref.ref(widget), setter, message))
        if len(self._bound) > self._swept:
            self._bound = [entry for entry in self._bound if _alive(entry[0]) is not None]
            self._swept = 2 * len(self._bound) + 1000

    def _show(self, widget: QObject, setter: str, message: Message) -> None:
        text = self.say(message)
        getattr(widget, setter)(plain_tip(text) if setter in TIP_SETTERS else text)

    def choose(self, language: str) -> None:
        """Switch the language of everything on screen."""
        if language != self.words.language:
            self.words = ScreenTranslator(language, hide_amounts=self.words.hide_amounts)
            self._say_again()

    def hide_amounts(self, *, hidden: bool) -> None:
        """Show dots for money, or the amounts again."""
        if hidden != self.words.hide_amounts:
            self.words.hide_amounts = hidden
            self._say_again()

    def _say_again(self) -> None:
        kept = []
        for entry in self._bound:
            widget = _alive(entry[0])
            if widget is not None:
                self._show(widget, entry[1], entry[2])
                kept.append(entry)
        self._bound = kept
        self.words_changed.emit()


def _alive(reference: weakref.ref[QObject]) -> QObject | None:
    widget = reference()
    return widget if widget is not None and shiboken6.isValid(widget) else None
