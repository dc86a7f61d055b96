"""Paths as the ledger keeps them: text that sorts side by side."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from operator import attrgetter
from pathlib import Path

from finsearch.corpus.files import SourceFile, printable

_LAST = chr(sys.maxunicode)
_LOCATION = attrgetter("location")


def keys(sources: Sequence[SourceFile]) -> list[str]:
    """Return the paths as they are kept; looking at each by itself would take longer than all else."""
    locations = [*map(_LOCATION, sources)]
    try:
        "".join(locations).encode("utf-8")
    except UnicodeEncodeError:
        return [*map(printable, locations)]
    return locations


def stretches(roots: Iterable[Path]) -> list[tuple[str, str]]:
    """Return between which paths (both included) the roots stand and all that lies below them, each path once."""
    given = dict.fromkeys(roots)
    apart = [printable(str(root)) for root in given if given.keys().isdisjoint(root.parents)]
    below = [f"{root.rstrip('/')}/" for root in apart]
    return [*zip(apart, apart, strict=True), *((first, f"{first}{_LAST}") for first in below)]
