"""Screenshots of every page in both languages and themes, at 1280x800 and at twice the scale: for eyes, not asserted.

`python -m tests.screens FOLDER` runs itself under xvfb-run, once per combination.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from hegang_desktop.domain.message import Message, msg
from hegang_desktop.text.locales import LOCALES

LANGUAGES = tuple(one.code for one in LOCALES)
THEMES = ("light", "dark")
SCALES = ("1", "2")
WIDTH, HEIGHT = 1280, 800
SETTLE_MS = 1500


def main(folder: Path) -> int:
    """Take them all."""
    if shutil.which("xvfb-run") is None:
        sys.exit("xvfb-run is needed: sudo apt-get install xvfb")
    folder.mkdir(parents=True, exist_ok=True)
    for scale in SCALES:
        for language in LANGUAGES:
            for theme in THEMES:
                name = f"{language}-{theme}-{scale}x"
                print(name, flush=True)
                screen = f"-screen 0 {WIDTH * 2 + 200}x{HEIGHT * 2 + 200}x24"
                command = ["xvfb-run", "-a", "-s", screen, sys.executable, "-m", "tests.screens", "--one"]
                environment = {**os.environ, "QT_SCALE_FACTOR": scale}
                environment.pop("QT_QPA_PLATFORM", None)
                subprocess.run([*command, str(folder / name), language, theme], check=True, env=environment)
    return 0


def one(prefix: str, language: str, theme: str) -> None:
    """One combination, in this process."""
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QDialog, QWidget

    from hegang_desktop.app.paths import profile
    from hegang_desktop.app.settings.preferences import Preferences
    from hegang_desktop.domain.money import yuan
    from hegang_desktop.gui.application import Program, make_application
    from hegang_desktop.gui.dialogs import Dialogs
    from hegang_desktop.gui.texts import Texts
    from tests.helpers.households import household
    from tests.helpers.plans import a_plan
    from tests.screens_listings import take_listings
    from tests.screens_plan import take_plan

    folder = Path(tempfile.mkdtemp())
    application = make_application()
    texts = Texts(language, application)
    program = Program(application, profile(folder / "data"), texts, Dialogs(texts))
    window = program.window
    window.preferences.choose(Preferences(language=language, theme=theme))  # type: ignore[arg-type]
    window.resize(WIDTH, HEIGHT)
    window.show()

    def wait(milliseconds: int) -> None:
        # QTest.qWait would keep the interpreter's lock, and no thread of ours would run
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def take(name: str, widget: QWidget | None = None) -> None:
        wait(SETTLE_MS)
        (widget or window).grab().save(f"{prefix}-{name}.png")

    take("1-first-run")
    window.plans.open_sample()
    take("2-plan-sample")
    questions = window.home.questions
    for field, amount in ((questions.savings, 18_000), (questions.income, 4_500), (questions.spending, 3_200)):
        field.show_value(yuan(amount))
    window.navigator.show("home")
    wait(SETTLE_MS)
    questions.there.buttons["same"].click()
    questions.home.cards[0].click()
    questions._on_show_answer_clicked()
    take("3-plan-own")
    for card in window.plan.inputs.cards:
        card.set_open(open_=card in (window.plan.inputs.home, window.plan.inputs.costs))
    take("4-plan-home-and-costs")
    window.plan.inputs._area.verticalScrollBar().setValue(420)
    take("5-plan-costs")
    program.session.add(a_plan(savings=9_000, income=3_000, spending=2_900, price=120_000, name="A"), a_label())
    for card in window.plan.inputs.cards:
        card.set_open(open_=True)
    take("6-plan-not-reached")
    window.listing_commands.load_samples()
    wait(2500)
    window.listings.results.table.selectRow(2)
    take("7-listings")
    take_listings(window, take, wait, folder)
    window.navigator.show("home")
    take("8-home-with-plans")
    file = folder / "房源.csv"
    file.write_text(
        "房源编号,城市,区域,小区名称,户型,建筑面积,楼层,装修,总价,单价,看房\n"
        "a1,鹤岗,向阳区,杜鹃里,2室1厅,58.5㎡,高层（共6层）,简装,4.6万,786元/㎡,随时\n"
        "a2,鹤岗,工农区,白桦家园,1室1厅,41㎡,3/7,精装,3.3万,805元/㎡,周末\n"
        "a3,鹤岗,南山区,云杉小区,2室1厅,66㎡,低层（共5层）,毛坯,9.2万,1394元/㎡,\n"
        "a4,鹤岗,南山区,冷杉小区,2室1厅,62㎡,5/5,简装,面议,,\n",
        encoding="gb18030",
    )
    window.files.open_path(file)
    wait(1500)
    for dialog in window.findChildren(QDialog):
        if dialog.isVisible():
            take("9-import", dialog)
            dialog.close()
    window.preferences.show_settings()
    for dialog in window.findChildren(QDialog):
        if dialog.isVisible():
            take("10-settings", dialog)
            dialog.close()
    window.help.show_guide()
    for dialog in window.findChildren(QDialog):
        if dialog.isVisible():
            take("11-guide", dialog)
            dialog.close()
    program.session.add(household(15), a_label())
    window.plans.show()
    for card in window.plan.inputs.cards:
        card.set_open(open_=card in (window.plan.inputs.income, window.plan.inputs.outgo))
    take("12-plan-household")
    take_plan(window, take)
    window.close()
    program.end()
    shutil.rmtree(folder, ignore_errors=True)


def a_label() -> Message:
    """A label for an edit."""
    return msg("New plan")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(*sys.argv[2:5])
    else:
        sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "screens")))
