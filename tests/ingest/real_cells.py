"""What is understood of the cells of the real files, against an independent reading.

`python -m tests.ingest.real_cells` prints a table.

The independent reading knows which column of each file holds what, because a person looked; it uses the csv and json
modules and single patterns, and nothing of `hegang_desktop.ingest` but, for the old .xls, the library that opens it.
"""

from __future__ import annotations

import csv
import json
import os
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from hegang_desktop.domain.listing import Listing
from hegang_desktop.ingest.mapping.guess import guess_mapping
from hegang_desktop.ingest.readers.opening import open_table
from hegang_desktop.ingest.rows.reading import read_listings

FOLDER = Path(os.environ.get("HEGANG_REAL_DATA") or Path(__file__).parents[3] / "shared" / "data")
FIELDS = ("price", "area", "unit_price", "layout", "floor", "year", "facing")
MISSING = {
    "",
    "暂无数据",
    "暂无",
    "None",
    "none",
    "nan",
    "未知",
    "null",
    "-",
    "未知年建",
    "未填",
    "其他",
    "暂无资料",
    "0",
    "0.0",
}
Row = dict[str, str]
Value = str | int | frozenset[str] | None


def _first(cell: str) -> float | None:
    match = re.search(r"\d[\d,]*(?:\.\d+)?", cell)
    return float(match[0].replace(",", "")) if match else None


def price(cell: str) -> Value:
    number = _first(cell)
    return None if number is None else round(number * 1_000_000)


def unit_price(cell: str) -> Value:
    number = _first(cell)
    return None if number is None else round(number * 100)


def area(cell: str) -> Value:
    match = re.search(r"(\d+(?:\.\d+)?)\s*(?:平|㎡|m|$)", cell)
    return round(float(match[1]) * 100) if match else None


def layout(cell: str) -> Value:
    match = re.search(r"(\d+)\s*(?:室|房间|房)", cell) or re.fullmatch(r"\s*(\d+)(?:\.0)?\s*", cell)
    return int(match[1]) if match else None


def floors(cell: str) -> Value:
    """How many floors the building has, else the number alone."""
    match = re.search(r"[共总](\d+)层|/\s*(\d+)|\D(\d+)层", f" {cell}") or re.search(r"(\d+)", cell)
    if match:
        return int(next(one for one in match.groups() if one))
    band = re.search("[低中高]", cell)
    return {"低": "low", "中": "middle", "高": "high"}[band[0]] if band else None


def year(cell: str) -> Value:
    match = re.search(r"(?<!\d)((?:18|19|20)\d\d)(?!\d)", cell)
    return int(match[1]) if match else None


def facing(cell: str) -> Value:
    result = frozenset(re.findall("[东南西北]", cell))
    return result or None


READERS: dict[str, Callable[[str], Value]] = {
    "price": price, "area": area, "unit_price": unit_price, "layout": layout, "floor": floors, "year": year,
    "facing": facing,
}  # fmt: skip


def ours(field: str, home: Listing) -> Value:
    """The same value of a listing as we read it."""
    d = home.description
    match field:
        case "price":
            return home.asking_price
        case "area":
            return d.floor_area
        case "unit_price":
            return home.unit_price_stated
        case "layout":
            rooms = re.match(r"\d+", d.layout)
            return int(rooms[0]) if rooms else None
        case "floor":
            return d.floors if d.floors is not None else d.floor if d.floor is not None else d.floor_band
        case "year":
            return d.year_built
        case _:
            return frozenset(re.findall("[东南西北]", d.facing)) or None


class Source(NamedTuple):
    """`cells` takes out of a row what each field stands in; a field that the file lacks is left out."""

    path: str
    rows: Callable[[Path], Iterator[Row]]
    cells: dict[str, Callable[[Row], str]]


def _csv(encoding: str, width: int) -> Callable[[Path], Iterator[Row]]:
    def read(path: Path) -> Iterator[Row]:
        with path.open(encoding=encoding, newline="") as stream:
            rows = (row for row in csv.reader(stream) if any(cell.strip() for cell in row))
            header = [name.strip() for name in next(rows)]
            for row in rows:
                if len(row) == width and row[0] != header[0]:
                    yield dict(zip(header, row, strict=True))

    return read


