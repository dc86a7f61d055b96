"""The textual application: an open index comes in, and nothing goes out but what the user takes along."""
