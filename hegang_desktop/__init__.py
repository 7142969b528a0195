"""Hegang Desktop: own a home outright in a cheap city. Holds the version only; imports nothing."""

__version__ = "0.5.0"
