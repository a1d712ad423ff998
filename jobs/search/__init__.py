"""Full-text search over all jobs: the language of queries, and one index for each database."""
