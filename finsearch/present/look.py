"""How a page for people looks: its width in terminal cells, and whether it has colours."""

from __future__ import annotations

from finsearch.frozen import frozen

NARROWEST = 20
WIDEST = 1000


@frozen
class Look:
    """`width` in cells (from NARROWEST to WIDEST), `colour` whether escape sequences may be written."""

    width: int = 80
    colour: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "width", min(max(self.width, NARROWEST), WIDEST))


PLAIN = Look()
