"""Is an article in force on a day? Its own dates and the articles of the index that repeal it → a status, inferred."""

from __future__ import annotations

from datetime import date

from finsearch.document import Article
from finsearch.engines.base import Engine
from finsearch.engines.entry import names_of
from finsearch.engines.repeal import first_repeal
from finsearch.findings import ArticleRef, Standing
from finsearch.structure.validity import validity


def standing(engine: Engine, article: Article, as_of: date) -> Standing | None:
    """Return the status of a policy on a day, with the phrase or the article that decides; None for other texts."""
    if article.kind != "policy":
        return None
    enders = (engine.article(each) for each in engine.repealing(names_of(article)))
    repeal = first_repeal(article, (each for each in enders if each is not None))
    found = validity(article.effective, article.expires, as_of, repeal[0] if repeal else None)
    decides = repeal if found.status == "repealed" else None
    return Standing(
        status=found.status,
        as_of=as_of,
        because=found.because.span.of(article.text) if found.because else "",
        repealed=decides[0] if decides else None,
        repealed_by=ArticleRef.of(decides[1]) if decides else None,
    )
