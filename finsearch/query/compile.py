"""AST + analyzer → plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from finsearch.analysis.analyzer import Analyzer, Term
from finsearch.analysis.grams import Gram, literal_cover
from finsearch.analysis.normalize import fold, letters
from finsearch.analysis.stopwords import stopwords
from finsearch.document import KINDS
from finsearch.errors import QueryError
from finsearch.query.ast import Either, Expression, FieldIs, Not, Number, Phrase, Word
from finsearch.query.dates import parse_range
from finsearch.query.parser import parse
from finsearch.query.plan import AllOf, AnyOf, Filters, Literal, Node, NumberIs, Plan, Wanted, Where
from finsearch.query.vocabulary import form_named, levels_named, topic_named
from finsearch.structure.agency import resolve
from finsearch.structure.document_number import parse_query_number

KIND_NAMES = {"政策": "policy", "文件": "policy", "快讯": "flash", "新闻": "news"} | {kind: kind for kind in KINDS}


@dataclass(frozen=True, slots=True)
class Compiler:
    """Turns what was typed into a plan; `exact` wants every typed run literally."""

    analyzer: Analyzer
    exact: bool = False

    def compile(self, text: str, filters: Filters) -> Plan:
        """Return the plan for `text` under `filters` given as options; QueryError names what cannot be meant."""
        expressions = parse(text)
        chunks = tuple(self._chunks(expressions))
        return Plan(
            wanted=tuple(self._wanted(expressions, chunks)),
            unwanted=tuple(self._excluded(each.expression) for each in _only(expressions, Not)),
            scored=tuple(self._scored(expressions)),
            chunks=chunks,
            title_key=_title_key(expressions),
            filters=_with_fields(filters, _field_groups(expressions)),
        )

    def _chunks(self, expressions: Iterable[Expression]) -> Iterator[Literal]:
        for each in expressions:
            if isinstance(each, Word | Phrase):
                yield literal(each.text)
            elif isinstance(each, Either):
                yield from self._chunks(each.alternatives)

    def _wanted(self, expressions: Iterable[Expression], chunks: tuple[Literal, ...]) -> Iterator[Wanted]:
        chunk = {literal.text: index for index, literal in enumerate(chunks)}
        for each in expressions:
            if isinstance(each, Word):
                yield from self._words_wanted(each.text, chunk[fold(each.text)])
            elif isinstance(each, Phrase):
                yield Wanted(f"“{each.text}”", literal(each.text), chunk[fold(each.text)])
            elif isinstance(each, Number):
                yield Wanted(str(each.pattern), NumberIs(each.pattern))
            elif isinstance(each, Either) and not _is_field_choice(each):
                yield Wanted(" | ".join(map(_shown, each.alternatives)), self._node(each))
            elif isinstance(each, FieldIs) and each.field == "title":
                yield Wanted(f"标题:{each.value}", literal(each.value, "title"))

    def _words_wanted(self, text: str, chunk: int) -> Iterator[Wanted]:
        for word in self._content_words(text):
            yield Wanted(word.text, word, chunk)

    def _content_words(self, text: str) -> tuple[Literal, ...]:
        """Return the words that must be there; the whole text where it has none, or where it is wanted exactly."""
        cut = () if self.exact else self.analyzer.words(text)
        content = [word for word in _joined_singles(cut) if word not in stopwords()] or [word.text for word in cut]
        return tuple(_word_literal(word) for word in dict.fromkeys(content)) or (literal(text),)

    def _node(self, expression: Expression) -> Node:
        if isinstance(expression, Word):
            words = self._content_words(expression.text)
            return words[0] if len(words) == 1 else AllOf(words)
        if isinstance(expression, Phrase):
            return literal(expression.text)
        if isinstance(expression, Number):
            return NumberIs(expression.pattern)
        if isinstance(expression, Either):
            return AnyOf(tuple(map(self._node, expression.alternatives)))
        if isinstance(expression, FieldIs) and expression.field == "title":
            return literal(expression.value, "title")
        raise QueryError(
            f"a field cannot stand here / 此处不能用字段: {_shown(expression)}",
            "give the field by itself, or as an option such as --issuer / 请单独给出该字段或改用选项",
        )

    def _excluded(self, expression: Expression) -> Node:
        """Return what must not be there: a typed run excludes only itself, not its words apart."""
        if isinstance(expression, Word):
            words = self.analyzer.words(expression.text)
            return _word_literal(words[0].text) if len(words) == 1 else literal(expression.text)
        return self._node(expression)

    def _scored(self, expressions: Iterable[Expression]) -> Iterator[str]:
        texts = " ".join(_texts(expressions))
        terms = (term for term in self.analyzer.terms(texts) if term.kind != "literal")
        return iter(dict.fromkeys(term.text for term in terms))


def literal(text: str, where: Where = "text") -> Literal:
    """Return the literal for a string as typed: any string that stands in a text is found by its cover."""
    folded = fold(text)
    return Literal(folded, literal_cover(folded), len(folded), where)


def _word_literal(word: str) -> Literal:
    """Return the literal for a word that was cut; a Latin word or a number only matches as a whole."""
    if word.isascii():
        return Literal(word, (Gram(word, 0),), len(word))
    return literal(word)


def _joined_singles(cut: Sequence[Term]) -> Iterator[str]:
    """Yield the words of more than one character, and runs of single characters as one word (保|稳|提 → 保稳提).

    A single Han character between words says too little to be wanted by itself; it still counts for ranking.
    """
    for alone, run in groupby(cut, key=_is_single):
        texts = [term.text for term in run]
        if not alone:
            yield from texts
        elif len(texts) > 1 or len(cut) == 1:
            yield "".join(texts)


def _is_single(term: Term) -> bool:
    return len(term.text) == 1 and not term.text.isascii() and term.text not in stopwords()


def _only(expressions: Iterable[Expression], kind: type[Not]) -> Iterator[Not]:
    return (each for each in expressions if isinstance(each, kind))


def _texts(expressions: Iterable[Expression]) -> Iterator[str]:
    for each in expressions:
        if isinstance(each, Word | Phrase):
            yield each.text
        elif isinstance(each, FieldIs) and each.field == "title":
            yield each.value
        elif isinstance(each, Either):
            yield from _texts(each.alternatives)


def _title_key(expressions: Iterable[Expression]) -> str:
    return letters("".join(_texts(expressions)))


def _shown(expression: Expression) -> str:
    match expression:
        case Word(text) | Phrase(text) | Number(_, text):
            return text
        case FieldIs(name, value):
            return f"{name}:{value}"
        case Either(alternatives):
            return " | ".join(map(_shown, alternatives))
        case Not(inner):
            return f"-{_shown(inner)}"


def _is_field_choice(either: Either) -> bool:
    fields = {each.field for each in either.alternatives if isinstance(each, FieldIs)}
    return len(fields) == 1 and all(isinstance(each, FieldIs) for each in either.alternatives) and fields != {"title"}


def _field_groups(expressions: Iterable[Expression]) -> Iterator[tuple[FieldIs, ...]]:
    for each in expressions:
        if isinstance(each, FieldIs) and each.field != "title":
            yield (each,)
        elif isinstance(each, Either) and _is_field_choice(each):
            yield tuple(part for part in each.alternatives if isinstance(part, FieldIs))


def _with_fields(filters: Filters, groups: Iterable[tuple[FieldIs, ...]]) -> Filters:
    for group in groups:
        for each in group:
            filters = _FILTERS[each.field](filters, each.value)
    return filters


def _with_number(filters: Filters, value: str) -> Filters:
    pattern = parse_query_number(value)
    if pattern is None:
        raise QueryError(
            f"not a document number / 不是发文字号: {value!r}",
            "write it like 国办发〔2022〕18号 / 请写成 国办发〔2022〕18号",
        )
    return replace(filters, number=pattern)


def _with_date(filters: Filters, value: str) -> Filters:
    since, until = parse_range(value)
    return replace(filters, since=since or filters.since, until=until or filters.until)


def kind_of(value: str) -> str:
    """Return the kind for its English or Chinese name; QueryError if there is none."""
    if value.lower() not in KIND_NAMES:
        raise QueryError(f"unknown kind / 没有这个种类: {value!r}", "one of policy 政策, flash 快讯, news 新闻")
    return KIND_NAMES[value.lower()]


_FILTERS = {
    "issuer": lambda filters, value: replace(filters, issuers=(*filters.issuers, resolve(value))),
    "duty": lambda filters, value: replace(filters, duties=(*filters.duties, resolve(value))),
    "tag": lambda filters, value: replace(filters, tags=(*filters.tags, value)),
    "source": lambda filters, value: replace(filters, sources=(*filters.sources, value)),
    "kind": lambda filters, value: replace(filters, kinds=(*filters.kinds, kind_of(value))),
    "form": lambda filters, value: replace(filters, forms=(*filters.forms, form_named(value))),
    "authority": lambda filters, value: replace(filters, authorities=(*filters.authorities, *levels_named(value))),
    "topic": lambda filters, value: replace(filters, topics=(*filters.topics, topic_named(value))),
    "number": _with_number,
    "date": _with_date,
}
