"""Every action of the window, once: its words, its shortcut, and the slot of the window it calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from hegang_desktop.domain.message import Message, msg, pmsg
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.listings_menu import ListingsMenu
from hegang_desktop.gui.new_plans import TemplateMenu
from hegang_desktop.gui.plan_menu import PlanMenu
from hegang_desktop.gui.settings.menu import SettingsMenu

if TYPE_CHECKING:
    from hegang_desktop.gui.main_window import MainWindow


class Actions:
    """Makes the actions and the menu bar of a window."""

    def __init__(self, window: MainWindow, context: Context) -> None:
        self._window = window
        self._context = context
        self._texts = context.texts
        self.all: list[QAction] = []
        self.needs_plan: list[QAction] = []
        bar = window.menuBar()
        self._file_menu(self._menu(bar.addMenu(""), msg("&File")))
        self._edit_menu(self._menu(bar.addMenu(""), msg("&Edit")))
        self._view_menu(self._menu(bar.addMenu(""), msg("&View")))
        self._listings_menu(self._menu(bar.addMenu(""), msg("&Listings")))
        self._plan_menu(self._menu(bar.addMenu(""), msg("&Plan")))
        self._help_menu(self._menu(bar.addMenu(""), msg("&Help")))

    def _menu(self, menu: QMenu, title: Message) -> QMenu:
        self._texts.put(menu, title, "setTitle")
        return menu

    def _add(self, menu: QMenu, words: Message, slot: object, keys: str = "", *, plan: bool = False) -> QAction:
        action = QAction(self._window)
        self._texts.put(action, words)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(slot)
        menu.addAction(action)
        self._window.addAction(action)
        self.all.append(action)
        if plan:
            self.needs_plan.append(action)
        return action

    def _file_menu(self, menu: QMenu) -> None:
        window = self._window
        self._add(menu, msg("&New plan"), window.new_plan, "Ctrl+N")
        kinds = self._menu(menu.addMenu(""), msg("New plan for a &kind of mover"))
        TemplateMenu(self._context, kinds, window).plan_begun.connect(window.show_plan)
        self._add(menu, msg("&Open a plan file…"), window.ask_open_plan, "Ctrl+O")
        self._add(menu, msg("&Export the plan…"), window.export_plan, "Ctrl+Shift+E", plan=True)
        self._add(menu, msg("Name this &version…"), window.name_version, "Ctrl+S", plan=True)
        menu.addSeparator()
        self._add(menu, msg("&Import listings…"), window.import_listings, "Ctrl+I")
        menu.addSeparator()
        self._add(menu, msg("&Settings…"), window.show_settings, "Ctrl+,")
        self._add(menu, msg("&Quit"), window.close, "Ctrl+Q")

    def _edit_menu(self, menu: QMenu) -> None:
        self.undo = self._add(menu, msg("&Undo"), self._window.undo, "Ctrl+Z")
        self.redo = self._add(menu, msg("&Redo"), self._window.redo, "Ctrl+Shift+Z")
        menu.addSeparator()
        self._add(menu, msg("&Find in the listings"), self._window.find_home, "Ctrl+F")
        self._add(menu, msg("Find an &action, plan, city or home…"), self._window.show_palette, "Ctrl+K")

    def _view_menu(self, menu: QMenu) -> None:
        window = self._window
        self._add(menu, pmsg("page", "Home"), window.show_home, "Ctrl+1")
        self._add(menu, pmsg("page", "Listings"), window.show_listings, "Ctrl+2")
        self._add(menu, pmsg("page", "Plan"), window.show_plan, "Ctrl+3")
        menu.addSeparator()
        self.settings = SettingsMenu(self._texts, window.preferences, menu, window)
        self.settings.preferences_chosen.connect(window.choose_preferences)
        self.all += self.settings.switches

    def _listings_menu(self, menu: QMenu) -> None:
        window = self._window
        self._add(menu, msg("&Import listings…"), window.import_listings).setShortcut(QKeySequence())
        self._add(menu, msg("&Add a home by hand…"), window.add_home, "Ctrl+Shift+N")
        self._add(menu, msg("&Use as target home"), window.use_as_target, "Ctrl+T")
        menu.addSeparator()
        self._listings = ListingsMenu(window)
        for words, slot, keys in self._listings.entries():
            self._add(menu, words, slot, keys)
        menu.addSeparator()
        self._add(menu, msg("&Load the sample homes"), window.load_samples)
        self._add(menu, msg("&Remove the sample homes"), window.remove_samples)

    def _plan_menu(self, menu: QMenu) -> None:
        window = self._window
        self._add(menu, msg("&Duplicate"), window.duplicate_plan, "Ctrl+D", plan=True)
        self._add(menu, msg("&Rename…"), window.rename_plan, "F2", plan=True)
        self._add(menu, msg("De&lete"), window.delete_plan, plan=True)
        self._add(menu, msg("Res&tore the last deleted plan"), window.restore_plan)
        menu.addSeparator()
        self._add(menu, msg("&Choose a home from the listings…"), window.show_listings, plan=True)
        self._plan = PlanMenu(window, self._context)
        for words, slot, keys in self._plan.entries():
            self._add(menu, words, slot, keys, plan=True)
        views = self._menu(menu.addMenu(""), msg("&View"))
        actions = self._plan.fill_views(views)
        self.all += actions
        self.needs_plan += actions
        menu.addSeparator()
        self._add(menu, msg("&Open the sample plan"), window.open_sample_plan)

    def _help_menu(self, menu: QMenu) -> None:
        self._add(menu, msg("&Guide"), self._window.show_guide, "F1")
        self._add(menu, msg("&About Hegang Desktop"), self._window.show_about)
