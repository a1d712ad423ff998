"""Resumes: read from files, kept in the JSON Resume shape, written out again."""
