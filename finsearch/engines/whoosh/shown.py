"""What is shown of the articles on a page: where in them stands what was asked for. No other article is looked at."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from finsearch.document import Span
from finsearch.engines.marks import marks_of
from finsearch.engines.whoosh.arrays import Ints, PartTable
from finsearch.engines.whoosh.matching import Matcher
from finsearch.engines.whoosh.view import View
from finsearch.query.node import Leaf
from finsearch.query.plan import Plan


class Shown:
    """The parts of some articles of a table, by their numbers there."""

    def __init__(self, whole: PartTable, table: PartTable, articles: Ints, plan: Plan) -> None:
        parts = table.parts_of(articles)
        self._plan = plan
        self._numbers: list[int] = parts.tolist()
        self._matcher = Matcher(View(whole, table.places[articles], table.parts[parts]), Plan())
        self.place = dict(zip(self._numbers, table.at("part", parts).tolist(), strict=True))
        self._standing = cache(self._looked_up)

    def group(self, head: int, after: int) -> list[int]:
        """Return the parts of the article whose head is `head`; `after` is the head of the next one in the table."""
        return self._numbers[bisect_left(self._numbers, head) : bisect_left(self._numbers, after)]

    def marks(self, parts: Sequence[int]) -> dict[int, tuple[Span, ...]]:
        """Return the marks of each part of one hit."""

        def starts(leaf: Leaf) -> dict[int, list[int]]:
            standing = self._standing(leaf)
            return {part: standing.get(part, []) for part in parts}

        return marks_of(self._plan, starts)

    def _looked_up(self, leaf: Leaf) -> dict[int, list[int]]:
        found = self._matcher.occurrences(leaf)
        standing: dict[int, list[int]] = {}
        for at, start in zip(found.parts.tolist(), found.starts.tolist(), strict=True):
            standing.setdefault(self._numbers[at], []).append(start)
        return standing
