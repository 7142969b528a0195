"""What of the month is in or paid already: one box to tick for each item that falls due once in it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from hegang_desktop.domain.message import Money, msg
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.projection import Flow
from hegang_desktop.gui.plain_text import caption_of
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.widgets.boxes import column, plain_label
from hegang_desktop.gui.widgets.flow_box import FlowBox


class SettledBoxes(QWidget):
    """Hidden while nothing falls due. `ticks_changed`: what is settled is told by `settled`."""

    ticks_changed = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._boxes: dict[str, QCheckBox] = {}
        outer = column(self, spacing=4)
        self._question = plain_label(wrap=True)
        outer.addWidget(self._question)
        self._flow = FlowBox()
        self._flow.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        outer.addWidget(self._flow)
        self.hide()

    def show_items(self, question: str, items: Iterable[Flow], *, ticked: bool) -> None:
        """Ask about these items; what was ticked before stays so, the others begin as `ticked`."""
        before = {id_: box.isChecked() for id_, box in self._boxes.items()}
        self._question.setText(question)
        self._flow.clear()
        self._boxes = {}
        for item in items:
            amount = Money(Fen(abs(item.amount)))
            words = self._texts.say(msg("{name}, {amount}", name=self._texts.say(item.name), amount=amount))
            box = QCheckBox(caption_of(words))
            box.setChecked(before.get(item.id, ticked))
            box.toggled.connect(self.ticks_changed)
            self._boxes[item.id] = box
            self._flow.add(box)
        self.setVisible(bool(self._boxes))

    @property
    def boxes(self) -> dict[str, QCheckBox]:
        """The box of each item by its id."""
        return dict(self._boxes)

    @property
    def settled(self) -> tuple[str, ...]:
        """The ids of the items that are ticked."""
        return tuple(id_ for id_, box in self._boxes.items() if box.isChecked())

    def forget(self) -> None:
        """Let go of what was ticked: the next items are asked about anew."""
        self._flow.clear()
        self._boxes = {}
        self.hide()
