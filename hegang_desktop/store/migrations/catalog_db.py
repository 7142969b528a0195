"""The steps of catalog.db, in order. The catalogue is rebuildable, but its imports are somebody's work too."""

from hegang_desktop.store.migrations import Step, m0001_catalog, m0002_catalog, m0003_catalog

STEPS: tuple[Step, ...] = (m0001_catalog.step, m0002_catalog.step, m0003_catalog.step)
