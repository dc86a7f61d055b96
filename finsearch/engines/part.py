"""An article as texts: its head, and each of its clauses.

The head's text is the title, then everything outside numbered clauses and, where the text does not print it, the
document's number.
"""

from __future__ import annotations

from collections.abc import Iterator

from finsearch.analysis.normalize import fold, letters
from finsearch.document import Article, Clause, Span
from finsearch.frozen import frozen
from finsearch.patterns import regex

_MEDIUM = regex(r"[（(][^（）()]*[）)]\s*$")


@frozen
class Part:
    """A head or a clause as text. `title` is the range of the text that is its title."""

    text: str
    title: Span
    clause: Clause | None = None

    @property
    def says_nothing(self) -> bool:
        """Tell whether a clause has nothing behind its title."""
        return self.clause is not None and not letters(self.text[self.title.end :])


def parts(article: Article) -> Iterator[Part]:
    """Yield the head and the clauses of an article as texts."""
    return (part(article, index) for index in range(len(article.clauses) + 1))


def part(article: Article, index: int) -> Part:
    """Return the head of an article (index 0), or a clause (counted from 1)."""
    if not index:
        return Part(_head_text(article), Span(0, len(article.title)))
    clause = article.clauses[index - 1]
    start = clause.span.start
    title = Span(max(clause.title_span.start - start, 0), max(clause.title_span.end - start, 0))
    return Part(clause.span.of(article.text), title, clause)


def _head_text(article: Article) -> str:
    lines = [article.title, *_outside(article)]
    number = str(article.number.number) if article.number else ""
    if number and fold(number) not in fold(article.text):
        lines.append(number)
    if letters(article.post_title) != letters(article.title):
        lines.append(article.post_title)
    if article.summary and letters(_MEDIUM.sub("", article.summary)) not in letters(article.text):
        lines.append(article.summary)
    return "\n".join(lines)


def _outside(article: Article) -> Iterator[str]:
    """Yield the stretches of text that are neither the title nor in a clause."""
    position = 0
    for start, end in sorted([article.title_span, *(clause.span for clause in article.clauses)]):
        between = article.text[position:start].strip()
        if between:
            yield between
        position = max(position, end)
    rest = article.text[position:].strip()
    if rest:
        yield rest
