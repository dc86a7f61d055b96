"""An article → its outline for reading: the head, the tree of clauses with who is responsible, what it cites."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from finsearch.document import Article, Clause, Span
from finsearch.findings import Reference, Standing
from finsearch.present.cells import cells
from finsearch.present.clause import view
from finsearch.present.ink import FAINT, LABEL, TITLE, ink, padded, paragraph, printed
from finsearch.present.labels import KIND_NAMES, duties, judged, ref_about
from finsearch.present.line import Line
from finsearch.present.look import Look
from finsearch.present.references import named, surely, where
from finsearch.present.snippet import excerpt
from finsearch.present.wording import either, word
from finsearch.results import ClauseHit, DutyGroup
from finsearch.structure.validity import last_day

REFERENCES = 20
_STEP = 2


def outline(
    article: Article,
    look: Look,
    cites: Sequence[Reference] = (),
    cited_by: Sequence[Reference] = (),
    standing: Standing | None = None,
) -> Iterator[str]:
    """Yield the head of an article, its clauses (its text, if it has none), what it cites and who cites it."""
    head = [(label, value) for label, value in _head(article, standing) if value]
    return printed(_outline(article, head, (cites, cited_by), look.width), look)


def clauses(article: Article, chosen: Iterable[Clause], look: Look, standing: Standing | None = None) -> Iterator[str]:
    """Yield the full text of some clauses of an article, and who is responsible for each."""
    return printed(_chosen(article, chosen, standing, look.width), look)


def _outline(
    article: Article,
    head: Iterable[tuple[str, str]],
    graph: tuple[Sequence[Reference], Sequence[Reference]],
    width: int,
) -> Iterator[Line]:
    labelled = [(word(label), value) for label, value in head]
    room = max((cells(label) for label, _ in labelled), default=0) + _STEP
    yield from paragraph(ink(article.title, TITLE), width)
    for label, value in labelled:
        yield from paragraph(ink(value), width, room, padded(ink(label, LABEL), room))
    if article.clauses:
        yield Line()
        yield ink(word("条款 {}", len(article.clauses)), LABEL)
        for clause in article.clauses:
            yield from _entry(article, clause, width)
    else:
        yield from _body(article, width)
    yield from _both_ways(*graph, width)


def _head(article: Article, standing: Standing | None) -> Iterator[tuple[str, str]]:
    yield "文号", str(article.number.number) if article.number else ""
    yield "种类", " · ".join(filter(None, [word(KIND_NAMES.get(article.kind, article.kind)), article.form]))
    yield "级别", article.authority
    yield either("机关", "issuers"), word("、").join(party.name for party in article.issuers)
    yield "主送", article.addressees
    yield "成文", article.signed.date.isoformat() if article.signed else ""
    yield "发布", _moment(article.published) if article.published else ""
    yield "施行", _period(article)
    yield "效力", judged(standing) if standing else ""
    yield "附件", "；".join(each.title for each in article.attachments)
    yield "来源", article.source
    yield "网址", article.url
    yield "主题", word("、").join(article.topics)
    yield "标签", word("、").join(article.tags)
    yield "编号", article.id
    for number, path in enumerate(article.paths):
        yield ("    " if number else "路径"), path


def _moment(published: datetime) -> str:
    """Return day and minute; the day alone where the hour is not known, which is midnight then."""
    day_only = published.time() == datetime.min.time()
    return published.date().isoformat() if day_only else published.isoformat(" ", "minutes")


def _period(article: Article) -> str:
    """Return the first day in force, and the last one where the document names it."""
    days = (article.effective.date if article.effective else None, last_day(article))
    first, last = (day.isoformat() if day else "" for day in days)
    return word("{} 至 {}", first, last) if last else first


def _entry(article: Article, clause: Clause, width: int) -> Iterator[Line]:
    """Yield a clause as a line of the tree: its title, or how its text begins, then its duties."""
    shown = _as_hit(article, clause)
    heading, body, titled = view(shown)
    indent = min(_STEP * (1 + depth(article, clause)), width // 2)
    line = ink(heading, TITLE if clause.parent is None else "")
    if not titled:
        line += ink(excerpt(body, width - indent - cells(line.plain) - 1, cells))
    yield from paragraph(line, width, indent)
    yield from _after(shown, clause, width, indent + _STEP)


def _after(shown: ClauseHit, clause: Clause, width: int, indent: int) -> Iterator[Line]:
    for group in shown.duties:
        yield from paragraph(ink(duties(group), FAINT), width, indent)
    if clause.doubt:
        yield from paragraph(ink(word("存疑：{}", clause.doubt), FAINT), width, indent)


def _chosen(article: Article, chosen: Iterable[Clause], standing: Standing | None, width: int) -> Iterator[Line]:
    number = str(article.number.number) if article.number else ""
    yield from paragraph(ink(" · ".join(filter(None, [article.title, number])), FAINT), width)
    if standing:
        yield from paragraph(ink(f"{word('效力')} {judged(standing)}", FAINT), width)
    for clause in chosen:
        shown = _as_hit(article, clause)
        yield Line()
        for line in filter(None, map(str.strip, _text_lines(clause, article))):
            yield from paragraph(_bold(line, clause), width)
        yield from _after(shown, clause, width, _STEP)


def _text_lines(clause: Clause, article: Article) -> list[str]:
    return clause.span.of(article.text).splitlines()


def _bold(line: str, clause: Clause) -> Line:
    """Return a line, the clause's heading in it in bold."""
    end = line.find(clause.title) + len(clause.title) if clause.title else len(clause.no)
    return ink(line).over(0, end, TITLE) if line.startswith(clause.no) else ink(line)


