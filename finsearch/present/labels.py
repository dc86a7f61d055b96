"""The words around a hit: who issued it and when, who is responsible, how much was found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from finsearch.document import CitationKind, Role
from finsearch.present.wording import word
from finsearch.results import DutyGroup, Hit, Results
from finsearch.structure.validity import STATUS_NAMES

if TYPE_CHECKING:
    from finsearch.findings import ArticleRef, Standing
    from finsearch.studies import ClauseChange, FlawKind, KeywordLine

_ISSUERS_SHOWN = 3
_ROLES: tuple[tuple[str, tuple[Role, ...]], ...] = (
    ("牵头", ("lead",)),
    ("会同", ("with",)),
    ("配合", ("support",)),
    ("指导", ("guide",)),
)
_PLAIN_ROLES: tuple[Role, ...] = ("joint", "resp")
FACET_NAMES = {
    "issuers": "发文机关",
    "duties": "责任部门",
    "tags": "标签",
    "kind": "种类",
    "form": "公文种类",
    "authority": "效力级别",
    "topics": "主题",
    "status": "效力状态（推断）",
    "source": "来源",
    "year": "年份",
    "month": "月份",
    "signed_year": "成文年份",
    "signed_month": "成文月份",
}
CITATION_NAMES: dict[CitationKind, str] = {
    "cites": "提及",
    "implements": "依据",
    "forwards": "印发转发",
    "amends": "修改",
    "repeals": "废止",
    "supersedes": "取代",
}
REASON_NAMES = {
    "number": "文号相符",
    "number, other title": "文号相符而题名不同",
    "title": "题名相同",
    "near title": "题名相近",
}
ROLE_NAMES: dict[Role, str] = {
    "lead": "牵头",
    "joint": "共同",
    "resp": "负责",
    "support": "配合",
    "guide": "指导",
    "with": "会同",
}
FLAW_NAMES: dict[FlawKind, str] = {
    "no such number": "索引中没有这个文号",
    "other number": "这个题名的文号不同",
    "other title": "这个文号的题名不同",
    "no such title": "索引中没有这个题名",
    "no such clause": "没有这一条款",
    "misquoted": "引文有出入",
    "not said": "文中没有这句话",
    "other clause": "引文在另一条",
    "repealed": "已废止（推断）",
    "expired": "已失效（推断）",
    "parts unknown": "未核对：原文分不出款、目",
    "clauses unknown": "未核对：原文分不出条款",
    "document unsure": "未核对：不能确定是哪份文件",
}
CHANGE_NAMES = {"same": "未变", "changed": "修改", "added": "新增", "removed": "删去"}
PLACE_NAMES = {"title": "题名", "outside": "条款外"}
KIND_NAMES = {"policy": "政策", "flash": "快讯", "news": "新闻"}


def facet_value(field: str, value: str) -> str:
    """Return a value of a facet as a person reads it."""
    if field == "status":
        return word(next((names[0] for status, names in STATUS_NAMES.items() if status == value), value))
    return word(KIND_NAMES.get(value, value)) if field == "kind" else value


def judged(standing: Standing) -> str:
    """Return whether a policy is in force, from when this is inferred, and the phrase or the document that decides."""
    label = word("{}（{}，推断）", word(STATUS_NAMES[standing.status][0]), standing.as_of.isoformat())
    by = standing.repealed_by
    if by is not None and standing.repealed is not None:
        return word(
            "{}：{} 起由 {} 《{}》废止或取代", label, standing.repealed.isoformat(), by.number or by.id, by.title
        )
    return word("{}：“{}”", label, standing.because) if standing.because else label


def about(hit: Hit) -> tuple[str, ...]:
    """Return what stands below a title: number, issuers, dates, source, copies, without what is not known."""
    return tuple(filter(None, _about(hit)))


def _about(hit: Hit) -> Iterator[str]:
    yield hit.number
    yield shortened(hit.issuers)
    yield word("成文 {}", hit.signed.isoformat()) if hit.signed else ""
    yield word("发布 {}", hit.published.isoformat()) if hit.published else ""
    yield word("{}（推断）", word(STATUS_NAMES[hit.status][0])) if hit.status and hit.status != "unknown" else ""
    yield hit.source
    yield word("同文 {} 份", len(hit.copies)) if len(hit.copies) > 1 else ""


def ref_about(ref: ArticleRef) -> tuple[str, ...]:
    """Return what tells one article from another: its number, and when it was signed or published."""
    return tuple(filter(None, (ref.number, issued(ref))))


def issued(ref: ArticleRef) -> str:
    """Return when an article was signed, else when it was published; empty where neither is known."""
    days = (("成文 {}", ref.signed), ("发布 {}", ref.published))
    return next((word(name, day.isoformat()) for name, day in days if day), "")


def place_name(line: KeywordLine) -> str:
    """Return where a match stands: the ordinal of its clause, or the Chinese for what is outside of clauses."""
    return PLACE_NAMES.get(line.place) or line.no


def change_place(change: ClauseChange, say: Callable[[str], str] = str) -> str:
    """Return where a change is: the ordinal of the clause, before and after where they differ, as `say` says it."""
    nos = dict.fromkeys(no or say(PLACE_NAMES["outside"]) for no in _nos(change))
    return " → ".join(nos)


def _nos(change: ClauseChange) -> tuple[str, ...]:
    if change.kind in ("added", "removed"):
        return (change.no if change.kind == "added" else change.old_no,)
    return change.old_no, change.no


def shortened(names: Sequence[str]) -> str:
    """Return the first names of a long list: A、B、C等12家."""
    shown = word("、").join(names[:_ISSUERS_SHOWN])
    return word("{}等{}家", shown, len(names)) if len(names) > _ISSUERS_SHOWN else shown


def duties(group: DutyGroup) -> str:
    """Return one 责任分工 in a line: 责任：A、B等（牵头：C；配合：D）, or only roles: 牵头：C；配合：D."""
    plain = word("、").join(each.written for each in group.agencies if each.role in _PLAIN_ROLES)
    roles = word("；").join(_roles(group))
    everyone = plain + word("等") * (group.open and bool(plain))
    if everyone and roles:
        return word("责任：{}（{}）", everyone, roles)
    return roles or word("责任：{}", everyone or group.text)


def _roles(group: DutyGroup) -> Iterator[str]:
    for name, roles in _ROLES:
        who = word("、").join(each.written for each in group.agencies if each.role in roles)
        if who:
            yield word("{}：{}", word(name), who)


def summary(results: Results, *, clauses: bool = False) -> str:
    """Return the line that ends an answer: how many, which of them are shown, how long it took."""
    time = word("用时 {:.0f} ms", results.took_ms) if results.took_ms >= 1 else word("用时不到 1 ms")
    if not results.total:
        return word("没有找到，{}", time)
    return f"{_extent(results, '条' if clauses else '篇')}{word('，')}{time}"


def _extent(results: Results, unit: str) -> str:
    """Return how many there are and, if that is not all of them, which are shown."""
    if not results.hits:
        return word(f"共 {{:,}} {unit}，这一页没有", results.total)
    first, last = results.hits[0].rank, results.hits[-1].rank
    if last - first + 1 == results.total:
        return word(f"共 {{:,}} {unit}", results.total)
    if first == last:
        return word(f"共 {{:,}} {unit}，显示第 {{}} {unit}", results.total, first)
    return word(f"共 {{:,}} {unit}，显示第 {{}}–{{}} {unit}", results.total, first, last)


def extent_in_time(total: int, undated: int) -> str:
    """Return how many articles there are, and how many of them have no date where some have none."""
    articles = word("共 {:,} 篇", total)
    return word("{}，其中 {:,} 篇没有日期", articles, undated) if undated else articles
