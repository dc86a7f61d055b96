"""Text → terms: words ∪ bigrams ∪ unigrams, each with the offset of its first character.

One chain serves index and query. Measured before it was chosen: words alone find 35 % of random substrings, grams find
all; words, bigrams and unigrams together rank best on policy clauses.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from finsearch.analysis import words
from finsearch.analysis.dictionary import Dictionary
from finsearch.analysis.grams import LITERAL, Run, runs
from finsearch.analysis.normalize import fold
from finsearch.frozen import frozen

CHAIN = "fold/1 words(search,hmm=off) bigrams unigrams literals/1"

TermKind = Literal["word", "bigram", "unigram", "literal"]


class Term(NamedTuple):
    """A term as cut from a text; `start` and `end` are offsets into that text."""

    text: str
    kind: TermKind
    start: int
    end: int


@frozen
class Analyzer:
    """The recipe; two analyzers with the same fingerprint cut every text alike."""

    dictionary: Dictionary

    @property
    def fingerprint(self) -> str:
        """Return what an index must have been written with to be searched with this analyzer."""
        return f"{words.version(self.dictionary)} {CHAIN}"

    def terms(self, text: str) -> Iterator[Term]:
        """Yield every term of `text`, run by run; a (term, start) pair comes once."""
        for run in runs(fold(text)):
            if run.is_han:
                yield from self._han(run.text, run.start)
            else:
                yield from _other(run)

    def _han(self, run: str, base: int) -> Iterator[Term]:
        for word, start in words.words(run, self.dictionary):
            if len(word) > 2:
                yield Term(word, "word", base + start, base + start + len(word))
        for start in range(len(run) - 1):
            yield Term(run[start : start + 2], "bigram", base + start, base + start + 2)
        for start, character in enumerate(run, base):
            yield Term(character, "unigram", start, start + 1)

    def words(self, text: str) -> tuple[Term, ...]:
        """Return the words of `text` that do not overlap: what a person would say the words are."""
        return tuple(self._words(fold(text)))

    def _words(self, folded: str) -> Iterator[Term]:
        for run in runs(folded):
            start = run.start
            if run.is_word:
                yield Term(run.text, "word", start, start + len(run.text))
            elif run.is_han:
                for word in words.plain_words(run.text, self.dictionary):
                    yield Term(word, "word", start, start + len(word))
                    start += len(word)


def _other(run: Run) -> Iterator[Term]:
    text, base = run.text, run.start
    if run.is_word:
        yield Term(text, "word", base, base + len(text))
    for start in range(len(text) - 1):
        yield Term(LITERAL + text[start : start + 2], "literal", base + start, base + start + 2)
    for start, character in enumerate(text, base):
        yield Term(LITERAL + character, "literal", start, start + 1)


@lru_cache(maxsize=4)
def analyzer(user_dictionary: Path | None = None, mapped: Path | None = None) -> Analyzer:
    """Return the analyzer for a user dictionary (None: jieba's own words alone).

    `mapped` is a file with the same words that loads at once (see `dictionary`).
    """
    return Analyzer(Dictionary(user_dictionary, mapped))


def cuts(text: str) -> tuple[Term, ...]:
    """Return the terms of `text` with the default analyzer, as `finsearch analyze` prints them: words first.

    A word of one or two characters stands among the words, too, though it is one term with the gram of its characters.
    Grams that serve literal search only come without their mark.
    """
    terms = tuple(analyzer().terms(text))
    found = {term for term in terms if term.kind == "word"} | set(_short_words(text))
    in_order = sorted(found, key=lambda term: (term.start, -term.end))
    grams = (term._replace(text=term.text.removeprefix(LITERAL)) for term in terms if term.kind != "word")
    return (*in_order, *grams)


def _short_words(text: str) -> Iterator[Term]:
    for run in runs(fold(text)):
        if run.is_han:
            for word, start in words.words(run.text, analyzer().dictionary):
                yield Term(word, "word", run.start + start, run.start + start + len(word))
