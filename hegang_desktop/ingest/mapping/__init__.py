"""Which column tells which field, guessed by names and by what stands in them."""
