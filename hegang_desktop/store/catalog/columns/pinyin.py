"""How the names of places are read: syllables and initials, so that `gnq` and `gongnong` find 工农区."""

from __future__ import annotations

from functools import lru_cache

from hegang_desktop.store.catalog.columns.layout import IN_WORDS, WORDS, Columns

READ = tuple(field.array for field in IN_WORDS if field.pinyin)
"""Columns of words that are found by their reading."""
WHOLE = tuple(field.array for field in IN_WORDS if field.pinyin == "whole")
"""Few and well-known names, read as a whole: 重庆 is chongqing."""


def readings(
    names: dict[str, tuple[str, ...]], before: Columns
) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Syllables and initials of each name, by column; names that `before` has already are not read again."""
    pinyin: dict[str, tuple[str, ...]] = {}
    initials: dict[str, tuple[str, ...]] = {}
    for column in WORDS:
        known, texts = before.pinyin[column], names[column]
        if column not in READ:
            pinyin[column] = initials[column] = ("",) * len(texts)
            continue
        added = [_read(text, whole=column in WHOLE) for text in texts[len(known) :]]
        pinyin[column] = (*known, *added)
        initials[column] = (
            *before.initials[column],
            *("".join(syllable[0] for syllable in one.split()) for one in added),
        )
    return pinyin, initials


def _read(text: str, *, whole: bool) -> str:
    """Syllables apart by blanks; letters and figures stand for themselves."""
    if text.isascii():
        return " ".join(text.lower().split())
    if whole:
        from pypinyin import lazy_pinyin  # its dictionary takes a tenth of a second: not at start

        return " ".join(part.strip() for part in lazy_pinyin(text.lower()) if part.strip())
    return " ".join(filter(None, (_syllable(character) for character in text.lower())))


@lru_cache(maxsize=1 << 15)
def _syllable(character: str) -> str:
    from pypinyin import lazy_pinyin

    return "".join(lazy_pinyin(character)).strip()
