"""Which articles can answer a plan at all? Never too few: what is not judged here is kept."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

import numpy as np

from finsearch.engines.order import MINUTES_A_DAY
from finsearch.engines.whoosh.arrays import Ints, Mask, PartTable
from finsearch.engines.whoosh.matching import valued
from finsearch.engines.whoosh.posting_list import common
from finsearch.engines.whoosh.view import View
from finsearch.query.plan import AllOf, Also, AnyOf, Filters, Literal, Near, Node, Passes, Plan

_WORTH = 0.7


def narrowed(table: PartTable, plan: Plan) -> PartTable:
    """Return a table in which a plan has the same hits as in the whole one."""
    mask = candidates(table, plan)
    if mask is None or np.count_nonzero(mask) > _WORTH * len(mask):
        return table
    return View(table, np.flatnonzero(mask))


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
            return _mask(table, common([table.postings(gram.term) for gram in cover])) if cover else None
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


def _mask(table: PartTable, parts: Ints) -> Mask:
    mask = np.zeros(len(table.head), bool)
    mask[table.articles_of(parts)] = True
    return mask


def _passing(table: PartTable, filters: Filters) -> Mask | None:
    fields = (*valued(filters), ("duties", filters.duties))
    named = [_any([_mask(table, table.having(name, each)) for each in values]) for name, values in fields]
    return _all([_dated(table, filters), *named])


def _dated(table: PartTable, filters: Filters) -> Mask | None:
    if filters.since is None and filters.until is None:
        return None
    first = filters.since.toordinal() * MINUTES_A_DAY if filters.since else 0
    last = (filters.until.toordinal() + 1) * MINUTES_A_DAY if filters.until else np.iinfo(np.int64).max
    return (table.published >= first) & (table.published < last)
