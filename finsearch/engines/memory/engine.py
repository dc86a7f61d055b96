"""An index in a dictionary, searched by the oracle: slow on purpose, the other engines are tested against it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType

from finsearch.document import Article, DocumentNumber
from finsearch.engines.base import MEMORY, Cited, Hits
from finsearch.engines.entry import Entry
from finsearch.engines.integrity import Sums
from finsearch.engines.memory.oracle import Oracle
from finsearch.engines.memory.scanning import cites, owns
from finsearch.engines.order import newest_first, oldest_first
from finsearch.query.plan import Plan
from finsearch.results import IndexStats
from finsearch.structure.document_number import NumberPattern, spelt


@dataclass
class MemoryEngine:
    """An index in a dictionary; nothing is kept on disk."""

    entries: dict[str, Entry] = field(default_factory=dict)
    name: str = "memory"

    @classmethod
    def create(cls, place: Path) -> MemoryEngine:
        """Make an empty index; the place is not used."""
        del place
        return cls()

    @classmethod
    def open(cls, place: Path) -> MemoryEngine:
        """Make an empty index: memory keeps nothing."""
        return cls.create(place)

    @staticmethod
    def pack(entry: Entry) -> Entry:
        """Return the entry as it is."""
        return entry

    def writer(self, memory: int = MEMORY, committed: Sums | None = None) -> MemoryWriter:
        """Return a writer, to be used in a `with` statement; it has no bound."""
        del memory, committed
        return MemoryWriter(self, dict(self.entries))

    def article(self, article: str) -> Article | None:
        """Return an article by id."""
        entry = self.entries.get(article)
        return entry.article if entry else None

    def sharing(self, article: str) -> tuple[str, ...]:
        """Return the ids of the articles that share an id, in order."""
        return tuple(sorted(name for name, entry in self.entries.items() if entry.article.shared_id == article))

    def articles(self) -> Iterator[Article]:
        """Yield all articles, the oldest first."""
        return iter(oldest_first(entry.article for entry in self.entries.values()))

    def numbered(self, pattern: NumberPattern) -> tuple[str, ...]:
        """Return the ids of the articles whose own number matches, newest first."""
        return newest_first(entry.article for entry in self.entries.values() if owns(entry, pattern))

    def own_numbers(self) -> Iterator[DocumentNumber]:
        """Yield the articles' own numbers, each once."""
        numbers = (entry.article.number.number for entry in self.entries.values() if entry.article.number)
        return map(spelt, {number.key for number in numbers})

    def titled(self, keys: Sequence[str]) -> tuple[str, ...]:
        """Return the ids of the articles with such a title."""
        wanted = set(keys)
        entries = self.entries.values()
        return newest_first(each.article for each in entries if wanted & {*each.title_keys, *each.title_cores})

    def bearing(self, keys: Sequence[str]) -> int:
        """Count the articles with such a title."""
        return len(self.titled(keys))

    def citing(self, patterns: Sequence[NumberPattern], titles: Sequence[str]) -> tuple[str, ...]:
        """Return the ids of the articles that cite a number or a title."""
        wanted = set(titles)
        return newest_first(
            entry.article
            for entry in self.entries.values()
            if any(
                wanted & set(part.cited_titles) or any(cites(part, each) for each in patterns) for part in entry.parts
            )
        )

    def repealing(self, keys: Sequence[str]) -> tuple[str, ...]:
        """Return the ids of the articles that end a document with one of these keys as a whole, newest first."""
        wanted = set(keys)
        return newest_first(each.article for each in self.entries.values() if wanted & set(each.repeals))

    def cited(self) -> Iterator[Cited]:
        """Yield everything that is cited."""
        found: dict[str, set[int]] = {}
        for ordinal, entry in enumerate(self.entries.values()):
            for part in entry.parts:
                for citation in part.citations:
                    found.setdefault(citation, set()).add(ordinal)
        for citation, articles in found.items():
            key, _, title = citation.partition("\t")
            yield Cited(key, title, frozenset(articles))

    def terms(self, beginning: str) -> Iterator[str]:
        """Yield the terms of the text that begin so, in order."""
        every = {term for entry in self.entries.values() for part in entry.parts for term in part.postings}
        return iter(sorted(term for term in every if term.startswith(beginning)))

    def followers(self, character: str) -> frozenset[str]:
        """Return the characters that stand right behind a Han character."""
        return frozenset(term[1] for term in self.terms(character) if len(term) == 2)

    def stats(self) -> IndexStats:
        """Count what the index holds."""
        entries = self.entries.values()
        days = sorted(entry.article.published.date() for entry in entries if entry.article.published)
        return IndexStats(
            engine=self.name,
            articles=len(entries),
            clauses=sum(len(entry.parts) - 1 for entry in entries),
            terms=len({term for entry in entries for part in entry.parts for term in part.postings}),
            bytes=0,
            kinds=Counter(entry.article.kind for entry in entries),
            first_published=days[0] if days else None,
            last_published=days[-1] if days else None,
        )

    def stale(self) -> frozenset[str]:
        """Return nothing: there are no files."""
        return frozenset()

    def search(self, plan: Plan) -> Hits:
        """Answer a plan by looking at every article."""
        return Oracle(plan, list(self.entries.values())).hits()

    def answers(self, plan: Plan) -> Iterator[tuple[str, int]]:
        """Yield all that answers a plan, in its order: ids of articles, places of parts."""
        parts = sum(len(entry.parts) for entry in self.entries.values())
        hits = self.search(replace(plan, limit=parts, offset=0, facets=())).hits
        return ((hit.article, hit.parts[0].index if plan.scope == "clauses" else 0) for hit in hits)

    def close(self) -> None:
        """Let go of nothing."""


@dataclass
class MemoryWriter:
    """Changes a copy, and puts it in place at commit."""

    engine: MemoryEngine
    entries: dict[str, Entry]

    def add(self, entry: Entry) -> None:
        """Add an article."""
        self.entries[entry.article.id] = entry

    def remove(self, article: str) -> None:
        """Remove what was published with an id."""
        for name, entry in [*self.entries.items()]:
            if article in (name, entry.article.shared_id):
                del self.entries[name]

    def commit(self) -> None:
        """Make the changes visible."""
        self.engine.entries = self.entries

    def __enter__(self) -> MemoryWriter:
        """Start writing."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Drop what was not committed."""
