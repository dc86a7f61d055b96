"""Strings near each other, however a person writes it: "a b"~5, a b~5, a NEAR/5 b → `Close`."""

from __future__ import annotations

from collections.abc import Sequence

from finsearch.errors import QueryError
from finsearch.patterns import regex
from finsearch.query.ast import Close, Either, Expression, FieldIs, Not, Number, Period, Phrase, Starting, Word
from finsearch.query.lexer import Token, distance

_DISTANT = regex(r"(?P<run>.*[^\W\d_])?[~～∼](?P<slop>\d{1,4})", needs="~～∼".__contains__)


def distant(text: str) -> Close | None:
    """Return the distance that stands behind a run without quotes, 保险~5, or by itself, ~5; None if none does."""
    found = _DISTANT.fullmatch(text)
    if found is None:
        return None
    return Close((found["run"],) if found["run"] else (), distance(found["slop"]), bare=True)


def gathered(before: Sequence[Expression], close: Close) -> tuple[list[Expression], Expression]:
    """Return what is left of the expressions before a distance without quotes, and the words before it with it.

    A distance that no word stands before is text.
    """
    first = len(before)
    while first and isinstance(before[first - 1], Word):
        first -= 1
    words = tuple(each.text for each in before[first:] if isinstance(each, Word))
    pieces = (*words, *close.pieces)
    return list(before[:first]), Close(pieces, close.slop, bare=True) if pieces else Word(f"~{close.slop}")


def between(left: Expression, right: Expression, near: Token, *, grouped: bool) -> Expression:
    """Return what NEAR/5 says of what stands on its sides; `grouped` where the left side is a group in brackets.

    QueryError, with its place, where a side is no string, nor a choice of strings.
    """
    match left, right:
        case Not(inner), _:
            return Not(between(inner, right, near, grouped=grouped))
        case Either((*others, last)), _ if not grouped:
            return Either((*others, between(last, right, near, grouped=False)))
        case Either(alternatives), _:
            return Either(tuple(between(each, right, near, grouped=True) for each in alternatives))
        case _, Either(alternatives):
            return Either(tuple(between(left, each, near, grouped=True) for each in alternatives))
    pieces = (*_pieces(left, near), *_pieces(right, near))
    slops = sum(side.slop for side in (left, right) if isinstance(side, Close))
    in_title = any(isinstance(side, FieldIs) or (isinstance(side, Close) and side.in_title) for side in (left, right))
    return Close(pieces, slops + (near.slop or 0), in_title, bare=True)


def _pieces(side: Expression, near: Token) -> tuple[str, ...]:
    match side:
        case Close():
            return side.pieces
        case FieldIs("title", text) | Word(text) | Phrase(text) | Period(text) | Starting(text) | Number(_, text):
            return (text,)
        case _:
            raise QueryError(
                f"{near.text} 的两边应是词语 / there must be words on both sides of {near.text}",
                "请写成 / write: 出口 NEAR/5 保险",
            ).at(near.at)
