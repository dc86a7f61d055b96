"""What is like something that nothing has, among what an index holds: agencies, other values, document numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from finsearch.document import DocumentNumber
from finsearch.engines.base import Engine
from finsearch.structure.agency import predecessors, successors
from finsearch.structure.document_number import NumberPattern

SHOWN = 3
YEARS = (-1, 1, -2, 2)
LIKE = 0.75
"""So much of two codes must agree for one to be near the other."""
_DIGITS = "0123456789"

Pair = tuple[int | None, int | None]


def near_agencies(name: str, held: Sequence[str]) -> tuple[str, ...]:
    """Return the agencies held that are like a name: who took over, who was before, then names that look alike."""
    from difflib import get_close_matches  # needed where nothing is found only

    related = (each for each in (*successors(name), *predecessors(name)) if each in held)
    longer = (each for each in held if _is_within(name, each))
    return tuple(dict.fromkeys((*related, *longer, *get_close_matches(name, held, n=SHOWN))))[:SHOWN]


def near_values(name: str, held: Sequence[str]) -> tuple[str, ...]:
    """Return the values held that are like one, or else the first of them."""
    from difflib import get_close_matches

    alike = (each for each in held if each and (_is_within(name, each) or _is_within(each, name)))
    near = tuple(dict.fromkeys((*alike, *get_close_matches(name, held, n=SHOWN))))
    return (near or tuple(filter(None, held)))[:SHOWN]


def _is_within(name: str, other: str) -> bool:
    """Tell whether all characters of a name stand in another one, in order: 税务局 in 国家税务总局."""
    rest = iter(other)
    return all(character in rest for character in name)


# -- document numbers

Codes = Mapping[str, Sequence[DocumentNumber]]


def by_code(held: Iterable[DocumentNumber]) -> Codes:
    """Return document numbers in the order of their spelling, those of each code together."""
    codes: dict[str, list[DocumentNumber]] = {}
    for number in sorted(held, key=str):
        codes.setdefault(number.code, []).append(number)
    return codes


def near_numbers(codes: Codes, pattern: NumberPattern) -> tuple[DocumentNumber, ...]:
    """Return the document numbers held that are nearest to what a pattern means and nothing has.

    First the same year and serial of a code whose characters are exchanged, then what it is once a digit of the serial
    is another, too many, left out or exchanged with its neighbour, or the year a neighbouring one, or one with another
    digit; then the same year and serial of a code that differs by one character. Only where that is nothing, what is
    fewest years, then fewest serials away, of its code or one like it.
    """
    exchanged, one_off = _of_other_codes(codes, pattern, _is_exchanged), _of_other_codes(codes, pattern, _is_one_off)
    slips = tuple(dict.fromkeys((*exchanged, *_mistyped(codes, pattern), *one_off)))
    return (slips or tuple(_of_like_codes(codes, pattern)))[:SHOWN]


def held_near(engine: Engine, pattern: NumberPattern) -> tuple[DocumentNumber, ...]:
    """Return the same of all the numbers that an index holds."""
    return near_numbers(by_code(engine.own_numbers()), pattern)


def _mistyped(codes: Codes, pattern: NumberPattern) -> Iterator[DocumentNumber]:
    held = {_pair(pattern, number): number for number in codes.get(pattern.code or "", ())}
    return (held[pair] for pair in _variants(pattern) if pair in held)


def _pair(pattern: NumberPattern, number: DocumentNumber) -> Pair:
    """Return year and serial of a number, as far as a pattern asks for them."""
    return None if pattern.any_year else number.year, number.serial if pattern.serial is not None else None


def _variants(pattern: NumberPattern) -> Iterator[Pair]:
    for serial in _edited(str(pattern.serial)) if pattern.serial is not None else ():
        if serial and serial[0] != "0":
            yield pattern.year, int(serial)
    if pattern.year is not None:
        digits = {int(each) for each in _edited(str(pattern.year)) if len(each) == len(str(pattern.year))}
        for year in dict.fromkeys([*(pattern.year + step for step in YEARS), *sorted(digits)]):
            yield year, pattern.serial


def _edited(digits: str) -> Iterator[str]:
    """Yield a numeral with two digits exchanged, one left out, another one in a place, or one more."""
    for at in range(len(digits) - 1):
        yield digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
    for at in range(len(digits)):
        yield digits[:at] + digits[at + 1 :]
        yield from (digits[:at] + digit + digits[at + 1 :] for digit in _DIGITS if digit != digits[at])
    for at in range(len(digits) + 1):
        yield from (digits[:at] + digit + digits[at:] for digit in _DIGITS)


def _of_other_codes(
    codes: Codes, pattern: NumberPattern, is_near: Callable[[str, str], bool]
) -> Iterator[DocumentNumber]:
    wanted = (None if pattern.any_year else pattern.year, pattern.serial)
    for code in codes if pattern.code else ():
        if is_near(code, pattern.code or ""):
            yield from (number for number in codes[code] if _pair(pattern, number) == wanted)


def _is_exchanged(one: str, other: str) -> bool:
    """Tell whether two words have the same characters in another order: 国发办 for 国办发."""
    return one != other and sorted(one) == sorted(other)


def _is_one_off(one: str, other: str) -> bool:
    """Tell whether one character of two words differs, or is in one of them only."""
    short, long = sorted((one, other), key=len)
    if len(short) == len(long):
        return sum(a != b for a, b in zip(short, long, strict=True)) == 1
    return len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _of_like_codes(codes: Codes, pattern: NumberPattern) -> Iterator[DocumentNumber]:
    from difflib import get_close_matches

    asked = pattern.code or ""
    exchanged = (code for code in codes if _is_exchanged(code, asked))
    for code in dict.fromkeys((*exchanged, *get_close_matches(asked, codes, n=SHOWN, cutoff=LIKE))):
        yield from sorted(codes[code], key=lambda number: _apart(pattern, number))


def _apart(pattern: NumberPattern, number: DocumentNumber) -> tuple[int, int]:
    """Return how many years and serials a number is away from what was asked for, where that was asked for."""
    years = abs((pattern.year or number.year or 0) - (number.year or 0))
    return years, abs((pattern.serial or number.serial) - number.serial)
