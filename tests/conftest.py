"""Fixtures that every test may use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("any machine", deadline=None)  # speed is measured by scripts/bench, never by tests
settings.load_profile("any machine")
os.environ["FINSEARCH_LANG"] = "both"  # what tests expect must not depend on who runs them

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The reference corpus beside the checkout; the test is skipped, visibly, where it is absent."""
    if not (SHARED / "DESIGN.md").exists():
        pytest.skip("needs the reference corpus ../shared")
    return SHARED
