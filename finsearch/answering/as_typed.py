"""How many articles have a typed run as it was typed, where it was cut into words and more have only these."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from finsearch.engines.base import Engine
from finsearch.query.node import AnyOf
from finsearch.query.plan import Plan, Wanted

_LONG = 24
_MOST = 0.9
"""Where so large a share has a run as it was typed, the rest is not worth a note above every page."""


def as_typed(engine: Engine, plan: Plan, total: int) -> Iterator[str]:
    """Yield of each typed run in how many of the `total` articles (or clauses) that answer it stands as one string.

    Nothing is said where nearly all have it, nor of a run with an ordinal, which stands elsewhere than what it counts.
    """
    for place, chunk in enumerate(plan.chunks):
        cut = [want for want in plan.wanted if want.chunk == place]
        if len(cut) < 2 or any(isinstance(want.node, AnyOf) for want in cut):
            continue
        whole = (*plan.wanted, Wanted(chunk.text, chunk))
        number = engine.search(replace(plan.counting, wanted=whole, scored=(), also=(), chunks=())).total
        if number < _MOST * total:
            yield _said(chunk.text, number, total, plan)


def _said(text: str, number: int, total: int, plan: Plan) -> str:
    unit = "条" if plan.scope == "clauses" else "篇"
    name = f"“{text if len(text) <= _LONG else f'{text[: _LONG - 1]}…'}”"
    if not number:
        return f"没有一{unit}连着写{name}，只有其中各词 / none has {name} as typed, only its words"
    return (
        f"{total:,} {unit}中有 {number:,} {unit}连着写{name}，其余只有其中各词；只要连着的请加引号"
        f" / {number:,} of {total:,} have {name} as typed, others only its words; quotes give only the former"
    )
