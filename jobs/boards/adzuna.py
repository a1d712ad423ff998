"""Adzuna: a search engine over many boards, one index for each of 19 countries.

Its terms: 25 questions a minute and 250 a day free of charge, and links that lead through Adzuna.

# Reference: https://developer.adzuna.com/docs/search
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import count
from math import ceil
from typing import Final, Protocol

from jobs.boards.answers import inner, rows_at
from jobs.boards.base import BoardError, Page, Posting, Search, Unchanged, Web
from jobs.boards.reading import Row, joined, postings
from jobs.importing import values

# Code: the country as search profiles spell it, and its currency.
COUNTRIES: Final = {
    "at": ("austria", "EUR"), "au": ("australia", "AUD"), "be": ("belgium", "EUR"),
    "br": ("brazil", "BRL"), "ca": ("canada", "CAD"), "ch": ("switzerland", "CHF"),
    "de": ("germany", "EUR"), "es": ("spain", "EUR"), "fr": ("france", "EUR"),
    "gb": ("uk", "GBP"), "in": ("india", "INR"), "it": ("italy", "EUR"),
    "mx": ("mexico", "MXN"), "nl": ("netherlands", "EUR"), "nz": ("new zealand", "NZD"),
    "pl": ("poland", "PLN"), "sg": ("singapore", "SGD"), "us": ("usa", "USD"),
    "za": ("south africa", "ZAR"),
}  # fmt: skip
_PER_PAGE = 50  # more is not given


class Account(Protocol):
    """What config/adzuna.yaml says."""

    @property
    def app_id(self) -> str: ...

    @property
    def app_key(self) -> str: ...

    @property
    def countries(self) -> Sequence[str]: ...

    @property
    def daily_quota(self) -> int: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Adzuna:
    name: str = "adzuna"
    label: str = "Adzuna"
    host: str = "api.adzuna.com"
    base_url: str = "https://api.adzuna.com"
    gap_seconds: float = 60 / 25
    sends: tuple[str, ...] = ("ACCOUNT",)
    account: Callable[[], Account]
    asked_today: Callable[[], int]

    def search(self, search: Search, web: Web) -> Iterator[Posting]:
        account = self.account()
        if not (account.app_id and account.app_key):
            raise BoardError(
                "Adzuna needs a key. Register, free of charge, at "
                "https://developer.adzuna.com/signup and write app_id and app_key into "
                "config/adzuna.yaml.",
                kind="needs_key",
            )
        countries = account.countries or _country_of(search)
        quota = _Quota(account.daily_quota, used=self.asked_today())
        ask = partial(self._ask, web, account, quota)
        share = replace(search, most_results=ceil(search.most_results / len(countries)))
        unchanged = 0
        for country in countries:
            try:
                yield from self._search_in(country, share, ask)
            except Unchanged:
                unchanged += 1
        if unchanged == len(countries):
            raise Unchanged

    def _search_in(
        self, country: str, search: Search, ask: Callable[[str, int, Search], Page]
    ) -> Iterator[Posting]:
        given = 0
        for page in count(1):
            answer = ask(country, page, search).json()
            found = rows_at(answer, "results", label=self.label)
            read = partial(self._posting, country=country)
            yield from postings(found[: search.most_results - given], read, label=self.label)
            given += len(found)
            if len(found) < _PER_PAGE or given >= search.most_results:
                return

    def _ask(
        self, web: Web, account: Account, quota: "_Quota", country: str, page: int, search: Search
    ) -> Page:
        quota.take_one()
        asked: dict[str, str | int] = {
            "app_id": account.app_id,
            "app_key": account.app_key,
            "results_per_page": _PER_PAGE,
            "what": search.title,
            "max_days_old": max(search.hours_old // 24, 1),
            "sort_by": "date",
        }
        if search.location:
            asked["where"] = search.location
        url = f"{self.base_url}/v1/api/jobs/{country}/search/{page}"
        try:
            return web.get(url, params=asked, starts_list=page == 1)
        except BoardError as error:
            if error.kind != "refused":
                raise
            raise BoardError(
                "Adzuna did not accept the key. Check app_id and app_key in config/adzuna.yaml: "
                "they stand at https://developer.adzuna.com/admin/access_details.",
                kind="needs_key",
            ) from error

    def _posting(self, row: Row, *, country: str) -> Posting | None:
        number, title = values.text(row.get("id")), values.text(row.get("title"))
        url = values.web_address(row.get("redirect_url"))
        if not (title and url):
            return None
        is_a_guess = values.yes_or_no(row.get("salary_is_predicted"))
        least, most = (
            None if is_a_guess else values.amount(row.get(key))
            for key in ("salary_min", "salary_max")
        )
        has_pay = least is not None or most is not None
        types = [values.text(row.get(key)) for key in ("contract_type", "contract_time")]
        return Posting(
            board=self.name,
            native_id=number,
            title=title,
            company=values.text(inner(row, "company").get("display_name")),
            url=url,
            location=_location(inner(row, "location")),
            employment_type=values.employment_type(joined(types, ", ")),
            description=values.text(row.get("description")),
            posted_on=values.day(row.get("created")),
            salary_min=least,
            salary_max=most,
            salary_currency=COUNTRIES[country][1] if has_pay else "",
            salary_period="year" if has_pay else "",  # all its figures are for a year
        )


@dataclass(slots=True)
class _Quota:
    """How many questions a day there are, and how many were asked."""

    daily: int
    used: int

    def take_one(self) -> None:
        if self.used >= self.daily:
            raise BoardError(
                f"Adzuna’s quota of {self.daily} questions a day is used up. It starts again at "
                "midnight (UTC). If Adzuna allows you more, raise daily_quota in "
                "config/adzuna.yaml.",
                kind="rate_limited",
            )
        self.used += 1


def _country_of(search: Search) -> list[str]:
    for code, (name, _) in COUNTRIES.items():
        if name == search.country:
            return [code]
    names = ", ".join(name for name, _ in COUNTRIES.values())
    raise BoardError(
        f"Adzuna has no jobs of {search.country.title()}. Its countries are: {names}. Choose one "
        "in the search profile, or under countries in config/adzuna.yaml."
    )


def _location(location: Row) -> str:
    """Return “Springfield, Missouri, US”: the name that it shows leaves out the state."""
    area = location.get("area")
    names = [values.text(name) for name in area] if isinstance(area, list) else []
    if len(names) > 2:  # noqa: PLR2004  country, state, and what is in it
        return joined([names[-1], names[1], names[0]], ", ")
    return values.text(location.get("display_name"))
