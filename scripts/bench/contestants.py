"""Search engines behind one interface: the same tokens in, the ordinals of the best ten documents out.

A document is an article. Its `terms` (words, bigrams, unigrams) are for BM25, its `characters` for phrases, its day and
issuers for filters and facets. Each engine keeps its own constants of BM25, which is why top tens overlap without being
equal; where an engine counts what matches, all must count the same.

A corpus has at most TEXTS different texts. A larger one holds each of them several times, with other days and issuers.
"""

from __future__ import annotations

import pickle
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from functools import partial
from itertools import islice, starmap
from pathlib import Path
from typing import Any, NamedTuple

import zstandard

TOP = 10
TEXTS = 100_000
UNCOUNTED = -1
ONE, ANY, DATED, PHRASE, FACETS = "one term", "any of four", "dates, term", "phrase", "facets"
_CHINA = timezone(timedelta(hours=8))


class Document(NamedTuple):
    """An article: its text, the text as tokens with spaces between them, its day (an ordinal) and issuers."""

    text: str
    terms: str
    characters: str
    day: int
    issuers: list[str]


class Asked(NamedTuple):
    """What is asked for: words (for a phrase, one string), and the first and the last day where days count."""

    words: list[str]
    since: int
    until: int


class Answer(NamedTuple):
    """How many documents match (or UNCOUNTED; for facets, the sum of the counts), and the best ten.

    `ordinals` gives the best ten where an engine has other numbers for them; looking those up is not timed.
    """

    total: int
    best: Sequence[Any]
    ordinals: Callable[[Any], int] = int


Way = Callable[[str, Asked], Answer]


class Contestant(ABC):
    """An engine over documents that are numbered from 0; a way to ask raises NotImplementedError for what it lacks."""

    def __init__(self, folder: Path, copies: int = 1) -> None:
        self.folder, self.copies = folder, copies

    def prepared(self, documents: Iterator[Document]) -> Iterator[Any]:
        """Yield what is indexed; what this takes is not counted as building."""
        return documents

    @abstractmethod
    def build(self, documents: Iterator[Any]) -> None: ...

    @abstractmethod
    def open(self) -> None:
        """Open what was built, by this or another process."""

    @abstractmethod
    def ways(self) -> Mapping[str, Way]:
        """Return the ways to ask it, each by the name of its row."""


class Finsearch(Contestant):
    """The engine as it answers users, with all that it weighs beside BM25; and its postings with BM25 alone.

    Articles have no clauses here, and texts are not fetched.
    """

    def prepared(self, documents: Iterator[Document]) -> Iterator[Any]:
        if self.copies == 1:
            yield from starmap(_entry, enumerate(documents))
            return
        spool = self.folder.with_suffix(".spool")  # what was made of a text serves all its copies
        with zstandard.open(spool, "wb") as kept:
            for ordinal, document in enumerate(islice(documents, TEXTS)):
                group = _group(ordinal, document)
                pickle.dump(group, kept)
                yield group
        for copy in range(1, self.copies):
            with zstandard.open(spool, "rb") as kept:
                for ordinal, document in enumerate(islice(documents, TEXTS), copy * TEXTS):
                    yield _copied(pickle.load(kept), _group(ordinal, document._replace(text="")))

    def build(self, documents: Iterator[Any]) -> None:
        from finsearch.engines.whoosh.engine import WhooshEngine

        with WhooshEngine.create(self.folder).writer() as writer:
            for entry in documents:
                writer.add(entry)
            writer.commit()

    def open(self) -> None:
        from finsearch.engines.whoosh.engine import WhooshEngine

        self.engine = WhooshEngine.open(self.folder)

    def ways(self) -> Mapping[str, Way]:
        import bare_postings

        return {"finsearch": self._answer, "its postings, BM25 only": partial(bare_postings.ask, self.engine.table)}

    def _answer(self, kind: str, asked: Asked) -> Answer:
        hits = self.engine.search(_plan(kind, asked))
        counted = sum(value.count for values in hits.facets.values() for value in values)
        return Answer(counted or hits.total, [int(hit.article) for hit in hits.hits])


def _group(ordinal: int, document: Document) -> Any:
    from finsearch.engines.whoosh.group import pack

    return pack(_entry(ordinal, document))


def _entry(ordinal: int, document: Document) -> Any:
    """Return an article that is cut; packing it is part of building, but for a corpus of copies."""
    from finsearch.analysis.analyzer import analyzer
    from finsearch.document import NOWHERE, Article, Party
    from finsearch.engines.entry import prepare

    article = Article(str(ordinal), (), "policy", "", "", document.text)
    published = datetime.combine(date.fromordinal(document.day), datetime.min.time(), _CHINA)
    issuers = tuple(Party(name, name, NOWHERE) for name in document.issuers)
    return prepare(replace(article, published=published, issuers=issuers), analyzer())


