"""The tiers above BM25F: bounded, named, in one table.

All values are in one unit: 1.0 is a perfect BM25F score (every query term at its ceiling), so a relevance is always
below 1 and only a higher tier passes a lower one. The two formulas take numbers or NumPy arrays alike, so that every
engine adds up the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple


@dataclass(frozen=True, slots=True)
class Boosts:
    """What each kind of evidence is worth (unit: a perfect BM25F score)."""

    number: float = 16.0
    title: float = 8.0
    found: float = 4.0
    clause_title: float = 2.0
    title_phrase: float = 1.0
    cited: float = 1.0
    coverage: float = 1.0
    phrase: float = 0.5
    policy: float = 0.25
    depth: float = 0.5


BOOSTS = Boosts()


class PartEvidence(NamedTuple):
    """What speaks for a part; floats, or arrays over parts.

    relevance: BM25F over its ceiling, below 1. coverage: share of the things wanted that stand in the part or in its
    article's title. phrase, clause_title, title_phrase: share of the typed runs that stand in the text, in the
    clause's title, in the article's title. cited: 1 where the part cites a number asked for.
    """

    relevance: Any
    coverage: Any
    phrase: Any
    clause_title: Any
    title_phrase: Any
    cited: Any


class ArticleEvidence(NamedTuple):
    """What speaks for an article; floats, or arrays over articles.

    best: the score of its best part. depth: relevance of its other parts, each next one counting half. found: share
    of the things wanted that stand anywhere in it. policy, title, number: 1 where it is an official document, is
    titled as the query, has the number asked for.
    """

    best: Any
    depth: Any
    found: Any
    policy: Any
    title: Any
    number: Any


def part_score(evidence: PartEvidence, boosts: Boosts = BOOSTS) -> Any:
    """Return the score of a part, or of an array of them."""
    return (
        evidence.relevance
        + boosts.coverage * evidence.coverage
        + boosts.phrase * evidence.phrase
        + boosts.clause_title * evidence.clause_title
        + boosts.title_phrase * evidence.title_phrase
        + boosts.cited * evidence.cited
    )


def article_score(evidence: ArticleEvidence, boosts: Boosts = BOOSTS) -> Any:
    """Return the score of an article, or of an array of them."""
    return (
        evidence.best
        + boosts.depth * evidence.depth
        + boosts.found * evidence.found
        + boosts.policy * evidence.policy
        + boosts.title * evidence.title
        + boosts.number * evidence.number
    )
