"""The searches with a name: keep this one, go back to another, see what is new there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from hegang_desktop.app.listings.search.result import Since
from hegang_desktop.domain.message import Message, msg, msg_n, pmsg
from hegang_desktop.domain.saved_search import SavedSearch
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plain_text import caption_of
from hegang_desktop.gui.theme.icons import icon


def since_words(since: Since) -> list[Message]:
    """What changed, part by part."""
    parts = []
    if since.new:
        parts.append(msg_n("{n} new", "{n} new", since.new))
    if since.cheaper:
        parts.append(msg_n("{n} cheaper", "{n} cheaper", since.cheaper))
    if since.gone:
        parts.append(msg_n("{n} gone", "{n} gone", since.gone))
    return parts


class SavedMenu(QToolButton):
    """`save_wanted`: keep the present search under a name. `search_chosen`, `delete_wanted`: a SavedSearch.

    `rename_wanted`: a name and the new one. `news_wanted`: the menu opens; answer with `show_news`.
    """

    save_wanted = Signal(str)
    search_chosen = Signal(object)
    delete_wanted = Signal(object)
    rename_wanted = Signal(str, str)
    news_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._texts = context.texts
        self._news: dict[str, Since] = {}
        self._chosen: dict[QAction, SavedSearch] = {}
        self.setProperty("look", "link")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.menu_ = QMenu(self)
        self.setMenu(self.menu_)
        self._texts.put(self, msg("Saved searches"), "setToolTip")
        self._texts.put(self, msg("Saved searches"), "setAccessibleName")
        self.menu_.aboutToShow.connect(self._on_about_to_show)
        context.theme.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_news(self, news: dict[str, Since]) -> None:
        """What changed since each search was looked at."""
        self._news = news
        if self.menu_.isVisible():
            for action, saved in self._chosen.items():
                action.setText(self._line(saved))

    @Slot()
    def _on_about_to_show(self) -> None:
        say = self._texts.say
        self.menu_.clear()
        self._chosen = {}
        self.menu_.addAction(say(msg("Save this search…")), self._on_save)
        searches = self._context.session.library.searches.list()
        if not searches:
            return
        self.menu_.addSeparator()
        for saved in searches:
            action = self.menu_.addAction(self._line(saved))
            action.triggered.connect(self._on_chosen)
            self._chosen[action] = saved
        self.menu_.addSeparator()
        rename = self.menu_.addMenu(say(msg("Rename")))
        delete = self.menu_.addMenu(say(msg("Delete")))
        for saved in searches:
            for menu, slot in ((rename, self._on_rename), (delete, self._on_delete)):
                action = menu.addAction(caption_of(saved.name))
                action.setData(saved)
                action.triggered.connect(slot)
        self.news_wanted.emit()

    def _line(self, saved: SavedSearch) -> str:
        say = self._texts.say
        news = self._news.get(saved.name)
        parts = say(pmsg("between words of a list", ", ")).join(say(one) for one in since_words(news)) if news else ""
        return f"{caption_of(saved.name)}   {parts}".rstrip()

    @Slot()
    def _on_save(self) -> None:
        name = self._context.dialogs.ask_text(
            self.window(), msg("Save this search"), msg("Its name, such as: Hegang under 30,000")
        )
        if name is not None:
            self.save_wanted.emit(name)

    @Slot()
    def _on_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction) and action in self._chosen:
            self.search_chosen.emit(self._chosen[action])

    @Slot()
    def _on_rename(self) -> None:
        action = self.sender()
        if not isinstance(action, QAction):
            return
        saved: SavedSearch = action.data()
        name = self._context.dialogs.ask_text(
            self.window(), msg("Rename"), msg("A new name for the search"), saved.name
        )
        if name is not None and name != saved.name:
            self.rename_wanted.emit(saved.name, name)

    @Slot()
    def _on_delete(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.delete_wanted.emit(action.data())

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setIcon(icon("bookmark", self._context.theme.tokens.quiet))
