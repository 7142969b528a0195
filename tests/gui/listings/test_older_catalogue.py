"""After an upgrade the page shows the homes of the catalogue that the older program left."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from hegang_desktop.gui.context import Context
from hegang_desktop.gui.listings.page import ListingsPage
from tests.helpers.frozen_files import frozen, record_then

CATALOGS = [path for paths in frozen("catalog.db").values() for path in paths]


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.name)
def test_the_homes_are_there_when_the_page_opens(
    context: Context, open_page: Callable[[], ListingsPage], path: Path
) -> None:
    shutil.copyfile(path, context.paths.catalog_db)
    page = open_page()
    assert page.result is not None
    gone = 0 if path.name == "catalog-1.db" else 3  # the first format did not tell which are gone
    assert len(page.result.ids) == len(record_then(path)["listings"]) - gone
