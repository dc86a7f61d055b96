"""Expressions as they would be typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
            return f"{SHOWN[name]}:{value}"
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
