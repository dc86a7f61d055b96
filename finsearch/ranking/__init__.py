"""Which answer is best, and why? Formulas and their weights; no postings, no text."""
