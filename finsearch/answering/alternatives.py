"""What would be found if less, or something near, were asked for: each relaxation as a plan of its own, with its count.

Nothing of it is mixed into an answer: it is said, and the person decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from finsearch.analysis.analyzer import Analyzer
from finsearch.analysis.grams import HAN_RUN
from finsearch.answering.spelling import near
from finsearch.engines.base import Engine
from finsearch.frozen import frozen
from finsearch.query.expand import abbreviations, node, other_names
from finsearch.query.filters import with_successors
from finsearch.query.interpret import node_text
from finsearch.query.literals import literal
from finsearch.query.plan import AllOf, Also, Literal, Near, Node, Plan, Scope, Wanted
from finsearch.query.words import content_words
from finsearch.ranking.terms import asks

MOST = 8  # things wanted, of which one is left out
SHOWN = 3  # strings near what was typed
TRIED = 40
QUOTES = "“”"
_UNITS: dict[Scope, tuple[str, str]] = {"articles": ("篇", "article"), "clauses": ("条", "clause")}


@frozen
class Question:
    """What was asked for; `missing` are the places in `plan.wanted` of what stands in no article."""

    engine: Engine
    analyzer: Analyzer
    plan: Plan
    missing: tuple[int, ...]

    @property
    def is_long(self) -> bool:
        """Tell whether so much is wanted that leaving out each in turn takes long and hardly ever finds anything."""
        return len(self.plan.wanted) > MOST and not self.missing

    def is_hopeless(self, plan: Plan) -> bool:
        """Tell whether a plan still wants what stands nowhere in the scope that was asked for."""
        missing = {self.plan.wanted[place].node for place in self.missing}
        return plan.scope == self.plan.scope and any(want.node in missing for want in plan.wanted)


class Alternative(NamedTuple):
    """Another plan, and how it is said in Chinese and in English, each by itself."""

    said: str
    in_english: str
    plan: Plan


def alternatives(question: Question) -> Iterator[str]:
    """Yield, as notes, each way to ask that finds something, and how much, in both languages: 去掉“量子”：2 篇 / …."""
    if question.is_long:
        yield f"词语超过 {MOST} 个，没有逐个去掉或改写 / more than {MOST} words: none was left out or respelled in turn"
    for kind in (*(() if question.is_long else OF_EACH_WORD), *KINDS):
        for said, in_english, plan in kind(question):
            total = 0 if question.is_hopeless(plan) else _count(question.engine, plan)
            if total:
                unit, name = _UNITS[plan.scope]
                yield f"{said}：{total} {unit} / {in_english}: {total} {name}{'s' * (total != 1)}"


def _count(engine: Engine, plan: Plan) -> int:
    return engine.search(_bare(plan)).total


def _bare(plan: Plan) -> Plan:
    return replace(plan.counting, scored=(), also=(), chunks=(), match="all")


def _with(plan: Plan, place: int, *instead: Wanted) -> Plan:
    """Return a plan that wants other things in the place of one."""
    return replace(plan, wanted=(*plan.wanted[:place], *instead, *plan.wanted[place + 1 :]))


def _without_one(question: Question) -> Iterator[Alternative]:
    """Yield the plan without each thing wanted, the one that stands nowhere if there is one."""
    wanted = question.plan.wanted
    if len(wanted) > 1:
        for place in question.missing[:1] or range(len(wanted)):
            name = f"“{_bare_text(wanted[place])}”"
            yield Alternative(f"去掉{name}", f"without {name}", _with(question.plan, place))


def _without_missing(question: Question) -> Iterator[Alternative]:
    wanted, missing = question.plan.wanted, question.missing
    if 1 < len(missing) < len(wanted):
        names = "".join(f"“{_bare_text(wanted[place])}”" for place in missing)
        kept = tuple(want for place, want in enumerate(wanted) if place not in missing)
        yield Alternative(f"去掉{names}", f"without {names}", replace(question.plan, wanted=kept))


def _parts_of_words(question: Question) -> Iterator[Alternative]:
    """Yield the longest part of a missing word that stands somewhere; a Latin word also inside longer ones."""
    for place in question.missing:
        typed = _typed(question.plan.wanted[place].node)
        if typed is not None and not HAN_RUN.fullmatch(typed.text):
            part: Node | None = literal(typed.text) if typed.whole else None
        else:
            part = _longest_part(question, typed.text) if typed is not None else None
        if isinstance(part, Literal):
            plan = _with(question.plan, place, Wanted("", part))
            yield Alternative(f"只含“{part.text}”", f"only its part “{part.text}”", plan)


def _longest_part(question: Question, text: str) -> Literal | None:
    lengths = range(len(text) - 1, 1, -1)
    every = [text[start : start + length] for length in lengths for start in range(len(text) - length + 1)]
    found = _standing(question, every[: 2 * TRIED])
    return literal(found[0]) if found else None


def _without_quotes(question: Question) -> Iterator[Alternative]:
    for place, want in enumerate(question.plan.wanted):
        if want.shown[:1] == QUOTES[0] and isinstance(want.node, Literal):
            words = content_words(want.node.text, question.analyzer, expand=False)
            if words:
                names = f"“{' '.join(word.shown for word in words)}”"
                plan = _with(question.plan, place, *words)
                yield Alternative(f"不加引号的{names}", f"{names} without quotes", plan)


def _farther(question: Question) -> Iterator[Alternative]:
    """Yield strings at any distance, and titles' words anywhere."""
    for place, want in enumerate(question.plan.wanted):
        if isinstance(want.node, Near):
            apart = Wanted(want.shown, AllOf(want.node.literals))
            yield Alternative("不限距离", "at any distance", _with(question.plan, place, apart))
        elif isinstance(want.node, Literal) and want.node.where == "title":
            anywhere = Wanted(want.shown, literal(want.node.text))
            yield Alternative("不限标题", "not only in titles", _with(question.plan, place, anywhere))


