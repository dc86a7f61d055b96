"""Which characters look alike (data/look_alikes.txt)."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path


def look_alikes(character: str) -> str:
    """Return the characters that are easily taken for `character`, itself left out."""
    return "".join(sorted(_groups().get(character, ())))


@cache
def _groups() -> dict[str, frozenset[str]]:
    table = Path(__file__).parent / "data" / "look_alikes.txt"
    alike: defaultdict[str, set[str]] = defaultdict(set)
    for line in table.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            for character in line:
                alike[character] |= set(line) - {character}
    return {character: frozenset(those) for character, those in alike.items()}
