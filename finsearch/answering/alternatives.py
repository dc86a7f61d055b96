"""What would be found if less, or something near, were asked for: each relaxation as a plan of its own, with its count.

Nothing of it is mixed into an answer: it is said, and the person decides.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from itertools import islice

from finsearch.analysis.grams import HAN_RUN
from finsearch.answering.offers import Counted
from finsearch.answering.question import (
    MANY,
    MOST,
    QUOTES,
    TRIED,
    Alternative,
    Question,
    bare_text,
    count,
    standing,
    typed_string,
    with_instead,
)
from finsearch.answering.respelling import spelled_together, spellings
from finsearch.query.expand import abbreviations, node, other_names
from finsearch.query.filters import with_successors
from finsearch.query.interpret import node_text
from finsearch.query.literals import literal
from finsearch.query.node import (
    AllOf,
    Also,
    Literal,
    Near,
    Node,
    NumberIs,
)
from finsearch.query.plan import Plan, Scope, Wanted
from finsearch.query.words import content_words
from finsearch.structure.document_number import exactly

_LONGEST = 200  # characters of a string whose parts are looked for: of a longer one they are as long, and as rare
_UNITS: dict[Scope, tuple[str, str]] = {"articles": ("篇", "article"), "clauses": ("条", "clause")}


def alternatives(question: Question) -> Iterator[str]:
    """Yield, as notes, each way to ask that finds something, and how much, in both languages: 去掉“量子”：2 篇 / …."""
    if len(question.plan.wanted) > MANY:
        yield f"词语超过 {MANY} 个，没有去掉或改写 / more than {MANY} words: none was left out or respelled"
    for kind in (*(() if question.is_long else OF_EACH_WORD), *KINDS):
        for said, in_english, plan in kind(question):
            total = 0 if question.is_hopeless(plan) else count(question.engine, plan)
            if total:
                unit, name = _UNITS[plan.scope]
                note = f"{said}：{total} {unit} / {in_english}: {total} {name}{'s' * (total != 1)}"
                yield Counted(note, plan, total)


def _without_one(question: Question) -> Iterator[Alternative]:
    """Yield the plan without each thing wanted, the one that stands nowhere if there is one."""
    wanted = question.plan.wanted
    if len(wanted) > 1:
        for place in question.missing[:1] or range(len(wanted)):
            name = f"“{bare_text(wanted[place])}”"
            yield Alternative(f"去掉{name}", f"without {name}", with_instead(question.plan, place))


def _without_missing(question: Question) -> Iterator[Alternative]:
    wanted, missing = question.plan.wanted, question.missing
    if 1 < len(missing) < len(wanted):
        names = "".join(f"“{bare_text(wanted[place])}”" for place in missing)
        kept = tuple(want for place, want in enumerate(wanted) if place not in missing)
        yield Alternative(f"去掉{names}", f"without {names}", replace(question.plan, wanted=kept))


def _without_rarest(question: Question) -> Iterator[Alternative]:
    """Yield the plan without some of its rarest words, of which none can be kept, where there are many words."""
    wanted, missing = question.plan.wanted, question.missing
    if not MOST < len(wanted) <= MANY:
        return

    def without(places: Collection[int]) -> Plan:
        return replace(question.plan, wanted=tuple(want for at, want in enumerate(wanted) if at not in places))

    rarest = sorted(range(len(wanted)), key=lambda place: question.found[place])
    fewest = bisect_left(
        range(len(wanted)), True, key=lambda number: count(question.engine, without(rarest[:number])) > 0
    )
    left_out = set(rarest[:fewest])
    for place in reversed(rarest[len(missing) : fewest]) if fewest < len(wanted) else ():
        if count(question.engine, without(left_out - {place})):
            left_out.remove(place)
    if len(missing) < len(left_out) < len(wanted):
        names = "".join(f"“{bare_text(wanted[place])}”" for place in sorted(left_out))
        number = len(left_out)
        yield Alternative(f"去掉 {number} 个词{names}", f"without {number} words: {names}", without(left_out))


def _near_numbers(question: Question) -> Iterator[Alternative]:
    """Yield the document numbers held that are nearest to one that stands nowhere."""
    from finsearch.answering.near import held_near  # numbers that stand nowhere are few

    for place in question.missing:
        node = question.plan.wanted[place].node
        if isinstance(node, NumberIs):
            for number in held_near(question.engine, node.pattern):
                plan = with_instead(question.plan, place, Wanted(str(number), NumberIs(exactly(number))))
                yield Alternative(f"是不是“{number}”", f"did you mean “{number}”", plan)


def _parts_of_words(question: Question) -> Iterator[Alternative]:
    """Yield the longest part of a missing word that stands somewhere; a Latin word also inside longer ones."""
    for place in question.missing:
        typed = typed_string(question.plan.wanted[place].node)
        if typed is not None and not HAN_RUN.fullmatch(typed.text):
            part: Node | None = literal(typed.text) if typed.whole else None
        else:
            part = _longest_part(question, typed.text) if typed is not None else None
        if isinstance(part, Literal):
            plan = with_instead(question.plan, place, Wanted(f"“{part.text}”", part))
            yield Alternative(f"只含“{part.text}”", f"only its part “{part.text}”", plan)


def _longest_part(question: Question, text: str) -> Literal | None:
    lengths = range(len(text) - 1, 1, -1) if len(text) <= _LONGEST else ()
    every = (text[start : start + length] for length in lengths for start in range(len(text) - length + 1))
    found = standing(question, islice(every, 2 * TRIED))
    return literal(found[0]) if found else None


def _without_quotes(question: Question) -> Iterator[Alternative]:
    for place, want in enumerate(question.plan.wanted):
        if want.shown[:1] == QUOTES[0] and isinstance(want.node, Literal):
            words = content_words(want.node.text, question.analyzer, expand=False)
            if words:
                names = f"“{' '.join(word.shown for word in words)}”"
                plan = with_instead(question.plan, place, *words)
                yield Alternative(f"不加引号的{names}", f"{names} without quotes", plan)


def _farther(question: Question) -> Iterator[Alternative]:
    """Yield strings at any distance, and titles' words anywhere."""
    for place, want in enumerate(question.plan.wanted):
        if isinstance(want.node, Near):
            typed = " ".join(f"“{each.text}”" for each in want.node.literals)
            apart = Wanted(typed, AllOf(want.node.literals))
            yield Alternative("不限距离", "at any distance", with_instead(question.plan, place, apart))
        elif isinstance(want.node, Literal) and want.node.where == "title":
            anywhere = Wanted(f"“{want.node.text}”", literal(want.node.text))
            yield Alternative("不限标题", "not only in titles", with_instead(question.plan, place, anywhere))


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
                plan = with_instead(question.plan, place, Wanted(name, node(name)))
                yield Alternative(f"又称“{name}”", f"by its other name “{name}”", plan)


def _short_names(name: str) -> Iterator[str]:
    return (short for short, full in abbreviations().items() if name in full)


Kind = Callable[[Question], Iterator[Alternative]]
OF_EACH_WORD: tuple[Kind, ...] = (spellings, spelled_together, _names, _without_one)
"""Those that take each word in turn, which is not done with very many."""
KINDS: tuple[Kind, ...] = (
    _without_missing,
    _without_rarest,
    _near_numbers,
    _parts_of_words,
    _without_quotes,
    _farther,
    _without_exclusions,
    _successors,
    _whole_articles,
)
