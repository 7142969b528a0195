"""What the world did to us, to be told to the user in one sentence. Anything else that is raised is a bug."""

from __future__ import annotations

from hegang_desktop.domain.message import Message


class UserError(Exception):
    """Something the user must be told: what is wrong, where, and what to do."""

    def __init__(self, message: Message, hint: Message | None = None) -> None:
        # without the parameters: an error may end in a log, and they are names and amounts
        super().__init__(message.text)
        self.message = message
        self.hint = hint


class UnreadableFile(UserError):
    """A file that cannot be taken in as a whole."""


class NewerFile(UserError):
    """A file written by a newer version of the program."""


class StoreError(UserError):
    """The data folder refuses: full, read-only, locked, damaged."""


class DamagedFile(StoreError):
    """A database of ours that cannot be read as one."""


class DamagedPlan(UserError):
    """A saved state of a plan that is there and cannot be read."""


class NotReckoned(UserError):
    """A plan from which nothing could be worked out: a fault of ours, told as a sentence and written to the log."""
