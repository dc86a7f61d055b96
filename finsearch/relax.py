"""What is done, and what is said, where no article has everything that was asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from finsearch.engines.base import Engine, Hits
from finsearch.query.plan import Filters, Plan

COVERAGE = "没有文章含有全部词语，以下按命中多少排列 / nothing has all the words; best coverage first"


def answer(engine: Engine, plan: Plan, *, smart: bool) -> tuple[Hits, tuple[str, ...]]:
    """Search for everything wanted; where nothing has it all, and `smart` allows it, for what has most.

    The notes say which words stand nowhere, and how much there would be without the filters.
    """
    hits = engine.search(plan)
    if hits.total:
        return hits, ()
    notes = tuple(_notes(engine, plan, hits))
    if smart and len(plan.wanted) > 1:
        most = engine.search(replace(plan, match="any"))
        return most, (*notes, COVERAGE) if most.total else notes
    return hits, notes


def _notes(engine: Engine, plan: Plan, hits: Hits) -> Iterator[str]:
    if plan.filters.is_empty:
        everywhere = hits
    else:
        everywhere = engine.search(replace(plan, filters=Filters(), limit=1, offset=0, facets=(), explain=False))
    missing = [want.shown for want, number in zip(plan.wanted, everywhere.found, strict=True) if not number]
    if missing:
        yield f"没有找到 / not found: {'、'.join(missing)}"
    if everywhere.total:
        yield f"筛选条件排除了全部 {everywhere.total} 篇 / the filters exclude all {everywhere.total}"
