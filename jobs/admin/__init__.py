"""The admin, one module per subject. Daily work has its own pages.

Tables that grow to a hundred thousand rows have a filter by date instead of a date hierarchy,
which reads the whole table for its links, and are listed by their primary key.
"""

from jobs.admin import checked, discovery, jobs, library, resumes

__all__ = ["checked", "discovery", "jobs", "library", "resumes"]
from jobs.admin import gaps

__all__ = ["discovery", "gaps", "jobs", "library", "resumes"]
