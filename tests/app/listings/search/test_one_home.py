"""A home in several adverts: shown and counted once, with one history, one mark, and all their words."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from hegang_desktop.app.listings.search.finder import Finder, ResultReader
from hegang_desktop.app.paths import Paths, profile
from hegang_desktop.app.plan.library import Library
from hegang_desktop.domain.mark import Mark
from hegang_desktop.domain.saved_search import SavedSearch
from hegang_desktop.domain.search import ListingDetail, Order, Search
from hegang_desktop.store.catalog.columns.layout import Columns
from hegang_desktop.store.catalog.columns.text import listings_with
from tests.helpers.listings import put_table

HEADER = "链接,城市,小区,标题,户型,面积,楼层,朝向,年代,总价(元),备注"
ADDRESSED = "链接,城市,区域,小区,地址,户型,面积,总价(元)"


def advert(number: int, price: int, *, home: str = "精装出售好房", area: str = "60", note: str = "") -> str:
    link = f"https://hegang.anjuke.com/prop/view/A1234567{number:03d}"
    return f"{link},鹤岗,光宇小区,{home},2室1厅,{area},3/7,南,1999,{price},{note}"


def addressed(number: int, community: str, area: str, district: str = "", address: str = "3号楼2单元502") -> str:
    link = f"https://hegang.anjuke.com/prop/view/A1234567{number:03d}"
    return f"{link},鹤岗,{district},{community},{address},2室1厅,{area},50000"


@dataclasses.dataclass
class Homes:
    """A catalogue with what the user says of its homes; looked at anew each time."""

    paths: Paths
    folder: Path
    library: Library
    finder: Finder

    def put(self, name: str, day: str, *lines: str, header: str = HEADER) -> None:
        put_table(self.paths, self.folder, name, (header, *lines), day)

    def shown(self, search: Search | None = None) -> list[int]:
        return sorted(self.finder.find(search or Search(), Order()).ids)

    def reader(self) -> ResultReader:
        return self.finder.reader(self.finder.find(Search(), Order()))

    def detail(self, id_: int) -> ListingDetail:
        reader = self.reader()
        try:
            return reader.detail(id_)
        finally:
            reader.close()

    def adverts(self, ids: Mapping[int, int]) -> dict[int, int]:
        return {id_: self.detail(id_).row.adverts for id_ in ids}


@pytest.fixture
def homes(tmp_path: Path) -> Iterator[Homes]:
    paths = profile(tmp_path / "data")
    library = Library(paths)
    finder = Finder(paths)
    yield Homes(paths, tmp_path, library, finder)
    finder.close()
    library.close()


def test_the_same_flat_number_in_another_community_is_another_home(homes: Homes) -> None:
    lines = [addressed(1, "光宇小区", "60"), addressed(2, "富力城", "60"), addressed(3, "光宇小区", "60")]
    homes.put("a", "2024-05-01", *lines, header=ADDRESSED)
    assert homes.shown() == [1, 2]
    assert homes.adverts({1: 2, 2: 1}) == {1: 2, 2: 1}


def test_one_address_with_other_areas_or_districts_is_not_one_home(homes: Homes) -> None:
    lines = [
        addressed(1, "光宇小区", "60"),
        addressed(2, "光宇小区", "90"),
        addressed(3, "富力城", "70", "工农区"),
        addressed(4, "富力城", "70", "南山区"),
        # told once, or in whole square metres, it is the same
        addressed(5, "云杉小区", "62.5", "工农区"),
        addressed(6, "云杉小区", "", "工农"),
        addressed(7, "云杉小区", "62"),
    ]
    homes.put("a", "2024-05-01", *lines, header=ADDRESSED)
    assert homes.shown() == [1, 2, 3, 4, 5]
    assert [one.id for one in homes.detail(5).same_home] == [6, 7]


@pytest.mark.parametrize(
    ("joined", "shown", "adverts"),
    [
        ((2, 3), [1, 4], {1: 3, 2: 3, 3: 3, 4: 1}),
        ((1, 3), [1, 4], {1: 3, 2: 3, 3: 3, 4: 1}),
        ((1, 2), [1, 3, 4], {1: 2, 2: 2, 3: 1, 4: 1}),
    ],
)
def test_what_is_joined_by_hand_takes_all_adverts_of_both_homes_with_it(
    homes: Homes, joined: tuple[int, int], shown: list[int], adverts: dict[int, int]
) -> None:
    homes.put(
        "a",
        "2024-05-01",
        advert(1, 50_000),
        advert(2, 50_000),
        advert(3, 60_000, home="另一套"),
        advert(4, 80_000, area="80"),
    )
    one, other = (homes.detail(id_).reference for id_ in joined)
    homes.library.marks.join(one, other)
    assert homes.shown() == shown
    assert homes.adverts(adverts) == adverts
    others = {id_: {one.id for one in homes.detail(id_).same_home} for id_ in (1, 2, 3)}
    group = {id_ for id_, count in adverts.items() if count == max(adverts.values())}
    assert others == {id_: group - {id_} if id_ in group else set() for id_ in (1, 2, 3)}
    homes.library.marks.part(one)
    assert homes.shown() == [1, 3, 4]


def test_a_mark_is_on_the_home_and_stays_when_it_is_advertised_anew(homes: Homes) -> None:
    marks = homes.library.marks
    homes.put("a", "2024-05-01", advert(1, 50_000), advert(2, 70_000, home="第四套", area="80"))
    dropped = Mark(stage="dropped", rating=5, tags=("quiet",), note="damp", reason="too expensive")
    marks.put(homes.detail(1), dropped)
    assert homes.shown() == [2]
    homes.put("b", "2024-06-01", advert(3, 48_000))
    assert homes.shown() == [2]
    assert homes.shown(Search(with_rejected=True)) == [2, 3]
    assert homes.shown(Search(facets={"tag": ("quiet",)}, with_rejected=True)) == [3]
    reader = homes.reader()
    assert [row.mark for row in reader.rows([1, 2, 3])] == [dropped, Mark(), dropped]
    (row,) = reader.rows([3])
    assert (row.mark.stage, row.mark.rating, row.mark.tags) == ("dropped", 5, ("quiet",))
    reader.close()
    assert marks.of_home(homes.detail(3)) == marks.of_home(homes.detail(1)) == dropped
    # the newest counts, also after a start
    marks.put(homes.detail(3), Mark(stage="saved"))
    assert homes.shown(Search(facets={"stage": ("saved",)})) == [3]
    again = Library(homes.paths)
    assert again.marks.of_home(homes.detail(1)) == Mark(stage="saved")
    again.close()
    # and taken away it does not bring back what was said before
    marks.put(homes.detail(3), Mark())
    assert homes.shown() == [2, 3]
    assert marks.of_home(homes.detail(3)) == marks.of_home(homes.detail(1)) == Mark()


def test_what_only_the_hidden_advert_says_is_found_too(homes: Homes) -> None:
    homes.put("a", "2024-05-01", advert(1, 50_000, note="房东很急一"), advert(2, 70_000, home="第四套", area="80"))
    homes.put("b", "2024-06-01", advert(3, 48_000, note="随时看房二"))
    assert homes.shown(Search(text="房东很急一")) == homes.shown(Search(text="随时看房二")) == [3]
    assert homes.shown(Search(text="房东很急三")) == []


def test_a_home_has_one_history_over_all_its_adverts(homes: Homes) -> None:
    homes.put("a", "2024-03-01", advert(1, 50_000), advert(2, 70_000, home="第四套", area="80"))
    saved = SavedSearch("all", Search(), Order(), homes.finder.last_import(), "2024-03-02")
    homes.put("b", "2024-06-01", advert(3, 40_000))
    reader = homes.reader()
    (row,) = reader.rows([3])
    reader.close()
    assert (row.price_change, row.days_on_offer) == (-20, 92)
    assert homes.shown(Search(facets={"offer": ("cheaper",)})) == [3]
    assert homes.shown(Search(facets={"offer": ("new",)})) == []
    since = homes.finder.since(saved)
    assert (since.new, since.cheaper) == (0, 1)
    sightings = [(one.day.isoformat(), one.price // 100, one.file) for one in homes.detail(3).sightings]
    assert sightings == [("2024-03-01", 50_000, "a.csv"), ("2024-06-01", 40_000, "b.csv")]


def test_a_pasted_sentence_is_looked_for_once(homes: Homes, monkeypatch: pytest.MonkeyPatch) -> None:
    homes.put("a", "2024-05-01", advert(1, 50_000))
    looked: list[str] = []

    def counted(columns: Columns, word: str) -> NDArray[np.bool_]:
        looked.append(word)
        return listings_with(columns, word)

    monkeypatch.setattr("hegang_desktop.app.listings.search.text_match.listings_with", counted)
    assert homes.shown(Search(text="房" * 3_000)) == []
    assert len(looked) == 1
    assert homes.shown(Search(text="光宇小区精装出售")) == [1]