def _copied(text: Any, rest: Any) -> Any:
    """Return a group with the text of one and all else of another."""
    columns = {**rest.columns, "length": text.columns["length"]}
    return replace(rest, record=text.record, columns=columns, cut=text.cut)


def _plan(kind: str, asked: Asked) -> Any:
    from finsearch.query.literals import literal
    from finsearch.query.plan import Plan, Wanted
    from finsearch.query.restriction import Filters

    wanted = tuple(map(Wanted, asked.words, map(literal, asked.words)))
    days = Filters(since=date.fromordinal(asked.since), until=date.fromordinal(asked.until))
    return Plan(
        wanted=wanted,
        scored=() if kind == PHRASE else tuple(asked.words),
        filters=days if kind == DATED else Filters(),
        match="any" if kind == ANY else "all",
        facets=("issuers",) if kind == FACETS else (),
        limit=TOP,
    )


class Tantivy(Contestant):
    """tantivy-py, one thread; asked so that it counts what matches, as finsearch does, and asked for the best ten only.

    Like finsearch it keeps the texts, and positions of all terms; characters have a field of their own here.
    """

    def build(self, documents: Iterator[Any]) -> None:
        import tantivy

        builder = tantivy.SchemaBuilder()
        builder.add_integer_field("ordinal", stored=True)
        builder.add_integer_field("day", indexed=True, fast=True)
        builder.add_text_field("issuers", tokenizer_name="raw", index_option="basic", fast=True)
        for name in ("terms", "characters"):
            builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
        builder.add_bytes_field("text", stored=True, indexed=False)
        writer = tantivy.Index(builder.build(), path=str(self.folder)).writer(heap_size=512 << 20, num_threads=1)
        for ordinal, each in enumerate(documents):
            fields = {"ordinal": ordinal, "day": each.day, "terms": each.terms, "characters": each.characters}
            document = tantivy.Document(**fields)
            document.add_bytes("text", each.text.encode("utf-8"))
            for name in each.issuers:
                document.add_text("issuers", name)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()

    def open(self) -> None:
        import tantivy

        index = tantivy.Index.open(str(self.folder))
        self.schema, self.searcher = index.schema, index.searcher()

    def ways(self) -> Mapping[str, Way]:
        return {"Tantivy": partial(self._ask, True), "Tantivy, not counting": partial(self._ask, False)}

    def _ask(self, count: bool, kind: str, asked: Asked) -> Answer:
        query = self._query(kind, asked)
        if kind == FACETS:
            found = self.searcher.aggregate(query, {"issuers": {"terms": {"field": "issuers", "size": 1000}}})
            return Answer(sum(each["doc_count"] for each in found["issuers"]["buckets"]), [])
        result: Any = self.searcher.search(query, TOP, count=count)
        return Answer(result.count if count else UNCOUNTED, result.hits, self._ordinal)

    def _ordinal(self, hit: Any) -> int:
        return int(self.searcher.doc(hit[1])["ordinal"][0])

    def _query(self, kind: str, asked: Asked) -> Any:
        import tantivy

        if kind == PHRASE:
            return tantivy.Query.phrase_query(self.schema, "characters", list(asked.words[0]))
        terms = [tantivy.Query.term_query(self.schema, "terms", word, "freq") for word in asked.words]
        if kind == DATED:
            integer = tantivy.FieldType.Integer
            terms.append(tantivy.Query.range_query(self.schema, "day", integer, asked.since, asked.until))
        occur = tantivy.Occur.Should if kind == ANY else tantivy.Occur.Must
        return terms[0] if len(terms) == 1 else tantivy.Query.boolean_query([(occur, each) for each in terms])


class Fts5(Contestant):
    """SQLite's full-text index, without a copy of the text."""

    def build(self, documents: Iterator[Any]) -> None:
        import sqlite3

        db = sqlite3.connect(self.folder / "fts5.sqlite")
        db.execute("CREATE VIRTUAL TABLE d USING fts5(terms, characters, content='', tokenize='unicode61')")
        rows = ((ordinal, each.terms, each.characters) for ordinal, each in enumerate(documents))
        db.executemany("INSERT INTO d(rowid, terms, characters) VALUES (?, ?, ?)", rows)
        db.execute("INSERT INTO d(d) VALUES ('optimize')")
        db.commit()

    def open(self) -> None:
        import sqlite3

        self.db = sqlite3.connect(self.folder / "fts5.sqlite")

    def ways(self) -> Mapping[str, Way]:
        return {"SQLite FTS5": self._ask}

    def _ask(self, kind: str, asked: Asked) -> Answer:
        if kind in (DATED, FACETS):
            raise NotImplementedError
        typed = (" OR " if kind == ANY else " AND ").join(f'"{word}"' for word in asked.words)
        match = f'characters : "{" ".join(asked.words[0])}"' if kind == PHRASE else f"terms : ({typed})"
        found = self.db.execute("SELECT rowid FROM d WHERE d MATCH ? ORDER BY bm25(d) LIMIT ?", (match, TOP)).fetchall()
        (total,) = self.db.execute("SELECT count(*) FROM d WHERE d MATCH ?", (match,)).fetchone()
        return Answer(total, [ordinal for (ordinal,) in found])


