"""Imports put off: what other packages load for functions that we seldom or never call."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType


@contextmanager
def spared(unused: Mapping[str, Sequence[str]]) -> Iterator[None]:
    """Let stand-ins be imported for modules that are not loaded yet: name → those of its functions that are asked for.

    Whoever calls such a function loads the module then.
    """
    stand_ins = {name: _stand_in(name, functions) for name, functions in unused.items() if name not in sys.modules}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name, stand_in in stand_ins.items():
            if sys.modules.get(name) is stand_in:
                del sys.modules[name]


def _stand_in(name: str, functions: Sequence[str]) -> ModuleType:
    module = ModuleType(name)
    for function in functions:
        setattr(module, function, _forwarder(name, function))
    return module


def _forwarder(module: str, function: str) -> object:
    def forward(*given: object, **named: object) -> object:
        return getattr(import_module(module), function)(*given, **named)

    return forward
