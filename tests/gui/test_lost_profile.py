"""The window where the plans are gone or damaged: it asks, and does what was chosen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from hegang_desktop.app.paths import Paths
from hegang_desktop.app.plan.library import Library
from hegang_desktop.app.plan.session import Session
from hegang_desktop.domain.errors import DamagedFile, StoreError
from hegang_desktop.domain.message import msg
from hegang_desktop.gui.lost_profile import is_settled
from hegang_desktop.gui.texts import Texts
from hegang_desktop.store.user.recovery import EmptiedProfile
from tests.helpers.dialogs import ReadyDialogs
from tests.helpers.plans import a_plan


def remove(paths: Paths) -> None:
    paths.user_db.unlink()


def damage(paths: Paths) -> None:
    paths.user_db.write_bytes(paths.user_db.read_bytes()[:6000] + b"\xa5" * 8192)


def overwrite(paths: Paths) -> None:
    paths.user_db.write_bytes(b"a letter to my mother" * 400)


def lost(paths: Paths) -> StoreError:
    with pytest.raises((EmptiedProfile, DamagedFile)) as refused:
        Library(paths)
    return refused.value


@pytest.mark.parametrize("lose", [remove, damage, overwrite])
@pytest.mark.parametrize(("choice", "settled", "names"), [(0, True, ["Kept"]), (1, True, []), (None, False, None)])
def test_it_asks_and_does_what_was_chosen(
    paths: Paths,
    qapp: QApplication,
    lose: Callable[[Paths], None],
    choice: int | None,
    settled: bool,
    names: list[str] | None,
) -> None:
    session = Session(Library(paths))
    session.add(a_plan(name="Kept"), msg("New plan"))
    session.library.close()
    lose(paths)
    texts = Texts("en", qapp)
    dialogs = ReadyDialogs(texts)
    dialogs.choices = [choice]
    assert is_settled(lost(paths), paths, dialogs) is settled
    ((question, choices),) = dialogs.asked
    assert "user.db" in texts.say(question)
    assert len(choices) == 2
    if names is None:
        lost(paths)
    else:
        library = Library(paths)
        assert [entry.name for entry in library.entries] == names
        library.close()
    texts.deleteLater()
