"""A page over a throw-away profile, with a catalogue of fictional homes."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hegang_desktop.app.paths import Paths
from hegang_desktop.app.plan.library import Library
from hegang_desktop.app.plan.session import Session
from hegang_desktop.domain.area import Area
from hegang_desktop.domain.errors import UserError
from hegang_desktop.domain.listing import Description, Listing
from hegang_desktop.domain.message import Message
from hegang_desktop.domain.money import yuan
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.dialogs import Dialogs
from hegang_desktop.gui.listings.page import ListingsPage
from hegang_desktop.gui.runner import Runner
from hegang_desktop.gui.session_signals import SessionSignals
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.theme.theme import Theme
from hegang_desktop.store.catalog.database import catalog_writer
from hegang_desktop.store.catalog.write import CatalogImport, ImportRecord


class AnsweringDialogs(Dialogs):
    """Answers from lists instead of asking."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts)
        self.files: list[Path] = []
        self.shown: list[Path] = []
        self.texts: list[str] = []

    def ask_open_file(self, parent: QWidget, title: Message, pattern: Message) -> Path | None:
        return self.files.pop(0) if self.files else None

    def ask_save_file(self, parent: QWidget, title: Message, suggestion: str, pattern: Message) -> Path | None:
        return self.files.pop(0) if self.files else None

    def ask_text(self, parent: QWidget, title: Message, label: Message, value: str = "") -> str | None:
        return self.texts.pop(0) if self.texts else None

    def tell(self, parent: QWidget | None, error: UserError) -> None:
        raise AssertionError(error)

    def show_in_system(self, path: Path) -> None:
        self.shown.append(path)


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, "light")


@pytest.fixture
def context(paths: Paths, theme: Theme) -> Iterator[Context]:
    texts = Texts("en")
    signals = SessionSignals()
    session = Session(Library(paths), today=lambda: datetime.date(2026, 9, 1))
    signals.follow(session)
    made = Context(paths, session, signals, texts, theme, Runner(), AnsweringDialogs(texts))
    yield made
    made.runner.stop()
    session.library.close()


def home(number: int, community: str, price: int, area: int | None = 50, **more: object) -> Listing:
    """A fictional advert: price in yuan, area in square metres."""
    description = Description(
        city="鹤岗",
        district="工农区",
        community=community,
        layout="2室1厅",
        floor_area=Area(area * 100) if area else None,
        **more,  # type: ignore[arg-type]
    )
    return Listing(description, yuan(price), source="fictional", source_id=str(number))


@pytest.fixture
def fill(paths: Paths) -> Callable[..., None]:
    """Put listings into the catalogue."""

    def put(*listings: Listing, sample: bool = False) -> None:
        with catalog_writer(paths.catalog_db, paths.backups) as connection:
            record = ImportRecord("homes.csv", f"hash {sample}", "2026-08-28", sample, "{}")
            taking = CatalogImport(connection, record)
            for listing in listings:
                taking.take(listing, None)
            taking.finish(None)

    return put


@pytest.fixture
def open_page(context: Context, qtbot: QtBot) -> Iterator[Callable[[], ListingsPage]]:
    """Show the page and wait until it has read the catalogue."""
    pages: list[ListingsPage] = []

    def show() -> ListingsPage:
        page = ListingsPage(context)
        qtbot.addWidget(page)
        pages.append(page)
        page.resize(1184, 730)
        page.show()
        qtbot.waitUntil(lambda: page.result is not None)
        return page

    yield show
    for page in pages:
        page.release()
