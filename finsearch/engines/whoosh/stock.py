"""What we use of the package whoosh; nothing else in the project imports it.

Whoosh 2.7.4 is the last release (2016), so this room owns what it relies on: the index directory, its table of
contents, segments, locks, columns and stored fields. Terms and postings are ours (`codec`). Stock matchers and
collectors are not used: they skip blocks wrongly and lose hits. Segments are not packed into compound files, because
stock Whoosh reads those into memory whole when it opens them.
"""

from __future__ import annotations

import warnings

from finsearch.spared import spared

_UNUSED = {
    "urllib.request": ["urlretrieve"],
    "html": ["escape"],
    "whoosh.lang.porter": ["stem"],
    "calendar": ["monthrange"],
    "random": ["choice", "randint"],
    "shutil": ["copyfileobj"],
    "tempfile": ["gettempdir", "mkstemp"],
    "hashlib": ["md5"],
    "queue": [],
    "whoosh.analysis": ["entoken", "unstopped"],
    "whoosh.automata.lev": [],
    "whoosh.support.levenshtein": ["distance"],
    "whoosh.util.times": ["datetime_to_long", "long_to_datetime"],
}
"""Half of all that Whoosh loads, for functions that reading does not call."""

with warnings.catch_warnings(), spared(_UNUSED):
    warnings.simplefilter("ignore")  # invalid escapes in docstrings, told at first compilation by CPython 3.12+
    from whoosh import columns, fields, formats
    from whoosh.codec.base import FieldCursor, FieldWriter, TermsReader
    from whoosh.codec.whoosh3 import W3Codec, W3PerDocReader
    from whoosh.filedb.filestore import FileStorage
    from whoosh.index import TOC, EmptyIndexError, FileIndex, IndexVersionError, LockError
    from whoosh.index import IndexError as WhooshIndexError
    from whoosh.matching import LeafMatcher, ReadTooFar
    from whoosh.reading import TermInfo, TermNotFound
    from whoosh.util.numeric import byte_to_length, length_to_byte

__all__ = [
    "TOC",
    "EmptyIndexError",
    "FieldCursor",
    "FieldWriter",
    "FileIndex",
    "FileStorage",
    "IndexVersionError",
    "LeafMatcher",
    "LockError",
    "ReadTooFar",
    "TermInfo",
    "TermNotFound",
    "TermsReader",
    "W3Codec",
    "W3PerDocReader",
    "WhooshIndexError",
    "byte_to_length",
    "columns",
    "fields",
    "formats",
    "length_to_byte",
]
