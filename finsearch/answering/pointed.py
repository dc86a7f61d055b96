"""A clause that is asked for beside the number of its document: 国办发〔2022〕18号 第五条 is 五 of that document."""

from __future__ import annotations

from collections.abc import Iterator

from finsearch.answering.clause_ref import find_steps
from finsearch.engines.base import Engine
from finsearch.patterns import regex
from finsearch.query.plan import Plan

_ORDINAL = regex(r"(第[^|\s]+[条章节项点])(?: \| .+)?")


def clauses_asked(engine: Engine, plan: Plan) -> Iterator[str]:
    """Yield, as notes in both languages, with which command a clause of a document asked for by number is read."""
    named = [match[1] for want in plan.wanted if (match := _ORDINAL.fullmatch(want.shown))]
    for pattern in plan.numbers if named else ():
        article = next(map(engine.article, engine.numbered(pattern)), None)
        for name in named:
            if article and (clauses := find_steps(article, name)):
                read = f"“finsearch show {pattern} --clause {clauses[0].no}”"
                yield f"要看“{pattern}”的“{name}”：{read} / to read “{name}” of “{pattern}”: {read}"
