"""Search the stand-in whose address is given, with the one profile there is: a process to kill."""

import sys

import django

django.setup()

from jobs.boards import companies, registry  # noqa: E402
from jobs.discovery import Ways, discover  # noqa: E402
from tests.jobs.discovery.boards import ListFeed, open_private  # noqa: E402

address = sys.argv[1]
registry.SEARCH_BOARDS = registry.COMPANY_BOARDS = companies.BOARDS = ()
# Two hosts: those who hang on one keep nobody waiting for its turn at the other.
registry.FEEDS = (
    ListFeed("remoteok", address, "Remote OK"),
    ListFeed("remotive", address.replace("127.0.0.1", "localhost"), "Remotive"),
)
(run,) = discover(ways=Ways(open_client=open_private))
print(run.new_count, run.sighting_count, *(outcome.status for outcome in run.boards.all()))
