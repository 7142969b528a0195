"""Compiles the catalogues before a wheel is built, also from the sdist, which has their sources only."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledCatalogues(BuildHookInterface[Any]):
    """Found by hatchling through pyproject.toml."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        if self.target_name == "wheel":
            sys.path.insert(0, str(Path(self.root) / "packaging"))
            from catalogue import compile_all

            compile_all()
