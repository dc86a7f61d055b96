"""Which article a citation means, who cites an article, and what is cited but not held.

A number decides. A title alone is compared in three steps, each less sure: its letters, its core (without issuers,
关于, remarks, the notice around it), its skeleton (without words that are left out or exchanged from memory). What
speaks against an article lowers the confidence by a factor; who another title says issued it rules it out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from finsearch.document import Article, Citation, CitationKind, DocumentNumber
from finsearch.engines.base import Engine
from finsearch.engines.entry import comparable, titles_of
from finsearch.findings import ArticleRef, Missing, Reference
from finsearch.inquiry.candidates import Candidates, Name
from finsearch.inquiry.whose import ANYBODY, whose
from finsearch.structure.agency import STATE
from finsearch.structure.document_number import NumberPattern, exactly
from finsearch.structure.number_code import alias
from finsearch.structure.title import letters


class Citations:
    """The graph of what cites what in an index, read from the engine when asked."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._candidates = Candidates(engine)

    def cites(self, article: Article) -> tuple[Reference, ...]:
        """Return what an article cites, in the order of its text; all mentions of a document are one reference."""
        groups = _grouped(article.citations)
        return tuple(self._reference(article, mentions) for mentions in groups)

    def cited_by(self, article: Article) -> tuple[Reference, ...]:
        """Return the references to an article, the newest citing article first; each names it as its only candidate."""
        own = (exactly(article.number.number),) if article.number else ()
        keys = tuple(dict.fromkeys(key for title in titles_of(article) for key in comparable(title)))
        found = self._naming(own, keys, article.id)
        return tuple(each for each in found if each.article.id != article.id and each.candidates)

    def naming(self, pattern: NumberPattern | None, title: str) -> tuple[Reference, ...]:
        """Return the references to a document that the index need not hold, by its number or its title."""
        return tuple(self._naming((pattern,) if pattern else (), comparable(title)))

    def missing(self) -> tuple[Missing, ...]:
        """Return what is cited and not held, the most cited first."""
        held: defaultdict[str, set[int]] = defaultdict(set)
        names: defaultdict[str, list[Name]] = defaultdict(list)
        entries = list(self.engine.cited())
        numbers = {_name(each.title): _number_key(each.key) for each in entries if each.key and each.title}
        for each in entries:
            group = _number_key(each.key) if each.key else numbers.get(_name(each.title), _name(each.title))
            held[group] |= each.articles
            names[group].append(Name(DocumentNumber.from_key(each.key) if each.key else None, each.title))
        lost = (
            _missing(names[group], len(held[group]))
            for group in held
            if not any(map(self._candidates.any, names[group]))
        )
        return tuple(sorted(lost, key=lambda each: (-each.articles, each.number, each.title)))

    def _naming(
        self, patterns: tuple[NumberPattern, ...], keys: tuple[str, ...], meant: str | None = None
    ) -> Iterator[Reference]:
        for ref in self.engine.citing(patterns, keys):
            article = self.engine.article(ref)
            for mentions in _grouped(article.citations) if article else ():
                if article and any(_is_named(each, patterns, keys) for each in mentions):
                    yield self._reference(article, mentions, meant)

    def _reference(self, article: Article, mentions: list[Citation], meant: str | None = None) -> Reference:
        """Return what is said of one document; of the candidates only one article where it is `meant`."""
        first = mentions[0]
        number = next((each.number for each in mentions if each.number), None)
        titled = next((each for each in mentions if each.title), None)
        title, owner = (titled.title, whose(titled, article.text)) if titled else ("", ANYBODY)
        found, citing = self._candidates.of(Name(number, title, owner)), ArticleRef.of(article)
        return Reference(
            article=citing,
            title=" ".join(title.split()),
            number=str(number) if number else "",
            kinds=_kinds(mentions),
            text=first.span.of(article.text),
            span=first.span,
            clauses=tuple(dict.fromkeys(_clause_of(article, each) for each in mentions)),
            mentions=len(mentions),
            candidates=found.to(citing.id, citing.day) if meant is None else found.among(citing.id, citing.day, meant),
        )


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


def _missing(named: list[Name], articles: int) -> Missing:
    number = next((each.number for each in named if each.number), None)
    titles = [each.title for each in named if each.title]
    return Missing(max(titles, key=titles.count, default=""), str(number) if number else "", articles)
