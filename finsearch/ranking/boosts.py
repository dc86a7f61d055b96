"""The tiers above BM25F: bounded, named, in one table.

All values are in one unit: 1.0 is a perfect BM25F score (every query term at its ceiling), so a relevance is always
below 1 and only a higher tier passes a lower one. The two formulas take numbers or NumPy arrays alike, so that every
engine adds up the same.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

from finsearch.frozen import frozen


@frozen
class Boosts:
    """What each kind of evidence is worth (unit: a perfect BM25F score)."""

    number: float = 16.0
    title: float = 8.0
    found: float = 0.2
    most: float = 0.6
    clause_title: float = 0.6
    title_phrase: float = 0.3
    cited: float = 1.0
    ordinal: float = 1.0
    coverage: float = 0.3
    concentration: float = 0.6
    phrase: float = 0.5
    policy: float = 0.35
    authority: float = 0.06
    work: float = 0.4
    recency: float = 0.3


BOOSTS = Boosts()


class PartEvidence(NamedTuple):
    """What speaks for a part; floats, or arrays over parts.

    relevance: BM25F over its ceiling, below 1. coverage: how far the things wanted stand in the part or in its
    article's title (see `coverage`). concentration: how little else it says, where it has all of them (see
    `concentration`). phrase: how far the typed runs stand in the text (see `phrase`). clause_title,
    title_phrase: 1 where all of them stand in the clause's title, in the article's title. cited: 1 where the part
    cites a number asked for. ordinal: how far it is the article of a law that is asked for (see `provisions`).
    """

    relevance: Any
    coverage: Any
    concentration: Any
    phrase: Any
    clause_title: Any
    title_phrase: Any
    cited: Any
    ordinal: Any = 0.0


class ArticleEvidence(NamedTuple):
    """What speaks for an article; floats, or arrays over articles.

    best: the score of its best part. work: relevance of all articles of its title together, below 1. found: how far
    the things wanted stand anywhere in it (see `coverage`). policy, authority, title, number: 1 where it is an official
    document, one of the highest authorities (`parameters.HIGHEST`), is titled as the query, has the number asked for.
    recency: how new it is (see `recency`), where that counts. most: which share of what is wanted it has, where nothing
    has everything (see `worths`); policy is 0 there.
    """

    best: Any
    work: Any
    found: Any
    policy: Any
    authority: Any
    title: Any
    number: Any
    recency: Any = 0.0
    most: Any = 0.0


def worths(found: Sequence[int]) -> tuple[float, ...]:
    """Return which share of what is wanted each thing is, which stands in `found` articles: more where it is rarer.

    The commonest one counts 1, one that is half as common log2(3), one that stands nowhere nothing. Only where words
    were typed apart, none of a longer run, and nothing has them all: official documents came first there, whichever of
    the words they had. Of the keyword queries 43 are so: 0.351 without it, 0.350 with it, 0.340 were it worth 1. Where
    runs may have several words (417) it misleads: 0.397 without, 0.351 with worth 1 and documents counted by it, too.
    """
    most = max(found, default=0)
    counted = [math.log2(1.0 + most / number) if number else 0.0 for number in found]
    return tuple(each / sum(counted) for each in counted) if most else ()


def coverage(held: Any, wanted: int) -> Any:
    """Return how much it says that `held` of `wanted` things are there: 1 for all of them, soon nothing for fewer.

    What is only nearly complete is left to BM25F: over long questions, shares of words misled (see parameters).
    """
    return (held / wanted) ** (2 * wanted) if wanted else held * 0.0


def concentration(covered: Any, typed: int, length: Any, average: float) -> Any:
    """Return how little else a part of a length says that has everything wanted (`covered` is 1); 1/2 at the average.

    Only where several runs were typed: of the clauses that have three words, the shortest is the most about them. MRR
    of three words of a clause 0.902 without, 0.948 with it; beside law articles 0.866 and 0.885. More has more (1.0:
    0.964, 0.892), but may pass a clause that is titled as was typed.
    """
    return (covered >= 1.0) / (1.0 + length / average) if typed > 1 else covered * 0.0


def phrase(standing: Any, counted: int, share: float) -> Any:
    """Return how far the typed runs of characters stand as typed: 1 where all of them do.

    `standing` of the `counted` runs do: those that stand in an article that answers. One of several is often just a
    word. `share` is the share of the typed characters that the counted ones have: a name in quotes inside a question
    (北京海关在哪些情况开通“绿色通道”) is not what was asked. On the policies 0.408 without it, 0.409 with it; elsewhere
    nothing.
    """
    return share**2 * (standing / counted) ** 4 if counted else standing * 0.0


def part_score(evidence: PartEvidence, boosts: Boosts = BOOSTS) -> Any:
    """Return the score of a part, or of an array of them."""
    return (
        evidence.relevance
        + boosts.coverage * evidence.coverage
        + boosts.concentration * evidence.concentration
        + boosts.phrase * evidence.phrase
        + boosts.clause_title * evidence.clause_title
        + boosts.title_phrase * evidence.title_phrase
        + boosts.cited * evidence.cited
        + boosts.ordinal * evidence.ordinal
    )


def recency(age: Any, half_life: int) -> Any:
    """Return how new something is: 1 on the day of publication, half after `half_life` days, and so on; age in days."""
    return 0.5 ** (abs(age) / half_life)


def article_score(evidence: ArticleEvidence, boosts: Boosts = BOOSTS) -> Any:
    """Return the score of an article, or of an array of them."""
    return (
        evidence.best
        + boosts.work * evidence.work
        + boosts.found * evidence.found
        + boosts.most * evidence.most
        + boosts.policy * evidence.policy
        + boosts.authority * evidence.authority
        + boosts.title * evidence.title
        + boosts.number * evidence.number
        + boosts.recency * evidence.recency
    )
