"""finsearch: full-text search for Chinese policy text."""
