"""Tell whether a job is where somebody looks for one. Not knowing is an answer of its own."""

from functools import lru_cache

from jobs.places import gazetteer
from jobs.places.place import Place


@lru_cache(maxsize=20_000)
def fits(wanted: Place, offered: tuple[Place, ...]) -> bool | None:
    """Tell whether one of the offered places will do; None when that cannot be told."""
    answers = [_fits_one(wanted, place) for place in offered]
    if True in answers:
        return True
    return None if None in answers or not answers else False


def _fits_one(wanted: Place, offer: Place) -> bool | None:
    if wanted.is_remote:
        # A place of work does not say that one must be there: that is for the rule on remote jobs.
        return _share_countries(wanted, offer) if offer.is_remote else None
    if wanted.area and wanted.area == offer.area:
        return True
    return _may_work_from(wanted, offer) if offer.is_remote else _is_near(wanted, offer)


def _is_near(wanted: Place, offer: Place) -> bool | None:
    if not offer.is_known or not wanted.is_known:
        return True if wanted.city and wanted.city == offer.city else None
    if wanted.is_guessed and wanted.city == offer.city:
        return True
    if wanted.zone or offer.zone:
        is_inside = _share_countries(wanted, offer)
        return None if is_inside and offer.zone else is_inside
    return wanted.country == offer.country and _fits_in_country(wanted, offer)


def _fits_in_country(wanted: Place, offer: Place) -> bool | None:
    if not (wanted.city or wanted.area):
        if not wanted.region or wanted.region == offer.region:
            return True
        return False if offer.region else None
    near = gazetteer.load().area_regions.get(wanted.area, frozenset()) | {wanted.region}
    if offer.region and wanted.region and offer.region not in near:
        return False
    if wanted.city == offer.city and wanted.city:
        return True
    # Two cities that we know, each with its suburbs; of others we cannot say how far they are.
    return False if wanted.area and offer.area else None


def _may_work_from(wanted: Place, offer: Place) -> bool | None:
    """Tell whether a remote job is open to somebody in the wanted place."""
    if offer.city or not offer.is_known:  # the city of the company, more often than not
        return True if offer.city and offer.city == wanted.city else None
    is_inside = _share_countries(wanted, offer)
    if is_inside and offer.region and wanted.region:
        return offer.region == wanted.region
    return is_inside


def _share_countries(one: Place, other: Place) -> bool | None:
    if "world" in (one.zone, other.zone):
        return True
    mine, theirs = _countries(one), _countries(other)
    return bool(mine & theirs) if mine and theirs else None


def _countries(place: Place) -> frozenset[str]:
    if place.country:
        return frozenset({place.country})
    return gazetteer.load().zones.get(place.zone, frozenset())
