"""How many of the articles that answer would still do so if an agency were asked for.

Words and agency must stand in one clause then, or the words in the title; a clause of each is not enough.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import numpy as np

from finsearch.engines.whoosh.arrays import Ints, Mask, PartTable
from finsearch.engines.whoosh.facets import beginnings, lists_of

Leaf = Callable[[Mask, Mask], Mask]
"""From which parts and which articles' titles hold something to which units do."""


def counts(whole: PartTable, table: PartTable, articles: Mask, answers: Callable[[Leaf, int], Mask]) -> dict[str, int]:
    """Count, for each agency, the articles of a mask over `table` that still answer with only its parts.

    `answers` tells, given how to judge what holds for them, which of a number of units answer: an article, cut down to
    the parts that name one agency.
    """
    kept = np.zeros(whole.size, bool)
    kept[whole.parts_of(table.places[articles])] = True
    found: Counter[str] = Counter()
    for names, lists, parts in lists_of(whole, "duties"):
        chosen = np.flatnonzero(kept[parts])
        if len(chosen):
            units = _Units(whole, table, lists[chosen], parts[chosen])
            answering = answers(units.leaf, len(units.starts))
            number = np.bincount(lists[chosen[units.starts[answering]]], minlength=len(names))
            found.update({names[at]: int(number[at]) for at in np.flatnonzero(number).tolist()})
    return dict(found)


class _Units:
    """Articles cut down to the parts that are in one list: `starts` is where each begins among the parts."""

    def __init__(self, whole: PartTable, table: PartTable, lists: Ints, parts: Ints) -> None:
        articles = whole.articles_of(parts)
        self.starts = beginnings(lists, articles)
        self._articles = np.searchsorted(table.places, articles[self.starts])
        at = np.searchsorted(table.parts, parts)
        at[at == table.size] = 0
        self._parts = np.where(
            table.parts[at] == parts, at, table.size
        )  # a part that is not in the table holds nothing

    def leaf(self, own: Mask, inherited: Mask) -> Mask:
        """Tell which units hold something, of which it is known which parts and which titles do."""
        held: Mask = np.logical_or.reduceat(np.append(own, False)[self._parts], self.starts)
        return held | inherited[self._articles]
