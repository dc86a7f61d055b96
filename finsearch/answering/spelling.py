"""Strings of an index that sound or look like what was typed, or differ from it by a slip of the finger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, islice

from finsearch.analysis.grams import HAN_RUN, is_word
from finsearch.analysis.shapes import look_alikes
from finsearch.analysis.sounds import homophones

SHORTEST, LONGEST = 2, 16
LONG = 4  # from this length on two characters may be wrong
MOST = 500
LOOKUPS = 50_000  # pairs asked of the index: about half a second
WORDS = 20_000

Terms = Callable[[str], Iterable[str]]


def near(text: str, terms: Terms) -> tuple[str, ...]:
    """Return strings near the folded `text`, nearest first, whose every two characters stand side by side in the index.

    `terms(beginning)` yields the index's terms that begin so, in order; whether a string stands in it as a whole is for
    the caller to ask. Han runs of 2 to 16 characters: characters that sound or look alike, two changed places, one too
    many or one left out. Latin words: what difflib calls close, with the same first letter.
    """
    if HAN_RUN.fullmatch(text) and SHORTEST <= len(text) <= LONGEST:
        search = _Han(text, terms)
        found: Iterable[str] = chain(search.changed(1), search.slips(), search.changed(2) if len(text) >= LONG else ())
    elif is_word(text) and len(text) > SHORTEST:
        found = _close_words(text, terms)
    else:
        found = ()
    return tuple(dict.fromkeys(each for each in islice(found, MOST) if each != text))


def _close_words(text: str, terms: Terms) -> tuple[str, ...]:
    from difflib import get_close_matches

    words = [word for word, _ in zip(filter(is_word, terms(text[0])), range(WORDS), strict=False)]
    return tuple(get_close_matches(text, words, n=3, cutoff=0.75))


@cache
def _alike(character: str) -> str:
    return look_alikes(character) + homophones(character)  # those that look alike are few, and the likelier


@dataclass
class _Han:
    """Looks for near strings of one Han run; what the index holds is asked once for every pair of characters."""

    text: str
    terms: Terms
    known: dict[str, bool] = field(default_factory=dict)

    def stands(self, pair: str) -> bool:
        """Tell whether two characters stand side by side somewhere (one character: whether it stands)."""
        if pair not in self.known and len(self.known) < LOOKUPS:
            self.known[pair] = next(iter(self.terms(pair)), "").startswith(pair)
        return self.known.get(pair, False)

    def changed(self, changes: int) -> Iterator[str]:
        """Yield strings with exactly so many characters replaced by ones that sound or look alike."""
        yield from self._changed("", changes)

    def _changed(self, made: str, left: int) -> Iterator[str]:
        at = len(made)
        if at == len(self.text):
            yield from [made] if not left else []
        elif left <= len(self.text) - at and len(self.known) < LOOKUPS:
            options = self.text[at] + (_alike(self.text[at]) if left else "")
            for option in options:
                if self.stands(made[-1:] + option):
                    yield from self._changed(made + option, left - (option != self.text[at]))

    def slips(self) -> Iterator[str]:
        """Yield strings with two neighbours exchanged, one character left out, or one put in."""
        text = self.text
        exchanged = (text[:at] + text[at + 1] + text[at] + text[at + 2 :] for at in range(len(text) - 1))
        shorter = (text[:at] + text[at + 1 :] for at in range(1, len(text) - 1))
        yield from filter(self._holds_together, (*exchanged, *shorter, *self._longer()))

    def _longer(self) -> Iterator[str]:
        for at in range(1, len(self.text)):
            before, after = self.text[at - 1], self.text[at]
            if not self.stands(before + after):
                pairs = (term for term in self.terms(before) if len(term) == 2)
                yield from (self.text[:at] + pair[1] + self.text[at:] for pair in pairs if self.stands(pair[1] + after))

    def _holds_together(self, text: str) -> bool:
        return all(self.stands(text[at : at + 2]) for at in range(len(text) - 1))
