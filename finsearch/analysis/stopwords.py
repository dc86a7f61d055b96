"""Which words are never *wanted* (data/stopwords.txt)."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def stopwords() -> frozenset[str]:
    """Return the words of data/stopwords.txt."""
    table = Path(__file__).parent / "data" / "stopwords.txt"
    lines = table.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
