"""The compiled catalogues: made before the tests where they are missing or older than their sources."""

from __future__ import annotations

import subprocess
import sys

from hegang_desktop import resources
from tests.helpers.program import PROJECT


def compile_catalogues() -> None:
    """As `make test` does, for whoever runs pytest by itself."""
    for po in resources.path("locale").glob("*/LC_MESSAGES/hegang.po"):
        mo = po.with_suffix(".mo")
        if not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime:
            subprocess.run([sys.executable, str(PROJECT / "packaging" / "catalogue.py"), "compile"], check=True)
            return
