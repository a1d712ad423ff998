"""Tell the names of places at the end of a line from the names of employers and schools."""

import re
from functools import lru_cache
from typing import Final

from jobs.resumes.reading import words
from jobs.resumes.reading.gazetteer import is_town

_STATES: Final = frozenset(
    [
        "AL",
        "AK",
        "AZ",
        "AR",
        "CA",
        "CO",
        "CT",
        "DE",
        "FL",
        "GA",
        "HI",
        "ID",
        "IL",
        "IN",
        "IA",
        "KS",
        "KY",
        "LA",
        "ME",
        "MD",
        "MA",
        "MI",
        "MN",
        "MS",
        "MO",
        "MT",
        "NE",
        "NV",
        "NH",
        "NJ",
        "NM",
        "NY",
        "NC",
        "ND",
        "OH",
        "OK",
        "OR",
        "PA",
        "RI",
        "SC",
        "SD",
        "TN",
        "TX",
        "UT",
        "VT",
        "VA",
        "WA",
        "WV",
        "WI",
        "WY",
        "DC",
        "ON",
        "BC",
        "QC",
        "AB",
        "MB",
        "SK",
        "NS",
        "NB",
        "NSW",
        "VIC",
        "QLD",
        "SP",
        "RJ",
    ]
)
STRONG: Final = re.compile(r"\s*(?:\t|\||•|·|⋅|∙|—|–|/{2}|‖|～|;)\s*|\s+-+\s+|\s{3,}")
_JOINTS: Final = re.compile(rf"{STRONG.pattern}|, ")
_END: Final = re.compile(r"^(?P<rest>.*?)\s*[(（](?P<place>[^()（）]+)[)）]$")
_NAME: Final = r"[^\W\d_a-z](?:[^\W\d_]|['’.-])*"
_TOWN: Final = re.compile(
    rf"(?:(?:St|Ste|Mt)\. {_NAME}[^\W\d_]|(?:Co\. )?{_NAME}[^\W\d_]"
    rf"(?: (?:{_NAME}|d[aeio]|d[ae]['’]|d[aeo]s|de[lrn]|l[ae]|las|los|el|a[mn]|aan|upon|sur))"
    r"{0,3}(?: [A-Z]{2,3})?)"
)
_OF_STATE: Final = re.compile(rf"{_TOWN.pattern}(?:/| ?[–-] ?)[A-Z]{{2}}")  # “Itajaí/SC”
_NUMBERED: Final = re.compile(
    rf"^(?P<rest>.+), (?P<place>{_TOWN.pattern} \((?:\d{{2,3}}|[A-Z]{{2}})\))$"
)
_CJK: Final = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_JAPANESE: Final = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]{1,9}[都道府県市区町村]")
_SAINT: Final = re.compile(r"(?:st\.?|ste\.?|saint|sainte) [^\W\d_]+")
_PART: Final = re.compile(r"^(?:north|south|east|west|mid|central|greater)(?:ern)? ")
# Countries by letters that say nothing else on a resume, as IT, PT and SE do.
_COUNTRIES: Final = re.compile(r"NL|FR|ES|PL|CH|AT|DK|IE|CZ|HU|JP|SG|HK|NZ|BR|MX|ZA|UK")
_COUNTY: Final = re.compile(rf"(?:Co\.?|County) {_NAME}|{_NAME} County")
_ZIP: Final = re.compile(r"\b\d{4,6}(?:-\d{3,4})?\b")
_DOT: Final = re.compile(r"(?:(?<=[a-z]{3})|(?<=\d\d))\. (?=[A-Z])")
# A Dutch school “te Deventer”, a German firm “in Kassel”, a French one “à Lyon”; but the place is
# part of the name of the “University of Life Sciences in Lublin”.
_IN: Final = re.compile(
    r"(?!.*\bUniversity\b)(?P<rest>\S+ .*\S) (?:te|in|à) (?P<place>[A-ZÀ-Ý][\w' -]+)"
)


@lru_cache(maxsize=1)
def _endings() -> frozenset[str]:
    return frozenset(words.key(each) for each in words.listed("places", "words"))


@lru_cache(maxsize=1)
def _cities() -> frozenset[str]:
    return frozenset(words.key(each) for each in words.listed("places", "cities"))


@lru_cache(maxsize=8_192)
def is_place(text: str) -> bool:
    """Tell whether a text is nothing but the name of a place."""
    if _OF_STATE.fullmatch(text.strip(" ,.")):
        return True
    if STRONG.search(text) or "(" in text.strip()[1:]:
        return False
    text = _ZIP.sub("", text).strip(" ,.()[]\t")
    if not text or len(text) > 50 or re.search(r"[\d@:]", text):
        return False
    if _JAPANESE.fullmatch(text):
        return not words.pattern("employers").search(text)
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if not parts or len(parts) > 3 or any(len(part.split()) > 4 for part in parts):
        return False
    # Behind a town, “CO” is Colorado and no company.
    if not all(_may_be_town(part) for part in parts if part != parts[-1] or part not in _STATES):
        return False
    if len(parts) == 1:
        name = words.key(parts[0])
        return name in _endings() or name in _cities() or _PART.sub("", name) in _endings()
    return is_region(parts[-1]) or (words.key(parts[0]) in _cities() and len(parts) == 2)


