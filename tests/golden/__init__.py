"""Output that must not change by a byte unless somebody meant it."""

from __future__ import annotations

from pathlib import Path

import pytest

HERE = Path(__file__).parent


def check(name: str, actual: str) -> None:
    """Compare with the file `name`; a missing one is written, and the test fails, so that somebody reads it."""
    path = HERE / name
    if not path.exists():
        path.write_bytes(actual.encode("utf-8"))
        pytest.fail(f"golden file {name} was missing and has been written: please review it")
    assert actual.encode("utf-8") == path.read_bytes(), f"{name} has changed; if that is right, delete it and run again"
