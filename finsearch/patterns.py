"""Regular expressions that are compiled when they are first used: a command defines a hundred and uses a few."""

from __future__ import annotations

import re
from typing import Any, cast


class _Later:
    """Stands for a compiled expression; its methods take their place in it once one of them is asked for."""

    def __init__(self, source: str, flags: int) -> None:
        self.pattern = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """Compile the expression, and return what is asked for."""
        compiled = re.compile(self.pattern, self._flags)
        for each in ("match", "search", "fullmatch", "finditer", "findall", "sub", "subn", "split"):
            setattr(self, each, getattr(compiled, each))
        return getattr(compiled, name)


def regex(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return an expression like `re.compile`; what is wrong in it is raised where it is first used."""
    return cast("re.Pattern[str]", _Later(source, flags))