def _body(article: Article, width: int) -> Iterator[Line]:
    for line in filter(None, map(str.strip, article.text.splitlines())):
        yield Line()
        yield from paragraph(ink(line), width)


def _both_ways(cites: Sequence[Reference], cited_by: Sequence[Reference], width: int) -> Iterator[Line]:
    for heading, lines in (("引用 {}", map(_cited, cites)), ("被引 {}", map(_citing, cited_by))):
        shown = list(lines)
        if shown:
            yield Line()
            yield ink(word(heading, len(shown)), LABEL)
        for line, detail in shown[:REFERENCES]:
            yield from paragraph(ink(line), width, _STEP)
            yield from paragraph(ink(detail, FAINT), width, 2 * _STEP)
        if len(shown) > REFERENCES:
            yield from paragraph(ink(word("…另有 {} 件", len(shown) - REFERENCES), FAINT), width, _STEP)


def _cited(reference: Reference) -> tuple[str, str]:
    best = reference.candidates[:1]
    held = [each.article.id if each.confidence == 1 else f"{each.article.id}{surely(each)}" for each in best]
    return named(reference), f"{where(reference)} · {''.join(held) or word('未收录')}"


def _citing(reference: Reference) -> tuple[str, str]:
    ref = reference.article
    sure = [surely(each) for each in reference.candidates if each.confidence < 1]
    return ref.title or ref.id, " · ".join([*ref_about(ref), where(reference), *sure])


def depth(article: Article, clause: Clause) -> int:
    """Return how many clauses stand above one."""
    parents = {each.path: each.parent for each in article.clauses}
    count, above = 0, clause.parent
    while above is not None and count < len(parents):
        count, above = count + 1, parents.get(above)
    return count


def _as_hit(article: Article, clause: Clause) -> ClauseHit:
    start = clause.span.start
    title = Span(max(clause.title_span.start - start, 0), max(clause.title_span.end - start, 0))
    groups = tuple(DutyGroup.of(duty, article.text) for duty in clause.duties)
    return ClauseHit(clause.no, clause.title, clause.span.of(article.text), groups, (), 0.0, clause.path, title)
