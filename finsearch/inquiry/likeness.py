"""How alike the clauses of two versions are: every old one beside a new one at once, by the strings that they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from finsearch.analysis.normalize import letters
from finsearch.document import Clause

ALIKE = 0.4
"""Clauses less alike are not versions of each other."""
SAME_TITLE = 0.3
"""What an equal title adds to likeness."""


@dataclass(frozen=True)
class Unit:
    """A clause, or a paragraph outside of clauses; `text` is without the ordinal."""

    clause: Clause | None
    text: str

    @cached_property
    def key(self) -> str:
        """Return its letters, by which units are the same."""
        return letters(self.text)

    @cached_property
    def bigrams(self) -> frozenset[str]:
        """Return the pairs of letters that stand side by side in it."""
        return frozenset(map("".join, zip(self.key, self.key[1:], strict=False)))

    @cached_property
    def title(self) -> str:
        """Return the letters of its title, if it has one."""
        return letters(self.clause.title) if self.clause else ""


def likeness(before: Sequence[Unit], after: Sequence[Unit]) -> Iterator[list[tuple[int, float]]]:
    """Yield, for each new unit, the places of the old ones like it, with how alike they are, 0 to 1.

    It is twice the pairs of characters that both have by those of each, and what an equal title adds. A paragraph and
    a clause are not alike.
    """
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for place, unit in enumerate(before):
        for pair in unit.bigrams:
            holders[pair].append(place)
    sizes = np.array([len(unit.bigrams) for unit in before], np.int64)
    are_clauses = np.array([unit.clause is not None for unit in before], bool)
    titles = np.array([unit.title for unit in before], object)
    for unit in after:
        held = [place for pair in unit.bigrams for place in holders.get(pair, ())]
        shared = np.bincount(np.array(held, np.int64), minlength=len(before))
        degrees = 2 * shared / np.maximum(sizes + len(unit.bigrams), 1)
        if unit.title:
            degrees += SAME_TITLE * (titles == unit.title)
        degrees = np.where(are_clauses == (unit.clause is not None), np.minimum(degrees, 1.0), 0.0)
        alike = np.flatnonzero(degrees >= ALIKE)
        yield list(zip(alike.tolist(), degrees[alike].tolist(), strict=True))
