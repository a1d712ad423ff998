"""Read the places that a location text names: “Berlin; Munich or Remote (EU)”.

The text is cut into pieces. Each piece may mean several things (“CA” is California and Canada), so
a few readings are followed side by side, and the one whose pieces agree best wins.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from jobs.places import gazetteer
from jobs.places.gazetteer import Meaning, fold
from jobs.places.pieces import Piece, Start, pieces_of
from jobs.places.place import NOWHERE, Place

_LONGEST = 400  # characters looked at
_MOST_PIECES = 40
_READINGS = 8  # followed side by side
_CODE = 3  # letters of a code that stands behind a town
# How likely things are, by trial on some thousand location texts.
_AGREES, _ECHOES, _TOWN_STATE, _UNKNOWN, _TIE = 0.6, 0.3, 0.3, -0.4, 0.15
_STARTS, _STARTS_STATE = -0.5, -1.5

_LISTS = re.compile(r"[;|•·\n]")
_ANYWHERE = re.compile(
    r"\b(?:anywhere|world ?wide|global(?:ly)?|all countries)\b(?! (?:in|within)\b)", re.IGNORECASE
)


class _Reading(NamedTuple):
    places: tuple[Place, ...]
    starts: tuple[Start, ...]  # how each place began
    score: float


@lru_cache(maxsize=20_000)
def country_of(location: str) -> str:
    """Return the one country (ISO 3166-1) that `location` is in; "" when that cannot be told."""
    countries = {place.country for place in read_places(location)}
    return countries.pop() if len(countries) == 1 else ""


def read_places(location: str, country: str = "") -> tuple[Place, ...]:
    """Return the places that `location` names, () when it names none that can be understood.

    `country` (ISO 3166-1) is where the person looks: it decides what an ambiguous name means, and
    a town that is not known at all is there.
    """
    found = [
        _placed(place, country)
        for enumeration in _LISTS.split(location[:_LONGEST])
        for place in _read(enumeration.strip(), country)
    ]
    return tuple(dict.fromkeys(found))


def _placed(place: Place, country: str) -> Place:
    is_unknown = place.city and not place.is_known and place.city not in gazetteer.load().names
    return place._replace(country=country, is_guessed=True) if country and is_unknown else place


@lru_cache(maxsize=20_000)
def _read(text: str, country: str) -> tuple[Place, ...]:
    readings = [_Reading((), (), 0.0)]
    for piece in _supported(list(pieces_of(text))[:_MOST_PIECES], country):
        longer = [each for reading in readings for each in _continued(reading, piece, country)]
        readings = sorted(longer, key=_score, reverse=True)[:_READINGS] or readings
    best = readings[0]
    rivals = [each for each in readings[1:] if best.score - each.score < _TIE]
    places = _agreed(best, rivals) if rivals else best.places
    if len(places) > 1:
        places = _completed(places, best.starts)
    if _ANYWHERE.search(text):
        places = tuple(map(_everywhere, places))
    return tuple(place for place in places if place != NOWHERE)


def _score(reading: _Reading) -> float:
    return reading.score


def _everywhere(place: Place) -> Place:
    return place if place.is_known or not place.is_remote else place._replace(zone="world")


def _agreed(best: _Reading, rivals: Iterable[_Reading]) -> tuple[Place, ...]:
    """Leave out what equally good readings understand differently."""
    places = list(best.places)
    for rival in rivals:
        if len(rival.places) != len(places):
            continue
        for at, (one, other) in enumerate(zip(places, rival.places, strict=True)):
            if one.country != other.country:
                places[at] = Place(is_remote=one.is_remote, is_hybrid=one.is_hybrid)
            elif one.region != other.region:
                # “Washington” is a city or a state: then neither; of two cities the name stays.
                places[at] = one._replace(region="", area="", city=one.city and other.city)
    return tuple(places)


def _completed(places: tuple[Place, ...], starts: tuple[Start, ...]) -> tuple[Place, ...]:
    """Let neighbours in one enumeration share what only one of them says.

    “Remote (Germany, Austria)” is remote in both; the street in “12 Main St, Austin” is in Texas.
    """
    done = list(places)
    for at, place in enumerate(done[1:], 1):
        before = done[at - 1]
        if before.is_remote and place.is_known and not place.city:
            done[at] = place._replace(is_remote=True)
    for at, place in enumerate(done):
        if place.is_known or place.is_remote:
            continue
        if at + 1 < len(done) and starts[at + 1] != "place":
            done[at] = place._replace(country=done[at + 1].country)
        elif at and starts[at] != "place":
            done[at] = place._replace(country=done[at - 1].country)
    return tuple(done)


def _supported(pieces: list[Piece], country: str) -> list[Piece]:
    """Leave out what a piece could mean only if another one said its region or country."""
    if not any(meaning.needs_context for piece in pieces for meaning in piece.meanings):
        return pieces
    said = [
        {country, *(m.country for m in piece.meanings if not m.needs_context)}
        | {m.region for m in piece.meanings}
        for piece in pieces
    ]
    kept = []
    for at, piece in enumerate(pieces):
        others = set().union(*said[:at], *said[at + 1 :], {country}) - {""}
        meanings = tuple(
            meaning
            for meaning in piece.meanings
            if not meaning.needs_context or meaning.country in others or meaning.region in others
        )
        kept.append(piece._replace(meanings=meanings))
    return kept


def _continued(reading: _Reading, piece: Piece, country: str) -> Iterator[_Reading]:
    """Yield the reading with each of the things that the piece may mean."""
    last = reading.places[-1] if reading.places else NOWHERE
    must_start = bool(reading.places) and piece.starts == "place"
    options: list[Meaning | None] = [*piece.meanings]
    if piece.text or not options:  # or a town that only shares a name with something known
        options.append(None)
    for meaning in options:
        score = reading.score + _likelihood(piece, meaning, country)
        if meaning and meaning.kind == "region" and last.city and not last.country:
            score += _TOWN_STATE
        joined = None if must_start else _joined(last, piece, meaning)
        if joined is not None:
            agrees = meaning is not None and last.country == meaning.country
            more = _AGREES if agrees else 0.0
            starts = reading.starts or (piece.starts,)
            yield _Reading((*reading.places[:-1], joined), starts, score + more)
        if reading.places and (must_start or piece.starts == "maybe" or joined is None):
            started = _joined(NOWHERE, piece, meaning)
            if started is not None:
                score += _echo(reading.places, meaning)
                score += 0 if must_start else _cost_of_start(last, piece, meaning)
                yield _Reading((*reading.places, started), (*reading.starts, piece.starts), score)


def _likelihood(piece: Piece, meaning: Meaning | None, country: str) -> float:
    if meaning is None:
        return _UNKNOWN if piece.text else 0.0
    return meaning.weight + (_AGREES if country and meaning.country == country else 0.0)


def _cost_of_start(last: Place, piece: Piece, meaning: Meaning | None) -> float:
    """Return what it costs to begin a place: a state after a town tells where that town is."""
    is_state = meaning is not None and (meaning.kind == "region" or len(piece.text) <= _CODE)
    return _STARTS_STATE if is_state and last.city else _STARTS


def _echo(places: tuple[Place, ...], meaning: Meaning | None) -> float:
    """Return what it adds that other places of the text are in the same country."""
    is_echo = meaning and meaning.country and any(p.country == meaning.country for p in places)
    return _ECHOES if is_echo else 0.0


def _joined(place: Place, piece: Piece, meaning: Meaning | None) -> Place | None:
    """Return the place with what the piece adds, or None when they contradict each other."""
    if piece.is_remote or piece.is_hybrid:
        place = place._replace(
            is_remote=place.is_remote or piece.is_remote,
            is_hybrid=place.is_hybrid or piece.is_hybrid,
        )
    if piece.postal:
        place = place._replace(postal=piece.postal)
    if meaning is None:
        if not piece.text:
            return place
        if place.city:
            is_unknown_code = (
                not piece.meanings and piece.text.isupper() and len(piece.text) <= _CODE
            )
            return place if is_unknown_code and piece.starts != "place" else None
        return place._replace(city=fold(piece.text))
    if meaning.kind == "zone":
        return None if place.is_known else place._replace(zone=meaning.zone)
    return _refined(place, piece, meaning) if _is_consistent(place, meaning) else None


def _is_consistent(place: Place, meaning: Meaning) -> bool:
    if place.zone:
        countries = gazetteer.load().zones[place.zone]
        if countries and meaning.country not in countries:
            return False
    if meaning.kind == "city" and place.city:
        return False
    is_one_country = not place.country or place.country == meaning.country
    is_one_region = not place.region or not meaning.region or place.region == meaning.region
    return is_one_country and is_one_region


def _refined(place: Place, piece: Piece, meaning: Meaning) -> Place:
    return place._replace(
        country=meaning.country,
        region=meaning.region or place.region,
        city=place.city or (fold(piece.text) if meaning.kind == "city" else ""),
        area=place.area or meaning.area,
        zone="",
    )
