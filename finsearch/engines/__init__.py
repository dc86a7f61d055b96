"""Where do postings live, and which parts of which articles answer a plan."""
