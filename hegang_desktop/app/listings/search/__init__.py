"""Finding homes: text, facets, ranges, sorting and the open plan's numbers over arrays of the whole catalogue."""
