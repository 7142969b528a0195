"""The line above the table: how many homes, whether samples are among them, and the ways to get more."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from hegang_desktop.app.listings.search.result import SearchResult
from hegang_desktop.domain.message import Message, msg, msg_n
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.theme.icons import icon
from hegang_desktop.gui.widgets.boxes import button, label, plain_label, row


def count_words(result: SearchResult) -> Message:
    """How many homes are shown, and of how many."""
    if len(result.ids) == result.all_homes:
        return msg_n("{n} home", "{n} homes", result.all_homes)
    return msg_n("{shown} of {n} home", "{shown} of {n} homes", result.all_homes, shown=len(result.ids))


class HeadingBar(QWidget):
    """`import_requested`, `add_requested`, `samples_unwanted`, `compare_requested`: the buttons were pressed.

    `picture_toggled`: the homes shall be seen as points (or as a table again).
    """

    import_requested = Signal()
    add_requested = Signal()
    samples_unwanted = Signal()
    picture_toggled = Signal(bool)
    compare_requested = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        texts = self._texts = context.texts
        self._theme = context.theme
        self._result: SearchResult | None = None
        self._count = plain_label("", "heading")
        self._working = label(texts, msg("Searching…"), "quiet")
        self._working.hide()
        self._samples = plain_label("", "chip")
        self.remove_samples = button(texts, msg("Remove the samples"), "link")
        self.import_button = button(texts, msg("Import…"))
        self.add_button = button(texts, msg("Add a home…"))
        self.compare_button = button(texts, msg("Compare"))
        self.compare_button.hide()
        self.picture_button = button(texts, msg("Picture"))
        self.picture_button.setCheckable(True)
        texts.put(self.picture_button, msg("The homes as points of area and price (Ctrl+Shift+P)"), "setToolTip")
        texts.put(
            self._samples, msg("Invented homes, to try the program with. They are not real adverts."), "setToolTip"
        )
        texts.put(self.import_button, msg("Take a file of listings into the catalogue"), "setToolTip")
        texts.put(self.add_button, msg("Enter a home by hand"), "setToolTip")
        layout = row(self, spacing=8)
        layout.addWidget(self._count)
        layout.addWidget(self._working)
        layout.addSpacing(4)
        layout.addWidget(self._samples, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self.remove_samples)
        layout.addStretch(1)
        layout.addWidget(self.compare_button)
        layout.addWidget(self.picture_button)
        layout.addWidget(self.import_button)
        layout.addWidget(self.add_button)
        self._samples.hide()
        self.remove_samples.hide()
        self.import_button.clicked.connect(self.import_requested)
        self.add_button.clicked.connect(self.add_requested)
        self.compare_button.clicked.connect(self.compare_requested)
        self.picture_button.toggled.connect(self.picture_toggled)
        self.remove_samples.clicked.connect(self.samples_unwanted)
        texts.words_changed.connect(self._on_words_changed)
        context.theme.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_result(self, result: SearchResult) -> None:
        """Say what a search found."""
        self._result = result
        self._on_words_changed()

    def show_compared(self, homes: int) -> None:
        """How many homes are chosen to be compared."""
        self._texts.put(self.compare_button, msg("Compare ({n})", n=homes))
        self.compare_button.setVisible(homes > 0)

    @Slot(bool)
    def show_working(self, working: bool) -> None:  # noqa: FBT001 - a signal
        """Whether a search takes its time."""
        self._working.setVisible(working)

    @Slot()
    def _on_words_changed(self) -> None:
        result = self._result
        if result is None:
            return
        self._count.setText(self._texts.say(count_words(result)) if result.all_homes else "")
        self._samples.setText(self._texts.say(msg_n("{n} sample", "{n} samples", result.samples)))
        self._samples.setVisible(result.samples > 0)
        self.remove_samples.setVisible(result.samples > 0)

    @Slot()
    def _on_theme_changed(self) -> None:
        colour = self._theme.tokens.text
        self.import_button.setIcon(icon("import", colour))
        self.add_button.setIcon(icon("add", colour))
