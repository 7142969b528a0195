"""The main job, end to end, in the real window: first run, import, target, edit, quit, relaunch."""

from __future__ import annotations

import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from hegang_desktop.domain.money import yuan
from hegang_desktop.domain.month import Month
from hegang_desktop.gui.listings.importing.import_dialog import ImportDialog
from tests.helpers.inputs import opened
from tests.helpers.running import Running, Start
from tests.helpers.typing_in import enter

HEADER = "房源编号,城市,区域,小区名称,户型,建筑面积,楼层,朝向,装修,总价,单价\n"
ROWS = [
    ("a1", "向阳区", "杜鹃里", "2室1厅", "58.5㎡", "高层（共6层）", "4.6万", "786元/㎡"),
    ("a2", "工农区", "白桦家园", "1室1厅", "41㎡", "3/7", "3.3万", "805元/㎡"),
    ("a3", "南山区", "云杉小区", "2室1厅", "66㎡", "低层（共5层）", "9.2万", "1394元/㎡"),
    ("a4", "南山区", "冷杉小区", "2室1厅", "62㎡", "5/5", "面议", ""),
]


def write_listings(path: Path, encoding: str) -> None:
    lines = [
        f"{id_},鹤岗,{district},{community},{layout},{area},{floor},南,简装,{price},{unit}\n"
        for id_, district, community, layout, area, floor, price, unit in ROWS
    ]
    path.write_bytes((HEADER + "".join(lines)).encode(encoding))


def import_through_the_window(running: Running, qtbot: QtBot, path: Path) -> None:
    running.window.files.open_path(path)
    dialog = running.window.listings.findChild(ImportDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.import_button.isEnabled, timeout=20_000)
    QTest.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: running.window.listings.results.table.rows.rowCount() == 3, timeout=20_000)
    dialog.close()


def test_from_first_run_to_the_same_answer_tomorrow(a_program: Start, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "我的 房源.csv"
    write_listings(file, "gb18030")

    # the first run: the first questions, an answer in about a minute
    running = a_program()
    window = running.window
    assert window.navigator.current == "home"
    assert window.home.title.isVisible()
    questions = window.home.questions
    for field, text in ((questions.savings, "2.1万"), (questions.income, "4,500"), (questions.spending, "３０００")):
        enter(qtbot, field.edit, text)
    # three months of living are kept back, and it shows
    assert questions.cushion.value == yuan(9_000)
    # nothing is guessed about what decides most: what comes in there, and which home is meant
    QTest.mouseClick(questions.show_answer, Qt.MouseButton.LeftButton)
    assert "your income there" in questions.hint.text()
    QTest.mouseClick(questions.there.buttons["same"], Qt.MouseButton.LeftButton)
    QTest.mouseClick(questions.show_answer, Qt.MouseButton.LeftButton)
    assert "which home" in questions.hint.text()
    qtbot.waitUntil(lambda: "30,000" in questions.home.cards[0].price.text(), timeout=20_000)
    QTest.mouseClick(questions.home.cards[0], Qt.MouseButton.LeftButton)
    QTest.mouseClick(questions.show_answer, Qt.MouseButton.LeftButton)
    assert window.navigator.current == "plan"
    plan = running.session.plan
    assert plan is not None
    assert plan.situation.at_hand == yuan(21_000)
    assert plan.situation.start == Month(2026, 11)
    assert plan.situation.cushion == yuan(9_000)
    assert plan.situation.cash[-1].day == 22
    assert plan.scenario.home.description.city == "鹤岗"
    assert plan.scenario.home.asking_price == yuan(30_000)
    first_answer = window.plan.answer.headline.text()
    assert "this home can safely be yours" in first_answer

    # a real file, one row of which cannot be taken
    import_through_the_window(running, qtbot, file)
    rejects = list((running.program.context.paths.rejects).glob("*.csv"))
    assert len(rejects) == 1
    assert "冷杉小区" in rejects[0].read_text(encoding="utf-8-sig")

    # the cheapest becomes the target
    window.listings.results.table.selectRow(0)
    window.listings.target.take_selected()
    assert window.navigator.current == "plan"
    plan = running.session.plan
    assert plan is not None
    assert plan.scenario.home.description.community == "白桦家园"
    assert plan.scenario.home.asking_price == yuan(33_000)
    assert window.plan.answer.headline.text() != first_answer

    # edits show in the answer at once
    before = window.plan.answer.headline.text()
    enter(qtbot, opened(window.plan.inputs.income).rows[0].number("amount").edit, "6000")
    assert window.plan.answer.headline.text() != before
    enter(qtbot, opened(window.plan.inputs.have).findChildren(QLineEdit)[0], "not a number")
    assert running.session.plan is not None
    assert running.session.plan.situation.at_hand == yuan(21_000)
    enter(qtbot, opened(window.plan.inputs.have).findChildren(QLineEdit)[0], "23000元")
    agency = next(row for row in window.plan.inputs.costs.rows if row.ref.item == "agency")
    window.plan.inputs.costs.set_open(open_=True)
    enter(qtbot, agency.field.edit, "0")
    answer = window.plan.answer.headline.text()
    sentence = window.plan.answer.sentence.text()
    plan = running.session.plan
    running.quit()

    # tomorrow it is all there
    running = a_program()
    assert running.window.navigator.current == "plan"
    assert running.session.plan == plan
    assert running.window.plan.answer.headline.text() == answer
    assert running.window.plan.answer.sentence.text() == sentence
    assert not running.window.plan.banner.isVisible()
    running.window.undo_commands.undo()
    assert running.session.plan != plan
    running.window.undo_commands.redo()
    assert running.session.plan == plan
    running.window.listing_commands.show()
    qtbot.waitUntil(lambda: running.window.listings.results.table.rows.rowCount() == 3)
    running.quit()

    # in February it asks what is at hand
    running = a_program(today=datetime.date(2027, 2, 7))
    running.window.plans.show()
    banner = running.window.plan.banner
    assert banner.isVisible()
    enter(qtbot, banner.field.edit, "2.95万")
    QTest.mouseClick(banner.accept, Qt.MouseButton.LeftButton)
    assert not banner.isVisible()
    assert running.session.plan is not None
    assert running.session.plan.situation.start == Month(2027, 2)
    assert running.session.plan.situation.at_hand == yuan(29_500)


def test_the_samples_show_the_whole_program_and_go_with_one_click(running: Running, qtbot: QtBot) -> None:
    window = running.window
    QTest.mouseClick(window.home.sample_plan, Qt.MouseButton.LeftButton)
    outcome = running.session.outcome
    assert outcome is not None
    # May 2019 as it was: the earliest month, beside the one that is safe
    assert outcome.earliest.home_month == Month(2019, 5)
    assert "can safely be yours" in window.plan.answer.headline.text()
    assert "Earliest May 2019" in window.plan.answer.second.text()
    notices = window.plan.answer.notices
    QTest.mouseClick(notices.more, Qt.MouseButton.LeftButton)
    assert notices.popover is not None
    assert "sample" in " ".join(label.text() for label in notices.popover.findChildren(QLabel))
    window.navigator.show("home")
    QTest.mouseClick(window.home.sample_homes, Qt.MouseButton.LeftButton)
    listings = window.listings
    qtbot.waitUntil(lambda: listings.results.table.rows.rowCount() > 200, timeout=30_000)
    assert window.navigator.current == "listings"
    window.listing_commands.remove_samples()
    qtbot.waitUntil(lambda: listings.results.table.rows.rowCount() == 0, timeout=30_000)
    QApplication.processEvents()
