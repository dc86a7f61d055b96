"""Known-item sets: queries made from articles, each with the one place that a reader who typed it has in mind.

Sets and their leakage rules (a query must not be answered by a shortcut that the reader would not have):

- `number`: an article's own number in eight spellings → the article. Numbers with a year in brackets only; numbers
  that two articles have are left out.
- `absent_number`: the same, with a serial that no article has or cites. Nothing may be found: no answer is right.
- `title_half`: the first or the second half of an article's title → the article. The article's own number is removed.
- `clause_title_half`: the same of a clause's title → the clause.
- `clause_words`: three different content words from a clause, in random order → the clause. Taken from its text without
  its ordinal, its title and any document number.
- `clause_substring`: 4 to 6 Han characters from a clause's text, cut anywhere, word borders or not → the clause.

A half must have 4 letters; a title that another article or clause has, too, is left out. Everything is drawn with a
seed; an article gives at most one query to a set, before all have given one. A query is not looked at again once it is
drawn: that other clauses may hold it, too, is part of the task.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from finsearch.analysis.analyzer import Analyzer
from finsearch.analysis.grams import HAN_RUN
from finsearch.analysis.normalize import letters
from finsearch.analysis.stopwords import stopwords
from finsearch.document import Article, Clause
from finsearch.evaluation.judged import Topic
from finsearch.evaluation.spellings import spellings, without_numbers
from finsearch.frozen import frozen

SIZE, SEED = 200, 20_220_518
_SHORTEST_HALF = 4
_WORDS = 3
_CUT = (4, 6)


@frozen
class KnownItems:
    """A set: its topics, and for each the ids of what is sought (none where nothing may be found)."""

    topics: tuple[Topic, ...]
    sought: Mapping[str, tuple[str, ...]]


Drawn = tuple[str, str]
"""A query and the id of what is sought."""


def known_items(
    articles: Sequence[Article], analyzer: Analyzer, *, size: int = SIZE, seed: int = SEED
) -> dict[str, KnownItems]:
    """Return every set by name, each with up to `size` things sought (eight queries each for numbers)."""
    maker = _Maker(articles, analyzer)
    found = {
        "title_half": maker.drawn(maker.title_halves, size, seed),
        "clause_title_half": maker.drawn(maker.clause_title_halves, size, seed),
        "clause_words": maker.drawn(maker.words, size, seed),
        "clause_substring": maker.drawn(maker.substrings, size, seed),
    }
    sets = {name: _numbered(name, drawn) for name, drawn in found.items()}
    return {"number": maker.numbers(size, seed), "absent_number": maker.absent(size, seed), **sets}


def _numbered(name: str, drawn: Sequence[Drawn]) -> KnownItems:
    topics = tuple(Topic(f"{name}-{place}", text) for place, (text, _) in enumerate(drawn))
    sought = {topic.id: (place,) if place else () for topic, (_, place) in zip(topics, drawn, strict=True)}
    return KnownItems(topics, sought)


class _Maker:
    """Draws queries from a corpus."""

    def __init__(self, articles: Sequence[Article], analyzer: Analyzer) -> None:
        self.articles = articles
        self.analyzer = analyzer
        self.titles = Counter(letters(article.title) for article in articles)
        self.clause_titles = Counter(letters(clause.title) for each in articles for clause in each.clauses)
        self.owned = Counter(article.number.number.key for article in articles if article.number)

    def drawn(
        self, make: Callable[[Article, random.Random], Iterator[Drawn]], size: int, seed: int
    ) -> tuple[Drawn, ...]:
        """Return up to `size` queries: one from each article in random order, then a second one, and so on."""
        source = random.Random(seed)
        order = list(self.articles)
        source.shuffle(order)
        waiting = [make(article, source) for article in order]
        found: dict[Drawn, None] = {}
        while waiting and len(found) < size:
            given = [(each, next(each, None)) for each in waiting[: size - len(found)]]
            found.update((drawn, None) for _, drawn in given if drawn is not None)
            waiting = [*waiting[len(given) :], *(each for each, drawn in given if drawn is not None)]
        return tuple(found)

    # -- numbers

    def numbers(self, size: int, seed: int) -> KnownItems:
        held = [each for each in self.articles if each.number and self.owned[each.number.number.key] == 1]
        chosen = [(spelled, each.id) for each in self._some(held, size, seed) for spelled in _spelled(each)]
        return _numbered("number", chosen)

    def absent(self, size: int, seed: int) -> KnownItems:
        """Move each serial up to one that is neither owned nor cited."""
        known = {*self.owned, *(each.number.key for a in self.articles for each in a.citations if each.number)}
        held = [each.number.number for each in self.articles if each.number]
        found: list[Drawn] = []
        for number in self._some(held, size, seed):
            serials = (type(number)(number.code, number.year, n, number.form) for n in range(number.serial + 1, 10**5))
            absent = next(each for each in serials if each.key not in known)
            known.add(absent.key)
            found += [(spelled, "") for spelled in spellings(absent)]
        return _numbered("absent_number", found)

    def _some(self, held: Sequence[Any], size: int, seed: int) -> Sequence[Any]:
        return random.Random(seed).sample(held, min(size, len(held)))

    # -- halves

    def title_halves(self, article: Article, source: random.Random) -> Iterator[Drawn]:
        if self.titles[letters(article.title)] == 1:
            yield from ((half, article.id) for half in _half(without_numbers(article.title), source))

    def clause_title_halves(self, article: Article, source: random.Random) -> Iterator[Drawn]:
        titled = [each for each in article.clauses if self.clause_titles[letters(each.title)] == 1]
        for clause in source.sample(titled, len(titled)):
            yield from ((half, _id(article, clause)) for half in _half(clause.title, source))

    # -- text

    def words(self, article: Article, source: random.Random) -> Iterator[Drawn]:
        for clause, text in self._texts(article, source):
            cut = {term.text for term in self.analyzer.words(text)}
            content = sorted(each for each in cut - stopwords() if len(each) > 1 and HAN_RUN.fullmatch(each))
            if len(content) >= _WORDS:
                yield " ".join(source.sample(content, _WORDS)), _id(article, clause)

    def substrings(self, article: Article, source: random.Random) -> Iterator[Drawn]:
        for clause, text in self._texts(article, source):
            length = source.randint(*_CUT)
            places = [at for run in HAN_RUN.finditer(text) for at in range(run.start(), run.end() - length + 1)]
            if places:
                start = source.choice(places)
                yield text[start : start + length], _id(article, clause)

    def _texts(self, article: Article, source: random.Random) -> Iterator[tuple[Clause, str]]:
        """Yield the clauses in random order with their texts behind ordinal and title, without document numbers."""
        for clause in source.sample(article.clauses, len(article.clauses)):
            start = max(clause.title_span.end, clause.span.start + len(clause.no))
            yield clause, without_numbers(article.text[start : clause.span.end])


def _spelled(article: Article) -> tuple[str, ...]:
    return spellings(article.number.number) if article.number else ()


def _half(title: str, source: random.Random) -> Iterator[str]:
    middle = len(title) // 2
    half = source.choice([title[:middle], title[middle:]]).strip("，。、；：,. ")
    if len(letters(half)) >= _SHORTEST_HALF:
        yield half


def _id(article: Article, clause: Clause) -> str:
    return f"{article.id}#{clause.path}"
