"""A clause as a person names it (五, 5, 第五条, （二）, 2.3) → the clauses of an article."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from finsearch.document import Article, Clause
from finsearch.errors import ArticleNotFound
from finsearch.patterns import regex

_NAMES_SHOWN = 40
_WIDE = str.maketrans({0xFF01 + i: 0x21 + i for i in range(94)} | {0x3000: " ", 0x3014: "[", 0x3015: "]"})
_DECORATION = regex(r"^[第(\[]*(.*?)(编|分编|章|节|条)?[)\]]*$")


def split_ref(ref: str, clause: str | None) -> tuple[str, str | None]:
    """Return what names the article and what names the clause, if any does: `ID#5` is clause 5 of an article."""
    if clause is None and "#" in ref:
        ref, _, clause = ref.rpartition("#")
    return ref, clause


def find_clauses(article: Article, ref: str) -> tuple[Clause, ...]:
    """Return the clauses that `ref` names, each followed by those below it; ArticleNotFound names some there are.

    The best reading wins: the path, then the ordinal as printed, then the bare ordinal of any level. An ordinal that
    several clauses have (every 一、 may have a （二）) gives all of them.
    """
    named = next(filter(None, (_all(article, reads) for reads in _readings(ref))), ())
    if not named:
        raise ArticleNotFound(f"{article.id} 没有这一条 / no such clause in {article.id}: {ref!r}", _hint(article))
    return tuple(_with_descendants(article, {clause.path for clause in named}))


def _all(article: Article, reads: Callable[[Clause], bool]) -> tuple[Clause, ...]:
    return tuple(filter(reads, article.clauses))


def _readings(ref: str) -> Iterator[Callable[[Clause], bool]]:
    """Yield what `ref` can mean, the strictest first."""
    printed = _plain(ref)
    bare, level = _bare(printed)
    yield lambda clause: clause.path == printed
    yield lambda clause: _plain(clause.no) == printed
    if bare.isdecimal() and level:
        yield lambda clause: clause.level == level and clause.ordinal == int(bare)
    elif bare.isdecimal() and bare != printed:
        yield lambda clause: clause.ordinal == int(bare) and _plain(clause.no).startswith("(")
    elif bare.isdecimal():
        yield lambda clause: clause.ordinal == int(bare) and _is_main(clause)
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
    names = [clause.no for clause in article.clauses if clause.parent is None][:_NAMES_SHOWN]
    return f"条款有 / it has: {' '.join(names)}" if names else "这篇没有条款 / the article has no clauses"
