"""Clauses that are named beside the number of their document: 国办函〔2005〕57号4.1, 国办发〔2022〕18号 五.

What they are called says little of how they are printed (第五条 is 五、, 4.1 also begins 4.1.1): whoever has the
document says how the clause opens. Where nobody can, the name is text like other text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from finsearch.query.ast import All, Either, Expression, FieldIs, Number, Provision, Word
from finsearch.structure.clause_name import apart, within
from finsearch.structure.document_number import NumberPattern, parse_query_number

Pointer = Callable[[NumberPattern | str, str], tuple[str, ...]]
"""A number or a title, and a clause's name → how clauses called so open, in the documents that have it."""
_NAMES = "0123456789〇一二三四五六七八九十百条章节款项点)）"
_LINKS = ("", "和", "与", "及", "以及")


class Held(NamedTuple):
    """What an index says of what it holds: whether something has a title of these letters, and how clauses open."""

    titled: Callable[[str], bool] = lambda letters: False
    openings: Pointer = lambda number, name: ()


def pointed(
    expressions: tuple[Expression, ...], pointer: Pointer, given: NumberPattern | None = None
) -> tuple[Expression, ...]:
    """Return expressions with the clauses in them that a number beside them says the document of, or a whole title.

    `given` is a number that was given as an option.
    """
    asked = (*_numbers(expressions), *([given] if given else []))
    numbers = tuple(dict.fromkeys(each for each in asked if each.serial is not None))
    if numbers:
        return tuple(_pointed(expressions, numbers, pointer))
    words = tuple(each.text for each in expressions if isinstance(each, Word))
    return (len(words) == len(expressions) and _may_point(words) and _whole(" ".join(words), pointer)) or expressions


def _may_point(words: Sequence[str]) -> bool:
    """Tell whether words may be a document and a clause, 雨水预案 4.1, 国发2031 5 三: few are."""
    marked = any(sign in word for word in words for sign in "第.．（(")
    dated = any(map(str.isdigit, "".join(words[:-1])))
    return bool(words) and words[-1][-1] in _NAMES and (marked or dated)


def _whole(typed: str, pointer: Pointer) -> tuple[Expression, ...]:
    """Return the document and the clause that are all of what was typed; nothing where that is not held."""
    name, clause = apart(typed)
    number = parse_query_number(name)
    says = number is not None or clause.startswith("第") or not clause.isalnum()  # a title and 五 may be anything
    openings = pointer(number or name, clause) if name and says and within(clause)[1] == clause else ()
    document: Expression = Number(number, name) if number else Word(name)
    return (document, Provision(clause, openings)) if openings else ()


def _numbers(expressions: Iterable[Expression]) -> Iterator[NumberPattern]:
    for each in expressions:
        match each:
            case Number(pattern):
                yield pattern
            case FieldIs("number", value) if number := parse_query_number(value):
                yield number
            case Either(inner) | All(inner):
                yield from _numbers(inner)


def _pointed(
    expressions: Iterable[Expression], numbers: tuple[NumberPattern, ...], pointer: Pointer
) -> Iterator[Expression]:
    """Yield expressions, a clause being one of the number that was named last, of any where none was."""
    near = numbers
    for each in expressions:
        match each:
            case Word(text):
                yield from _of_word(text, near, pointer)
            case Either(inner):
                yield Either(tuple(_joined(_pointed((one,), near, pointer)) for one in inner))
            case All(inner):
                yield All(tuple(_pointed(inner, near, pointer)))
            case _:
                yield each
        near = tuple(_numbers((each,)))[-1:] or near


def _of_word(text: str, numbers: tuple[NumberPattern, ...], pointer: Pointer) -> Iterator[Expression]:
    before, name, rest = within(text)
    openings = dict.fromkeys(opening for number in numbers for opening in pointer(number, name)) if name else ()
    if openings:
        yield Provision(name, tuple(openings))
    yield from (Word(each) for each in ((before, rest) if openings else (text,)) if each not in _LINKS)


def _joined(expressions: Iterator[Expression]) -> Expression:
    first, *others = expressions
    return All((first, *others)) if others else first
