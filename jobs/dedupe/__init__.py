"""Which postings are one job: normal forms to compare by, identities, and graded evidence.

Pure: imports no Django. Candidates come from indexed look-ups (identity, `url_key`, company and
title, title and place, see `jobs.intake`); `is_same_job` decides.
"""

from jobs.dedupe.company import company_key, is_same_company
from jobs.dedupe.evidence import COLLECTORS, Evidence, Grade, JobFacts, is_ruled_out, is_same_job
from jobs.dedupe.place import place_key
from jobs.dedupe.sketch import text_sketch
from jobs.dedupe.title import title_key
from jobs.dedupe.url import NativeId, clean_url, native_identity, url_key

__all__ = [
    "COLLECTORS",
    "Evidence",
    "Grade",
    "JobFacts",
    "NativeId",
    "clean_url",
    "company_key",
    "is_ruled_out",
    "is_same_company",
    "is_same_job",
    "native_identity",
    "place_key",
    "text_sketch",
    "title_key",
    "url_key",
]
