"""A clause, or several, as a person names them (五, 第五条, （二）, 2.3, 第五至七条) → the clauses of an article."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from re import Match

from finsearch.document import Article, Clause
from finsearch.errors import ArticleNotFound
from finsearch.patterns import regex
from finsearch.structure.clause_name import HEADED, STEPS, several
from finsearch.structure.heading import RANK, is_decimal
from finsearch.structure.numerals import parse_numeral

_STEPS = regex(STEPS)
_HEADED = regex(HEADED)
_STEP = regex(r"第(?P<ordinal>[^第\s]+?)(?P<kind>分编|编|章|节|条|部分|项|点)(?P<inserted>之[^第\s]+)?\s*(?=第|$)")
_STANDS_FOR: dict[str, tuple[str, ...]] = {
    "编": ("编",),
    "分编": ("分编",),
    "章": ("章", "L1"),
    "节": ("节", "L2"),
    "条": ("条", "L1", "L2", "L3"),
    "部分": ("编", "章", "L1"),
    "项": ("L1",),
    "点": ("L1",),
}
"""The levels that a step can mean; where a document has the step's own level, only that and its peers."""
_POINTS = ("L1", "L2", "L3", "L4")
_RUNS_SHOWN = 6
_PLACE = regex(r"([一二三四五六七八九十百]+)、?(\([一二三四五六七八九十百]+\))(\d+)?")
_WIDE = str.maketrans({0xFF01 + i: 0x21 + i for i in range(94)} | {0x3000: " ", 0x3014: "[", 0x3015: "]"})
_DECORATION = regex(r"^[第(\[]*(.*?)(编|分编|章|节|条)?[)\]]*$")


def find_clauses(article: Article, ref: str) -> tuple[Clause, ...]:
    """Return the clauses that `ref` names, each followed by those below it; ArticleNotFound names some there are.

    The best reading wins: the path, then the ordinal as printed, then the bare ordinal of any level. An ordinal that
    several clauses have (every 一、 may have a （二）) gives all of them. 第二章第四条 and 二（一） are followed
    step by step; what is nothing else may be a point (第五项). 第五至七条 are all clauses from 第五条 to 第七条.
    """
    ranges = several(ref)
    if ranges:
        named = (_between(article, _found(article, first), _found(article, last)) for first, last in ranges)
        return tuple(_with_descendants(article, set().union(*named)))
    return tuple(_with_descendants(article, {clause.path for clause in _found(article, ref)}))


def _found(article: Article, ref: str) -> tuple[Clause, ...]:
    """Return the clauses that one name means; ArticleNotFound where there are none."""
    name = ref.strip()
    steps = find_steps(article, name)
    read = () if _STEPS.fullmatch(name) else (_all(article, reads) for reads in _readings(name))
    found = next(filter(None, read), ()) or steps or _below(article, name)
    if not found:
        document = article.number.number if article.number else f"《{article.title}》"
        raise ArticleNotFound(f"{document} 没有这一条 / no such clause in {document}: {name!r}", _hint(article))
    return found


def _between(article: Article, first: Sequence[Clause], last: Sequence[Clause]) -> set[str]:
    """Return the paths of the clauses from the first to the last, of the levels of these; both stand under one title.

    Where no two do, 第五条 of one chapter and 第七条 of the next, those in between are taken as they are printed.
    """
    every = [(one, other) for one in named_in(first) for other in named_in(last)]
    pairs = [(one, other) for one, other in every if one.parent == other.parent] or every[:1]
    place = {clause.path: at for at, clause in enumerate(article.clauses)}
    found: set[str] = set()
    for one, other in pairs:
        start, end = sorted((place[one.path], place[other.path]))
        levels = {one.level, other.level}
        found.update(each.path for each in article.clauses[start : end + 1] if each.level in levels)
    return found


def _below(article: Article, ref: str) -> tuple[Clause, ...]:
    """Return the clauses that 二（一） or 三（二）1 leads to, each ordinal inside the one before it."""
    inside: tuple[Clause, ...] = ()
    place = _PLACE.fullmatch(_plain(ref))
    for step in filter(None, place.groups() if place else ()):
        among = inside or article.clauses
        found = {each.path for each in among if _plain(each.no) == step}
        inside = tuple(_with_descendants(article, found))
        if not inside:
            break
    return inside


def named_in(chosen: Sequence[Clause]) -> tuple[Clause, ...]:
    """Return which of the clauses that `find_clauses` gave were named, not only stand below one that was."""
    paths = {clause.path for clause in chosen}
    return tuple(clause for clause in chosen if clause.parent not in paths)


def find_steps(article: Article, ref: str) -> tuple[Clause, ...]:
    """Return the clauses that 第二章第四十条 leads to, with those below, each step inside the one before it.

    None where a step leads nowhere: the chapter is missing, or the article stands in another one; none where `ref`
    has no step (第二款). 第五条, 第五项 and 第五点 may be 五、, and 第4.1条 is what is numbered 4.1.
    """
    if _HEADED.fullmatch(ref):
        return tuple(_with_descendants(article, {each.path for each in _numbered(article, ref)}))
    steps = tuple(_STEP.finditer(ref))
    whole = steps and "".join(step[0] for step in steps) == ref
    inside = article.clauses if whole else ()
    for step in steps:
        inside = tuple(_with_descendants(article, {clause.path for clause in _stepped(article, inside, step)}))
    return inside