def _without_exclusions(question: Question) -> Iterator[Alternative]:
    for place, excluded in enumerate(question.plan.unwanted):
        others = (*question.plan.unwanted[:place], *question.plan.unwanted[place + 1 :])
        name = f"“{node_text(excluded)}”"
        plan = replace(question.plan, unwanted=others)
        yield Alternative(f"不排除{name}", f"without excluding {name}", plan)


def _successors(question: Question) -> Iterator[Alternative]:
    filters = question.plan.filters
    wider = with_successors(filters)
    if wider != filters:
        added = dict.fromkeys((*wider.issuers, *wider.duties))
        names = "".join(f"“{name}”" for name in added if name not in (*filters.issuers, *filters.duties))
        yield Alternative(
            f"加 --successors 连同后继机关{names}",
            f"with --successors also by {names}",
            replace(question.plan, filters=wider),
        )


def _whole_articles(question: Question) -> Iterator[Alternative]:
    """Yield the articles: what stands in a preamble, or apart in two clauses, is in no clause."""
    if question.plan.scope == "clauses":
        yield Alternative("在整篇文章中", "in whole articles", replace(question.plan, scope="articles"))


def _names(question: Question) -> Iterator[Alternative]:
    """Yield other names of what was typed, the short ones of full names, too."""
    for place, want in enumerate(question.plan.wanted):
        known = map(node_text, want.node.others) if isinstance(want.node, Also) else ()
        for name in dict.fromkeys((*other_names(want.shown), *_short_names(want.shown))):
            if name not in known:
                plan = _with(question.plan, place, Wanted(name, node(name)))
                yield Alternative(f"又称“{name}”", f"by its other name “{name}”", plan)


def _short_names(name: str) -> Iterator[str]:
    return (short for short, full in abbreviations().items() if name in full)


def _spellings(question: Question) -> Iterator[Alternative]:
    """Yield strings of the index near a run that stands nowhere, or near its words that do; 怎么办 is no misprint."""
    missing = set(question.missing)
    if missing and all(asks(_bare_text(question.plan.wanted[place])) for place in missing):
        return
    for chunk, run in enumerate(question.plan.chunks):
        places = [place for place, want in enumerate(question.plan.wanted) if want.chunk == chunk]
        if places and missing <= set(places):
            found = _near(question, run.text)
            yield from (_respelled(question, places, each) for each in found)
            for place in question.missing if not found else ():
                text = _bare_text(question.plan.wanted[place])
                yield from (_respelled(question, [place], each) for each in _near(question, text))


def _near(question: Question, text: str) -> tuple[str, ...]:
    standing = partial(_standing, question)
    return standing(near(text, question.engine.terms, standing)[:TRIED])[:SHOWN]


def _respelled(question: Question, places: list[int], text: str) -> Alternative:
    wanted = question.plan.wanted
    kept = [want for place, want in enumerate(wanted) if place not in places]
    plan = replace(question.plan, wanted=(*kept, Wanted(text, literal(text))))
    return Alternative(f"是不是“{text}”", f"did you mean “{text}”", plan)


def _standing(question: Question, strings: Iterable[str]) -> tuple[str, ...]:
    """Return those of the strings that stand in an article, all asked for at once."""
    wanted = tuple(Wanted(each, literal(each)) for each in strings)
    if not wanted:
        return ()
    found = question.engine.search(replace(_bare(question.plan), wanted=wanted, unwanted=(), match="any")).found
    return tuple(want.shown for want, count in zip(wanted, found, strict=True) if count)


def _typed(wanted: Node) -> Literal | None:
    typed = wanted.node if isinstance(wanted, Also) else wanted
    return typed if isinstance(typed, Literal) and typed.where == "text" else None


def _bare_text(want: Wanted) -> str:
    return want.shown.strip(QUOTES)


Kind = Callable[[Question], Iterator[Alternative]]
OF_EACH_WORD: tuple[Kind, ...] = (_spellings, _names, _without_one)
"""Those that take each word in turn, which is not done with very many."""
KINDS: tuple[Kind, ...] = (
    _without_missing,
    _parts_of_words,
    _without_quotes,
    _farther,
    _without_exclusions,
    _successors,
    _whole_articles,
)
