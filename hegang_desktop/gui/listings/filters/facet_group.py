"""One facet to filter by: its values with how many homes each would show, the most frequent first."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLabel, QToolButton, QWidget

from hegang_desktop.app.listings.search.result import FacetValue
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.search import Facet
from hegang_desktop.gui.listings.filters.facet_list import FacetList
from hegang_desktop.gui.plain_text import caption_of, set_tip
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.widgets.boxes import column, plain_label, restyle, row
from hegang_desktop.text.facets import FACET_NAMES, value_words

SHOWN, FEW = 6, 4


class _Line(QWidget):
    """A check box and a count; used again for other values, so that nothing flickers while counts change."""

    toggled = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = ""
        self.box = QCheckBox()
        self.box.setMinimumWidth(20)
        self._count = plain_label("", "quiet")
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        layout = row(self, spacing=4)
        layout.addWidget(self.box, 1)
        layout.addWidget(self._count)
        self.box.clicked.connect(self._on_clicked)

    def show_value(self, one: FacetValue, text: str, count: str) -> None:
        """Show a value with how many homes have it."""
        self.value = one.value
        if self.box.text() != text:
            self.box.setText(caption_of(text))
            set_tip(self.box, text)
        self.box.setChecked(one.chosen)
        self._count.setText(count)
        self.box.setAccessibleName(f"{text}, {count}")
        restyle(self.box, "look", "" if one.count or one.chosen else "faint")

    @Slot(bool)
    def _on_clicked(self, checked: bool) -> None:  # noqa: FBT001 - Qt's signature
        self.toggled.emit(self.value, checked)


class FacetGroup(QWidget):
    """`values_chosen`: other values are wanted; carries the facet and a tuple. `opened`: it was opened or closed."""

    values_chosen = Signal(str, object)
    opened = Signal()

    def __init__(
        self, texts: Texts, facet: Facet, *, open_: bool = False, shown: int = SHOWN, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._texts = texts
        self.facet = facet
        self._shown = shown
        self._values: tuple[FacetValue, ...] = ()
        self.lines: list[_Line] = []
        self.heading = QToolButton()
        self.heading.setProperty("look", "fold")
        self.heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.heading.setCheckable(True)
        self.heading.setChecked(open_)
        self.more = QToolButton()
        self.more.setProperty("look", "link")
        self._chosen_count: QLabel = plain_label("", "quiet")
        self._body = QWidget()
        self._content = column(self._body, spacing=2)
        self._content.setContentsMargins(4, 0, 0, 4)
        self._content.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        layout = column(self, spacing=2)
        top = row()
        top.addWidget(self.heading)
        top.addStretch(1)
        top.addWidget(self._chosen_count)
        layout.addLayout(top)
        layout.addWidget(self._body)
        self.heading.toggled.connect(self._on_heading_toggled)
        self.more.clicked.connect(self._on_more_clicked)
        texts.words_changed.connect(self._show)
        self._show()

    @property
    def is_open(self) -> bool:
        """Whether its values show."""
        return self.heading.isChecked()

    def set_open(self, *, open_: bool) -> None:
        """Open or close."""
        self.heading.setChecked(open_)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The values chosen."""
        return tuple(one.value for one in self._values if one.chosen)

    def show_values(self, values: tuple[FacetValue, ...]) -> None:
        """Show values with their counts."""
        if values != self._values:
            self._values = values
            self._show()

    @Slot()
    def _show(self) -> None:
        say, number = self._texts.say, self._texts.words.number
        self.heading.setArrowType(Qt.ArrowType.DownArrow if self.is_open else Qt.ArrowType.RightArrow)
        self.heading.setText(say(FACET_NAMES[self.facet]))
        chosen = self.chosen
        self._chosen_count.setText(say(msg("{n} chosen", n=len(chosen))) if chosen and not self.is_open else "")
        # a facet of which nothing is known, or one value for all, has nothing to choose
        self.setVisible(bool(chosen) or len(self._values) > 1 or any(one.value for one in self._values))
        self._body.setVisible(self.is_open)
        if not self.is_open:
            return
        shown = [*(one for one in self._values if one.chosen), *(one for one in self._values if not one.chosen)]
        shown = shown[: max(self._shown, len(chosen))]
        order = {one.value: at for at, one in enumerate(self._values)}
        shown.sort(key=lambda one: order[one.value])
        while len(self.lines) < len(shown):
            line = _Line()
            line.toggled.connect(self._on_line_toggled)
            self._content.insertWidget(len(self.lines), line)
            self.lines.append(line)
        for line, one in zip(self.lines, shown, strict=False):
            line.show_value(one, say(value_words(self.facet, one.value)), number(one.count))
        for at, line in enumerate(self.lines):
            line.setVisible(at < len(shown))
        rest = len(self._values) - len(shown)
        self.more.setVisible(rest > 0)
        self.more.setText(say(msg("{n} more…", n=rest)))

    @Slot(bool)
    def _on_heading_toggled(self) -> None:
        self._show()
        self.opened.emit()

    @Slot(str, bool)
    def _on_line_toggled(self, value: str, checked: bool) -> None:  # noqa: FBT001 - Qt's signature
        chosen = [one for one in self.chosen if one != value]
        self.values_chosen.emit(self.facet, (*chosen, value) if checked else tuple(chosen))

    @Slot()
    def _on_more_clicked(self) -> None:
        popup = FacetList(self._texts, self.facet, self._values, self)
        popup.values_chosen.connect(self._on_list_chosen)
        popup.move(self.more.mapToGlobal(self.more.rect().bottomLeft()))
        popup.show()

    @Slot(object)
    def _on_list_chosen(self, values: tuple[str, ...]) -> None:
        self.values_chosen.emit(self.facet, values)
