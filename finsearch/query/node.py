"""What a thing wanted is made of: strings as grams, numbers, filters, and how they are joined."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal as OneOf

from finsearch.analysis.grams import Gram
from finsearch.frozen import frozen
from finsearch.query.restriction import Filters
from finsearch.structure.document_number import NumberPattern

Where = OneOf["text", "title"]


@frozen
class Literal:
    """A string that must stand in a text: it stands at p exactly if each gram stands at p + its start.

    `length` counts characters; `where` restricts it to titles (the article's and the clauses'). Where it is `whole`,
    a Latin word or a number at its ends goes no further: 18号 does not stand in 118号. Where it `opens`, what begins
    with it is the clause that is asked for.
    """

    text: str
    cover: tuple[Gram, ...]
    length: int
    where: Where = "text"
    whole: bool = False
    opens: bool = False


@frozen
class Prefix:
    """The beginning of a Latin word or a number, folded: hfo* stands wherever such a word begins."""

    text: str

    @property
    def length(self) -> int:
        """Return how many characters it covers."""
        return len(self.text)


@frozen
class Near:
    """Strings that stand, in any order, in one stretch of a part.

    The stretch has at most `slop` characters more than the strings together. Its strings differ from each other.
    """

    literals: tuple[Literal, ...]
    slop: int


@frozen
class NumberIs:
    """An article's own number, or a number that a clause cites."""

    pattern: NumberPattern


@frozen
class Passes:
    """What the filters let through: an article or, for duties, a part of it."""

    filters: Filters


@frozen
class NoneOf:
    """What does not hold the node."""

    node: Node


@frozen
class AnyOf:
    """At least one of the nodes."""

    nodes: tuple[Node, ...]


@frozen
class AllOf:
    """Every one of the nodes."""

    nodes: tuple[Node, ...]


@frozen
class Also:
    """What was typed, or another name of it, which is worth EXPANSION as much."""

    node: Node
    others: tuple[Node, ...]


EXPANSION = 0.5
Leaf = Literal | Prefix
Node = Literal | Prefix | Near | NumberIs | Passes | NoneOf | AnyOf | AllOf | Also


def strings(node: Node) -> Iterator[Leaf | Near]:
    """Yield the strings that stand somewhere where a node holds, other names among them."""
    match node:
        case Literal() | Prefix() | Near():
            yield node
        case AllOf(nodes) | AnyOf(nodes):
            for each in nodes:
                yield from strings(each)
        case Also(typed, others):
            yield from strings(AnyOf((typed, *others)))
