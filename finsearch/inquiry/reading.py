"""A file → the article in it, or its text, without an index."""

from __future__ import annotations

import re
from pathlib import Path

from finsearch.corpus.encoding import decode
from finsearch.corpus.markup import plain
from finsearch.corpus.reader import read, walk
from finsearch.document import Article, RawArticle
from finsearch.errors import UnreadableArticle
from finsearch.patterns import regex
from finsearch.structure.parse import parse

_PAGE = regex(r"\s*<(?:!doctype|html|head|body|article|div|p|h\d)\b", re.IGNORECASE)


def article_in(path: Path) -> Article:
    """Return the article in a file as `finsearch index` reads it; UnreadableArticle for none or several."""
    found = [each for source in walk([path]) for each in read(source)]
    articles = [each for each in found if isinstance(each, RawArticle)]
    if len(articles) == 1:
        return parse(articles[0])
    reasons = [each.reason for each in found if not isinstance(each, RawArticle)]
    what = reasons[0] if reasons else f"有 {len(articles)} 篇 / {len(articles)} articles"
    raise UnreadableArticle(f"{what}: {path}", "请给只有一篇文章的文件 / give a file with one article")


def text_of(data: bytes) -> str:
    """Return the text of a draft: HTML without its tags, anything else as it is; UnreadableArticle."""
    written = decode(data).replace("\r\n", "\n")
    return plain(written).text if _PAGE.match(written) else written
