"""A question that nothing answers as it was asked, and other ways to ask: plans, what they find, how they are said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from finsearch.analysis.analyzer import Analyzer
from finsearch.engines.base import Engine
from finsearch.frozen import frozen
from finsearch.query.literals import literal
from finsearch.query.node import Also, Literal, Node
from finsearch.query.plan import Plan, Wanted

MOST = 8  # things wanted, of which one is left out
MANY = 24  # of which as few as possible are left out
SHOWN = 3  # strings near what was typed
TRIED = 40
QUOTES = "“”"


@frozen
class Question:
    """What was asked for; `found` is in how many articles each thing in `plan.wanted` stands, filters aside."""

    engine: Engine
    analyzer: Analyzer
    plan: Plan
    found: tuple[int, ...]

    @property
    def missing(self) -> tuple[int, ...]:
        """Return the places in `plan.wanted` of what stands in no article."""
        return tuple(place for place, number in enumerate(self.found) if not number)

    @property
    def is_long(self) -> bool:
        """Tell whether so much is wanted that leaving out each in turn takes long and hardly ever finds anything."""
        return len(self.plan.wanted) > (MANY if self.missing else MOST)

    def is_hopeless(self, plan: Plan) -> bool:
        """Tell whether a plan still wants what stands nowhere in the scope that was asked for."""
        missing = {self.plan.wanted[place].node for place in self.missing}
        return plan.scope == self.plan.scope and any(want.node in missing for want in plan.wanted)


class Alternative(NamedTuple):
    """Another plan, and how it is said in Chinese and in English, each by itself."""

    said: str
    in_english: str
    plan: Plan


def count(engine: Engine, plan: Plan) -> int:
    """Return how much has all that a plan wants."""
    return engine.search(bare(plan)).total


def bare(plan: Plan) -> Plan:
    """Return the plan that finds what has all the things wanted, and ranks nothing."""
    return replace(plan.counting, scored=(), also=(), chunks=(), match="all")


def with_instead(plan: Plan, place: int, *instead: Wanted) -> Plan:
    """Return a plan that wants other things in the place of one."""
    return replace(plan, wanted=(*plan.wanted[:place], *instead, *plan.wanted[place + 1 :]))


def standing(question: Question, strings: Iterable[str]) -> tuple[str, ...]:
    """Return those of the strings that stand in an article, all asked for at once."""
    wanted = tuple(Wanted(each, literal(each)) for each in strings)
    if not wanted:
        return ()
    found = question.engine.search(replace(bare(question.plan), wanted=wanted, unwanted=(), match="any")).found
    return tuple(want.shown for want, count in zip(wanted, found, strict=True) if count)


def typed_string(wanted: Node) -> Literal | None:
    """Return the string of a text that was typed for a thing wanted, without its other names; None if it was none."""
    typed = wanted.node if isinstance(wanted, Also) else wanted
    return typed if isinstance(typed, Literal) and typed.where == "text" else None


def bare_text(want: Wanted) -> str:
    """Return a thing wanted as it is shown, without quotes."""
    return want.shown.strip(QUOTES)