class StockWhoosh(Contestant):
    """Whoosh 2.7.4 as it comes."""

    def build(self, documents: Iterator[Any]) -> None:
        from whoosh import analysis, fields, index

        split = analysis.SpaceSeparatedTokenizer()
        schema = fields.Schema(
            ordinal=fields.STORED, terms=fields.TEXT(split, phrase=False), characters=fields.TEXT(split)
        )
        writer = index.create_in(str(self.folder), schema).writer(limitmb=512)
        for ordinal, each in enumerate(documents):
            writer.add_document(ordinal=ordinal, terms=each.terms, characters=each.characters)
        writer.commit(optimize=True)

    def open(self) -> None:
        from whoosh.index import open_dir

        self.searcher = open_dir(str(self.folder)).searcher()

    def ways(self) -> Mapping[str, Way]:
        return {"Whoosh 2.7.4": self._ask}

    def _ask(self, kind: str, asked: Asked) -> Answer:
        from whoosh import query

        if kind in (DATED, FACETS):
            raise NotImplementedError
        terms = [query.Term("terms", word) for word in asked.words]
        queries = {PHRASE: query.Phrase("characters", list(asked.words[0])), ANY: query.Or(terms)}
        results = self.searcher.search(queries.get(kind, query.And(terms)), limit=TOP)
        return Answer(len(results), [hit["ordinal"] for hit in results])


class Bm25s(Contestant):
    """bm25s: sparse scores in memory; it has neither AND nor phrases."""

    def build(self, documents: Iterator[Any]) -> None:
        import bm25s

        engine = bm25s.BM25(method="lucene", k1=0.9, b=0.75)
        engine.index([each.terms.split() for each in documents], show_progress=False)
        engine.save(str(self.folder))

    def open(self) -> None:
        import bm25s

        self.engine = bm25s.BM25.load(str(self.folder), mmap=True)

    def ways(self) -> Mapping[str, Way]:
        return {"bm25s": self._ask}

    def _ask(self, kind: str, asked: Asked) -> Answer:
        if kind not in ("one term", ANY):
            raise NotImplementedError
        known = [word for word in asked.words if word in self.engine.vocab_dict]
        found, _ = self.engine.retrieve([known], k=TOP, show_progress=False)
        return Answer(UNCOUNTED, [int(ordinal) for ordinal in found[0]])


class Xapian(Contestant):
    """Xapian's Python binding, which the system's package manager installs."""

    def build(self, documents: Iterator[Any]) -> None:
        import xapian

        writable = xapian.WritableDatabase(str(self.folder), xapian.DB_CREATE_OR_OPEN)
        for each in documents:
            document = xapian.Document()
            for term in each.terms.split():
                document.add_term("T" + term)
            for place, character in enumerate(each.characters.split(), 1):
                document.add_posting("C" + character, place)
            writable.add_document(document)
        writable.commit()
        writable.close()

    def open(self) -> None:
        import xapian

        self.enquire = xapian.Enquire(xapian.Database(str(self.folder)))

    def ways(self) -> Mapping[str, Way]:
        return {"Xapian": self._ask}

    def _ask(self, kind: str, asked: Asked) -> Answer:
        import xapian

        if kind in (DATED, FACETS):
            raise NotImplementedError
        operator = {ANY: xapian.Query.OP_OR, PHRASE: xapian.Query.OP_PHRASE}.get(kind, xapian.Query.OP_AND)
        terms = ["C" + each for each in asked.words[0]] if kind == PHRASE else ["T" + word for word in asked.words]
        self.enquire.set_query(xapian.Query(operator, terms))
        found = self.enquire.get_mset(0, TOP, 1 << 30)
        return Answer(found.get_matches_estimated(), [match.docid - 1 for match in found])


CONTESTANTS: Mapping[str, tuple[type[Contestant], str]] = {
    "finsearch": (Finsearch, "numpy"),
    "Tantivy": (Tantivy, "tantivy"),
    "SQLite FTS5": (Fts5, "sqlite3"),
    "Xapian": (Xapian, "xapian"),
    "bm25s": (Bm25s, "bm25s"),
    "Whoosh 2.7.4": (StockWhoosh, "whoosh"),
}
INSTALL = {"xapian": "apt install python3-xapian", "tantivy": "pip install tantivy", "bm25s": "pip install bm25s"}
