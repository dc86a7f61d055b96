"""An opened index: its files, the articles that references name, and what a question means here."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from finsearch.analysis.analyzer import Analyzer, analyzer
from finsearch.answering.guard import guarded
from finsearch.answering.request import plan_for
from finsearch.document import Article
from finsearch.engines import manifest as manifests
from finsearch.engines.base import Engine
from finsearch.errors import ArticleNotFound
from finsearch.query.plan import Plan
from finsearch.query.pointing import Held
from finsearch.results import IndexStats
from finsearch.structure.document_number import NumberPattern

Own = TypeVar("Own", bound="Opened")


class Opened:
    """The files of an index until it is closed."""

    def __init__(
        self,
        engine: Engine,
        manifest: manifests.Manifest | None = None,
        cut: Analyzer | None = None,
        data: Path | None = None,
    ) -> None:
        self.engine = engine
        self.manifest = manifest
        self.data = data
        self.analyzer = cut or analyzer()
        self.closed = False

    def __enter__(self: Own) -> Own:
        """Use an index in a `with` statement."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Let go of the index's files; whoever asks it then is told IndexClosed."""
        self.closed = True
        self.engine.close()

    def article(self, ref: str) -> Article:
        """Return the article for an id, a document number in any spelling, or a path; ArticleNotFound."""
        return self.articles_for(ref)[0]

    @guarded
    def articles_for(self, ref: str) -> tuple[Article, ...]:
        """Return all articles for a reference, the newest first (a number without its year may have several)."""
        from finsearch.answering.lookup import lookup, near

        if not ref.strip():
            raise ArticleNotFound(
                "没有说是哪一篇 / no article is named",
                "请给出文号、编号或题名 / give a number, an id or a title: finsearch show 国办发〔2022〕18号",
            )
        articles = lookup(self.engine, ref)
        if not articles:
            numbers = "、".join(near(self.engine, ref))
            raise ArticleNotFound(
                f"索引中没有 {ref!r} / the index holds no {ref!r}",
                f"相近的有 / near it there is: {numbers}"
                if numbers
                else f"请先检索 / search for it: finsearch query {ref}",
            )
        return articles

    @guarded
    def with_id(self, ref: str) -> Article | None:
        """Return the article with exactly this id, or whose id is the end of this path; None if there is none."""
        from finsearch.answering.lookup import with_id

        return with_id(self.engine, ref)

    @guarded
    def ids(self, text: str = "", **filters: Any) -> tuple[str, ...]:
        """Return the ids of all articles that have everything asked for, the best first."""
        return tuple(article for article, _ in self.engine.answers(self._plan(text, "all", **filters)))

    @guarded
    def numbers(self) -> tuple[str, ...]:
        """Return the document numbers of all articles, in order."""
        return tuple(sorted(map(str, self.engine.own_numbers())))

    @guarded
    def stats(self) -> IndexStats:
        """Count what the index holds."""
        stats = self.engine.stats()
        if self.manifest is None:
            return stats
        return replace(
            stats,
            format_version=self.manifest.format_version,
            analyzer=self.manifest.analyzer,
            bytes=sum(size for size, _ in self.manifest.files.values()),
        )

    def _plan(self, text: str, match: str, *, need: bool = True, **options: Any) -> Plan:
        return plan_for(self.analyzer, text, match, Held(self._is_title, self._openings), need=need, **options)

    def _openings(self, document: NumberPattern | str, name: str) -> tuple[str, ...]:
        from finsearch.answering.pointed import openings  # few name a clause

        return openings(self.engine, document, name)

    def _is_title(self, letters: str) -> bool:
        return bool(self.engine.bearing((letters,)))
