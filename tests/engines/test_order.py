from __future__ import annotations

from finsearch.document import Span
from finsearch.engines.base import PartHit
from finsearch.engines.order import best_first

MOST = 10


def test_the_head_is_never_cut_off() -> None:
    """The title of a hit is shown with its marks, even where more clauses than are shown answer better."""
    clauses = [PartHit(index, 1.0, (Span(0, 1),)) for index in range(1, MOST + 5)]
    head = PartHit(0, 0.5, (Span(0, 1),))
    shown = best_first([head, *clauses], MOST)
    assert [part.index for part in shown] == [*range(1, MOST + 1), 0]
    assert best_first(clauses, MOST) == tuple(clauses[:MOST])
