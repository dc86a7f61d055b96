"""Which terms does a text have? Folding, jieba words, character grams."""
