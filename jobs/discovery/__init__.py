"""Search the boards for what the profiles ask for.

`planning` turns a profile into errands, `asking` does an errand in a thread of its own,
`running` takes in what the threads bring, `reports` says what each board answered.
"""

from jobs.discovery.planning import CannotSearch
from jobs.discovery.running import Ways, discover

__all__ = ["CannotSearch", "Ways", "discover"]
