"""One view of the library: words, filters, order; read from an address and written to one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.db.models.lookups import GreaterThanOrEqual, In
from django.utils import timezone

from jobs.boards import registry
from jobs.currencies import DOLLARS
from jobs.library.orders import Order
from jobs.models import CoverLetter, Job, Note, Sighting
from jobs.models.job_queryset import IS_STARRED, NAMES_PAY, JobQuerySet
from jobs.models.sort_keys import PayAYear
from jobs.salary import PER_YEAR
from jobs.search.expression import NoIndex
from jobs.search.query import Query, as_term, parse
from jobs.stages import Stage

REMOTE = {"yes": "Remote", "no": "Not remote", "unsaid": "Does not say if remote"}
_REMOTE_VALUES = {"yes": True, "no": False, "unsaid": None}


@dataclass(frozen=True, slots=True)
class Part:
    """One filter of a view in words, and the view without it."""

    label: str
    without: View


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    words: str = ""
    stages: tuple[str, ...] = ()
    score: int | None = None  # at least
    boards: tuple[str, ...] = ()
    company: str = ""
    place: str = ""
    remote: str = ""
    pay: int | None = None  # a year, at least
    currency: str = ""  # of `pay`, with others reckoned into it; each job’s own where empty
    days: int | None = None  # found in the last
    has_letter: bool = False
    has_note: bool = False
    noted: str = ""  # words in the notes
    is_starred: bool = False
    sort: str = ""

    @property
    def order(self) -> Order:
        """The order asked for; best hits first when words are looked for."""
        usual = self.usual_order
        order = Order(self.sort) if self.sort in set(Order) else usual
        return usual if order is Order.HITS else order

    @property
    def usual_order(self) -> Order:
        return Order.HITS if self.query.wanted else Order.BEST

    @property
    def orders(self) -> list[Order]:
        """The orders to choose from; the usual one needs no name."""
        return [order for order in Order if order is not Order.HITS]

    @property
    def query(self) -> Query:
        """The words, with company and place as words to find in these parts."""
        typed = parse(self.words)
        named = ((self.company, "company"), (self.place, "location"))
        terms = [term for text, part in named if (term := as_term(text, part))]
        return replace(typed, wanted=(*typed.wanted, *terms)) if terms else typed

    @property
    def filters(self) -> View:
        """This view without words and order."""
        return replace(self, words="", company="", place="", sort="")

    @property
    def has_filters(self) -> bool:
        return self.conditions() != Q()

    @property
    def is_narrow(self) -> bool:
        """Whether few jobs meet the filters in any case, and an index leads to them."""
        return self.has_letter or self.has_note or bool(self.noted)

    @property
    def is_everything(self) -> bool:
        return not self.query and not self.has_filters

    @property
    def address(self) -> str:
        """This view as the query part of an address; what is not set is left out."""
        return urlencode(self.as_params(), doseq=True)

    def as_params(self) -> dict[str, Any]:
        params: dict[str, Any] = {
            "q": self.words,
            "stage": self.stages,
            "score": self.score,
            "board": self.boards,
            "company": self.company,
            "place": self.place,
            "remote": self.remote,
            "pay": self.pay,
            "currency": self.currency if self.pay is not None else "",
            "days": self.days,
            "letter": "1" if self.has_letter else "",
            "note": "1" if self.has_note else "",
            "noted": self.noted,
            "star": "1" if self.is_starred else "",
            "sort": "" if self.order is self.usual_order else self.sort,
        }
        return {name: value for name, value in params.items() if value not in ("", (), None)}

    @property
    def hidden_fields(self) -> list[tuple[str, Any]]:
        """This view as the fields of a form."""
        return [
            (name, each)
            for name, value in self.as_params().items()
            for each in (value if isinstance(value, tuple) else (value,))
        ]

    def parts(self) -> list[Part]:
        """Return what narrows this view down, each with the view that is left without it."""
        said: list[tuple[str, dict[str, Any]]] = [
            (self.words, {"words": ""}),
            *((Stage(each).label, self._less("stages", each)) for each in self.stages),
            (f"match {self.score}+" if self.score is not None else "", {"score": None}),
            *((registry.label(each), self._less("boards", each)) for each in self.boards),
            (f"at {self.company}" if self.company else "", {"company": ""}),
            (f"in {self.place}" if self.place else "", {"place": ""}),
            (REMOTE.get(self.remote, ""), {"remote": ""}),
            (self._pay_in_words, {"pay": None, "currency": ""}),
            (self._days_in_words, {"days": None}),
            ("with a letter" if self.has_letter else "", {"has_letter": False}),
            ("with a note" if self.has_note else "", {"has_note": False}),
            (f"noted: {self.noted}" if self.noted else "", {"noted": ""}),
            ("starred" if self.is_starred else "", {"is_starred": False}),
        ]
        return [Part(label, replace(self, **changes)) for label, changes in said if label]

    @property
    def _days_in_words(self) -> str:
        if self.days is None:
            return ""
        return "last day" if self.days == 1 else f"last {self.days} days"

    @property
    def _pay_in_words(self) -> str:
        if self.pay is None:
            return ""
        return f"pay about {self.currency} {self.pay:,}+" if self.currency else f"pay {self.pay:,}+"

    @property
    def least_a_year(self) -> int | None:
        """The least pay in dollars, as an order by pay has it; None if each is in its own."""
        return _in_dollars(self.pay, self.currency) if self.pay is not None else None

    def _less(self, name: str, value: str) -> dict[str, tuple[str, ...]]:
        return {name: tuple(each for each in getattr(self, name) if each != value)}

    def jobs(self) -> JobQuerySet:
        """All jobs of this view, in no order."""
        return self.filtered().search(self.query)

    def filtered(self) -> JobQuerySet:
        """The jobs that meet the filters, whatever the words are."""
        # A job that was joined into another one is shown as that one. Said as what it is not, so
        # that SQLite walks along the index of the order instead of sorting all that are not joined.
        return Job.objects.filter(self.conditions()).exclude(joined_into__isnull=False)

    def conditions(self) -> Q:
        wanted = Q()
        if self.stages:
            wanted &= Q(In(NoIndex(F("stage")), self.stages))
        if self.score is not None:
            wanted &= Q(score__gte=self.score)
        if self.boards:
            of_board = Sighting.objects.filter(job=OuterRef("pk"), board__in=self.boards)
            wanted &= Q(Exists(of_board))
        if self.remote:
            wanted &= Q(is_remote=_REMOTE_VALUES[self.remote])
        if self.pay is not None:
            wanted &= Q(Exists(_paying(self.pay, self.currency).filter(pk=OuterRef("pk"))))
        if self.days is not None:
            wanted &= self._is_recent
        if self.has_letter:
            wanted &= Q(pk__in=CoverLetter.objects.values("job"))
        if self.has_note or self.noted:
            wanted &= Q(pk__in=Note.objects.saying(self.noted).values("job"))
        if self.is_starred:
            wanted &= IS_STARRED
        return wanted

    def by_index(self) -> Iterator[QuerySet[Any, int]]:
        """Yield the keys of the jobs that meet one filter each, where an index leads to them."""
        own = (
            (self.is_starred, IS_STARRED),
            (bool(self.stages), Q(stage__in=self.stages)),
            (self.days is not None, self._is_recent),
            (self.pay is not None, NAMES_PAY),
        )
        for is_asked, condition in own:
            if is_asked:
                yield Job.objects.filter(condition).order_by().values_list("pk", flat=True)
        if self.boards:
            of_board = Sighting.objects.filter(board__in=self.boards)
            yield of_board.order_by().values_list("job", flat=True)

    @property
    def _is_recent(self) -> Q:
        return Q(found_at__gte=timezone.now() - timedelta(days=self.days or 0))


def _paying(least: int, currency: str) -> JobQuerySet:
    """Jobs whose pay reaches `least` a year, in `currency` at rough rates or in their own."""
    if (in_dollars := _in_dollars(least, currency)) is not None:
        return Job.objects.filter(NAMES_PAY, GreaterThanOrEqual(PayAYear(), in_dollars))
    highest = Coalesce("salary_max", "salary_min")
    a_year = Case(
        *(When(salary_period=each, then=Value(Decimal(n))) for each, n in PER_YEAR.items()),
        default=Value(Decimal(1)),
    )
    jobs = Job.objects.annotate(pay=highest * a_year)
    return jobs.filter(NAMES_PAY, pay__gte=least)


def _in_dollars(amount: int, currency: str) -> int | None:
    return int(amount * DOLLARS.get(currency, 1.0)) if currency else None
