"""A report in Markdown whose parts are measured one by one; all else in it stays as it was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_SECTION = re.compile(r"^## (.+)$", re.MULTILINE)
_MARKS = re.compile(r"(<!-- marks -->\n).*?(\n<!-- /marks -->)", re.DOTALL)


@dataclass
class Report:
    """An opening, and sections by their titles."""

    path: Path
    opening: str
    sections: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path, opening: Iterable[str]) -> Report:
        """Return the report in a file; one that is not there yet begins with the lines of `opening`."""
        if not path.is_file():
            return cls(path, "\n".join(opening))
        first, *rest = _SECTION.split(path.read_text(encoding="utf-8"))
        sections = zip(rest[::2], rest[1::2], strict=True)
        return cls(path, first.strip("\n"), {title: text.strip("\n") for title, text in sections})

    def put(self, title: str, lines: Iterable[str]) -> None:
        """Write a section anew, in the place of the one of its title, or as the last one; the file is whole again."""
        self.sections[title] = "\n".join(lines)
        self.write()

    def mark(self, lines: Sequence[str]) -> None:
        """Write the table of marks between the comments that enclose it."""
        table = "\n".join(lines)
        self.opening = _MARKS.sub(lambda found: f"{found[1]}{table}{found[2]}", self.opening)
        self.write()

    def write(self) -> None:
        """Write the file."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        sections = (f"## {title}\n\n{text}" for title, text in self.sections.items())
        self.path.write_text("\n\n".join((self.opening, *sections)) + "\n", encoding="utf-8")
