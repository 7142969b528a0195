"""Timed work, never asserted. `python -m tests.benchmarks --list`, `python -m tests.benchmarks NAME --json`.

Each benchmark measures the program against a floor measured in the same run; the docstring says what the floor is.
"""
