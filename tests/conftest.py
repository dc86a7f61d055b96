"""Fixtures that every test may use."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from finsearch.cli import language

settings.register_profile("any machine", deadline=None)  # speed is measured by scripts/bench, never by tests
settings.load_profile("any machine")
os.environ["FINSEARCH_LANG"] = "both"  # what tests expect must not depend on who runs them

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(autouse=True)
def _both_languages() -> None:
    """Let no test speak the language that another one chose."""
    language.choose("both")


@pytest.fixture
def hasty() -> Iterator[None]:
    """Let threads take turns as often as they can, so that what they share is seen half done."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The reference corpus beside the checkout; the test is skipped, visibly, where it is absent."""
    if not (SHARED / "DESIGN.md").exists():
        pytest.skip("needs the reference corpus ../shared")
    return SHARED
