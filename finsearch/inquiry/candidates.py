"""Which articles a number and a title may mean: each article is read once, and judged once a kind of bearer.

A law may be a thousand articles of one title that a thousand others cite: they are not set side by side pair by pair.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property

from finsearch.document import Article, DocumentNumber
from finsearch.engines.base import Engine
from finsearch.engines.entry import comparable, titles_of
from finsearch.findings import ArticleRef, Candidate
from finsearch.frozen import frozen
from finsearch.inquiry.whose import ANYBODY, Whose
from finsearch.structure.document_number import exactly
from finsearch.structure.issuer import named_in
from finsearch.structure.title import readings

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
"""The article was published after the one that cites it; what was signed after it is meant by its number only."""


@frozen
class Bearer:
    """What a citation is compared with: readings of an article's titles, its issuers, whether it shows a number."""

    titles: tuple[tuple[str, str, str], ...]
    issuers: frozenset[str]
    numbered: bool

    @classmethod
    def of(cls, article: Article) -> Bearer:
        """Return the bearer that an article is."""
        titles = tuple(dict.fromkeys(map(readings, titles_of(article))))
        return cls(titles, frozenset(party.name for party in article.issuers), article.number is not None)

    def step(self, wanted: tuple[str, str, str]) -> int | None:
        """Return how strictly a title agrees: 0 letters, 1 core, 2 skeleton; None not at all."""
        agreeing = (
            step for step in range(3) if any(wanted[step] and wanted[step] == each[step] for each in self.titles)
        )
        return next(agreeing, None)

    def is_of_others(self, issuers: tuple[str, ...]) -> bool:
        """Say whether the issuers in a title are none of the article's; an office stands for its body."""
        related = any(one.startswith(other) or other.startswith(one) for one in issuers for other in self.issuers)
        return bool(issuers and self.issuers) and not related


@frozen
class Name:
    """A number and a title as a citation gives them, either may be missing, and what is said before the title."""

    number: DocumentNumber | None
    title: str
    owner: Whose = ANYBODY

    def judge(self) -> Callable[[Bearer], int | None]:
        """Return what tells how strictly a bearer's title agrees, None where the article cannot be meant by it."""
        wanted, issuers, is_numbered = readings(self.title), named_in(self.title), self.number is not None

        def step(bearer: Bearer) -> int | None:
            ruled_out = (is_numbered and bearer.numbered) or bearer.is_of_others(issuers)
            return None if ruled_out or self.owner.is_not_of(bearer.issuers) else bearer.step(wanted)

        return cache(step)


@dataclass(frozen=True)
class Meant:
    """The articles that a name may mean, as sure as the name alone makes them."""

    found: tuple[Candidate, ...]

    def to(self, citing: str, day: date | None) -> tuple[Candidate, ...]:
        """Return the candidates for an article that cites, the surest first: of versions the last it can have known."""
        last = self._last(citing, day)
        known = (each for each in self.found if each.article.id != citing and not _is_signed_later(each, day))
        judged = (_aged(each, day, last) for each in known)
        return tuple(sorted(judged, key=lambda each: (-each.confidence, each.article.id)))

    def among(self, citing: str, day: date | None, article: str) -> tuple[Candidate, ...]:
        """Return what `to` says of one article, without looking at the others."""
        found = self._by_id.get(article)
        if found is None or article == citing or _is_signed_later(found, day):
            return ()
        return (_aged(found, day, self._last(citing, day)),)

    def _last(self, citing: str, day: date | None) -> date | None:
        """Return the greatest day of the others that are not later than `day`."""
        days, ids = self._in_time
        at = bisect_right(days, day or date.max)
        while at and ids[at - 1] == citing:
            at -= 1
        return days[at - 1] if at else None

    @cached_property
    def _by_id(self) -> dict[str, Candidate]:
        return {each.article.id: each for each in self.found}

    @cached_property
    def _in_time(self) -> tuple[list[date], list[str]]:
        every = sorted((each.article.day or date.min, each.article.id) for each in self.found)
        return [day for day, _ in every], [article for _, article in every]


class Candidates:
    """What names mean in an index; what was read of an article is kept."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._read: dict[str, tuple[ArticleRef, Bearer]] = {}
        self._bearers: dict[tuple[str, ...], frozenset[Bearer]] = {}
        self._shared: dict[Bearer, Bearer] = {}
        self._meant: dict[Name, Meant] = {}

    def of(self, name: Name) -> Meant:
        """Return the articles that a name may mean."""
        if name not in self._meant:
            found = tuple(self._by_number(name)) if name.number else ()
            self._meant[name] = Meant(found or tuple(self._by_title(name)))
        return self._meant[name]

    def any(self, name: Name) -> bool:
        """Tell whether there is one; bearers that are alike are judged together."""
        if name.number and self.engine.numbered(exactly(name.number)):
            return True
        alike = self._alike(comparable(name.title))
        return any(step is not None for step in map(name.judge(), alike)) if alike else False

    def _by_number(self, name: Name) -> Iterator[Candidate]:
        assert name.number is not None
        wanted = readings(name.title) if name.title else None
        for ref, bearer in self._articles(self.engine.numbered(exactly(name.number))):
            if wanted is None or bearer.step(wanted) is not None:
                yield Candidate(ref, BY_NUMBER, "number")
            else:
                yield Candidate(ref, OTHER_TITLE, "number, other title")

    def _by_title(self, name: Name) -> Iterator[Candidate]:
        keys = comparable(name.title)
        judge = name.judge()
        for ref, bearer in self._articles(self.engine.titled(keys) if keys else ()):
            if (step := judge(bearer)) is not None and not name.owner.is_not_on(ref.day):
                confidence = BY_TITLE[step] * (NUMBER_UNSEEN if name.number else 1.0)
                confidence *= 1.0 if ref.kind == "policy" else NO_POLICY
                yield Candidate(ref, confidence, "near title" if step else "title")

    def _alike(self, keys: tuple[str, ...]) -> frozenset[Bearer]:
        if keys not in self._bearers:
            held = self._articles(self.engine.titled(keys) if keys else ())
            self._bearers[keys] = frozenset(bearer for _, bearer in held)
        return self._bearers[keys]

    def _articles(self, ids: Iterable[str]) -> Iterator[tuple[ArticleRef, Bearer]]:
        for each in ids:
            if each not in self._read and (article := self.engine.article(each)) is not None:
                bearer = Bearer.of(article)
                self._read[each] = ArticleRef.of(article), self._shared.setdefault(bearer, bearer)
            if each in self._read:
                yield self._read[each]


def _is_signed_later(candidate: Candidate, citing: date | None) -> bool:
    """Say whether an article was not there yet; one that was only published later may be an old one, posted anew."""
    signed = candidate.article.signed
    by_title = candidate.reason in ("title", "near title")
    return by_title and signed is not None and citing is not None and signed > citing


def _aged(candidate: Candidate, citing: date | None, last: date | None) -> Candidate:
    """Return a candidate as sure as its day makes it; `last` is the day of the newest that can have been known."""
    return replace(candidate, confidence=round(candidate.confidence * _age(candidate.article.day, citing, last), 3))


def _age(day: date | None, citing: date | None, last: date | None) -> float:
    if day is not None and citing is not None and day > citing:
        return LATER
    return OLDER if last is not None and (day or date.min) < last else 1.0
