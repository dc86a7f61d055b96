"""What a pane shows: rows of styled text, some of which belong to items that can be chosen, and where matches stand.

Styles are names (ROLES) whose colours the theme decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text

from finsearch.frozen import frozen
from finsearch.present.marked import Marked
from finsearch.present.safe import safe
from finsearch.present.wrap import wrap

ROLES = (
    "mark",
    "now",
    "title",
    "faint",
    "label",
    "accent",
    "heading",
    "bad",
    "bar",
    "bar-off",
    "bar-now",
    "bar-solid",
    "bar-off-solid",
    "bar-now-solid",
)

POINTER = ">"
"""Where one is in a list that is not in focus, for terminals without colours; in focus it is inverted."""


class Piece(NamedTuple):
    """A part of a match: characters `start` to `end` of a row."""

    row: int
    start: int
    end: int


@frozen
class Row:
    """A line of a page; `item` is the item it belongs to, -1 if none."""

    text: Text
    item: int = -1


@frozen
class Page:
    """Rows, and for each match its pieces (a match may stand on two lines)."""

    rows: tuple[Row, ...] = ()
    matches: tuple[tuple[Piece, ...], ...] = ()

    @property
    def items(self) -> int:
        """Return how many items there are; they are numbered from 0."""
        return max((row.item for row in self.rows), default=-1) + 1

    def first(self, item: int) -> int:
        """Return the first row of an item, 0 if there is none."""
        return next((number for number, row in enumerate(self.rows) if row.item == item), 0)

    def last(self, item: int) -> int:
        """Return the last row of an item, 0 if there is none."""
        return max((number for number, row in enumerate(self.rows) if row.item == item), default=0)

    def first_match_of(self, item: int) -> int:
        """Return the number of the first match in an item, -1 if there is none."""
        places = enumerate(self.matches)
        return next((number for number, pieces in places if self.rows[pieces[0].row].item == item), -1)


class Place(NamedTuple):
    """Where one is in a page of some width: the item at the cursor, the first row in sight, the match shown."""

    width: int
    cursor: int
    row: int
    match: int


def nothing(width: int) -> Page:
    """Return an empty page, whatever the width."""
    del width
    return Page()


def inked(source: Marked | str, role: str = "") -> Text:
    """Return a text in a role, its marks as matches; a style of its own would be lost where it has no span."""
    text, marks = (source, ()) if isinstance(source, str) else (source.text, source.marks)
    shown = Text(safe(text))
    shown.stylize(role)
    for mark in marks:
        shown.stylize("mark", *mark)
    return shown


def lines(text: Text, width: int, indent: int = 0, lead: Text | None = None) -> Iterator[Text]:
    """Yield the lines of a text wrapped to `width` cells; `lead` stands before the first, blanks before the others."""
    first = Text(" " * indent) if lead is None else lead
    used = max(cell_len(first.plain) - indent, 0)
    for number, span in enumerate(wrap(text.plain, max(width - indent, 2), used, cell_len)):
        yield (Text(" " * indent) if number else first) + text[span.start : span.end]


def remark(text: str, width: int) -> Page:
    """Return a page that only says something."""
    return Page(tuple(map(Row, lines(inked(text, "faint"), width))))


def clipped(texts: Iterable[Text], most: int) -> list[Text]:
    """Return at most `most` lines; where more would follow, the last one ends in an ellipsis."""
    kept = list(islice(texts, most + 1))
    if len(kept) <= most:
        return kept
    last = kept[most - 1].copy()
    last.right_crop(1)
    return [*kept[: most - 1], last.append("…")]


def cut(text: Text, width: int) -> Text:
    """Return a text that fits on a line of `width` cells; what was longer ends in an ellipsis."""
    shown = text.copy()
    shown.truncate(max(width, 1), overflow="ellipsis")
    return shown


def both(left: Text, right: Text, width: int) -> Text:
    """Return a line with one text at its left end and one at its right end; the left one gives way."""
    room = width - cell_len(right.plain) - bool(right.plain)
    start = cut(left, room)
    blanks = width - cell_len(start.plain) - cell_len(right.plain)
    return start + " " * max(blanks, 0) + right


def pointed(rows: Sequence[Row], number: int) -> Row:
    """Return a row of the item that one is at with a pointer in the blank it begins with, if it is the item's first."""
    row = rows[number]
    is_first = number == 0 or rows[number - 1].item != row.item
    return Row(Text(POINTER) + row.text[1:], row.item) if is_first and row.text.plain[:1] == " " else row
