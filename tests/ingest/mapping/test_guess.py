"""What columns are taken for: by header, against content, and by what numbers prove."""

from __future__ import annotations

from pathlib import Path

import pytest

from hegang_desktop.ingest.mapping.guess import guess_mapping
from hegang_desktop.ingest.readers.opening import open_table
from tests.ingest.files import fields, homes, listings, priced, write


def mapped(folder: Path, rows: list[list[str]]) -> dict[str, str]:
    return dict(fields(open_table(write(folder, rows))))


@pytest.mark.parametrize(
    "header",
    [
        ["小区", "区域", "面积", "总价", "单价"],
        ["小區", "區域", "面積", "總價", "單價"],
        ["小区名称", "所在区域", "建筑面积(㎡)", "挂牌价（万元）", "单价（元/m2）"],
        ["community", "district", "area", "total_price", "unit_price"],
        ["name_of_community", "Region", "area_of_house", "price_of_house", "price_per_meter"],
        ["xiao_qu", "qu_yu", "mian_ji", "zong_jia", "dan_jia"],
        ["Community Name", "District", "Size", "Total Price", "Average Price"],
    ],
)
def test_headers_in_every_tongue(tmp_path: Path, header: list[str]) -> None:
    table = open_table(write(tmp_path, [header, *priced(20)]))
    mapping = guess_mapping(table)
    assert [column.field for column in mapping.columns] == [
        "community",
        "district",
        "floor_area",
        "price",
        "unit_price",
    ]
    assert (mapping.columns[3].unit, mapping.columns[4].unit) == ("wan", "yuan")


def test_units_are_settled_by_what_the_numbers_prove(tmp_path: Path) -> None:
    in_yuan = [[c, d, str(a), str(a * u), str(u)] for c, d, a, u in homes(30)]
    in_wan = [[c, d, str(a), f"{a * u / 10_000:.4f}", f"{u / 10_000:.4f}"] for c, d, a, u in homes(30)]
    header = ["小区", "区域", "面积", "总价", "单价"]
    for rows, units in ((in_yuan, ("yuan", "yuan")), (in_wan, ("wan", "wan"))):
        mapping = guess_mapping(open_table(write(tmp_path, [header, *rows])))
        assert tuple(column.unit for column in mapping.columns[3:]) == units
        assert [home.asking_price for home in listings(write(tmp_path, [header, *rows]))] == [
            a * u * 100 for _, _, a, u in homes(30)
        ]


@pytest.mark.parametrize(("factor", "unit"), [(1, "yuan"), (10_000, "wan")])
def test_without_a_unit_price_area_tells_the_unit(tmp_path: Path, factor: int, unit: str) -> None:
    rows = [["小区", "面积", "总价"], *([c, str(a), f"{a * u / factor:.2f}"] for c, _, a, u in homes(20))]
    assert guess_mapping(open_table(write(tmp_path, rows))).columns[2].unit == unit


@pytest.mark.parametrize(("price", "unit"), [("58000", "yuan"), ("5.8", "wan"), ("580", "wan")])
def test_without_area_the_size_of_the_number_tells(tmp_path: Path, price: str, unit: str) -> None:
    rows = [["小区", "总价"], *([c, price] for c, _, _, _ in homes(9))]
    assert guess_mapping(open_table(write(tmp_path, rows))).columns[1].unit == unit


def test_headers_that_mislead_are_overruled_by_the_cells(tmp_path: Path) -> None:
    rows = [
        [
            "Direction",
            "District",
            "Elevator",
            "Floor",
            "Garden",
            "Id",
            "Layout",
            "Price",
            "Region",
            "Size",
            "UnitPrice",
        ],
        *(
            [
                *(
                    "南北",
                    f"{district}{at % 17}街坊",
                    "板楼" if at % 3 else "塔楼",
                    str((6, 6, 18, 7)[at % 4]),
                    community,
                ),
                *(str(101_113_000_000 + at * 7), "2室1厅", f" {area * unit / 10_000:g}万", district, f"{area}.0"),
                f"{unit:,}元/平",
            ]
            for at, (community, district, area, unit) in enumerate(homes(60))
        ),
    ]
    assert mapped(tmp_path, rows) == {
        "Direction": "facing",
        "District": "extra",
        "Elevator": "building",
        "Floor": "floors",
        "Garden": "community",
        "Id": "source_id",
        "Layout": "layout",
        "Price": "price",
        "Region": "district",
        "Size": "floor_area",
        "UnitPrice": "unit_price",
    }


def test_a_city_column_of_districts_is_a_district(tmp_path: Path) -> None:
    rows = [["city", "price", "area"], *([district + "区", "5.8万", "77"] for _, district, _, _ in homes(20))]
    assert mapped(tmp_path, rows)["city"] == "district"
    rows = [["城市", "price", "area"], *(["鹤岗市", "5.8万", "77"] for _ in range(20))]
    assert mapped(tmp_path, rows)["城市"] == "city"


def test_an_area_of_names_is_a_part_of_town(tmp_path: Path) -> None:
    rows = [
        ["house", "area", "totalPrice", "houseInfo"],
        *([c, d, "5.8万", f"2室1厅 | {a}平米 | 南 | 简装 | 6层 | 板楼"] for c, d, a, _ in homes(20)),
    ]
    assert mapped(tmp_path, rows) == {
        "house": "community",
        "area": "district",
        "totalPrice": "price",
        "houseInfo": "packed",
    }


def test_price_may_be_the_price_of_a_square_metre(tmp_path: Path) -> None:
    rows = [
        ["Total price", "Price", "Square", "Community average"],
        *([f"{a * u / 10_000:g}", str(u), str(a), str(u + 900)] for _, _, a, u in homes(30)),
    ]
    assert mapped(tmp_path, rows) == {
        "Total price": "price",
        "Price": "unit_price",
        "Square": "floor_area",
        "Community average": "extra",
    }


