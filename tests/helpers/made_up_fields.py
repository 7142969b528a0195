"""The program with fields that do not exist, in a process of its own: `python -m tests.helpers.made_up_fields FOLDER`.

Two entries are added to the table of fields, and one of those there gets a column of the table; nothing else is told of
them. Prints as JSON what each surface then makes of a file that tells them. They are added before any surface is
imported, for each makes what it shows of the table once.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import Any

import msgspec

from hegang_desktop.domain import listing_fields
from hegang_desktop.domain.listing_field import (
    ComparisonLine,
    DetailLine,
    ExportColumn,
    FacetSpec,
    FieldTable,
    FileColumn,
    FormInput,
    ListingField,
    NumberSpec,
    TableColumn,
)
from hegang_desktop.domain.message import verbatim

BALCONY = ListingField(
    "balcony",
    "choice",
    verbatim("Balcony"),
    storage="extra",
    array="balcony",
    sortable=True,
    facet=FacetSpec(170, picture=120),
    table=TableColumn(85, "glazed"),
    detail=DetailLine(75, (35, verbatim("the balcony"))),
    comparison=ComparisonLine(85),
    export=ExportColumn(95),
    form=FormInput(95),
    pasted=90,
    json="balcony",
    file=FileColumn(zh="阳台 阳台类型", pinyin="yangtai", en="balconykind", within=(5, "阳台")),
)
GARDEN = ListingField(
    "garden",
    "area",
    verbatim("Garden"),
    storage="extra",
    array="garden",
    number=NumberSpec(panel=50, title=verbatim("Garden, m²")),
    table=TableColumn(86, 30_00),
    detail=DetailLine(76),
    comparison=ComparisonLine(86, better="more"),
    export=ExportColumn(96),
    form=FormInput(96),
    json="garden_m2",
    file=FileColumn(zh="花园面积", en="garden"),
)
HEADER = "小区,城市,总价(元),建筑面积,抵押,阳台类型,花园面积"
ROWS = ("云杉小区,鹤岗,30000,60,无抵押,封闭,12.5㎡", "白桦家园,鹤岗,40000,50,,开放,30", "冷杉小区,鹤岗,20000,40,,,")


def with_made_up_fields() -> None:
    """Add the entries; before anything that reads the table is imported."""
    known = {field.id: field for field in listing_fields.FIELDS}
    known["mortgage"] = msgspec.structs.replace(known["mortgage"], table=TableColumn(87, "无抵押"))
    listing_fields.FIELDS = FieldTable((*known.values(), BALCONY, GARDEN))


def surfaces(folder: Path) -> dict[str, Any]:
    """What each surface makes of them."""
    from hegang_desktop.app.importing.file_import import import_file
    from hegang_desktop.app.paths import profile
    from hegang_desktop.text.translator import Translator

    words = Translator("en")
    paths = profile(folder / "data")
    file = folder / "homes.csv"
    file.write_text("\n".join((HEADER, *ROWS)) + "\n", encoding="utf-8")
    summary = import_file(paths, file, words)
    return {
        "import": [summary.listings, summary.rejects],
        **_reading(file),
        **_finding(paths, folder),
        **_entering(),
        **_window(paths),
    }


def _reading(file: Path) -> dict[str, Any]:
    from hegang_desktop.ingest.mapping.guess import guess_mapping
    from hegang_desktop.ingest.readers.opening import open_table
    from hegang_desktop.text.listing_fields import FIELD_WORDS

    mapping = guess_mapping(open_table(file))
    return {
        "mapping": [column.field for column in mapping.columns],
        "mapping choices": [FIELD_WORDS[id_].params["text"] for id_ in ("balcony", "garden")],
    }


def _finding(paths: Any, folder: Path) -> dict[str, Any]:
    from hegang_desktop.app.listings import facts
    from hegang_desktop.app.listings.comparison import lines_of
    from hegang_desktop.app.listings.export import export_view
    from hegang_desktop.app.listings.search.finder import Finder
    from hegang_desktop.app.listings.search.picture import COLOURED_BY
    from hegang_desktop.cli.listings_json import catalogue_records
    from hegang_desktop.domain.search import Order, Search
    from hegang_desktop.text.facets import FACET_NAMES, number_words, range_words, value_words
    from hegang_desktop.text.translator import Translator

    words, finder = Translator("en"), Finder(paths)
    result = finder.find(Search(), Order("balcony"))
    reader = finder.reader(result)
    first = reader.detail(result.ids[0])
    chosen = Search(facets={"balcony": ("开放",)})
    wide = Search().within("garden", 20_00, None)
    export_view(reader, result.ids, folder / "homes.csv", words)
    text = {
        "order": list(result.ids),
        "order by number": list(finder.find(Search(), Order("garden", descending=True)).ids),
        "facet": [[value.value, value.count] for value in result.facets["balcony"]],
        "facet words": [words.say(FACET_NAMES["balcony"]), words.say(value_words("balcony", "封闭"))],
        "chosen": list(finder.find(chosen, Order()).ids),
        "range": list(finder.find(wide, Order()).ids),
        "range words": [
            words.say(number_words("garden", 20_00)),
            words.say(range_words("garden", wide.ranges["garden"])),
        ],
        "bars": sum(result.histograms["garden"].counts),
        "text": list(finder.find(Search(text="封闭"), Order()).ids),
        "saved search": msgspec.json.decode(msgspec.json.encode(chosen), type=Search) == chosen,
        "colours": "balcony" in COLOURED_BY,
        "detail": [[words.say(name), words.say(value)] for name, value in facts.known(first, words)],
        "missing": [words.say(one) for one in facts.unsaid(reader.detail(result.ids[2]))],
        "also in the advert": len(facts.other_texts(first)),
        "comparison": [
            [words.say(line.name), *line.cells, sorted(line.best)]
            for line in lines_of([reader.detail(id_) for id_ in result.ids], words)
        ],
        "export": [[line["Balcony"], line["Garden"]] for line in _exported(folder / "homes.csv")],
        "json": [
            [record["balcony"], record["garden_m2"], record["extra"]] for record in catalogue_records(paths, None)
        ],
    }
    reader.close()
    finder.close()
    return text


def _exported(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def _entering() -> dict[str, Any]:
    from hegang_desktop.app.listings.home_form import home_from, typed_from
    from hegang_desktop.app.listings.pasted import COLUMNS, changed, drafts_of, home_of
    from hegang_desktop.domain.home import Home
    from hegang_desktop.domain.listing import Description
    from hegang_desktop.domain.money import yuan
    from hegang_desktop.text.plan_fields import extra_field
    from hegang_desktop.text.translator import Translator

    typed = {**typed_from(Home("a", Description(), yuan(1))), "balcony": "封闭", "garden": 12_50}
    entered = home_from(typed, "a", Description())
    again = typed_from(entered)
    (draft,) = drafts_of("62平 3.5万", Translator("en"))
    name, show = extra_field("garden")
    return {
        "form": [entered.description.extra, again["balcony"], again["garden"]],
        "pasted": [COLUMNS[-1], home_of(changed(draft, "balcony", "开放")).description.extra],
        "history of the plan": [Translator("en").say(name), Translator("en").say(show("1250"))],
    }


def _window(paths: Any) -> dict[str, Any]:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication, QLabel

    from hegang_desktop.gui.application import Program, make_application
    from hegang_desktop.gui.dialogs import Dialogs
    from hegang_desktop.gui.listings.entering.home_dialog import HomeDialog
    from hegang_desktop.gui.listings.importing.import_words import SHOWN_COLUMNS
    from hegang_desktop.gui.listings.table.columns import COLUMNS
    from hegang_desktop.gui.texts import Texts
    from hegang_desktop.gui.widgets.fields import AreaField

    application = make_application()
    texts = Texts("en", application)
    program = Program(application, paths, texts, Dialogs(texts))
    program.show()
    window = program.window
    window.listing_commands.show()
    page = window.listings
    while page.result is None or page.results.detail.detail is None:
        QApplication.processEvents()
    at = [number for number, column in enumerate(COLUMNS) if column.key in ("balcony", "garden", "mortgage")]
    rows = page.results.table.rows
    dialog = HomeDialog(page._context)
    text = {
        "columns": [str(rows.headerData(section, Qt.Orientation.Horizontal)) for section in at],
        "cells": [[str(rows.index(row, section).data()) for section in at] for row in range(3)],
        "first seen": [column.key for column in SHOWN_COLUMNS if column.key in ("balcony", "garden", "mortgage")],
        "panel": [
            page.filters.facets["balcony"].heading.text(),
            page.filters.ranges["garden"].slider.accessibleName(),
            page.filters.ranges["garden"].least.edit.accessibleName(),
        ],
        "dialog": [
            "Balcony" in {one.text() for one in dialog.findChildren(QLabel)},
            isinstance(dialog.fields["garden"], AreaField),
        ],
    }
    dialog.deleteLater()
    window.close()
    program.end()
    return text


if __name__ == "__main__":
    with_made_up_fields()
    print(json.dumps(surfaces(Path(sys.argv[1]))))
