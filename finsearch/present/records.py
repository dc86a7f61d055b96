"""What the commands list → records with the columns that say how they are shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from finsearch.findings import (
    ArticleRef,
    Assignment,
    Candidate,
    CoverageReport,
    DutyMatrix,
    Missing,
    Reference,
    Workload,
)
from finsearch.present.labels import CITATION_NAMES, FACET_NAMES, ROLE_NAMES
from finsearch.present.listing import Column, Listing, Value
from finsearch.present.values import iso
from finsearch.results import FacetCount

ARTICLE = tuple(Column(f"article.{key}") for key in ("id", "title", "number", "published", "signed", "url"))
"""The columns of an article that a record speaks of; in CSV only."""
_CITED = (
    Column("title", "题名"),
    Column("number", "文号"),
    Column("kinds", "关系", named=CITATION_NAMES),
    Column("clauses", "条款"),
    Column("mentions", "处", number=True),
    Column("text"),
    Column("candidates", "可能是"),
)
_COUNTS = (
    ("articles", "文章"),
    ("policies", "政策"),
    ("with_number", "有文号"),
    ("with_issuer", "有机关"),
    ("with_clauses", "有条款"),
    ("clauses", "条款"),
    ("doubts", "存疑"),
    ("failures", "读不了"),
)


def ref_value(ref: ArticleRef) -> Value:
    """Return an article in one line as JSON shows it."""
    return {
        "id": ref.id,
        "kind": ref.kind,
        "title": ref.title,
        "number": ref.number,
        "published": iso(ref.published),
        "signed": iso(ref.signed),
        "url": ref.url,
    }


def ref_day(ref: ArticleRef) -> str | None:
    """Return when an article was signed, or else published."""
    return iso(ref.day)


def reference_value(reference: Reference) -> Value:
    """Return what is said of a document, and the articles that may be meant, as JSON shows it."""
    return {
        "title": reference.title,
        "number": reference.number,
        "kinds": list(reference.kinds),
        "clauses": list(reference.clauses),
        "mentions": reference.mentions,
        "text": reference.text,
        "span": list(reference.span),
        "candidates": [_candidate(each) for each in reference.candidates],
    }


def _candidate(each: Candidate) -> Value:
    named = {name: value for name, value in ref_value(each.article).items() if name in ("id", "title", "number")}
    return named | {"confidence": each.confidence, "reason": each.reason}


def cites(article: ArticleRef, references: Iterable[Reference]) -> Listing:
    """Return what an article cites."""
    return Listing("cites", _CITED, cites_values(references), {"article": ref_value(article)})


def cites_values(references: Iterable[Reference]) -> list[Value]:
    """Return what an article cites, without the article itself."""
    return [reference_value(each) for each in references]


def cited_by_values(references: Iterable[Reference]) -> list[Value]:
    """Return who cites an article: each reference with the article that makes it."""
    return [{"article": ref_value(each.article), **reference_value(each)} for each in references]


def cited_by(name: ArticleRef | str, references: Iterable[Reference]) -> Listing:
    """Return who cites an article, or a document named by a person."""
    columns = (*ARTICLE, *(column._replace(label="") for column in _CITED))
    shown = {"article.title": "题名", "article.number": "文号", "kinds": "关系", "clauses": "条款", "text": "原文"}
    named = {"asked": name} if isinstance(name, str) else {"article": ref_value(name)}
    return Listing(
        "cited_by",
        [each._replace(label=shown.get(each.key, "")) for each in columns],
        cited_by_values(references),
        named,
    )


def missing(found: Sequence[Missing], total: int) -> Listing:
    """Return what is cited and not held, some of `total` documents."""
    columns = (
        Column("articles", "引用文章", number=True),
        Column("number", "文号", whole=True),
        Column("title", "题名"),
    )
    values = [{"title": each.title, "number": each.number, "articles": each.articles} for each in found]
    return Listing("missing", columns, values, {"total": total})


def assignments(found: Iterable[Assignment], total: int, *, of_one: bool = False) -> Listing:
    """Return what agencies must do, some of `total` duties; those `of_one` agency do not repeat it on pages."""
    columns = (
        Column("agency", "" if of_one else "机关"),
        Column("written"),
        Column("role"),
        Column("role_name", "角色", ours=True),
        *ARTICLE,
        Column("document", "文件", most=30, intact="article.number"),
        Column("day", "日期", whole=True),
        Column("clause", "条款"),
        Column("clause_title"),
        Column("path"),
        Column("task", "任务", most=60),
        Column("duty"),
    )
    values = [_assignment(each) for each in found]
    return Listing("duties", columns, values, {"total": total})


def _assignment(each: Assignment) -> Value:
    return {
        "agency": each.agency,
        "written": each.written,
        "role": each.role,
        "role_name": ROLE_NAMES[each.role],
        "article": ref_value(each.article),
        "document": each.article.number or each.article.title,
        "day": ref_day(each.article),
        "clause": each.no,
        "clause_title": each.title,
        "path": each.path,
        "task": each.task,
        "duty": each.text,
    }


def workloads(found: Iterable[Workload]) -> Listing:
    """Return how much agencies have to do."""
    columns = (
        Column("agency", "机关"),
        Column("clauses", "条款", number=True),
        Column("leads", "牵头", number=True),
        Column("articles", "文件", number=True),
    )
    values = [
        {"agency": each.agency, "clauses": each.clauses, "leads": each.leads, "articles": each.articles}
        for each in found
    ]
    return Listing("agencies", columns, values)


def matrix(found: DutyMatrix) -> Listing:
    """Return agencies against documents, numbered from 1: clauses, with a star where the agency leads one."""
    places = range(1, len(found.articles) + 1)
    columns = [Column("agency", "机关"), *(Column(f"documents.{n}", str(n), number=True) for n in places)]
    values: list[Value] = [
        {"agency": agency, "documents": dict(zip(map(str, places), map(_starred, counts, leads), strict=True))}
        for agency, counts, leads in zip(found.agencies, found.counts, found.leads, strict=True)
    ]
    return Listing("agencies", columns, values)


def matrix_cells(found: DutyMatrix) -> Listing:
    """Return one record for each agency and document in which it has duties."""
    columns = (Column("agency"), *ARTICLE, Column("clauses"), Column("leads"))
    values: list[Value] = [
        {"agency": agency, "article": ref_value(ref), "clauses": count, "leads": led}
        for agency, counts, leads in zip(found.agencies, found.counts, found.leads, strict=True)
        for ref, count, led in zip(found.articles, counts, leads, strict=True)
        if count
    ]
    return Listing("matrix", columns, values)


def _starred(count: int, leads: int) -> str:
    return f"{count}{'★' * bool(leads)}" if count else ""


def coverage(report: CoverageReport) -> Listing:
    """Return what was understood by source and month; JSON has every doubt and failure, too."""
    columns = (Column("source", "来源"), Column("month", "月份"), *(Column(k, v, number=True) for k, v in _COUNTS))
    names = ("source", "month", *(name for name, _ in _COUNTS))
    values = [{name: getattr(row, name) for name in names} for row in report.rows]
    head = {"doubts": doubts(report).values, "failures": failures(report).values}
    return Listing("coverage", columns, values, head)


def doubts(report: CoverageReport) -> Listing:
    """Return every clause whose ordinal does not follow."""
    shown = {"article.id": "编号", "article.title": "题名"}
    columns = (
        *(
            column._replace(label=shown.get(column.key, ""), most=40, whole=column.key == "article.id")
            for column in ARTICLE
        ),
        Column("clause", "条款"),
        Column("path"),
        Column("doubt", "存疑"),
    )
    values = [
        {"article": ref_value(each.article), "clause": each.no, "path": each.path, "doubt": each.doubt}
        for each in report.doubts
    ]
    return Listing("doubts", columns, values)


def failures(report: CoverageReport) -> Listing:
    """Return what could not be read, and why."""
    values = [{"path": each.path, "reason": each.reason} for each in report.failures]
    return Listing("failures", (Column("path", "路径"), Column("reason", "原因")), values)


def facets(counts: Mapping[str, Sequence[FacetCount]]) -> Listing:
    """Return one record for each value of each field, with how many articles have it."""
    columns = (
        Column("field"),
        Column("field_name", "分类", ours=True),
        Column("value", "名称"),
        Column("articles", "文章", number=True),
    )
    values: list[Value] = [
        {
            "field": field,
            "field_name": FACET_NAMES.get(field, field),
            "value": each.value,
            "articles": each.count,
        }
        for field, found in counts.items()
        for each in found
    ]
    return Listing("facets", columns, values)
