"""Clauses that are named beside the number of their document: 国办函〔2005〕57号4.1, 国办发〔2022〕18号 五.

What they are called says little of how they are printed (第五条 is 五、, 4.1 also begins 4.1.1): whoever has the
document says how the clause opens. Where nobody can, the name is text like other text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from finsearch.query.ast import All, Either, Expression, Number, Provision, Word
from finsearch.structure.clause_name import within
from finsearch.structure.document_number import NumberPattern

Pointer = Callable[[NumberPattern, str], tuple[str, ...]]
"""A number and a clause's name → how clauses called so open, in the documents that have the number."""


class Held(NamedTuple):
    """What an index says of what it holds: whether something has a title of these letters, and how clauses open."""

    titled: Callable[[str], bool] = lambda letters: False
    openings: Pointer = lambda number, name: ()


def pointed(expressions: tuple[Expression, ...], pointer: Pointer) -> tuple[Expression, ...]:
    """Return expressions with the clauses in them that a number beside them says the document of."""
    numbers = tuple(dict.fromkeys(_numbers(expressions)))
    return tuple(_pointed(expressions, numbers, pointer)) if numbers else expressions


def _numbers(expressions: Iterable[Expression]) -> Iterator[NumberPattern]:
    for each in expressions:
        match each:
            case Number(pattern):
                yield pattern
            case Either(inner) | All(inner):
                yield from _numbers(inner)


def _pointed(
    expressions: Iterable[Expression], numbers: tuple[NumberPattern, ...], pointer: Pointer
) -> Iterator[Expression]:
    for each in expressions:
        match each:
            case Word(text):
                yield from _of_word(text, numbers, pointer)
            case Either(inner):
                yield Either(tuple(_joined(_pointed((one,), numbers, pointer)) for one in inner))
            case All(inner):
                yield All(tuple(_pointed(inner, numbers, pointer)))
            case _:
                yield each


def _of_word(text: str, numbers: tuple[NumberPattern, ...], pointer: Pointer) -> Iterator[Expression]:
    before, name, rest = within(text)
    openings = dict.fromkeys(opening for number in numbers for opening in pointer(number, name)) if name else ()
    if openings:
        yield Provision(name, tuple(openings))
    yield from (Word(each) for each in ((before, rest) if openings else (text,)) if each)


def _joined(expressions: Iterator[Expression]) -> Expression:
    first, *others = expressions
    return All((first, *others)) if others else first
