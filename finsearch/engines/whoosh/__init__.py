"""The embedded engine: a Whoosh index whose postings are read as arrays and scored all at once."""
