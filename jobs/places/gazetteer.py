"""What the packaged tables know: every name that a posting may use, and what it can mean."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, Literal, NamedTuple

_FOLDER = Path(__file__).parent
_NOT_WORD = re.compile(r"[\W_]+")
_APOSTROPHES = re.compile("['’]")
_SAINT = re.compile(r"\b(?:saint|sankt|sainte)\b")
_STROKES: Final = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})

Kind = Literal["country", "region", "city", "zone"]


class Meaning(NamedTuple):
    """One thing that a name can mean. Regions are ISO 3166-2 codes, countries ISO 3166-1."""

    kind: Kind
    country: str = ""
    region: str = ""
    area: str = ""  # the city that this is, or is next to
    zone: str = ""
    weight: float = 1.0  # how likely, with nothing else said
    needs_context: bool = False  # says nothing without its region or country


@lru_cache(maxsize=50_000)
def fold(name: str) -> str:
    """Return a name in lower case, without accents and punctuation."""
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name.casefold().translate(_STROKES))
        name = "".join(sign for sign in name if not unicodedata.combining(sign))
        name = unicodedata.normalize("NFC", name)
    return _SAINT.sub("st", _NOT_WORD.sub(" ", _APOSTROPHES.sub("", name.lower())).strip())


class Gazetteer(NamedTuple):
    names: dict[str, tuple[Meaning, ...]]
    codes: dict[str, tuple[Meaning, ...]]  # two or three capitals
    zones: dict[str, frozenset[str]]  # countries; empty: everywhere
    area_regions: dict[str, frozenset[str]]
    postal: dict[str, dict[str, Meaning]]  # country -> prefix -> meaning
    longest: int  # words in the longest name


@cache
def load() -> Gazetteer:
    names: dict[str, list[Meaning]] = defaultdict(list)
    codes: dict[str, list[Meaning]] = defaultdict(list)
    for code, meaning, said in (*_countries(), *_regions()):
        if code:
            codes[code].append(meaning)
        for name in said:
            names[fold(name)].append(meaning)
    areas: dict[str, set[str]] = defaultdict(set)
    heads: dict[str, str] = {}
    for name, city in _cities(heads):
        names[fold(name)].append(city)
        if city.region:
            areas[city.area].add(city.region)
    zones = {}
    for said, members in _zones():
        zones[said[0]] = members
        for name in said:
            names[name].append(Meaning("zone", zone=said[0]))
    for name, found in names.items():
        if name.isascii() and len(name) <= _LONGEST_CODE and " " not in name:
            codes[name.upper()].extend(found)
    return Gazetteer(
        names={
            name: tuple(found)
            for name, found in names.items()
            if len(name) > 2 or not name.isascii()  # noqa: PLR2004  shorter ones are codes
        },
        codes={code: tuple(found) for code, found in codes.items()},
        zones=zones,
        area_regions={area: frozenset(regions) for area, regions in areas.items()},
        postal=_postal(heads),
        longest=max(name.count(" ") for name in names) + 1,
    )


_LONGEST_CODE = 4
# Two letters that are a country before they are a state, when nothing else is said.
_WELL_KNOWN: Final = {"DE": 1.0, "IN": 0.9, "NL": 1.0, "CA": 0.6, "UK": 1.0, "US": 1.0}


def _countries() -> Iterator[tuple[str, Meaning, list[str]]]:
    for line in _lines("countries.txt"):
        code, code3, said = line.split(" ", 2)
        weight = 0.8 if code == "GE" else 1.0  # Georgia is a state, too
        meaning = Meaning("country", country=code, weight=weight)
        yield code, meaning._replace(weight=_WELL_KNOWN.get(code, 0.3)), []
        yield code3, meaning, said.split("|")


def _regions() -> Iterator[tuple[str, Meaning, list[str]]]:
    for line in _lines("regions.txt"):
        code, said = line.split(" ", 1)
        is_plain = not code.startswith("~")
        code = code.removeprefix("~")
        country, short = code.split("-")
        meaning = Meaning("region", country=country, region=code, weight=0.9)
        if short.isalpha():
            # The codes that stand only after a city, such as “BW”, wait for their country.
            weight = 0.6 if is_plain and country in ("US", "CA") else 0.1
            yield short, meaning._replace(weight=weight, needs_context=not is_plain), []
        yield "", meaning, said.split("|")


def _cities(heads: dict[str, str]) -> Iterator[tuple[str, Meaning]]:
    rows = list(_city_rows())
    for code, head, _ in rows:
        if not head.startswith("@"):
            name, _ = _qualified(head, code)
            heads.setdefault(name, f"{fold(name)} {code}")
            heads[head.removeprefix("?")] = f"{fold(name)} {code}"
    for code, head, others in rows:
        country, _, region = code.partition("-")
        is_addition = head.startswith("@")
        area = heads[head.removeprefix("@").removeprefix("?")]
        for written in others if is_addition else [head, *others]:
            name, is_qualified = _qualified(written, code)
            yield (
                name,
                Meaning(
                    "city",
                    country=country,
                    region=code if region else "",
                    area=area,
                    weight=0.2 if is_qualified else 1.0,
                    needs_context=is_qualified,
                ),
            )


def _city_rows() -> Iterator[tuple[str, str, list[str]]]:
    code = ""
    for line in _lines("cities.txt"):
        if line.startswith("["):
            code = line.strip("[]")
            continue
        head, _, others = line.partition(":")
        yield code, head, [each.strip() for each in others.split(",") if each.strip()]


def _qualified(name: str, code: str) -> tuple[str, bool]:
    """Return the name, and whether it says nothing without `code`: “Richmond BC”, “?Cambridge”."""
    is_marked = name.startswith("?")
    name = name.removeprefix("?")
    country, _, region = code.partition("-")
    first, _, last = name.rpartition(" ")
    if first and last in (region, country, "UK" if country == "GB" else country):
        return first, True
    return name, is_marked


def _zones() -> Iterator[tuple[list[str], frozenset[str]]]:
    members: dict[str, frozenset[str]] = {}
    lines = list(_lines("zones.txt"))
    for _ in range(2):  # a zone may be made of zones that stand further down
        for line in lines:
            names, _, made_of = line.partition(" = ")
            countries: set[str] = set()
            for each in made_of.split():
                countries |= {each} if each.isupper() else members.get(each, set())
            first = names.split("|")[0]
            found = frozenset(countries - {"*"})
            members[fold(first)] = members[first.replace(" ", "-")] = found
    for line in lines:
        said = [fold(name) for name in line.partition(" = ")[0].split("|")]
        yield said, members[said[0]]


def _postal(heads: dict[str, str]) -> dict[str, dict[str, Meaning]]:
    found: dict[str, dict[str, Meaning]] = {}
    country = ""
    for line in _lines("postal.txt"):
        if line.startswith("["):
            country = line.strip("[]")
            found[country] = {}
            continue
        prefix, code, *city = line.split(" ", 2)
        meaning = Meaning(
            "region",
            country=code.partition("-")[0],
            region=code if "-" in code else "",
            area=heads[city[0]] if city else "",
        )
        first, _, last = prefix.partition("-")
        if last:
            found[country].update(
                (f"{number:03}", meaning) for number in range(int(first), int(last) + 1)
            )
        else:
            found[country][prefix] = meaning
    return found


def _lines(name: str) -> list[str]:
    text = (_FOLDER / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
