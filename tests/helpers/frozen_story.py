"""What frozen files are full of: a few evenings with the program, through its own doors, on fixed days.

Each part that a plan, a mark or an import can have is in it. Whoever gives the program something new to keep adds it
here, so that the files of the next format hold it.
"""

from __future__ import annotations

import datetime
import os
from functools import partial
from pathlib import Path

import msgspec

from hegang_desktop import resources
from hegang_desktop.app.answer.answering import outcome
from hegang_desktop.app.importing.file_import import import_file
from hegang_desktop.app.importing.history import import_history, take_back
from hegang_desktop.app.listings.search.finder import Finder
from hegang_desktop.app.paths import Paths
from hegang_desktop.app.plan.library import Library
from hegang_desktop.app.plan.plan_file import read_plan
from hegang_desktop.app.plan.purchase import Recorded, recorded
from hegang_desktop.app.plan.session import Session
from hegang_desktop.app.settings.preferences import Preferences, save_preferences
from hegang_desktop.app.settings.window_state import WindowState, save_window_state
from hegang_desktop.domain.area import square_metres
from hegang_desktop.domain.home import Home
from hegang_desktop.domain.household import Person
from hegang_desktop.domain.income import IncomeStream
from hegang_desktop.domain.listing import Description
from hegang_desktop.domain.mark import Mark
from hegang_desktop.domain.means import Account, CashPoint, Debt, PendingMoney
from hegang_desktop.domain.message import msg
from hegang_desktop.domain.money import Fen, Millionths, Tenthousandths, yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.outgo import DatedCost, Deadline, MortgageHere, SocialInsurance, SpendingLine, Tenancy
from hegang_desktop.domain.plan import Plan, Scenario, Situation
from hegang_desktop.domain.search import Order, Range, Search
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.domain.what_if import Tried, WhatIf
from hegang_desktop.ingest.mapping.guess import guess_mapping
from hegang_desktop.ingest.readers.opening import open_table
from hegang_desktop.store.user.profiles import signature_of
from hegang_desktop.text.translator import Translator
from tests.helpers.plans import with_scenario, with_situation

replace = msgspec.structs.replace
rate = Tenthousandths
HEGANG = "鹤岗"
NOVEMBER = Month(2026, 11)
_ZONE = datetime.timezone(datetime.timedelta(hours=8))


class _Clock:
    """Goes on by a minute and seven seconds at each look."""

    def __init__(self) -> None:
        self._at = datetime.datetime(2026, 11, 3, 9, 0, 0, 250_000, tzinfo=_ZONE)

    def __call__(self) -> datetime.datetime:
        self._at += datetime.timedelta(minutes=1, seconds=7)
        return self._at


def saver() -> Plan:
    """What a plan of the first format can hold."""
    situation = Situation(
        cash=(CashPoint(Month(2026, 10), yuan(36_000)), CashPoint(NOVEMBER, yuan(41_000), yuan(40_500))),
        income=(
            IncomeStream("sea", "跑船", yuan(6_500), (1, 2, 3, 4, 11, 12)),
            IncomeStream("odd", "零工", yuan(1_200), starts=Month(2026, 12), ends=Month(2028, 5), after_move="stops"),
        ),
        spending=yuan(1_600),
        rent=yuan(500),
        remittance=yuan(400),
        debts=(Debt("card", "信用卡", yuan(8_000), yuan(600), rate(1_460)),),
        cushion=yuan(4_000),
        owns_other_home=True,
    )
    place = Description(city=HEGANG, district="工农区", community="光宇小区", layout="2室1厅", floor=6, floors=6)
    home = TargetHome(
        place, square_metres(77), price=yuan(58_000), held="two_to_five", priced_in=Month(2026, 9), note="看过两次"
    )
    own = {"door": yuan(1_200), "furniture": yuan(6_000)}
    flat = Scenario("flat", "光宇", home, yuan(1_400), own, {"price_drift": -300})
    there = TargetHome(
        Description(city=HEGANG, district="兴安区"), square_metres(48), "unit", unit_price=yuan(650), heated=False
    )
    other = Scenario("other", "兴安台", there, overrides={"agency": yuan(0)})
    return Plan("saver", "存钱买房", situation, (flat, other), active="flat", note="年底再看一次")


