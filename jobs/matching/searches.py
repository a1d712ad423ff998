"""Place and pay of a posting against what a search wants. Pure."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from jobs.matching.answers import Part
from jobs.places import Place, fits
from jobs.salary import Salary, yearly

_HYBRID = 60  # where one looks for remote jobs only
_JUST_BELOW = 60  # pay at the floor, seen from below
_STRADDLES = 70  # the floor is inside the range
UNCLEAR_PLACE: Final = "where it is cannot be told"
OTHER_PAY: Final = Part("pay", None, "its pay cannot be compared with yours")


@dataclass(frozen=True, slots=True)
class Search:
    """What an active search profile wants."""

    places: tuple[Place, ...] = ()
    places_in_words: str = ""
    remote: Literal["any", "only", "no"] = "any"
    floor: Decimal | None = None  # a year's pay
    currency: str = ""

    @property
    def is_unclear(self) -> bool:
        """Tell whether places are named, and one of them is not known here."""
        is_known = self.places and all(place.is_known or place.is_remote for place in self.places)
        return bool(self.places_in_words) and not is_known


def place_for(search: Search, offered: tuple[Place, ...], *, is_remote: bool | None) -> Part:
    """Judge where a job is for one search; where that cannot be told, the part says why."""
    is_remote_job = any(place.is_remote for place in offered)
    is_hybrid = any(place.is_hybrid for place in offered)
    if search.remote == "only" and not is_remote_job and (is_hybrid or is_remote is False):
        return Part(
            "place", _HYBRID if is_hybrid else 0, "partly on site" if is_hybrid else "on site"
        )
    if search.remote == "no" and is_remote_job and not any(place.is_on_site for place in offered):
        return Part("place", 0, "remote only")
    if not search.places:
        if search.remote == "only" and is_remote_job:
            return Part("place", 100, "remote")
        return Part("place", None, _unknown_place(search) if search.is_unclear else "")
    return _judged_by_places(search, offered, is_remote_job=is_remote_job)


def _judged_by_places(search: Search, offered: tuple[Place, ...], *, is_remote_job: bool) -> Part:
    answers = [fits(wanted, offered) for wanted in search.places]
    if True in answers:
        return Part("place", 100, "remote, open to you" if is_remote_job else "where you look")
    if None in answers:
        return Part("place", None, _why_unclear(search, offered, is_remote_job=is_remote_job))
    guessed = {place.country for place in search.places if place.is_guessed}
    as_read = f" (taken to be in {', '.join(sorted(guessed))}, as your search is)" * bool(guessed)
    return Part("place", 0, f"not in {search.places_in_words}{as_read}")


def _why_unclear(search: Search, offered: tuple[Place, ...], *, is_remote_job: bool) -> str:
    if search.is_unclear:
        return _unknown_place(search)
    if not any(place.is_known for place in offered):
        return UNCLEAR_PLACE
    if is_remote_job:
        return f"whether it is open to {search.places_in_words} cannot be told"
    return f"how far it is from {search.places_in_words} cannot be told"


def _unknown_place(search: Search) -> str:
    return f"where {search.places_in_words} is cannot be told; its country in your search helps"


def pay_for(search: Search, pay: Salary) -> Part:
    """Judge pay against the floor of one search."""
    low = yearly(pay._replace(max=None)) if pay.min is not None else None
    high = yearly(pay._replace(min=None)) if pay.max is not None else None
    if (
        search.floor is None
        or pay.currency.upper() != search.currency
        or (low, high) == (None, None)
    ):
        return OTHER_PAY
    floor, wish = search.floor, f"the {search.currency} {search.floor:,.0f} a year you named"
    if low is not None and low >= floor:
        return Part("pay", 100, f"at least {wish}")
    if high is None:
        return OTHER_PAY  # “from 50,000” may end anywhere
    if high >= floor:
        over = float((high - floor) / (high - low)) if low is not None and high > low else 1.0
        return Part("pay", round(_STRADDLES + (100 - _STRADDLES) * over), f"may reach {wish}")
    short = float((floor - high) / floor)
    return Part("pay", max(0, round(_JUST_BELOW * (1 - 4 * short))), f"below {wish}")
