"""Frozen values that cost little to define: `dataclasses` compiles eight methods a class, here one, if called often.

A command defines some eighty of them before it does anything, and makes a few. They are dataclasses otherwise, with
slots: `fields`, `replace`, `asdict`, patterns and pickling work. None may be a subclass of another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from itertools import count
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from typing_extensions import dataclass_transform
else:

    def dataclass_transform(**_: Any) -> Callable[[Any], Any]:
        """Do nothing: it speaks to type checkers alone, and Python 3.10 lacks it."""
        return lambda decorator: decorator


Value = TypeVar("Value")

OFTEN = 12
"""Values of a class from which on writing its constructor takes less time than doing without."""


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(kind: type[Value]) -> type[Value]:
    """Make a class a frozen dataclass with slots: equal where all fields are, hashed and shown by them."""
    kind.__doc__ = kind.__doc__ or kind.__name__  # otherwise it is written by `inspect`, which takes long to load
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(kind)
    values = _values(tuple(each.name for each in fields(made)))
    fill = _filling(made)
    calls = count(1)

    def first(self: Any, *given: Any, **named: Any) -> None:
        if next(calls) < OFTEN and fill(self, given, named):
            return
        made.__init__ = _constructor(made)
        made.__init__(self, *given, **named)

    def equal(self: Any, other: object) -> Any:
        return values(self) == values(other) if other.__class__ is made else NotImplemented

    made.__init__ = first
    made.__eq__ = equal
    made.__hash__ = lambda self: hash(values(self))
    made.__repr__ = _shown
    made.__setattr__ = _refused
    made.__delattr__ = _refused
    made.__reduce__ = lambda self: (_remade, (made, values(self)))
    return made  # type: ignore[no-any-return]


def _values(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    """Return what gives the values of these attributes, always as a tuple."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


def _filling(kind: Any) -> Callable[[Any, tuple[Any, ...], Mapping[str, Any]], bool]:
    """Return what fills the slots of a value from the arguments of a call, or tells that they are not so simple."""
    setters = {each.name: getattr(kind, each.name).__set__ for each in fields(kind)}
    defaults = {each.name: each.default for each in fields(kind) if each.default is not MISSING}
    names = tuple(setters)

    def fill(self: Any, given: tuple[Any, ...], named: Mapping[str, Any]) -> bool:
        values = {**defaults, **dict(zip(names, given, strict=False)), **named}
        twice = len(given) > len(names) or not named.keys().isdisjoint(names[: len(given)])
        if twice or values.keys() != setters.keys() or hasattr(kind, "__post_init__"):
            return False
        for name, value in values.items():
            setters[name](self, value)
        return True

    return fill


def _constructor(kind: Any) -> Callable[..., None]:
    """Return `__init__` of a class: one parameter a field, in order; slots are filled without asking `__setattr__`."""
    known: dict[str, Any] = {"MISSING": MISSING}
    parameters, lines = [], []
    for each in fields(kind):
        known[f"set_{each.name}"] = getattr(kind, each.name).__set__
        known[f"default_{each.name}"] = each.default
        known[f"made_{each.name}"] = each.default_factory
        parameters.append(each.name + f"=default_{each.name}" * _has_default(each))
        is_made = each.default_factory is not MISSING
        value = f"made_{each.name}() if {each.name} is MISSING else {each.name}" if is_made else each.name
        lines.append(f"    set_{each.name}(self, {value})")
    if hasattr(kind, "__post_init__"):
        lines.append("    self.__post_init__()")
    source = "\n".join([f"def __init__(self, {', '.join(parameters)}):", *lines, "    return None"])
    exec(source, known)
    written: Callable[..., None] = known["__init__"]
    written.__qualname__ = f"{kind.__qualname__}.__init__"  # named where a call has wrong arguments
    return written


def _has_default(each: Field[Any]) -> bool:
    return each.default is not MISSING or each.default_factory is not MISSING


def _remade(kind: type[Value], values: Iterable[Any]) -> Value:
    return kind(*values)


def _shown(self: Any) -> str:
    shown = (f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
    return f"{self.__class__.__qualname__}({', '.join(shown)})"


def _refused(self: Any, name: str, *_: Any) -> None:
    raise FrozenInstanceError(f"cannot change field {name!r}")
