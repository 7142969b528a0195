"""Charts as SVG files, drawn without a window: what `domain.chart` says, at any size."""
