"""An analyst's own draft → what it says about documents that the index knows better.

Numbers, titles and clauses that the index does not have, quotations that the document put down to does not say, and
documents that are no longer in force. What the index does not have may exist elsewhere: it is said, not judged.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from finsearch.answering.clause_ref import STEPS, find_steps, ordinals
from finsearch.answering.standing import standing
from finsearch.document import NOWHERE, Article, Citation, Span
from finsearch.engines.base import Engine
from finsearch.findings import ArticleRef, Candidate
from finsearch.frozen import frozen
from finsearch.inquiry.citations import Citations
from finsearch.inquiry.comparison import pieces_of
from finsearch.inquiry.quotations import Plain, nearest, pieces, put_down_to, quotations, verbatim
from finsearch.patterns import regex
from finsearch.query.literals import with_phrase
from finsearch.query.plan import Plan
from finsearch.structure.citation import find_citations
from finsearch.studies import DraftReport, Flaw, FlawKind

SURE = 0.7
"""Less sure candidates are no ground to find fault with a draft."""
SAME_TITLE = 0.8
"""A less sure title is only near: its other number proves nothing."""
_CLAUSES = regex(rf"[》）)\s]*的?{STEPS}(?:(?:[、和及与至或—–-]|以及){STEPS})*")
_EACH = regex(STEPS)


@frozen
class _Source:
    """A citation in the draft, the article it means (None where that is not held or not sure), the clauses it names."""

    citation: Citation
    candidates: tuple[Candidate, ...]
    article: Article | None
    clauses: tuple[Span, ...]

    @property
    def span(self) -> Span:
        return Span(self.citation.span.start, self.clauses[-1].end if self.clauses else self.citation.span.end)


def check(engine: Engine, text: str, as_of: date) -> DraftReport:
    """Return what is doubtful in a draft, in the order of its text, and how much of it was looked at."""
    draft = _Draft(engine, text, as_of)
    flaws = sorted(draft.flaws(), key=lambda flaw: flaw.span)
    return DraftReport(tuple(flaws), len(draft.sources), len(draft.quoted))


@dataclass(frozen=True)
class _Draft:
    engine: Engine
    text: str
    as_of: date

    @cached_property
    def sources(self) -> list[_Source]:
        return [self._source(citation) for citation in find_citations(self.text, None, NOWHERE)]

    @cached_property
    def quoted(self) -> list[tuple[Span, _Source]]:
        """Return the quotations that are put down to a document."""
        spans = [source.span for source in self.sources]
        places = ((quotation, put_down_to(self.text, quotation, spans)) for quotation in quotations(self.text))
        return [(quotation, self.sources[place]) for quotation, place in places if place is not None]

    def flaws(self) -> Iterator[Flaw]:
        ended: set[str] = set()
        for source in self.sources:
            yield from self._of_name(source)
            if source.article is not None:
                yield from self._of_clause(source, source.article)
                if source.article.id not in ended:
                    ended.add(source.article.id)
                    yield from self._of_standing(source, source.article)
        for quotation, source in self.quoted:
            if source.article is not None:
                yield from self._of_quotation(quotation, source, source.article)

    def _source(self, citation: Citation) -> _Source:
        candidates = self._candidates(citation)
        best = candidates[0] if candidates and candidates[0].confidence >= SURE else None
        return _Source(
            citation,
            candidates,
            self.engine.article(best.article.id) if best else None,
            tuple(self._named(citation.span.end)),
        )

    def _named(self, start: int) -> Iterator[Span]:
        """Yield the clauses that stand right behind a citation: 第三条, 第二章第四条和第五条."""
        if named := _CLAUSES.match(self.text, start):
            for each in _EACH.finditer(self.text, *named.span()):
                yield Span(each.start(), each.start() + len(each[0].rstrip()))

    def _candidates(self, citation: Citation) -> tuple[Candidate, ...]:
        bearer = Article("", (), "news", "", "", self.text, citations=(citation,))
        return Citations(self.engine).cites(bearer)[0].candidates

    def _flaw(self, kind: FlawKind, span: Span, article: ArticleRef | None, detail: str = "") -> Flaw:
        line = self.text.count("\n", 0, span.start) + 1
        column = span.start - (self.text.rfind("\n", 0, span.start) + 1) + 1
        return Flaw(kind, line, column, span, span.of(self.text), article, detail)

    # -- one kind of flaw each

    def _of_name(self, source: _Source) -> Iterator[Flaw]:
        citation, best = source.citation, source.candidates[0] if source.candidates else None
        if best is None and citation.number is None:
            yield self._flaw("no such title", citation.span, None)
        elif best is not None and best.reason == "number, other title":
            yield self._flaw("other title", citation.span, best.article, best.article.title)
        elif citation.number is not None and (best is None or best.reason != "number"):
            titled = self._candidates(replace(citation, number=None)) if citation.title else ()
            known = titled[0].article if titled and titled[0].confidence >= SURE else None
            agrees = known is not None and titled[0].confidence >= SAME_TITLE
            kind: FlawKind = "other number" if agrees and known and known.number else "no such number"
            yield self._flaw(kind, citation.span, known, known.number if known else "")

    def _of_clause(self, source: _Source, article: Article) -> Iterator[Flaw]:
        for named in source.clauses if article.clauses else ():
            if not find_steps(article, named.of(self.text)):
                whole = Span(source.span.start, named.end)
                yield self._flaw("no such clause", whole, ArticleRef.of(article), ordinals(article))

    def _of_standing(self, source: _Source, article: Article) -> Iterator[Flaw]:
        found = standing(self.engine, article, self.as_of)
        if found is None or found.status not in ("repealed", "expired"):
            return
        by = found.repealed_by
        detail = f"{by.number or by.title} {found.repealed or ''}".strip() if by else found.because
        kind: FlawKind = "repealed" if found.status == "repealed" else "expired"
        yield self._flaw(kind, source.citation.span, ArticleRef.of(article), detail)

    def _of_quotation(self, quotation: Span, source: _Source, article: Article) -> Iterator[Flaw]:
        whole, said = Plain(article.text), quotation.of(self.text)
        found = verbatim(whole, said)
        if found is None:
            near = nearest(whole, said)
            kind: FlawKind = "misquoted" if near != NOWHERE else "not said"
            detail = _place(article, near) if near != NOWHERE else self._elsewhere(said)
            flaw = self._flaw(kind, quotation, ArticleRef.of(article), detail)
            yield replace(flaw, pieces=tuple(pieces_of(near.of(article.text), said)) if near != NOWHERE else ())
            return
        named = [clause for each in source.clauses for clause in find_steps(article, each.of(self.text))]
        if named and not any(verbatim(Plain(clause.span.of(article.text)), said) for clause in named):
            yield self._flaw("other clause", quotation, ArticleRef.of(article), _place(article, found))

    def _elsewhere(self, said: str) -> str:
        """Return a document that does say it, if the index has one."""
        found = self.engine.search(with_phrase(Plan(limit=1), max(pieces(said), key=len)))
        articles = (self.engine.article(hit.article) for hit in found.hits)
        return next((ref.number or ref.title for ref in map(ArticleRef.of, filter(None, articles))), "")


def _place(article: Article, span: Span) -> str:
    """Return the ordinal of the clause in which a span starts."""
    inside = (clause.no for clause in article.clauses if clause.span.start <= span.start < clause.span.end)
    return next(inside, "") if span != NOWHERE else ""
