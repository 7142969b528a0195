"""How the columns of a file are understood, one row a column, with a way to say otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from hegang_desktop.app.importing.mapping_edit import examples, with_field, with_unit
from hegang_desktop.domain.message import msg
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.widgets.boxes import label
from hegang_desktop.gui.widgets.elided_label import ElidedLabel
from hegang_desktop.gui.widgets.no_wheel_combo import NoWheelCombo
from hegang_desktop.ingest.mapping.fields import Field, Mapping, MoneyUnit
from hegang_desktop.text.listing_fields import FIELD_WORDS, MONEY_FIELDS, UNIT_WORDS, unit_words

HEADER, EXAMPLES, TAKEN_FOR, UNIT = range(4)
BETWEEN = "  ·  "


class MappingTable(QWidget):
    """`mapping_edited`: the user says that columns hold something else (Mapping)."""

    mapping_edited = Signal(object)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._mapping: Mapping | None = None
        self._cells: Sequence[Sequence[str]] = ()
        self._names: list[ElidedLabel] = []
        self._fields: list[QComboBox] = []
        self._units: list[QComboBox] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, 8, 12, 8)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(HEADER, 2)
        self._grid.setColumnStretch(EXAMPLES, 4)
        for at, words in (
            (HEADER, msg("Column of the file")),
            (EXAMPLES, msg("Examples")),
            (TAKEN_FOR, msg("Read as")),
            (UNIT, msg("Unit")),
        ):
            self._grid.addWidget(label(texts, words, "quiet"), 0, at)
        texts.words_changed.connect(self._on_words_changed)

    @property
    def mapping(self) -> Mapping | None:
        """What is shown."""
        return self._mapping

    def field_combo(self, index: int) -> QComboBox:
        """The choice of the field of a column."""
        return self._fields[index]

    def unit_combo(self, index: int) -> QComboBox:
        """The choice of the unit of a column."""
        return self._units[index]

    def show_mapping(self, mapping: Mapping, cells: Sequence[Sequence[str]]) -> None:
        """Show how the columns are understood."""
        same = self._mapping is not None and [c.header for c in self._mapping.columns] == [
            c.header for c in mapping.columns
        ]
        self._mapping = mapping
        self._cells = cells
        if not same:
            self._build(mapping, cells)
        self._show_choices(mapping)

    def _build(self, mapping: Mapping, cells: Sequence[Sequence[str]]) -> None:
        for line in range(1, self._grid.rowCount()):
            for at in range(self._grid.columnCount()):
                item = self._grid.itemAtPosition(line, at)
                widget = item.widget() if item is not None else None
                if widget is not None:
                    self._grid.removeWidget(widget)
                    widget.deleteLater()
        self._names, self._fields, self._units = [], [], []
        for line, use in enumerate(mapping.columns):
            name = ElidedLabel(use.header)
            self._grid.addWidget(name, line + 1, HEADER)
            self._grid.addWidget(ElidedLabel(BETWEEN.join(examples(cells, use.index)), "quiet"), line + 1, EXAMPLES)
            fields = NoWheelCombo()
            for field in FIELD_WORDS:
                fields.addItem("", field)
            fields.setMaxVisibleItems(len(FIELD_WORDS))
            units = NoWheelCombo()
            for unit in UNIT_WORDS:
                units.addItem("", unit)
            policy = units.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            units.setSizePolicy(policy)
            for combo in (fields, units):
                combo.setProperty("line", line)
            fields.activated.connect(self._on_field_activated)
            units.activated.connect(self._on_unit_activated)
            self._grid.addWidget(fields, line + 1, TAKEN_FOR)
            self._grid.addWidget(units, line + 1, UNIT)
            self._names.append(name)
            self._fields.append(fields)
            self._units.append(units)
        self._name_lines(mapping)

    def _name_lines(self, mapping: Mapping) -> None:
        say = self._texts.say
        for line, use in enumerate(mapping.columns):
            name, fields, units = self._names[line], self._fields[line], self._units[line]
            name.show_text(use.header or say(msg("Column {number}", number=line + 1)))
            for at, words in enumerate(FIELD_WORDS.values()):
                fields.setItemText(at, say(words))
            fields.setAccessibleName(say(msg("What column {name} is read as", name=name.whole)))
            units.setAccessibleName(say(msg("Unit of the numbers in column {name}", name=name.whole)))

    def _show_choices(self, mapping: Mapping) -> None:
        for line, use in enumerate(mapping.columns):
            self._fields[line].setCurrentIndex(list(FIELD_WORDS).index(use.field))
            self._units[line].setVisible(use.field in MONEY_FIELDS)
            for at, unit in enumerate(UNIT_WORDS):
                self._units[line].setItemText(at, self._texts.say(unit_words(use.field, unit)))
            self._units[line].setCurrentIndex(list(UNIT_WORDS).index(use.unit or "yuan"))

    @Slot()
    def _on_words_changed(self) -> None:
        if self._mapping is not None:
            self._name_lines(self._mapping)
            self._show_choices(self._mapping)

    def _edited(self, mapping: Mapping) -> None:
        self._mapping = mapping
        self._show_choices(mapping)
        self.mapping_edited.emit(mapping)

    @Slot(int)
    def _on_field_activated(self, at: int) -> None:
        combo = self.sender()
        if self._mapping is None or not isinstance(combo, QComboBox):
            return
        use = self._mapping.columns[int(combo.property("line"))]
        field: Field = combo.itemData(at)
        if field != use.field:
            self._edited(with_field(self._mapping, use.index, field, self._cells))

    @Slot(int)
    def _on_unit_activated(self, at: int) -> None:
        combo = self.sender()
        if self._mapping is None or not isinstance(combo, QComboBox):
            return
        use = self._mapping.columns[int(combo.property("line"))]
        unit: MoneyUnit = combo.itemData(at)
        if unit != use.unit:
            self._edited(with_unit(self._mapping, use.index, unit))
