"""Blocks of postings and what bounds them, so that whoever wants the best few need not read every posting.

A posting list is cut every BLOCK postings. A block that Whoosh's matchers are told of has a `Bound`.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from finsearch.engines.whoosh.codec.container import Array

BLOCK = 128
"""At 100,000 articles bounds of 64, 128, 256 postings add 0.4, 0.2, 0.1 % to the index; at 10,000 the best ten of one
word are then found among 41, 57, 71 % of its postings, those of two that all must have among 87, 96 and 100 %."""

_ABOVE = 1 + 2**-30  # what rounding could take from a bound
_SLACK = 2**-40  # what it could take from the rest of a threshold; less, so that a bound stays above what it bounds


class Cut(NamedTuple):
    """Where lists are cut: how many blocks each has, its first one, and the first posting of every block."""

    number: Array
    first: Array
    starts: Array


def cut(counts: Array) -> Cut:
    """Cut lists of so many postings, laid end to end, into blocks."""
    number = -(-counts // BLOCK)
    first = np.cumsum(number) - number
    shift = np.cumsum(counts) - counts - BLOCK * first
    return Cut(number, first, np.repeat(shift, number) + BLOCK * np.arange(int(number.sum())))


class Bounds(NamedTuple):
    """For each block of a list: greatest weight, and the codes of the least and the greatest length, 0 if unknown."""

    weight: Array
    shortest: Array
    longest: Array

    def over(self, starts: Array) -> Bounds:
        """Return what bounds ranges of these, laid end to end, which begin at `starts`."""
        weight: Array = np.maximum.reduceat(self.weight, starts)
        if not self.longest.any():
            unknown: Array = np.zeros(len(starts), np.uint8)
            return Bounds(weight, unknown, unknown)
        shortest = np.minimum.reduceat(self.shortest - 1, starts) + 1  # so that 0 comes behind 255, the greatest code
        return Bounds(weight, shortest, np.maximum.reduceat(self.longest, starts))


class Bound(float):
    """What the postings from here to the part `until` are worth at most; of a threshold, up to where it holds.

    Whoosh's unions and intersections add up the bounds of the blocks that two lists stand in. Where the sum is too low
    they skip all of the worse block, though the other list's bound says nothing of what comes after its own: so they
    lose hits. A sum of these holds up to the nearer end; the block that ends first is the lesser, hence skipped; and
    nothing is below a threshold that ends before it does. Plain numbers hold everywhere.
    """

    __slots__ = ("until",)
    until: float

    def __new__(cls, value: float, until: float = math.inf) -> Bound:
        """Return a bound that holds up to a part."""
        bound = super().__new__(cls, value)
        bound.until = until
        return bound

    @classmethod
    def above(cls, value: float, until: float) -> Bound:
        """Return a bound that sums and differences, rounded as they are, stay below."""
        return cls(value * _ABOVE, until)

    def __add__(self, other: float) -> Bound:
        return Bound(float(self) + float(other), min(self.until, _until(other)))

    __radd__ = __add__

    def __sub__(self, other: float) -> Bound:
        return _rest(self, other)

    def __rsub__(self, other: float) -> Bound:
        return _rest(other, self)

    def __mul__(self, other: float) -> Bound:
        return Bound(float(self) * float(other), self.until)

    __rmul__ = __mul__

    def __truediv__(self, other: float) -> Bound:
        return Bound(float(self) / float(other), self.until)

    def __le__(self, threshold: float) -> bool:
        return float(self) <= float(threshold) and self.until <= _until(threshold)

    def __ge__(self, other: float) -> bool:
        return float(other) <= float(self) and _until(other) <= self.until

    def __lt__(self, other: float) -> bool:
        return (self.until, float(self)) < (_until(other), float(other))

    def __gt__(self, other: float) -> bool:
        return (_until(other), float(other)) < (self.until, float(self))


def _until(value: float) -> float:
    return value.until if isinstance(value, Bound) else math.inf


def _rest(threshold: float, bound: float) -> Bound:
    """Return what is left to reach a threshold."""
    rest = float(threshold) - float(bound) + abs(float(threshold)) * _SLACK
    return Bound(rest, min(_until(threshold), _until(bound)))
