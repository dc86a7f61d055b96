"""What a file's name says about its article: its id and, where front matter is broken, its date."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from finsearch.corpus import dates
from finsearch.corpus.files import SourceFile
from finsearch.errors import UnreadableArticle
from finsearch.patterns import regex

_EIGHTEEN = regex(r"(?<![0-9])[0-9]{18}(?![0-9])")


def in_name(path: Path) -> str | None:
    """Return the 18 digits that all copies of a post share (spec/POST_FORMAT, "Files"), if the name has them."""
    match = _EIGHTEEN.search(path.name)
    return match.group() if match else None


def is_of_site(article: str) -> bool:
    """Tell whether an id is such 18 digits: what bears it is one article, whatever its copies say."""
    return _EIGHTEEN.fullmatch(article) is not None


def check_name(source: SourceFile) -> None:
    """Raise UnreadableArticle for a path that is not valid Unicode: no index could keep it."""
    if source.printable != source.location:
        raise UnreadableArticle(
            "文件名不是有效的 UTF-8 / the file name is not valid UTF-8", "请改文件名 / rename the file"
        )


def article_id(source: SourceFile) -> str:
    """Return the 18 digits of the name, else the path from the root's parent on (`policies/a.md`)."""
    return in_name(source.path) or Path(os.path.relpath(source.path, source.root.parent)).as_posix()


def published(written: str, path: Path, article: str) -> datetime | None:
    """Return when the article came out: as written, else from the id's first 8 digits, else from the name."""
    return dates.parse(written) or (dates.parse(article[:8]) if in_name(path) else None) or dates.in_name(path.stem)
