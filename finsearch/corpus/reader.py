"""Files → raw articles: which files there are, and which reader reads which (spec/POST_FORMAT)."""

from __future__ import annotations

import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from finsearch.corpus import files
from finsearch.corpus.files import SourceFile
from finsearch.corpus.identity import check_name
from finsearch.corpus.json_lines import JsonLinesReader
from finsearch.corpus.pages import PageReader
from finsearch.corpus.posts import PostReader
from finsearch.corpus.texts import TextReader
from finsearch.document import RawArticle
from finsearch.errors import UnreadableArticle, with_cause
from finsearch.results import Failure

__all__ = ["Reader", "SourceFile", "read", "reader_for", "walk"]


class Reader(Protocol):
    """Reads files whose names end in one of `suffixes` (lower case)."""

    suffixes: tuple[str, ...]

    def identify(self, path: Path) -> str | None:
        """Return the article's id if the name alone tells it, else None."""
        ...

    def read(self, source: SourceFile) -> Iterator[RawArticle | Failure]:
        """Yield the file's articles and failures; may raise OSError and UnreadableArticle, which `read` reports."""
        ...


_READERS: tuple[Reader, ...] = (PostReader(), PageReader(), TextReader(), JsonLinesReader())
_BY_SUFFIX = {suffix: reader for reader in _READERS for suffix in reader.suffixes}
_SUFFIXES = tuple(_BY_SUFFIX)


def walk(roots: Sequence[Path]) -> Iterator[SourceFile]:
    """Yield every file under `roots` that some reader knows, sorted within each folder, each once.

    Also yielded: a file that is given itself, whatever its name, and a folder that cannot be opened; `read`
    gives a Failure for those. Raises PathNotFound, at once, for a root that does not exist.
    """
    return files.find(roots, _is_known)


def reader_for(path: Path) -> Reader | None:
    """Return the reader for a file of this name, or None."""
    return _reader(path.name)


def read(source: SourceFile) -> Iterator[RawArticle | Failure]:
    """Yield the articles of a file; what cannot be read is a Failure with the reason, never an exception."""
    reader = reader_for(source.path)
    try:
        check_name(source)
        if not stat.S_ISREG(source.path.stat().st_mode):
            yield from _unopened(source)
        elif reader is None:
            yield _failure(source, f"不认得这种文件 / no reader for such a file; known are: {' '.join(_BY_SUFFIX)}")
        else:
            yield from reader.read(source)
    except UnreadableArticle as error:
        yield _failure(source, error.message)
    except OSError as error:
        yield _failure(source, with_cause("打不开 / cannot be opened", error))


def _unopened(source: SourceFile) -> Iterator[Failure]:
    """Yield why a folder cannot be listed (asking again raises it), or that the path is no file."""
    if source.path.is_dir():
        next(source.path.iterdir(), None)
    yield _failure(source, "不是普通文件 / not a regular file")


def _failure(source: SourceFile, reason: str) -> Failure:
    return Failure(source.printable, reason)


def _reader(name: str) -> Reader | None:
    lower = name.lower()
    _, dot, end = lower.removesuffix(".gz").rpartition(".")
    return _BY_SUFFIX.get(f"{dot}{end}.gz" if lower.endswith(".gz") else f"{dot}{end}")


def _is_known(name: str) -> bool:
    return name.lower().endswith(_SUFFIXES)
