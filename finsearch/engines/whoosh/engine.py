"""The Whoosh engine: a directory with a Whoosh index in it."""

from __future__ import annotations

import weakref
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from finsearch.document import Article, DocumentNumber
from finsearch.engines.base import MEMORY, Cited, Hits
from finsearch.engines.order import MINUTES_A_DAY
from finsearch.engines.record import decode
from finsearch.engines.whoosh.arrays import Ints, PartTable
from finsearch.engines.whoosh.kept import Kept
from finsearch.engines.whoosh.schema import schema
from finsearch.engines.whoosh.searcher import Search
from finsearch.engines.whoosh.stock import (
    TOC,
    EmptyIndexError,
    FileIndex,
    FileStorage,
    IndexVersionError,
    WhooshIndexError,
)
from finsearch.engines.whoosh.values import numbered
from finsearch.errors import REBUILD, IndexDamaged, IndexNotFound, unreadable
from finsearch.query.plan import Plan
from finsearch.results import IndexStats
from finsearch.structure.document_number import NumberPattern, spelt

if TYPE_CHECKING:
    from finsearch.engines.entry import Entry
    from finsearch.engines.integrity import Sums
    from finsearch.engines.whoosh.group import Group
    from finsearch.engines.whoosh.writer import WhooshWriter

INDEX_NAME = "MAIN"
_MAKE = "请先建立索引 / make one: finsearch index PATH…"
ARTICLES_KEPT = 64


