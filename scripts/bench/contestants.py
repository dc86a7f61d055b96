"""Search engines behind one interface: the same tokens in, the ordinals of the best ten documents out.

A document is an article. Its `terms` (words, bigrams, unigrams) are for BM25, its `characters` for phrases. Each engine
keeps its own constants of BM25, which is why top tens overlap without being equal; phrases must match exactly.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

TOP = 10


class Document(NamedTuple):
    """An article: its text, and the text as tokens with spaces between them."""

    text: str
    terms: str
    characters: str


class Contestant(ABC):
    """An engine over documents that are numbered from 0; `search` takes words, or for a phrase one string."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @abstractmethod
    def build(self, documents: Iterator[Document]) -> None: ...

    @abstractmethod
    def search(self, kind: str, words: Sequence[str]) -> tuple[int, list[int]]:
        """Return how many documents match (-1 where the engine does not say), and the best."""


class Finsearch(Contestant):
    """The engine as it answers users, with all that it weighs beside BM25; no clauses, and without fetching texts."""

    def build(self, documents: Iterator[Document]) -> None:
        from finsearch.analysis.analyzer import analyzer
        from finsearch.document import Article
        from finsearch.engines.entry import prepare
        from finsearch.engines.whoosh.engine import WhooshEngine

        with WhooshEngine.create(self.folder).writer() as writer:
            for ordinal, document in enumerate(documents):
                article = Article(str(ordinal), (), "policy", "", "", document.text)
                writer.add(prepare(article, analyzer()))
            writer.commit()
        self.engine = WhooshEngine.open(self.folder)

    def search(self, kind: str, words: Sequence[str]) -> tuple[int, list[int]]:
        hits = self.engine.search(self._plan(kind, words))
        return hits.total, [int(hit.article) for hit in hits.hits]

    def _plan(self, kind: str, words: Sequence[str]) -> Any:
        from finsearch.query.literals import literal
        from finsearch.query.plan import Plan, Wanted

        literals = tuple(map(literal, words))
        wanted = tuple(map(Wanted, words, literals))
        plan = Plan(wanted=wanted, scored=tuple(words), match="any" if kind == "any of four" else "all", limit=TOP)
        return replace(plan, scored=()) if kind == "phrase" else plan


class Postings(Finsearch):
    """The codec's arrays and BM25 alone: what the layout of the index allows."""

    def search(self, kind: str, words: Sequence[str]) -> tuple[int, list[int]]:
        import numpy as np

        from finsearch.engines.whoosh.candidates import candidates
        from finsearch.engines.whoosh.matching import Matcher
        from finsearch.engines.whoosh.scoring import TextScores
        from finsearch.engines.whoosh.view import View
        from finsearch.query.plan import Plan

        table, plan = self.engine.table, self._plan(kind, words)
        if kind == "phrase":
            found = Matcher(table, Plan()).occurrences(plan.wanted[0].node).parts
            parts = np.unique(found)
            return len(parts), parts[:TOP].tolist()
        if kind == "any of four":
            scores = TextScores(table, plan.scored).relevance
            best = np.argpartition(scores, -TOP)[-TOP:] if len(scores) > TOP else np.arange(len(scores))
            return -1, best[np.argsort(-scores[best])].tolist()
        mask = candidates(table, plan)
        chosen = np.flatnonzero(mask) if mask is not None else np.arange(table.size)
        scores = TextScores(View(table, chosen), plan.scored).relevance
        best = np.argpartition(scores, -TOP)[-TOP:] if len(scores) > TOP else np.arange(len(scores))
        return len(chosen), chosen[best[np.argsort(-scores[best])]].tolist()


class Tantivy(Contestant):
    """tantivy-py, one thread, one segment."""

    def build(self, documents: Iterator[Document]) -> None:
        import tantivy

        builder = tantivy.SchemaBuilder()
        builder.add_integer_field("ordinal", stored=True)
        builder.add_text_field("terms", tokenizer_name="whitespace", index_option="freq")
        builder.add_text_field("characters", tokenizer_name="whitespace", index_option="position")
        self.schema = builder.build()
        self.index = tantivy.Index(self.schema, path=str(self.folder))
        writer = self.index.writer(heap_size=512 << 20, num_threads=1)
        for ordinal, each in enumerate(documents):
            writer.add_document(tantivy.Document(ordinal=ordinal, terms=each.terms, characters=each.characters))
        writer.commit()
        writer.wait_merging_threads()
        self.index.reload()
        self.searcher = self.index.searcher()

    def search(self, kind: str, words: Sequence[str]) -> tuple[int, list[int]]:
        import tantivy

        if kind == "phrase":
            query = tantivy.Query.phrase_query(self.schema, "characters", list(words[0]))
        else:
            occur = tantivy.Occur.Should if kind == "any of four" else tantivy.Occur.Must
            terms = [tantivy.Query.term_query(self.schema, "terms", word, "freq") for word in words]
            query = terms[0] if len(terms) == 1 else tantivy.Query.boolean_query([(occur, each) for each in terms])
        result: Any = self.searcher.search(query, TOP, count=kind == "phrase")
        ordinals = [self.searcher.doc(address)["ordinal"][0] for _, address in result.hits]
        return (result.count if kind == "phrase" else -1), ordinals


