"""A field is declared once: one that does not exist, added to the table alone, is on every surface."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from tests.helpers.program import PROJECT, environment


@pytest.fixture(scope="module")
def surfaces(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.helpers.made_up_fields", str(tmp_path_factory.mktemp("made up"))],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=PROJECT,
        env=environment(QT_QPA_PLATFORM="offscreen"),
        timeout=200,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    record: dict[str, Any] = json.loads(done.stdout)
    return record


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        ("mapping", ["community", "city", "price", "floor_area", "mortgage", "balcony", "garden"]),
        ("mapping choices", ["Balcony", "Garden"]),
        ("import", [3, 0]),
        ("first seen", ["balcony", "garden", "mortgage"]),
        ("order", [1, 2, 3]),
        ("order by number", [2, 1, 3]),
        ("facet", [["封闭", 1], ["开放", 1], ["", 1]]),
        ("facet words", ["Balcony", "封闭"]),
        ("chosen", [2]),
        ("range", [2]),
        ("range words", ["20 m²", "Garden from 20 m²"]),
        ("bars", 2),
        ("text", [1]),
        ("saved search", True),
        ("colours", True),
        ("missing", ["floor", "year built", "the balcony", "kind of title", "heating", "lift"]),
        ("also in the advert", 0),
        ("json", [["封闭", 12.5, {}], ["开放", 30, {}], [None, None, {}]]),
        ("form", [{"balcony": "封闭", "garden": "1250"}, "封闭", 1250]),
        ("pasted", ["balcony", {"balcony": "开放"}]),
        ("history of the plan", ["Garden", "12.5 m²"]),
        ("panel", ["Balcony", "Garden, m²", "Garden from"]),
        ("dialog", [True, True]),
        ("export", [["封闭", "12.5"], ["开放", "30.0"], ["", ""]]),
    ],
)
def test_a_field_added_to_the_table_is_on_every_surface(
    surfaces: dict[str, Any], surface: str, expected: object
) -> None:
    assert surfaces[surface] == expected


def test_it_stands_among_the_others_where_its_place_says(surfaces: dict[str, Any]) -> None:
    assert surfaces["detail"][3:5] == [["Balcony", "封闭"], ["Garden", "12.5 m²"]]
    assert surfaces["comparison"][3:5] == [
        ["Balcony", "封闭", "开放", "–", []],
        ["Garden", "12.5", "30", "–", [1]],
    ]


def test_a_column_of_the_table_is_one_entry_too(surfaces: dict[str, Any]) -> None:
    assert surfaces["columns"] == ["Balcony", "Garden", "Mortgage"]
    assert sorted(surfaces["cells"]) == sorted([["封闭", "12.5", "无抵押"], ["开放", "30", "–"], ["–", "–", "–"]])
