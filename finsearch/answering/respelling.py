"""What was probably meant by words that stand nowhere: strings of the index near them, by themselves or together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import product

from finsearch.answering.question import (
    SHOWN,
    TRIED,
    Alternative,
    Question,
    bare_text,
    count,
    standing,
    with_instead,
)
from finsearch.answering.spelling import near
from finsearch.query.literals import literal
from finsearch.query.plan import Plan, Wanted
from finsearch.ranking.terms import asks

_CHOICES = {2: 8, 3: 4}
"""Of how many words that stand nowhere so many strings near each are tried together."""


def spellings(question: Question) -> Iterator[Alternative]:
    """Yield strings of the index near a run that stands nowhere, or near its words that do; 怎么办 is no misprint."""
    missing = set(question.missing)
    if missing and all(asks(bare_text(question.plan.wanted[place])) for place in missing):
        return
    for chunk, run in enumerate(question.plan.chunks):
        places = [place for place, want in enumerate(question.plan.wanted) if want.chunk == chunk]
        if places and missing <= set(places):
            found = _near(question, run.text)
            yield from (_respelled(question, places, each) for each in found)
            for place in question.missing if not found else ():
                text = bare_text(question.plan.wanted[place])
                yield from (_respelled(question, [place], each) for each in _near(question, text))


def spelled_together(question: Question) -> Iterator[Alternative]:
    """Yield strings near several words that stand nowhere, those that most articles have together first."""
    wanted, places = question.plan.wanted, question.missing
    chunks = {wanted[place].chunk for place in places}
    if len(chunks) == 1 or len(places) not in _CHOICES or any(asks(bare_text(wanted[place])) for place in places):
        return
    options = [_near(question, bare_text(wanted[place]), _CHOICES[len(places)]) for place in places]
    together = [(count(question.engine, plan), plan, texts) for texts, plan in _respelt(question, places, options)]
    for total, plan, texts in sorted(together, key=lambda each: -each[0])[:SHOWN]:
        if total:
            name = f"“{' '.join(texts)}”"
            yield Alternative(f"是不是{name}", f"did you mean {name}", plan)


def _respelt(
    question: Question, places: Sequence[int], options: list[tuple[str, ...]]
) -> Iterator[tuple[tuple[str, ...], Plan]]:
    """Yield each choice of strings instead of the words in some places, and its plan."""
    for texts in product(*options):
        plan = question.plan
        for place, text in zip(places, texts, strict=True):
            plan = with_instead(plan, place, Wanted(f"“{text}”", literal(text)))
        yield texts, plan


def _near(question: Question, text: str, most: int = SHOWN) -> tuple[str, ...]:
    there = partial(standing, question)
    return there(near(text, question.engine, there)[:TRIED])[:most]


def _respelled(question: Question, places: list[int], text: str) -> Alternative:
    wanted = question.plan.wanted
    kept = [want for place, want in enumerate(wanted) if place not in places]
    plan = replace(question.plan, wanted=(*kept, Wanted(f"“{text}”", literal(text))))
    return Alternative(f"是不是“{text}”", f"did you mean “{text}”", plan)
