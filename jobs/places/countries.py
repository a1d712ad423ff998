"""The code of a country that somebody names, in English or in a language of many."""

from functools import lru_cache
from typing import Final

from jobs.places.gazetteer import fold, load

_OTHER_CODES: Final = {"UK": "GB", "EL": "GR"}
_OF_BRITAIN: Final = dict.fromkeys(("england", "scotland", "wales", "northern ireland"), "GB")
_LETTERS: Final = 2
_SAME = "*"  # “*de”: as in German


def country_named(text: str) -> str:
    """Return the ISO 3166-1 code of a country: for its name or its letters; "" for anything else.

    The names of postings come first; those of the telephone tables know some thirty languages.
    """
    name = text.strip()
    if len(name) == _LETTERS and name.isascii() and name.isalpha():
        return _OTHER_CODES.get(name.upper(), name.upper())
    tables = load()
    meant = (*tables.names.get(fold(name), ()), *tables.codes.get(name.upper(), ()))
    codes = {each.country for each in meant if each.kind == "country"}
    if len(codes) == 1:
        return codes.pop()
    return _OF_BRITAIN.get(fold(name)) or _of_telephones().get(fold(name), "")


@lru_cache(maxsize=1)
def _of_telephones() -> dict[str, str]:
    """Return all names of the telephone tables that are the name of one country only."""
    from phonenumbers.geodata.locale import LOCALE_DATA  # slow, and seldom wanted

    codes: dict[str, str] = {}
    for code, names in LOCALE_DATA.items():
        for name in names.values():
            if not name.startswith(_SAME) and codes.setdefault(fold(name), code) != code:
                codes[fold(name)] = ""
    return codes