def test_names_of_houses_may_be_titles_and_addresses_communities(tmp_path: Path) -> None:
    rows = [
        ["楼房名称", "价格（套/万元）", "地址", "房间样式", "房间规模（m2）"],
        *(
            [f"{c}精装{at}室，业主诚心出售看房方便", "5.8", c, "2室1厅", str(a)]
            for at, (c, _, a, _) in enumerate(homes(30))
        ),
    ]
    assert list(mapped(tmp_path, rows).values()) == ["title", "price", "community", "layout", "floor_area"]


def test_running_numbers_spiders_and_pivots_are_left_out(tmp_path: Path) -> None:
    rows = [
        ["", "web-scraper-order", "小区", "总价", "面积", "小区", "平均值项:总价", "", "Unnamed: 8"],
        *(
            [str(at), f"160000-{at}", *row[:1], row[3], row[2], *((row[0], "6.1", "") if at < 5 else ("", "", "")), ""]
            for at, row in enumerate(priced(40))
        ),
    ]
    used = [column.field for column in guess_mapping(open_table(write(tmp_path, rows))).columns]
    assert used == ["ignore", "ignore", "community", "price", "floor_area", *["ignore"] * 4]


def test_ids_are_ids_and_running_numbers_are_not(tmp_path: Path) -> None:
    header = ["id", "小区", "总价", "面积"]
    running = [[str(at), row[0], row[3], row[2]] for at, row in enumerate(priced(30), start=1)]
    real = [[str(101_000_000_000 + at * at), row[0], row[3], row[2]] for at, row in enumerate(priced(30))]
    assert mapped(tmp_path, [header, *running])["id"] == "ignore"
    assert mapped(tmp_path, [header, *real])["id"] == "source_id"


def test_a_saved_running_number_is_left_out_and_a_nameless_column_of_words_is_kept(tmp_path: Path) -> None:
    rows = [
        ["Unnamed: 0", "小区", "总价", ""],
        *([str(at), row[0], row[3], "近河"] for at, row in enumerate(priced(20))),
    ]
    path = write(tmp_path, rows)
    assert [column.field for column in guess_mapping(open_table(path)).columns] == [
        *("ignore", "community", "price"),
        "extra",
    ]
    assert listings(path)[0].description.extra == {"D": "近河"}


def test_what_nobody_knows_is_kept_as_extra(tmp_path: Path) -> None:
    rows = [
        ["小区", "总价", "面积", "首付", "采光", "物业费"],
        *([r[0], r[3], r[2], "2", "好", "0.5"] for r in priced(20)),
    ]
    assert list(mapped(tmp_path, rows).values())[3:] == ["extra", "extra", "extra"]


def test_of_two_columns_for_one_field_the_better_one_wins(tmp_path: Path) -> None:
    rows = [
        ["小区", "总价", "参考总价", "面积"],
        *([r[0], r[3] + "万", "另议" if i % 3 else "9万", r[2]] for i, r in enumerate(priced(21))),
    ]
    assert list(mapped(tmp_path, rows).values()) == ["community", "price", "extra", "floor_area"]


def test_a_table_without_header_is_understood_by_its_cells(tmp_path: Path) -> None:
    rows = [
        [str(1_700_000 - at * 3), "南山", c, "二室一厅", str(1 + at % 6), str(a), f"{a * u / 10_000:g}万元", "房产中介"]
        for at, (c, _, a, u) in enumerate(homes(60))
    ]
    assert list(mapped(tmp_path, rows).values()) == [
        *("source_id", "district", "community", "layout", "floor", "floor_area", "price"),
        "extra",
    ]


@pytest.mark.parametrize(
    ("storeys", "field"),
    [
        # heights of buildings: hardly one in twenty has three storeys or fewer
        ([6, 6, 18, 7, 6, 5, 11, 28, 16, 6], "floors"),
        # homes' own storeys
        ([1, 2, 3, 4, 5, 6, 3, 2, 1, 4], "floor"),
        # neither clearly
        ([3, 6, 6, 18, 5, 7, 6, 9, 11, 6], "floor_words"),
    ],
)
def test_a_bare_storey_means_what_the_numbers_show(tmp_path: Path, storeys: list[int], field: str) -> None:
    rows = [
        ["小区", "总价", "面积", "楼层"],
        *([r[0], r[3], r[2], str(storeys[i % 10])] for i, r in enumerate(priced(80))),
    ]
    assert mapped(tmp_path, rows)["楼层"] == field


def test_a_few_numbers_beside_a_portals_words_are_heights(tmp_path: Path) -> None:
    rows = [
        ["小区", "总价", "面积", "楼层"],
        *([r[0], r[3], r[2], "6层" if i % 5 == 0 else "高楼层(共7层)"] for i, r in enumerate(priced(40))),
    ]
    assert mapped(tmp_path, rows)["楼层"] == "floors"


def test_beside_a_column_of_heights_the_other_is_the_homes_own_storey(tmp_path: Path) -> None:
    rows = [["小区", "总价", "面积", "flo", "sumflo"], *([r[0], r[3], r[2], "10", "18层"] for r in priced(40))]
    assert list(mapped(tmp_path, rows).values())[3:] == ["floor", "floors"]


def test_a_rent_beside_a_price_is_not_the_price(tmp_path: Path) -> None:
    rows = [["小区", "月租金", "总价", "面积"], *([r[0], "300", r[3], r[2]] for r in priced(20))]
    assert list(mapped(tmp_path, rows).values()) == ["community", "extra", "price", "floor_area"]
