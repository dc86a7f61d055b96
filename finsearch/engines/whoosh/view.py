"""Some parts of an index as if they were all of it: what cannot answer a plan is neither matched nor scored.

Parts and articles are numbered anew; what ranking counts is counted over the whole index.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np

from finsearch.engines.whoosh.arrays import Floats, Ints, Mask, PartTable, Postings
from finsearch.engines.whoosh.lexicon import Lexicon
from finsearch.engines.whoosh.posting_list import Chosen, Within, ranks

_MANY = 16
"""A list is looked up part by part where it has fewer than one of so many parts of the view."""


class View(PartTable):
    """The parts of some articles, or some of those parts, heads among them; all places in the whole table ascend."""

    def __init__(self, whole: PartTable, articles: Ints, parts: Ints | None = None) -> None:
        super().__init__(whole.reader)
        self.whole = whole
        self._lists: dict[tuple[str, bytes], Postings] = {}
        self._places = articles
        self._parts = whole.parts_of(articles) if parts is None else parts

    @property
    def lexicon(self) -> Lexicon:
        """Return the values that stand in the fields of the whole index."""
        return self.whole.lexicon

    @cached_property
    def size(self) -> int:
        """Return the number of parts."""
        return len(self._parts)

    @cached_property
    def parts(self) -> Ints:
        """Return the parts' numbers in the whole table."""
        return self._parts

    @cached_property
    def places(self) -> Ints:
        """Return the articles' places in the whole table."""
        return self._places

    @cached_property
    def live(self) -> Mask:
        """Tell which parts are not deleted."""
        return self.whole.live[self._parts] if self.whole.has_deletions else np.ones(self.size, bool)

    @property
    def has_deletions(self) -> bool:
        """Tell whether any part of the whole index is deleted."""
        return self.whole.has_deletions

    @cached_property
    def head(self) -> Ints:
        """Return the part number of each article's head."""
        if len(self._places) == self.size:
            return np.arange(self.size)
        return np.searchsorted(self._parts, self.whole.head[self._places])

    @cached_property
    def units(self) -> int:
        """Return how many parts the whole index has."""
        return self.whole.units

    @cached_property
    def average(self) -> float:
        """Return the mean of the lengths over the whole index."""
        return self.whole.average

    def holders(self, term: str) -> int:
        """Return how many parts of the whole index hold a term."""
        return self.whole.holders(term)

    @cached_property
    def alone(self) -> Mask:
        """Tell which parts are heads of articles without clauses."""
        alone: Mask = self.whole.alone[self._parts]
        return alone

    @cached_property
    def telling(self) -> Mask:
        """Tell which articles have a clause that is more than a title."""
        telling: Mask = self.whole.telling[self.places]
        return telling

    @cached_property
    def official(self) -> Mask:
        """Tell which articles are policies."""
        official: Mask = self.whole.official[self.places]
        return official

    @cached_property
    def in_company(self) -> Mask:
        """Tell which articles have a work in common with others, of the whole table."""
        mask: Mask = self.whole.in_company[self.places]
        return mask

    @cached_property
    def highest(self) -> Mask:
        """Tell which articles are of the highest authorities."""
        highest: Mask = self.whole.highest[self.places]
        return highest

    def below(self, givers: Ints) -> Ints:
        """Return how many parts of the view after each of the givers inherit from its title."""
        last = self._parts[givers] + self.whole.below(self._parts[givers])
        return np.searchsorted(self._parts, last, "right") - 1 - givers

    def at(self, name: str, parts: Ints) -> Floats | Ints:
        """Return the values of a column for some parts."""
        return self.whole.at(name, self._parts[parts])

    def id(self, head: int) -> str:
        """Return the id of the article whose head a part is."""
        return self.whole.id(int(self._parts[head]))

    def record(self, head: int) -> bytes:
        """Return the article whose head a part is, for display."""
        return self.whole.record(int(self._parts[head]))

    def _read(self, name: str, term: bytes) -> Postings:
        key = (name, term)
        if key not in self._lists:
            every = self.whole._read(name, term)
            few = len(every.parts) * _MANY < self.size or self.size * _MANY < len(every.parts)
            self._lists[key] = Within(every, self._parts) if few else Chosen(every, self._ranks)
        return self._lists[key]

    @cached_property
    def _ranks(self) -> Ints:
        return ranks(self._parts, self.whole.size)

    def _column(self, name: str) -> Ints:
        if name not in self._columns:
            self._columns[name] = self.whole.at(name, self._parts)
        return self._columns[name]
