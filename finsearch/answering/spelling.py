"""Strings of an index that sound or look like what was typed, or differ from it by a slip of the finger."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, islice
from typing import Protocol

from finsearch.analysis.grams import HAN_RUN, is_word
from finsearch.analysis.shapes import look_alikes
from finsearch.analysis.sounds import homophones

SHORTEST, LONGEST = 2, 16
LONG = 4  # from this length on two characters may be wrong
MOST = 500
LOOKUPS = 50_000  # pairs asked of the index: about half a second
WORDS = 20_000
WINDOW = 3


class Lexicon(Protocol):
    """What is known of an index's terms: those that begin with a string, in order, and what follows a character."""

    def terms(self, beginning: str) -> Iterable[str]:
        """Yield the terms that begin so, in order."""
        ...

    def followers(self, character: str) -> Collection[str]:
        """Return the characters that stand right behind a Han character."""
        ...


Standing = Callable[[Sequence[str]], Collection[str]]


def near(text: str, lexicon: Lexicon, standing: Standing) -> tuple[str, ...]:
    """Return strings near the folded `text`, nearest first, whose every two characters stand side by side in the index.

    `standing` picks from strings those that stand
    in an article: what stands nowhere must be changed, so that long runs without a misprint are soon done with. Whether
    a string that is returned stands as a whole is for the caller to ask. Han runs of 2 to 16 characters: characters
    that sound or look alike, two changed places, one too many or one left out. Latin words: what difflib calls close,
    with the same first letter; a number is no misprint of another.
    """
    if HAN_RUN.fullmatch(text) and SHORTEST <= len(text) <= LONGEST:
        search = _Han(text, lexicon, _wrong(text, standing))
        found: Iterable[str] = chain(search.changed(1), search.slips(), search.changed(2) if len(text) >= LONG else ())
    elif is_word(text) and len(text) > SHORTEST and not text.isdecimal():
        found = _close_words(text, lexicon)
    else:
        found = ()
    return tuple(dict.fromkeys(each for each in islice(found, MOST) if each != text))


def _wrong(text: str, standing: Standing) -> tuple[int, ...]:
    """Return where the stretches of three characters begin that stand nowhere, ascending."""
    windows = [text[at : at + WINDOW] for at in range(len(text) - WINDOW + 1)]
    known = set(standing(tuple(dict.fromkeys(windows)))) if windows else set()
    return tuple(at for at, window in enumerate(windows) if window not in known)


def _close_words(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    from difflib import get_close_matches

    words = [word for word, _ in zip(filter(is_word, lexicon.terms(text[0])), range(WORDS), strict=False)]
    return tuple(get_close_matches(text, words, n=3, cutoff=0.75))


@cache
def _alike(character: str) -> str:
    return look_alikes(character) + homophones(character)  # those that look alike are few, and the likelier


@dataclass
class _Han:
    """Looks for near strings of one Han run; what the index holds is asked once for every pair of characters.

    Something must be changed in each of the stretches that begin at `wrong`.
    """

    text: str
    lexicon: Lexicon
    wrong: tuple[int, ...] = ()
    known: dict[str, bool] = field(default_factory=dict)
    followers: dict[str, Collection[str]] = field(default_factory=dict)

    def stands(self, pair: str) -> bool:
        """Tell whether two characters stand side by side somewhere (one character: whether it stands)."""
        if pair not in self.known and len(self.known) < LOOKUPS:
            self.known[pair] = pair[-1] in self.behind(pair[0]) if len(pair) > 1 else self._is_there(pair)
        return self.known.get(pair, False)

    def behind(self, character: str) -> Collection[str]:
        """Return what stands right behind a character; all pairs that begin with it are asked for at once."""
        if character not in self.followers:
            self.followers[character] = self.lexicon.followers(character)
        return self.followers[character]

    def _is_there(self, character: str) -> bool:
        return next(iter(self.lexicon.terms(character)), "").startswith(character)

    def changed(self, changes: int) -> Iterator[str]:
        """Yield strings with exactly so many characters replaced by ones that sound or look alike."""
        yield from self._changed("", changes, -1)

    def _changed(self, made: str, left: int, last: int) -> Iterator[str]:
        """Yield what begins with `made`, whose last change is at `last`, with so many more."""
        at = len(made)
        if at == len(self.text):
            yield from [made] if not left else []
        elif left <= len(self.text) - at and len(self.known) < LOOKUPS and self._can_mend(at, left, last):
            options = self.text[at] + (_alike(self.text[at]) if left else "")
            for option in options:
                if self.stands(made[-1:] + option):
                    changed = option != self.text[at]
                    yield from self._changed(made + option, left - changed, at if changed else last)

    def _can_mend(self, at: int, left: int, last: int) -> bool:
        """Tell whether so many changes, from `at` on, reach every wrong stretch that lies behind the last change."""
        reached = last
        for start in self.wrong:
            if start > reached:
                reached, left = start + WINDOW - 1, left - 1
                if left < 0 or reached < at:
                    return False
        return True

    def slips(self) -> Iterator[str]:
        """Yield strings with two neighbours exchanged, one character left out, or one put in."""
        text, places = self.text, range(1, len(self.text))
        swapped = (at for at in places if self._mends(at - 1, at))
        exchanged = (text[: at - 1] + text[at] + text[at - 1] + text[at + 1 :] for at in swapped)
        shorter = (text[:at] + text[at + 1 :] for at in places[:-1] if self._mends(at, at))
        yield from filter(self._holds_together, (*exchanged, *shorter, *self._longer()))

    def _longer(self) -> Iterator[str]:
        for at in range(1, len(self.text)):
            before, after = self.text[at - 1], self.text[at]
            if self._mends(at, at - 1) and not self.stands(before + after):
                between = (each for each in sorted(self.behind(before)) if self.stands(each + after))
                yield from (self.text[:at] + each + self.text[at:] for each in between)

    def _mends(self, first: int, last: int) -> bool:
        """Tell whether every wrong stretch holds one of the characters, or both sides of the gap behind `last`."""
        return all(start <= last and first < start + WINDOW for start in self.wrong)

    def _holds_together(self, text: str) -> bool:
        return all(self.stands(text[at : at + 2]) for at in range(len(text) - 1))
