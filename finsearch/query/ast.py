"""What was typed, before any analysis: words, phrases, numbers, fields, and how they are joined."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from finsearch.structure.document_number import NumberPattern

Field = Literal["title", "number", "issuer", "duty", "tag", "source", "kind", "form", "authority", "topic", "date"]


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without a space: 出口信用保险."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A literal string in quotes."""

    text: str


@dataclass(frozen=True, slots=True)
class Number:
    """A document number in any spelling."""

    pattern: NumberPattern
    text: str


@dataclass(frozen=True, slots=True)
class FieldIs:
    """A field and the value wanted in it: 机关:商务部."""

    field: Field
    value: str


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of the alternatives: 出口 OR 进口."""

    alternatives: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """What must not be there: -快讯."""

    expression: Expression


Expression = Word | Phrase | Number | FieldIs | Either | Not