def _numbered(article: Article, ref: str) -> tuple[Clause, ...]:
    """Return the clauses numbered 4.1, those printed so before what has that path."""
    ordinal = _plain(ref).strip("第条节款项点")
    return _all(article, lambda clause: _plain(clause.no) == ordinal) or _all(
        article, lambda clause: clause.path == ordinal
    )


def find_points(article: Article, ordinal: int) -> tuple[Clause, ...]:
    """Return the clauses that 第五点, 第五项 or （五） of a document may mean, 五、 and （五）, with those below."""
    named = {each.path for each in article.clauses if each.ordinal == ordinal and each.level in _POINTS}
    return tuple(_with_descendants(article, named))


def _stepped(article: Article, inside: Sequence[Clause], step: Match[str]) -> tuple[Clause, ...]:
    kind, ordinal, inserted = step["kind"], parse_numeral(step["ordinal"]), step["inserted"] or ""
    levels = _STANDS_FOR[kind]
    if any(clause.level == kind for clause in article.clauses):
        levels = tuple(level for level in levels if RANK[level] == RANK[kind])
    fits = [each for each in inside if each.ordinal == ordinal and _plain(each.no).partition("条")[2] == inserted]
    found = (tuple(each for each in fits if each.level == level) for level in levels)
    return next(filter(None, found), ())


def ordinals(article: Article) -> str:
    """Return which clauses an article has, level by level: 第一章–第五章、第一条–第三十二条; empty if it has none.

    Every ordinal of a range is there. Items of a 第X条 are not told: they are named with it; of decimals (1.1–6.4.2)
    the first and the last are.
    """
    decimals = [clause.no for clause in article.clauses if is_decimal(clause.no)]
    levels: dict[str, dict[int, str]] = {}
    items: set[str] = set()
    for clause in article.clauses:
        if clause.parent in items:
            items.add(clause.path)
            continue
        if not is_decimal(clause.no):
            levels.setdefault(clause.level, {}).setdefault(clause.ordinal, clause.no)
        if clause.level == "条":
            items.add(clause.path)
    told = [_ranges(levels[level]) for level in sorted(levels, key=RANK.__getitem__)]
    if decimals:
        told.append(f"{decimals[0]}–{decimals[-1]}")
    return "、".join(told)


def _ranges(printed: dict[int, str]) -> str:
    """Return ordinals, as printed, as ranges without gaps."""
    starts = [each for each in sorted(printed) if each - 1 not in printed]
    ends = [each for each in sorted(printed) if each + 1 not in printed]
    pairs = [(printed[start], printed[end]) for start, end in zip(starts, ends, strict=True)]
    told = ["–".join(dict.fromkeys(pair)) for pair in pairs]
    return "、".join([*told[:_RUNS_SHOWN], *["…"][: len(told) > _RUNS_SHOWN]])


def _all(article: Article, reads: Callable[[Clause], bool]) -> tuple[Clause, ...]:
    return tuple(filter(reads, article.clauses))


def _readings(ref: str) -> Iterator[Callable[[Clause], bool]]:
    """Yield what `ref` can mean, the strictest first."""
    printed = _plain(ref)
    bare, level = _bare(printed)
    yield lambda clause: clause.path == printed
    yield lambda clause: _plain(clause.no) == printed
    ordinal = parse_numeral(bare) if bare.isdecimal() else None
    if ordinal is not None and level:
        yield lambda clause: clause.level == level and clause.ordinal == ordinal
    elif ordinal is not None and bare != printed:
        yield lambda clause: clause.ordinal == ordinal and _plain(clause.no).startswith("(")
    elif ordinal is not None:
        yield lambda clause: clause.ordinal == ordinal and _is_main(clause)
        yield lambda clause: clause.ordinal == ordinal
    else:
        yield lambda clause: _bare(_plain(clause.no))[0] == bare and _is_main(clause)
        yield lambda clause: _bare(_plain(clause.no))[0] == bare


def _is_main(clause: Clause) -> bool:
    return clause.parent is None or clause.level == "条"


def _plain(text: str) -> str:
    """Return an ordinal in narrow characters without blanks and without its trailing point."""
    return "".join(text.translate(_WIDE).split()).rstrip("、.")


def _bare(printed: str) -> tuple[str, str]:
    """Return an ordinal without what stands around it, and its level if it says one (条)."""
    match = _DECORATION.match(printed)
    return (match[1], match[2] or "") if match else (printed, "")


def _with_descendants(article: Article, named: set[str]) -> Iterator[Clause]:
    for clause in article.clauses:
        if clause.path in named or clause.parent in named:
            named.add(clause.path)
            yield clause


def _hint(article: Article) -> str:
    held = ordinals(article)
    return f"条款有 / it has: {held}" if held else "这篇没有条款 / the article has no clauses"
