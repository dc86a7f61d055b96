"""Is an article in force on a day? Its own dates and the articles of the index that repeal it → a status, inferred."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from finsearch.document import Article, Status
from finsearch.engines.base import Engine
from finsearch.engines.entry import names_of
from finsearch.engines.repeal import first_repeal
from finsearch.structure.validity import Validity, validity

if TYPE_CHECKING:
    from finsearch.findings import Standing


def status(engine: Engine, article: Article, as_of: date) -> Status | None:
    """Return the status of a policy on a day; None for other texts."""
    return _judged(engine, article, as_of)[0].status if article.kind == "policy" else None


def standing(engine: Engine, article: Article, as_of: date) -> Standing | None:
    """Return the status of a policy on a day, with the phrase or the article that decides; None for other texts."""
    if article.kind != "policy":
        return None
    from finsearch.findings import ArticleRef, Standing  # an answer to a query needs none of the findings

    found, repeal = _judged(engine, article, as_of)
    decides = repeal if found.status == "repealed" else None
    return Standing(
        status=found.status,
        as_of=as_of,
        because=found.because.span.of(article.text) if found.because else "",
        repealed=decides[0] if decides else None,
        repealed_by=ArticleRef.of(decides[1]) if decides else None,
    )


def _judged(engine: Engine, article: Article, as_of: date) -> tuple[Validity, tuple[date, Article] | None]:
    """Return the status of a policy, and the first day on which an article of the index ends it, with that article."""
    enders = (engine.article(each) for each in engine.repealing(names_of(article)))
    repeal = first_repeal(article, (each for each in enders if each is not None))
    return validity(article.effective, article.expires, as_of, repeal[0] if repeal else None), repeal