def household() -> Plan:
    """A plan with every part of a household, and scenarios with lives of their own."""
    sea = IncomeStream(
        "sea", "跑船", yuan(7_000), pattern="seasonal", months_on=6, months_off=6, cycle_start=NOVEMBER, away=True,
        after_move="changes", amount_after=yuan(3_000), person="he", amount_off=yuan(300), amount_off_after=yuan(500),
    )  # fmt: skip
    days = IncomeStream("days", "日结", yuan(130), pattern="day_rate", days=8, idle=rate(2_500))
    shop = IncomeStream("shop", "网店", yuan(900), pattern="irregular", floor=yuan(100), persistence=rate(6_000))
    bonus = IncomeStream("bonus", "年终奖", yuan(4_000), pattern="one_off", starts=Month(2027, 2))
    situation = Situation(
        cash=(CashPoint(NOVEMBER, yuan(38_000), day=20, settled=("rent", "debt:card")),),
        income=(sea, days, shop, bonus),
        spending=yuan(1_900),
        rent=yuan(900),
        remittance=yuan(600),
        debts=(
            Debt("card", "信用卡", yuan(12_000), yuan(700), rate(1_800)),
            Debt("loan", "网贷", yuan(6_000), yuan(450), monthly_fee=rate(120), cleared_in=Month(2027, 8)),
            Debt("jiebei", "借呗", yuan(3_000), yuan(300), cost="daily", daily_rate=Millionths(400)),
            Debt(
                "phone",
                "分期",
                yuan(2_400),
                yuan(0),
                cost="instalments",
                instalments=12,
                instalment_fee=Millionths(6_000),
            ),
        ),
        cushion=yuan(5_000),
        people=(
            Person("he", "mover", "老王"),
            Person("child", "child", "小满", yuan(600), yuan(450), ends=Month(2031, 6)),
        ),
        accounts=(Account("fund", "余额宝", yuan(20_000), rate(140)),),
        pending=(
            PendingMoney(
                "deposit", "定期", yuan(15_000), Month(2027, 9), "deposit", annual_rate=rate(190), since=Month(2024, 9)
            ),
            PendingMoney("cousin", "借给表弟", yuan(8_000), Month(2028, 2), "lent", certainty=rate(6_000)),
        ),
        spending_lines=(SpendingLine("school", "child", yuan(1_200), "学费", yuan(800), (3, 9)),),
        tenancy=Tenancy(yuan(1_800), 1),
        insurance=(SocialInsurance("si", yuan(3_728), starts=Month(2029, 1)),),
        dated_costs=(DatedCost("phone", "手机", Month(2027, 6), yuan(1_500), every=36),),
        payoff=yuan(200),
        away_months=(2,),
        deadlines=(Deadline("school", "小学报名", Month(2028, 6)),),
        mortgage_here=MortgageHere(
            yuan(620_000), rate(2_000), rate(360), 25, "equal_principal", yuan(9_000), yuan(3_000)
        ),
    )
    place = Description(city=HEGANG, district="工农区", community="光宇小区", floor=6, floors=6)
    home = TargetHome(
        place,
        square_metres(62),
        price=yuan(52_000),
        held="two_to_five",
        held_in=NOVEMBER,
        arrears=yuan(300),
        note="看过两次",
    )
    rider = IncomeStream("rider", "送外卖", yuan(4_200), pattern="irregular")
    flat = Scenario(
        "flat", "光宇", home, yuan(1_500), {"door": yuan(1_200)}, {"horizon": 12}, by_proxy=True,
        income=(rider,), not_before=Month(2027, 5), works_away=False,
        tried=Tried(later=2, no_work=False, hard_winter=True, medical=True),
    )  # fmt: skip
    there = TargetHome(
        Description(city=HEGANG, district="兴安区"), square_metres(48), "unit", unit_price=yuan(650),
        priced_in=Month(2026, 9),
    )  # fmt: skip
    other = Scenario("other", "兴安台", there, assumptions={"horizon": 12})
    beyond = {"move": "离父母近", "stay": "朋友都在这里"}
    return Plan("household", "老王一家", situation, (flat, other), active="flat", note="孩子上学前搬", beyond=beyond)


def wage_earner() -> Plan:
    """Nothing but the four numbers one begins with."""
    situation = Situation(
        (CashPoint(NOVEMBER, yuan(30_000)),), (IncomeStream("wage", "工资", yuan(5_000)),), yuan(2_000)
    )
    home = TargetHome(Description(city=HEGANG), square_metres(60), price=yuan(40_000))
    return Plan("own", "回鹤岗", situation, (Scenario("s1", "", home),))


