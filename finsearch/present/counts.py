"""Counts for people: facets, what an index holds, what an indexing run did, how a text was cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from finsearch.present.ink import LABEL, TITLE, ink, paragraph, printed
from finsearch.present.labels import FACET_NAMES, KIND_NAMES, facet_value
from finsearch.present.line import Line
from finsearch.present.look import Look
from finsearch.present.pairs import pairs
from finsearch.present.wording import half, word
from finsearch.results import FacetCount, IndexStats, IngestReport

Row = tuple[str, str]
_CUTS = {"word": "词 word", "bigram": "双字 bigram", "unigram": "单字 unigram"}
_UNITS = ("B", "kB", "MB", "GB", "TB")


def facets(counts: Mapping[str, tuple[FacetCount, ...]], look: Look) -> Iterator[str]:
    """Yield the values of each field with their counts."""
    return printed(facet_lines(counts, look.width), look)


def facet_lines(counts: Mapping[str, tuple[FacetCount, ...]], width: int) -> Iterator[Line]:
    """Yield a heading a field, then its values, the counts aligned on the right of a column."""
    size = max((len(f"{each.count:,}") for values in counts.values() for each in values), default=1)
    for number, (name, values) in enumerate(counts.items()):
        if number:
            yield Line()
        yield ink(word(FACET_NAMES.get(name, name)), TITLE)
        for each in values:
            lead = ink(f"  {each.count:>{size},}  ", LABEL)
            yield from paragraph(ink(facet_value(name, each.value)), width, size + 4, lead)


def report(done: IngestReport, look: Look, *, dry_run: bool = False) -> Iterator[str]:
    """Yield what an indexing run did, or would do."""
    return printed(_rows(_report_rows(done, dry_run=dry_run), look.width, right=True), look)


def _report_rows(done: IngestReport, *, dry_run: bool) -> Iterator[Row]:
    would = "将 would be " if dry_run else ""
    yield "读取 read", f"{done.read:,}"
    yield f"{would}新增 new", f"{done.new:,}"
    yield f"{would}更新 changed", f"{done.changed:,}"
    yield "未变 unchanged", f"{done.unchanged:,}"
    yield f"{would}移除 removed", f"{done.removed:,}"
    yield "合并同文 merged copies", f"{done.merged:,}"
    if done.clashing:
        yield "同号异文 shared ids", f"{done.clashing:,}"
    yield "失败 failed", f"{done.failed:,}"
    yield "文章总数 articles", f"{done.articles:,}"
    if done.clauses:
        yield "条款总数 clauses", f"{done.clauses:,}"
    yield "用时 elapsed", _duration(done.seconds)
    if done.seconds > 0 and done.read:
        yield "速度 rate", f"{done.read / done.seconds:,.0f}/s"


def stats(held: IndexStats, look: Look) -> Iterator[str]:
    """Yield what an index holds."""
    return printed(_rows(_stats_rows(held), look.width), look)


def _stats_rows(held: IndexStats) -> Iterator[Row]:
    yield "文章 articles", f"{held.articles:,}"
    for kind, count in held.kinds.items():
        yield f"  {KIND_NAMES.get(kind, kind)} {kind}", f"{count:,}"
    yield "条款 clauses", f"{held.clauses:,}"
    yield "词项 terms", f"{held.terms:,}"
    if held.first_published and held.last_published:
        yield "发布 published", f"{held.first_published.isoformat()} – {held.last_published.isoformat()}"
    yield "大小 size", _size(held.bytes)
    yield "引擎 engine", f"{held.engine} (segments {held.segments}, format {held.format_version})"
    yield "分词 analyzer", held.analyzer


def cuts(terms: Sequence[tuple[str, str, int, int]], look: Look) -> Iterator[str]:
    """Yield the terms of a text (text, kind, start, end), one line a kind, in the order of the text."""
    kinds = dict.fromkeys(kind for _, kind, _, _ in terms)
    rows = ((_CUTS.get(kind, kind), " ".join(text for text, each, _, _ in terms if each == kind)) for kind in kinds)
    return printed(_rows(rows, look.width), look)


def _rows(rows: Iterable[Row], width: int, *, right: bool = False) -> Iterator[Line]:
    return pairs(((half(label), value) for label, value in rows), width, right=right)


def _duration(seconds: float) -> str:
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest:02} s"


def _size(count: int) -> str:
    power = min((len(str(count)) - 1) // 3, len(_UNITS) - 1)
    return f"{count / 1000**power:.{min(power, 1)}f} {_UNITS[power]}"
