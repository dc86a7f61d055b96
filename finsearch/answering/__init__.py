"""What a person asks for → plan; what an engine found → answer, and what must be said about it."""
