"""Which articles and parts answer: every one is looked at, every literal is a substring search."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from finsearch.document import Status
from finsearch.engines.entry import Entry
from finsearch.engines.memory.scanning import cites, owns, passes, responsible, stands, titled
from finsearch.query.node import (
    EXPANSION,
    AllOf,
    Also,
    AnyOf,
    Literal,
    Near,
    Node,
    NoneOf,
    NumberIs,
    Passes,
    Prefix,
)
from finsearch.query.plan import Plan
from finsearch.ranking.terms import is_telling

Allowed = tuple[int, ...]
"""The parts of an article that may answer, by their place in it."""


class Matching:
    """What a plan asks of an article and its parts; `some` tells whether anybody has a thing wanted whole."""

    def __init__(self, plan: Plan, statuses: Mapping[str, Status]) -> None:
        self.plan = plan
        self.statuses = statuses
        self.some = False

    def allowed(self, entry: Entry) -> Allowed:
        """Return the parts that may answer; none where the article does not pass the filters."""
        filters = self.plan.filters
        if not passes(entry, filters, self.statuses):
            return ()
        allowed = (i for i, part in enumerate(entry.parts) if responsible(part, filters))
        whole = self.plan.scope == "articles" or len(entry.parts) == 1
        return tuple(i for i in allowed if i > 0 or whole)

    def matches(self, entry: Entry, allowed: Allowed) -> bool:
        """Tell whether an article answers with these parts."""
        held = [self.holds(entry, allowed, want.node) for want in self.plan.wanted]
        enough = all(held) if self.plan.match == "all" else any(held) or not held or self._near(entry, allowed)
        return enough and not any(self.holds(entry, allowed, node) for node in self.plan.unwanted)

    def gathered(self, answers: Iterable[tuple[Entry, Allowed]]) -> int:
        """Return how many of the things wanted one part of an answer has at the most, where that is asked for."""
        if not self.plan.gather:
            return 0
        parts = ((entry, (i,)) for entry, allowed in answers for i in allowed)
        return max((sum(self.holds(*part, want.node) for want in self.plan.wanted) for part in parts), default=0)

    def _near(self, entry: Entry, allowed: Allowed) -> bool:
        """Tell whether an allowed part has at least a pair of characters of what somebody else has as a word."""
        pairs = [term for term in self.plan.scored if is_telling(term)]
        return self.some and any(term in entry.parts[i].postings for i in allowed for term in pairs)

    def holds(self, entry: Entry, allowed: Allowed, node: Node) -> bool:
        """Tell whether the node stands in an allowed part or in the article's title."""
        match node:
            case AllOf(nodes):
                return all(self.holds(entry, allowed, each) for each in nodes)
            case AnyOf(nodes):
                return any(self.holds(entry, allowed, each) for each in nodes)
            case Also(typed, others):
                return self.holds(entry, allowed, AnyOf((typed, *others)))
            case NoneOf(inner):
                return not self.holds(entry, allowed, inner)
            case NumberIs(pattern):
                return owns(entry, pattern) or any(cites(entry.parts[i], pattern) for i in allowed)
            case Passes(filters):
                named = any(responsible(entry.parts[i], filters) for i in allowed)
                return named and passes(entry, filters, self.statuses)
            case Literal() | Prefix() | Near():
                return any(stands(entry.parts[i], node) for i in allowed) or titled(entry.parts[0], node)

    def degree(self, entry: Entry, allowed: Allowed, node: Node) -> float:
        """Return 1 where the node stands, EXPANSION where it does by another name only."""
        match node:
            case AllOf(nodes):
                return min(self.degree(entry, allowed, each) for each in nodes)
            case AnyOf(nodes):
                return max(self.degree(entry, allowed, each) for each in nodes)
            case Also(typed, others):
                return max(self.degree(entry, allowed, typed), EXPANSION * self.holds(entry, allowed, AnyOf(others)))
            case _:
                return float(self.holds(entry, allowed, node))
