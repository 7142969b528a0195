"""The whole catalogue as arrays: written beside catalog.db by whoever changes it, mapped into memory to find homes.

Derived from catalog.db and rebuilt from it whenever they are not of its generation.
"""
