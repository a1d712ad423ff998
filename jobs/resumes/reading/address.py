"""Where the person lives: street, postal code and town, as far as the resume says.

A town is told by a postal code beside it, by its region, or by its name; what stands before it and
has the number of a house is the street. Formats of postal codes: Universal Postal Union,
https://www.upu.int/en/universal-postal-union/activities/physical-services/addressing-solutions
"""

import re
from collections.abc import Iterator
from typing import Final

from jobs.resumes.json_resume import Location
from jobs.resumes.reading import dates, roles
from jobs.resumes.reading.gazetteer import is_town
from jobs.resumes.reading.line import Line, without_bullet
from jobs.resumes.reading.names import PARTS
from jobs.resumes.reading.places import is_place, is_region
from jobs.resumes.reading.web_addresses import EMAIL, URL

_LABEL: Final = re.compile(
    r"^(?:(?:home|residential|postal|current|mailing) |(?:lugar|local|luogo|lieu|place) (?:d[ei]"
    r"|of) )?(?:address|adresse?|anschrift|wohnhaft in|wohnort|ort|adres(?: zamieszkania)?"
    r"|woonplaats|miejsce zamieszkania|woonadres|direcci[óo]n|domicil(?:io|e)"
    r"|r[eé]siden(?:ce|za|cia)|residência|indirizzo|morada|endereço|lives in|based in|location"
    r"|住所|現住所)"
    r"\s*(?:[:：\t]\s*|$)",
    re.IGNORECASE,
)
_SIGN: Final = re.compile(r"^[\u2190-\u2bff\ue000-\uf8ff\U0001f300-\U0001faff]\ufe0f?\s*")
_BEHIND: Final = re.compile(
    r"\s*[(（](?:home|work|private|privat|domicile|自宅)[)）]$", re.IGNORECASE
)
_BIRTH: Final = re.compile(
    r"\bbirth|\bborn|\bgebo?r?|\bnaci|\bnasc|\bné(?:e|\(e\))?\b|\bnat[oa]\b|\burodz|生年|nationalit",
    re.IGNORECASE,
)
_NAME: Final = r"[^\W\d_][^\W\d_]*(?:[ '’.-]{1,2}[^\W\d_]+){0,4}\.?"
_FIRST: Final = re.compile(  # most of Europe, Mexico, Japan
    r"^(?:(?:[A-Z]{1,2}|〒)[- ]?)?"
    rf"(?P<code>\d{{4}} ?[A-Z]{{2}}|\d{{2}}-\d{{3}}|\d{{4}}-\d{{3}}|\d{{3}} \d{{2}}"
    rf"|\d{{3}}-\d{{4}}|\d{{4,5}})\s+(?P<town>{_NAME}(?:[ ,(][^\d]*)?)$"
)
_LAST: Final = re.compile(  # the United Kingdom, Ireland, North America, Australia
    rf"^(?P<town>{_NAME}(?:,\s+{_NAME})?),?\s+"
    r"(?P<code>[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d{2} ?[A-Z\d]{4}|[A-Z]\d[A-Z] ?\d[A-Z]\d"
    r"|\d{4,5}(?:-\d{4})?)$"
)
_OUTWARD: Final = re.compile(rf"^(?P<town>{_NAME}), (?P<code>[A-Z]{{1,2}}\d{{1,2}}[A-Z]?)$")
_BRACKETED: Final = re.compile(rf"^(?P<town>{_NAME})\s*\([^()\d]{{2,30}}\)$")
_JAPANESE: Final = re.compile(
    r"^(?:〒?\s?(?P<code>\d{3}-\d{4})\s*)?"
    r"(?P<town>[\u3040-\u30ff\u4e00-\u9fff]{2,3}?[都道府県]?[\u3040-\u30ff\u4e00-\u9fff]{1,6}?[市区町村]"
    r"(?:[\u3040-\u30ff\u4e00-\u9fff]{1,4}区)?)(?P<street>.*)$"
)
# A town that no list has: “Wohnort: Kleinkummersdorf”.
_TOWN_NAMED: Final = re.compile(
    r"^(?:wohnort|wohnhaft in|woonplaats|miejsce zamieszkania|miejscowość|miasto|town|city|ciudad"
    r"|lugar de residencia|residencia|localidad|ville|lieu de résidence|città|residenza|cidade"
    rf"|localidade|bostadsort)\s*[:：\t]\s*(?P<town>{_NAME})\s*(?:$|[|•·\t])",
    re.IGNORECASE,
)
_COMMA: Final = re.compile(r",\s+|、")
_COUNTRY: Final = re.compile(r"^(?P<rest>.*\d[A-Z]{0,2}),? (?P<name>[^\W\d][^\d,]+)$")
_CODE_AT_END: Final = re.compile(r"^(?P<street>.*\d.*), (?P<code>\d{4,5})$")
_CODE_OF_YEARS: Final = re.compile(r"(?:19|20)\d\d")
_LABELS: Final = frozenset(("mobile", "nome", "sede", "contact", "profile"))  # towns, too
_LONGEST: Final = 110  # characters of an address
_LONGEST_PART: Final = 45
_FEWEST_LETTERS: Final = 3
_PHONE: Final = re.compile(  # with its label; no postal code of nine digits
    r"(?:\b(?:tel|telefon|t[ée]l[ée]phone|mobil\w*|cell|handy|phone|gsm)\b\.?\s*[:：]?\s*)?"
    r"\+?(?<!\d)(?!\d{5}-\d{4}(?!\d))\d[\d ()./-]{7,}\d",
    re.IGNORECASE,
)
_STREET: Final = re.compile(
    r"\b(?:st|street|ave?|avenue|rd|road|dr|drive|ln|lane|ct|court|pl|place|blvd|boulevard|way|pkwy"
    r"|parkway|hwy|highway|ter|terrace|cir|circle|sq|square|trail|close|crescent|row|gardens)\.?$",
    re.IGNORECASE,
)

