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
OTHER_PAY: Final = Part("pay", None, "its pay cannot be compared with yours")


@dataclass(frozen=True, slots=True)
class Search:
    """What an active search profile wants."""

    places: tuple[Place, ...] = ()
    places_in_words: str = ""
    remote: Literal["any", "only", "no"] = "any"
    floor: Decimal | None = None  # a year's pay
    currency: str = ""


def place_for(search: Search, offered: tuple[Place, ...], *, is_remote: bool | None) -> Part:
    """Judge where a job is for one search."""
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
        return Part("place", None, "")
    answers = [fits(wanted, offered) for wanted in search.places]
    if True in answers:
        return Part("place", 100, "remote, open to you" if is_remote_job else "where you look")
    return Part("place", None if None in answers else 0, f"not in {search.places_in_words}")


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
