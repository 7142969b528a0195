"""The whole window in the pseudo-language: what no translator was given, or stays behind, has no brackets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from hegang_desktop.app.answer.charts import KINDS
from hegang_desktop.app.importing.file_import import import_file
from hegang_desktop.app.paths import Paths
from hegang_desktop.app.rules import load_cities
from hegang_desktop.app.samples import sample_homes
from hegang_desktop.domain.money import yuan
from hegang_desktop.domain.what_if import NOTHING
from hegang_desktop.gui.listings.importing.import_dialog import ImportDialog
from hegang_desktop.gui.plan.views import VIEWS
from hegang_desktop.text.locales import LOCALES, PSEUDO
from hegang_desktop.text.translator import Translator
from tests.helpers.running import Running, Start
from tests.helpers.screen_text import screen_texts

TYPED = ("Seafarer, 2019", "at sea", "sample-homes.csv")
"""What the user typed or brought: names, files."""
QTS_OWN = ("Scroll Left", "Scroll Right")
"""Translated by Qt's own catalogue."""
KEYS = re.compile(r"\b(?:(?:Ctrl|Alt|Shift)\+)+\S+|\bF\d+\b")
SIGNS = re.compile(r"m²")
CHINESE = re.compile(r"[\u2e80-\u9fff\uff00-\uffef]")
"""No source text is Chinese: what is, comes from adverts and cities."""
IN_BRACKETS = re.compile(r"⟦[^⟦⟧]*⟧")
ADVERTS = "工农区杜鹃里小区 6/7楼 62平 两室一厅 精装 集中供暖 3.5万可议 证满二\n55平3.8万\n"
TABLE = (
    "房源编号,城市,区域,小区名称,户型,建筑面积,楼层,装修,总价,看房\n"
    "1,鹤岗,向阳区,杜鹃里,2室1厅,58.5㎡,高层（共6层）,简装,4.6万,随时\n"
    "4,鹤岗,南山区,冷杉小区,2室1厅,62㎡,5/5,简装,面议,\n"
)
Settle = Callable[[], None]


@pytest.fixture
def running(a_program: Start, paths: Paths) -> Running:
    import_file(paths, sample_homes(), Translator("en"), sample=True)
    return a_program()


@pytest.fixture
def settle(running: Running, qtbot: QtBot) -> Settle:
    def wait() -> None:
        # timers start work, work starts timers
        for _ in range(3):
            qtbot.wait(80)
            qtbot.waitUntil(lambda: not running.program.runner._wanted, timeout=20_000)

    return wait


def untranslated(running: Running, window: QWidget) -> set[tuple[str, str]]:
    """Place and text of all that has letters outside brackets."""
    cities = load_cities()
    names = {name for city in cities for name in (city.en, city.province_en)} | {one.name for one in LOCALES}
    data = sorted({*TYPED, *QTS_OWN, *names, str(running.program.context.paths.data)}, key=len, reverse=True)
    return {(place, text) for place, text in screen_texts(window) if _letters(text, data)}


def _letters(text: str, data: list[str]) -> bool:
    left = text
    for known in data:
        left = left.replace(known, "")
    while (inner := IN_BRACKETS.sub("", left)) != left:
        left = inner
    # a line that was cut has lost its end
    left = CHINESE.sub("", SIGNS.sub("", KEYS.sub("", re.sub(r"⟦.*…", "", left))))
    return any(character.isalpha() for character in left.removesuffix(".csv"))


def everywhere(running: Running, settle: Settle) -> Iterator[str]:
    """Goes to every page and view, one after the other; gives their names."""
    window = running.window
    for page in ("home", "listings"):
        window.navigator.show(page)
        settle()
        yield page
    window.listings.results.table.selectRow(2)
    settle()
    yield "one listing"
    window.listing_commands.toggle_picture()
    settle()
    yield "picture"
    window.listing_commands.toggle_picture()
    window.plans.show()
    for card in window.plan.inputs.cards:
        card.set_open(open_=True)
    for kind in KINDS:
        window.plan.chart.choose(kind)
        settle()
        yield f"chart {kind}"
    for view in VIEWS:
        window.plan.show_view(view.id)
        settle()
        yield f"view {view.id}"
    window.plan.show_view("overview")
    window.plan.overview.open_what_if()
    running.session.try_out(NOTHING.with_value("spend_less", yuan(300)).with_stress("dearer_home", on=True))
    settle()
    yield "what if"
    running.session.try_out(NOTHING)


def test_a_change_of_language_reaches_every_text(running: Running, settle: Settle) -> None:
    window = running.window
    window.plans.open_sample()
    window.preferences.show_settings()
    assert len([*everywhere(running, settle)]) >= 15
    assert len(untranslated(running, window)) > 100
    running.texts.choose(PSEUDO.code)
    settle()
    result = {(where, *one) for where in everywhere(running, settle) for one in untranslated(running, window)}
    assert result == set()
    forgotten = QLabel("Forgotten words", window)
    forgotten.show()
    assert {text for _, text in untranslated(running, window)} == {"Forgotten words"}


def test_every_dialog_is_translated(running: Running, settle: Settle, qtbot: QtBot, tmp_path: Path) -> None:
    window = running.window
    running.texts.choose(PSEUDO.code)
    window.plans.open_sample()
    window.listing_commands.show()
    settle()
    page = window.listings
    for line in (0, 3):
        page.results.table.selectRow(line)
        settle()
        page.results.detail.compare_button.click()
    page.results.detail.marks._step(2)
    QGuiApplication.clipboard().setText(ADVERTS)
    table = tmp_path / "房源.csv"
    table.write_text(TABLE, encoding="utf-8")
    opened: dict[str, Callable[[], None]] = {
        "compare": page.comparison.compare,
        "paste": page.tools.paste,
        "home heard of": page.tools.quick_home,
        "history of imports": page.tools.show_history,
        "home by hand": page.homes.add,
        "purchase": window.menus.action("record_purchase").trigger,
        "settings": window.preferences.show_settings,
        "palette": window.menus.action("show_palette").trigger,
        "import": lambda: window.files.open_path(table),
    }
    for name, open_dialog in opened.items():
        open_dialog()
        settle()
        for importing in window.findChildren(ImportDialog):
            qtbot.waitUntil(importing.import_button.isEnabled, timeout=20_000)
        shown = [one for one in window.findChildren(QDialog) if one.isVisible()]
        assert shown, name
        for dialog in shown:
            assert untranslated(running, dialog) == set(), name
            dialog.close()
        settle()