_CITY: Final = re.compile(
    r"(?:city|town|ort|stadt|ville|ciudad|localidad|cidade|localidade|città|stad|plaats|miasto"
    r"|miejscowość)\s*:\s*(?P<town>[^|:]+?)(?:\s*[|–-]\s*[^|:]+:\s*(?P<land>[^|:]+))?",
    re.IGNORECASE,
)
_STREET_AHEAD: Final = re.compile(
    r"(?:av\.|avda\.|avenida|rua|r\.|calle|c/|via|viale|piazza|corso|rue|bd|boulevard|ul\.|al\.|plac"
    r"|zona industrial|zone industrielle|zona industriale|pol[íi]gono|estrada|travessa|largo|praça"
    r"|plaza|paseo) |[^\W\d_]+(?:stra(?:ß|ss)e|str\.|gasse|platz|laan|straat|gatan|vägen|vej) \d",
    re.IGNORECASE,
)


def read(lines: list[Line]) -> Location:
    """Return the first address in the lines above all sections; of several towns, the first."""
    above = ""
    town_alone: Location | None = None
    for line in lines:
        if _BIRTH.search(line.text):
            continue
        for piece in _pieces(line):
            found = _japanese(piece) or _address(piece, above)
            if found and (found.address or found.postal_code):
                return found
            town_alone = town_alone or found
            above = piece
        named = _TOWN_NAMED.match(line.text.strip())
        if named and not town_alone and named["town"][:1].isupper():
            town_alone = Location(city=named["town"])
    return town_alone or Location()


def is_part(text: str) -> bool:
    """Tell whether a text is an address, or a part of one: a street, a town with its code."""
    piece = _LABEL.sub("", text)
    return piece != text or _is_street(piece) or bool(_japanese(piece) or _address(piece, ""))


def town_of(text: str) -> str:
    """Return the town of a text that is an address: a street, then a postal code; "" for others."""
    found = _address(text.strip(), "")
    if not found or not found.postal_code or not _is_street(_COMMA.split(text.strip())[0]):
        return ""
    return next(filter(is_place, (", ".join(_COMMA.split(found.city)[:2]), found.city)), "")


def town_told(text: str) -> str:
    """Return the place that labels tell: “City: Leeds | Country: United Kingdom”, else ""."""
    found = _CITY.fullmatch(text)
    return ", ".join(filter(None, (found["town"], found["land"]))) if found else ""


def without_street(text: str) -> tuple[str, str]:
    """Return a name without the address that commas part from it, and the town: “Tarn Ltd, …”."""
    parts = _COMMA.split(text)
    at = next((n for n, part in enumerate(parts) if n and _begins_address(part)), 0)
    if not at:
        return text, ""
    towns = (re.sub(r"^[A-Z]{0,2}[- ]?\d[\d -]*", "", part).strip() for part in parts[at:])
    return ", ".join(parts[:at]), next((each for each in towns if is_town(each)), "")


def _begins_address(part: str) -> bool:
    is_numbered = bool(re.search(r"\d", part)) and bool(
        _STREET.search(re.sub(r"[\s\d]+$", "", part))
    )
    return bool(_STREET_AHEAD.match(part)) or is_numbered or bool(_FIRST.match(part))


