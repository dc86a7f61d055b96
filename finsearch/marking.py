"""Where a query stands in the whole text of an article, for whoever reads it: not only in its best clauses."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from finsearch.analysis.grams import LITERAL, RUN
from finsearch.analysis.normalize import fold
from finsearch.document import Article, Span
from finsearch.engines.marks import marks_of
from finsearch.query.plan import Literal, Plan


def marks_in(article: Article, plan: Plan) -> tuple[Span, ...]:
    """Return the marks of a plan as offsets into the article's text, ascending."""
    reader = _Reader(article)
    found = marks_of(plan, lambda literal: {0: tuple(reader.starts(literal))})
    cited = (each for each in article.citations if each.number is not None)
    asked = (each.span for each in cited if any(p.matches(each.number) for p in plan.numbers if each.number))
    return tuple(sorted({*found.get(0, ()), *asked}))


class _Reader:
    """One article's text, folded once."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = fold(article.text)

    @cached_property
    def words(self) -> dict[str, list[int]]:
        """Return the offsets of each word of Latin letters and digits."""
        found: dict[str, list[int]] = {}
        for run in RUN.finditer(self.text):
            if run.group(2):
                found.setdefault(run.group(), []).append(run.start())
        return found

    def starts(self, literal: Literal) -> Iterator[int]:
        """Yield where a literal stands: a Latin word only as a whole, one for titles only in clauses' titles."""
        is_word = literal.text.isascii() and len(literal.cover) == 1
        if is_word and not literal.cover[0].term.startswith(LITERAL):
            found = iter(self.words.get(literal.text, ()))
        else:
            found = _occurrences(self.text, literal.text)
        return (at for at in found if literal.where == "text" or self._in_title(at, at + literal.length))

    def _in_title(self, start: int, end: int) -> bool:
        titles = (clause.title_span for clause in self.article.clauses)
        return any(title.start <= start and end <= title.end for title in titles)


def _occurrences(text: str, wanted: str) -> Iterator[int]:
    at = text.find(wanted) if wanted else -1
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)
