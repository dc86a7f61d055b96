"""What is learned by looking over many texts, or between two."""
