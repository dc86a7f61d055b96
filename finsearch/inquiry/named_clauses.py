"""The clauses that a draft names right behind a document: 第三条第二款, 文件第二十点, （二十）, 4.1."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from finsearch.answering.clause_part import Part, Verdict, held, part_named
from finsearch.answering.clause_ref import find_points, find_steps, named_in
from finsearch.document import Article, Clause, Span
from finsearch.frozen import frozen
from finsearch.patterns import regex
from finsearch.structure.clause_name import BETWEEN, DECIMAL, HEADED, PARTS, STEPS, several
from finsearch.structure.heading import is_decimal
from finsearch.structure.numerals import parse_numeral

_HAN = "[一二三四五六七八九十百]{1,4}"
_N = rf"(?:{_HAN}|\d{{1,3}})"
_BRACKET = rf"[（(]{_HAN}[）)]项?"
_POINT = rf"(?:第[（(]?{_N}[）)]?(?:点|项(?!目))|(?<=[号文件中的）)、和及与至或]){_BRACKET})"
_BELOW = rf"(?:{PARTS}|{_BRACKET})"
_NAMED = rf"(?:{STEPS}{_BELOW}?|{HEADED}|{_POINT}|{PARTS})"
_SHORT = (
    rf"第{_N}(?:(?:[、和至—–-]|以?及)第?{_N})+(?:条|章|节|部分|点)"
    rf"|第{DECIMAL}(?:(?:[、和至—–-]|以?及)第?{DECIMAL})+(?:条|节|点)"
)
_CLAUSES = regex(
    rf"{BETWEEN}(?P<named>(?:{_SHORT}|{STEPS}{_BELOW}?|{HEADED}|{_POINT})(?:(?:[、和及与至或—–-]|以及){_NAMED})*)"
)
_EACH = regex(rf"(?P<short>{_SHORT})|(?P<steps>{STEPS}|{HEADED})?(?P<part>{_BELOW}|{_POINT})?")
_ORDINAL = regex(rf"{_HAN}|\d+")
_WHOLE = Part()


@frozen
class NamedClause:
    """A clause that a draft names, where it is named, and what of the clause, if only a part is meant.

    `steps` lead to it (第二章第四条, 第4.1条), or are the `point` of a document: 第五点, 第五项, （五）.
    """

    span: Span
    steps: str
    part: Part = _WHOLE
    point: int | None = None

    def clauses(self, article: Article) -> tuple[Clause, ...]:
        """Return the clauses of an article that it may mean, each followed by those below it."""
        return find_steps(article, self.steps) if self.point is None else find_points(article, self.point)

    def _has_such(self, article: Article) -> bool:
        """Say whether all clauses of the kind it names are known, so that one that is not among them is not there."""
        if self.point is not None:
            return _has_points(article)
        return not is_decimal(self.steps) or _has_decimals(article)

    def verdict(self, article: Article, found: Sequence[Clause]) -> tuple[Verdict, str]:
        """Return whether what it names of the `clauses` is there, and what is there instead, as `held` does."""
        if not found:
            return ("missing" if self._has_such(article) else "unknown"), ""
        verdicts = [held(article, clause, self.part) for clause in named_in(found)] if self.part != _WHOLE else []
        known = [verdict for verdict, _ in verdicts]
        if not verdicts or "there" in known:
            return "there", ""
        return ("unknown" if "unknown" in known else "missing"), verdicts[0][1]


def named_behind(text: str, start: int) -> Iterator[NamedClause]:
    """Yield the clauses that stand right behind a citation: 第三条, 第二章第四条和第五条第二款、第三款."""
    named = _CLAUSES.match(text, start)
    steps, part = "", _WHOLE
    for each in _EACH.finditer(text, *named.span("named")) if named else ():
        if not each[0]:
            continue
        span = Span(each.start(), each.start() + len(each[0].rstrip()))
        if each["short"]:
            names = dict.fromkeys(name for ends in several(each["short"]) for name in ends)
            yield from (NamedClause(span, name.strip("第条节点") if is_decimal(name) else name) for name in names)
            continue
        own = _part(each["part"] or "")
        if not each["steps"] and (not steps or "点" in each[0]):
            yield NamedClause(span, each[0], point=own.item)
            continue
        steps, part = (each["steps"], own) if each["steps"] else (steps, own.below(part))
        yield NamedClause(span, steps, part)


def _part(written: str) -> Part:
    """Return what 第二款第（一）项, （一） or 第一点 names."""
    named = part_named(written)
    ordinal = _ORDINAL.search(written)
    return named if named != _WHOLE or ordinal is None else Part(item=parse_numeral(ordinal.group()))


def _has_points(article: Article) -> bool:
    """Say whether all points of a document are among its clauses: attachments and inline items may have others."""
    return any(clause.level == "L1" for clause in article.clauses) and not article.attachments


def _has_decimals(article: Article) -> bool:
    return any(is_decimal(clause.no) for clause in article.clauses) or not article.attachments
