"""A typed run → the words in it that must be there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby, pairwise

from finsearch.analysis.analyzer import Analyzer, Term
from finsearch.analysis.normalize import fold
from finsearch.analysis.stopwords import stopwords
from finsearch.patterns import regex
from finsearch.query.expand import named, node, other_names
from finsearch.query.literals import whole
from finsearch.query.node import Also, AnyOf
from finsearch.query.ordinals import Ordinal, ordinals, without_paragraphs
from finsearch.query.plan import Wanted

_STATE = regex("中华人民共和国(?=.{1,24}?(?:法典?(?![律院治规人制定])|条例|办法|规定|细则|规则))", needs="华".__eq__)
"""The state in front of a law's name, which titles leave out as often as not: it is not wanted, but counts."""


def content_words(text: str, analyzer: Analyzer, *, expand: bool = True) -> tuple[Wanted, ...]:
    """Return the words that must be there, each once; none where the run has no word at all.

    Ordinals and years are wanted in either script, names also by their other names if `expand`. Where a run has stop
    words only, these are wanted.
    """
    folded = without_paragraphs(_STATE.sub("", fold(text)))
    found: list[Wanted] = []
    start, numerals = 0, list(ordinals(folded))
    for each in numerals:
        found += _plain_words(folded[start : each.at.start], analyzer, alone=False)
        found.append(_in_any_script(each))
        start = each.at.end
    found += _plain_words(folded[start:], analyzer, alone=not numerals)
    return tuple(_expanded(want) if expand else want for want in {want.shown: want for want in found}.values())


def _plain_words(text: str, analyzer: Analyzer, *, alone: bool) -> list[Wanted]:
    cut = tuple(named(analyzer.words(text)))
    content = [word for word in _joined_singles(cut) if word not in stopwords()]
    if not content and alone:
        content = [word.text for word in cut]
    return [Wanted(word, whole(word)) for word in content]


def _expanded(want: Wanted) -> Wanted:
    others = other_names(want.shown)
    return Wanted(want.shown, Also(want.node, tuple(map(node, others)))) if others else want


def _in_any_script(ordinal: Ordinal) -> Wanted:
    return Wanted(" | ".join(ordinal.spellings[:2]), AnyOf(tuple(map(whole, ordinal.spellings))))


def _joined_singles(cut: Sequence[Term]) -> Iterator[str]:
    """Yield the words of more than one character, and runs of single characters as one word (保|稳|提 → 保稳提).

    A single Han character between words says too little to be wanted by itself; it still counts for ranking. A run of
    three characters that is a word and one more is a word that jieba does not know (海外|仓). What punctuation parts is
    not joined.
    """
    if len(cut) == 2 and cut[1].end - cut[0].start == 3 and any(map(_is_single, cut)):
        yield "".join(term.text for term in cut)
        return
    gaps = accumulate((after.start > before.end for before, after in pairwise(cut)), initial=0)
    for (alone, _), run in groupby(zip(cut, gaps, strict=False), key=lambda each: (_is_single(each[0]), each[1])):
        texts = [term.text for term, _ in run]
        if not alone:
            yield from texts
        elif len(texts) > 1 or len(cut) == 1:
            yield "".join(texts)


def _is_single(term: Term) -> bool:
    return len(term.text) == 1 and not term.text.isascii() and term.text not in stopwords()
