"""How the columns of a table were left, by the columns' own keys: it holds when columns are added or taken away."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QHeaderView

FORMER_KEY = "listings_header_24"
"""Under which a window before this one kept Qt's own state, which counts columns instead of naming them."""
_FORMER_COLUMNS = (
    "community", "city", "district", "area", "price", "unit_price", "floor", "layout", "condition", "year", "all_in",
    "safe_month", "runway", "yearly_cost", "price_change", "days_on_offer", "flags", "stage", "rating", "tags",
    "facing", "heating", "adverts", "seen",
)  # fmt: skip


_RENAMED = {"home_month": "safe_month"}
"""Keys of former windows, and what the columns are called now."""


class ColumnState(msgspec.Struct, frozen=True):
    """`order` names all columns from the left; `widths` has those that are shown, in pixels; `sort` is one of them."""

    order: tuple[str, ...]
    widths: dict[str, int]
    sort: str = ""
    descending: bool = False


def state_of(header: QHeaderView, keys: Sequence[str]) -> ColumnState:
    """How a header with these columns stands."""
    sorted_by = header.sortIndicatorSection()
    return ColumnState(
        tuple(keys[header.logicalIndex(place)] for place in range(len(keys))),
        {key: header.sectionSize(at) for at, key in enumerate(keys) if not header.isSectionHidden(at)},
        keys[sorted_by] if 0 <= sorted_by < len(keys) else "",
        header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder,
    )


def written(state: ColumnState) -> str:
    """As text."""
    return msgspec.json.encode(state).decode()


def read(text: str) -> ColumnState | None:
    """The state that was written; None for what is none."""
    try:
        state = msgspec.json.decode(text, type=ColumnState)
    except msgspec.DecodeError:
        return None
    return ColumnState(
        tuple(map(_now_called, state.order)),
        {_now_called(key): width for key, width in state.widths.items()},
        _now_called(state.sort),
        state.descending,
    )


def _now_called(key: str) -> str:
    return _RENAMED.get(key, key)


def read_former(text: str) -> ColumnState | None:
    """The state that a former window kept under FORMER_KEY; None for what is none."""
    header = QHeaderView(Qt.Orientation.Horizontal)
    header.setModel(QStandardItemModel(0, len(_FORMER_COLUMNS), header))
    if not header.restoreState(QByteArray.fromBase64(text.encode("ascii", "replace"))):
        return None
    return state_of(header, _FORMER_COLUMNS) if header.count() == len(_FORMER_COLUMNS) else None


def places(state: ColumnState, keys: Sequence[str]) -> list[str]:
    """The columns there are now, from the left: as they were left, new ones behind those they are declared after."""
    known = [key for key in state.order if key in keys]
    for at, key in enumerate(keys):
        if key not in known:
            known.insert(known.index(keys[at - 1]) + 1 if at else 0, key)
    return known
