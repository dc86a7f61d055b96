"""Several clauses of one name: which they are, told apart by path and by what stands above them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from finsearch.document import Article, Clause
from finsearch.inquiry.export import above, printed_place
from finsearch.structure.clause_name import several

_GAP = "  "


def told_apart(ref: str, article: Article, named: Sequence[Clause]) -> Iterator[str]:
    """Yield that several clauses are called so, which they are, and how to name one; nothing where that is meant."""
    if len(named) > 1 and not several(ref):
        yield f"{ref} 有 {len(named)} 条 / {ref} names {len(named)} clauses:"
        yield from namesakes(article, named)
        yield f"只要一条请写路径 / for one of them give its path: {article.id}#{named[0].path}"


def namesakes(article: Article, named: Sequence[Clause]) -> Iterator[str]:
    """Yield a line for each: path, ordinals, the titles of its attachment and of the clause above (or its own)."""
    for clause in named:
        places = above(article, clause)
        over = [place.title for place in (clause, *places[:-1]) if place.title][-1:]
        told = [clause.path, printed_place(places), *_attached(article, clause), *over]
        yield _GAP + _GAP.join(told)


def _attached(article: Article, clause: Clause) -> Iterator[str]:
    """Yield the title of the attachment that a clause stands in."""
    for each in article.attachments:
        if each.span.start <= clause.span.start < each.span.end:
            yield f"《{each.title.strip('《》')}》"
            return
