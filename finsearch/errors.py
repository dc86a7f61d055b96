"""What can go wrong, in words a user can act on.

Every error carries a message (what, which file or field or value) and a hint (the next step).
One subclass per cause; the exit code belongs to the class, and only the command line reads it.
"""

from __future__ import annotations

EXIT_HITS = 0
EXIT_NO_HITS = 1
EXIT_ERROR = 2
EXIT_INTERRUPTED = 130

REBUILD = "请重建索引 / rebuild it: finsearch index --rebuild PATH…"


class FinsearchError(Exception):
    """A failure that the user can understand: `message` says what, `hint` what to do next."""

    exit_code = EXIT_ERROR

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class PathNotFound(FinsearchError):
    """A path given by the user does not exist."""


class NotADirectory(FinsearchError):
    """A file stands where a folder is wanted."""


class NothingToIndex(FinsearchError):
    """The given paths hold no file that any reader knows."""


class UnreadableArticle(FinsearchError):
    """A file or a line of it cannot be read as an article; it is reported and skipped."""


class IndexNotFound(FinsearchError):
    """The index directory is missing or holds no index."""


class IndexOutOfDate(FinsearchError):
    """The index was written by another format or another analyzer and must be rebuilt."""


class IndexDamaged(FinsearchError):
    """The index directory holds an index that cannot be opened."""


class IndexBusy(FinsearchError):
    """Another process is writing the index."""


class QueryError(FinsearchError):
    """The query or one of its options cannot be understood.

    Where it is known, `place` is the range of characters in `query` that cannot be.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.query = ""
        self.place: tuple[int, int] | None = None

    def at(self, place: tuple[int, int]) -> QueryError:
        """Return this error, which now knows its place."""
        self.place = (place[0], place[1])
        return self

    def in_query(self, query: str) -> QueryError:
        """Return this error, which now knows the query that its place counts in."""
        self.query = query
        return self


class ArticleNotFound(FinsearchError):
    """No article answers the given reference."""


class AmbiguousClause(FinsearchError):
    """Several clauses have the given ordinal where one is wanted; the hint names each."""


class ConfigError(FinsearchError):
    """The configuration file, or an environment variable, makes no sense."""


class MissingExtra(FinsearchError):
    """A feature needs a package that is not installed."""


class EvaluationError(FinsearchError):
    """A file of queries, judgements or answers cannot be used."""
