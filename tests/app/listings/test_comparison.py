"""The comparison on its way into a spreadsheet."""

from __future__ import annotations

from hegang_desktop.app.listings.comparison import ComparedLine, as_text
from hegang_desktop.domain.message import msg
from hegang_desktop.text.translator import Translator


def test_a_copied_comparison_holds_no_formulas() -> None:
    lines = [
        ComparedLine(msg("Note"), ('=HYPERLINK("http://x")', "@SUM(1)", "-2+3", " \t=1"), differs=True),
        ComparedLine(msg("Price change"), ("-5%", "+12%", "", "-"), differs=True),
    ]
    text = as_text(["=A", "B", "C", "D"], lines, Translator("en"))
    assert [row.split("\t")[1:] for row in text.split("\n")] == [
        ["'=A", "B", "C", "D"],
        ['\'=HYPERLINK("http://x")', "'@SUM(1)", "'-2+3", "'=1"],
        ["-5%", "+12%", "", "'-"],
    ]