def with_town_alone(text: str) -> str:
    """Return a text with the town alone of an address in it: “Tarn Ltd, Leeds”, “Leeds”."""
    parts = _COMMA.split(text.strip()) if len(text) <= _LONGEST else []
    for at in range(len(parts)):
        if town := town_of(", ".join(parts[at:])):
            return ", ".join([*parts[:at], town])
    return text


def _pieces(line: Line) -> Iterator[str]:
    """Yield what stands apart on a line, without labels, signs and other ways to reach somebody."""
    text = EMAIL.sub("\t", URL.sub("\t", _LABEL.sub("", line.text.strip())))
    text = _PHONE.sub("\t", text)
    label = line.cells[0] if len(line.cells) == 2 and not re.search(r"\d", line.cells[0]) else ""
    for part in PARTS.split(text):
        piece = without_bullet(_SIGN.sub("", part.strip()))[0]
        piece = " ".join(_BEHIND.sub("", _LABEL.sub("", piece)).split()).strip(" ,;|")
        if piece and len(piece) <= _LONGEST and (piece != label or is_place(piece)):
            yield piece


def _address(piece: str, above: str) -> Location | None:
    """Return what a text says of where somebody lives; the street may stand alone `above` it."""
    parts = _COMMA.split(piece)
    if any(len(part) > _LONGEST_PART for part in parts):
        return None
    for at in range(len(parts)):
        town = _town(", ".join(parts[at:]))
        if town is None:
            continue
        before = parts[:at]
        while before and roles.leaning(before[0]) > 0 and not _is_street(before[0]):
            del before[0]  # “Site Manager, 22 Tannery Lane, Stafford”
        is_numbered = town.postal_code and re.search(r"\d", "".join(before))
        is_there = is_numbered or any(map(_is_street, before))
        street = ", ".join(before) if is_there else ""
        if before and not street:
            continue  # “Tarn Ltd, Leeds” is no address
        if not street and _is_street(above):
            street = above
        if not town.postal_code and (broken := _CODE_AT_END.match(street)):  # over two lines
            street, town.postal_code = broken["street"], broken["code"]
        return town.model_copy(update={"address": street})
    return None


def _town(text: str) -> Location | None:
    """Return the town that is all of a text, maybe with its postal code, region and country."""
    if found := _FIRST.match(text):
        town, code = found["town"], found["code"]
        name = _COMMA.split(town)[0].split(" (")[0]
        is_year = bool(_CODE_OF_YEARS.fullmatch(code))
        if _STREET.search(name):
            return None  # “2206 Cascade Ave.” is no town
        if name[:1].isupper() and not (is_year and not _is_known(name)):
            return Location(postal_code=code, city=town) if not roles.leaning(name) else None
    if (found := _LAST.match(text)) and found["town"][:1].isupper():
        is_known = not found["code"].replace("-", "").isdecimal() or _has_region(found["town"])
        if is_known:
            return Location(postal_code=found["code"], city=found["town"])
    if (found := _OUTWARD.match(text)) and _is_known(found["town"]):
        return Location(postal_code=found["code"], city=found["town"])
    behind = _COUNTRY.match(text)  # “Leeds LS1 4AP, England”
    if behind and is_region(behind["name"]) and (whole := _town(behind["rest"])):
        return whole.model_copy(update={"city": f"{whole.city}, {behind['name']}"})
    found = _BRACKETED.match(text)
    first, *others = _COMMA.split(found["town"] if found else text)
    is_whole = is_place(text) or (_is_known(first) and all(map(is_region, others)))
    return Location(city=text) if is_whole and not re.search(r"\d", text) else None


def _has_region(town: str) -> bool:
    """Tell whether a town names its state, as only codes behind a town ask for."""
    name, _, region = town.rpartition(", ") if ", " in town else town.rpartition(" ")
    return bool(name) and is_region(region)


def _is_known(name: str) -> bool:
    return is_place(name) or (is_town(name) and name.casefold() not in _LABELS)


def _japanese(piece: str) -> Location | None:
    found = _JAPANESE.match(piece)
    if found is None or not (found["code"] or re.search(r"\d", found["street"])):
        return None
    return Location(
        postal_code=found["code"] or "", city=found["town"], address=found["street"].strip()
    )


def _is_street(text: str) -> bool:
    """Tell whether a text names a house: letters, and a number at one of its ends."""
    if not text or len(text) > _LONGEST_PART or _PHONE.search(text) or dates.find(text):
        return False
    numbered = re.search(r"^\d{1,5}[a-zA-Z]?(?:[/-]\d{1,4})?,? \S|\D \d{1,4} ?[a-zA-Z]?\.?$", text)
    is_sentence = text.endswith((".", ":")) and not _STREET.search(text)
    return bool(numbered) and sum(map(str.isalpha, text)) > _FEWEST_LETTERS and not is_sentence
