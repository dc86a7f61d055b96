"""What a wrong document number or 《title》 was probably meant to be, of what the index holds."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from difflib import SequenceMatcher

from finsearch.analysis.analyzer import Analyzer
from finsearch.document import Article, DocumentNumber
from finsearch.engines.base import Engine
from finsearch.engines.entry import titles_of
from finsearch.findings import ArticleRef
from finsearch.query.compile import Compiler
from finsearch.query.plan import Filters
from finsearch.structure.document_number import exactly, parse_number
from finsearch.structure.title import letters, readings

MOST = 3
LIKE = 0.6
"""So much of two titles must agree, without what is left out when one names them carelessly, for them to be near."""
CANDIDATES = 30
YEARS = (-1, 1, -2, 2)
_DIGITS = "0123456789"


def numbered_near(engine: Engine, number: DocumentNumber, held: Collection[str]) -> tuple[ArticleRef, ...]:
    """Return the articles whose numbers are nearest to one that nothing has; `held` are all numbers of the index.

    A digit of the serial that is another, too many, left out or exchanged with its neighbour; a neighbouring year, or
    another digit in it; then another code of which no more than one character differs.
    """
    near = (each for each in _variants(number) if str(exactly(each)) in held)
    found = [*dict.fromkeys(near), *_of_other_codes(number, held)][:MOST]
    return tuple(ref for each in found for ref in _first(engine, each))


def _first(engine: Engine, number: DocumentNumber) -> Iterator[ArticleRef]:
    article = next(map(engine.article, engine.numbered(exactly(number))), None)
    if article:
        yield ArticleRef.of(article)


def _variants(number: DocumentNumber) -> Iterator[DocumentNumber]:
    for serial in _edited(str(number.serial)):
        if serial and serial[0] != "0":
            yield replace(number, serial=int(serial))
    if number.year is not None:
        digits = {int(each) for each in _edited(str(number.year)) if len(each) == len(str(number.year))}
        for year in dict.fromkeys([*(number.year + step for step in YEARS), *sorted(digits)]):
            yield replace(number, year=year)


def _edited(digits: str) -> Iterator[str]:
    """Yield a numeral with two digits exchanged, one left out, another one in a place, or one more."""
    for at in range(len(digits) - 1):
        yield digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
    for at in range(len(digits)):
        yield digits[:at] + digits[at + 1 :]
        yield from (digits[:at] + digit + digits[at + 1 :] for digit in _DIGITS if digit != digits[at])
    for at in range(len(digits) + 1):
        yield from (digits[:at] + digit + digits[at:] for digit in _DIGITS)


def _of_other_codes(number: DocumentNumber, held: Collection[str]) -> Iterator[DocumentNumber]:
    tail = str(exactly(number)).removeprefix(number.code)
    for written in sorted(each for each in held if each.endswith(tail)):
        other = parse_number(written)
        if other and other.code != number.code and _is_one_off(other.code, number.code):
            yield other


def _is_one_off(one: str, other: str) -> bool:
    """Tell whether one character of two words differs, or is in one of them only."""
    short, long = sorted((one, other), key=len)
    if len(short) == len(long):
        return sum(a != b for a, b in zip(short, long, strict=True)) == 1
    return len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def titled_near(engine: Engine, title: str, analyzer: Analyzer) -> tuple[ArticleRef, ...]:
    """Return the articles whose titles are most like one that nothing has, the likest first."""
    _, core, skeleton = readings(title)
    if not letters(core):
        return ()
    plan = Compiler(analyzer, expand=False).compile(letters(core), Filters())
    hits = engine.search(replace(plan, match="any", limit=CANDIDATES)).hits
    articles = (article for hit in hits if (article := engine.article(hit.article)))
    likeness = {article.id: (_likeness(skeleton, article), article) for article in articles}
    near = sorted((each for each in likeness.values() if each[0] >= LIKE), key=lambda each: (-each[0], each[1].id))
    return tuple(ArticleRef.of(article) for _, article in near[:MOST])


def _likeness(skeleton: str, article: Article) -> float:
    return max(
        SequenceMatcher(None, skeleton, readings(title)[2], autojunk=False).ratio() for title in titles_of(article)
    )
