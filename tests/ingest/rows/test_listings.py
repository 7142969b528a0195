"""Whole files in, exact listings out: one test for each shape in which real files come."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from hegang_desktop.domain.area import Area
from hegang_desktop.domain.listing import Description, Listing
from hegang_desktop.domain.money import Fen, yuan
from tests.ingest.files import listings, priced, read, write


def test_a_portals_export_with_blanks_around(tmp_path: Path) -> None:
    text = (
        ",小区名字,总价,户型,建筑面积,单价,朝向,楼层,装修,区域\n"
        "0, 松鹤苑 ,5.8万,2室1厅1卫,77平米,753元/平米,南北,高层,精装修,向阳\n"
        "1,红旗新村,3.85万,1室1厅1卫,38.5平米,1000元/平米,南,低层,暂无,工农\n"
    )
    assert listings(write(tmp_path, text, encoding="utf-8-sig"), default_city="鹤岗市") == [
        Listing(
            Description(
                city="鹤岗",
                district="向阳",
                community="松鹤苑",
                layout="2室1厅1卫",
                floor_area=Area(7700),
                floor_band="high",
                facing="南北",
                condition="精装",
            ),
            yuan(58_000),
            yuan(753),
        ),
        Listing(
            Description(
                city="鹤岗",
                district="工农",
                community="红旗新村",
                layout="1室1厅1卫",
                floor_area=Area(3850),
                floor_band="low",
                facing="南",
            ),
            yuan(38_500),
            yuan(1_000),
        ),
    ]


def test_pinyin_headers_and_units_nowhere(tmp_path: Path) -> None:
    text = (
        ",hu_xing,area,chao_xiang,other,lou_cen,lei_xin,dan_jia,zong_jia\n"
        '0,3室1厅 ,60.5,东南, 简装 , 顶层(共6层) , 2001年建 ,"1,200元/平",7.26\n'
        '1,2室2厅 ,50,南北, 精装 , 6层 , 未知年建 ,"1,000元/平",5\n'
        '2,2室1厅 ,70,南, 毛坯 , 低楼层(共7层) , 1998年建 ,"1,100元/平",7.7\n'
    )
    first, second, _ = listings(write(tmp_path, text))
    assert first == Listing(
        Description(
            layout="3室1厅",
            floor_area=Area(6050),
            floor=6,
            floor_band="high",
            floors=6,
            facing="东南",
            condition="简装",
            year_built=2001,
        ),
        yuan(72_600),
        yuan(1_200),
    )
    assert second.description.floors == 6
    assert second.description.floor is None
    assert second.description.year_built is None


def test_a_portals_detail_page_with_all_it_tells(tmp_path: Path) -> None:
    text = (
        "id,小区名称,所在区域,总价,单价,房屋户型,所在楼层,建筑面积,户型结构,套内面积,建筑类型,房屋朝向,建筑结构,装修情况,供暖方式,"
        "配备电梯,挂牌时间,交易权属,上次交易,房屋年限,抵押信息\n"
        "1,东山家园,东山区 站前,6.5,1048元/平米,2室1厅1厨1卫,中楼层 (共6层),62㎡,平层,50.14㎡,板楼,南 北,"
        "混合结构,其他,集中供暖,无,"
        '2019-05-31,商品房,2015-07-16,满五年,"\n        有抵押 3万元\n     农行 \n"\n'
        "2,振兴里,兴安,5,1000元/平米,1室1厅1厨1卫,地下室 (共6层),50㎡,暂无数据,暂无数据,暂无数据,南,砖混结构,简装,null,"
        "暂无数据,暂无数据,已购公房,暂无数据,暂无数据,暂无数据\n"
    )
    assert listings(write(tmp_path, text, encoding="gb18030")) == [
        Listing(
            Description(
                district="东山区",
                community="东山家园",
                layout="2室1厅1厨1卫",
                floor_area=Area(6200),
                interior_area=Area(5014),
                floor_band="middle",
                floors=6,
                facing="南 北",
                condition="其他",
                building="板楼",
                lift=False,
                heating="集中供暖",
                title_kind="商品房",
                mortgage="有抵押 3万元 农行",
                seller_held="满五年",
                listed_on=dt.date(2019, 5, 31),
                extra={
                    "户型结构": "平层",
                    "建筑结构": "混合结构",
                    "上次交易": "2015-07-16",
                    "所在区域": "东山区 站前",
                },
            ),
            yuan(65_000),
            yuan(1_048),
        ),
        Listing(
            Description(
                district="兴安",
                community="振兴里",
                layout="1室1厅1厨1卫",
                floor_area=Area(5000),
                floors=6,
                facing="南",
                condition="简装",
                title_kind="已购公房",
                extra={"建筑结构": "砖混结构", "所在楼层": "地下室 (共6层)"},
            ),
            yuan(50_000),
            yuan(1_000),
        ),
    ]


def test_deals_with_headers_of_two_languages(tmp_path: Path) -> None:
    text = (
        "\n,?URL,ID,TradeTime,Total price,Price,Square,Bed Room,Living room,Kitchen,Bathroom,楼,Building Type,"
        "Construction time,renovation condition,Elevator,Property rights for five years（房屋满五年）,District,"
        "Unnamed: 26\n"
    )
    for at in range(12):
        text += (
            f"{at},https://hz.lianjia.com/chengjiao/1010{at:02}782030.html,101092000000.0,2016/8/{at + 1},"
            "5.0,1000,50.0,2,1,1,1,高 6,板楼,1999,简装,0.0,1.0,东山,\n"
        )
    rows = read(write(tmp_path, text, encoding="gb18030"))
    assert len(rows) == 12
    assert rows[8].observed_on == dt.date(2016, 8, 9)
    assert rows[8].line == 11
    assert rows[8].listing == Listing(
        Description(
            city="杭州",
            district="东山",
            layout="2室1厅1厨1卫",
            floor_area=Area(5000),
            floor_band="high",
            floors=6,
            condition="简装",
            building="板楼",
            year_built=1999,
            lift=False,
            seller_held="满五年",
            extra={"ID": "101092000000.0", "TradeTime": "2016/8/9"},
        ),
        yuan(50_000),
        yuan(1_000),
        source="lianjia",
        source_id="101008782030",
        url="https://hz.lianjia.com/chengjiao/101008782030.html",
    )


def test_the_export_of_a_browser_extension_with_packed_fields(tmp_path: Path) -> None:
    text = "web-scraper-order,web-scraper-start-url,title,house,totalPrice,unitPrice,area,houseInfo\r\n" + "".join(
        f'"1600-{at}","https://hz.lianjia.com/ershoufang/pg{at}","采光好，业主诚心出售","松鹤苑","5万","单价1000元/平米","站前",'
        '"2室1厅 | 50平米 | 南 北 | 精装 | 6层  | 板楼 | 近河"\r\n'
        for at in range(12)
    )
    assert listings(write(tmp_path, text, encoding="utf-8-sig"))[3] == Listing(
        Description(
            city="杭州",
            district="站前",
            community="松鹤苑",
            title="采光好，业主诚心出售",
            layout="2室1厅",
            floor_area=Area(5000),
            floors=6,
            facing="南 北",
            condition="精装",
            building="板楼",
            extra={"houseInfo": "近河"},
        ),
        yuan(50_000),
        yuan(1_000),
        source="lianjia",
    )


def test_a_community_before_the_address_apart_by_two_blanks(tmp_path: Path) -> None:
    text = "标题,户型,面积,楼层,建造年份,单价,总价,地址,详情页地址\r\n" + "".join(
        f"江景三房 精装拎包入住 看房方便{at},1室1厅,50m²,共2层,2015年建造,1000元/m²,5万,"
        "松鹤苑\xa0\xa0东山-站前-胜利路6号,"
        f"https://wuhan.anjuke.com/prop/view/A10000{at:05}?from=filter&position={at}\r\n"
        for at in range(12)
    )
    assert listings(write(tmp_path, text))[7] == Listing(
        Description(
            city="武汉",
            district="东山",
            community="松鹤苑",
            address="东山-站前-胜利路6号",
            title="江景三房 精装拎包入住 看房方便7",
            layout="1室1厅",
            floor_area=Area(5000),
            floors=2,
            year_built=2015,
        ),
        yuan(50_000),
        yuan(1_000),
        source="anjuke",
        source_id="A1000000007",
        url="https://wuhan.anjuke.com/prop/view/A1000000007?from=filter&position=7",
    )


def test_a_community_and_its_part_of_town_as_lianjia_writes_them(tmp_path: Path) -> None:
    rows = [
        ["title", "positionInfo", "totalPrice"],
        *([f"业主急售好房{at}", "松鹤苑 - 站前", "5万"] for at in range(9)),
    ]
    advert = listings(write(tmp_path, rows))[0].description
    assert (advert.community, advert.district, advert.address) == ("松鹤苑", "站前", "松鹤苑 - 站前")


def test_a_friends_own_list(tmp_path: Path) -> None:
    text = (
        "城市,小区,地点,价格,平方,几楼,房型,备注\n"
        "鹤岗,松鹤苑,向阳区,三万八,45,6/7,兩室一廳,带家具\n"
        "鹤岗,振兴里,工农区,5万8,,7楼,,\n"
    )
    assert listings(write(tmp_path, text)) == [
        Listing(
            Description(
                city="鹤岗",
                district="向阳区",
                community="松鹤苑",
                layout="2室1厅",
                floor_area=Area(4500),
                floor=6,
                floors=7,
                extra={"备注": "带家具"},
            ),
            yuan(38_000),
        ),
        Listing(Description(city="鹤岗", district="工农区", community="振兴里", floor=7), yuan(58_000)),
    ]


def test_a_table_without_header(tmp_path: Path) -> None:
    rows = [
        [str(1_700_000 - at), "南山", f"松鹤苑{at}期", "二室一厅", str(1 + at % 6), "50", "5万元", "个人"]
        for at in range(40)
    ]
    rows[3][3], rows[4][4] = "未填", "6复7"
    homes = listings(write(tmp_path, rows), default_city="鹤岗")
    assert homes[1] == Listing(
        Description(
            city="鹤岗",
            district="南山",
            community="松鹤苑1期",
            layout="2室1厅",
            floor_area=Area(5000),
            floor=2,
            extra={"H": "个人"},
        ),
        yuan(50_000),
        source_id="1699999",
    )
    assert homes[3].description.layout == ""
    assert homes[4].description.floor is None
    assert homes[4].description.extra == {"E": "6复7", "H": "个人"}


def test_years_and_kinds_of_building_in_one_cell(tmp_path: Path) -> None:
    text = (
        "name_of_community,layout_of_house,price_of_house,area_of_house,floor_of_house,time_of_construction\n"
        + "".join(f"松鹤苑,2室1厅,5.{at},50平米,中楼层(共6层),199{at}年建板楼\n" for at in range(9))
    )
    home = listings(write(tmp_path, text))[3]
    assert home.asking_price == yuan(53_000)
    assert (home.description.year_built, home.description.building) == (1993, "板楼")


def test_joined_tables_in_which_some_totals_are_yuan(tmp_path: Path) -> None:
    rows = [["小区", "区域", "面积", "总价", "单价"], *priced(40)]
    for row in rows[30:]:
        row[3] = f"{float(row[3]) * 10_000:.1f}"
    homes = listings(write(tmp_path, rows))
    assert [home.asking_price for home in homes] == [int(r[2]) * int(r[4]) * 100 for r in rows[1:]]


def test_a_unit_in_a_cell_wins_over_its_column(tmp_path: Path) -> None:
    rows = [["小区", "区域", "面积", "总价", "单价"], *priced(40)]
    rows[5][3] += "万"
    rows[6][3] = f"{int(rows[6][2]) * int(rows[6][4])}元"
    homes = listings(write(tmp_path, rows))
    assert homes[4].asking_price == int(rows[5][2]) * int(rows[5][4]) * 100
    assert homes[5].asking_price == int(rows[6][2]) * int(rows[6][4]) * 100


def test_what_stands_in_a_wrong_column_is_put_right_or_kept(tmp_path: Path) -> None:
    rows = [
        ["小区", "总价", "面积", "电梯", "装修", "朝向"],
        *([r[0], r[3], r[2], "有电梯", "精装", "南"] for r in priced(20)),
    ]
    rows[1][3:] = ["板楼", "自供暖", "2015年建"]
    rows[2][3:] = ["简装", "", "(进门) 南"]
    rows[3][3:] = ["其他", "简装", "9"]
    one, two, three = (home.description for home in listings(write(tmp_path, rows))[:3])
    assert (one.building, one.condition, one.year_built, one.extra) == ("板楼", "", 2015, {"装修": "自供暖"})
    assert (two.condition, two.facing, two.extra) == ("简装", "", {"朝向": "(进门) 南"})
    assert (three.lift, three.floors, three.extra) == (None, None, {"电梯": "其他", "朝向": "9"})


def test_a_missing_area_is_nothing_and_a_garage_is_a_listing(tmp_path: Path) -> None:
    rows = [["小区", "总价", "面积", "户型"], *([r[0], r[3], r[2], "1室0厅"] for r in priced(20))]
    rows[1][2], rows[2][3] = "暂无数据", "车库"
    homes = listings(write(tmp_path, rows))
    assert homes[0].description.floor_area is None
    assert homes[0].unit_price is None
    assert homes[1].description.extra == {"户型": "车库"}


def test_ids_written_as_numbers_with_a_point(tmp_path: Path) -> None:
    rows = [
        ["房源编号", "小区", "总价"],
        *([f"{101_000_000_000 + at * 77}.0", r[0], "5万"] for at, r in enumerate(priced(20))),
    ]
    assert listings(write(tmp_path, rows))[2].source_id == "101000000154"


def test_the_city_is_told_by_the_column_then_by_the_address_then_by_default(tmp_path: Path) -> None:
    url = "https://wuhan.anjuke.com/prop/view/A1000000001"
    rows = [
        ["城市", "小区", "总价", "链接"],
        ["鹤岗市", "甲", "5万", url],
        ["", "乙", "5万", url],
        ["", "丙", "5万", ""],
    ]
    rows += [["鹤岗市", f"丁{at}", "5万", url] for at in range(9)]
    assert [home.description.city for home in listings(write(tmp_path, rows), default_city="阜新")[:3]] == [
        *("鹤岗", "武汉"),
        "阜新",
    ]


def test_two_extra_columns_of_one_name_are_both_kept(tmp_path: Path) -> None:
    rows = [["小区", "总价", "标签", "标签"], *([r[0], "5万", "满五", "近学校"] for r in priced(5))]
    assert listings(write(tmp_path, rows))[0].description.extra == {"标签": "满五", "标签 2": "近学校"}


def test_amounts_are_exact_to_the_fen(tmp_path: Path) -> None:
    rows = [["小区", "总价"], *([f"小区{at}", f"{at}.{at:04}万"] for at in range(1, 99))]
    assert [home.asking_price for home in listings(write(tmp_path, rows))] == [
        Fen((at * 10_000 + at) * 100) for at in range(1, 99)
    ]
