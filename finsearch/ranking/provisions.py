"""An article of a law asked for by its ordinal: 劳动合同法 第三十九条 is that article, not those that cite it.

Beside the number of a document its clauses say how they open: 第五条 is what is printed as 五、 (see `query.pointing`).
"""

from __future__ import annotations

from typing import TypeGuard

from finsearch.frozen import frozen
from finsearch.query.node import Leaf, Literal, Near, strings
from finsearch.query.ordinals import opens_clause
from finsearch.query.plan import Plan

POINTED = 4.0
"""How far a clause is what is asked for whose document is known: no other of the document's clauses outweighs it."""


@frozen
class Provisions:
    """The ordinals that are asked for, in all spellings, and what else is: the strings of each thing, and its share.

    The shares are by characters and add up to 1. A clause is what is asked for as far as its article's title has these
    things: all of 劳动合同法 第三十九条, little of 工伤 第三十九条; where nothing else is asked for, any 第三十九条 is.
    What begins with one of the `openings` is what is asked for whatever else is, and comes first of its document.
    """

    openings: tuple[Literal, ...] = ()
    ordinals: tuple[Literal, ...] = ()
    others: tuple[tuple[tuple[Leaf | Near, ...], float], ...] = ()


def provisions(plan: Plan) -> Provisions:
    """Return which articles of a law a plan asks for."""
    every = [(tuple(strings(want.node)), len(want.shown)) for want in plan.wanted]
    openings = [each for leaves, _ in every for each in leaves if _opens(each)]
    asked = [(leaves, length) for leaves, length in every if not any(map(_opens, leaves))]
    ordinals = [each for leaves, _ in asked for each in leaves if _is_ordinal(each)]
    others = [(leaves, length) for leaves, length in asked if leaves and not any(map(_is_ordinal, leaves))]
    total = sum(length for _, length in others)
    return Provisions(tuple(openings), tuple(ordinals), tuple((leaves, length / total) for leaves, length in others))


def _opens(leaf: Leaf | Near) -> TypeGuard[Literal]:
    return isinstance(leaf, Literal) and leaf.opens


def _is_ordinal(leaf: Leaf | Near) -> TypeGuard[Literal]:
    return isinstance(leaf, Literal) and opens_clause(leaf.text)
