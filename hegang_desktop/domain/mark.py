"""What the user says about a home: how far things have gone with it, tags, rating, note, why it was rejected."""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

Stage = Literal["saved", "contacted", "viewed", "offered", "bought", "dropped"]
STAGES: tuple[Stage, ...] = get_args(Stage)
"""In order; `dropped` is a home the user rejected."""
MOST_STARS = 5
MOST_TAGS = 20
LONGEST_TAG = 40


class Mark(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A mark on a home. `rating` is 1 to 5 stars; `reason` says why the home was dropped."""

    stage: Stage | None = None
    rating: int | None = None
    tags: tuple[str, ...] = ()
    note: str = ""
    reason: str = ""

    def __post_init__(self) -> None:
        if self.rating is not None and not 1 <= self.rating <= MOST_STARS:
            raise ValueError(f"rating {self.rating}")
        if len(self.tags) > MOST_TAGS or any(not 1 <= len(tag) <= LONGEST_TAG for tag in self.tags):
            raise ValueError("tags")

    @property
    def says_nothing(self) -> bool:
        """Whether the mark can be forgotten."""
        return self == Mark()
