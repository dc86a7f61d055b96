"""The last values made, by key: whoever asks again does not wait again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Kept(OrderedDict[K, V]):
    """At most `most` values; the one that was asked for longest ago goes first."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def asked(self, key: K, make: Callable[[K], V]) -> V:
        """Return the value of a key, made where it is not kept."""
        if key not in self:
            self[key] = make(key)
        self.move_to_end(key)
        while len(self) > self._most:
            self.popitem(last=False)
        return self[key]
