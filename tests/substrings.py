"""The literal guarantee: whatever stands in a title, a clause or a number is found in quotes, counted, and marked."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from finsearch.analysis.analyzer import analyzer
from finsearch.analysis.normalize import fold
from finsearch.document import Article, Span
from finsearch.engines.part import parts
from finsearch.query.compile import Compiler
from finsearch.query.plan import Plan
from finsearch.query.restriction import Filters
from finsearch.search import Index

QUOTES = ('""', "“”", "「」", "『』", "＂＂")
LONGEST = 12
ASSEMBLED = 10  # of so many substrings one is looked at as a reader gets it, too


class Substrings:
    """Seeded substrings of some articles, cut anywhere, and what a scan of all their texts finds."""

    def __init__(self, articles: Sequence[Article], seed: int) -> None:
        self.random = random.Random(seed)
        self.articles = {article.id: article for article in articles}
        self.texts = {
            (article.id, place): fold(part.text) for article in articles for place, part in enumerate(parts(article))
        }

    def pick(self, count: int) -> Iterator[tuple[str, str]]:
        """Yield `count` pairs of an article's id and a string that stands in its title, a clause or its number."""
        names = list(self.articles)
        for _ in range(count):
            found = ""
            while not _quotable(found):
                article = self.articles[self.random.choice(names)]
                text = self.random.choice(_places(article))
                start = self.random.randrange(len(text))
                found = text[start : start + self.random.randrange(1, LONGEST + 1)]
            yield article.id, found

    def scan(self, wanted: str) -> dict[tuple[str, int], set[int]]:
        """Return the characters that `wanted` covers in each text that holds it."""
        folded = fold(wanted)
        return {place: _covered(text, folded) for place, text in self.texts.items() if folded in text}


def check(index: Index, articles: Sequence[Article], count: int, seed: int) -> None:
    """Search for `count` substrings; AssertionError names the first that is lost, miscounted or wrongly marked."""
    source = Substrings(articles, seed)
    for number, (article, typed) in enumerate(source.pick(count)):
        query, expected = quoted(typed), source.scan(typed)
        hits = index.engine.search(_plan(query, len(articles)))
        holders = {name for name, _ in expected}
        assert article in holders, typed
        assert (hits.total, {hit.article for hit in hits.hits}) == (len(holders), holders), query
        for hit in hits.hits:
            assert hit.parts, query
            for part in hit.parts:
                assert _union(part.marks) == expected[hit.article, part.index], (query, hit.article)
        if number % ASSEMBLED == 0:
            _check_as_read(index, query, fold(typed), len(holders))


def check_clauses(index: Index, articles: Sequence[Article], count: int, seed: int) -> None:
    """Search for `count` substrings among clauses; AssertionError names the first that is counted otherwise.

    A clause has what stands in its own text or in its article's title; text outside clauses is a clause only where
    there are none. Where no clause has it, a note says how many articles do.
    """
    source = Substrings(articles, seed)
    titles = {article.id: fold(_head_title(article)) for article in articles}
    clauses = [place for place in source.texts if place[1] or (place[0], 1) not in source.texts]
    for _, typed in source.pick(count):
        query, folded = quoted(typed), fold(typed)
        expected = {place for place in clauses if folded in source.texts[place] or folded in titles[place[0]]}
        hits = index.engine.search(replace(_plan(query, len(clauses)), scope="clauses"))
        assert hits.total == len(expected), query
        assert {(hit.article, part.index) for hit in hits.hits for part in hit.parts} == expected, query
        for hit in hits.hits:
            for part in hit.parts:
                assert _union(part.marks) == _covered(source.texts[hit.article, part.index], folded), (
                    query,
                    hit.article,
                )
        if not expected:
            holders = len({name for name, _ in source.scan(typed)})
            notes = index.search(query, clauses=True).notes
            assert [note for note in notes if f"在整篇文章中：{holders} 篇" in note], (query, notes)


def _head_title(article: Article) -> str:
    head = next(iter(parts(article)))
    return head.title.of(head.text)


def _check_as_read(index: Index, query: str, folded: str, holders: int) -> None:
    """Look at hits as a reader gets them: what is marked in the published text is what was typed, all of it."""
    results = index.search(query, limit=5)
    assert results.total == holders
    for hit in results.hits:
        marked = [(hit.title, hit.title_marks), *((clause.text, clause.marks) for clause in hit.clauses)]
        assert any(marks for _, marks in marked), (query, hit.id)
        for text, marks in marked:
            assert _union(marks) == _covered(fold(text), folded), (query, hit.id)


def quoted(typed: str) -> str:
    """Return a string in quotes that it does not hold itself."""
    pair = next(pair for pair in QUOTES if not set(pair) & set(typed))
    return f"{pair[0]}{typed}{pair[1]}"


def _quotable(text: str) -> bool:
    return bool(text.strip()) and any(not set(pair) & set(text) for pair in QUOTES)


def _places(article: Article) -> list[str]:
    """Return the title, the number and the clauses of an article; its paragraphs where it has no clauses."""
    clauses = [clause.span.of(article.text) for clause in article.clauses] or article.text.split("\n")
    number = [str(article.number.number)] if article.number else []
    return [each for each in (article.title, *number, *clauses) if each.strip()]


def _plan(query: str, limit: int) -> Plan:
    return replace(Compiler(analyzer()).compile(query, Filters()), limit=limit)


def _union(marks: Sequence[Span]) -> set[int]:
    return {at for start, end in marks for at in range(start, end)}


def _covered(text: str, wanted: str) -> set[int]:
    covered: set[int] = set()
    at = text.find(wanted)
    while at >= 0:
        covered.update(range(at, at + len(wanted)))
        at = text.find(wanted, at + 1)
    return covered
