"""Read one page that holds a posting, or several. Pure: imports no Django and asks no network.

What a page says in its own data is read; what can only be guessed from its title or layout is
handed out as a suggestion, marked as such, and confirmed by the person.
"""

from jobs.capturing.page import read_page
from jobs.capturing.partial import BY_HAND, PartialPosting, seen_at

__all__ = ["BY_HAND", "PartialPosting", "read_page", "seen_at"]
