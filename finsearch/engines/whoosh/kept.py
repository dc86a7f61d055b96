"""The last values made, by key: whoever asks again does not wait again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Kept(OrderedDict[K, V]):
    """At most `most` values that weigh at most `room` together; the one that was asked for longest ago goes first.

    The last one is kept, whatever it weighs. Threads may share it.
    """

    def __init__(self, most: int, weigh: Callable[[V], int] = lambda _: 0, room: int = 0) -> None:
        super().__init__()
        self._most, self._weigh, self._room = most, weigh, room
        self._weight = 0
        self._lock = Lock()

    def asked(self, key: K, make: Callable[[K], V]) -> V:
        """Return the value of a key, made where it is not kept; threads that ask at the same time may each make it."""
        with self._lock:
            if key in self:
                self.move_to_end(key)
                return self[key]
        made = make(key)  # which may take long, and ask for other values
        with self._lock:
            if key not in self:
                self[key] = made
                self._weight += self._weigh(made)
            self.move_to_end(key)
            while len(self) > 1 and (len(self) > self._most or self._weight > self._room):
                self._weight -= self._weigh(self.popitem(last=False)[1])
            return self[key]
