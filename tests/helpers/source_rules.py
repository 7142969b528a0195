"""Rules of the window's code that a reader forgets: each finds the places that break it."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
GUI = ROOT / "hegang_desktop" / "gui"
PLAIN = "plain_text.py"
Rule = Callable[[ast.AST], Iterator[tuple[int, str]]]

_TIPS = frozenset({"setToolTip", "setWhatsThis", "setStatusTip"})
_BOXES = frozenset({"QMessageBox", "QErrorMessage", "QInputDialog", "QProgressDialog"})
_MARKUP = frozenset({"setHtml", "setRichText", "insertHtml", "appendHtml", "setMarkdown", "showText"})
_RICH = frozenset({"RichText", "AutoText", "MarkdownText"})
_FIELDS = frozenset({"QLineEdit", "QPlainTextEdit"})


def _name(node: ast.AST) -> str:
    """`connect` of `a.b.connect`, `QLabel` of `QLabel`."""
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _makes(node: ast.AST, names: frozenset[str]) -> str:
    """Which of some Qt classes is made, subclassed, or called a static function of."""
    if isinstance(node, ast.Call) and _name(node.func) in names:
        return _name(node.func)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and _name(node.func.value) in names:
        return _name(node.func.value)
    bases = node.bases if isinstance(node, ast.ClassDef) else []
    return next((_name(base) for base in bases if _name(base) in names), "")


def texts_are_plain(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Labels, tool tips and boxes are made in plain_text.py alone; nobody writes HTML."""
    for node in ast.walk(tree):
        line = getattr(node, "lineno", 0)
        if made := _makes(node, frozenset({"QLabel", *_BOXES})):
            yield line, made
        if isinstance(node, ast.Call) and _name(node.func) in _TIPS | _MARKUP:
            yield line, _name(node.func)
        if isinstance(node, ast.Attribute) and node.attr in _RICH:
            yield line, node.attr
        if isinstance(node, ast.If) and _mentions(node.test, "ToolTipRole"):
            texts = [one for inner in node.body for one in ast.walk(inner) if isinstance(one, ast.Return)]
            yield from ((one.lineno, "ToolTipRole") for one in texts if not _is_plain(one.value))
        if isinstance(node, ast.Call) and _name(node.func) == "setData" and _mentions(node, "ToolTipRole"):
            yield line, "setData"


def _mentions(tree: ast.AST, name: str) -> bool:
    return any(isinstance(node, ast.Attribute) and node.attr == name for node in ast.walk(tree))


def _is_plain(value: ast.AST | None) -> bool:
    if isinstance(value, ast.IfExp):
        return _is_plain(value.body) and _is_plain(value.orelse)
    if isinstance(value, ast.BoolOp):
        return all(map(_is_plain, value.values))
    if isinstance(value, ast.Call):
        return _name(value.func) == "plain_tip"
    return value is None or (isinstance(value, ast.Constant) and value.value in (None, ""))


def drops_are_copied(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Fields of text are those of the house, which do not tell a source that its file was moved."""
    for node in ast.walk(tree):
        if made := _makes(node, _FIELDS):
            yield getattr(node, "lineno", 0), made
        if isinstance(node, ast.Attribute) and node.attr == "acceptProposedAction":
            yield node.lineno, node.attr


def slots_are_bound(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Signals are connected to bound methods: a lambda or a partial keeps what it holds alive for ever."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            connects = [one for one in ast.walk(node) if isinstance(one, ast.Call) and _name(one.func) == "connect"]
            loose = [one for one in ast.walk(node) if _is_loose(one)]
            within = {id(inner) for one in connects for argument in one.args for inner in ast.walk(argument)}
            local = _functions_in(node)
            for one in connects:
                if any(isinstance(argument, ast.Name) and argument.id in local for argument in one.args):
                    yield one.lineno, "a function in a function"
            # a slot that comes out of a list or a variable may be any of those that are made around it
            named = any(isinstance(argument, ast.Name) for one in connects for argument in one.args)
            yield from ((getattr(one, "lineno", 0), "lambda or partial") for one in loose if named or id(one) in within)


def _is_loose(node: ast.AST) -> bool:
    return isinstance(node, ast.Lambda) or (isinstance(node, ast.Call) and _name(node.func) == "partial")


def _functions_in(node: ast.AST) -> set[str]:
    return {one.name for one in ast.walk(node) if isinstance(one, ast.FunctionDef) and one is not node}


def broken(rule: Rule, *, besides: tuple[str, ...] = ()) -> list[str]:
    """Where the window's code breaks a rule, `besides` some files by their names: "file:line what"."""
    return [
        f"{path.relative_to(ROOT)}:{line} {what}"
        for path in sorted(GUI.rglob("*.py"))
        if path.name not in besides
        for line, what in rule(ast.parse(path.read_text(encoding="utf-8")))
    ]
