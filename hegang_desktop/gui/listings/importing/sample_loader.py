"""Putting the sample homes into the catalogue, and taking them out again."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from hegang_desktop import resources
from hegang_desktop.domain.errors import UserError
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.listings.importing.import_process import ImportProcess, ImportRequest


class SampleLoader(QObject):
    """`samples_loaded`, `samples_removed`: the catalogue has changed. `failed`: a sentence and a hint."""

    samples_loaded = Signal()
    samples_removed = Signal()
    failed = Signal(str, str)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._process = ImportProcess(context.paths, context.texts, self)
        self._process.ready.connect(self._on_ready)
        self._process.done.connect(self._on_done)
        self._process.failed.connect(self.failed)

    @property
    def is_running(self) -> bool:
        """Whether samples are being loaded."""
        return self._process.is_running

    def load(self) -> None:
        """Import the samples; nothing is asked."""
        if not self._process.is_running:
            self._process.start(ImportRequest(resources.path("samples", "sample-homes.csv"), sample=True))

    def remove(self) -> None:
        """Take every sample out."""
        paths = self._context.paths

        def work() -> int:
            from hegang_desktop.app.importing.file_import import remove_sample_listings

            return remove_sample_listings(paths)

        self._context.runner.run("remove samples", work, self._on_removed, self._on_remove_failed)

    def stop(self) -> None:
        """End a loading that is under way."""
        self._process.cancel()
        self._process.wait_until_ended()

    @Slot(object)
    def _on_ready(self, _: object) -> None:
        self._process.take()

    @Slot(object)
    def _on_done(self, _: object) -> None:
        self.samples_loaded.emit()

    def _on_removed(self, _: object) -> None:
        self.samples_removed.emit()

    def _on_remove_failed(self, error: UserError) -> None:
        say = self._context.texts.say
        self.failed.emit(say(error.message), say(error.hint) if error.hint is not None else "")
