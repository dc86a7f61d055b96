"""What is asked for, as text and options → plan; QueryError for a value that cannot be meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from typing import Literal as OneOf

from finsearch.analysis.analyzer import Analyzer
from finsearch.errors import QueryError
from finsearch.query.compile import Compiler
from finsearch.query.dates import check_order, last_day
from finsearch.query.filters import filters_of, with_successors
from finsearch.query.plan import MATCHES, Plan
from finsearch.query.pointing import Held

_AGED_BY: Mapping[str, OneOf["date", "signed"]] = {"published": "date", "signed": "signed"}


def plan_for(
    analyzer: Analyzer,
    text: str,
    match: str,
    held: Held | None = None,
    *,
    need: bool = True,
    expand: bool = True,
    successors: bool = False,
    as_of: date | str | None = None,
    **options: Any,
) -> Plan:
    """Return the plan for a text and filters (see `filters_of`); where there is `need`, something must be asked for.

    `expand`: words are wanted by their other names, too. `successors`: agencies in filters and fields are also those
    who took over from them. `as_of`: the day on which statuses are judged, today if not given. `held`: what
    an index holds. Options are filters, and what `_age` takes.
    """
    if not isinstance(text, str):
        raise QueryError(
            f"检索内容应为文字 / what is searched for must be text: {text!r}",
            "请给出词语 / give words, or an empty text",
        )
    one_of(match, MATCHES, "match")
    age = _age(**{name: options.pop(name) for name in ("recency", "by") if name in options})
    given = filters_of(**options)
    check_order(given.since, given.until, (str(options.get("since") or ""), str(options.get("until") or "")))
    compiler = Compiler(analyzer, exact=match == "exact", expand=expand, successors=successors, held=held or Held())
    plan = compiler.compile(text, with_successors(given) if successors else given)
    if need and plan.is_empty:
        raise QueryError(
            "没有检索内容 / nothing to search for", "请给出词语或限定条件 / give words or a filter: --issuer 商务部"
        )
    day = plan.as_of if as_of is None else last_day(as_of)
    return replace(plan, match="any" if match == "any" else "all", as_of=day, **age)


def _age(recency: int = 0, by: str = "published") -> dict[str, Any]:
    """Return what a plan says of being new: it counts half `recency` days before `as_of`, not at all where that is 0.

    `by`: the day from which days are counted, published or signed.
    """
    return {"half_life": at_least(recency, 0, "recency"), "aged_by": _AGED_BY[one_of(by, tuple(_AGED_BY), "by")]}


def one_of(value: str, known: Sequence[str], name: str) -> Any:
    """Return a value that is among those known; QueryError otherwise."""
    if value not in known:
        raise QueryError(
            f"--{name} 没有这个值 / no such value of --{name}: {value!r}", f"可选 / one of: {', '.join(known)}"
        )
    return value


def at_least(value: int, least: int, name: str) -> int:
    """Return a number that is large enough; QueryError otherwise."""
    if not isinstance(value, int):
        raise QueryError(
            f"{name} 应为整数 / {name} must be a whole number: {value!r}",
            f"请给 {name}={least} 或更大的数 / give {name}={least} or more",
        )
    if value < least:
        raise QueryError(
            f"{name} 不能小于 {least} / {name} must be at least {least}: {value}",
            f"请给 {name}={least} 或更大的数 / give {name}={least} or more",
        )
    return value
