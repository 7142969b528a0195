"""Also counted: what a plan holds beside the other cards, so that nothing in it is hidden."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox

from hegang_desktop.app import plan_edits as edits
from hegang_desktop.app.also_counted import AlsoCounted, also_counted, is_away
from hegang_desktop.domain.message import Message, msg, msg_n
from hegang_desktop.domain.plan import Plan
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plan.input_card import InputCard, InputRow
from hegang_desktop.gui.widgets.boxes import column, plain_label, row
from hegang_desktop.gui.widgets.icon_button import IconButton


class AlsoRow(InputRow):
    """One line, and a way to leave it out."""

    def __init__(self, context: Context, item: AlsoCounted) -> None:
        super().__init__()
        self._session = context.session
        self._item = item
        self.remove = IconButton(context.texts, context.theme, "remove", msg("Leave this out"))
        line = row(self, spacing=6)
        line.addWidget(plain_label(context.texts.say(item.text), wrap=True), 1)
        line.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        self.in_order = (self.remove,)
        self.remove.clicked.connect(self._on_remove_clicked)

    @Slot()
    def _on_remove_clicked(self) -> None:
        self._session.edit(msg("Leave out"), self._item.without)


class AlsoCard(InputCard):
    """Shown only where there is something to show."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("Also counted"))
        self._list = column(spacing=8)
        self.content.addLayout(self._list)
        self.rows: list[AlsoRow] = []
        self._shown: tuple[str, ...] | None = None
        self.proxy = QCheckBox()
        self.texts.put(self.proxy, msg("Somebody may sign for me while I am away"))
        self.content.addWidget(self.proxy)
        self.proxy.clicked.connect(self._on_proxy_clicked)

    def show_plan(self, plan: Plan) -> None:
        items = also_counted(plan)
        shown = tuple(self.texts.say(item.text) for item in items)
        if shown != self._shown:
            self._shown = shown
            self.clear_rows(self._list)
            self.rows = [AlsoRow(self.context, item) for item in items]
            self.place_rows(self._list, self.rows)
        self.proxy.setVisible(is_away(plan))
        self.proxy.setChecked(plan.scenario.by_proxy)
        self.setVisible(bool(items) or is_away(plan))

    def subtotal_of(self, plan: Plan) -> Message:
        return msg_n("{n} line", "{n} lines", len(also_counted(plan)))

    @Slot(bool)
    def _on_proxy_clicked(self, by_proxy: bool) -> None:  # noqa: FBT001 - Qt's signature
        self.session.edit(msg("Signing by proxy"), lambda plan: edits.with_active(plan, by_proxy=by_proxy))
