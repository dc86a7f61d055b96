"""An opened Whoosh index as arrays over its parts: the seam behind which the layout of postings may change.

Part numbers run through all segments; deleted parts keep their number and are left out of every posting list.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, reduce
from operator import attrgetter
from typing import Any, TypeVar

import numpy as np

from finsearch.engines.whoosh.codec.ranges import ragged
from finsearch.engines.whoosh.kept import Kept
from finsearch.engines.whoosh.lexicon import Lexicon
from finsearch.engines.whoosh.posting_list import Floats, Ints, Mask, Piece, Postings, joined, marked
from finsearch.query.restriction import Filters
from finsearch.ranking.parameters import HIGHEST

__all__ = ["Floats", "Ints", "Mask", "PartTable", "Postings"]

LISTS_KEPT, POSTINGS_KEPT = 128, 1 << 23
FILTERS_KEPT = 16
_FEW = 32

Derived = TypeVar("Derived")


def _kept_lists() -> Kept[tuple[str, bytes], Postings]:
    return Kept(LISTS_KEPT, attrgetter("number"), POSTINGS_KEPT)


@dataclass
class PartTable:
    """Columns and postings of one generation of the index.

    `article` (its article's place), `place` (0 for a head), `length`, `live`, `heading` and `alone` have one value a
    part; `published`, `telling`, `official` and `highest` one value an article, `head` the part number of each
    article's head.
    """

    reader: Any
    _postings: Kept[tuple[str, bytes], Postings] = field(default_factory=_kept_lists)
    _columns: dict[str, Ints] = field(default_factory=dict)
    _derived: dict[str, Any] = field(default_factory=dict)
    _filtered: Kept[Filters, Mask | None] = field(default_factory=lambda: Kept(FILTERS_KEPT))

    @cached_property
    def leaves(self) -> list[tuple[Any, int]]:
        """Return the segment readers with the number of their first part."""
        return list(self.reader.leaf_readers())

    @cached_property
    def lexicon(self) -> Lexicon:
        """Return the values that stand in the fields of all segments."""
        segments = [(leaf._terms.postings, base) for leaf, base in self.leaves] if self.size else []
        return Lexicon(segments, self._mask_of_live)

    @cached_property
    def size(self) -> int:
        """Return the number of parts, deleted ones included."""
        return int(self.reader.doc_count_all())

    @cached_property
    def live(self) -> Mask:
        """Tell which parts are not deleted."""
        live = np.ones(self.size, bool)
        for leaf, base in self.leaves:
            deleted = [base + each for each in leaf._perdoc.deleted_docs()] if leaf.has_deletions() else []
            live[np.array(deleted, np.int64)] = False
        return live

    @cached_property
    def place(self) -> Ints:
        """Return the place of each part in its article."""
        return self._column("part")

    @cached_property
    def head(self) -> Ints:
        """Return the part number of each article's head."""
        heads = [leaf._perdoc.records.heads.astype(np.int64) + base for leaf, base in self.leaves]
        return joined(heads)

    @cached_property
    def article(self) -> Ints:
        """Return the article of each part."""
        sizes = np.diff(np.append(self.head, self.size))
        return np.repeat(np.arange(len(self.head), dtype=np.int32), sizes)

    @cached_property
    def flat(self) -> bool:
        """Tell whether every article is but one part, so that numbers of parts are places of articles."""
        return len(self.head) == self.size

    def articles_of(self, parts: Ints) -> Ints:
        """Return the articles of some parts; few are sought among the heads."""
        if self.flat:
            return parts
        if "article" in self.__dict__ or len(parts) * _FEW > self.size:
            articles: Ints = self.article[parts]
            return articles
        return np.searchsorted(self.head, parts.astype(np.int64), "right") - 1

    def holding_articles(self, parts: Ints) -> Mask:
        """Tell which articles have one of the parts."""
        return marked(len(self.head), self.articles_of(parts))

    def parts_of(self, articles: Ints) -> Ints:
        """Return all parts of some articles."""
        if self.flat:
            return articles
        first = self.head[articles]
        return ragged(first, np.append(self.head[1:], self.size)[articles] - first)

    # -- what ranking counts over the whole index

    @cached_property
    def units(self) -> int:
        """Return the number of parts that are not deleted."""
        return int(self.reader.doc_count())

    @cached_property
    def average(self) -> float:
        """Return the mean of their weighted lengths; 1 if there is none."""
        total = sum(leaf.segment()._fieldlengths.get("text", 0.0) for leaf, _ in self.leaves)
        if self._mask_of_live is not None:
            total -= float(self.length[~self.live].sum())
        return total / self.units if self.units else 1.0

    def holders(self, term: str) -> int:
        """Return how many parts hold a term."""
        return len(self.postings(term).parts)

    def derived(self, name: str, make: Callable[[PartTable], Derived]) -> Derived:
        """Return what `make` makes of this table; it is made once and kept by its name."""
        if name not in self._derived:
            self._derived[name] = make(self)
        made: Derived = self._derived[name]
        return made

    def filtered(self, filters: Filters, judge: Callable[[PartTable, Filters], Mask | None]) -> Mask | None:
        """Return what `judge` says of the articles that pass filters; what it said of the last ones is kept."""
        return self._filtered.asked(filters, lambda filters: judge(self, filters))

    # -- columns

    @cached_property
    def parts(self) -> Ints:
        """Return the parts' numbers in the whole table."""
        return np.arange(self.size)

    @cached_property
    def places(self) -> Ints:
        """Return the articles' places in the whole table."""
        return np.arange(len(self.head))

    @property
    def has_deletions(self) -> bool:
        """Tell whether any part is deleted."""
        return self._mask_of_live is not None

    @cached_property
    def telling(self) -> Mask:
        """Tell which articles have a clause that is more than a title."""
        saying = ~self.heading
        saying[self.head] = False
        return np.logical_or.reduceat(saying, self.head)

    @cached_property
    def official(self) -> Mask:
        """Tell which articles are policies."""
        return self._articles_having("kind", ("policy",))

    @cached_property
    def highest(self) -> Mask:
        """Tell which articles are of the highest authorities."""
        return self._articles_having("authority", HIGHEST)

    def _articles_having(self, name: str, values: Sequence[str]) -> Mask:
        return reduce(np.logical_or, (self.holding_articles(self.having(name, value)) for value in values))

    @cached_property
    def in_company(self) -> Mask:
        """Tell which articles have a work in common with others, deleted ones among them."""
        works = self.at("work", self.head)
        in_order = np.sort(works)
        return np.isin(works, in_order[1:][in_order[1:] == in_order[:-1]])

    @cached_property
    def alone(self) -> Mask:
        """Tell which parts are heads of articles without clauses."""
        ends = np.append(self.head[1:], self.size)
        lonely = np.zeros(self.size, bool)
        lonely[self.head[ends - self.head == 1]] = True
        return lonely

    @cached_property
    def length(self) -> Floats:
        """Return the weighted length of each part."""
        return self._column("length")

    @cached_property
    def published(self) -> Ints:
        """Return when each article was published, in minutes (see order.minutes)."""
        return self.at("published", self.head)

    def days(self, name: str) -> Ints:
        """Return a day of each article as an ordinal, negative where it has none: effective, expires or issued."""
        return self.at(name, self.head)

    def below(self, givers: Ints) -> Ints:
        """Return how many parts after each of the givers inherit from its title."""
        return self.at("below", givers)

    def at(self, name: str, parts: Ints) -> Floats | Ints:
        """Return the values of a column for some parts."""
        values = self._column(name).take(parts)
        return values.astype(values.dtype.newbyteorder("="))

    @cached_property
    def heading(self) -> Mask:
        """Tell which parts are but a title over other parts."""
        return np.asarray(self._column("heading") > 0)

    def postings(self, term: str) -> Postings:
        """Return the postings of a term of the fused text field; empty if no part has it."""
        return self._read("text", term.encode("utf-8", "surrogatepass"))

    def having(self, name: str, value: str) -> Ints:
        """Return the parts that have a value in a field."""
        return self._read(name, value.encode("utf-8", "surrogatepass")).parts

    def by_age(self) -> list[int]:
        """Return the heads of all articles that are not deleted, the oldest first, those without a date last."""
        heads = self.head[self.live[self.head]]
        published = self.at("published", heads)
        in_order: list[int] = heads[np.lexsort((self.at("tiebreak", heads), published, published < 0))].tolist()
        return in_order

    def file_bytes(self) -> int:
        """Return the size of the files of all segments."""
        held = ((leaf._terms.postings, leaf._perdoc.records, leaf._perdoc.columns) for leaf, _ in self.leaves)
        return sum(each.bytes for files in held for each in files)

    def id(self, head: int) -> str:
        """Return the id of the article whose head a part is."""
        leaf, base = self._leaf_of(head)
        return str(leaf._perdoc.records.id(head - base))

    def record(self, head: int) -> bytes:
        """Return the article whose head a part is, for display."""
        leaf, base = self._leaf_of(head)
        content: bytes = leaf._perdoc.records[head - base].content
        return content

    def _leaf_of(self, part: int) -> tuple[Any, int]:
        return next((leaf, base) for leaf, base in reversed(self.leaves) if base <= part)

    def _read(self, name: str, term: bytes) -> Postings:
        return self._postings.asked((name, term), self._found)

    def _found(self, key: tuple[str, bytes]) -> Postings:
        segments = ((leaf._terms.postings, base) for leaf, base in self.leaves)
        found = ((segment, segment.ordinal(*key), base) for segment, base in segments)
        return Postings([Piece(segment, at, base) for segment, at, base in found if at is not None], self._mask_of_live)

    @cached_property
    def _mask_of_live(self) -> Mask | None:
        return self.live if any(leaf.has_deletions() for leaf, _ in self.leaves) else None

    def _column(self, name: str) -> Ints:
        if name not in self._columns:
            self._columns[name] = joined([leaf._perdoc.columns[name] for leaf, _ in self.leaves])
        return self._columns[name]
