"""Strategies on one set of circumstances: what each comes to, how they compare, and where the answer changes."""
