"""What an engine found + the articles themselves → hits as a user gets them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from finsearch.answering.standing import status
from finsearch.document import Article, Clause, Span
from finsearch.engines.base import Engine, EngineHit, Hits, PartHit
from finsearch.engines.part import Part, part
from finsearch.errors import REBUILD, IndexDamaged
from finsearch.query.plan import Plan
from finsearch.results import ClauseHit, DutyGroup, Hit
from finsearch.structure.validity import last_day


class Assembler:
    """Puts the hits of one plan together."""

    def __init__(self, engine: Engine, plan: Plan) -> None:
        self.engine = engine
        self.plan = plan

    def hits(self, hits: Hits) -> tuple[Hit, ...]:
        """Return the page of hits, ranks counted from the page's offset on."""
        ranks = count(self.plan.offset + 1)
        return tuple(self._hit(rank, each) for rank, each in zip(ranks, hits.hits, strict=False))

    def _hit(self, rank: int, found: EngineHit) -> Hit:
        article = self.engine.article(found.article)
        if article is None:
            raise IndexDamaged(
                f"索引缺少正文 / the index lacks the text of an article: {found.article}",
                REBUILD,
            )
        title = Span(0, len(article.title))
        clauses = tuple(self._clauses(article, title, found.parts))
        path = clauses[0].path if self.plan.scope == "clauses" and clauses else ""
        return Hit(
            rank=rank,
            score=found.score,
            id=f"{article.id}#{path}" if path else article.id,
            kind=article.kind,
            title=article.title,
            number=str(article.number.number) if article.number else "",
            issuers=tuple(party.name for party in article.issuers),
            published=article.published.date() if article.published else None,
            signed=article.signed.date if article.signed else None,
            source=article.source,
            url=article.url,
            tags=article.tags,
            copies=article.paths,
            clauses=clauses,
            title_marks=tuple(mark for part in found.parts if not part.index for mark in _inside(part, title)),
            explanation=found.explanation,
            form=article.form,
            authority=article.authority,
            topics=article.topics,
            effective=article.effective.date if article.effective else None,
            expires=last_day(article),
            status=status(self.engine, article, self.plan.as_of),
        )

    def _clauses(self, article: Article, title: Span, found: tuple[PartHit, ...]) -> Iterator[ClauseHit]:
        for each in found:
            if each.index:
                text, clause = part(article, each.index), article.clauses[each.index - 1]
                yield _clause_hit(article, clause, text, each, self._number_marks(article, clause.span))
            elif self.plan.scope == "clauses" or _outside(each, title) or not (each.marks or article.clauses):
                text = part(article, 0)
                yield ClauseHit("", "", text.text[title.end + 1 :], (), _outside(each, title), each.score)

    def _number_marks(self, article: Article, span: Span) -> tuple[Span, ...]:
        """Return the citations in a span whose numbers were asked for, as offsets into the span."""
        cited = (each for each in article.citations if each.number is not None and _within(each.span, span))
        asked = (each.span for each in cited if any(p.matches(each.number) for p in self.plan.numbers if each.number))
        return tuple(Span(each.start - span.start, each.end - span.start) for each in asked)


def mere_titles(hits: Sequence[Hit]) -> Iterator[str]:
    """Yield how many hits, each of them a clause, are but titles over others; nothing where none is."""
    count = sum(each.is_mere_title for hit in hits for each in hit.clauses)
    if count:
        yield f"本页有 {count} 条只是标题，内容在其下各条 / {count} mere titles on this page, of the clauses below them"


def _is_mere_title(article: Article, clause: Clause, text: Part) -> bool:
    return any(each.parent == clause.path for each in article.clauses) and text.says_nothing


def _clause_hit(article: Article, clause: Clause, text: Part, part: PartHit, cited: tuple[Span, ...]) -> ClauseHit:
    return ClauseHit(
        no=clause.no,
        title=clause.title,
        text=text.text,
        duties=tuple(DutyGroup.of(duty, article.text) for duty in clause.duties),
        marks=tuple(sorted({*part.marks, *cited})),
        score=part.score,
        path=clause.path,
        title_span=text.title,
        is_mere_title=_is_mere_title(article, clause, text),
    )


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _inside(part: PartHit, title: Span) -> Iterator[Span]:
    return (mark for mark in part.marks if _within(mark, title))


def _outside(part: PartHit, title: Span) -> tuple[Span, ...]:
    """Return the marks behind the head's title, as offsets into the text behind it."""
    start = title.end + 1
    return tuple(Span(mark.start - start, mark.end - start) for mark in part.marks if mark.start >= start)
