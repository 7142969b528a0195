"""Names are looked through as one text: what is found is what looking at each of them finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hegang_desktop.app.listings.search.text_match import _matching, _read

SYLLABLES = st.sampled_from(["gong", "nong", "qu", "xi", "an", "ang", "n", "g", "a", "3", "4b"])
READINGS = st.lists(st.lists(SYLLABLES, max_size=5).map(" ".join), max_size=8).map(tuple)
WORDS = st.text("agnoqux", min_size=2, max_size=7)


@given(READINGS, WORDS)
def test_a_reading_is_found_from_one_of_its_syllables_on(readings: tuple[str, ...], word: str) -> None:
    initials = tuple("".join(syllable[0] for syllable in reading.split()) for reading in readings)

    def is_read_so(at: int) -> bool:
        parts = readings[at].split()
        return word in initials[at] or any("".join(parts[i:]).startswith(word) for i in range(len(parts)))

    assert sorted(set(_read(readings, initials, word))) == [at for at in range(len(readings)) if is_read_so(at)]


@given(
    st.lists(st.text("工农区 a.+(", max_size=6), max_size=8).map(tuple), st.text("工农区a.+(", min_size=1, max_size=3)
)
def test_a_name_is_found_by_any_part_of_it(names: tuple[str, ...], word: str) -> None:
    assert _matching(names, word) == [at for at, name in enumerate(names) if word in " ".join(name.split())]