def _headerless(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        for row in csv.reader(stream):
            yield dict(zip("ABCDEFGH", row, strict=True))


def _json_lines(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            yield {name: "" if value is None else str(value) for name, value in json.loads(line).items()}


def _objects(path: Path) -> Iterator[Row]:
    """Objects one after another without brackets."""
    text, decoder, at = path.read_text(encoding="utf-8"), json.JSONDecoder(), 0
    while match := re.compile(r"[\s,\[\]]*\{").match(text, at):
        value, at = decoder.raw_decode(text, match.end() - 1)
        yield {
            name: one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for name, one in value.items()
        }


_NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def _xlsx(path: Path) -> Iterator[Row]:
    with zipfile.ZipFile(path) as book:
        shared = []
        if "xl/sharedStrings.xml" in book.namelist():
            strings = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))  # noqa: S314 - a file of our own papers
            shared = ["".join(one.text or "" for one in item.iter(f"{_NS}t")) for item in strings]
        header: dict[str, str] = {}
        for row in ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml")).iter(f"{_NS}row"):  # noqa: S314
            cells = {}
            for cell in row:
                value = cell.find(f"{_NS}v")
                text = "" if value is None else value.text or ""
                text = text or "".join(one.text or "" for one in cell.iter(f"{_NS}t"))
                cells[re.sub(r"\d", "", cell.get("r", ""))] = shared[int(text)] if cell.get("t") == "s" else text
            if not header:
                header = cells
            else:
                yield {name: cells.get(column, "") for column, name in header.items()}


def _xls(path: Path) -> Iterator[Row]:
    from python_calamine import CalamineWorkbook

    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    header = [str(cell).strip() for cell in rows[0]]
    for row in rows[1:]:
        yield dict(zip(header, map(str, row), strict=True))


def of(name: str) -> Callable[[Row], str]:
    return lambda row: row[name].strip()


def packed(name: str, pattern: str) -> Callable[[Row], str]:
    compiled = re.compile(pattern)

    def cell(row: Row) -> str:
        match = compiled.search(row[name])
        return match[0] if match else ""

    return cell


_AREA, _LAYOUT, _YEAR = r"[\d.]+\s*(?:平米|平方米|㎡|m²)", r"\d+室\d*厅?|\d+房间\d+卫", r"(?:19|20)\d\d(?=年)"
_STOREYS, _FACING = r"(?:[低中高底顶]楼层)?\(?共\d+层\)?|\d+层", r"(?<=\|)\s*[东南西北 ]+\s*(?=\|)"

SOURCES: dict[str, Source] = {
    source.path.split("/")[0]: source
    for source in (
        Source("beijing-deals-gbk-mixed/lianjia.csv", _csv("gb18030", 30), {
            "price": of("Total price"), "area": of("Square"), "unit_price": of("Price"), "layout": of("Bed Room"),
            "year": of("Construction time"), "floor": of("楼")}),
        Source("beijing-lianjia-detail-gbk/beijing1211_origin.csv", _csv("gb18030", 26), {
            "price": of("总价"), "area": of("建筑面积"), "unit_price": of("单价"), "layout": of("房屋户型"),
            "floor": of("所在楼层"), "facing": of("房屋朝向")}),
        Source("beijing-lianjia-en/lianjia.csv", _csv("utf-8", 13), {
            "price": of("Price"), "area": of("Size"), "unit_price": of("UnitPrice"), "layout": of("Layout"),
            "floor": of("Floor"), "year": of("Year"), "facing": of("Direction")}),
        Source("beijing-lianjia-json/second_hand_house_data.json", _objects, {
            "price": of("total_price"), "unit_price": of("unit_price"), "area": packed("house_info", _AREA),
            "layout": packed("house_info", _LAYOUT), "year": packed("house_info", _YEAR),
            "floor": packed("house_info", _STOREYS), "facing": packed("house_info", _FACING)}),
        Source("beijing-pinyin-headers/beijing.csv", _csv("utf-8", 9), {
            "price": of("zong_jia"), "area": of("area"), "unit_price": of("dan_jia"), "layout": of("hu_xing"),
            "floor": of("lou_cen"), "year": packed("lei_xin", _YEAR), "facing": of("chao_xiang")}),
        Source("changchun-anjuke/data.csv", _csv("utf-8-sig", 10), {
            "price": of("总价"), "area": of("建筑面积"), "unit_price": of("单价"), "layout": of("户型"),
            "floor": of("楼层"), "facing": of("朝向")}),
        Source("chongming-headerless/崇明房产信息.csv", _headerless, {
            "price": of("G"), "area": of("F"), "layout": of("D")}),
        Source("fang-485cities-2019/esfhouse.jsonl", _json_lines, {
            "price": of("price"), "area": of("area"), "unit_price": of("unit"), "layout": of("rooms"),
            "floor": of("floor"), "year": of("year"), "facing": of("toward")}),
        Source("guangzhou-lianjia-blankrows/ershoufang.csv", _csv("utf-8-sig", 9), {
            "price": of("price"), "area": of("area"), "unit_price": of("average_price"), "layout": of("model")}),
        Source("hangzhou-webscraper/lianjialist.csv", _csv("utf-8-sig", 8), {
            "price": of("totalPrice"), "unit_price": of("unitPrice"), "area": packed("houseInfo", _AREA),
            "layout": packed("houseInfo", _LAYOUT), "floor": packed("houseInfo", _STOREYS),
            "facing": packed("houseInfo", _FACING)}),
        Source("liuzhou-lianjia-xls/链家二手房liuzhou多页数据.xls", _xls, {
            "price": of("房屋总价"), "unit_price": of("房屋单价"), "area": packed("房屋信息", _AREA),
            "layout": packed("房屋信息", _LAYOUT), "floor": packed("房屋信息", _STOREYS),
            "facing": packed("房屋信息", _FACING)}),
        Source("nanchong-anjuke/data.xlsx", _xlsx, {
            "price": of("总价"), "area": of("面积"), "unit_price": of("均价"), "layout": of("户型"),
            "floor": of("楼层"), "year": of("时间"), "facing": of("方位")}),
        Source("ningbo-lianjia-detail/lianjia.csv", _csv("utf-8", 28), {
            "price": of("总价"), "area": of("建筑面积"), "unit_price": of("单价"), "layout": of("房屋户型"),
            "floor": of("所在楼层"), "facing": of("房屋朝向")}),
        Source("shanghai-en-headers/lianjia.csv", _csv("utf-8", 6), {
            "price": of("price_of_house"), "area": of("area_of_house"), "layout": of("layout_of_house"),
            "floor": of("floor_of_house"), "year": packed("time_of_construction", _YEAR)}),
        Source("shanghai-minhang-junkcols/minhang.csv", _csv("gb18030", 23), {
            "price": of("price"), "area": of("area"), "unit_price": of("per_meter"), "year": of("year"),
            "layout": packed("msg", _LAYOUT), "floor": packed("msg", _STOREYS)}),
        Source("shenyang-lianjia-xlsx/ershoufang.xlsx", _xlsx, {
            "price": of("总价"), "unit_price": of("单价"), "area": packed("详细介绍", _AREA),
            "layout": packed("详细介绍", _LAYOUT), "floor": packed("详细介绍", _STOREYS),
            "year": packed("详细介绍", _YEAR), "facing": packed("详细介绍", _FACING)}),
        Source("wuhan-anjuke/anjuke.csv", _csv("utf-8-sig", 10), {
            "price": of("总价"), "area": of("面积"), "unit_price": of("单价"), "layout": of("户型"),
            "floor": of("楼层"), "year": of("建造年份")}),
        Source("wuhan-lianjia-tax/lianjia.csv", _csv("utf-8", 26), {
            "price": of("挂牌价"), "area": of("建筑面积"), "unit_price": of("单价"), "layout": of("房屋类型"),
            "floor": of("所在楼层"), "facing": of("房屋朝向")}),
        Source("xuzhou-lianjia-units-in-header/lianjia.csv", _csv("utf-8-sig", 7), {
            "price": of("价格（套/万元）"), "area": of("房间规模（m2）"), "unit_price": of("单价（元/m2）"),
            "layout": of("房间样式"), "floor": of("楼层规模")}),
    )
}  # fmt: skip


