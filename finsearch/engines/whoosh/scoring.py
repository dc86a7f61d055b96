"""What speaks for every part and article, BM25F and the evidence above it, weighed at once.

Evidence that nothing has is the number 0, not an array of zeros.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from typing import Any

import numpy as np

from finsearch.engines.whoosh.arrays import Floats, Ints, Mask, PartTable
from finsearch.engines.whoosh.days import days_of
from finsearch.engines.whoosh.matching import Matcher
from finsearch.engines.whoosh.relevance import TextScores
from finsearch.frozen import frozen
from finsearch.query.node import (
    EXPANSION,
    AllOf,
    Also,
    AnyOf,
    Literal,
    Node,
)
from finsearch.query.plan import Plan
from finsearch.ranking.boosts import (
    ArticleEvidence,
    PartEvidence,
    article_score,
    concentration,
    coverage,
    part_score,
    phrase,
    recency,
)
from finsearch.ranking.provisions import POINTED, provisions
from finsearch.ranking.terms import share_typed
from finsearch.ranking.work import work_relevance


@frozen
class Evidence:
    """Evidence for every part and article, and the scores that it adds up to."""

    parts: PartEvidence
    articles: ArticleEvidence
    part_scores: Floats
    article_scores: Floats


def weigh(matcher: Matcher, text: TextScores, answering: Mask, *, alone: bool) -> Evidence:
    """Weigh every part and article; `answering` tells which articles do; with `alone`, each part stands for itself."""
    parts = _part_evidence(matcher, text, answering)
    scores = part_score(parts)
    if not matcher.allowed.all():
        scores = np.where(matcher.allowed, scores, -np.inf)
    articles = _article_evidence(matcher, parts, scores, _works(matcher, text.relevance, answering), alone=alone)
    return Evidence(parts, articles, scores, article_score(articles))


def _part_evidence(matcher: Matcher, text: TextScores, answering: Mask) -> PartEvidence:
    plan, head = matcher.plan, matcher.table.head
    of_answers = matcher.allowed & answering[matcher.table.article] if len(plan.chunks) > 1 else matcher.allowed
    titled = [matcher.titled(chunk) for chunk in plan.chunks]
    in_title: Mask | float = np.logical_and.reduce(titled) if titled else 0.0
    covered = _coverage(plan, matcher.parts_with)
    return PartEvidence(
        relevance=text.relevance,
        coverage=covered,
        concentration=_concentration(plan, covered, matcher.table),
        phrase=_phrase(matcher, of_answers),
        clause_title=_but(in_title, head),
        title_phrase=_only(in_title, head),
        cited=_any([matcher.citing(pattern) for pattern in plan.numbers]),
        ordinal=_ordinal(matcher),
    )


def _article_evidence(
    matcher: Matcher, parts: PartEvidence, scores: Floats, works: Floats, *, alone: bool
) -> ArticleEvidence:
    """Return evidence over articles, or over parts where each stands alone."""
    plan, table = matcher.plan, matcher.table
    best = scores if alone else matcher.best(scores, -np.inf)
    whole = ArticleEvidence(
        best=best,
        work=works,
        found=parts.coverage if alone else _coverage(plan, matcher.articles_with),
        policy=0.0 if plan.worth else table.official,
        authority=table.highest,
        title=_titled_as(matcher),
        number=_any([matcher.owning(pattern) for pattern in plan.numbers]),
        recency=_recency(matcher) if plan.half_life else 0.0,
        most=_most(plan, matcher.parts_with if alone else matcher.articles_with) if plan.worth else 0.0,
    )
    if not alone:
        return whole
    return whole._replace(**{name: _spread(getattr(whole, name), table) for name in _OF_ARTICLES})


_OF_ARTICLES = ("work", "policy", "authority", "title", "number", "recency")


def _most(plan: Plan, holding: Callable[[Node], Mask]) -> Floats:
    """Return which share of what is wanted is there; see `boosts.worths`."""
    counts = np.array([0.0, EXPANSION, 1.0])
    pairs = zip(plan.wanted, plan.worth, strict=True)
    most: Floats = np.sum([worth * counts[_degree(want.node, holding)] for want, worth in pairs], axis=0)
    return most


def _spread(values: Floats | float, table: PartTable) -> Floats | float:
    """Give each part what is true of its article."""
    return values if np.ndim(values) == 0 else np.asarray(values)[table.article]


def _recency(matcher: Matcher) -> Floats:
    plan = matcher.plan
    days = days_of(matcher.table, plan.aged_by)
    return np.where(days < 0, 0.0, recency(plan.as_of.toordinal() - days, plan.half_life))


def _titled_as(matcher: Matcher) -> Mask | float:
    key = matcher.plan.title_key
    return matcher.table.holding_articles(matcher.table.having("title_key", key)) if key else 0.0


def _works(matcher: Matcher, relevance: Floats, answering: Mask) -> Floats:
    """Return for each article the relevance of its work: of those of its articles that answer."""
    table, articles = matcher.table, np.flatnonzero(answering)
    squares = matcher.best(relevance, 0.0)[articles] ** 2
    several = np.flatnonzero(table.in_company[articles])
    if len(several):
        number = np.unique(table.at("work", table.head[articles[several]]), return_inverse=True)[1]
        squares[several] = np.bincount(number, weights=squares[several])[number]
    found = np.zeros(len(table.head))
    found[articles] = work_relevance(squares)
    return found


def _coverage(plan: Plan, holding: Callable[[Node], Mask]) -> Floats | float:
    """Return how far the things wanted are there; see `boosts.coverage`."""
    wanted = len(plan.wanted)
    if not wanted:
        return 0.0
    base = wanted + 1
    code = np.arange(base * base)  # how many things stand as typed, and base times how many by another name
    held = np.minimum(code % base + EXPANSION * (code // base), wanted)  # what is more does not occur
    by_another_name = np.min_scalar_type(base * base).type(base)
    codes = [_code(want.node, holding, by_another_name) for want in plan.wanted]
    worth: Floats = coverage(held, wanted).take(np.add.reduce(codes, axis=0, dtype=by_another_name.dtype))
    return worth


def _code(node: Node, holding: Callable[[Node], Mask], base: Any) -> Ints:
    """Return 1 where a node stands, `base` where it does by another name, else 0; in integers of the type of `base`."""
    if not isinstance(node, AnyOf | AllOf | Also):
        return holding(node).astype(base.dtype)
    found = _degree(node, holding)
    code: Ints = (found == 2) + (found == 1) * base
    return code


def _degree(node: Node, holding: Callable[[Node], Mask]) -> Ints:
    """Return 2 where a node stands (as `holding` tells), 1 where it does by another name only, else 0."""
    match node:
        case AllOf(nodes):
            return reduce(np.minimum, (_degree(each, holding) for each in nodes))
        case AnyOf(nodes):
            return reduce(np.maximum, (_degree(each, holding) for each in nodes))
        case Also(typed, others):
            found: Ints = np.maximum(_degree(typed, holding), holding(AnyOf(others)).view(np.uint8))
            return found
        case _:
            typed_so: Ints = holding(node).view(np.uint8) * np.uint8(2)
            return typed_so


def _concentration(plan: Plan, covered: Floats | float, table: PartTable) -> Floats | float:
    """Return how little else the parts say that have everything; few have, so that only these are looked at."""
    typed = len(plan.chunks)
    if typed < 2 or not isinstance(covered, np.ndarray):
        return 0.0
    whole = np.flatnonzero(covered >= 1.0)
    worth = np.zeros(table.size)
    worth[whole] = concentration(covered[whole], typed, table.length[whole], table.average)
    return worth


def _phrase(matcher: Matcher, of_answers: Mask) -> Floats | Mask | float:
    """Return how far the typed runs stand; see `boosts.phrase`."""
    chunks = matcher.plan.chunks
    standing = {chunk: matcher.holding(chunk) for chunk in chunks}
    if len(chunks) < 2:
        return standing[chunks[0]] if chunks else 0.0
    counted = [chunk for chunk, mask in standing.items() if (mask & of_answers).any()]
    if not counted:
        return 0.0
    held = np.sum([standing[chunk] for chunk in counted], axis=0)
    return np.asarray(phrase(held, len(counted), share_typed(counted, chunks)))


def _ordinal(matcher: Matcher) -> Floats | float:
    """Return how far each part is the article of a law that is asked for; see `provisions`."""
    asked, table = provisions(matcher.plan), matcher.table
    if not (asked.ordinals or asked.openings):
        return 0.0
    parts = _beginning_with(matcher, asked.ordinals)
    heads = table.head[table.article[parts]]
    worth = np.zeros(table.size)
    worth[parts] = 0.0 if asked.others else 1.0
    for leaves, share in asked.others:
        worth[parts] += share * np.logical_or.reduce([matcher.titled(each)[heads] for each in leaves])
    worth[_beginning_with(matcher, asked.openings)] = POINTED
    return worth


def _beginning_with(matcher: Matcher, literals: Sequence[Literal]) -> Ints:
    """Return the parts that begin with one of some strings."""
    found = [matcher.occurrences(each) for each in literals]
    parts: list[Ints] = [each.parts[each.starts == 0] for each in found]
    return np.unique(np.concatenate(parts)).astype(np.int64) if parts else np.zeros(0, np.int64)


def _any(masks: Sequence[Mask]) -> Mask | float:
    found: Mask | float = np.logical_or.reduce(masks) if masks else 0.0
    return found


def _but(mask: Mask | float, parts: Ints) -> Mask | float:
    """Return a mask without some parts."""
    if not isinstance(mask, np.ndarray):
        return mask
    rest: Mask = mask.copy()
    rest[parts] = False
    return rest


def _only(mask: Mask | float, parts: Ints) -> Mask | float:
    """Return a mask of some parts only."""
    if not isinstance(mask, np.ndarray):
        return mask
    only: Mask = np.zeros_like(mask)
    only[parts] = mask[parts]
    return only
