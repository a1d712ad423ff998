"""The library: all jobs in any stage, searched, filtered, paged, changed and exported."""
