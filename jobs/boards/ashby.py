"""Company boards on Ashby.

One request brings the whole board with its texts and pay; it does not say the company's name.

Reference: https://developers.ashbyhq.com/docs/public-job-posting-api
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jobs.boards import tokens
from jobs.boards.base import Posting, SalaryPeriod, Web
from jobs.boards.reading import Row, inside, joined, listed, postings, rows
from jobs.importing import values

_REMOTE = {"remote": True, "hybrid": False, "onsite": False}


@dataclass(frozen=True, slots=True)
class Ashby:
    name: str = "ashby"
    label: str = "Ashby"
    host: str = "api.ashbyhq.com"
    base_url: str = "https://api.ashbyhq.com/posting-api/job-board"

    def recognise(self, url: str) -> str | None:
        host, parts, _ = tokens.address(url)
        if host == "jobs.ashbyhq.com":
            return tokens.token(tokens.after(parts))
        if host == "api.ashbyhq.com":
            return tokens.token(tokens.after(parts, "posting-api", "job-board"))
        return None

    def guesses(self, company: str) -> list[str]:
        return tokens.guesses(company, "-", "")

    def read(self, token: str, web: Web) -> Iterator[Posting]:
        page = web.get(
            f"{self.base_url}/{tokens.in_path(token)}", params={"includeCompensation": "true"}
        )
        found = rows(page.json(), "jobs", label=self.label)
        public = [row for row in found if row.get("isListed") is not False]
        return postings(public, lambda row: self._posting(row, token), label=self.label)

    def _posting(self, row: Row, token: str) -> Posting | None:
        title, number = values.text(row.get("title")), values.text(row.get("id"))
        if not title or not number:
            return None
        others = [values.text(each.get("location")) for each in listed(row, "secondaryLocations")]
        workplace = values.text(row.get("workplaceType")).lower()
        salary = _salary(row)
        return Posting(
            board=self.name,
            native_id=number.lower(),
            title=title,
            company=tokens.company_name(token),
            url=values.web_address(row.get("jobUrl")),
            apply_url=values.web_address(row.get("applyUrl")),
            location=joined([values.text(row.get("location")), *others], "; "),
            is_remote=_REMOTE.get(workplace, values.yes_or_no(row.get("isRemote"))),
            employment_type=values.employment_type(row.get("employmentType")),
            description=values.text(row.get("descriptionHtml") or row.get("descriptionPlain")),
            posted_on=values.day(row.get("publishedAt")),
            salary_text=values.text(
                inside(row, "compensation", "scrapeableCompensationSalarySummary")
            ),
            salary_min=values.amount(salary.get("minValue")),
            salary_max=values.amount(salary.get("maxValue")),
            salary_currency=values.currency(salary.get("currencyCode")),
            salary_period=_period(salary.get("interval")),
        )


def _salary(row: Row) -> Row:
    """Return the part of the pay that is the salary; bonus and equity are others."""
    parts = listed(row, "compensation", "summaryComponents")
    return next((each for each in parts if each.get("compensationType") == "Salary"), {})


def _period(interval: Any) -> SalaryPeriod:
    """Read “1 YEAR”; “2 WEEK” is none of ours."""
    return values.period(values.text(interval).lower().removeprefix("1 "))
