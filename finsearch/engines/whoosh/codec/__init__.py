"""A Whoosh codec whose postings are arrays in one mapped file a segment; everything else of a segment is Whoosh's."""