PAID = {"price": yuan(39_000), "agency": yuan(1_500), "deed_tax": yuan(390), "door": yuan(900)}


def before_buying() -> Plan:
    """The plan of somebody who is about to buy."""
    plan = replace(wage_earner(), id="bought", name="已经买下")
    wage = IncomeStream("wage", "工资", yuan(4_000))
    return with_situation(plan, cash=(CashPoint(Month(2026, 9), yuan(66_000)),), income=(wage,), spending=yuan(1_800))


def bought() -> Plan:
    """The same, two months later."""
    plan = before_buying()
    return recorded(plan, outcome(plan), Recorded(NOVEMBER, yuan(70_400), PAID, (("清垃圾", yuan(260)),)))


def live(paths: Paths, folder: Path) -> None:
    """The whole story in one profile; `folder` is for the files that are imported."""
    import_listings(paths, folder)
    library = Library(paths, clock=_Clock())
    make_plans(library)
    enter_homes(library)
    save_preferences(library, Preferences("zh_CN", "dark", hide_amounts=True))
    save_window_state(library, WindowState(page="plan", parts={"listings": "AAAA/w=="}))
    say_of_homes(library, paths)
    remember_columns(library, folder)
    library.close()


def make_plans(library: Library) -> None:
    """Plans with edits, folded ones, undone ones, a named version, a count, a purchase; one is deleted."""
    today = [datetime.date(2026, 11, 3)]
    session = Session(library, lambda: today[0])
    session.add(read_plan(resources.path("samples", "seafarer-2019.hgplan")), msg("Sample plan"))
    session.add(saver(), msg("New plan"))
    session.edit(msg("Scenario"), lambda plan: replace(plan, active="other"))
    session.edit(msg("Scenario"), lambda plan: replace(plan, active="flat"))
    session.add(household(), msg("New plan"))
    session.try_out(WhatIf(spend_less=yuan(300), cheaper=yuan(2_000)))
    session.keep_tried_as_scenario("省一点")
    session.add(before_buying(), msg("New plan"))
    answered = session.outcome
    assert answered is not None
    said = Recorded(NOVEMBER, yuan(70_400), PAID, (("清垃圾", yuan(260)),))
    session.edit(msg("Purchase"), lambda plan: recorded(plan, answered, said))
    session.add(replace(wage_earner(), id="given-up", name="放弃了的"), msg("New plan"))
    session.add(wage_earner(), msg("New plan"))
    for amount in (1_900, 1_850, 1_800):
        session.edit(msg("Living costs"), partial(with_situation, spending=yuan(amount)), fold="spending")
    session.end_fold()
    session.edit(msg("Rent"), lambda plan: with_situation(plan, rent=yuan(700)))
    session.name_version("没算欠款")
    debt = Debt("d1", "花呗", yuan(6_500), yuan(500), rate(1_460))
    session.edit(msg("Debts"), lambda plan: with_situation(plan, debts=(debt,)))
    session.edit(
        msg("Price of the home"),
        lambda plan: with_scenario(plan, home=replace(plan.scenario.home, price=yuan(46_000))),
    )
    session.undo()
    session.undo()
    session.edit(msg("Cushion"), lambda plan: with_situation(plan, cushion=yuan(3_000)))
    today[0] = datetime.date(2027, 1, 5)
    session.count_cash(yuan(35_250), "年终奖晚了")
    session.edit(msg("Note"), lambda plan: replace(plan, note="年后再看"))
    session.edit(msg("Name"), lambda plan: replace(plan, name="回鹤岗的家"))
    session.undo()
    session.delete("given-up")


def enter_homes(library: Library) -> None:
    """Homes by hand: one changed later, one put aside."""
    first = Description(
        city=HEGANG, district="工农区", community="解放小区", floor_area=square_metres(55), floor=3, floors=7
    )
    library.save_home(Home("h1", first, yuan(33_000), "中介小李带看", "https://example.test/1"))
    second = Description(city=HEGANG, community="红旗小区")
    library.save_home(Home("h2", second, yuan(21_500)))
    library.save_home(Home("h3", Description(city="双鸭山", community="矿务局"), yuan(18_000)))
    library.save_home(Home("h2", replace(second, floor_area=square_metres(47)), yuan(20_500)))
    library.delete_home("h3")


