"""Screenshots of every page in both languages and themes, at 1280x800 and at twice the scale: for eyes, not asserted.

`python -m tests.screens FOLDER` runs itself under xvfb-run, once per combination. `--plan`: the plan page alone; and
`--size 1024x640`, `--scale 1`, `--language zh_CN`, `--theme dark`, each more than once if wanted, instead of all.
"""

from __future__ import annotations

import argparse
import itertools
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
SIZES = ("1280x800",)
SETTLE_MS = 1500


def main(arguments: list[str]) -> int:
    """Take them all, or those that are asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path, nargs="?", default=Path("screens"))
    parser.add_argument("--plan", action="store_true")
    for name, choices in (("language", LANGUAGES), ("theme", THEMES), ("scale", SCALES), ("size", SIZES)):
        parser.add_argument(f"--{name}", action="append", default=None)
        parser.set_defaults(**{f"all_{name}": choices})
    asked = parser.parse_args(arguments)
    if shutil.which("xvfb-run") is None:
        sys.exit("xvfb-run is needed: sudo apt-get install xvfb")
    asked.folder.mkdir(parents=True, exist_ok=True)
    wanted = (getattr(asked, name) or getattr(asked, f"all_{name}") for name in ("scale", "size", "language", "theme"))
    for scale, size, language, theme in itertools.product(*wanted):
        name = f"{language}-{theme}-{scale}x" if size == SIZES[0] else f"{language}-{theme}-{scale}x-{size}"
        print(name, flush=True)
        width, height = map(int, size.split("x"))
        # the window is never smaller than its least size, unless the screen is
        room = (width * 2 + 200, height * 2 + 200) if width >= 1024 else (width + 16, height + 56)
        screen = f"-screen 0 {room[0]}x{room[1]}x24"
        command = ["xvfb-run", "-a", "-s", screen, sys.executable, "-m", "tests.screens", "--one"]
        environment = {**os.environ, "QT_SCALE_FACTOR": scale}
        environment.pop("QT_QPA_PLATFORM", None)
        which = "plan" if asked.plan else "all"
        subprocess.run([*command, str(asked.folder / name), language, theme, size, which], check=True, env=environment)
    return 0


def one(prefix: str, language: str, theme: str, size: str, which: str) -> None:
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
    from tests.screens_plan import take_inputs, take_plan

    folder = Path(tempfile.mkdtemp())
    application = make_application()
    texts = Texts(language, application)
    program = Program(application, profile(folder / "data"), texts, Dialogs(texts))
    window = program.window
    window.preferences.choose(Preferences(language=language, theme=theme))  # type: ignore[arg-type]
    width, height = map(int, size.split("x"))
    window.resize(width, height)
    window.show()

    def wait(milliseconds: int) -> None:
        # QTest.qWait would keep the interpreter's lock, and no thread of ours would run
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def take(name: str, widget: QWidget | None = None) -> None:
        wait(SETTLE_MS)
        (widget or window).grab().save(f"{prefix}-{name}.png")

    if which == "plan":
        program.session.add(household(15), a_label())
        window.plans.show()
        take("12-plan-household")
        take_inputs(window, take)
        take_plan(window, take)
        window.plans.open_sample()
        take("2-plan-sample")
        program.session.add(a_plan(savings=9_000, income=3_000, spending=2_900, price=120_000, name="A"), a_label())
        take("6-plan-not-reached")
        window.plans.new()
        take("6-plan-new")
        window.close()
        program.end()
        shutil.rmtree(folder, ignore_errors=True)
        return
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
    take_inputs(window, take)
    program.session.add(a_plan(savings=9_000, income=3_000, spending=2_900, price=120_000, name="A"), a_label())
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
        one(*sys.argv[2:7])
    else:
        sys.exit(main(sys.argv[1:]))