class WhooshEngine:
    """An index on disk. What was committed when it was opened is what it searches, whatever becomes of the files.

    One that writes looks anew when it is asked again.
    """

    name = "whoosh"

    def __init__(self, place: Path) -> None:
        self.place = place
        self._storage = FileStorage(str(place))
        self._table: PartTable | None = None
        self._checked = False
        self._articles: Kept[str, Article | None] = Kept(ARTICLES_KEPT)

    @classmethod
    def create(cls, place: Path) -> WhooshEngine:
        """Make an empty index in a directory, which is made too."""
        place.mkdir(parents=True, exist_ok=True)
        engine = cls(place)
        TOC.create(engine._storage, schema(), INDEX_NAME)
        return engine

    @classmethod
    def open(cls, place: Path) -> WhooshEngine:
        """Open the index in a directory; IndexNotFound, IndexUnreadable, IndexDamaged."""
        if not place.is_dir():
            raise IndexNotFound(f"{place} 没有索引 / no index at {place}", _MAKE)
        engine = cls(place)
        try:
            engine._table = engine._opened()
        except EmptyIndexError as error:
            raise IndexNotFound(f"{place} 没有索引 / no index at {place}", _MAKE) from error
        except PermissionError as error:
            raise unreadable(place, error) from error
        except (WhooshIndexError, IndexVersionError, OSError, EOFError, ValueError, AttributeError) as error:
            raise IndexDamaged(
                f"索引无法打开 / the index cannot be opened: {place}: {error}",
                REBUILD,
            ) from error
        return engine

    @staticmethod
    def pack(entry: Entry) -> Group:
        """Return an entry as a group of documents, ready to be written."""
        from finsearch.engines.whoosh.group import pack

        return pack(entry)

    def writer(self, memory: int = MEMORY, committed: Sums | None = None) -> WhooshWriter:
        """Return a writer, to be used in a `with` statement; it collects about `memory` bytes before it spills.

        Files of segments that it merges are compared with what was `committed`.
        """
        from finsearch.engines.whoosh.writer import WhooshWriter

        self.close()
        return WhooshWriter(FileIndex(self._storage, None, INDEX_NAME), memory, committed or {})

    def stale(self) -> frozenset[str]:
        """Return the names of the files that what was committed last does not need."""
        toc = TOC.read(self._storage, INDEX_NAME)
        current = {segment.segment_id() for segment in toc.segments}
        is_toc, is_segment = TOC._pattern(INDEX_NAME), TOC._segment_pattern(INDEX_NAME)
        names = [each.name for each in self.place.iterdir()]
        tocs = (name for name in names if (found := is_toc.match(name)) and int(found[1]) != toc.generation)
        segments = (name for name in names if (found := is_segment.match(name)) and found[1] not in current)
        return frozenset((*tocs, *segments))

    def search(self, plan: Plan) -> Hits:
        """Answer a plan."""
        if not self.table.size:
            return Hits(0, (), tuple(0 for _ in plan.wanted))
        hits = Search(self.table, plan).hits()
        if not hits.total:
            self._check_terms()
        return hits

    def answers(self, plan: Plan) -> Iterator[tuple[str, int]]:
        """Yield all that answers a plan, in its order: ids of articles, places of parts; nothing is marked or read."""
        if not self.table.size:
            return iter(())
        return Search(self.table, replace(plan, limit=self.table.size, offset=0, facets=())).answers()

    def _check_terms(self) -> None:
        """Make sure, once, that nothing is found because it is not there: terms that are damaged find nothing, too."""
        if not self._checked:
            for leaf, _ in self.table.leaves:
                leaf._terms.postings.check_terms()
            self._checked = True

    def article(self, article: str) -> Article | None:
        """Return an article by id; the last ones asked for are kept."""
        return self._articles.asked(article, self._decoded)

    def _decoded(self, article: str) -> Article | None:
        heads = self.table.having("article", article)
        return decode(self.table.record(int(heads[0]))) if len(heads) else None

    def sharing(self, article: str) -> tuple[str, ...]:
        """Return the ids of the articles that share an id, in order."""
        heads = self.table.having("shared_id", article) if self.table.size else ()
        return tuple(sorted(self.table.id(int(head)) for head in heads))

    def articles(self) -> Iterator[Article]:
        """Yield all articles, the oldest first; none is kept."""
        return (decode(self.table.record(head)) for head in (self.table.by_age() if self.table.size else ()))

    def numbered(self, pattern: NumberPattern) -> tuple[str, ...]:
        """Return the ids of the articles whose own number matches, newest first."""
        if not self.table.size:
            return ()
        return self._newest_first(self._having(("number",), numbered(self.table, "number", pattern)))

    def own_numbers(self) -> Iterator[DocumentNumber]:
        """Yield the articles' own numbers, each once, in the order of their keys."""
        return (spelt(key) for key, _ in self._lists("number"))

    def titled(self, keys: Sequence[str]) -> tuple[str, ...]:
        """Return the ids of the articles that have one of their titles, or its core, among `keys`, newest first."""
        if not self.table.size:
            return ()
        return self._newest_first(self._having(("title_key", "title_core"), keys))

    def bearing(self, keys: Sequence[str]) -> int:
        """Count the articles that `titled` gives."""
        return len(self._having(("title_key", "title_core"), keys)) if self.table.size else 0

    def citing(self, patterns: Sequence[NumberPattern], titles: Sequence[str]) -> tuple[str, ...]:
        """Return the ids of the articles that cite one of the numbers or titles (letters or cores), newest first."""
        if not self.table.size:
            return ()
        numbers = [key for pattern in patterns for key in numbered(self.table, "cites", pattern)]
        return self._newest_first(self._having(("cites_title",), titles) | self._having(("cites",), numbers))

    def repealing(self, keys: Sequence[str]) -> tuple[str, ...]:
        """Return the ids of the articles that end a document with one of these keys as a whole, newest first."""
        if not self.table.size:
            return ()
        return self._newest_first(self._having(("repeals",), keys))

    def cited(self) -> Iterator[Cited]:
        """Yield everything that is cited, in the order of the terms."""
        for citation, parts in self._lists("citation"):
            key, _, title = citation.partition("\t")
            yield Cited(key, title, frozenset(self.table.article[parts].tolist()))

    def _lists(self, name: str) -> Iterator[tuple[str, Ints]]:
        return self.table.lexicon.lists(name) if self.table.size else iter(())

    def _having(self, names: Sequence[str], keys: Iterable[str]) -> set[int]:
        """Return the articles that have one of the keys in one of the fields."""
        found = [self.table.having(name, key) for key in keys for name in names]
        return {article for parts in found if len(parts) for article in self.table.articles_of(parts).tolist()}

    def _newest_first(self, articles: set[int]) -> tuple[str, ...]:
        """Return ids in the order of `order.newest_first`; no record is read for it."""
        heads = self.table.head[sorted(articles)]
        published = self.table.at("published", heads).tolist()
        keyed = sorted((-minutes, self.table.id(head)) for minutes, head in zip(published, heads.tolist(), strict=True))
        return tuple(article for _, article in keyed)

    def terms(self, beginning: str) -> Iterator[str]:
        """Yield the terms of the text that begin so, in order."""
        return self.table.lexicon.beginning("text", beginning) if self.table.size else iter(())

    def followers(self, character: str) -> frozenset[str]:
        """Return the characters that stand right behind a Han character."""
        return self.table.lexicon.followers("text", character) if self.table.size else frozenset()

    def stats(self) -> IndexStats:
        """Count what the index holds."""
        table = self.table
        live = table.live[table.head] if table.size else np.zeros(0, bool)
        days = table.published[live] // MINUTES_A_DAY if table.size else np.zeros(0, np.int64)
        days = days[days >= 0]
        kinds = {kind: len(table.having("kind", kind)) for kind in table.lexicon.values("kind")} if table.size else {}
        return IndexStats(
            engine=self.name,
            articles=int(live.sum()),
            clauses=int(table.live.sum()) - int(live.sum()),
            terms=table.lexicon.size("text") if table.size else 0,
            bytes=table.file_bytes() if table.size else 0,
            kinds={kind: number for kind, number in kinds.items() if number},
            first_published=date.fromordinal(int(days.min())) if len(days) else None,
            last_published=date.fromordinal(int(days.max())) if len(days) else None,
            segments=len(table.leaves) if table.size else 0,
        )

    @property
    def table(self) -> PartTable:
        """Return the arrays of the generation that was current when it was opened."""
        if self._table is None:
            self._table = self._opened()
        return self._table

    def _opened(self) -> PartTable:
        toc = TOC.read(self._storage, INDEX_NAME)
        reader = FileIndex._reader(self._storage, toc.schema, toc.segments, toc.generation)
        self._close_reader = weakref.finalize(self, reader.close)
        return PartTable(reader)

    def close(self) -> None:
        """Let go of the files; an engine that is dropped does so by itself."""
        if self._table is not None:
            self._close_reader()
            self._table = None
