"""What of an index can answer a plan at all? Never too little: what is not judged here is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce

import numpy as np

from finsearch.analysis.grams import is_word
from finsearch.engines.whoosh.arrays import Ints, Mask, PartTable
from finsearch.engines.whoosh.days import dated
from finsearch.engines.whoosh.inheritance import heirs
from finsearch.engines.whoosh.posting_list import as_index, common
from finsearch.engines.whoosh.values import valued
from finsearch.engines.whoosh.view import View
from finsearch.query.node import (
    AllOf,
    Also,
    AnyOf,
    Leaf,
    Literal,
    Near,
    Node,
    Passes,
    Prefix,
)
from finsearch.query.plan import Plan
from finsearch.query.restriction import Filters
from finsearch.ranking.terms import leading

_WORTH = 0.7
_PARTS_LOOKED_AT = 1 << 15
"""Where the articles that can answer have more parts than so, those that hold nothing asked for are left out, too."""


def narrowed(table: PartTable, plan: Plan) -> PartTable:
    """Return a table in which a plan has the same hits as in the whole one."""
    mask = candidates(table, plan)
    many = not table.flat and (mask is None or np.count_nonzero(mask) * (table.size / len(mask)) > _PARTS_LOOKED_AT)
    if many and (held := touched(table, plan, mask)) is not None:
        parts, articles = held
        return table if len(parts) > _WORTH * table.size else View(table, articles, parts)
    if mask is None or np.count_nonzero(mask) > _WORTH * len(mask):
        return table
    return View(table, np.flatnonzero(mask))


# -- articles


def candidates(table: PartTable, plan: Plan) -> Mask | None:
    """Return the articles among which all hits are; None where that may be any article."""
    wanted = [_holding(table, want.node) for want in plan.wanted] if plan.match == "all" else []
    return _all([*wanted, _passing(table, plan.filters)])


def _all(masks: Sequence[Mask | None]) -> Mask | None:
    judged = [mask for mask in masks if mask is not None]
    return reduce(np.logical_and, judged) if judged else None


def _any(masks: Sequence[Mask | None]) -> Mask | None:
    judged = [mask for mask in masks if mask is not None]
    return reduce(np.logical_or, judged) if judged and len(judged) == len(masks) else None


def _holding(table: PartTable, node: Node) -> Mask | None:
    match node:
        case Literal(cover=cover):
            return table.holding_articles(common([table.postings(gram.term) for gram in cover])) if cover else None
        case AllOf(nodes) | Near(nodes):
            return _all([_holding(table, each) for each in nodes])
        case AnyOf(nodes):
            return _any([_holding(table, each) for each in nodes])
        case Also(typed, others):
            return _any([_holding(table, each) for each in (typed, *others)])
        case Passes(filters):
            return _passing(table, filters)
        case _:
            return None


def _passing(table: PartTable, filters: Filters) -> Mask | None:
    return table.filtered(filters, _judged) if not filters.is_empty else None


def _judged(table: PartTable, filters: Filters) -> Mask | None:
    fields = (*valued(filters), ("duties", filters.duties))
    named = [_any([table.holding_articles(table.having(name, each)) for each in values]) for name, values in fields]
    return _all([*dated(table, filters), *named])


# -- parts of articles


def touched(table: PartTable, plan: Plan, articles: Mask | None) -> tuple[Ints, Ints] | None:
    """Return the parts that hold or inherit anything asked for, with the heads of their articles, and these articles.

    All other parts of the articles have nothing that speaks for them. None where a plan asks for what such a part may
    have, too: to be responsible, not to hold something.
    """
    leaves = [_leaves(node) for node in (*(want.node for want in plan.wanted), *plan.unwanted, *plan.chunks)]
    every = not plan.wanted
    if plan.filters.duties or None in leaves or (every and plan.scope == "clauses"):
        return None
    mask = np.zeros(table.size, bool)
    for leaf in dict.fromkeys(leaf for each in leaves if each for leaf in each):
        for parts in _holders(table, leaf):
            mask[as_index(parts)] = True
            if plan.scope == "clauses":  # clauses inherit their article's title as a match
                mask[_below_heads(table, parts)] = True
    for term in (*plan.scored, *plan.also):
        mask[table.having("titles", term)] = True  # who inherits needs whom it inherits from
    for term in leading(plan):
        mask[as_index(table.postings(term).parts)] = True
        mask[heirs(table, term)] = True
    return _with_heads(table, mask, articles, every=every)


def _with_heads(table: PartTable, mask: Mask, articles: Mask | None, *, every: bool) -> tuple[Ints, Ints]:
    """Return the parts of a mask that are in some articles, with their heads; `every` keeps articles without any."""
    parts = np.flatnonzero(mask)
    of = table.articles_of(parts)
    if every:
        kept = np.ones(len(table.head), bool) if articles is None else articles.copy()
    else:
        kept = np.zeros(len(table.head), bool)
        kept[of] = True
        if articles is not None:
            kept &= articles
    chosen = np.flatnonzero(kept)
    mask[parts[~kept[of]]] = False
    mask[table.head[chosen]] = True
    return np.flatnonzero(mask), chosen


def _leaves(node: Node) -> tuple[Leaf, ...] | None:
    """Return the leaves of a node; None where it may hold for a part that has none of them."""
    match node:
        case Literal() | Prefix():
            return (node,)
        case Near(nodes) | AllOf(nodes) | AnyOf(nodes):
            return _joined(nodes)
        case Also(typed, others):
            return _joined((typed, *others))
        case _:
            return None


def _joined(nodes: Sequence[Node]) -> tuple[Leaf, ...] | None:
    each = [_leaves(node) for node in nodes]
    return None if None in each else tuple(leaf for leaves in each if leaves for leaf in leaves)


def _holders(table: PartTable, leaf: Leaf) -> Iterator[Ints]:
    if isinstance(leaf, Prefix):
        yield from (table.postings(word).parts for word in table.lexicon.beginning("text", leaf.text) if is_word(word))
    elif leaf.cover:
        yield common([table.postings(gram.term) for gram in leaf.cover])


def _below_heads(table: PartTable, parts: Ints) -> Ints:
    return table.parts_of(table.articles_of(parts[table.at("part", parts) == 0]))