class Tally(NamedTuple):
    """Of each field: cells that say something, and those of them that are understood as the independent reading is."""

    rows: int
    homes: int
    rejects: Counter[str]
    read: Counter[str]
    agreed: Counter[str]
    differing: dict[str, list[tuple[str, Value]]]

    def share(self, field: str) -> float:
        return self.agreed[field] / self.read[field] if self.read[field] else 1.0


def tally(name: str) -> Tally:
    """Read a file twice, and compare cell by cell."""
    source = SOURCES[name]
    path = FOLDER / source.path
    table = open_table(path)
    independent = source.rows(path)
    listed = Tally(0, 0, Counter(), Counter(), Counter(), {})
    rows = homes = 0
    for row in read_listings(table, guess_mapping(table)):
        rows += 1
        if row.listing is None:
            assert row.reject is not None
            listed.rejects[row.reject.reason.text] += 1
            if row.reject.field == "row":
                continue  # not among the independent rows: another width, or a header
            next(independent)
            continue
        homes += 1
        cells = next(independent)
        for field, cell_of in source.cells.items():
            cell = cell_of(cells)
            if cell in MISSING:
                continue
            listed.read[field] += 1
            expected, read = READERS[field](cell), ours(field, row.listing)
            if read is not None and (expected is None or expected == read):
                listed.agreed[field] += 1
            elif len(listed.differing.setdefault(field, [])) < 5:
                listed.differing[field].append((cell, read))
    assert next(independent, None) is None
    return listed._replace(rows=rows, homes=homes)


def main() -> None:
    """The table for the note."""
    print("| file | rows | homes | rejects | " + " | ".join(FIELDS) + " |")
    print("|---" * (4 + len(FIELDS)) + "|")
    for name in SOURCES:
        counts = tally(name)
        shares = (f"{counts.share(field):.2%}" if counts.read[field] else "" for field in FIELDS)
        rejects = sum(counts.rejects.values())
        print(f"| {name} | {counts.rows:,} | {counts.homes:,} | {rejects:,} | " + " | ".join(shares) + " |")
        for field, cells in counts.differing.items():
            print(f"    {field}: {cells}")
        for reason, count in counts.rejects.items():
            print(f"    {count:,} x {reason}")


if __name__ == "__main__":
    main()
