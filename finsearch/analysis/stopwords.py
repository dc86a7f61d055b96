"""Which words are never *wanted* (data/stopwords.txt)."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def stopwords() -> frozenset[str]:
    """Return the words of data/stopwords.txt."""
    table = resources.files("finsearch.analysis") / "data" / "stopwords.txt"
    lines = table.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
