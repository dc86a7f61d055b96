"""How well does it search? Judged queries in, measures with their intervals out."""
