"""How paths become an index, and whether it is whole."""
