r"""Articles as JSON lines, plain or gzipped: one object a line, in UTF-8.

An article: `id` (needed), `title`, `body` | `text` | `content` (HTML if it has tags, else plain with `\n`),
`date` | `published`, `number` | `docnum`, `issuer` | `issuers` | `agency` (a list, or a string cut at 、),
`url`, `source`, `tags` (a list, or a string cut at commas and spaces), `kind`, `summary`.
An article of a law has no `title`: `id`, `law`, `article` (第一条), `chapter`, `section` (行政法规), `date`, `text`.
Other fields are ignored, `null` is the same as a missing field.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from finsearch.corpus import dates, encoding, front_matter
from finsearch.corpus.files import SourceFile, regular
from finsearch.corpus.markup import plain
from finsearch.corpus.posts import title_of
from finsearch.document import RawArticle
from finsearch.errors import UnreadableArticle, with_place
from finsearch.patterns import regex
from finsearch.results import Failure

Record = dict[str, object]

_BODY = ("body", "text", "content")
_DATE = ("date", "published")
_NUMBER = ("number", "docnum")
_ISSUERS = ("issuers", "issuer", "agency")
_ISSUER_BREAK = regex(r"[、,，;；]\s*")
_SURROGATE = regex("[\ud800-\udfff]")


class JsonLinesReader:
    """Reads `.jsonl` and `.jsonl.gz` line by line; a bad line is a Failure, the others go on."""

    suffixes: tuple[str, ...] = (".jsonl", ".jsonl.gz")

    def identify(self, path: Path) -> str | None:
        """Return None: one file holds many articles."""
        return None

    def read(self, source: SourceFile) -> Iterator[RawArticle | Failure]:
        """Yield an article or a Failure for each line that is not blank; raises OSError before the first line."""
        path = str(source.path)
        number = 0
        with _open(source.path) as lines:
            try:
                for number, line in enumerate(lines, 1):
                    if line := line.strip():
                        yield _outcome(line, path, number)
            except EOFError:
                yield Failure(f"{path}:{number + 1}", "gzip 数据到此中断 / the gzip data break off here")
            except (zlib.error, gzip.BadGzipFile):
                yield Failure(f"{path}:{number + 1}", "gzip 数据已损坏 / damaged gzip data")


def _open(path: Path) -> IO[bytes] | gzip.GzipFile:
    if path.name.lower().endswith(".gz"):
        return gzip.open(regular(path), "rb")
    return regular(path).open("rb")


def _outcome(line: bytes, path: str, number: int) -> RawArticle | Failure:
    try:
        return _article(_record(line), path)
    except UnreadableArticle as error:
        return Failure(f"{path}:{number}", error.message)


def _record(line: bytes) -> Record:
    text = encoding.decode(line)
    try:
        record = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableArticle(with_place("不是有效的 JSON / no valid JSON", error)) from error
    if not isinstance(record, dict):
        raise UnreadableArticle("这一行是 JSON，但不是带字段的对象 / the line is JSON, but not an object with fields")
    return record


def _article(record: Record, path: str) -> RawArticle:
    article = _first(record, ("id",))
    if not article:
        raise UnreadableArticle('缺少字段 "id" / the field "id" is missing')
    if "law" in record and "title" not in record:
        return _law(record, article, path)
    markup = _first(record, _BODY, "\n")
    content = plain(markup)
    has_markup = "<" in markup or "&" in markup
    return RawArticle(
        id=article,
        paths=(path,),
        title=title_of(_first(record, ("title",)), content.text),
        text=content.text,
        published=dates.parse(_first(record, _DATE)),
        summary=_first(record, ("summary",)),
        tags=_tags(record),
        source=_first(record, ("source",)) or content.source,
        url=_first(record, ("url",)),
        number=_first(record, _NUMBER),
        issuers=_issuers(record),
        kind=_first(record, ("kind",)),
        stocks=content.stocks,
        markup=markup if has_markup else content.text,
        offsets=content.offsets if has_markup else (),
    )


def _law(record: Record, article: str, path: str) -> RawArticle:
    """Return one 条 of a law as an article of its own, under its chapter."""
    chapter, section = _first(record, ("chapter",)), _first(record, ("section",))
    body = "\u3000".join(filter(None, (_first(record, ("article",)), plain(_first(record, _BODY)).text)))
    text = "\n".join(filter(None, (chapter, body)))
    return RawArticle(
        id=article,
        paths=(path,),
        title=title_of(_first(record, ("law",)), text),
        text=text,
        published=dates.parse(_first(record, _DATE)),
        tags=(section,) if section else (),
        url=_first(record, ("url",)),
        kind="policy",
        markup=text,
    )


def _first(record: Record, names: tuple[str, ...], separator: str = " ") -> str:
    """Return the first of the fields that says something, as text."""
    for name in names:
        if value := _text(record.get(name), separator):
            return value
    return ""


def _text(value: object, separator: str) -> str:
    if isinstance(value, str):
        return _whole(value.strip())
    if isinstance(value, list):
        return separator.join(filter(None, (_text(item, separator) for item in value)))
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _whole(value: str) -> str:
    """Return `value` without half characters (lone surrogates), which no file and no index can hold."""
    if value.isascii() or not _SURROGATE.search(value):
        return value
    return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _tags(record: Record) -> tuple[str, ...]:
    value = record.get("tags")
    if isinstance(value, list):
        return tuple(dict.fromkeys(filter(None, (_text(item, " ") for item in value))))
    return front_matter.split_tags(_text(value, " "))


def _issuers(record: Record) -> tuple[str, ...]:
    written = _first(record, _ISSUERS, "、")
    return tuple(dict.fromkeys(name.strip() for name in _ISSUER_BREAK.split(written) if name.strip()))
