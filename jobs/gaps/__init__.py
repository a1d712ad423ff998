"""One job beside one resume: what is asked for, where the resume shows it, and what is missing.

`analysis` and what else speaks to the database or to a model stands on Django; the rest is pure.
"""