def may_be_place(text: str) -> bool:
    """Tell whether a text could name a town that nobody listed: one to three names, no more."""
    parts = [part.strip() for part in text.split(",")]
    if is_place(text):
        return True
    if _CJK.search(text):
        return False  # its words have no capitals to tell names by
    if len(text) > 30 or len(parts) > 2 or not all(_TOWN.fullmatch(part) for part in parts):
        return False
    name = words.key(text)
    groups = ("titles", "employers", "schools", "degrees")
    return not any(words.pattern(group).search(name) for group in groups)


def has_region(text: str) -> bool:
    """Tell whether a name names a country or a state, as those do that have several campuses."""
    name = words.key(text)
    return any(re.search(rf"(?<!\w){re.escape(each)}(?!\w)", name) for each in _endings())


def is_region(text: str) -> bool:
    """Tell whether a text is the name of a country or a state, or its letters."""
    text = text.strip(" .")
    if text in _STATES or _COUNTRIES.fullmatch(text) or _COUNTY.fullmatch(text):
        return True
    return words.key(text) in _endings()


def without_place(text: str, fewest: int = 1) -> tuple[str, str]:
    """Return a text without the place at its end, and that place.

    `fewest` of the parts between commas stay, so that no employer is taken for a town.
    """
    text = text.strip(" \t,;|")
    if found := _NUMBERED.match(text):  # “Association Les Rives, Annonay (07)”
        return found["rest"], found["place"]
    if (found := _END.match(text)) and _is_beside(found["place"], found["rest"]):
        if "," in found["rest"]:
            return _without_parts(f"{found['rest']}, {found['place']}", fewest)
        return found["rest"].rstrip(" ,"), found["place"]
    if (found := _IN.match(text)) and _is_beside(found["place"], found["rest"]):
        return found["rest"], found["place"]
    pieces = list(STRONG.finditer(text))
    if pieces:
        last = pieces[-1]
        if _is_beside(text[last.end() :].strip(), text[: last.start()].strip()):
            return text[: last.start()].strip(), text[last.end() :].strip()
        first = pieces[0]
        if _is_beside(text[: first.start()], text[first.end() :]):
            return text[first.end() :].strip(), text[: first.start()].strip()
    rest, slash, last_part = text.rpartition(" / ")
    if slash and _is_beside(last_part.strip(), rest.strip()):
        return rest.strip(), last_part.strip()
    if (dot := list(_DOT.finditer(text))) and is_place(text[dot[-1].end() :]):
        return text[: dot[-1].start()].strip(), text[dot[-1].end() :].strip()
    return _without_parts(text, fewest)


@lru_cache(maxsize=8_192)
def _is_beside(text: str, other: str) -> bool:
    """Tell whether a text is the place of what stands beside it.

    Beside a title alone, “Tarn Trust, Accra, Ghana” is an employer with its place, and a town that
    only the gazetteer knows may be one; beside “University of California” a town is a campus.
    """
    if not other:
        return False
    is_title = bool(words.pattern("titles").search(words.key(other)))
    if is_place(text):
        return text.count(",") < 2 or not is_title or "," in other
    is_alone = is_title and len(_JOINTS.split(other)) < 2
    return is_town(text) and not is_alone and not has_region(other)


def _without_parts(text: str, fewest: int) -> tuple[str, str]:
    parts = [part.strip() for part in text.split(",")]
    kept = list(parts)
    has_state = False
    while len(kept) > fewest and is_region(kept[-1]):
        has_state = has_state or kept[-1].strip(" .") in _STATES
        kept.pop()
    if len(kept) == len(parts):
        rest = ", ".join(kept[:-1])
        if len(kept) > fewest and (words.key(kept[-1]) in _cities() or _is_beside(kept[-1], rest)):
            kept.pop()
        return ", ".join(kept), ", ".join(parts[len(kept) :])
    is_city = words.key(kept[-1]) in _cities() or has_state or len(kept) > fewest
    if len(kept) > 1 and is_city and len(kept[-1].split()) <= 3 and _may_be_town(kept[-1]):
        kept.pop()
    return ", ".join(kept), ", ".join(parts[len(kept) :])


def _may_be_town(text: str) -> bool:
    if _COUNTY.fullmatch(text):
        return True
    name = words.key(text)
    if name in _cities() or _SAINT.fullmatch(name):
        return True  # “College Station”, “St. Cloud”
    groups = ("employers", "titles", "schools")
    return not any(words.pattern(group).search(name) for group in groups)
