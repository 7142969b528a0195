"""The views of the listings page, for tests.screens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

if TYPE_CHECKING:
    from hegang_desktop.gui.main_window import MainWindow

Take = Callable[..., None]
PASTE = (
    "工农区杜鹃里小区 6/7楼 62平 两室一厅 精装 集中供暖 3.5万可议 证满二\n55平3.8万\n"
    "南山区 白桦家园 70平 7楼顶 毛坯 4万8 猫很凶\n向阳区 两室 58平 面议"
)
AGAIN = (
    "房源编号,城市,区域,小区名称,户型,建筑面积,楼层,装修,总价\n"
    "b1,鹤岗,向阳区,杜鹃里,2室1厅,58.5㎡,高层（共6层）,简装,{a}\nb2,鹤岗,工农区,白桦家园,1室1厅,41㎡,3/7,精装,{b}\n"
    "b3,鹤岗,南山区,云杉小区,2室1厅,66㎡,低层（共5层）,毛坯,面议\n"
)


def take_listings(window: MainWindow, take: Take, wait: Callable[[int], None], folder: Path) -> None:
    """Picture, comparison, pasted adverts, a home heard of, an import seen again, its history and its rejects."""
    page = window.listings
    window.listing_commands.show()
    wait(1500)

    def dialog(name: str) -> None:
        wait(600)
        for one in page.findChildren(QDialog):
            if one.isVisible():
                take(name, one)
                one.close()
        wait(200)

    page.heading.picture_button.toggle()
    wait(1500)
    take("l1-picture")
    page.heading.picture_button.toggle()
    for line in (0, 3, 5):
        page.results.table.selectRow(line)
        wait(300)
        page.results.detail.compare_button.click()
    page.results.detail.marks.step_on()
    page.results.detail.marks.step_on()
    page.results.detail.marks.rate(4)
    wait(900)
    take("l2-marked")
    page.comparison.compare()
    dialog("l3-compare")
    from PySide6.QtGui import QGuiApplication

    QGuiApplication.clipboard().setText(PASTE)
    page.tools.paste()
    dialog("l4-paste")
    page.tools.quick_home()
    dialog("l5-quick")
    for number, prices in enumerate((("4.6万", "3.3万"), ("4.2万", "3.3万"))):
        file = folder / f"房源 {number}.csv"
        file.write_text(AGAIN.format(a=prices[0], b=prices[1]), encoding="utf-8")
        window.files.open_path(file)
        wait(2500)
        imports = visible(page)
        if imports is not None:
            imports.take()  # type: ignore[attr-defined]
            wait(1500)
            take(f"l6-import-{number}", imports)
            if number == 1:
                imports.fix_button.click()  # type: ignore[attr-defined]
                dialog("l7-rejects")
            else:
                imports.close()
    page.tools.show_history()
    dialog("l8-history")


def visible(page: QWidget) -> QDialog | None:
    """The dialog that is open."""
    return next((one for one in page.findChildren(QDialog) if one.isVisible()), None)
