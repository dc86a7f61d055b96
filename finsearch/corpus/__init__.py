"""Posts on disk become raw articles: `reader` walks and reads, `copies` merges twins, `markup` strips tags."""
