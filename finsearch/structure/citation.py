"""引用: other documents that a text refers to, by 《title》, by number, or by both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from finsearch.document import Citation, NumberMention, Span
from finsearch.patterns import regex
from finsearch.structure.citation_kind import is_judged_in_title, with_kinds
from finsearch.structure.document_number import find_numbers
from finsearch.structure.title import FORMS, letters

_INNER = r"[^《》\n]{0,120}"
_TITLE = regex(rf"《(?P<title>{_INNER}(?:《{_INNER}》{_INNER}){{0,3}})》")
_BEHIND = regex("[ \u3000]{0,2}[（(]")
_DOCUMENT = regex(
    rf"(?:{FORMS}|议定书|公约|协定|协议|宣言|修正案|白皮书|意见稿|政策|任务|名录|规约|通则|大纲|合同|守则|公告|安排|请示|条件)$"
)
_REMARK = regex(r"[（(〔][^（()）〔〕]{1,24}[）)〕]$")
_CALLED = regex("(?:简称|称)(?:为|“)?$")
_FORM_ONLY = regex(rf"(?:{FORMS}|政策)$")
LONGEST_BRACKET = 120


def find_citations(
    text: str, own: NumberMention | None, title_span: Span, own_titles: Iterable[str] = ()
) -> tuple[Citation, ...]:
    """Return what `text` cites, in order: not its own number and titles, nor a short name given by 以下简称.

    An own title that it repeals is an earlier version's.

    In its own title only what it amends, repeals or forwards counts; its attachments are among its `own_titles`.
    """
    numbers = [mention for mention in find_numbers(text) if not own or mention.span != own.span]
    titled = tuple(_titled(text, numbers)) if "《" in text else ()
    taken = {id(number) for _, number in titled if number is not None}
    bare = (Citation("", mention.number, mention.span) for mention in numbers if id(mention) not in taken)
    own_number = own.number if own else None
    cited = [*(citation for citation, _ in titled), *bare]
    owned = {letters(each) for each in own_titles} - {""}
    kept = (each for each in cited if each.number is None or each.number != own_number)
    judged = with_kinds(text, sorted(kept, key=lambda citation: citation.span), title_span)
    others = (each for each in judged if letters(each.title) not in owned or _is_earlier(each))
    return tuple(each for each in others if not _inside(each.span, title_span) or is_judged_in_title(each))


def _is_earlier(citation: Citation) -> bool:
    """Say whether a citation of the document's own title means an earlier version: 《…办法》同时废止."""
    return citation.kind in ("repeals", "supersedes")


def _titled(text: str, numbers: list[NumberMention]) -> Iterator[tuple[Citation, NumberMention | None]]:
    """Yield the citations by title, each with the number in the brackets behind it."""
    short: set[str] = set()
    index = 0
    for match in _TITLE.finditer(text):
        title, span = match["title"], Span(*match.span())
        if _CALLED.search(text, max(0, span.start - 4), span.start):
            short.add(title)
            continue
        if not title.strip() or title in short:
            continue
        while index < len(numbers) and numbers[index].span.start < span.end:
            index += 1
        end = _bracket_end(text, span.end)
        number = numbers[index] if index < len(numbers) and numbers[index].span.end <= end else None
        if number is not None:
            yield Citation(title, number.number, Span(span.start, end)), number
        elif _is_document(title):
            yield Citation(title, None, span), None


def _bracket_end(text: str, start: int) -> int:
    """Return the end of the brackets that open right behind a title; `start` where none do."""
    opening = _BEHIND.match(text, start)
    if opening is None:
        return start
    depth = 1
    for position in range(opening.end(), min(len(text), opening.end() + LONGEST_BRACKET)):
        depth += (text[position] in "（(") - (text[position] in "）)")
        if depth == 0:
            return position + 1
    return start


def _is_document(title: str) -> bool:
    plain = _REMARK.sub("", title)
    return _DOCUMENT.search(plain) is not None and _FORM_ONLY.fullmatch(plain) is None


def _inside(span: Span, outer: Span) -> bool:
    return outer.start <= span.start and span.end <= outer.end
