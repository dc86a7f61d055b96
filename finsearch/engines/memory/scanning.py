"""How the oracle looks: what stands where in a part, and what an article is, by looking at all of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from finsearch.analysis.grams import WORD_RUN, is_word
from finsearch.analysis.normalize import fold
from finsearch.document import Span, Status
from finsearch.engines.entry import Entry, PartEntry
from finsearch.query.node import Leaf, Near, Prefix
from finsearch.query.restriction import Filters
from finsearch.structure.document_number import NumberPattern
from finsearch.structure.validity import issued


def owns(entry: Entry, pattern: NumberPattern) -> bool:
    """Tell whether the article's own number matches."""
    number = entry.article.number
    return number is not None and pattern.matches(number.number)


def cites(part: PartEntry, pattern: NumberPattern) -> bool:
    """Tell whether the part cites a number that matches."""
    return any(map(pattern.matches, part.cites))


def passes(entry: Entry, filters: Filters, statuses: Mapping[str, Status]) -> bool:
    """Tell whether the article is what the filters ask for, duties left aside; `statuses` are those of all by id."""
    article = entry.article
    rules = (
        not filters.issuers or bool({party.name for party in article.issuers} & set(filters.issuers)),
        not filters.tags or bool(set(article.tags) & set(filters.tags)),
        not filters.kinds or article.kind in filters.kinds,
        not filters.forms or article.form in filters.forms,
        not filters.authorities or article.authority in filters.authorities,
        not filters.topics or bool(set(article.topics) & set(filters.topics)),
        not filters.sources or article.source in filters.sources,
        filters.published.hold(article.published.date() if article.published else None),
        filters.signed.hold(issued(article)),
        filters.effective.hold(article.effective.date if article.effective else None),
        filters.number is None or owns(entry, filters.number),
        not filters.statuses or statuses.get(article.id) in filters.statuses,
    )
    return all(rules)


def responsible(part: PartEntry, filters: Filters) -> bool:
    """Tell whether the part makes an agency responsible that the filters ask for, if they ask for any."""
    return not filters.duties or bool(set(part.duties) & set(filters.duties))


def starts(part: PartEntry, leaf: Leaf) -> list[int]:
    """Return every offset at which the leaf stands in the part, by looking at the text itself."""
    found = occurrences(fold(part.part.text), leaf)
    title = part.part.title
    if isinstance(leaf, Prefix) or leaf.where == "text":
        return list(found)
    return [at for at in found if title.start <= at and at + leaf.length <= title.end]


def occurrences(text: str, leaf: Leaf) -> Iterator[int]:
    """Yield where a leaf stands in a folded text, titles or not."""
    if isinstance(leaf, Prefix):
        return (word.start() for word in WORD_RUN.finditer(text) if word[0].startswith(leaf.text))
    found = _occurrences(text, leaf.text)
    return (at for at in found if not leaf.whole or _is_whole(text, at, at + leaf.length))


def titled(part: PartEntry, node: Leaf | Near) -> bool:
    """Tell whether the part's title holds all of the node."""
    return stands(part, node, part.part.title)


def stands(part: PartEntry, node: Leaf | Near, inside: Span | None = None) -> bool:
    """Tell whether the node stands in the part, or in a range of its text."""
    start, end = inside or Span(0, len(part.part.text))
    leaves = node.literals if isinstance(node, Near) else (node,)
    stands = [
        [Span(at, at + leaf.length) for at in starts(part, leaf) if start <= at and at + leaf.length <= end]
        for leaf in leaves
    ]
    if not isinstance(node, Near):
        return bool(stands[0])
    room = sum(leaf.length for leaf in leaves) + node.slop
    every = [span for spans in stands for span in spans]
    return any(
        all(any(first.start <= each.start and each.end <= first.start + room for each in spans) for spans in stands)
        for first in every
    )


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether the Latin words at the ends of a range do not go on outside it."""
    cut_at_start = start > 0 and is_word(text[start]) and is_word(text[start - 1])
    cut_at_end = end < len(text) and is_word(text[end - 1]) and is_word(text[end])
    return not (cut_at_start or cut_at_end)


def _occurrences(text: str, wanted: str) -> Iterator[int]:
    at = text.find(wanted) if wanted else -1
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)
