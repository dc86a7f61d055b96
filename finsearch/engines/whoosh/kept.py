"""The last values made, by key: whoever asks again does not wait again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Kept(OrderedDict[K, V]):
    """At most `most` values that weigh at most `room` together; the one that was asked for longest ago goes first.

    The last one is kept, whatever it weighs.
    """

    def __init__(self, most: int, weigh: Callable[[V], int] = lambda _: 0, room: int = 0) -> None:
        super().__init__()
        self._most, self._weigh, self._room = most, weigh, room
        self._weight = 0

    def asked(self, key: K, make: Callable[[K], V]) -> V:
        """Return the value of a key, made where it is not kept."""
        if key not in self:
            self[key] = make(key)
            self._weight += self._weigh(self[key])
        self.move_to_end(key)
        while len(self) > 1 and (len(self) > self._most or self._weight > self._room):
            self._weight -= self._weigh(self.popitem(last=False)[1])
        return self[key]
