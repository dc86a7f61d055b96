"""What is done, and what is said, where no article has everything that was asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from finsearch.analysis.analyzer import Analyzer
from finsearch.answering.as_typed import as_typed
from finsearch.answering.offers import Counted
from finsearch.engines.base import Engine, Hits
from finsearch.patterns import regex
from finsearch.query.plan import Plan, Sort
from finsearch.query.restriction import Filters
from finsearch.ranking.boosts import worths

FILTERED = "筛选后没有文章含有全部词语，以下最相关的在前 / nothing that passes has all the words; the best come first"
MOST_WORDS = 64
RAREST = (
    f"词语很多，只按最少见的 {MOST_WORDS} 个查找和排序"
    f" / so many words that only the {MOST_WORDS} rarest were looked for and count"
)
COVERAGE = "没有文章含有全部词语，以下最相关的在前 / nothing has all the words; the most relevant come first"
SOME = "没有文章含有全部词语，计入的是含有其中一些的 / nothing has all the words; what has some of them is counted"
APART = "没有一条同时含有全部词语，它们分散在文章各处 / no clause has all the words, they stand apart in what is found"
RELATED = "因此列出含有其中一些的，最相关的在前 / so what has some of them is shown, the most relevant first"
RELATED_COUNTED = "因此计入含有其中一些的 / so what has some of them is counted"
UNTRANSLATED = (
    "按原文检索，不作翻译；请用中文词语"
    " / texts are searched as they are written, nothing is translated; use Chinese words"
)
_LETTERS = regex("[a-z]+")
QUESTION = 3  # words that a typed run has at least, where it is rather a question than a name
COUNTED = {COVERAGE: SOME, FILTERED: SOME, RELATED: RELATED_COUNTED}
"""What is said in place of an order where articles are only counted."""
BY_DAY = {
    COVERAGE: "没有文章含有全部词语，列出的含有其中一些 / nothing has all the words; what has some of them is shown",
    FILTERED: "筛选后没有文章含有全部词语，列出的含有其中一些"
    " / nothing that passes has all the words; what has some of them is shown",
    RELATED: "因此列出含有其中一些的 / so what has some of them is shown",
}
"""What is said where the order is another one than that of relevance."""


def in_order(notes: Sequence[str], sort: Sort) -> tuple[str, ...]:
    """Return notes as they are true of hits in an order."""
    return tuple(str(note) if sort == "relevance" else BY_DAY.get(note, str(note)) for note in notes)


def find(engine: Engine, plan: Plan, *, smart: bool) -> tuple[Hits, bool]:
    """Search for everything wanted; where nothing has it all, and `smart` allows it, for what has most.

    The second value tells whether all of it was found.
    """
    first = engine.search(_gathering(plan, smart=smart))
    return _best(engine, plan, first, smart=smart), bool(first.total)


def _gathering(plan: Plan, *, smart: bool) -> Plan:
    """Return the plan that is told how many of several words one part has, where that may decide."""
    return replace(plan, gather=smart and plan.scope == "articles" and plan.match == "all" and len(plan.wanted) > 1)


def _best(engine: Engine, plan: Plan, first: Hits, *, smart: bool) -> Hits:
    """Return the hits that were found first or, if they say little or there are none, what has most, if it may be."""
    if (first.total and not _scattered(plan, first)) or not (smart and len(plan.wanted) > 1):
        return first
    return engine.search(_of_most(plan, first))


def _of_most(plan: Plan, first: Hits) -> Plan:
    """Return the plan for any of the things wanted; where nothing has all words typed apart, for most of them."""
    apart = not first.total and 1 < len(plan.chunks) == len(plan.wanted) <= MOST_WORDS
    worth = worths(first.found) if apart else ()
    return replace(shortened(plan, first.found), match="any", worth=worth)


def _scattered(plan: Plan, first: Hits) -> bool:
    """Tell whether no part has all the words of a question that was typed without a space.

    Where words are typed apart, whoever typed them wants them all; a question was cut by us, and a long document has
    the words of many a question here and there. MRR of the document whose clause title is asked about, over 19,666
    articles, 150 titles before 和中小企业有关系吗, 目前的进展和成效 and 的要求落实得好不好: 0.35, 0.47 and 0.53
    where such documents are the whole answer, 0.60, 0.78 and 0.70 where the others follow.
    """
    asked = {want.chunk for want in plan.wanted}
    return 0 < first.gathered < len(plan.wanted) >= QUESTION and len(asked) == 1 and -1 not in asked


def shortened(plan: Plan, found: Sequence[int]) -> Plan:
    """Return the plan that wants, of a text of very many words, the rarest that stand somewhere, and ranks by them.

    `found` is in how many articles each thing wanted stands.
    """
    if len(plan.wanted) <= MOST_WORDS:
        return plan
    standing = (place for place, number in enumerate(found) if number)
    rarest = sorted(standing, key=lambda place: found[place])[:MOST_WORDS]
    wanted = tuple(plan.wanted[place] for place in sorted(rarest))
    texts = tuple(want.shown for want in wanted)
    return replace(
        plan, wanted=wanted, scored=tuple(term for term in plan.scored if any(term in text for text in texts))
    )


def answer(
    engine: Engine, plan: Plan, analyzer: Analyzer | None = None, *, smart: bool
) -> tuple[Hits, tuple[str, ...]]:
    """Find hits, and say what must be said where nothing has all that is wanted.

    The notes say which words stand nowhere, how much there would be without the filters, what in them nothing can
    have, and what else there would be (the last only with an analyzer); and always, what becomes of articles without
    the days that were asked for.
    """
    first = engine.search(_gathering(plan, smart=smart))
    hits = _best(engine, plan, first, smart=smart)
    if first.total:
        return hits, (*_unheld(engine, plan), *_extent(engine, plan, first), *_undated(engine, plan))
    undated = _undated(engine, replace(plan, match="any") if hits.total else plan)
    notes = (*_unheld(engine, plan), *_notes(engine, plan, analyzer, first), *undated)
    said = [COVERAGE if plan.filters.is_empty else FILTERED]
    if smart and len(plan.wanted) > MOST_WORDS:
        said.append(RAREST)
    return hits, (*notes, *said) if hits.total else notes


def _extent(engine: Engine, plan: Plan, first: Hits) -> Iterator[str]:
    """Yield how near the words stand together in what has them all: in no part, or not as one string."""
    apart = tuple(_apart(plan, first))
    yield from apart
    if plan.match == "all" and len(plan.wanted) > 1 and not (apart and len(plan.chunks) == 1):
        yield from as_typed(engine, plan, first.total)


def _apart(plan: Plan, first: Hits) -> Iterator[str]:
    """Yield what is to be said where no part of what has all the words has them together."""
    if _scattered(plan, first):
        number = first.total
        yield (
            f"全部词语只分散在 {number} 篇文章各处（--match all 只列这些）"
            f" / all the words stand in {number} article{'s' * (number != 1)}, but apart (--match all gives only these)"
        )
        yield RELATED
    elif 0 < first.gathered < len(plan.wanted):
        yield APART


def _unheld(engine: Engine, plan: Plan) -> Iterator[str]:
    if plan.typed and (plan.numbers or plan.filters.number):
        from finsearch.answering.pointed import unheld  # few ask for a number and more

        yield from unheld(engine, plan)


def _undated(engine: Engine, plan: Plan) -> Iterator[str]:
    if plan.is_by_day:
        from finsearch.answering.excluded import undated  # few ask for it

        yield from undated(engine, plan)


def _is_english(typed: str) -> bool:
    """Tell whether a run is of Latin letters, and has a word too long for an abbreviation."""
    return typed.isascii() and any(len(word) > 4 for word in _LETTERS.findall(typed))


def _notes(engine: Engine, plan: Plan, analyzer: Analyzer | None, first: Hits) -> Iterator[str]:
    everywhere = first if plan.filters.is_empty else engine.search(replace(plan.counting, filters=Filters()))
    missing = tuple(place for place, number in enumerate(everywhere.found) if not number)
    if missing:
        yield f"没有找到 / not found: {'、'.join(plan.wanted[place].shown for place in missing)}"
    if plan.wanted and len(missing) == len(plan.wanted) and all(map(_is_english, plan.typed)):
        yield UNTRANSLATED
    if everywhere.total and not plan.filters.is_empty:
        note = f"筛选条件排除了全部 {everywhere.total} 篇 / the filters exclude all {everywhere.total}"
        yield Counted(note, replace(plan, filters=Filters()), everywhere.total)
    if not plan.filters.is_empty:
        from finsearch.answering.excluded import reasons  # nothing else needs it

        yield from reasons(engine, plan)
    if analyzer is None:
        return
    from finsearch.answering.alternatives import alternatives  # nothing else needs it
    from finsearch.answering.question import Question

    yield from alternatives(Question(engine, analyzer, plan, tuple(everywhere.found)))
