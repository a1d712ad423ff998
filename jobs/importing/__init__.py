"""Reading files of postings: one module per format, all giving `Posting` values."""
