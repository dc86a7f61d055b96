"""What can go wrong, in words a user can act on.

Every error carries a message (what, which file or field or value) and a hint (the next step).
One subclass per cause; the exit code belongs to the class, and only the command line reads it.
"""

from __future__ import annotations

import errno
from collections.abc import Mapping

EXIT_HITS = 0
EXIT_NO_HITS = 1
EXIT_ERROR = 2
EXIT_INTERRUPTED = 130

_CAUSES: Mapping[int, str] = {
    errno.EACCES: "没有权限",
    errno.EBUSY: "正被占用",
    errno.EDQUOT: "超出磁盘配额",
    errno.EEXIST: "已经存在",
    errno.EFBIG: "文件过大",
    errno.EIO: "读写出错",
    errno.EISDIR: "这是文件夹",
    errno.ELOOP: "链接层数过多",
    errno.EMFILE: "打开的文件过多",
    errno.ENAMETOOLONG: "文件名过长",
    errno.ENOENT: "没有这个文件或文件夹",
    errno.ENOSPC: "磁盘已满",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.ENOTEMPTY: "文件夹不空",
    errno.EPERM: "系统不允许",
    errno.EROFS: "磁盘只能读",
}
"""What the system says only in the language of its C library, for the common errors."""

REBUILD = "请重建索引 / rebuild it: finsearch index --rebuild PATH…"


class FinsearchError(Exception):
    """A failure that the user can understand: `message` says what, `hint` what to do next."""

    exit_code = EXIT_ERROR

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def with_cause(message: str, error: OSError) -> str:
    """Return a message `中文 / English` with the system's reason behind each half."""
    chinese, between, english = message.rpartition(" / ")
    own, both, reason = (error.strerror or "").rpartition(" / ")  # our own reasons are in two languages already
    reason = reason or str(error)
    cause = own if both else _CAUSES.get(error.errno or 0, reason)
    return f"{chinese}: {cause}{between}{english}: {reason}"


def with_place(message: str, error: Exception) -> str:
    """Return a message `中文 / English` with where a parser of JSON or TOML gave up behind each half."""
    chinese, between, english = message.rpartition(" / ")
    here, there = _place_in_text(error)
    return f"{chinese}: {here}{between}{english}: {there}"


def _place_in_text(error: Exception) -> tuple[str, str]:
    if isinstance(error, RecursionError):
        return "嵌套过深", "nested too deeply"
    if isinstance(error, UnicodeDecodeError):
        return f"第 {error.start} 字节起不是 UTF-8 文本", f"no UTF-8 text from byte {error.start} on"
    said = str(error)
    if "end of document" in said:  # a place says less, and newer parsers of TOML give one
        return "到末尾仍不完整", "its end is missing"
    line, column = getattr(error, "lineno", 0), getattr(error, "colno", 0)
    if not line and "(at line " in said:  # TOML's parser says it in words only
        line, column = (int(each.strip(" line")) for each in said.rpartition("(at ")[2].rstrip(")").split(", column"))
    name = "JSON" if "JSON" in type(error).__name__ else "TOML"
    if line:
        return f"第 {line} 行第 {column} 列不合 {name} 语法", f"no {name} at line {line} column {column}"
    return said, said


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


class IndexUnreadable(FinsearchError):
    """The index is there, and who asks has no right to read it."""


def unreadable(path: object, error: PermissionError) -> IndexUnreadable:
    """Return what is to be raised where somebody has no right to read an index, or a file of it."""
    return IndexUnreadable(
        with_cause(f"索引无法读取 {path} / the index cannot be read {path}", error),
        "请检查它的权限，或用有权限的账号 / look at its rights, or be who has them",
    )


class IndexClosed(FinsearchError):
    """Somebody asks an index that was closed."""


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


class AmbiguousArticle(FinsearchError):
    """Several documents have the given id where one is wanted; the hint names each."""


class AmbiguousClause(FinsearchError):
    """Several clauses have the given ordinal where one is wanted; the hint names each."""


class ConfigError(FinsearchError):
    """The configuration file, or an environment variable, makes no sense."""


class MissingExtra(FinsearchError):
    """A feature needs a package that is not installed."""


class EvaluationError(FinsearchError):
    """A file of queries, judgements or answers cannot be used."""
