"""What an article cites, and who cites it, for reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from finsearch.findings import ArticleRef, Candidate, Reference
from finsearch.present.ink import FAINT, LABEL, TITLE, ink, paragraph, printed
from finsearch.present.labels import CITATION_NAMES, REASON_NAMES, ref_about
from finsearch.present.line import Line
from finsearch.present.look import Look
from finsearch.present.wording import either, word

_STEP = 2
CANDIDATES = 3


def cites(article: ArticleRef, references: Sequence[Reference], look: Look) -> Iterator[str]:
    """Yield what an article cites: as named there, what it does with it, where, and which article that is."""
    return printed(_page(article, word("引用 {}", len(references)), map(_cited, references), look.width), look)


def cited_by(name: ArticleRef | str, references: Sequence[Reference], look: Look) -> Iterator[str]:
    """Yield who cites an article, or a document named by a person: where, how, and in which words."""
    return printed(_page(name, word("被引 {}", len(references)), map(_citing, references), look.width), look)


def legend(articles: Iterable[ArticleRef], look: Look) -> Iterator[str]:
    """Yield numbered lines that say which articles the numbers of a table stand for."""
    return printed(_legend(articles, look.width), look)


def _legend(articles: Iterable[ArticleRef], width: int) -> Iterator[Line]:
    yield Line()
    for number, each in enumerate(articles, 1):
        yield from paragraph(ink("  ".join([each.title, *ref_about(each)])), width, 4, ink(f"{number:>2}  ", LABEL))


Lines = Iterator[tuple[str, str]]


def _page(name: ArticleRef | str, count: str, blocks: Iterable[Lines], width: int) -> Iterator[Line]:
    title = name if isinstance(name, str) else name.title
    about = count if isinstance(name, str) else " · ".join(filter(None, [*ref_about(name), count]))
    yield from paragraph(ink(title, TITLE), width)
    yield from paragraph(ink(about, FAINT), width)
    for number, lines in enumerate(blocks, 1):
        yield Line()
        yield from _block(number, lines, width)


def _block(number: int, lines: Lines, width: int) -> Iterator[Line]:
    lead = ink(f"{number}  ", LABEL)
    indent = len(lead.plain)
    for place, (text, style) in enumerate(lines):
        yield from paragraph(ink(text, style), width, indent, None if place else lead)


def _cited(reference: Reference) -> Lines:
    yield named(reference), TITLE
    yield where(reference), FAINT
    for each in reference.candidates[:CANDIDATES]:
        yield f"→ {candidate(each)}", ""
    if not reference.candidates:
        yield f"→ {word('未收录')}", FAINT


def _citing(reference: Reference) -> Lines:
    yield reference.article.title or reference.article.id, TITLE
    yield " · ".join(filter(None, [*ref_about(reference.article), where(reference)])), FAINT
    sure = [surely(each) for each in reference.candidates if each.confidence < 1]
    yield "  ".join([f"“{' '.join(reference.text.split())}”", *sure]), ""


def named(reference: Reference) -> str:
    """Return a document as it is cited: 《title》（number）."""
    if not reference.title:
        return reference.number
    return f"《{reference.title}》{f'（{reference.number}）' if reference.number else ''}"


def where(reference: Reference) -> str:
    """Return what is done with a document, in which clauses, how often."""
    clauses = word("、").join(no or word("条款之外") for no in reference.clauses)
    mentions = word("{} 处", reference.mentions) if reference.mentions > 1 else ""
    kinds = word("、").join(either(CITATION_NAMES[kind], kind) for kind in reference.kinds)
    return " · ".join(filter(None, [kinds, clauses, mentions]))


def candidate(each: Candidate) -> str:
    """Return an article that may be meant in a line, with how sure that is."""
    return "  ".join(filter(None, [each.article.title, *ref_about(each.article), surely(each)]))


def surely(each: Candidate) -> str:
    """Return how sure a candidate is and why: （题名相近，80%）."""
    return word("（{}，{:.0%}）", word(REASON_NAMES[each.reason]), each.confidence)
