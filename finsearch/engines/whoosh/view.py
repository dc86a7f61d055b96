"""Some articles of an index as if they were all of it: what cannot answer a plan is neither matched nor scored.

Parts and articles are numbered anew; what ranking counts is counted over the whole index.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np

from finsearch.engines.whoosh.arrays import Ints, Mask, PartTable, Postings
from finsearch.engines.whoosh.codec.ranges import ragged
from finsearch.engines.whoosh.posting_list import Within


class View(PartTable):
    """The parts of some articles, whose places in the whole table ascend."""

    def __init__(self, whole: PartTable, articles: Ints) -> None:
        super().__init__(whole.reader)
        self.whole = whole
        self.places = articles
        ends = np.append(whole.head[1:], whole.size)[articles]
        self._sizes = ends - whole.head[articles]
        self._parts = ragged(whole.head[articles], self._sizes)

    @cached_property
    def size(self) -> int:
        """Return the number of parts."""
        return len(self._parts)

    @cached_property
    def live(self) -> Mask:
        """Tell which parts are not deleted."""
        live: Mask = self.whole.live[self._parts]
        return live

    @cached_property
    def head(self) -> Ints:
        """Return the part number of each article's head."""
        starts: Ints = np.cumsum(self._sizes) - self._sizes
        return starts

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

    def id(self, head: int) -> str:
        """Return the id of the article whose head a part is."""
        return self.whole.id(int(self._parts[head]))

    def record(self, head: int) -> bytes:
        """Return the article whose head a part is, for display."""
        return self.whole.record(int(self._parts[head]))

    def _read(self, name: str, term: bytes) -> Postings:
        key = (name, term)
        if key not in self._postings:
            self._postings[key] = Within(self.whole._read(name, term), self._parts)
        return self._postings[key]

    def _column(self, name: str) -> Ints:
        if name not in self._columns:
            values = self.whole._column(name)[self._parts]
            self._columns[name] = values.astype(values.dtype.newbyteorder("="))
        return self._columns[name]
