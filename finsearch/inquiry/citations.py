"""Which article a citation means, who cites an article, and what is cited but not held.

A number decides. A title alone is compared in three steps, each less sure: its letters, its core (without issuers,
关于, remarks, the notice around it), its skeleton (without words that are left out or exchanged from memory). What
speaks against an article lowers the confidence by a factor; who another title says issued it rules it out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from finsearch.document import Article, Citation, CitationKind, DocumentNumber
from finsearch.engines.base import Engine
from finsearch.engines.entry import comparable, titles_of
from finsearch.findings import ArticleRef, Candidate, Missing, Reference
from finsearch.frozen import frozen
from finsearch.structure.agency import STATE
from finsearch.structure.document_number import NumberPattern, exactly
from finsearch.structure.issuer import named_in
from finsearch.structure.number_code import alias
from finsearch.structure.title import letters, readings

BY_NUMBER = 1.0
BY_TITLE = (0.95, 0.8, 0.7)
"""Letters, core and skeleton of the titles agree."""
OTHER_TITLE = 0.9
"""The number agrees, the title printed beside it does not: a misprint of either."""
NUMBER_UNSEEN = 0.8
"""The citation has a number and the article shows none."""
NO_POLICY = 0.5
"""The article only bears the title: a report about the document."""
OLDER = 0.5
"""There is a newer version that the citing article can have meant."""
LATER = 0.3
"""The article is younger than the one that cites it."""


class Citations:
    """The graph of what cites what in an index, read from the engine when asked."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def cites(self, article: Article) -> tuple[Reference, ...]:
        """Return what an article cites, in the order of its text; all mentions of a document are one reference."""
        groups = _grouped(article.citations)
        return tuple(self._reference(article, mentions) for mentions in groups)

    def cited_by(self, article: Article) -> tuple[Reference, ...]:
        """Return the references to an article, the newest citing article first; each names it as its only candidate."""
        own = (exactly(article.number.number),) if article.number else ()
        keys = tuple(dict.fromkeys(key for title in titles_of(article) for key in comparable(title)))
        found = (reference for reference in self._naming(own, keys) if reference.article.id != article.id)
        meant = ((each, _only(each.candidates, article.id)) for each in found)
        return tuple(replace(reference, candidates=candidates) for reference, candidates in meant if candidates)

    def naming(self, pattern: NumberPattern | None, title: str) -> tuple[Reference, ...]:
        """Return the references to a document that the index need not hold, by its number or its title."""
        return tuple(self._naming((pattern,) if pattern else (), comparable(title)))

    def missing(self) -> tuple[Missing, ...]:
        """Return what is cited and not held, the most cited first."""
        held: defaultdict[str, set[int]] = defaultdict(set)
        names: defaultdict[str, list[_Named]] = defaultdict(list)
        entries = list(self.engine.cited())
        numbers = {_name(each.title): _number_key(each.key) for each in entries if each.key and each.title}
        for each in entries:
            group = _number_key(each.key) if each.key else numbers.get(_name(each.title), _name(each.title))
            held[group] |= each.articles
            names[group].append(_Named(each.title, DocumentNumber.from_key(each.key) if each.key else None))
        lost = (
            _missing(names[group], len(held[group]))
            for group in held
            if not any(self._candidates(each.number, each.title, None) for each in names[group])
        )
        return tuple(sorted(lost, key=lambda each: (-each.articles, each.number, each.title)))

    def _naming(self, patterns: tuple[NumberPattern, ...], keys: tuple[str, ...]) -> Iterator[Reference]:
        for ref in self.engine.citing(patterns, keys):
            article = self.engine.article(ref)
            for mentions in _grouped(article.citations) if article else ():
                if article and any(_is_named(each, patterns, keys) for each in mentions):
                    yield self._reference(article, mentions)

    def _reference(self, article: Article, mentions: list[Citation]) -> Reference:
        first = mentions[0]
        number = next((each.number for each in mentions if each.number), None)
        title = next((each.title for each in mentions if each.title), "")
        return Reference(
            article=ArticleRef.of(article),
            title=" ".join(title.split()),
            number=str(number) if number else "",
            kinds=_kinds(mentions),
            text=first.span.of(article.text),
            span=first.span,
            clauses=tuple(dict.fromkeys(_clause_of(article, each) for each in mentions)),
            mentions=len(mentions),
            candidates=self._candidates(number, title, article),
        )

    def _candidates(self, number: DocumentNumber | None, title: str, citing: Article | None) -> tuple[Candidate, ...]:
        """Return the articles that a number and a title may mean, the surest first; never the citing one itself."""
        found = tuple(self._by_number(number, title)) if number else ()
        found = found or tuple(self._by_title(title, has_number=number is not None))
        others = [(article, each) for article, each in found if citing is None or article.id != citing.id]
        return _in_time(others, _day(citing) if citing else None)

    def _by_number(self, number: DocumentNumber, title: str) -> Iterator[tuple[Article, Candidate]]:
        for article in self._articles(self.engine.numbered(exactly(number))):
            agrees = not title or _step(title, article) is not None
            if agrees:
                yield article, Candidate(ArticleRef.of(article), BY_NUMBER, "number")
            else:
                yield article, Candidate(ArticleRef.of(article), OTHER_TITLE, "number, other title")

    def _by_title(self, title: str, *, has_number: bool) -> Iterator[tuple[Article, Candidate]]:
        keys = comparable(title)
        issuers = named_in(title)
        for article in self._articles(self.engine.titled(keys) if keys else ()):
            step = _step(title, article)
            if step is None or (has_number and article.number) or _is_of_others(issuers, article):
                continue
            confidence = BY_TITLE[step] * (NUMBER_UNSEEN if has_number else 1.0)
            confidence *= 1.0 if article.kind == "policy" else NO_POLICY
            yield article, Candidate(ArticleRef.of(article), confidence, "near title" if step else "title")

    def _articles(self, ids: Iterable[str]) -> Iterator[Article]:
        return (article for each in ids if (article := self.engine.article(each)) is not None)


