"""`.hgplan` files of every format so far: read whole, answered as then or with a reason, and written without a loss."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hegang_desktop.app.plan.plan_file import read_plan, write_plan
from hegang_desktop.engine.costs.catalogue import PURCHASE
from tests.helpers.frozen_files import answers, changed_since, expected_now, frozen, plan_record, record_then
from tests.helpers.program import hegang
from tests.store.test_frozen_files import holds

FILES = [path for paths in frozen(".hgplan").values() for path in paths]
SEAFARER = frozen(".hgplan")[1][-1]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_plan_answers_as_it_did_or_it_is_explained(path: Path) -> None:
    then = record_then(path)
    now = plan_record(read_plan(path))
    assert now == expected_now(path.name, then), 'explain it: python -m tests.helpers.frozen_files --changed "WHY"'


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_what_changed_in_the_all_in_cost_stands_in_its_lines(path: Path) -> None:
    then, now = record_then(path), plan_record(read_plan(path))
    more = sum(now["cost_lines_yuan"].values()) - sum(then["cost_lines_yuan"].values())
    assert now["all_in_yuan"] - then["all_in_yuan"] == pytest.approx(more)
    kept = then["cost_lines_yuan"].keys() - changed_since().get(path.name, {}).get("answer", {}).keys()
    if now["home_month"] != then["home_month"]:
        # in another month the buyer may travel, and nobody signs for him
        kept -= {one.id for one in PURCHASE if one.by_proxy_only}
    assert kept <= now["cost_lines_yuan"].keys()


def test_no_explanation_is_left_over() -> None:
    known = {where: (then, now) for where, then, now in answers()}
    for where, change in changed_since().items():
        then, now = known[where]
        assert change["why"]
        assert all(change["answer"][name] == now[name] != then[name] for name in change["answer"])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_plan_written_again_holds_all_that_the_older_program_wrote(tmp_path: Path, path: Path) -> None:
    again = tmp_path / "again.hgplan"
    write_plan(again, read_plan(path))
    then, now = json.loads(path.read_bytes()), json.loads(again.read_bytes())
    assert holds(now["plan"], then["plan"])
    assert now["units"] == then["units"]
    assert now["hgplan"] >= then["hgplan"]


def test_the_first_sample_is_answered_from_the_command_line() -> None:
    assert SEAFARER.name == "seafarer-1.hgplan"
    assert read_plan(SEAFARER).situation.people == ()
    record = json.loads(hegang("answer", SEAFARER, "--json").stdout)
    lines = {line["id"]: line["yuan"] for line in record["cost_lines"]}
    assert (lines["price"], lines["door"], lines["first_heating"]) == (58_000, 1_200, 2_000)
