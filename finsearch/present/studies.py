"""What is said of many texts together → records with the columns that say how they are shown."""

from __future__ import annotations

from collections.abc import Iterable

from finsearch.present.labels import place_name
from finsearch.present.listing import Column, Listing, Value
from finsearch.present.records import ARTICLE, ref_day, ref_value
from finsearch.studies import Appearance, Concordance, KeywordLine, Timeline, Trend

_LINE = (
    *ARTICLE,
    Column("document", "文件", most=30),
    Column("day", "日期"),
    Column("place"),
    Column("clause"),
    Column("place_name", "条款", ours=True),
    Column("path"),
    Column("left", "上文"),
    Column("keyword", "关键词"),
    Column("right", "下文"),
)


def timeline(found: Timeline) -> Listing:
    """Return how many articles each period has."""
    columns = (Column("period", "时间"), Column("articles", "文章", number=True))
    values = [{"period": each.value, "articles": each.count} for each in found.periods]
    head = {
        "unit": found.unit,
        "by": found.by,
        "total": found.total,
        "undated": found.undated,
        "notes": list(found.notes),
    }
    return Listing("timeline", columns, values, head)


def trend(found: Trend) -> Listing:
    """Return one record for each period and phrase: articles with the phrase, all articles, the share."""
    columns = tuple(map(Column, ("period", "phrase", "articles", "total", "share")))
    rows = zip(found.phrases, found.counts, found.shares, strict=True)
    values: list[Value] = [
        {"period": period, "phrase": phrase, "articles": count, "total": total, "share": round(share, 6)}
        for phrase, counts, shares in rows
        for period, count, total, share in zip(found.periods, counts, found.totals, shares, strict=True)
    ]
    head = {
        "unit": found.unit,
        "by": found.by,
        "phrases": list(found.phrases),
        "undated": list(found.undated),
    }
    return Listing("trend", columns, values, head)


def trend_table(found: Trend, *, relative: bool) -> Listing:
    """Return periods against phrases: articles, or their shares of all articles of the period."""
    places = tuple(map(str, range(len(found.phrases))))
    phrases = (
        Column(f"phrases.{n}", each, number=True, quoted=True) for n, each in zip(places, found.phrases, strict=True)
    )
    cells = [[f"{share:.1%}" for share in row] for row in found.shares] if relative else found.counts
    values: list[Value] = [
        {"period": period, "phrases": dict(zip(places, column, strict=True)), "total": total}
        for period, column, total in zip(found.periods, zip(*cells, strict=True), found.totals, strict=True)
    ]
    return Listing("trend", (Column("period", "时间"), *phrases, Column("total", "全部文章", number=True)), values)


def concordance(found: Concordance) -> Listing:
    """Return every match shown with what stands before and behind it."""
    head = {"total": found.total, "notes": list(found.notes)}
    return Listing("lines", _LINE, list(_lines(found.lines)), head)


def appearance(found: Appearance | None, phrase: str) -> Listing:
    """Return the first and the last use of a phrase; no record where there is none."""
    labels = {"article.published": "发布", "article.signed": "成文", "day": ""}
    line = (each._replace(label=labels.get(each.key, each.label)) for each in _LINE)
    columns = (Column("seen"), Column("seen_name", "何时", ours=True), *line)
    if found is None:
        return Listing("appearances", columns, [], {"phrase": phrase, "total": 0, "undated": 0})
    head = {"phrase": phrase, "by": found.by, "total": found.total, "undated": found.undated}
    names = ({"seen": "first", "seen_name": "首见"}, {"seen": "last", "seen_name": "末见"})
    lines = _lines((found.first, found.last))
    return Listing("appearances", columns, [name | line for name, line in zip(names, lines, strict=True)], head)


def _lines(lines: Iterable[KeywordLine]) -> Iterable[Value]:
    for each in lines:
        yield {
            "article": ref_value(each.article),
            "document": each.article.number or each.article.title,
            "day": ref_day(each.article),
            "place": each.place,
            "clause": each.no,
            "place_name": place_name(each),
            "path": each.path,
            "left": each.left,
            "keyword": each.keyword,
            "right": each.right,
        }
