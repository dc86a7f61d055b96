"""What we use of the package whoosh; nothing else in the project imports it.

Whoosh 2.7.4 is the last release (2016), so this room owns what it relies on: the index directory, its table of
contents, segments, locks, columns, stored fields, the terms table and the layout of posting blocks. Stock matchers and
collectors are not used: they skip blocks wrongly and lose hits. Segments are not packed into compound files,
because stock Whoosh reads those into memory whole when it opens them.
"""

from __future__ import annotations

import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # invalid escapes in docstrings, told at first compilation by CPython 3.12+
    from whoosh import columns, fields, formats
    from whoosh.codec.whoosh3 import W3Codec, W3LeafMatcher
    from whoosh.filedb.filestore import FileStorage
    from whoosh.index import TOC, EmptyIndexError, FileIndex, IndexVersionError, LockError
    from whoosh.index import IndexError as WhooshIndexError
    from whoosh.reading import TermNotFound
    from whoosh.writing import SegmentWriter

__all__ = [
    "TOC",
    "EmptyIndexError",
    "FileIndex",
    "FileStorage",
    "IndexVersionError",
    "LockError",
    "SegmentWriter",
    "TermNotFound",
    "W3Codec",
    "W3LeafMatcher",
    "WhooshIndexError",
    "columns",
    "fields",
    "formats",
]
