"""An analyst's own draft → what it says about documents that the index knows better.

Numbers, titles and clauses that the index does not have, quotations that the document put down to does not say, and
documents that are no longer in force. What the index does not have may exist elsewhere: it is said, not judged.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from finsearch.analysis.analyzer import Analyzer
from finsearch.answering.clause_ref import ordinals
from finsearch.answering.near import Codes, by_code
from finsearch.answering.standing import standing
from finsearch.document import NOWHERE, Article, Citation, DocumentNumber, Span
from finsearch.engines.base import Engine
from finsearch.findings import ArticleRef, Candidate
from finsearch.frozen import frozen
from finsearch.inquiry.citations import Citations
from finsearch.inquiry.comparison import pieces_of
from finsearch.inquiry.misnaming import misnamed
from finsearch.inquiry.named_clauses import NamedClause, named_behind
from finsearch.inquiry.neighbours import MOST, numbered_near, titled_near
from finsearch.inquiry.quotations import Plain, nearest, pieces, put_down_to, quotations, verbatim
from finsearch.query.literals import with_phrase
from finsearch.query.plan import Plan
from finsearch.structure.citation import find_citations
from finsearch.studies import UNCHECKED, DraftReport, Flaw, FlawKind, Piece

SURE = 0.7
"""Less sure candidates are no ground to find fault with a draft."""
SAME_TITLE = 0.8
"""A less sure title is only near: its other number proves nothing."""


@frozen
class _Source:
    """A citation in the draft, the article it means (None where that is not held or not sure), the clauses it names."""

    citation: Citation
    candidates: tuple[Candidate, ...]
    article: Article | None
    clauses: tuple[NamedClause, ...]

    @property
    def span(self) -> Span:
        return Span(self.citation.span.start, self.clauses[-1].span.end if self.clauses else self.citation.span.end)


def check(engine: Engine, text: str, as_of: date, analyzer: Analyzer) -> DraftReport:
    """Return what is doubtful in a draft, in the order of its text, and how much of it was looked at."""
    draft = _Draft(engine, text, as_of, analyzer)
    found = sorted(draft.flaws(), key=lambda flaw: flaw.span)
    flaws = tuple(flaw for flaw in found if flaw.kind not in UNCHECKED)
    unchecked = tuple(flaw for flaw in found if flaw.kind in UNCHECKED)
    return DraftReport(flaws, len(draft.sources), len(draft.quoted), unchecked)


@dataclass(frozen=True)
class _Draft:
    engine: Engine
    text: str
    as_of: date
    analyzer: Analyzer

    @cached_property
    def sources(self) -> list[_Source]:
        return [self._source(citation) for citation in find_citations(self.text, None, NOWHERE)]

    @cached_property
    def quoted(self) -> list[tuple[Span, _Source]]:
        """Return the quotations that are put down to a document."""
        spans = [source.span for source in self.sources]
        places = ((quotation, put_down_to(self.text, quotation, spans)) for quotation in quotations(self.text))
        return [(quotation, self.sources[place]) for quotation, place in places if place is not None]

    @cached_property
    def graph(self) -> Citations:
        """Return what cites mean in the index; what it read of an article is kept."""
        return Citations(self.engine)

    @cached_property
    def numbers(self) -> Codes:
        """Return the numbers of the index, those of each code together."""
        return by_code(self.engine.own_numbers())

    def flaws(self) -> Iterator[Flaw]:
        ended: set[str] = set()
        for source in self.sources:
            yield from self._of_name(source)
            if source.article is not None:
                yield from self._of_clause(source, source.article)
                if source.article.id not in ended:
                    ended.add(source.article.id)
                    yield from self._of_standing(source, source.article)
            elif source.clauses and source.candidates:
                yield self._flaw("document unsure", source.span, source.candidates[0].article)
        for quotation, source in self.quoted:
            if source.article is None:
                yield self._flaw("document unsure", quotation, next((each.article for each in source.candidates), None))
            else:
                yield from self._of_quotation(quotation, source, source.article)

    def _source(self, citation: Citation) -> _Source:
        candidates = self._candidates(citation)
        best = candidates[0] if candidates and candidates[0].confidence >= SURE else self._titled(citation)
        return _Source(
            citation,
            candidates,
            self.engine.article(best.article.id) if best else None,
            tuple(named_behind(self.text, citation.span.end)),
        )

    def _titled(self, citation: Citation) -> Candidate | None:
        """Return what a citation with a number that nothing has means by its title, if that is sure."""
        titled = self._candidates(replace(citation, number=None)) if citation.number and citation.title else ()
        return titled[0] if titled and titled[0].confidence >= SAME_TITLE else None

    def _candidates(self, citation: Citation) -> tuple[Candidate, ...]:
        bearer = Article("", (), "news", "", "", self.text, citations=(citation,))
        return self.graph.cites(bearer)[0].candidates

    def _flaw(self, kind: FlawKind, span: Span, article: ArticleRef | None, detail: str = "") -> Flaw:
        line = self.text.count("\n", 0, span.start) + 1
        column = span.start - (self.text.rfind("\n", 0, span.start) + 1) + 1
        return Flaw(kind, line, column, span, span.of(self.text), article, detail)

    # -- one kind of flaw each

    def _of_name(self, source: _Source) -> Iterator[Flaw]:
        citation, best = source.citation, source.candidates[0] if source.candidates else None
        if best is None and citation.number is None:
            flaw = self._flaw("no such title", citation.span, None)
            yield replace(flaw, near=titled_near(self.engine, citation.title, self.analyzer))
        elif best is not None and best.reason == "number, other title":
            yield self._flaw("other title", citation.span, best.article, best.article.title)
        elif best is not None and best.reason == "number" and (differs := self._misnamed(source)):
            flaw = self._flaw("other title", citation.span, best.article, best.article.title)
            yield replace(flaw, pieces=differs)
        elif citation.number is not None and (best is None or best.reason != "number"):
            titled = self._candidates(replace(citation, number=None)) if citation.title else ()
            known = titled[0].article if titled and titled[0].confidence >= SURE else None
            agrees = known is not None and titled[0].confidence >= SAME_TITLE
            kind: FlawKind = "other number" if agrees and known and known.number else "no such number"
            flaw = self._flaw(kind, citation.span, known, known.number if known else "")
            yield replace(flaw, near=() if known else self._near(citation, citation.number))

    def _misnamed(self, source: _Source) -> tuple[Piece, ...]:
        """Return what the title beside a right number has otherwise than all documents of that number."""
        numbered = (self.engine.article(each.article.id) for each in source.candidates if each.reason == "number")
        return misnamed(source.citation.title, filter(None, numbered)) if source.citation.title else ()

    def _near(self, citation: Citation, number: DocumentNumber) -> tuple[ArticleRef, ...]:
        """Return what a number that nothing has may be, and the title beside it, if there is one."""
        titled = titled_near(self.engine, citation.title, self.analyzer) if citation.title else ()
        return tuple(dict.fromkeys((*titled, *numbered_near(self.engine, self.numbers, number))))[:MOST]

    def _of_clause(self, source: _Source, article: Article) -> Iterator[Flaw]:
        ref = ArticleRef.of(article)
        if source.clauses and not article.clauses:
            yield self._flaw("clauses unknown", source.span, ref)
            return
        for named in source.clauses:
            whole = Span(source.span.start, named.span.end)
            found = named.clauses(article)
            verdict, instead = named.verdict(article, found)
            if verdict != "there":
                kind: FlawKind = "parts unknown" if verdict == "unknown" else "no such clause"
                yield self._flaw(kind, whole, ref, instead if found or verdict == "unknown" else ordinals(article))

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
        named = [clause for each in source.clauses for clause in each.clauses(article)]
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
