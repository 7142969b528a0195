"""What was changed in a mark has a name for the menu of undo."""

from __future__ import annotations

import pytest

from hegang_desktop.domain.mark import Mark
from hegang_desktop.text.marks import changed_line, mark_change

KEPT = Mark("saved", 3, ("quiet",), "stairs")


@pytest.mark.parametrize(
    ("before", "after", "named"),
    [
        (KEPT, Mark("viewed", 3, ("quiet",), "stairs"), "Stage of a home"),
        (KEPT, Mark("saved", None, ("quiet",), "stairs"), "Stars of a home"),
        (KEPT, Mark("saved", 3, ("quiet", "near"), "stairs"), "Tags of a home"),
        (KEPT, Mark("saved", 3, ("quiet",), ""), "Note on a home"),
        (KEPT, Mark("dropped", 3, ("quiet",), "stairs", "too expensive"), "Reject a home"),
        (Mark("dropped", reason="too expensive"), Mark(), "Restore a home"),
    ],
)
def test_every_change_is_named_by_what_differs(before: Mark, after: Mark, named: str) -> None:
    assert mark_change(before, after).text == named


def test_only_a_line_of_text_that_alone_differs_is_one() -> None:
    assert changed_line(KEPT, Mark("saved", 3, ("quiet",), "stairs!")) == "note"
    assert changed_line(KEPT, Mark("viewed", 3, ("quiet",), "stairs!")) is None
