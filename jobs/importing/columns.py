"""Which column of a table says what of a posting, and the posting that a row becomes.

Pure: imports no Django.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from jobs.boards.base import Posting
from jobs.dedupe import native_identity
from jobs.importing import dates, values
from jobs.importing.pay import pay_of, words_of
from jobs.importing.text import UnreadableFile
from jobs.salary import Salary, parse_salary

Columns = dict[str, str]  # role -> name of its column; and "dates": "day" or "month"

DATES = "dates"
DAY_FIRST, MONTH_FIRST = "day", "month"


@dataclass(frozen=True, slots=True)
class Role:
    name: str
    label: str


ROLES = (
    Role("title", "Title"),
    Role("company", "Company"),
    Role("location", "Place"),
    Role("url", "Address of the posting"),
    Role("apply_url", "Address to apply at"),
    Role("description", "Description"),
    Role("posted_on", "Posting date"),
    Role("remote", "Remote"),
    Role("employment_type", "Employment type"),
    Role("salary", "Pay, in words"),
    Role("salary_min", "Pay from"),
    Role("salary_max", "Pay up to"),
    Role("currency", "Currency of the pay"),
    Role("period", "Pay per hour, month, year …"),
    Role("id", "Number of the posting"),
    Role("board", "Board"),
)
ROLE_NAMES = frozenset(role.name for role in ROLES)
_NAMES_SHOWN = 8
_ADDRESSES = ("url", "apply_url")
_REMOTE = frozenset({"remote", "fully remote", "100% remote", "ja", "oui", "si", "sí", "sim", "tak",
                     "x", "✓", "home office", "homeoffice", "anywhere", "télétravail"})  # fmt: skip
_NOT_REMOTE = frozenset({"onsite", "on-site", "on site", "in office", "nein", "non", "nee", "não",
                         "nie", "vor ort", "hybrid", "présentiel"})  # fmt: skip


def check(columns: Columns, names: Iterable[str]) -> None:
    """Raise UnreadableFile when roles or columns are unknown, or there could be no posting."""
    known = list(names)
    for role, name in columns.items():
        if role == DATES and name in (DAY_FIRST, MONTH_FIRST):
            continue
        if role not in ROLE_NAMES:
            wanted = ", ".join([*(each.name for each in ROLES), DATES])
            raise UnreadableFile(f"“{role}” is nothing that a posting has. Choose from {wanted}.")
        if name not in known:
            raise UnreadableFile(f"There is no column “{name}”. This file has {_listed(known)}.")
    if missing := what_is_missing(columns):
        raise UnreadableFile(f"{missing} This file has {_listed(known)}.")


def what_is_missing(columns: Columns) -> str:
    """Return why no row can become a posting, or an empty string."""
    if not columns.get("title"):
        return "Say which column has the title: without a title no row is a posting."
    if not any(columns.get(role) for role in ("company", *_ADDRESSES)):
        return (
            "Say which column has the company, or the address of the posting: "
            "one of them is needed to know it by."
        )
    return ""


def posting(columns: Columns, row: dict[str, Any]) -> Posting:
    said = {role: row.get(name) for role, name in columns.items() if role != DATES}
    text = {role: values.text(value) for role, value in said.items()}
    url, apply_url = (values.web_address(text.get(role)) for role in _ADDRESSES)
    company, board = text.get("company", ""), text.get("board", "").lower()[:50] or "file"
    pay = pay_of(said, columns)
    return Posting(
        board=board,
        native_id=_native_id(board, company, text.get("id", ""), url),
        title=text.get("title", ""),
        company=company,
        url=url,
        apply_url=apply_url,
        location=text.get("location", ""),
        is_remote=remote(said.get("remote")),
        employment_type=values.employment_type(said.get("employment_type")),
        description=text.get("description", ""),
        posted_on=_day(columns, said),
        salary_text=words_of(said, pay),
        salary_min=pay.min,
        salary_max=pay.max,
        salary_currency=pay.currency,
        salary_period=pay.period,
    )


def doubts(columns: Columns, row: dict[str, Any], made: Posting) -> Iterator[str]:
    """Yield what the row says and the posting lacks, each as a sentence for the person."""
    said = {role: values.text(row.get(name)) for role, name in columns.items() if role != DATES}
    understood = {
        "posted_on": (made.posted_on, "is no date that can be read"),
        "url": (made.url, "is no web address"),
        "apply_url": (made.apply_url, "is no web address"),
        "salary": (_pay_in_words(made), "is no pay that can be read with certainty"),
        "salary_min": (made.salary_min, "is no amount"),
        "salary_max": (made.salary_max, "is no amount"),
        "remote": (made.is_remote is not None, "is neither yes nor no"),
    }
    for role, (value, problem) in understood.items():
        if said.get(role) and not value:
            label = next(each.label for each in ROLES if each.name == role)
            yield f"{label}: “{said[role][:60]}” {problem}."


def _pay_in_words(made: Posting) -> Salary | None:
    return parse_salary(made.salary_text)


def remote(value: Any) -> bool | None:
    found = values.yes_or_no(value)
    if found is not None:
        return found
    word = values.text(value).casefold()
    return True if word in _REMOTE else False if word in _NOT_REMOTE else None


def _day(columns: Columns, said: dict[str, Any]) -> Any:
    return dates.written_day(said.get("posted_on"), day_first=columns.get(DATES) == DAY_FIRST)


def _native_id(board: str, company: str, number: str, url: str) -> str:
    """Return the number if it tells the posting from all others: many tables count from 1."""
    if not number or board != "file":
        return number[:255]
    if native_identity(url):
        return ""
    return f"{company}:{number}"[:255] if company else ""


def _listed(names: list[str]) -> str:
    shown = ", ".join(f"“{name[:40]}”" for name in names[:_NAMES_SHOWN])
    return f"{shown} …" if len(names) > _NAMES_SHOWN else shown
