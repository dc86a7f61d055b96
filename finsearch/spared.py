"""Imports put off: what other packages load for functions that we seldom or never call.

A stand-in is a module that becomes the real one for whoever asks it for more than it was made for: a table that is
wrong for some version of a package costs time and nothing else.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any

Unused = Mapping[str, Sequence[str] | Mapping[str, object]]
"""Modules → those of their functions that are asked for at once, or what stands in their place."""


@contextmanager
def spared(unused: Unused) -> Iterator[None]:
    """Let stand-ins be imported for modules that are not loaded yet.

    Whoever calls a function that is only named loads the module then.
    """
    stand_ins = {name: _StandIn(name, functions) for name, functions in unused.items() if name not in sys.modules}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for stand_in in stand_ins.values():
            stand_in.leave()


def spare(unused: Mapping[str, Unused]) -> None:
    """Let packages that are not imported yet be spared when they are: name of the package → what it does not need."""
    sys.meta_path.insert(0, _Finder(unused))


class _StandIn(ModuleType):
    """A module with some functions; the real one is loaded for all else."""

    def __init__(self, name: str, functions: Sequence[str] | Mapping[str, object]) -> None:
        super().__init__(name)
        given = functions if isinstance(functions, Mapping) else {each: self._forwarder(each) for each in functions}
        vars(self).update(given, __path__=_Path(self))  # every `from … import` asks for the path

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real(), name)

    def real(self) -> ModuleType:
        """Return the module that this one stands for."""
        self.leave()
        return import_module(self.__name__)

    def leave(self) -> None:
        """Make room for the real module."""
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]

    def _forwarder(self, name: str) -> Callable[..., object]:
        def forward(*given: object, **named: object) -> object:
            return getattr(self.real(), name)(*given, **named)

        return forward


class _Path:
    """Where the modules of a package are: it is loaded when one of them is looked for."""

    def __init__(self, package: _StandIn) -> None:
        self._package = package

    def __iter__(self) -> Iterator[str]:
        return iter(getattr(self._package.real(), "__path__", ()))


class _Finder:
    """Finds a package where it is, and has it executed among stand-ins."""

    def __init__(self, unused: Mapping[str, Unused]) -> None:
        self._unused = unused

    def find_spec(self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None) -> Any:
        """Return how a package of the table is loaded; None leaves all others to those who find them otherwise."""
        spec = PathFinder.find_spec(name, path, target) if name in self._unused else None
        return spec and _among(self._unused[name], spec)


def _among(unused: Unused, spec: ModuleSpec) -> ModuleSpec:
    loader: Any = spec.loader
    execute = loader.exec_module

    def exec_module(module: ModuleType) -> None:
        with spared(unused):
            execute(module)

    loader.exec_module = exec_module
    return spec
