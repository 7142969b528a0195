"""The benchmarks by name. Each returns (seconds, seconds of its floor, aim for the ratio), or a Measured."""

from __future__ import annotations

import csv
import io
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from hegang_desktop.app.importing.file_import import import_file
from hegang_desktop.app.listings.search.finder import Finder
from hegang_desktop.app.paths import Paths, profile
from hegang_desktop.domain.money import yuan
from hegang_desktop.domain.search import Order, Search
from hegang_desktop.text.translator import Translator
from tests.benchmarks import engine_work, listings_work
from tests.benchmarks.measure import Measured, alternating, clocked
from tests.helpers.program import PROJECT, environment

if TYPE_CHECKING:
    from hegang_desktop.gui.application import Program

Timed = tuple[float, float, float]
ROWS = 100_000
FROZEN = PROJECT / "dist" / "hegang-desktop" / "hegang-desktop"
BARE_WINDOW = PROJECT / "build" / "bare" / "bare-window"
IDLE_AFTER = 3.0


def start() -> Timed:
    """Process start to first painted page content. Floor: a bare PySide6 window with a label."""
    with tempfile.TemporaryDirectory() as folder:

        def child(*arguments: str) -> float:
            began = time.monotonic()
            done = subprocess.run(
                [sys.executable, "-m", "tests.benchmarks.first_paint", *arguments],
                capture_output=True,
                text=True,
                check=True,
                cwd=PROJECT,
                env=environment(QT_QPA_PLATFORM="offscreen"),
            )
            return float(done.stdout.split()[0]) - began

        child("ours", folder)
        child("bare")
        ours, floor = alternating(lambda: child("ours", folder), lambda: child("bare"), 9)
    return ours, floor, 1.6


def edit() -> Timed:
    """One edit in a field until the changed answer is painted. Floor: a repaint of the whole page without an edit."""
    from PySide6.QtWidgets import QApplication

    with tempfile.TemporaryDirectory() as folder:
        program = _program(profile(Path(folder)))
        program.window.plans.open_sample()
        page = program.window.plan
        # the fields of a group are made when it is first opened
        page.inputs.have.set_open(open_=True)
        page.inputs.income.set_open(open_=True)
        _settle()
        amount = [61_700]

        def one_edit() -> None:
            amount[0] += 100
            field = page.inputs.have.findChildren(type(page.inputs.income.rows[0].number("amount")))[0]
            field.edit.setText(str(amount[0]))
            field.edit.textEdited.emit(field.edit.text())
            QApplication.processEvents()
            # the answer is there once its safe month is: that is worked out in a thread
            while program.session.is_reckoning:
                QApplication.processEvents()
            QApplication.processEvents()

        def repaint() -> None:
            page.repaint()
            QApplication.processEvents()

        ours, floor = alternating(lambda: clocked(one_edit), lambda: clocked(repaint), 40)
        program.window.close()
        program.end()
    return ours, floor, 3.0


def drag() -> Measured:
    """A slider dragged for five seconds with lives simulated beside it: the longest turn of the event loop."""
    from tests.benchmarks.drag import drag as dragged

    return dragged()