class Fts5(Contestant):
    """SQLite's full-text index, without a copy of the text."""

    def build(self, documents: Iterator[Document]) -> None:
        import sqlite3

        self.db = sqlite3.connect(self.folder / "fts5.sqlite")
        self.db.execute("CREATE VIRTUAL TABLE d USING fts5(terms, characters, content='', tokenize='unicode61')")
        rows = ((ordinal, each.terms, each.characters) for ordinal, each in enumerate(documents))
        self.db.executemany("INSERT INTO d(rowid, terms, characters) VALUES (?, ?, ?)", rows)
        self.db.execute("INSERT INTO d(d) VALUES ('optimize')")
        self.db.commit()

    def search(self, kind: str, words: Sequence[str]) -> tuple[int, list[int]]:
        quoted = [f'"{word}"' for word in words]
        typed = (" OR " if kind == "any of four" else " AND ").join(quoted)
        match = f'characters : "{" ".join(words[0])}"' if kind == "phrase" else f"terms : ({typed})"
        found = self.db.execute("SELECT rowid FROM d WHERE d MATCH ? ORDER BY bm25(d) LIMIT ?", (match, TOP)).fetchall()
        total = -1
        if kind == "phrase":
            (total,) = self.db.execute("SELECT count(*) FROM d WHERE d MATCH ?", (match,)).fetchone()
        return total, [ordinal for (ordinal,) in found]


class StockWhoosh(Contestant):
    """Whoosh 2.7.4 as it comes."""

    def build(self, documents: Iterator[Document]) -> None:
        from whoosh import analysis, fields, index

        split = analysis.SpaceSeparatedTokenizer()
        schema = fields.Schema(
            ordinal=fields.STORED, terms=fields.TEXT(split, phrase=False), characters=fields.TEXT(split)
        )
        self.index = index.create_in(str(self.folder), schema)
        writer = self.index.writer(limitmb=512)
        for ordinal, each in enumerate(documents):
            writer.add_document(ordinal=ordinal, terms=each.terms, characters=each.characters)
        writer.commit(optimize=True)
        self.searcher = self.index.searcher()

    def search(self, kind: str, words: Sequence[str]) -> tuple[int, list[int]]:
        from whoosh import query

        terms = [query.Term("terms", word) for word in words]
        asked = {
            "phrase": query.Phrase("characters", list(words[0])),
            "any of four": query.Or(terms),
        }.get(kind, query.And(terms))
        results = self.searcher.search(asked, limit=TOP)
        return (len(results) if kind == "phrase" else -1), [hit["ordinal"] for hit in results]


class Bm25s(Contestant):
    """bm25s: sparse scores in memory; it has neither AND nor phrases."""

    def build(self, documents: Iterator[Document]) -> None:
        import bm25s

        self.engine = bm25s.BM25(method="lucene", k1=0.9, b=0.5)
        self.engine.index([each.terms.split() for each in documents], show_progress=False)
        self.engine.save(str(self.folder))

    def search(self, kind: str, words: Sequence[str]) -> tuple[int, list[int]]:
        if kind not in ("one term", "any of four"):
            raise NotImplementedError
        known = [word for word in words if word in self.engine.vocab_dict]
        found, _ = self.engine.retrieve([known], k=TOP, show_progress=False)
        return -1, [int(ordinal) for ordinal in found[0]]


class Xapian(Contestant):
    """Xapian's Python binding, which the system's package manager installs."""

    def build(self, documents: Iterator[Document]) -> None:
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
        self.enquire = xapian.Enquire(xapian.Database(str(self.folder)))

    def search(self, kind: str, words: Sequence[str]) -> tuple[int, list[int]]:
        import xapian

        operator = {"any of four": xapian.Query.OP_OR, "phrase": xapian.Query.OP_PHRASE}.get(kind, xapian.Query.OP_AND)
        terms = ["C" + each for each in words[0]] if kind == "phrase" else ["T" + word for word in words]
        self.enquire.set_query(xapian.Query(operator, terms))
        found = self.enquire.get_mset(0, TOP, 1 << 30 if kind == "phrase" else 0)
        return (found.get_matches_estimated() if kind == "phrase" else -1), [match.docid - 1 for match in found]


CONTESTANTS: dict[str, tuple[type[Contestant], str]] = {
    "finsearch": (Finsearch, "numpy"),
    "its postings, BM25 only": (Postings, "numpy"),
    "Tantivy": (Tantivy, "tantivy"),
    "SQLite FTS5": (Fts5, "sqlite3"),
    "Xapian": (Xapian, "xapian"),
    "bm25s": (Bm25s, "bm25s"),
    "Whoosh 2.7.4": (StockWhoosh, "whoosh"),
}
INSTALL = {"xapian": "apt install python3-xapian", "tantivy": "pip install tantivy", "bm25s": "pip install bm25s"}
