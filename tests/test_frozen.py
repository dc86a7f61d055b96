from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace
from typing import Any

import pytest

from finsearch.frozen import OFTEN, frozen


@frozen
class Clause:
    """A clause of a made-up text."""

    no: str
    title: str = "总则"
    words: tuple[str, ...] = ()
    held: dict[str, int] = field(default_factory=dict)
    markup: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        """Keep ordinals without blanks."""
        object.__setattr__(self, "no", self.no.strip())


@dataclass(frozen=True, slots=True)
class Same:
    """The same fields, as the standard library makes them."""

    no: str
    title: str = "总则"
    words: tuple[str, ...] = ()
    held: dict[str, int] = field(default_factory=dict)
    markup: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        """Keep ordinals without blanks."""
        object.__setattr__(self, "no", self.no.strip())


@frozen
class Alone:
    """A value with one field."""

    text: str


MADE: tuple[tuple[str, Callable[..., object]], ...] = (
    ("only what is needed", lambda kind: kind(" 五 ")),
    ("by place", lambda kind: kind("五", "附则", ("甲",), {"甲": 1}, "<p>")),
    ("by name", lambda kind: kind(no="五", held={})),
    ("changed", lambda kind: replace(kind("五"), title="附则")),
    ("pickled", lambda kind: pickle.loads(pickle.dumps(kind("五", words=("甲", "乙"))))),
)


@pytest.mark.parametrize(("reason", "make"), MADE, ids=[reason for reason, _ in MADE])
def test_values_are_as_the_standard_library_makes_them(reason: str, make: Callable[..., object]) -> None:
    ours, theirs = make(Clause), make(Same)
    assert isinstance(ours, Clause)
    assert isinstance(theirs, Same)
    assert asdict(ours) == asdict(theirs), reason
    assert repr(ours) == repr(theirs).replace("Same(", "Clause(")
    assert ours == make(Clause)


def test_a_class_says_what_it_is_made_of() -> None:
    assert [each.name for each in fields(Clause)] == [each.name for each in fields(Same)]
    assert Clause.__match_args__ == Same.__match_args__
    assert not hasattr(Clause("五"), "__dict__")


def test_values_are_equal_and_hashed_by_their_fields() -> None:
    assert len({Alone("甲"), Alone("甲"), Alone("乙")}) == 2
    others: list[object] = [("甲",), "甲", Same("甲")]
    assert Alone("甲") not in others
    with pytest.raises(TypeError, match="unhashable"):
        hash(Clause("五"))


def test_values_do_not_change() -> None:
    value = Alone("甲")
    with pytest.raises(FrozenInstanceError, match="text"):
        value.text = "乙"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match="text"):
        del value.text
    assert value == Alone("甲")


def test_wrong_arguments_are_named_at_the_first_call_and_later() -> None:
    for _ in range(2):
        with pytest.raises(TypeError, match=r"Alone.__init__.* missing 1 required positional argument: 'text'"):
            Alone()  # type: ignore[call-arg]


def test_a_default_that_is_made_is_made_anew_each_time() -> None:
    assert Clause("五").held is not Clause("五").held


def test_a_value_is_the_same_however_often_one_was_made() -> None:
    @frozen
    class Pair:
        """A value whose constructor is written when it is called often."""

        left: str
        right: int = 2

    calls: tuple[Callable[[], object], ...] = (
        lambda: Pair("a"),
        lambda: Pair("a", 2),
        lambda: Pair("a", right=2),
        lambda: Pair(right=2, left="a"),
    )
    made = [call() for _ in range(OFTEN) for call in calls]
    assert set(made) == {Pair("a")}
    assert len(made) > OFTEN


@pytest.mark.parametrize("before", [0, OFTEN])
def test_what_does_not_fit_is_refused_at_every_call(before: int) -> None:
    @frozen
    class Pair:
        """A value whose constructor is written when it is called often."""

        left: str
        right: int = 2

    for _ in range(before):
        Pair("a")
    wrong: tuple[Callable[[Any], object], ...] = (
        lambda kind: kind(),
        lambda kind: kind("a", 2, 3),
        lambda kind: kind("a", left="b"),
        lambda kind: kind("a", middle=3),
    )
    for call in wrong:
        with pytest.raises(TypeError, match=r"Pair\.__init__"):
            call(Pair)
