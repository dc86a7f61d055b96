"""How many of the articles that answer have each value of a field, counted over whole fields at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from finsearch.document import STATUSES
from finsearch.engines.whoosh.arrays import Ints, Mask, PartTable
from finsearch.engines.whoosh.standing import NO_POLICY
from finsearch.frozen import frozen

_EPOCH = 719163  # date(1970, 1, 1).toordinal()
PERIODS: Mapping[str, tuple[str, str]] = {
    "year": ("date", "Y"),
    "month": ("date", "M"),
    "signed_year": ("signed", "Y"),
    "signed_month": ("signed", "M"),
}
"""By which day of an article, and in which unit, what is counted over time is."""


def values(table: PartTable, name: str, articles: Mask) -> dict[str, int]:
    """Count, over a whole table, the articles of a mask that have each value of a field of heads."""
    counts: Counter[str] = Counter()
    for names, starts, holders in table.derived(f"articles by {name}", lambda table: list(_by_value(table, name))):
        _count(counts, names, np.add.reduceat(articles.take(holders), starts, dtype=np.int64))
    return dict(counts)


def _by_value(table: PartTable, name: str) -> Iterator[tuple[Names, Ints, Ints]]:
    """Yield for each segment a field's values, and the articles of each, from its start on."""
    for names, lists, parts in lists_of(table, name):
        yield names, _changes(lists), table.articles_of(parts).astype(np.uint32)


def values_of_parts(table: PartTable, name: str, kept: Mask) -> dict[str, int]:
    """Count, over a whole table, the articles that have each value of a field in one of the parts of a mask."""
    counts: Counter[str] = Counter()
    for names, lists, parts in lists_of(table, name):
        chosen = np.flatnonzero(kept[parts])
        starts = beginnings(lists[chosen], table.articles_of(parts[chosen]))
        _count(counts, names, np.bincount(lists[chosen[starts]], minlength=len(names)))
    return dict(counts)


def _count(counts: Counter[str], names: Names, found: Ints) -> None:
    counts.update({names[at]: int(found[at]) for at in np.flatnonzero(found).tolist()})


def lists_of(table: PartTable, name: str) -> Iterator[tuple[Names, Ints, Ints]]:
    """Yield for each segment a field's values, and its posting lists one behind the other: value of each, its part."""
    for leaf, base in table.leaves:
        postings = leaf._terms.postings
        field = postings.fields.get(name)
        if field is not None:
            sizes: Ints = np.diff(postings.array("first")[field.start : field.end + 1].astype(np.int64))
            lists = np.repeat(np.arange(len(sizes)), sizes)
            yield (
                Names(postings, field.start, len(sizes)),
                lists,
                postings.parts(field.start, field.end).astype(np.int64) + base,
            )


@frozen
class Names:
    """The values of a field in one segment, read when asked for."""

    postings: Any
    start: int
    size: int

    def __len__(self) -> int:
        return self.size

    def __getitem__(self, at: int) -> str:
        term: bytes = self.postings.terms[self.start + at]
        return term.decode("utf-8", "surrogatepass")


def beginnings(lists: Ints, articles: Ints) -> Ints:
    """Return where each article begins in posting lists that stand one behind the other."""
    new = np.ones(len(lists), bool)
    new[1:] = (articles[1:] != articles[:-1]) | (lists[1:] != lists[:-1])
    return np.flatnonzero(new)


def _changes(lists: Ints) -> Ints:
    return np.flatnonzero(np.diff(lists, prepend=-1))


def statuses(codes: Ints) -> dict[str, int]:
    """Count statuses, given as places in STATUSES; what is no policy has none."""
    counts = np.bincount(codes[codes != NO_POLICY], minlength=len(STATUSES)).tolist()
    return {status: count for status, count in zip(STATUSES, counts, strict=True) if count}


def periods(days: Ints, unit: str) -> dict[str, int]:
    """Count years or months of days, given as ordinals, negative where there is none."""
    since_epoch = days[days >= 0].astype(np.int64) - _EPOCH
    found: tuple[Any, Ints] = np.unique(
        since_epoch.astype("datetime64[D]").astype(f"datetime64[{unit}]"), return_counts=True
    )
    return dict(zip(map(str, found[0]), found[1].tolist(), strict=True))
