"""Makes resources/samples: the seafarer's plan and the fictional homes. Deterministic; run after changing either.

Prices are drawn around published medians (asking prices of fang.com, August 2019, repeats removed; in Hegang by floor
band: high 1,625, middle 2,439, low 3,194 yuan a square metre, and a fifth of the offers at a third of that, as agents
say of remote resettlement flats). Communities, ids and every single home are made up.
"""

import csv
import random
from pathlib import Path

from hegang_desktop.app.plan.plan_file import write_plan
from hegang_desktop.domain.area import square_metres
from hegang_desktop.domain.income import IncomeStream
from hegang_desktop.domain.listing import Description
from hegang_desktop.domain.means import CashPoint
from hegang_desktop.domain.money import ZERO, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.plan import Plan, Scenario, Situation
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.engine.costs.catalogue import PURCHASE

SAMPLES = Path(__file__).resolve().parent.parent / "resources" / "samples"
HEADER = (
    "编号", "来源", "城市", "区", "小区", "标题", "户型", "建筑面积", "楼层",
    "朝向", "装修", "年代", "供暖", "配备电梯", "交易权属", "总价", "单价", "采集日期",
)  # fmt: skip
# city, how many, districts, medians by floor band (low, middle, high)
PLACES = (
    ("鹤岗", 180, ("工农区", "向阳区", "南山区", "兴安区", "东山区", "兴山区"), (3194, 2439, 1625)),
    ("双鸭山", 40, ("尖山区", "岭东区", "四方台区"), (2900, 2300, 1600)),
    ("阜新", 50, ("海州区", "细河区", "太平区"), (4300, 3500, 2500)),
    ("鹤壁", 40, ("山城区", "鹤山区", "淇滨区"), (5600, 4950, 4100)),
    ("个旧", 30, ("城区", "大屯街道"), (5600, 4800, 3900)),
)
NAMES = (
    "松林",
    "矿工",
    "北山",
    "红砖",
    "铁路",
    "新华",
    "向阳里",
    "和平里",
    "团结",
    "光明里",
    "胜利",
    "桦树",
    "河畔",
    "站前",
)
CABBAGE = 0.2


def homes() -> list[list[str]]:
    """The rows of the sample catalogue."""
    chance = random.Random(2019)  # noqa: S311 - not a secret
    rows: list[list[str]] = []
    for city, count, districts, medians in PLACES:
        for _ in range(count):
            number = len(rows) + 1
            floors = chance.choice((5, 6, 6, 6, 7, 7, 8, 11, 18))
            floor = chance.randint(1, floors)
            band = 0 if floor <= floors / 3 else 1 if floor <= floors * 2 / 3 else 2
            area = round(min(130.0, max(32.0, chance.gauss(62, 15))), chance.choice((0, 1, 2)))
            unit = medians[band] * chance.lognormvariate(0, 0.28)
            cheap = chance.random() < CABBAGE
            if cheap:
                unit /= 3
            price = max(12_000, round(unit * area / 1000) * 1000)
            rooms = 1 if area < 45 else 2 if area < 85 else 3  # noqa: PLR2004
            layout = f"{rooms}室{1 if rooms < 3 else chance.choice((1, 2))}厅1卫"  # noqa: PLR2004
            year = chance.randint(1984, 2002) if floors < 8 else chance.randint(2003, 2016)  # noqa: PLR2004
            heated = city != "个旧"
            community = chance.choice(NAMES) + chance.choice(("小区", "家属楼", "新村"))
            rows.append(
                [
                    f"示例-{number:04d}",
                    "示例",
                    city,
                    chance.choice(districts),
                    community,
                    f"示例房源：{layout}，并非真实房屋",
                    layout,
                    f"{area:g}㎡",
                    f"{floor}/{floors}",
                    chance.choice(("南", "南 北", "东 西", "南", "北")),
                    "毛坯" if chance.random() < (0.4 if cheap else 0.08) else chance.choice(("简装", "简装", "精装")),
                    str(year),
                    ("集中供暖" if chance.random() < 0.95 else "自采暖") if heated else "暂无数据",  # noqa: PLR2004
                    "有" if floors > 7 else "无",  # noqa: PLR2004
                    chance.choice(("商品房", "商品房", "已购公房", "回迁房", "暂无数据")),
                    f"{price / 10_000:g}万",
                    f"{round(price / area)}元/㎡",
                    f"2019-08-{chance.randint(1, 28):02d}",
                ]
            )
    return rows


def seafarer() -> Plan:
    """The plan of the sample, after domain facts a1: 61,700 in hand, 61,200 all-in, 500 left."""
    included = [
        entry.key
        for entry in PURCHASE
        if entry.group in ("fees", "settling_in", "contingency") and not entry.by_proxy_only
    ]
    overrides = {
        **dict.fromkeys(("deed_tax", "seller_taxes", *included), ZERO),
        "price": yuan(58_000),
        "door": yuan(1_200),
        "first_heating": yuan(2_000),
        "first_property_fee": ZERO,
    }
    home = TargetHome(
        description=Description(city="鹤岗", community="光宇小区", floor=6, floors=6, floor_band="high"),
        floor_area=square_metres(77),
        price=yuan(58_000),
    )
    return Plan(
        id="5ea0fa2e201905000000000000000001",
        name="Seafarer, 2019",
        situation=Situation(
            cash=(CashPoint(Month(2019, 5), yuan(61_700), expected=yuan(50_000)),),
            income=(IncomeStream("sea", "跑船 / at sea", yuan(10_000), months=(1, 2, 3, 4, 11, 12)),),
            spending=yuan(1_000),
        ),
        scenarios=(Scenario("flat", "", home, overrides=overrides),),
        sample=True,
        note=(
            "Reconstructed from published reports of 2019 and 2020. He had counted on 50,000 yuan and had 61,700: "
            "58,000 went for the flat with agency and transfer, 1,200 for a door, 2,000 for heating and property fee; "
            "500 were left. Which months he was at sea and the 1,000 yuan a month for living are assumptions."
        ),
    )


def main() -> None:
    """Write both files."""
    SAMPLES.mkdir(parents=True, exist_ok=True)
    write_plan(SAMPLES / "seafarer-2019.hgplan", seafarer())
    with (SAMPLES / "sample-homes.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerows(homes())


if __name__ == "__main__":
    main()
