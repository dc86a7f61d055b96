"""Strings as typed → literals: what must stand in a text, as grams that prove where it stands."""

from __future__ import annotations

from dataclasses import replace

from finsearch.analysis.grams import is_unspaced, is_word, literal_cover, word_cover
from finsearch.analysis.normalize import fold
from finsearch.query.node import Leaf, Literal, Prefix, Where
from finsearch.query.plan import Plan, Wanted


def literal(text: str, where: Where = "text") -> Literal:
    """Return the literal for a string as typed: any string that stands in a text is found by its cover."""
    folded = fold(text)
    return Literal(folded, literal_cover(folded), len(folded), where)


def whole(text: str) -> Literal:
    """Return the literal for words: a Latin word or a number at its ends only matches as a whole."""
    folded = fold(text)
    if is_unspaced(folded):
        return literal(text)
    return Literal(folded, word_cover(folded), len(folded), whole=True)


def opening(text: str) -> Literal:
    """Return the literal with which the clause opens that is asked for."""
    return replace(literal(text), opens=True)


def beginning(text: str) -> Leaf:
    """Return what stands where something begins with `text`: Latin words have borders, Han runs have none."""
    folded = fold(text)
    return Prefix(folded) if is_word(folded) else literal(text)


def with_phrase(plan: Plan, phrase: str) -> Plan:
    """Return the plan for articles that pass a plan's filters and have a phrase, letter by letter."""
    exactly = literal(phrase)
    return replace(plan, wanted=(Wanted(f"“{phrase}”", exactly),), chunks=(exactly,), match="all", scope="articles")