@frozen
class _Named:
    title: str
    number: DocumentNumber | None


def _grouped(citations: Iterable[Citation]) -> list[list[Citation]]:
    """Return citations by the document that they name, in the order of the first mention."""
    kept = tuple(citations)
    numbers = {_name(each.title): _number_key(each.number.key) for each in kept if each.number and each.title}
    groups: defaultdict[str, list[Citation]] = defaultdict(list)
    for each in kept:
        title = _name(each.title)
        groups[_number_key(each.number.key) if each.number else numbers.get(title, title)].append(each)
    return list(groups.values())


def _number_key(key: str) -> str:
    number = DocumentNumber.from_key(key)
    return f"{alias(number.code)}|{number.year}|{number.serial}"


def _name(title: str) -> str:
    return letters(title).removeprefix(STATE)


def _is_named(citation: Citation, patterns: Iterable[NumberPattern], keys: tuple[str, ...]) -> bool:
    by_number = citation.number is not None and any(each.matches(citation.number) for each in patterns)
    return by_number or not set(keys).isdisjoint(comparable(citation.title))


def _kinds(mentions: Iterable[Citation]) -> tuple[CitationKind, ...]:
    """Return what is done with the document; a mere mention counts only where there is nothing else."""
    kinds = tuple(dict.fromkeys(each.kind for each in mentions))
    return tuple(kind for kind in kinds if kind != "cites") or kinds


def _clause_of(article: Article, citation: Citation) -> str:
    at = citation.span.start
    return next((each.no for each in article.clauses if each.span.start <= at < each.span.end), "")


def _step(title: str, article: Article) -> int | None:
    """Return how strictly a title agrees with one of the article's: 0 letters, 1 core, 2 skeleton; None not at all."""
    wanted = readings(title)
    own = [readings(each) for each in titles_of(article)]
    return next((step for step in range(3) if any(wanted[step] and wanted[step] == each[step] for each in own)), None)


def _is_of_others(issuers: tuple[str, ...], article: Article) -> bool:
    """Say whether the issuers in a title are none of the article's; an office stands for its body."""
    own = {party.name for party in article.issuers}
    related = any(one.startswith(other) or other.startswith(one) for one in issuers for other in own)
    return bool(issuers and own) and not related


def _in_time(found: list[tuple[Article, Candidate]], citing: date | None) -> tuple[Candidate, ...]:
    """Return candidates, surest first: of several versions the last one that the citing article can have known."""
    days = {article.id: _day(article) for article, _ in found}
    known = [each for article, each in found if not _is_later(days[article.id], citing)]
    last = max((days[each.article.id] or date.min for each in known), default=None)
    judged = (
        replace(each, confidence=round(each.confidence * _age(days[article.id], citing, last), 3))
        for article, each in found
    )
    return tuple(sorted(judged, key=lambda each: (-each.confidence, each.article.id)))


def _age(day: date | None, citing: date | None, last: date | None) -> float:
    if _is_later(day, citing):
        return LATER
    return OLDER if last is not None and (day or date.min) < last else 1.0


def _is_later(day: date | None, citing: date | None) -> bool:
    return day is not None and citing is not None and day > citing


def _day(article: Article) -> date | None:
    if article.signed:
        return article.signed.date
    return article.published.date() if article.published else None


def _only(candidates: Iterable[Candidate], article: str) -> tuple[Candidate, ...]:
    return tuple(each for each in candidates if each.article.id == article)


def _missing(named: list[_Named], articles: int) -> Missing:
    number = next((each.number for each in named if each.number), None)
    titles = [each.title for each in named if each.title]
    return Missing(max(titles, key=titles.count, default=""), str(number) if number else "", articles)
