"""Rows of a table into listings, or into rejects with a reason."""
