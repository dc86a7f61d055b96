"""Regular expressions that are compiled when they are first used: a command defines a hundred and uses a few.

Compiling a set of characters beyond Latin ones takes as long as a search. What needs a rare sign, a quote or a digit,
is not compiled for texts without one: most queries are a few Han characters.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, cast

_UNMATCHED: dict[str, Callable[..., object]] = {
    "match": lambda text, *_: None,
    "search": lambda text, *_: None,
    "fullmatch": lambda text, *_: None,
    "finditer": lambda text, *_: iter(()),
    "sub": lambda new, text, *_: text,
}
"""What methods return for a text in which nothing matches."""


class _Later:
    """Stands for a compiled expression; its methods take their place in it once one of them is asked for."""

    def __init__(self, source: str, flags: int, needs: Callable[[str], bool] | None) -> None:
        self.pattern = source
        self._flags = flags
        self._needs = needs

    def __getattr__(self, name: str) -> Any:
        """Return what is asked for, once the expression is compiled, or a method that puts it off."""
        if self._needs is not None and name in _UNMATCHED:
            return self._unless_needed(name, self._needs)
        return self._compiled(name)

    def _unless_needed(self, name: str, needs: Callable[[str], bool]) -> Callable[..., object]:
        def method(*given: Any, **named: Any) -> object:
            text = given[1 if name == "sub" else 0]
            compiled = any(map(needs, text))
            return (self._compiled(name) if compiled else _UNMATCHED[name])(*given, **named)

        return method

    def _compiled(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self._flags)
        for each in ("match", "search", "fullmatch", "finditer", "findall", "sub", "subn", "split"):
            setattr(self, each, getattr(compiled, each))
        return getattr(compiled, name)


def regex(source: str, flags: int = 0, needs: Callable[[str], bool] | None = None) -> re.Pattern[str]:
    """Return an expression like `re.compile`; what is wrong in it is raised where it is first used.

    `needs` is true of some character of whatever text it matches; a text without any is not matched against it.
    """
    return cast("re.Pattern[str]", _Later(source, flags, needs))
