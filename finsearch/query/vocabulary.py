"""Values of fields that know only some: forms of documents, levels of legal force, topics; names typed → values."""

from __future__ import annotations

from collections.abc import Sequence

from finsearch.document import KINDS, Status
from finsearch.errors import QueryError
from finsearch.structure.authority import levels
from finsearch.structure.form import form_of, forms
from finsearch.structure.topic import topics, topics_of
from finsearch.structure.validity import STATUS_NAMES

KIND_NAMES = {"政策": "policy", "文件": "policy", "快讯": "flash", "新闻": "news"} | {kind: kind for kind in KINDS}


def kind_named(value: str) -> str:
    """Return the kind for its English or Chinese name; QueryError if there is none."""
    if value.lower() not in KIND_NAMES:
        raise QueryError(f"没有这个种类 / unknown kind: {value!r}", "可选 / one of: policy 政策, flash 快讯, news 新闻")
    return KIND_NAMES[value.lower()]


def form_named(value: str) -> str:
    """Return the form for its name or an ending of titles (命令 → 令, 指导意见 → 意见); QueryError if there is none."""
    form = form_of(value)
    if not form:
        raise _unknown("没有这个公文种类 / no such form", value, forms())
    return form


def levels_named(value: str) -> tuple[str, ...]:
    """Return the levels whose names have these characters (规章 → 部门规章, 地方政府规章); QueryError if none has."""
    found = (value,) if value in levels() else tuple(level for level in levels() if value and value in level)
    if not found:
        raise _unknown("没有这个效力级别 / no such level of legal force", value, levels())
    return found


def topic_named(value: str) -> str:
    """Return the topic for its name or a word that stands for it (出口 → 外贸); QueryError if there is none."""
    if value in topics():
        return value
    found = topics_of(value)
    if not found:
        raise _unknown("没有这个主题 / no such topic", value, topics())
    return found[0]


def status_named(value: str) -> Status:
    """Return the status for its English or Chinese name (in-force, 现行有效, 有效); QueryError if there is none."""
    wanted = value.strip().lower().replace("-", "_")
    found = next((status for status, names in STATUS_NAMES.items() if wanted in (status, *names)), None)
    if found is None:
        known = [f"{status.replace('_', '-')} {names[0]}" for status, names in STATUS_NAMES.items()]
        raise QueryError(f"没有这个效力状态 / no such status: {value!r}", f"可选 / one of: {'、'.join(known)}")
    return found


def _unknown(what: str, value: str, known: Sequence[str]) -> QueryError:
    from difflib import get_close_matches

    near = get_close_matches(value, known, n=3, cutoff=0.4)
    return QueryError(f"{what}: {value!r}", f"可选 / one of: {'、'.join(near or known)}")
