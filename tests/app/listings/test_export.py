"""The view as a table for other programs: months and days are such, and what never happens is told."""

from __future__ import annotations

import csv
import datetime
import re
import zipfile
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from hegang_desktop.app.listings.export import export_view
from hegang_desktop.app.listings.search.finder import Finder
from hegang_desktop.app.paths import profile
from hegang_desktop.domain.plan import Plan
from hegang_desktop.domain.search import Order, Search
from hegang_desktop.text.translator import Translator
from tests.helpers.listings import put_table
from tests.helpers.plans import a_plan

HEADER = "链接,城市,区域,地址,建筑面积,总价(元)"
LINK = "https://hegang.anjuke.com/prop/view/A1234567"
LINES = (
    f"{LINK}001,鹤岗,南山区,南山区-,50,30000",
    f"{LINK}002,鹤岗,南山区,-光明路与和平街交叉口-,60,40000",
    f"{LINK}003,鹤岗,工农区,新-街 12号,60,9000000",
)


def exported(folder: Path, name: str, plan: Plan | None, language: str = "en") -> Path:
    paths = profile(folder / "data")
    put_table(paths, folder, "a", (HEADER, *LINES), "2026-08-01")
    finder = Finder(paths)
    result = finder.find(Search(), Order("price"), plan)
    reader = finder.reader(result)
    try:
        assert export_view(reader, result.ids, folder / name, Translator(language)) == 3
    finally:
        reader.close()
        finder.close()
    return folder / name


def table(file: Path) -> list[dict[str, object]]:
    sheet = CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()
    return [dict(zip(map(str, sheet[0]), row, strict=True)) for row in sheet[1:]]


def test_months_and_days_are_dates_and_never_is_told(tmp_path: Path) -> None:
    cheap, _, dear = table(exported(tmp_path, "view.xlsx", a_plan()))
    assert isinstance(cheap["Home month"], datetime.date)
    assert cheap["Last seen"] == datetime.date(2026, 8, 1)
    assert (dear["Home month"], dear["Lasts, months"]) == ("not in reach", "not bought")
    assert cheap["Price, yuan"] == 30_000


def test_without_a_plan_nothing_is_said_to_be_never_reached(tmp_path: Path) -> None:
    assert {row["Home month"] for row in table(exported(tmp_path, "view.xlsx", None))} == {""}


def test_a_csv_has_the_same_words(tmp_path: Path) -> None:
    with exported(tmp_path, "view.csv", a_plan()).open(encoding="utf-8-sig", newline="") as stream:
        cheap, _, dear = csv.DictReader(stream)
    assert re.fullmatch(r"20[0-9]{2}-[01][0-9]", cheap["Home month"])
    assert (cheap["Last seen"], dear["Home month"], dear["Lasts, months"]) == (
        "2026-08-01",
        "not in reach",
        "not bought",
    )


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_sheet_has_a_name_and_its_columns_room_for_what_they_hold(tmp_path: Path, language: str) -> None:
    file = exported(tmp_path, "view.xlsx", None, language)
    assert CalamineWorkbook.from_path(str(file)).sheet_names == [{"en": "Homes", "zh_CN": "房源"}[language]]
    with zipfile.ZipFile(file) as packed:
        sheet = packed.read("xl/worksheets/sheet1.xml").decode()
    widths = [float(width) for width in re.findall(r'<col min="[0-9]+" max="[0-9]+" width="([0-9.]+)"', sheet)]
    assert max(widths) > 40
    assert min(widths) > 8


def test_addresses_neither_begin_nor_end_with_a_hyphen(tmp_path: Path) -> None:
    rows = table(exported(tmp_path, "view.xlsx", None))
    assert [row["Address"] for row in rows] == ["南山区", "光明路与和平街交叉口", "新-街 12号"]
    finder = Finder(profile(tmp_path / "data"))
    reader = finder.reader(finder.find(Search(), Order("price")))
    assert reader.detail(2).description.address == "光明路与和平街交叉口"
    reader.close()
    finder.close()
