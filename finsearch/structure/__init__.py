"""Raw articles → articles: number, title, issuers, clauses, duties, citations, dates and kind, each with its span."""
