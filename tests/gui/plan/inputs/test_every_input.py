"""Every input of the engine has a field in the panel, and a field shows what the plan holds."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator

import msgspec
import pytest

from hegang_desktop.domain.message import msg
from hegang_desktop.domain.plan import Plan, Scenario, Situation
from hegang_desktop.domain.target import TargetHome
from hegang_desktop.gui.plan.inputs.field_editor import FieldEditor, NumberEditor
from tests.helpers.inputs import open_everything, replace, with_everything
from tests.helpers.plans import with_scenario
from tests.helpers.running import Running

NOT_TYPED = {
    "id",  # of the program
    "overrides", "assumptions",  # a field beside each cost line, each assumption
    "cash",  # its last count is typed; the others are history
    "bought",  # has a place of its own
    "description", "reference", "origin", "sample",  # of the listing that a home was taken from
}  # fmt: skip


def structs_in(kind: object) -> Iterator[type[msgspec.Struct]]:
    """The Structs that a type is made of."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        yield kind
    for inner in typing.get_args(kind):
        yield from structs_in(inner)


def inputs_of(kind: type[msgspec.Struct], seen: set[type]) -> Iterator[str]:
    """Every value that can be given to a Struct or to one inside it, as `Person.spending`."""
    if kind in seen:
        return
    seen.add(kind)
    hints = typing.get_type_hints(kind)
    for field in msgspec.structs.fields(kind):
        if field.name in NOT_TYPED:
            continue
        inner = list(structs_in(hints[field.name]))
        for one in inner:
            yield from inputs_of(one, seen)
        if not inner or isinstance(hints[field.name], types.UnionType):
            yield f"{kind.__name__}.{field.name}"


def _in_the_panel(running: Running, plan: Plan) -> list[FieldEditor]:
    running.session.add(plan, msg("New plan"))
    running.window.plans.show()
    open_everything(running.window.plan.inputs)
    return running.window.plan.inputs.findChildren(FieldEditor)


def test_every_input_of_the_engine_has_a_field(running: Running) -> None:
    plan = with_everything()
    by_metre = with_scenario(plan, home=replace(plan.scenario.home, basis="unit"))
    shown = {
        name for one in (plan, replace(by_metre, id="p2")) for e in _in_the_panel(running, one) for name in e.edits
    }
    seen: set[type] = set()
    wanted = {name for kind in (Situation, Scenario, TargetHome) for name in inputs_of(kind, seen)}
    assert len(wanted) > 90
    assert wanted - shown == set()


def test_every_field_says_what_it_is_and_is_named(running: Running) -> None:
    for editor in _in_the_panel(running, with_everything()):
        if editor.isHidden() or editor.field.seen is not None:
            continue
        control = editor.number.edit if isinstance(editor, NumberEditor) else editor.control
        assert control.accessibleName() or control.text(), editor.edits  # type: ignore[attr-defined]
        assert editor.standing in ("fact", "choice", "assumption"), editor.edits
        if editor.field.kind != "text":
            assert editor.note.accessibleDescription().startswith(f"{editor.standing} · "), editor.edits
            assert editor.note.text() == ("≈" if editor.standing == "assumption" else "?"), editor.edits
            assert not editor.note.words.startswith(("fact", "choice", "assumption")), editor.edits
            assert editor.described().accessibleDescription().endswith(editor.note.words), editor.edits


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_no_name_of_a_field_is_cut_at_the_narrowest(running: Running, language: str) -> None:
    running.texts.choose(language)
    window = running.window
    window.resize(1024, 640)
    for editor in _in_the_panel(running, with_everything()):
        if editor.isVisible():
            right = editor.mapTo(window.plan.inputs, editor.rect().topRight()).x()
            assert right <= window.plan.inputs.width(), editor.edits
            assert editor.width() >= editor.minimumSizeHint().width(), editor.edits


def test_a_cushion_that_scenarios_share_says_so(running: Running) -> None:
    def note(plan: Plan) -> str:
        editors = _in_the_panel(running, plan)
        return next(one for one in editors if "Situation.cushion" in one.edits).described().accessibleDescription()

    several = with_everything()
    assert "All 2 scenarios of this plan share it." in note(several)
    assert "share" not in note(replace(several, id="p2", scenarios=several.scenarios[:1]))
