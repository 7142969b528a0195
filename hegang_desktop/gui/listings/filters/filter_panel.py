"""What is looked for: the search line, the plan's bounds, ranges under histograms, and facets with live counts."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from hegang_desktop.app.listings.search.result import SearchResult
from hegang_desktop.domain.listing_field import ListingField
from hegang_desktop.domain.listing_fields import FIELDS
from hegang_desktop.domain.message import Message, msg, pmsg
from hegang_desktop.domain.search import Facet, Number, Search
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.listings.filters.facet_group import FEW, SHOWN, FacetGroup
from hegang_desktop.gui.listings.filters.plan_filters import PlanFilters
from hegang_desktop.gui.listings.filters.range_filter import RangeFilter
from hegang_desktop.gui.listings.filters.saved_menu import SavedMenu
from hegang_desktop.gui.theme.icons import icon
from hegang_desktop.gui.widgets.boxes import button, column, row, scrolled
from hegang_desktop.gui.widgets.fields import AreaField, MoneyField, NumberField
from hegang_desktop.gui.widgets.line_edit import SearchLine
from hegang_desktop.gui.widgets.panes import make_pane
from hegang_desktop.gui.widgets.value_field import ValueField
from hegang_desktop.text.facets import bound_name

PANEL_WIDTH = 272
LEAST_WIDTH = 232
ORDER: tuple[Facet, ...] = tuple(field.facet.id or field.id for field in FIELDS.on("panel") if field.facet is not None)
AT_TOP: frozenset[Facet] = frozenset({"city", "district"})
"""Where to look comes before everything else."""
OPEN_AT_FIRST: frozenset[Facet] = frozenset({"city", "district", "layout"})


class FilterPanel(QWidget):
    """`search_edited`: the user asks for something else (a Search)."""

    search_edited = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        texts = self._texts = context.texts
        make_pane(self)
        self._context = context
        self._theme = context.theme
        self._search = Search()
        self._updating = False
        self.text = SearchLine()
        self.text.setObjectName("listings_search")
        self.text.setClearButtonEnabled(True)
        self._glass = QAction(self)
        self.text.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        texts.put(self.text, msg("Search the homes"), "setPlaceholderText")
        texts.put(self.text, msg("Search the homes"), "setAccessibleName")
        texts.put(
            self.text,
            msg(
                "Community, district or any words of the advert, in Chinese, in pinyin or by its initials; "
                "also 62平 or 3.8万 as the advert writes them. Bounds of price and area are below."
            ),
            "setToolTip",
        )
        self.saved = SavedMenu(context)
        self.plan = PlanFilters(texts)
        self.ranges: dict[Number, RangeFilter] = {
            field.sort_id: self._make_range(field) for field in FIELDS.on("ranges") if field.sort_id is not None
        }
        self.facets = {
            facet: FacetGroup(texts, facet, open_=facet in OPEN_AT_FIRST, shown=FEW if facet in AT_TOP else SHOWN)
            for facet in ORDER
        }
        self.clear_button = button(texts, msg("Clear filters"), "link")
        self._lay_out()
        self._connect()
        self._on_words_changed()
        self._on_theme_changed()
        self._show_clear()
        self.show_plan()

    def _make_range(self, field: ListingField) -> RangeFilter:
        title = (field.number.title if field.number is not None else None) or field.label
        least, most = (self._make_bound(field, bound_name(field, least=least)) for least in (True, False))
        return RangeFilter(self._texts, self._theme, title, least, most, number=field.sort_id or field.id)

    def _make_bound(self, field: ListingField, name: Message) -> ValueField:
        match field.kind:
            case "money":
                return MoneyField(self._texts, name, step=100_000, optional=True)
            case "whole_money":
                return MoneyField(self._texts, name, msg("/m²"), step=10_000, optional=True)
            case "area":
                return AreaField(self._texts, name, optional=True)
            case _:
                return NumberField(self._texts, name, optional=True)

    def _lay_out(self) -> None:
        layout = column(self, margin=0, spacing=8)
        layout.setContentsMargins(16, 16, 0, 8)
        line = row(spacing=4)
        line.setContentsMargins(0, 0, 8, 0)
        line.addWidget(self.text, 1)
        line.addWidget(self.saved)
        layout.addLayout(line)
        inner = QWidget()
        parts = column(inner, spacing=12)
        parts.setContentsMargins(0, 4, 12, 8)
        for first in (True, False):
            groups = column(spacing=4)
            for facet, group in self.facets.items():
                if (facet in AT_TOP) == first:
                    groups.addWidget(group)
            parts.addLayout(groups)
            if first:
                parts.addWidget(self.plan)
                for part in self.ranges.values():
                    parts.addWidget(part)
        parts.addStretch(1)
        self._area = scrolled(inner)
        layout.addWidget(self._area, 1)
        ending = row()
        ending.addWidget(self.clear_button)
        ending.addStretch(1)
        layout.addLayout(ending)
        self._inner = inner
        self._hold_width()

    def _hold_width(self) -> None:
        """Nothing in the panel scrolls sideways: it must never be narrower than what stands in it."""
        bar = self._area.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(max(LEAST_WIDTH, 16 + self._inner.minimumSizeHint().width() + bar))

    def showEvent(self, event: QShowEvent) -> None:
        # the style sheet has its say when it is shown
        self._hold_width()
        super().showEvent(event)

    def _connect(self) -> None:
        for part in self.ranges.values():
            part.range_edited.connect(self._on_range_edited)
            part.fault_changed.connect(self._show_clear)
        self.plan.fault_changed.connect(self._show_clear)
        for group in self.facets.values():
            group.values_chosen.connect(self._on_values_chosen)
        self.plan.bound_edited.connect(self._on_bound_edited)
        self.plan.now_wanted.connect(self._on_now_wanted)
        self.text.textEdited.connect(self._on_text_edited)
        self.clear_button.clicked.connect(self.clear_filters)
        self._texts.words_changed.connect(self._on_words_changed)
        self._context.theme.theme_changed.connect(self._on_theme_changed)

    @property
    def search(self) -> Search:
        """What is asked for."""
        return self._search

    def show_search(self, search: Search) -> None:
        """Fill the fields; nothing is emitted."""
        self._updating = True
        self._search = search
        if self.text.text().strip() != search.text:
            self.text.setText(search.text)
        for name, part in self.ranges.items():
            asked = search.ranges.get(name)
            part.show_range(*((asked.least, asked.most) if asked else (None, None)))
        self.plan.show_search(search)
        self._updating = False
        self._show_clear()

    def ask(self, search: Search) -> None:
        """Ask for something, as if it had been chosen here."""
        self.show_search(search)
        self.search_edited.emit(search)

    def show_result(self, result: SearchResult) -> None:
        """Offer the values there are, with their counts."""
        for facet, group in self.facets.items():
            group.show_values(result.facets.get(facet, ()))
        for name, part in self.ranges.items():
            if name in result.histograms:
                part.show_histogram(result.histograms[name])

    def show_plan(self) -> None:
        """The plan's bounds are there while a plan is open."""
        self.plan.setVisible(self._context.session.plan is not None)

    def opened_groups(self) -> str:
        """Which facets are open, to remember."""
        return " ".join(facet for facet, group in self.facets.items() if group.is_open)

    def restore_groups(self, opened: str) -> None:
        """Open the facets that were open."""
        wanted = opened.split()
        for facet, group in self.facets.items():
            group.set_open(open_=facet in wanted)

    @Slot()
    def _show_clear(self) -> None:
        wrong = self.plan.is_wrong or any(part.is_wrong for part in self.ranges.values())
        self.clear_button.setVisible(wrong or not self._search.asks_nothing)

    def _edited(self, search: Search) -> None:
        if not self._updating and search != self._search:
            self._search = search
            self._show_clear()
            self.search_edited.emit(search)

    @Slot(str)
    def _on_text_edited(self, text: str) -> None:
        self._edited(msgspec.structs.replace(self._search, text=text.strip()))

    @Slot()
    def _on_range_edited(self) -> None:
        search = self._search
        for name, part in self.ranges.items():
            search = search.within(name, *part.bounds)
        self._edited(search)

    @Slot(str, object, object)
    def _on_bound_edited(self, name: Number, least: int | None, most: int | None) -> None:
        self._edited(self._search.within(name, least, most))

    @Slot()
    def _on_now_wanted(self) -> None:
        plan = self._context.session.plan
        if plan is not None:
            self.ask(self._search.within("safe_month", None, plan.situation.start.index))

    @Slot(str, object)
    def _on_values_chosen(self, facet: Facet, values: tuple[str, ...]) -> None:
        self._edited(self._search.choosing(facet, values))

    @Slot()
    def clear_filters(self) -> None:
        """Ask for every home again."""
        if self.clear_button.hasFocus():
            self.text.setFocus()
        self.ask(Search())

    @Slot()
    def _on_words_changed(self) -> None:
        for part in self.ranges.values():
            part.least.show_placeholder(self._texts.say(pmsg("range", "from")))
            part.most.show_placeholder(self._texts.say(pmsg("range", "to")))
        self._hold_width()

    @Slot()
    def _on_theme_changed(self) -> None:
        self._glass.setIcon(icon("search", self._theme.tokens.quiet))
