"""One version looked at: what its edit changed, what the answer was, what restoring it would change."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from hegang_desktop.app.plan.history import Former, HistoryRow
from hegang_desktop.domain.message import Message, msg, verbatim
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.widgets.boxes import button, column, label, plain_label, scrolled
from hegang_desktop.gui.widgets.flow_box import FlowBox


class FormerPane(QFrame):
    """`restore_wanted`, `name_wanted`, `copy_wanted`: what is to be done with the version that is shown."""

    restore_wanted = Signal()
    name_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts = context.texts
        inner = QWidget()
        lines = column(inner, spacing=6)
        self.when = plain_label("", "heading", wrap=True)
        self.answer = plain_label("", wrap=True)
        self._edit_heading = label(texts, msg("What this edit changed"), "quiet")
        self.edit = self._list()
        self._restoring_heading = label(texts, msg("What restoring it would change"), "quiet")
        self.restoring = self._list()
        for one in (self._edit_heading, self.edit, self._restoring_heading, self.restoring, self.answer):
            lines.addWidget(one)
        lines.addStretch(1)
        outer = column(self, spacing=8)
        # what it is and the way back stand still; what it changed scrolls beneath them where it is long
        outer.addWidget(self.when)
        self.restore = button(texts, msg("Restore as a new version"), "primary")
        self.name = button(texts, msg("Name it…"))
        self.copy = button(texts, msg("Open as a plan of its own"))
        ways = FlowBox()
        for press in (self.restore, self.name, self.copy):
            ways.add(press)
        outer.addWidget(ways)
        outer.addWidget(scrolled(inner), 1)
        self.restore.clicked.connect(self.restore_wanted)
        self.name.clicked.connect(self.name_wanted)
        self.copy.clicked.connect(self.copy_wanted)
        self.show_nothing()

    def _list(self) -> QLabel:
        made = plain_label("", wrap=True)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return made

    def show_nothing(self, what: Message | None = None) -> None:
        """No version is chosen, or what is to be said instead of one."""
        self.when.setText(self._texts.say(what or msg("Choose a version to see what it would mean today.")))
        for one in (self.answer, self._edit_heading, self.edit, self._restoring_heading, self.restoring):
            one.hide()
        for press in (self.restore, self.name, self.copy):
            press.setEnabled(False)

    def show_version(self, chosen: HistoryRow, edits: tuple[Message, ...] | None, former: Former | None) -> None:
        """Show a version; what is None is being worked out."""
        say = self._texts.say
        when = verbatim(chosen.line.saved_at[:16].replace("T", " "))
        name = chosen.line.name
        self.when.setText(say(when if name is None else msg("{name}, {when}", name=verbatim(name), when=when)))
        working = say(msg("Working it out ..."))
        if former is None:
            self.answer.setText(working)
        else:
            self.answer.setText(say(msg("The answer, by the rules of today: {headline}", headline=former.headline)))
        self.answer.show()
        begins = chosen.line.parent is None
        self._edit_heading.setVisible(not begins)
        self.edit.setVisible(not begins)
        self.edit.setText(working if edits is None else "\n".join(map(say, edits)))
        present = chosen.standing == "present"
        changes = former.restoring if former is not None else ()
        self._restoring_heading.setVisible(not present and bool(changes))
        self.restoring.setVisible(former is not None)
        if not changes:
            same = msg("This is the plan as it is now.") if present else msg("The plan as it is now says the same.")
            self.restoring.setText(say(same))
        else:
            self.restoring.setText("\n".join(map(say, changes)))
        self.restore.setEnabled(former is not None and bool(changes))
        self.name.setEnabled(True)
        self.copy.setEnabled(former is not None)
