"""Places, compared as cities: “Winnipeg”, “Winnipeg, MB, CA”, “Winnipeg, Manitoba, Canada”."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from jobs.dedupe.company import fold

_KEY_LIMIT = 120

_REGIONS: Final = {
    # Canada
    "alberta": "ab", "british columbia": "bc", "manitoba": "mb", "new brunswick": "nb",
    "newfoundland and labrador": "nl", "nova scotia": "ns", "northwest territories": "nt",
    "nunavut": "nu", "ontario": "on", "prince edward island": "pe", "quebec": "qc",
    "saskatchewan": "sk", "yukon": "yt",
    # United States
    "alabama": "al", "alaska": "ak", "arizona": "az", "arkansas": "ar", "california": "ca",
    "colorado": "co", "connecticut": "ct", "delaware": "de", "district of columbia": "dc",
    "florida": "fl", "georgia": "ga", "hawaii": "hi", "idaho": "id", "illinois": "il",
    "indiana": "in", "iowa": "ia", "kansas": "ks", "kentucky": "ky", "louisiana": "la",
    "maine": "me", "maryland": "md", "massachusetts": "ma", "michigan": "mi", "minnesota": "mn",
    "mississippi": "ms", "missouri": "mo", "montana": "mt", "nebraska": "ne", "nevada": "nv",
    "new hampshire": "nh", "new jersey": "nj", "new mexico": "nm", "new york state": "ny",
    "north carolina": "nc", "north dakota": "nd", "ohio": "oh", "oklahoma": "ok", "oregon": "or",
    "pennsylvania": "pa", "rhode island": "ri", "south carolina": "sc", "south dakota": "sd",
    "tennessee": "tn", "texas": "tx", "utah": "ut", "vermont": "vt", "virginia": "va",
    "washington state": "wa", "west virginia": "wv", "wisconsin": "wi", "wyoming": "wy",
}  # fmt: skip
REGION_CODES: Final = frozenset(_REGIONS.values())
_COUNTRIES: Final = {
    "canada": "ca", "united states": "us", "united states of america": "us", "usa": "us",
    "us": "us",
    "u s": "us", "u s a": "us", "united kingdom": "gb", "uk": "gb", "great britain": "gb",
    "england": "gb", "scotland": "gb", "wales": "gb", "ireland": "ie", "germany": "de",
    "deutschland": "de", "austria": "at", "osterreich": "at", "switzerland": "ch", "schweiz": "ch",
    "suisse": "ch", "france": "fr", "spain": "es", "espana": "es", "italy": "it", "italia": "it",
    "netherlands": "nl", "the netherlands": "nl", "nederland": "nl", "belgium": "be",
    "portugal": "pt", "poland": "pl", "polska": "pl", "czechia": "cz", "czech republic": "cz",
    "sweden": "se", "norway": "no", "denmark": "dk", "finland": "fi", "india": "in",
    "australia": "au", "new zealand": "nz", "singapore": "sg", "japan": "jp", "china": "cn",
    "south korea": "kr", "brazil": "br", "brasil": "br", "mexico": "mx", "israel": "il",
    "south africa": "za", "philippines": "ph", "romania": "ro", "hungary": "hu", "greece": "gr",
    "turkey": "tr", "ukraine": "ua", "united arab emirates": "ae", "hong kong": "hk",
}  # fmt: skip
_COUNTRY_CODES: Final = frozenset(_COUNTRIES.values())
_CITIES: Final = {
    "munchen": "munich", "koln": "cologne", "wien": "vienna", "nurnberg": "nuremberg",
    "hannover": "hanover", "geneve": "geneva", "genf": "geneva", "praha": "prague",
    "warszawa": "warsaw", "krakow": "cracow", "bruxelles": "brussels", "brussel": "brussels",
    "milano": "milan", "roma": "rome", "torino": "turin", "lisboa": "lisbon",
    "kobenhavn": "copenhagen", "goteborg": "gothenburg", "den haag": "the hague",
    "bangalore": "bengaluru", "bombay": "mumbai", "new york city": "new york", "nyc": "new york",
    "sf": "san francisco", "washington dc": "washington", "bucuresti": "bucharest",
}  # fmt: skip
_REMOTE = re.compile(
    r"\b(?:remote|anywhere|work from home|wfh|home ?office|distributed|teletravail|remoto)\b"
)
_MODE = re.compile(r"\b(?:fully|100 ?%|hybrid|on-?site|in[- ]office|office|first|only|friendly)\b")
_POSTCODE = re.compile(
    r"\b(?:[a-z]\d[a-z] ?\d[a-z]\d|[a-z]\d[a-z]|\d{5}(?:-\d{4})?|"
    r"[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}|\d{4} [a-z]{2})\b"
)
_AREA = re.compile(
    r"^(?:greater|city of|metro|metropolitan|town of|municipality of) "
    r"| (?:metropolitan area|metro area|bay area|capital region|metropolitan region|metroplex|area|"
    r"region|metro|and surrounding areas|city centre|downtown)$"
)
_NOT_WORD = re.compile(r"[\W_]+")
_BRACKETS = re.compile(r"[()\[\]]|\s[-–—|/•·]\s|[;|•·–—]")


class Place(NamedTuple):
    """A place as far as a board said it; "" is unknown. Region and country are short codes."""

    city: str
    region: str
    country: str
    is_remote: bool


@lru_cache(maxsize=20_000)
def read_place(location: str) -> Place:
    """Read the first place that `location` names."""
    text = fold(location[: 3 * _KEY_LIMIT])
    is_remote = _REMOTE.search(text) is not None
    text = _MODE.sub(" ", _REMOTE.sub(" ", text))
    text = _POSTCODE.sub(" ", text)
    parts = [_NOT_WORD.sub(" ", part).strip() for part in _BRACKETS.sub(",", text).split(",")]
    parts = [part for part in parts if part]
    country = _take_country(parts)
    region = _take_region(parts)
    city = _AREA.sub("", _AREA.sub("", parts[0])) if parts else ""
    city = re.sub(r"^st ", "saint ", city)
    return Place(_CITIES.get(city, city), region, country, is_remote)


def _take_country(parts: list[str]) -> str:
    if not parts:
        return ""
    if parts[-1] in _COUNTRIES:
        return _COUNTRIES[parts.pop()]
    # “Winnipeg, MB, CA” ends in a country; “San Jose, CA” in a state.
    if parts[-1] in _COUNTRY_CODES and parts[-2:-1] and parts[-2] in REGION_CODES:
        return parts.pop()
    return ""


def _take_region(parts: list[str]) -> str:
    if not parts:
        return ""
    last = parts[-1]
    code = _REGIONS.get(last, last if last in REGION_CODES else "")
    if code:
        parts.pop()
        return code
    if len(parts) > 1:  # a region that we have no code for: its name is as good
        return parts.pop()
    return ""


def place_key(location: str) -> str:
    """Return the city, or “remote”, or the widest thing that `location` says; "" for nothing."""
    place = read_place(location)
    key = place.city or ("remote" if place.is_remote else place.region or place.country)
    return key[:_KEY_LIMIT]


def is_compatible(a: str, b: str) -> bool:
    """Tell whether two locations can be one place: what both say must agree."""
    one, other = read_place(a), read_place(b)
    if one.is_remote != other.is_remote and (one.city != other.city or not one.city):
        return False
    return all(
        not mine or not theirs or mine == theirs
        for mine, theirs in zip(one[:3], other[:3], strict=True)
    )
