"""A running program in a throw-away profile, and nothing of it left behind."""

from __future__ import annotations

from tests.helpers.running import a_program, no_threads_left, running

__all__ = ["a_program", "no_threads_left", "running"]
