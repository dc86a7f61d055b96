"""Plan → what was understood, in one line, as `interpreted` in results."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import TypeGuard

from finsearch.query.node import (
    AllOf,
    Also,
    AnyOf,
    Leaf,
    Literal,
    Near,
    Node,
    NoneOf,
    NumberIs,
    Passes,
    Prefix,
)
from finsearch.query.plan import Plan
from finsearch.query.restriction import Filters
from finsearch.query.spoken import spelt
from finsearch.structure.validity import STATUS_NAMES

_NAMES = {
    "issuers": "机关",
    "duties": "责任",
    "tags": "标签",
    "kinds": "种类",
    "forms": "公文种类",
    "authorities": "效力",
    "topics": "主题",
    "sources": "来源",
}
_INFERRED = "（推断）"


def interpreted(plan: Plan) -> str:
    """Return a plan as a query in canonical spelling: wanted words joined by +, exclusions by -, then filters."""
    joint = " | " if plan.match == "any" else " + "
    several = len(plan.wanted) > 1
    shown = (node_text(want.node) if isinstance(want.node, Also) else want.shown for want in plan.wanted)
    wanted = joint.join(f"({each})" if several and " | " in each else each for each in shown)
    excluded = [f"-{node_text(node)}" for node in plan.unwanted]
    day = f"效力截至:{plan.as_of}" if plan.filters.statuses else ""
    return " ".join(filter(None, [wanted, *excluded, *_filters(plan.filters), day]))


def retyped(plan: Plan, given: Filters) -> str:
    """Return a plan as a query to be typed beside filters that are given as options; empty where no query says that.

    Under an option a query can only narrow what passes.
    """
    changed = {each.name for each in fields(Filters) if getattr(plan.filters, each.name) != getattr(given, each.name)}
    if any(getattr(given, name) != getattr(Filters(), name) for name in changed):
        return ""
    typed = Filters(**{name: getattr(plan.filters, name) for name in changed})
    several = len(plan.wanted) > 1
    again = [want.shown for want in plan.wanted if isinstance(want.node, Passes)]  # of a field that filters ask, too
    shown = (want.shown for want in plan.wanted if not isinstance(want.node, Passes))
    wanted = (f"({each})" if several and " | " in each else each for each in shown)
    excluded = (f"-“{node.text}”" if _is_run(node) else f"-{node_text(node)}" for node in plan.unwanted)
    return " ".join(filter(None, (*wanted, *excluded, *_filters(typed), *again))).replace(_INFERRED, "")


def _is_run(node: Node) -> TypeGuard[Literal]:
    return isinstance(node, Literal) and node.where == "text"


def described(plan: Plan) -> tuple[tuple[str, str], ...]:
    """Return a plan as names and values, without what is empty: what must be there, what counts, what is left out."""
    lines = (
        ("要有 wanted", " + ".join(node_text(want.node) for want in plan.wanted)),
        ("不要 unwanted", " + ".join(map(node_text, plan.unwanted))),
        ("整串 runs", "、".join(chunk.text for chunk in plan.chunks)),
        ("计分 terms", " ".join(plan.scored)),
        ("另计 also", " ".join(plan.also)),
        ("限定 filters", " ".join(_filters(plan.filters))),
        ("方式 mode", f"{plan.match} · {plan.scope} · {plan.sort}"),
    )
    return tuple((name, value) for name, value in lines if value)


def node_text(node: Node) -> str:
    """Return a node as it could be typed."""
    match node:
        case NoneOf(inner):
            return f"-{node_text(inner)}"
        case AllOf(nodes):
            return "(" + " + ".join(map(node_text, nodes)) + ")"
        case AnyOf(nodes):
            return "(" + " | ".join(map(node_text, nodes)) + ")"
        case Also(typed, others):
            return f"{node_text(typed)}（另查：{'、'.join(map(node_text, others))}）"
        case NumberIs(pattern):
            return str(pattern)
        case Passes(filters):
            return " ".join(_filters(filters))
        case _:
            return _string(node)


def _string(node: Leaf | Near) -> str:
    match node:
        case Prefix(text):
            return f"{text}*"
        case Near(literals, slop):
            field = "标题:" if literals[0].where == "title" else ""
            return f"{field}“{' '.join(each.text for each in literals)}”~{slop}"
        case Literal(text=text, where=where):
            return text if where == "text" else f"标题:{spelt(text)}"


def _filters(filters: Filters) -> Iterator[str]:
    for field, shown in _NAMES.items():
        values = getattr(filters, field)
        if values:
            yield f"{shown}:{'|'.join(map(spelt, values))}"
    if filters.statuses:
        yield f"状态:{'|'.join(STATUS_NAMES[each][0] for each in filters.statuses)}{_INFERRED}"
    if filters.number is not None:
        yield f"文号:{filters.number}"
    for shown, days in (("日期", filters.published), ("成文", filters.signed), ("施行", filters.effective)):
        if not days.are_open:
            yield f"{shown}:{days}"
