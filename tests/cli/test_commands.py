"""The command line, run as a child process: what it prints, and its exit codes."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from hegang_desktop import __version__, resources
from hegang_desktop.app.plan.plan_file import write_plan
from tests.helpers.plans import a_plan
from tests.helpers.program import environment, hegang, objects

SEAFARER = resources.path("samples", "seafarer-2019.hgplan")
HOMES = "编号,城市,小区,建筑面积,总价,单价\n1,鹤岗,甲小区,60㎡,5万,833元/㎡\n2,鹤岗,乙小区,50㎡,4万,800元/㎡\n"


@pytest.fixture
def homes(tmp_path: Path) -> Path:
    path = tmp_path / "房源 表.csv"
    path.write_text(HOMES, encoding="utf-8")
    return path


def test_the_answer_of_the_sample_as_json() -> None:
    done = hegang("answer", SEAFARER, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    record = json.loads(done.stdout)
    # every figure is of the safe month, which is not the earliest
    assert (record["home_month"], record["tone"]) == ("2019-05", "holds")
    assert record["figures_of"] == record["safe_month"] == record["safety"]["safe"]["month"] > "2019-05"
    assert record["safety"]["safe"]["holding"] >= 800
    assert (record["all_in_yuan"], record["left_after_yuan"]) == (61_200, 3_500)
    assert record["months"][0]["closing"] == 60_700
    # as it was in 2019: bought at once
    done = hegang("answer", SEAFARER, "--json", "--earliest")
    earliest = json.loads(done.stdout)
    assert earliest["safe_month"] == record["safe_month"]
    record = earliest
    assert (record["home_month"], record["figures_of"]) == ("2019-05", "2019-05")
    assert (record["all_in_yuan"], record["left_after_yuan"]) == (61_200, 500)
    assert record["runway_no_income_months"] == 0.5
    assert sum(line["yuan"] for line in record["cost_lines"]) == 61_200
    assert {"name", "yuan", "rule", "source"} <= set(record["cost_lines"][0])
    months = record["months"]
    assert months[0] == {"month": "2019-05", "opening": 61_700, "in": 0, "out": 62_200, "closing": -500}
    assert all(a["closing"] == b["opening"] for a, b in itertools.pairwise(months))


def test_the_answer_of_a_plan_that_never_reaches_its_home(tmp_path: Path) -> None:
    path = tmp_path / "a.hgplan"
    write_plan(path, a_plan(savings=0, income=0, spending=0, price=1_000_000))
    record = json.loads(hegang("answer", path, "--json").stdout)
    assert record["home_month"] is None
    assert record["left_after_yuan"] is None


def test_the_answer_in_both_languages() -> None:
    english = hegang("answer", SEAFARER, "--lang", "en").stdout
    chinese = hegang("answer", SEAFARER, "--lang", "zh_CN").stdout
    assert "May 2019" in english
    assert "61,200 yuan" in english
    assert "2019年5月" in chinese
    assert "61,200元" in chinese
    assert not any(word in chinese for word in ("yuan", "month", "price"))


def test_a_file_that_is_no_plan_gets_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.hgplan"
    path.write_text("hello")
    done = hegang("answer", path)
    assert done.returncode == 2
    assert "a.hgplan is not a plan" in done.stderr
    assert "Traceback" not in done.stderr


def test_import_prints_a_summary_and_the_catalogue_holds_it(tmp_path: Path, homes: Path) -> None:
    data = tmp_path / "data"
    done = hegang("import", homes, "--data-dir", data, "--json")
    assert done.returncode == 0, done.stderr
    record = json.loads(done.stdout)
    counts = {name: record[name] for name in ("rows", "listings", "observations", "repeats", "rejects")}
    assert counts == {"rows": 2, "listings": 2, "observations": 0, "repeats": 0, "rejects": 0}
    assert record["rejects_file"] is None
    assert "%" in done.stderr
    again = json.loads(hegang("import", homes, "--data-dir", data, "--json").stdout)
    assert (again["rows"], again["repeats"]) == (2, 2)
    listed = objects(hegang("listings", "--data-dir", data, "--json").stdout)
    assert [(one["community"], one["area_m2"], one["price_yuan"]) for one in listed] == [
        ("甲小区", 60.0, 50_000),
        ("乙小区", 50.0, 40_000),
    ]
    assert objects(hegang("listings", "--data-dir", data, "--city", "阜新", "--json").stdout) == []


def test_listings_are_listed_with_their_safe_month_by_a_plan(tmp_path: Path, homes: Path) -> None:
    data, plan = tmp_path / "data", tmp_path / "a.hgplan"
    hegang("import", homes, "--data-dir", data)
    write_plan(plan, a_plan(savings=300_000, income=5_000, spending=2_000, price=50_000))
    dearer, cheaper = objects(hegang("listings", "--data-dir", data, "--plan", plan, "--json").stdout)
    home = json.loads(hegang("answer", plan, "--json").stdout)
    assert dearer["price_yuan"] == 50_000
    assert (dearer["plan"]["safe_month"], dearer["plan"]["tone"]) == (home["safe_month"], "holds")
    assert dearer["plan"]["all_in_yuan"] > cheaper["plan"]["all_in_yuan"] > 40_000
    write_plan(plan, a_plan(savings=0, income=0, spending=0, price=50_000))
    listed = objects(hegang("listings", "--data-dir", data, "--plan", plan, "--json").stdout)
    assert {(one["plan"]["safe_month"], one["plan"]["tone"]) for one in listed} == {(None, "unreached")}
    assert {one["plan"]["runway_no_income_reason"] for one in listed} == {"never_reached"}


def test_rejected_rows_are_kept_in_a_file_and_the_exit_code_says_so(tmp_path: Path, homes: Path) -> None:
    homes.write_text(HOMES + "3,鹤岗,丙小区,40㎡,面议,\n", encoding="utf-8")
    done = hegang("import", homes, "--data-dir", tmp_path / "data", "--json")
    assert done.returncode == 1
    record = json.loads(done.stdout)
    assert (record["rows"], record["listings"], record["rejects"]) == (3, 2, 1)
    assert sum(record["rejects_by_reason"].values()) == 1
    rejected = Path(record["rejects_file"]).read_text(encoding="utf-8-sig")
    assert "丙小区" in rejected
    assert "4" in rejected.splitlines()[1].split(",")[0]


def test_a_file_of_which_nothing_can_be_taken_leaves_no_trace_in_the_catalogue(tmp_path: Path, homes: Path) -> None:
    data = tmp_path / "data"
    homes.write_text("编号,小区,总价\n1,甲小区,面议\n2,乙小区,暂无\n", encoding="utf-8")
    done = hegang("import", homes, "--data-dir", data, "--json")
    assert done.returncode == 2
    assert json.loads(done.stdout)["rejects"] == 2
    assert hegang("listings", "--data-dir", data).stdout == ""
    empty = tmp_path / "empty.csv"
    empty.touch()
    done = hegang("import", empty, "--data-dir", data)
    assert done.returncode == 2
    assert "empty" in done.stderr
    assert done.stdout == ""


def test_without_a_display_it_says_so_in_one_sentence() -> None:
    done = hegang()
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert "hegang-desktop answer" in done.stderr


def test_version_and_help() -> None:
    assert hegang("--version").stdout.strip() == f"hegang-desktop {__version__}"
    for arguments in (["--help"], ["answer", "--help"], ["import", "--help"], ["listings", "--help"]):
        done = hegang(*arguments)
        assert done.returncode == 0
        assert "--lang" in done.stdout


def test_a_plain_locale_does_not_break_chinese(tmp_path: Path) -> None:
    done = hegang("answer", SEAFARER, "--lang", "zh_CN", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0
    assert "元" in done.stdout


BAD_FILES = {
    "empty.csv": b"",
    "picture.csv": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9,
    "wide.csv": (",".join(f"c{i}" for i in range(200)) + "\n" + ",".join("1" for _ in range(200)) + "\n").encode(),
    "long.csv": "小区,总价\n".encode() + b"x" * 5_000_000 + b",3\n",
    "mixed.csv": "小区,总价\n工农区光宇小区,5万\n".encode() * 3 + "向阳区光宇小区,5万\n".encode("gb18030") * 3,
    "statistics.csv": "城市,样本数,总价中位数(万),挂牌单价均值\n甲,3,5,900\n乙,4,6,1000\n".encode(),
}


@pytest.mark.parametrize("name", [*BAD_FILES, "folder", "missing.csv", "secret.csv"])
def test_a_bad_file_gets_its_sentence_and_leaves_the_catalogue_as_it_was(
    tmp_path: Path, homes: Path, name: str
) -> None:
    data = tmp_path / "data"
    assert hegang("import", homes, "--data-dir", data).returncode == 0
    before = hegang("listings", "--data-dir", data).stdout
    path = tmp_path / name
    if name == "folder":
        path.mkdir()
    elif name == "secret.csv":
        if os.name == "nt" or os.geteuid() == 0:
            pytest.skip("root may read everything; the reader's own tests cover the refusal")
        path.write_text(HOMES)
        path.chmod(0)
    elif name != "missing.csv":
        path.write_bytes(BAD_FILES[name])
    done = hegang("import", path, "--data-dir", data, "--json")
    assert done.returncode == 2
    assert done.stdout == ""
    assert name in done.stderr
    assert "Traceback" not in done.stderr
    assert "went wrong" not in done.stderr
    assert hegang("listings", "--data-dir", data).stdout == before


@pytest.mark.parametrize(
    "content",
    [
        b"[" * 100_000,
        b'{"hgplan": -3, "plan": {}}',
        b"\xef\xbb\xbf{}",
        b'{"hgplan": 1',
    ],
)
def test_no_plan_file_brings_a_traceback(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.hgplan"
    path.write_bytes(content)
    done = hegang("answer", path)
    assert done.returncode == 2
    assert "a.hgplan" in done.stderr
    assert "went wrong" not in done.stderr


def test_a_plan_with_a_byte_order_mark_opens(tmp_path: Path) -> None:
    path = tmp_path / "a.hgplan"
    path.write_bytes(b"\xef\xbb\xbf" + SEAFARER.read_bytes())
    marked, plain = hegang("answer", path, "--json"), hegang("answer", SEAFARER, "--json")
    assert json.loads(marked.stdout) == json.loads(plain.stdout)


def test_odd_names_rows_and_folders_do_not_stop_an_import(tmp_path: Path) -> None:
    path = tmp_path / ("长" * 80 + ".csv")
    path.write_text(HOMES + "3,鹤岗,丙小区,,4万,9e40\n", encoding="utf-8")
    done = hegang("import", path, "--data-dir", tmp_path / "data", "--json")
    assert done.returncode == 1, done.stderr
    assert json.loads(done.stdout)["listings"] == 2
    blocked = tmp_path / "a file"
    blocked.touch()
    done = hegang("import", path, "--data-dir", blocked)
    assert done.returncode == 2
    assert "is not a folder" in done.stderr
    assert hegang("listings", "--data-dir", blocked).returncode == 2
    missing = hegang("answer", tmp_path / "none.hgplan")
    assert "There is no file none.hgplan" in missing.stderr


def test_common_options_may_stand_before_the_command() -> None:
    assert "2019年5月" in hegang("--lang", "zh_CN", "answer", SEAFARER).stdout


@pytest.mark.parametrize(
    ("arguments", "english", "chinese"),
    [
        (["answer"], "the following arguments are required: FILE.hgplan", "还缺这些参数：FILE.hgplan"),
        (["listings", "more"], "hegang-desktop listings: error: unrecognized arguments: more", "不认识的参数：more"),
        (["--lang=fr"], "argument --lang: invalid choice: 'fr' (choose from 'zh_CN', 'en')", "没有'fr'这个选项"),
        (["answer", "a", "--lives", "0"], "argument --lives: this must be a whole number from 1", "1到99,999"),
        (["answer", "a", "--by", "soon"], 'argument --by: "soon" is not a month.', "--by：“soon”不是月份"),
        (["answer", "a", "--what-if", "later=99999999"], "a whole number from 0 to 36", "0到36"),
        (["answer", "a", "--lives", "9" * 5000], "argument --lives: this must be a whole number from 1", "1到99,999"),
        (["answer", "a", "--what-if", "luck"], "one of spend_less, earn_more", "spend_less、earn_more"),
    ],
)
def test_wrong_arguments_are_told_in_the_reader_s_language(arguments: list[str], english: str, chinese: str) -> None:
    for language, text in (("en_US.UTF-8", english), ("zh_CN.UTF-8", chinese)):
        done = hegang(*arguments, LANG=language, COLUMNS="300")
        assert done.returncode == 2
        assert done.stdout == ""
        assert text in done.stderr
        assert ("usage" in done.stderr) == (text == english)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only where there is a device that is always full")
@pytest.mark.parametrize("longer", [[], ["--json"]])
def test_an_output_that_cannot_be_written_is_told(longer: list[str]) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "hegang_desktop", "answer", SEAFARER, *longer],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            env=environment(),
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.splitlines() == ["The output could not be written: No space left on device."]


def test_help_is_in_the_reader_s_language() -> None:
    done = hegang("answer", "--help", LANG="zh_CN.UTF-8")
    assert done.stdout.startswith("用法：hegang-desktop answer")
    assert not any(word in done.stdout for word in ("usage", "options", "show this help"))
    assert "usage: hegang-desktop answer" in hegang("answer", "--help").stdout
