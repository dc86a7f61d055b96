"""AST + analyzer → plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field
from datetime import date

from finsearch.analysis.analyzer import Analyzer
from finsearch.analysis.normalize import fold, letters
from finsearch.errors import QueryError
from finsearch.frozen import frozen
from finsearch.query.asking import asked
from finsearch.query.ast import (
    All,
    Close,
    Either,
    Expression,
    FieldIs,
    Not,
    Number,
    Period,
    Phrase,
    Provision,
    Starting,
    Word,
)
from finsearch.query.expand import named
from finsearch.query.fields import TIMES, Reading, in_filters, narrowed, with_values
from finsearch.query.literals import beginning, literal, opening, whole
from finsearch.query.node import (
    AllOf,
    Also,
    AnyOf,
    Literal,
    Near,
    Node,
    NoneOf,
    NumberIs,
    Passes,
    Where,
)
from finsearch.query.parser import parse
from finsearch.query.plan import Plan, Wanted
from finsearch.query.pointing import Held, pointed
from finsearch.query.remarks import remarks
from finsearch.query.restriction import Filters
from finsearch.query.spoken import shown, texts
from finsearch.query.words import content_words
from finsearch.structure.agency import STATE
from finsearch.structure.document_number import NumberPattern
from finsearch.structure.heading import is_decimal


@frozen
class Compiler:
    """Turns what was typed into a plan.

    `exact` wants every typed run literally, `expand` other names too; with `successors` an agency in a field is also
    who took over from it; `today` is where 近三年 ends. `held` knows what an index holds.
    """

    analyzer: Analyzer
    exact: bool = False
    expand: bool = True
    successors: bool = False
    today: date = field(default_factory=date.today)
    held: Held = field(default_factory=Held)

    def compile(self, text: str, filters: Filters) -> Plan:
        """Return the plan for `text` under `filters` given as options.

        QueryError names what cannot be meant, with its place in `text`.
        """
        try:
            return self._plan(text, filters)
        except QueryError as error:
            raise error.in_query(text) from error

    def _plan(self, text: str, filters: Filters) -> Plan:
        title = not {":", "："}.isdisjoint(text) and self.held.titled(letters(text))  # its colon opens no field
        expressions = (Word(text.strip()),) if title else self._expressions(text, filters.number)
        sought = expressions if self.exact or title else asked(expressions)
        chunks = tuple(dict.fromkeys(self._chunks(sought)))
        filters, kept = self._filtered(sought, filters)
        wanted = tuple(dict.fromkeys(self._wanted(kept, chunks)))
        typed = tuple(texts(expressions))
        scored = tuple(self._terms(typed))
        return Plan(
            wanted=wanted,
            unwanted=tuple(self._excluded(each.expression) for each in kept if isinstance(each, Not)),
            scored=scored,
            also=tuple(self._also(wanted, scored)),
            words=tuple(dict.fromkeys(self._cut((*typed, *_other_names(want.node for want in wanted))))),
            typed=tuple(map(fold, typed)),
            chunks=chunks,
            title_key=self._title_key("".join(typed)),
            filters=filters,
            remarks=tuple(remarks("" if title else text, expressions, sought, wanted, exact=self.exact)),
        )

    def _title_key(self, typed: str) -> str:
        """Return the key of what was typed as a title; 中华人民共和国 in front of it may be left out."""
        key = letters(typed)
        return key.removeprefix(STATE) if key.startswith(STATE) and not self.held.titled(key) else key

    @property
    def _reading(self) -> Reading:
        return Reading(self.today, self.successors)

    def _expressions(self, text: str, number: NumberPattern | None) -> tuple[Expression, ...]:
        """Return what was typed; times that stand by themselves are words where runs, or a whole title, are wanted."""
        found = tuple(parse(text))
        timed = any(isinstance(each, Period) for each in found)
        if timed and (self.exact or self.held.titled(letters(text))):
            found = tuple(Word(each.text) if isinstance(each, Period) else each for each in found)
        return found if self.exact else pointed(found, self.held.openings, number)

    def _filtered(self, expressions: Iterable[Expression], filters: Filters) -> tuple[Filters, tuple[Expression, ...]]:
        """Return what articles must have, and the other expressions.

        A field asked for twice is wanted twice: 机关:商务部 机关:财政部 is what both issued together.
        """
        kept: list[Expression] = []
        asked = filters
        for each in expressions:
            group = _choice(each)
            if not group or (in_filters(group, asked) and not _is_time(each)):
                kept.append(each)
            else:
                asked = narrowed(asked, group, self._reading)
        return asked, tuple(kept)

    def _chunks(self, expressions: Iterable[Expression]) -> Iterator[Literal]:
        for each in expressions:
            if isinstance(each, Word | Phrase):
                yield literal(each.text)
            elif isinstance(each, Either):
                yield from self._chunks(each.alternatives)
            elif isinstance(each, All):
                yield from self._chunks(each.expressions)

    def _wanted(self, expressions: Iterable[Expression], chunks: tuple[Literal, ...]) -> Iterator[Wanted]:
        chunk = {literal.text: index for index, literal in enumerate(chunks)}
        for each in expressions:
            if isinstance(each, Word):
                at = chunk[fold(each.text)]
                yield from (Wanted(word.shown, word.node, at) for word in self._words(each.text))
            elif isinstance(each, Phrase):
                yield Wanted(shown(each), literal(each.text), chunk[fold(each.text)])
            elif not isinstance(each, Not):
                yield Wanted(shown(each), self._node(each))

    def _words(self, text: str) -> tuple[Wanted, ...]:
        """Return the words that must be there; the whole text where it has none, or where it is wanted exactly."""
        found = () if self.exact else content_words(text, self.analyzer, expand=self.expand)
        return found or (Wanted(fold(text), literal(text)),)

    def _node(self, expression: Expression) -> Node:
        match expression:
            case Either(alternatives):
                return AnyOf(tuple(map(self._node, alternatives)))
            case All(expressions):
                return AllOf(tuple(map(self._node, expressions)))
            case Not(inner):
                return NoneOf(self._excluded(inner))
            case FieldIs("title", value):
                return literal(value, "title")
            case FieldIs() | Period():
                return Passes(with_values(Filters(), _choice(expression), self._reading))
            case Number(pattern):
                return NumberIs(pattern)
            case Provision(text, openings):
                typed = (whole(text),) if text.startswith("第") or is_decimal(text) else ()  # 五 says too little
                return AnyOf((*map(opening, openings), *typed))
            case _:
                return self._run(expression)

    def _run(self, run: Word | Phrase | Close | Starting) -> Node:
        match run:
            case Word(text):
                words = tuple(word.node for word in self._words(text))
                return words[0] if len(words) == 1 else AllOf(words)
            case Phrase(text):
                return literal(text)
            case Close():
                return self._near(run)
            case Starting(text):
                return beginning(text)

    def _near(self, close: Close) -> Node:
        """Return strings near each other: what stands between blanks, or the words of a text without blanks."""
        where: Where = "title" if close.in_title else "text"
        pieces = close.pieces
        if len(pieces) == 1:
            pieces = tuple(word.text for word in self.analyzer.words(close.text))
        literals = tuple(dict.fromkeys(literal(each, where) for each in pieces))
        return Near(literals, close.slop) if len(literals) > 1 else literal(close.text, where)

    def _excluded(self, expression: Expression) -> Node:
        """Return what must not be there: a typed run excludes only itself, not its words apart."""
        if isinstance(expression, Word):
            words = self.analyzer.words(expression.text)
            return whole(words[0].text) if len(words) == 1 else literal(expression.text)
        return self._node(expression)

    def _also(self, wanted: Iterable[Wanted], scored: tuple[str, ...]) -> Iterator[str]:
        """Yield the terms of other names; single characters say nothing about them."""
        terms = self._terms(_other_names(want.node for want in wanted))
        return (term for term in terms if len(term) > 1 and term not in scored)

    def _cut(self, texts: Iterable[str]) -> Iterator[str]:
        """Yield the words of texts, and names of two characters that are no word by themselves (个|税)."""
        cut = self.analyzer.words(" ".join(texts))
        yield from (word.text for word in cut)
        yield from (name.text for name in named(cut) if len(name.text) == 2)

    def _terms(self, texts: Iterable[str]) -> Iterator[str]:
        terms = (term for term in self.analyzer.terms(" ".join(texts)) if term.kind != "literal")
        return iter(dict.fromkeys(term.text for term in terms))


def _other_names(nodes: Iterable[Node]) -> Iterator[str]:
    for each in nodes:
        if isinstance(each, Also):
            yield from (other.text for other in each.others if isinstance(other, Literal))
        elif isinstance(each, AnyOf | AllOf):
            yield from _other_names(each.nodes)


def _choice(expression: Expression) -> tuple[FieldIs, ...]:
    """Return the values of one field of which any will do; nothing where the expression is more than that."""
    if isinstance(expression, Period):
        return (FieldIs("date", expression.text, expression.at),)
    each = expression.alternatives if isinstance(expression, Either) else (expression,)
    group = tuple(one for one in each if isinstance(one, FieldIs) and one.field != "title")
    several = len(group) == 1 or (group[:1] and group[0].field not in {*TIMES, "number"})
    return group if several and len(group) == len(each) and len({one.field for one in group}) == 1 else ()


def _is_time(expression: Expression) -> bool:
    return isinstance(expression, Period) or (isinstance(expression, FieldIs) and expression.field in TIMES)
