"""What is dropped on the window is only read: whoever lets it go keeps it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def files_of(event: QDropEvent) -> list[Path]:
    """The files that are dragged."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def accept_copy(event: QDropEvent) -> bool:
    """Take what is dragged as a copy, whatever was proposed: a source that is told Move deletes what it gave.

    False, and the event is ignored, where the source gives no copies.
    """
    if not event.possibleActions() & Qt.DropAction.CopyAction:
        event.ignore()
        return False
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
    return True


def leave_files(event: QDropEvent) -> bool:
    """In a field of text: whether files are dragged; they are ignored, and what lies beneath may open them."""
    if event.mimeData().hasUrls():
        event.ignore()
        return True
    return False


def keep_source(field: QWidget, event: QDropEvent) -> None:
    """In a field of text that has taken what is dragged: only what is moved within the field leaves its old place."""
    own = field.viewport() if isinstance(field, QAbstractScrollArea) else field
    if event.isAccepted() and event.source() not in (field, own):
        accept_copy(event)