def say_of_homes(library: Library, paths: Paths) -> None:
    """Marks, homes joined and parted again, searches that are kept and one that is not."""
    finder = Finder(paths)
    result = finder.find(Search(), Order("price"))
    reader = finder.reader(result)
    listed = [reader.detail(id_) for id_ in [id_ for id_ in result.ids if id_ > 0][:4]]
    by_hand = reader.detail(next(id_ for id_ in result.ids if id_ < 0))
    reader.close()
    finder.close()
    library.marks.put(listed[0], Mark("viewed", 4, ("朝南", "近学校"), "楼道干净"))
    library.marks.put(listed[1], Mark("dropped", reason="顶楼漏水"))
    library.marks.put(listed[2], Mark("saved", note="等降价"))
    library.marks.put(by_hand, Mark("contacted", 3))
    library.marks.join(listed[0].reference, listed[3].reference)
    library.marks.join(listed[1].reference, listed[2].reference)
    library.marks.part(listed[2].reference)
    cheap = Search("工农", {"city": (HEGANG,)}, {"price": Range(None, Fen(4_000_000))})
    library.searches.save("便宜的", cheap, Order("price"), 2)
    library.searches.save("不要了", Search("矿"), Order("area", descending=True), 1)
    library.searches.delete("不要了")


def remember_columns(library: Library, folder: Path) -> None:
    """A file whose columns the user named."""
    odd = folder / "表.csv"
    odd.write_text("甲,乙,丙\n" + "".join(f"鹤岗,小区{n},{30_000 + n}\n" for n in range(5)), encoding="utf-8")
    table = open_table(odd, "")
    library.mappings.remember(signature_of(table.header, has_header=True), odd.name, guess_mapping(table), HEGANG)


_HEADER = "房源编号,城市,区域,小区名称,户型,建筑面积,楼层,装修,总价(元),朝向,年代,链接"


def _advert(number: int, price: int, community: str = "", area: int = 0) -> str:
    community = community or ("云杉小区" if number < 6 else "松林小区")
    return f"n{number},鹤岗,工农区,{community},2室1厅,{area or 45 + number}㎡,3/7,简装,{price},南,1998,"


def _fang(city: str, host: str, number: str, price: int, area: int) -> str:
    url = f"https://{host}.esf.fang.com/chushou/{number}.htm"
    return f",{city},,河畔,2室1厅,{area}㎡,4/6,简装,{price},南,1998,{url}"


_OCTOBER = (
    *(_advert(n, 30_000 + 1_000 * n) for n in range(10)),
    ",鹤岗,南山区,,,,,,28000,,,",
    ",鹤岗,兴山区,无名楼,,,,,25000,,,",
    "n77,鹤岗,南山区,错价楼,,60㎡,,,不知道,,,",
)
_MOVED = {2: -2_000, 4: 1_500}
_NOVEMBER = (
    *(_advert(n, 30_000 + 1_000 * n + _MOVED.get(n, 0)) for n in range(9)),
    _advert(20, 27_000, "新村", 41),
)
_FILES = (
    ("十月", "2026-10-05", _OCTOBER),
    ("十一月", "2026-11-02", _NOVEMBER),
    (
        "房天下",
        "2026-11-03",
        (
            # fang numbers its adverts city by city
            _fang("鹤岗", "hegang", "3_123456", 42_000, 58),
            _fang("双鸭山", "shuangyashan", "3_123456", 39_000, 51),
            _fang("鹤岗", "hegang", "3_123457", 36_500, 47),
        ),
    ),
    ("错了的", "2026-11-03", (_advert(3, 1_000), _advert(90, 9_000, "误会小区", 33))),
)


def import_listings(paths: Paths, folder: Path) -> None:
    """Homes seen twice, cheaper, dearer, gone, with little told and with none at all; samples; the last is undone."""
    words = Translator("en")
    for name, day, lines in _FILES:
        import_file(paths, _written(folder / f"{name}.csv", day, (_HEADER, *lines)), words)
    take_back(paths, import_history(paths)[0].id)
    samples = resources.path("samples", "sample-homes.csv").read_text(encoding="utf-8-sig").splitlines()[:9]
    import_file(paths, _written(folder / "示例.csv", "2026-11-03", samples), words, sample=True)


def _written(file: Path, day: str, lines: tuple[str, ...] | list[str]) -> Path:
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    moment = datetime.datetime.fromisoformat(f"{day}T12:00:00+08:00").timestamp()
    os.utime(file, (moment, moment))
    return file
