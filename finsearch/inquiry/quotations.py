"""“Quotations” in a text: where they are, whom they are put down to, and whether that text says so.

Only width, case, blanks and kinds of brackets and quotes may differ from the quoted text, and the mark that ends the
quotation; …… leaves something out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, takewhile

from finsearch.analysis.normalize import fold
from finsearch.document import NOWHERE, Span
from finsearch.patterns import regex

SHORTEST = 6
"""Shorter ones are words in quotation marks, not quotations."""
NEAR = 0.5
"""So many of a quotation's bigrams must stand together for a text to be near it."""
STRAYS = 2
"""So few bigrams behind the end of a sentence are there by chance."""
_QUOTED = regex(r"“(?P<a>[^“”]+)”|「(?P<b>[^「」]+)」|\"(?P<c>[^\"\n]+)\"")
_LEFT_OUT = regex(r"…+|⋯+|\.{3,}")
_ENDS = "，。；、！？：,.;!?: "
_SENTENCE_ENDS = frozenset("。！？!?\n")
_OPENS = regex(r"[ ，,。]{0,2}(?:[（(]|—+|详见|参见|见|出自|引自|语出)[（(见 ]*")


def quotations(text: str) -> Iterator[Span]:
    """Yield where the quotations of a text stand, without the marks around them."""
    for match in _QUOTED.finditer(text):
        span = Span(match.start() + 1, match.end() - 1)
        if sum(map(str.isalnum, span.of(text))) >= SHORTEST:
            yield span


def put_down_to(text: str, quotation: Span, sources: Sequence[Span]) -> int | None:
    """Return which of the sources (in order) a quotation is put down to: the one right behind it, else before it.

    None where no source is named in the same sentence; what stands in other quotations ends no sentence.
    """
    behind = (place for place, source in enumerate(sources) if source.start > quotation.end)
    for place in behind:
        if _OPENS.fullmatch(text, quotation.end + 1, sources[place].start):
            return place
        break
    before = [place for place, source in enumerate(sources) if source.end <= quotation.start]
    if not before:
        return None
    between = _QUOTED.sub("", text[sources[before[-1]].end : quotation.start - 1])
    return None if _SENTENCE_ENDS & set(between) else before[-1]


@dataclass(frozen=True)
class Plain:
    """A text without blanks, folded, with the way back."""

    text: str

    @cached_property
    def at(self) -> list[int]:
        """Return where each character of `letters` stands in the text."""
        return [place for place, character in enumerate(self.text) if not character.isspace()]

    @cached_property
    def letters(self) -> str:
        """Return the folded text without blanks."""
        return "".join(fold(self.text).split())

    def span(self, start: int, end: int) -> Span:
        """Return the range of the text for a range of `letters`, which must not be empty."""
        return Span(self.at[start], self.at[end - 1] + 1)


def verbatim(source: Plain, quotation: str) -> Span | None:
    """Return where a text has a quotation, letter by letter; None where it has not."""
    position, first = 0, -1
    for piece in pieces(quotation):
        found = source.letters.find(piece, position)
        if found < 0:
            return None
        first = found if first < 0 else first
        position = found + len(piece)
    return source.span(first, position) if first >= 0 else None


def pieces(quotation: str) -> list[str]:
    """Return what a quotation has between what it leaves out, folded, without blanks and marks at the ends."""
    stretches = ("".join(fold(each).split()).strip(_ENDS) for each in _LEFT_OUT.split(quotation))
    return [each for each in stretches if each]


def nearest(source: Plain, quotation: str) -> Span:
    """Return the stretch of a text that has most of a quotation's bigrams; NOWHERE where none is near.

    What was exchanged at its ends belongs to it.
    """
    wanted = "".join(pieces(quotation))
    bigrams = set(_bigrams(wanted))
    held = list(_bigrams(source.letters))
    size = len(wanted) * 5 // 4  # what was left out may stand between
    most, start = max(((count, start) for start, count in enumerate(_distinct(held, bigrams, size))), default=(0, 0))
    if not most or most < NEAR * len(bigrams):
        return NOWHERE
    first = _without_strays(source.letters, _first_places(held, bigrams, range(start, start + size)))
    opening, closing = min(first, key=first.__getitem__), max(first, key=first.__getitem__)
    head, tail = wanted[: wanted.find(opening)], wanted[wanted.rfind(closing) + 2 :]
    before, end = source.letters[: first[opening]], first[closing] + 2
    return source.span(len(before) - _exchanged(before[::-1], head), end + _exchanged(source.letters[end:], tail))


def _first_places(held: Sequence[str], wanted: set[str], within: range) -> dict[str, int]:
    """Return where each of the wanted bigrams stands first in a range of the ones held."""
    places: dict[str, int] = {}
    for place in range(within.start, min(within.stop, len(held))):
        if held[place] in wanted:
            places.setdefault(held[place], place)
    return places


def _without_strays(letters: str, places: dict[str, int]) -> dict[str, int]:
    """Return the places without the few that stand in other sentences than all the others."""
    first = min(places.values())
    sentence = {bigram: sum(map(letters[first:place].count, _SENTENCE_ENDS)) for bigram, place in places.items()}
    most, count = Counter(sentence.values()).most_common(1)[0]
    if len(places) - count > min(STRAYS, count - 1):
        return places
    return {bigram: place for bigram, place in places.items() if sentence[bigram] == most}


def _exchanged(letters: str, said: str) -> int:
    """Return how many letters stand where a quotation says something else: as many, but not beyond a mark.

    Beyond commas and brackets, where the quotation has marks there, never beyond the end of a sentence.
    """
    goes_on = str.isalnum if all(map(str.isalnum, said)) else _is_in_sentence
    return sum(1 for _ in takewhile(goes_on, letters[: len(said)]))


def _is_in_sentence(letter: str) -> bool:
    return letter not in _SENTENCE_ENDS


def _distinct(held: Sequence[str], wanted: set[str], size: int) -> Iterator[int]:
    """Yield, for each place, how many of the wanted bigrams stand among the next `size` ones."""
    counts: Counter[str] = Counter(each for each in held[:size] if each in wanted)
    for place, leaving in enumerate(held):
        yield len(counts)
        if leaving in wanted:
            counts[leaving] -= 1
            if not counts[leaving]:
                del counts[leaving]
        if place + size < len(held) and held[place + size] in wanted:
            counts[held[place + size]] += 1


def _bigrams(text: str) -> Iterator[str]:
    return map("".join, pairwise(text))
