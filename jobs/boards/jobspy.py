"""The boards that the JobSpy library reads.

JobSpy never raises for a board: what went wrong stands in `df.attrs["errors"]`, in words that are
sorted here into refused, asked to slow down, and failed. Pure: imports no Django, and JobSpy itself
(1.1 s, 100 MB) only while searching.

Reference: https://github.com/speedyapply/JobSpy
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus

from jobs.boards.base import BoardError, Posting, Search, Web
from jobs.importing import jobspy as jobspy_rows


@dataclass(frozen=True, slots=True)
class JobSpyBoard:
    name: str
    label: str
    host: str
    note: str = ""  # what a person should know who has it searched
    patience_seconds: float = 600  # it gives everything at once, after many pages and pauses

    def search(self, search: Search, web: Web) -> Iterator[Posting]:
        import jobspy

        place = f" near {search.location}" if search.location else ""
        try:
            with web.lent_to_library(search.proxies) as proxies:
                frame = jobspy.scrape_jobs(
                    site_name=self.name,
                    search_term=search.title,
                    google_search_term=f"{search.title} jobs{place}",
                    location=search.location or None,
                    country_indeed=search.country,
                    is_remote=search.is_remote_only,
                    results_wanted=search.most_results,
                    hours_old=search.hours_old,
                    description_format="html",
                    fetch_description=search.wants_descriptions,
                    proxies=proxies or None,
                    ca_cert=search.proxy_ca_file or None,
                    verbose=None,
                )
        except ValueError as error:  # an argument that this board does not know
            raise BoardError(f"{self.label} cannot search like this: {error}.") from error
        for row in frame.to_dict("records"):
            posting = jobspy_rows.posting(row)
            if posting.title:
                yield posting
        if problem := frame.attrs.get("errors", {}).get(self.name):
            raise self._error(problem)

    def _error(self, problem: str) -> BoardError:
        status = re.search(r"response status code (\d{3})", problem)
        code = int(status[1]) if status else 0
        if code == HTTPStatus.TOO_MANY_REQUESTS:
            return BoardError(
                f"{self.label} asked us to slow down. If it does so often, ask for fewer results.",
                kind="rate_limited",
            )
        if code in _REFUSALS or "blocked?" in problem:
            because = f" (answer {code})" if code else ""
            return BoardError(
                f"{self.label} refused us{because}. Boards do that to programs at times: "
                "search again tomorrow, or leave this board out of the profile.",
                kind="refused",
            )
        if code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            return BoardError(
                f"{self.label} has a problem of its own (answer {code}). Search again later."
            )
        if place := re.fullmatch(r"location '(.*)' not found", problem):
            return BoardError(
                f"{self.label} does not know the place “{place[1]}”. "
                "Try a larger city near it, or the city with its country."
            )
        if _UNREACHABLE.search(problem):
            return BoardError(
                f"{self.label} could not be reached. Check this computer’s internet connection, "
                "then search again."
            )
        said = re.sub(r"\s+", " ", problem)[:200]
        return BoardError(
            f"{self.label} answered in a way that cannot be read, so it may have changed its page. "
            f"JobSpy says: {said}"
        )


_REFUSALS = (
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS,
)
_UNREACHABLE = re.compile(
    r"Max retries exceeded|Failed to resolve|Could not resolve|Connection aborted|timed? ?out|"
    r"Connection refused|curl: \((?:5|6|7|28|35|52|56)\)",
    re.IGNORECASE,
)

BOARDS = (
    JobSpyBoard(
        "linkedin",
        "LinkedIn",
        "www.linkedin.com",
        note="LinkedIn answers about ten pages from one address and then wants a pause, so ask it "
        "for few titles and results.",
    ),
    JobSpyBoard("indeed", "Indeed", "apis.indeed.com"),
    JobSpyBoard("zip_recruiter", "ZipRecruiter", "www.ziprecruiter.com"),
    JobSpyBoard("glassdoor", "Glassdoor", "www.glassdoor.com"),
    JobSpyBoard("google", "Google", "www.google.com"),
    JobSpyBoard("bayt", "Bayt", "www.bayt.com"),
    JobSpyBoard("naukri", "Naukri", "www.naukri.com"),
    JobSpyBoard("bdjobs", "BDJobs", "api.bdjobs.com"),
    JobSpyBoard("hellowork", "HelloWork", "www.hellowork.com"),
)
