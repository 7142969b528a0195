"""What the code of the window must not do, found by reading it."""

from __future__ import annotations

import ast

import pytest

from tests.helpers.source_rules import PLAIN, Rule, broken, drops_are_copied, slots_are_bound, texts_are_plain


def test_labels_tips_and_boxes_show_text_as_it_is() -> None:
    assert broken(texts_are_plain, besides=(PLAIN, "guide_window.py")) == []


def test_fields_take_copies_of_what_is_dropped() -> None:
    assert broken(drops_are_copied, besides=("line_edit.py", "text_edit.py")) == []


def test_signals_are_connected_to_bound_methods() -> None:
    assert broken(slots_are_bound) == []


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        (texts_are_plain, "self.setToolTip(name)"),
        (texts_are_plain, "widget.setWhatsThis(name)"),
        (texts_are_plain, "QMessageBox.warning(self, title, name)"),
        (texts_are_plain, "box = QtWidgets.QMessageBox(self)"),
        (texts_are_plain, "made = QLabel(name)"),
        (texts_are_plain, "class Name(QLabel): pass"),
        (texts_are_plain, "text.setHtml(name)"),
        (texts_are_plain, "label.setTextFormat(Qt.TextFormat.RichText)"),
        (texts_are_plain, "def data(role):\n if role in (Role.ToolTipRole, Role.Other):\n  return name"),
        (texts_are_plain, "item.setData(Qt.ItemDataRole.ToolTipRole, name)"),
        (drops_are_copied, "edit = QLineEdit(self)"),
        (drops_are_copied, "class Words(QPlainTextEdit): pass"),
        (drops_are_copied, "event.acceptProposedAction()"),
        (slots_are_bound, "def f(self):\n self.a.connect(lambda: self.b())"),
        (slots_are_bound, "def f(self):\n self.a.connect(partial(self.b, 1))"),
        (slots_are_bound, "def f(self):\n for slot in (self.b, lambda: 1):\n  self.a.connect(slot)"),
        (slots_are_bound, "def f(self):\n def g(): pass\n self.a.connect(g)"),
    ],
)
def test_the_rules_find_what_breaks_them(rule: Rule, code: str) -> None:
    assert list(rule(ast.parse(code)))


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        (texts_are_plain, "def data(role):\n if role == Role.ToolTipRole:\n  return plain_tip(name) if name else None"),
        (texts_are_plain, "texts.put(self, msg('Close'), 'setToolTip')"),
        (slots_are_bound, "def f(self):\n self.a.connect(self.b)\n self.sort(key=lambda one: one.x)"),
    ],
)
def test_the_rules_leave_what_is_right(rule: Rule, code: str) -> None:
    assert not list(rule(ast.parse(code)))
