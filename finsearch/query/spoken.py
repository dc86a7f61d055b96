"""Expressions as they would be typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from finsearch.patterns import regex
from finsearch.query.ast import (
    All,
    Close,
    Either,
    Expression,
    FieldIs,
    Not,
    Number,
    Period,
    Phrase,
    Provision,
    Starting,
    Word,
)
from finsearch.query.fields import SHOWN
from finsearch.query.lexer import QUOTES

_ENDS = regex(rf"[\s|｜{''.join(QUOTES)}]|^[(（]|[~～∼]\s*\d+$|[*＊﹡]$")
_QUOTES = ("“”", '""', "「」", "『』")


def shown(expression: Expression) -> str:
    """Return an expression in canonical spelling."""
    match expression:
        case Either(alternatives):
            return " | ".join(map(shown, alternatives))
        case All(expressions):
            return f"({' '.join(map(shown, expressions))})"
        case Not(inner):
            return f"-{shown(inner)}"
        case FieldIs(name, value):
            return f"{SHOWN[name]}:{spelt(value)}"
        case Number(pattern):
            return str(pattern)
        case _:
            return _run(expression)


def _run(run: Word | Provision | Period | Phrase | Close | Starting) -> str:
    match run:
        case Phrase(text):
            return f"“{text}”"
        case Close():
            return f"{'标题:' if run.in_title else ''}“{run.text}”~{run.slop}"
        case Starting(text):
            return f"{text}*"
        case Word(text) | Period(text) | Provision(text):
            return text


def spelt(value: str) -> str:
    """Return a value as it must be typed behind a colon: in quotes where it would end too early without."""
    if _ENDS.search(value) is None:
        return value
    quotes = next((pair for pair in _QUOTES if not set(pair) & set(value)), _QUOTES[0])
    return f"{quotes[0]}{value}{quotes[1]}"


def texts(expressions: Iterable[Expression]) -> Iterator[str]:
    """Yield the texts among expressions, in groups and choices, too; what is excluded is none."""
    for each in expressions:
        if isinstance(each, Word | Phrase | Close | Starting):
            yield each.text
        elif isinstance(each, FieldIs) and each.field == "title":
            yield each.value
        elif isinstance(each, Either):
            yield from texts(each.alternatives)
        elif isinstance(each, All):
            yield from texts(each.expressions)
