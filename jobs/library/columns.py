"""The columns of the library: what each says of a job, on the page and in an exported file."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from django.db.models import Case, Exists, OuterRef, Prefetch, When
from django.db.models import Value as Constant
from django.db.models.expressions import Combinable

from jobs.boards import registry
from jobs.library.orders import Order
from jobs.library.view import View
from jobs.models import CoverLetter, Job, Note, SavedView, Sighting
from jobs.search.expression import Beginning, HasKey
from jobs.templatetags.job_facts import salary

Value = str | int | bool | Decimal | date | datetime | list[str] | None

TEXT_UP_TO: Final = 8_000  # characters in which the words are looked for, to show them
_SORT: Final = re.compile("&?sort=[^&]*$")  # the last part of an address of a view
_ALWAYS: Final = (
    "title", "company__name", "score", "scored_with", "stage", "starred_at", "gone_at",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    label: str
    value: Callable[[Job], Value]
    needs: tuple[str, ...] = ()  # fields of the job that are not always there
    is_on_page: bool = True  # else in exports of everything only
    orders: tuple[Order, ...] = ()  # those that its heading offers: an order and its reverse


def _pay(job: Job) -> str:
    return job.salary_text or salary(job)


def _boards(job: Job) -> list[str]:
    return list(dict.fromkeys(registry.label(each.board) for each in job.sightings.all()))


def _open(job: Job) -> str:
    return "gone" if job.gone_at else "open" if job.seen_open_at else ""


_SALARY: Final = (
    "salary_text", "salary_min", "salary_max", "salary_currency", "salary_period",
)  # fmt: skip
_BY_COMPANY: Final = (Order.COMPANY, Order.COMPANY_FROM_Z)
_BY_MATCH: Final = (Order.BEST, Order.WEAKEST)
_BY_PAY: Final = (Order.PAY, Order.LOWEST_PAY)
_BY_POSTING: Final = (Order.POSTED, Order.POSTED_FIRST)
_BY_MOVE: Final = (Order.MOVED, Order.MOVED_FIRST)
_BY_AGE: Final = (Order.NEWEST, Order.OLDEST)
TITLE: Final = Column("title", "Title", lambda job: job.title)
COLUMNS: Final = (
    Column("company", "Company", lambda job: job.company.name, orders=_BY_COMPANY),
    Column("location", "Place", lambda job: job.location, ("location",)),
    Column("remote", "Remote", lambda job: job.is_remote, ("is_remote",)),
    Column("pay", "Pay", _pay, _SALARY, orders=_BY_PAY),
    Column("match", "Match", lambda job: job.score if job.is_scored else None, orders=_BY_MATCH),
    Column("stage", "Stage", lambda job: str(job.current_stage.label)),
    Column("found", "Found", lambda job: job.found_at, ("found_at",), orders=_BY_AGE),
    Column("star", "Starred", lambda job: job.starred_at is not None),
    Column("posted", "Posted", lambda job: job.posted_on, ("posted_on",), orders=_BY_POSTING),
    Column(
        "moved",
        "In this stage since",
        lambda job: job.stage_changed_at,
        ("stage_changed_at",),
        orders=_BY_MOVE,
    ),
    Column("applied", "Applied", lambda job: job.applied_at, ("applied_at",)),
    Column("type", "Kind of job", lambda job: job.employment_type, ("employment_type",)),
    Column("boards", "Boards", _boards),
    Column("letter", "Letter", lambda job: bool(getattr(job, "has_letter", False))),
    Column("notes", "Notes", lambda job: "\n".join(each.text for each in job.notes.all())),
    Column("open", "Still open", _open, ("seen_open_at",)),
    Column("has", "Skills you have", lambda job: _words(job.matched), ("matched",)),
    Column("lacks", "Skills you lack", lambda job: _words(job.gaps), ("gaps",)),
    Column("url", "Posting", lambda job: job.link, ("url", "apply_url")),
    Column("apply_url", "Apply at", lambda job: job.apply_url, ("apply_url",), is_on_page=False),
    Column("salary_min", "Pay from", lambda job: job.salary_min, _SALARY, is_on_page=False),
    Column("salary_max", "Pay to", lambda job: job.salary_max, _SALARY, is_on_page=False),
    Column("currency", "Currency", lambda job: job.salary_currency, _SALARY, is_on_page=False),
    Column("period", "Pay per", lambda job: job.salary_period, _SALARY, is_on_page=False),
    Column(
        "description",
        "Description",
        lambda job: job.description,
        ("description",),
        is_on_page=False,
    ),
)
BY_NAME: Final = {column.name: column for column in COLUMNS}


def named(names: Iterable[str]) -> list[Column]:
    """Return the columns of these names, each once; names that are not known are left out."""
    return [BY_NAME[name] for name in dict.fromkeys(names) if name in BY_NAME]


USUAL: Final = tuple(
    named(["company", "location", "remote", "pay", "match", "stage", "found", "star"])
)


def saved_view(view: View, saved: Sequence[SavedView]) -> SavedView | None:
    """Return which of the saved views this is, maybe in another order than was saved."""
    same = (each for each in saved if each.query == view.address and each.query)
    jobs = replace(view, sort="").address
    sorted_anew = (each for each in saved if jobs and _SORT.sub("", each.query) == jobs)
    return next(same, None) or next(sorted_anew, None)


def of_view(view: View, saved: Sequence[SavedView]) -> list[Column]:
    """Return the columns chosen for a view, or else for all jobs, or else the usual ones.

    What the jobs are sorted by is always among them: in front, where it was not chosen.
    """
    own = saved_view(view, saved)
    default = next((each for each in saved if each.is_default), None)
    chosen = (each.columns for each in (own, default) if each and each.columns)
    shown = named(next(chosen, ())) or list(USUAL)
    order = None if view.order is view.usual_order else view.order
    sorted_by = (each for each in COLUMNS if order in each.orders)
    return [*(each for each in sorted_by if each not in shown), *shown]


def load(
    keys: Sequence[int],
    columns: Sequence[Column],
    *,
    with_text: bool = False,
    texts: Mapping[int, str] | None = None,
) -> list[Job]:
    """Return the jobs of these keys in their order, with what the columns need and no more.

    `with_text` adds the beginning of the description as `text`; `texts` are those known already.
    """
    names = {column.name for column in columns}
    needed = {field for column in columns for field in column.needs}
    jobs = Job.objects.with_keys(keys).order_by().select_related("company")
    jobs = jobs.only(*_ALWAYS, *needed)
    jobs = jobs.annotate(has_note=Exists(Note.objects.standing().filter(job=OuterRef("pk"))))
    if "letter" in names:
        jobs = jobs.annotate(
            has_letter=Exists(CoverLetter.objects.filter(job=OuterRef("pk")).values("pk"))
        )
    if "notes" in names:
        notes = Note.objects.standing().order_by("written_at", "pk")
        jobs = jobs.prefetch_related(Prefetch("notes", queryset=notes))
    if "boards" in names:
        boards = Sighting.objects.only("job", "board").order_by("first_seen_at", "pk")
        jobs = jobs.prefetch_related(Prefetch("sightings", queryset=boards))
    texts = texts or {}
    if with_text and (unread := set(keys) - texts.keys()):
        jobs = jobs.annotate(text=text_of(unread, keys))
    found = jobs.in_bulk()
    for key in found.keys() & texts.keys():
        vars(found[key])["text"] = texts[key]
    return [found[key] for key in keys if key in found]


def text_of(keys: Collection[int], among: Collection[int]) -> Combinable:
    """Return the beginnings of the descriptions of some jobs, and nothing for others."""
    beginning = Beginning("description", TEXT_UP_TO)
    if not keys:
        return Constant("")
    if len(keys) == len(among):
        return beginning
    return Case(When(HasKey(keys), then=beginning), default=Constant(""))


def _words(found: Iterable[dict[str, object]]) -> list[str]:
    return [str(each["word"]) for each in found if each.get("word")]
