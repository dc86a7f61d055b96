"""What a part inherits: the terms of its article's title and of the titles of the clauses above it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from finsearch.analysis.analyzer import Analyzer
from finsearch.document import Clause, Span
from finsearch.ranking.parameters import Weights


class Titled(Protocol):
    """A part of an article: its text, where its title is in it, and its clause unless it is the head."""

    @property
    def text(self) -> str:
        """Return its text."""
        ...

    @property
    def title(self) -> Span:
        """Return where its title is in its text."""
        ...

    @property
    def clause(self) -> Clause | None:
        """Return its clause; None for the head."""
        ...


class Context(NamedTuple):
    """The terms of a part's own title, what it inherits (term → weight), how many parts below it inherit from it."""

    titles: tuple[str, ...]
    inherited: Mapping[str, float]
    below: int


def contexts(parts: Sequence[Titled], analyzer: Analyzer, weights: Weights) -> Iterator[Context]:
    """Yield the context of a head and its clauses, which are in the order of the text."""
    own = _title_terms(parts, analyzer)
    above = _above(parts)
    below = [0] * len(parts)
    below[0] = len(parts) - 1
    for chain in above:
        for place in chain:
            below[place] += 1
    head = dict.fromkeys(own[0], weights.title)
    for place, chain in enumerate(above):
        inherited = dict(head) if place else {}
        for ancestor in chain:
            for term in own[ancestor]:
                inherited[term] = inherited.get(term, 0.0) + weights.above
        yield Context(own[place], inherited, below[place])


def _title_terms(parts: Sequence[Titled], analyzer: Analyzer) -> list[tuple[str, ...]]:
    """Return the terms of each part's title that count for ranking, each once."""
    from finsearch.analysis.occurrences import ranked_terms

    titles = [part.title.of(part.text) for part in parts]
    each = iter(ranked_terms([title for title in titles if title], analyzer))
    return [next(each) if title else () for title in titles]


def _above(parts: Sequence[Titled]) -> list[tuple[int, ...]]:
    """Return for each part the places of the clauses above it; what is below a clause follows it without a gap."""
    found: list[tuple[int, ...]] = []
    chain: list[tuple[int, str]] = []
    for place, part in enumerate(parts):
        while chain and (part.clause is None or chain[-1][1] != part.clause.parent):
            chain.pop()
        found.append(tuple(each for each, _ in chain))
        if part.clause is not None:
            chain.append((place, part.clause.path))
    return found
