"""Taking an import back as a whole: the catalogue is what it would be had that import never been."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from hegang_desktop.app.importing.file_import import import_file, remove_sample_listings
from hegang_desktop.app.importing.history import import_history, name_of, take_back
from hegang_desktop.app.listings.pasted import drafts_of, home_of
from hegang_desktop.app.listings.search.finder import Finder
from hegang_desktop.app.paths import Paths, profile
from hegang_desktop.app.plan.library import Library
from hegang_desktop.domain.errors import StoreError
from hegang_desktop.domain.search import ListingRow, Order, Search
from hegang_desktop.text.translator import Translator
from tests.helpers.listings import HEADER, line, put, put_table

DAYS = ("2026-05-01", "2026-06-01", "2026-07-01")
LINKED = "链接,小区名称,建筑面积,总价(元),装修,爬取时间"
LINK = "https://hegang.anjuke.com/prop/view/A1234567001,云杉小区"


def state(paths: Paths) -> list[tuple[object, ...]]:
    """What can be seen of the catalogue, without the ids."""
    finder = Finder(paths)
    result = finder.find(Search(with_gone=True), Order())
    reader = finder.reader(result)
    seen = []
    for row in reader.rows(list(result.ids)):
        detail = reader.detail(row.id)
        days = tuple((one.day, one.price) for one in detail.sightings)
        seen.append((detail.listing.source_id, *_shown(row), days, detail.description.condition))
    reader.close()
    finder.close()
    return sorted(seen, key=str)


def _shown(row: ListingRow) -> tuple[object, ...]:
    return (
        row.price,
        row.unit_price,
        row.description.floor_area,
        row.last_seen,
        row.gone,
        row.price_change,
        row.days_on_offer,
        row.adverts,
    )


homes = st.dictionaries(
    st.integers(0, 5),
    st.tuples(st.sampled_from((20_000, 25_000, 30_000)), st.sampled_from(("简装", "精装"))),
    max_size=6,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(files=st.tuples(homes, homes, homes), back=st.integers(0, 2), days=st.permutations(DAYS))
def test_without_an_import_the_catalogue_is_as_if_it_had_never_been(
    tmp_path_factory: pytest.TempPathFactory,
    files: tuple[dict[int, tuple[int, str]], ...],
    back: int,
    days: list[str],
) -> None:
    def built(folder: Path, wanted: set[int]) -> Paths:
        paths = profile(folder / "data")
        for at, rows in enumerate(files):
            if at in wanted and rows:
                lines = [line(n, price, condition=condition) for n, (price, condition) in rows.items()]
                put(paths, folder, f"file {at}", lines, days[at])
        return paths

    # the same file again is no new look at the market: it counts as seen on the day of the first
    assume(files[back] and len({str(rows) for rows in files}) == len(files))
    whole = built(tmp_path_factory.mktemp("whole"), {0, 1, 2})
    entry = next(one for one in import_history(whole) if one.file_name == f"file {back}.csv")
    take_back(whole, entry.id)
    never = built(tmp_path_factory.mktemp("never"), {0, 1, 2} - {back})
    assert state(whole) == state(never)
    with pytest.raises(StoreError):
        take_back(whole, entry.id)


def test_the_history_tells_every_import_and_that_one_was_taken_back(tmp_path: Path) -> None:
    paths = profile(tmp_path / "data")
    assert import_history(paths) == []
    put(paths, tmp_path, "a", [line(1, 30_000), line(2, 20_000)], DAYS[0])
    put(paths, tmp_path, "b", [line(1, 25_000), line(2, 20_000)], DAYS[1])
    latest, first = import_history(paths)
    assert (latest.file_name, latest.observations, latest.cheaper) == ("b.csv", 2, 1)
    assert take_back(paths, first.id).removed == 0
    assert [entry.undone_at is None for entry in import_history(paths)] == [True, False]


def test_the_words_of_an_older_file_are_there_when_the_newer_one_is_taken_back(tmp_path: Path) -> None:
    paths = profile(tmp_path / "data")
    put_table(paths, tmp_path, "newer", (LINKED, f"{LINK},60,50000,精装,"), DAYS[2])
    put_table(paths, tmp_path, "older", (LINKED, f"{LINK},50,30000,简装,"), DAYS[0])
    put_table(paths, tmp_path, "between", (LINKED, f"{LINK},55,40000,毛坯,"), DAYS[1])
    assert state(paths)[0][1:4] == (50_000_00, 83_333, 60_00)
    newer, older, between = (one.id for one in sorted(import_history(paths), key=lambda one: one.id))
    take_back(paths, newer)
    assert state(paths)[0][1:4] == (40_000_00, 72_727, 55_00)
    assert state(paths)[0][-1] == "毛坯"
    take_back(paths, between)
    assert state(paths)[0][1:4] == (30_000_00, 60_000, 50_00)
    assert state(paths)[0][-1] == "简装"
    assert take_back(paths, older).removed == 1


def test_a_later_row_of_a_file_counts_in_place_of_an_older_one_of_it(tmp_path: Path) -> None:
    paths = profile(tmp_path / "data")
    put_table(paths, tmp_path, "a", (LINKED, f"{LINK},60,50000,精装,2026-05-01"), DAYS[0])
    rows = (f"{LINK},50,30000,精装,2026-04-01", f"{LINK},70,60000,精装,2026-06-01")
    put_table(paths, tmp_path, "b", (LINKED, *rows), DAYS[1])
    assert state(paths)[0][1:4] == (60_000_00, 85_714, 70_00)
    take_back(paths, import_history(paths)[0].id)
    assert state(paths)[0][1:4] == (50_000_00, 83_333, 60_00)


def test_samples_are_samples_again_when_the_file_that_named_them_too_is_taken_back(tmp_path: Path) -> None:
    paths = profile(tmp_path / "data")
    file = tmp_path / "samples.csv"
    file.write_text("\n".join((HEADER, line(1, 50_000), line(2, 60_000))) + "\n", encoding="utf-8")
    import_file(paths, file, Translator("en"), sample=True)
    put(paths, tmp_path, "own", [line(1, 40_000), line(2, 60_000)], "2030-01-01")
    take_back(paths, import_history(paths)[0].id)
    assert remove_sample_listings(paths) == 2


def test_what_was_pasted_or_typed_in_is_taken_back_as_a_whole(tmp_path: Path) -> None:
    paths = profile(tmp_path / "data")
    library = Library(paths)
    pasted = drafts_of("光宇小区 62平 3.5万\n富力城 95平 12.8万\n振兴花园 55平 3.8万", Translator("en"), "鹤岗")
    library.save_homes([home_of(draft) for draft in pasted])
    library.save_homes([home_of(drafts_of("云杉小区 50平 2万", Translator("en"), "鹤岗")[0])])
    put(paths, tmp_path, "a", [line(1, 30_000)], DAYS[0])
    file, phone, paste = import_history(paths)
    assert [entry.by_hand for entry in (file, phone, paste)] == [False, True, True]
    assert [Translator("en").say(name_of(entry)) for entry in (file, phone, paste)] == [
        "a.csv",
        "By hand: 云杉小区",
        "Pasted: 光宇小区 and 2 others",
    ]
    assert (paste.rows, paste.listings, paste.undone_at) == (3, 3, None)
    finder = Finder(paths)
    assert len(finder.find(Search(), Order()).ids) == 5
    assert take_back(paths, paste.id).removed == 3
    result = finder.find(Search(), Order())
    assert len(result.ids) == 2
    finder.close()
    assert [entry.undone_at is None for entry in import_history(paths)] == [True, True, False]
    with pytest.raises(StoreError):
        take_back(paths, paste.id)
    # the catalogue can go on writing
    library.save_homes([home_of(pasted[0])])
    assert len(import_history(paths)) == 4
    library.close()


def test_of_a_paste_the_rest_is_taken_back_when_one_home_was_deleted(tmp_path: Path) -> None:
    paths = profile(tmp_path / "data")
    library = Library(paths)
    homes = [home_of(draft) for draft in drafts_of("光宇小区 62平 3.5万\n富力城 95平 12.8万", Translator("en"))]
    library.save_homes(homes)
    library.delete_home(homes[0].id)
    (paste,) = import_history(paths)
    assert paste.undone_at is None
    assert take_back(paths, paste.id).removed == 1
    library.close()
