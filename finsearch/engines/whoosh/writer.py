"""Entries → a Whoosh segment; visible all at once when the table of contents is renamed into place."""

from __future__ import annotations

from types import TracebackType
from typing import Any

from finsearch.engines.entry import Entry, PartEntry
from finsearch.engines.order import minutes, tiebreak
from finsearch.engines.record import encode
from finsearch.engines.whoosh.codec.columnar import ColumnarCodec
from finsearch.engines.whoosh.stock import LockError, SegmentWriter
from finsearch.errors import IndexBusy

POSTINGS_MEMORY_MB = 192


class WhooshWriter:
    """Adds and removes articles; nothing is seen before `commit`."""

    def __init__(self, index: Any) -> None:
        self._index = index
        self._writer: Any = None
        self._reader: Any = None

    def __enter__(self) -> WhooshWriter:
        """Take the write lock; IndexBusy if another process has it."""
        codec = ColumnarCodec()
        codec.length_stats = False  # lengths are a column of ours; Whoosh asks the disk about its own for every posting
        try:
            self._writer = SegmentWriter(self._index, codec=codec, compound=False, limitmb=POSTINGS_MEMORY_MB)
        except LockError as error:
            raise IndexBusy(
                "another process is writing this index / 另一个进程正在写入该索引",
                "wait until it ends, then try again / 请等它结束后再试",
            ) from error
        self._reader = self._index.reader()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Drop what was not committed and give the lock back."""
        self._reader.close()
        if not self._writer.is_closed:
            self._writer.cancel()

    def add(self, entry: Entry) -> None:
        """Add an article as one group of documents."""
        article = entry.article
        head, *clauses = entry.parts
        self._writer.add_document(
            **_part_fields(head, 0),
            article=(article.id,),
            _stored_article=article.id,
            record=encode(article),
            kind=(article.kind,),
            issuers=tuple(party.name for party in article.issuers),
            form=(article.form,) if article.form else (),
            authority=(article.authority,) if article.authority else (),
            topics=article.topics,
            tags=article.tags,
            source=(article.source,) if article.source else (),
            number=(article.number.number.key,) if article.number else (),
            title_key=entry.title_keys,
            title_core=entry.title_cores,
            published=minutes(article.published),
            tiebreak=tiebreak(article.id),
        )
        for place, clause in enumerate(clauses, 1):
            self._writer.add_document(**_part_fields(clause, place))

    def remove(self, article: str) -> None:
        """Remove an article's whole group, if it is there."""
        for reader, base in self._reader.leaf_readers():
            for head in _documents(reader, article):
                for document in _group(reader, head):
                    self._writer.delete_document(base + document)

    def commit(self) -> None:
        """Write the segment, merge small ones, and put the new table of contents in place."""
        self._writer.commit()


def _part_fields(entry: PartEntry, place: int) -> dict[str, Any]:
    title = entry.part.title
    return {
        "text": entry.postings.items(),
        "duties": entry.duties,
        "cites": tuple(number.key for number in entry.cites),
        "cites_title": entry.cited_titles,
        "citation": entry.citations,
        "part": place,
        "length": entry.length,
        "title_start": title.start,
        "title_end": title.end,
    }


def _documents(reader: Any, article: str) -> list[int]:
    term = article.encode("utf-8", "surrogatepass")
    if ("article", term) not in reader:
        return []
    return [each for each in reader.postings("article", term).all_ids() if not reader.is_deleted(each)]


def _group(reader: Any, head: int) -> range:
    """Return the document numbers of the group that starts at `head`: its parts count up from 0."""
    parts = reader.column_reader("part")
    end = head + 1
    while end < reader.doc_count_all() and parts[end] > 0:
        end += 1
    return range(head, end)
