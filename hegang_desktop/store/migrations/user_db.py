"""The steps of user.db, in order."""

from hegang_desktop.store.migrations import (
    Step,
    m0001_user,
    m0002_user,
    m0003_user,
    m0004_user,
    m0005_user,
    m0006_user,
)

STEPS: tuple[Step, ...] = (
    m0001_user.step,
    m0002_user.step,
    m0003_user.step,
    m0004_user.step,
    m0005_user.step,
    m0006_user.step,
)