def imports() -> Timed:
    """100,000 rows through the whole import. Floor: csv.reader and one executemany of the bare cells into SQLite."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "homes.csv"
        _write_homes(path)

        def ours() -> float:
            with tempfile.TemporaryDirectory() as data:
                return clocked(lambda: import_file(profile(Path(data)), path, Translator("en")))

        def floor() -> float:
            with tempfile.TemporaryDirectory() as data:
                return clocked(lambda: _plain_import(path, Path(data) / "plain.db"))

        seconds, floor_seconds = alternating(ours, floor, 3)
    return seconds, floor_seconds, 10.0


def search() -> Timed:
    """A filtered, sorted search of 100,000 homes by text. Floor: the same rows read and sorted by one bare SELECT."""
    with tempfile.TemporaryDirectory() as folder:
        paths = _catalogue(Path(folder))
        wanted, order = Search(text="小区7").within("price", None, yuan(80_000)), Order("unit_price")
        plain, finder = sqlite3.connect(paths.catalog_db), Finder(paths)

        def floor() -> None:
            plain.execute(
                "SELECT id FROM listings WHERE community LIKE '%小区7%' AND price <= 8000000 ORDER BY unit_price"
            ).fetchall()

        times = alternating(lambda: clocked(lambda: finder.find(wanted, order)), lambda: clocked(floor), 15)
        plain.close()
    return (*times, 3.0)


def scroll() -> Timed:
    """A jump to a far place of a table of 100,000 homes, painted. Floor: the same in a table of 100."""
    from PySide6.QtWidgets import QApplication

    def jumps(rows: int) -> float:
        with tempfile.TemporaryDirectory() as folder:
            program = _program(_catalogue(Path(folder), rows))
            program.window.listing_commands.show()
            table = program.window.listings.results.table
            deadline = time.monotonic() + 30
            while table.rows.rowCount() != rows and time.monotonic() < deadline:
                QApplication.processEvents()
            chance = random.Random(1)
            bar = table.verticalScrollBar()

            def jump() -> None:
                bar.setValue(chance.randrange(bar.maximum() + 1))
                table.viewport().repaint()

            jump()
            taken = sorted(clocked(jump) for _ in range(40))
            program.window.close()
            program.end()
        return taken[len(taken) // 2]

    return (*alternating(lambda: jumps(ROWS), lambda: jumps(100), 1), 3.0)


def package() -> Timed:
    """The frozen program of `make package`, start to first painted content. Floor: a bare window frozen likewise.

    Idle memory of both goes to standard error.
    """
    if not BARE_WINDOW.exists():
        subprocess.run([sys.executable, "packaging/freeze.py", "bare"], check=True, cwd=PROJECT, capture_output=True)
    env = environment(QT_QPA_PLATFORM="offscreen")
    with tempfile.TemporaryDirectory() as folder:

        def child(*command: str | Path) -> float:
            began = time.monotonic()
            done = subprocess.run(command, capture_output=True, text=True, check=True, env=env)
            return float(done.stdout.split()[0]) - began

        def idle_megabytes(*command: str | Path) -> float:
            process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                time.sleep(IDLE_AFTER)
                shares = Path(f"/proc/{process.pid}/smaps_rollup").read_text(encoding="ascii")
            finally:
                process.terminate()
                process.wait()
            return next(int(line.split()[1]) / 1024 for line in shares.splitlines() if line.startswith("Pss:"))

        ours: tuple[str | Path, ...] = (FROZEN, "--self-test=first-picture", "--data-dir", folder)
        child(*ours)
        child(BARE_WINDOW, "--once")
        times = alternating(lambda: child(*ours), lambda: child(BARE_WINDOW, "--once"), 9)
        memory, floor = idle_megabytes(FROZEN, "--data-dir", folder), idle_megabytes(BARE_WINDOW)
    print(f"idle memory {memory:.0f} MB, bare {floor:.0f} MB: {memory / floor:.2f} (aim 1.6)", file=sys.stderr)
    return (*times, 1.5)


BENCHMARKS: dict[str, Callable[[], Timed | Measured]] = {
    "start": start,
    "edit": edit,
    "drag": drag,
    "import": imports,
    "search": search,
    "scroll": scroll,
    **engine_work.BENCHMARKS,
    **listings_work.BENCHMARKS,
}
if FROZEN.exists():
    BENCHMARKS["package"] = package
else:
    print("package is left out: there is no frozen program in dist/ (make package)", file=sys.stderr)


def _program(paths: Paths) -> Program:
    from hegang_desktop.gui.application import Program, make_application
    from hegang_desktop.gui.dialogs import Dialogs
    from hegang_desktop.gui.texts import Texts

    application = make_application()
    texts = Texts("en", application)
    program = Program(application, paths, texts, Dialogs(texts))
    program.show()
    return program


def _settle() -> None:
    from PySide6.QtWidgets import QApplication

    deadline = time.monotonic() + 1.5
    while time.monotonic() < deadline:
        QApplication.processEvents()


def _write_homes(path: Path, rows: int = ROWS) -> None:
    chance = random.Random(5)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["编号", "城市", "区域", "小区", "户型", "建筑面积", "楼层", "朝向", "装修", "总价", "单价"])
        for i in range(rows):
            area = chance.randint(30, 140)
            price = chance.randint(20, 900) * 1000
            writer.writerow(
                [
                    i,
                    chance.choice(("鹤岗", "阜新", "双鸭山")),
                    f"{i % 11}区",
                    f"小区{i % 997}",
                    f"{1 + i % 3}室1厅",
                    f"{area}㎡",
                    f"高层(共{5 + i % 20}层)",
                    "南 北",
                    "简装",
                    f"{price / 10_000:g}万",
                    f"{round(price / area)}元/㎡",
                ]
            )


def _catalogue(folder: Path, rows: int = ROWS) -> Paths:
    path = folder / "homes.csv"
    _write_homes(path, rows)
    paths = profile(folder / "data")
    import_file(paths, path, Translator("en"))
    return paths


def _plain_import(path: Path, target: Path) -> None:
    connection = sqlite3.connect(target)
    with io.TextIOWrapper(path.open("rb"), encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        header = next(reader)
        connection.execute(f"CREATE TABLE rows ({', '.join(f'c{i}' for i in range(len(header)))})")
        marks = ",".join("?" * len(header))
        connection.executemany(f"INSERT INTO rows VALUES ({marks})", reader)  # noqa: S608
    connection.commit()
    connection.close()
