"""Which version runs: as it was installed, or as it stands beside the code."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PROJECT = Path(__file__).parents[2] / "pyproject.toml"


@cache
def running_version() -> str:
    """The version; "unknown" where nobody wrote it down."""
    try:
        # Beside the code stands what runs, whatever was installed before.
        return str(tomllib.loads(PROJECT.read_text("utf-8"))["project"]["version"])
    except (OSError, ValueError, KeyError):
        pass
    try:
        return version("palier")
    except PackageNotFoundError:
        return "unknown"
