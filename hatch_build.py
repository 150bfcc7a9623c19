"""Build hook: a wheel carries the codebook compiled, so that no user waits for it, and the versions of what was packed."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCodebook(BuildHookInterface):  # type: ignore[type-arg,misc]
    """Adds `khabar/codebook/shipped/*.msgpack` and `khabar/versions.json` to the wheel; an editable install compiles when first used."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compiles from the sources that are about to be packed."""
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root, "src")))
        from khabar.codebook.load import ship
        from khabar.versions import ship as ship_versions

        self._folder = tempfile.TemporaryDirectory()
        made = ship(Path(self._folder.name))
        made.chmod(0o644)
        build_data["force_include"][str(made)] = f"khabar/codebook/shipped/{made.name}"
        versions = ship_versions(Path(self._folder.name, "versions.json"))
        versions.chmod(0o644)
        build_data["force_include"][str(versions)] = "khabar/versions.json"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Removes what was compiled."""
        if version != "editable":
            self._folder.cleanup()
