"""One value of a plan as something that can be read and written: what fields, levers and stresses all work with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

import msgspec

from hegang_desktop.domain.input_ref import InputRef
from hegang_desktop.domain.plan import Plan

Value = TypeVar("Value")


class Lens(msgspec.Struct, Generic[Value], frozen=True):
    """A value of a plan, named by `ref`: `get` reads it, `set` makes the plan with another one."""

    ref: InputRef
    get: Callable[[Plan], Value]
    set: Callable[[Plan, Value], Plan]


class PartLens(Lens[Any], frozen=True):
    """A part of a plan, a Struct of the type `kind`: None where the plan holds none, and then nothing is set."""

    kind: type

    def changed(self, plan: Plan, **changes: Any) -> Plan:
        """The plan with values of the part replaced, by their names."""
        part = self.get(plan)
        return plan if part is None else self.set(plan, msgspec.structs.replace(part, **changes))

    def part(self, name: str) -> Lens[Any]:
        """One value of the part; None where the plan holds no such part."""
        ref = InputRef(self.ref.kind, self.ref.item, name) if self.ref.item else InputRef(self.ref.kind, name)

        def read(plan: Plan) -> Any:
            whole = self.get(plan)
            return None if whole is None else getattr(whole, name)

        return Lens(ref, read, lambda plan, value: self.changed(plan, **{name: value}))


class ItemsLens(Lens[tuple[Any, ...]], frozen=True):
    """A list of a plan, of items of the type `kind` that have ids."""

    kind: type

    def item(self, item_id: str) -> PartLens:
        """One of its items; None where there is none of this id."""

        def read(plan: Plan) -> Any:
            return next((one for one in self.get(plan) if one.id == item_id), None)

        def write(plan: Plan, item: Any) -> Plan:
            return self.set(plan, tuple(item if one.id == item_id else one for one in self.get(plan)))

        return PartLens(InputRef(self.ref.kind, item_id), read, write, self.kind)
