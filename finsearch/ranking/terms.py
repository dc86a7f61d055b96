"""What each term of a query is worth before any index is asked."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from finsearch.patterns import regex
from finsearch.query.node import EXPANSION, Literal, strings
from finsearch.query.plan import Plan
from finsearch.ranking.parameters import ACROSS, FRAME, LONG_WORD, REPEATED


def query_weights(terms: Iterable[str], typed: Iterable[str], words: Sequence[str] = ()) -> Mapping[str, float]:
    """Return the weight of each scored term of a query; `typed` are the runs of characters it was cut from.

    A term counts once and a little more each time it is repeated; little, where it only stands in words that ask
    (data/frames.txt). The pairs of a long word share what it is worth; `words` are those of the query.
    """
    runs = [(run, [match.span() for match in _frames().finditer(run)]) for run in typed]
    return {term: _weight(list(_places(term, runs))) * _share(term, words) for term in terms}


def plan_weights(plan: Plan) -> Mapping[str, float]:
    """Return the weight of every scored term of a plan; those of other names are worth EXPANSION as much."""
    typed, others = (query_weights(terms, plan.typed, plan.words) for terms in (plan.scored, plan.also))
    return {**{term: EXPANSION * weight for term, weight in others.items()}, **typed}


def is_telling(term: str) -> bool:
    """Tell whether a term alone is enough for an answer where any will do: a single Han character is not."""
    return len(term) > 1 or term.isascii()


def share_typed(some: Iterable[Literal], chunks: Iterable[Literal]) -> float:
    """Return which share of the characters of all typed runs some of them have; there are some."""
    return sum(each.length for each in some) / (sum(each.length for each in chunks) or 1)


def asks(text: str) -> bool:
    """Tell whether a text is but words with which one asks: 怎么办, 采取哪些措施."""
    return bool(text) and not _frames().sub("", text)


def leading(plan: Plan) -> frozenset[str]:
    """Return the scored terms of which a part must have one for its single Han characters to count; all if none leads.

    A character without any of the words says nothing (保 in 环保, where 保险 is sought), unless it is wanted by itself.
    """
    scored = frozenset((*plan.scored, *plan.also))
    wanted = {each.text for want in plan.wanted for each in strings(want.node) if isinstance(each, Literal)}
    return frozenset(term for term in scored if is_telling(term) or term in wanted) or scored


def _weight(asking: Sequence[bool]) -> float:
    repeated = 1.0 + REPEATED * math.log(max(len(asking), 1))
    return repeated * (FRAME if asking and all(asking) else 1.0)


def _share(term: str, words: Sequence[str]) -> float:
    """Return how much of a word a pair of characters is, or what it counts where it is in none of the words."""
    if not words or len(term) != 2 or term.isascii():
        return 1.0
    pairs = min((len(word) - 1 for word in words if term in word), default=0)
    return float(pairs**-LONG_WORD) if pairs else ACROSS


def _places(term: str, runs: Iterable[tuple[str, list[tuple[int, int]]]]) -> Iterator[bool]:
    """Tell for each place of a term whether it lies in a word that asks."""
    for run, frames in runs:
        at = run.find(term)
        while at >= 0:
            yield any(start <= at and at + len(term) <= end for start, end in frames)
            at = run.find(term, at + 1)


@cache
def _frames() -> re.Pattern[str]:
    """Return a pattern for the words that ask, the longest first."""
    table = Path(__file__).parent / "data" / "frames.txt"
    lines = table.read_text(encoding="utf-8").splitlines()
    words = sorted((line for line in lines if line and not line.startswith("#")), key=len, reverse=True)
    return regex("|".join(map(re.escape, words)), needs={word[0] for word in words}.__contains__)
