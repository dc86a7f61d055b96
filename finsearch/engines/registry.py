"""The engines by name; each is imported only when it is asked for."""

from __future__ import annotations

from importlib import import_module

from finsearch.engines.base import Engine
from finsearch.errors import QueryError

DEFAULT = "whoosh"
_ENGINES = {
    "whoosh": ("finsearch.engines.whoosh.engine", "WhooshEngine"),
    "memory": ("finsearch.engines.memory.engine", "MemoryEngine"),
}


def engine_class(name: str) -> type[Engine]:
    """Return the class of an engine; QueryError if there is none of that name."""
    if name not in _ENGINES:
        raise QueryError(f"没有这个引擎 / unknown engine: {name!r}", f"可选 / one of: {', '.join(_ENGINES)}")
    module, attribute = _ENGINES[name]
    found: type[Engine] = getattr(import_module(module), attribute)
    return found
