"""What a search profile asks of postings besides words: age, pay, place, remote or not.

A posting that does not say is never hidden. Pure: imports no Django.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from jobs.boards.base import Posting
from jobs.places import Place, fits, read_places
from jobs.salary import Salary, yearly

_SAYS_REMOTE: Final = re.compile(
    r"\b(?:remote|work from (?:home|anywhere)|home[ -]?office|wfh|t[ée]l[ée]travail|teletrabajo|"
    r"teletrabalho|telelavoro|zdaln(?:ie|a|ej)|thuiswerk(?:en|plek)?)\b|リモート|在宅|テレワーク",
    re.IGNORECASE,
)


class Hidden(NamedTuple):
    """Which rule hides a posting (a `HiddenPosting.Rule` value), and the entry that matched."""

    rule: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    oldest: date | None = None  # the first posting date that is recent enough
    age_in_words: str = ""  # “3 days”
    floor: Decimal | None = None  # a year's pay
    floor_currency: str = ""  # ISO 4217
    places: tuple[Place, ...] = ()  # any of them will do; empty: anywhere
    places_in_words: str = ""
    remote: Literal["any", "only", "no"] = "any"

    def check(self, posting: Posting) -> Hidden | None:
        """Return the first limit that this posting breaks, or None."""
        if self.oldest and posting.posted_on and posting.posted_on < self.oldest:
            return Hidden("too_old", f"more than {self.age_in_words}")
        if self._pays_too_little(posting):
            return Hidden("low_pay", f"below {self.floor_currency} {self.floor:,.0f} a year")
        return None if self.remote == "any" and not self.places else self._check_place(posting)

    def _check_place(self, posting: Posting) -> Hidden | None:
        offered = offered_places(posting)
        if self.remote == "only" and _is_on_site(posting, offered):
            return Hidden("not_remote", "on site, or partly")
        if self.remote == "no" and _is_remote_only(posting, offered):
            return Hidden("remote", "remote")
        if self.places and not self._is_placed_well(posting, offered):
            return Hidden("wrong_place", f"not in {self.places_in_words}")
        return None

    def _pays_too_little(self, posting: Posting) -> bool:
        """Tell whether even the upper end is below the floor; “from 50,000” has none."""
        if not self.floor or posting.salary_max is None:
            return False
        if posting.salary_currency.upper() != self.floor_currency:
            return False
        top = Salary(None, posting.salary_max, posting.salary_currency, posting.salary_period)
        a_year = yearly(top)
        return a_year is not None and a_year < self.floor

    def _is_placed_well(self, posting: Posting, offered: tuple[Place, ...]) -> bool:
        for wanted in self.places:
            if wanted.is_remote and posting.is_remote is False and _all_on_site(offered):
                continue
            if fits(wanted, offered) is not False or wanted.is_guessed:
                return True
        return False


def offered_places(posting: Posting) -> tuple[Place, ...]:
    """Return where the job can be done."""
    return offered_at(posting.location, is_remote=posting.is_remote)


def offered_at(location: str, *, is_remote: bool | None) -> tuple[Place, ...]:
    """Return the places of a location, the board's “remote” mark taken into account."""
    places = read_places(location)
    if not is_remote or any(place.is_remote for place in places):
        return places
    # The city of a remote job is often only the company's: others may be as good.
    return tuple(
        place if place.is_hybrid else place._replace(is_remote=True) for place in places
    ) or (Place(is_remote=True),)


def _is_on_site(posting: Posting, offered: tuple[Place, ...]) -> bool:
    """Tell whether the posting says that one has to be there, at least at times."""
    if any(place.is_remote for place in offered) or _SAYS_REMOTE.search(posting.title):
        return False
    return posting.is_remote is False or any(place.is_hybrid for place in offered)


def _is_remote_only(posting: Posting, offered: tuple[Place, ...]) -> bool:
    if any(place.is_on_site or place.is_hybrid for place in offered):
        return False
    return bool(posting.is_remote) or any(place.is_remote for place in offered)


def _all_on_site(offered: tuple[Place, ...]) -> bool:
    return bool(offered) and all(place.is_on_site for place in offered)
