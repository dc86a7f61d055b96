"""What was typed, before any analysis: words, phrases, numbers, fields, and how they are joined."""

from __future__ import annotations

import dataclasses
from typing import Literal

from finsearch.document import NOWHERE, Span
from finsearch.frozen import frozen
from finsearch.structure.document_number import NumberPattern

Field = Literal[
    "title",
    "number",
    "issuer",
    "duty",
    "tag",
    "source",
    "kind",
    "form",
    "authority",
    "topic",
    "status",
    "date",
    "signed",
    "effective",
]


@frozen
class Word:
    """A run of characters without a space: 出口信用保险."""

    text: str


@frozen
class Phrase:
    """A literal string in quotes."""

    text: str


@frozen
class Close:
    """Strings with a distance: "出口 保险"~5, 出口 NEAR/5 保险, 标题:"出口 保险"~5; `bare` if without quotes."""

    pieces: tuple[str, ...]
    slop: int
    in_title: bool = False
    bare: bool = dataclasses.field(default=False, compare=False)

    @property
    def text(self) -> str:
        """Return the strings as they could be typed between quotes."""
        return " ".join(self.pieces)


@frozen
class Starting:
    """The beginning of something: 增值*."""

    text: str


@frozen
class Number:
    """A document number in any spelling."""

    pattern: NumberPattern
    text: str


@frozen
class Provision:
    """A clause of the document whose number is asked for beside it: 五, 4.1; `openings` are how it, or they, open."""

    text: str
    openings: tuple[str, ...]


@frozen
class Period:
    """A time by itself, such as 近三年 or 2022-01..2022-06: when articles were published."""

    text: str
    at: Span = dataclasses.field(default=NOWHERE, compare=False)


@frozen
class FieldIs:
    """A field and the value wanted in it, 机关:商务部; `at` is where the value was typed."""

    field: Field
    value: str
    at: Span = dataclasses.field(default=NOWHERE, compare=False)


@frozen
class Either:
    """At least one of the alternatives: 出口 OR 进口."""

    alternatives: tuple[Expression, ...]


@frozen
class All:
    """Every one of them: (出口 保险), in a group."""

    expressions: tuple[Expression, ...]


@frozen
class Not:
    """What must not be there: -快讯."""

    expression: Expression


Expression = Word | Phrase | Close | Starting | Number | Provision | Period | FieldIs | Either | All | Not
