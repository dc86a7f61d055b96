"""The brute-force engine: what the index is compared with."""
