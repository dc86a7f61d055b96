"""Where a query stands in the whole text of an article, for whoever reads it: not only in its best clauses."""

from __future__ import annotations

from collections.abc import Iterator

from finsearch.analysis.normalize import fold
from finsearch.document import Article, Span
from finsearch.engines.marks import marks_of
from finsearch.engines.memory.scanning import occurrences
from finsearch.query.node import Leaf, Prefix
from finsearch.query.plan import Plan


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

    def starts(self, leaf: Leaf) -> Iterator[int]:
        """Yield where a leaf stands; one for titles only in clauses' titles."""
        anywhere = isinstance(leaf, Prefix) or leaf.where == "text"
        return (at for at in occurrences(self.text, leaf) if anywhere or self._in_title(at, at + leaf.length))

    def _in_title(self, start: int, end: int) -> bool:
        titles = (clause.title_span for clause in self.article.clauses)
        return any(title.start <= start and end <= title.end for title in titles)
