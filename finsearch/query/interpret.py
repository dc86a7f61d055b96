"""Plan → what was understood, in one line, as `interpreted` in results."""

from __future__ import annotations

from collections.abc import Iterator

from finsearch.query.plan import AllOf, AnyOf, Filters, Literal, Node, NumberIs, Plan

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


def interpreted(plan: Plan) -> str:
    """Return a plan as a query in canonical spelling: wanted words joined by +, exclusions by -, then filters."""
    joint = " | " if plan.match == "any" else " + "
    wanted = joint.join(want.shown for want in plan.wanted)
    excluded = [f"-{_node(node)}" for node in plan.unwanted]
    return " ".join(filter(None, [wanted, *excluded, *_filters(plan.filters)]))


def _node(node: Node) -> str:
    match node:
        case Literal(text=text):
            return text
        case NumberIs(pattern):
            return str(pattern)
        case AllOf(nodes):
            return "(" + " + ".join(map(_node, nodes)) + ")"
        case AnyOf(nodes):
            return "(" + " | ".join(map(_node, nodes)) + ")"


def _filters(filters: Filters) -> Iterator[str]:
    for field, shown in _NAMES.items():
        values = getattr(filters, field)
        if values:
            yield f"{shown}:{'|'.join(values)}"
    if filters.number is not None:
        yield f"文号:{filters.number}"
    if filters.since or filters.until:
        yield f"日期:{filters.since or ''}..{filters.until or ''}"
