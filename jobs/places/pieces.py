"""Cut a location text into pieces, each with what it may mean."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from jobs.places import gazetteer
from jobs.places.gazetteer import Meaning, fold

_BREAK = re.compile(r"(,|[()\[\]]|\s[-–—:~>]+\s|[–—]|[-–—:]\s|\s[-–—])")
_ALTERNATIVES = re.compile(
    r"\s+(?:or|and|oder|und|ou|et|y|o|e|lub|albo|&|\+)\s+|\s*/\s*", re.IGNORECASE
)
_REMOTE = re.compile(
    r"\b(?:(?:100 ?%|fully|full|all|mostly|w pełni|volledig|komplett|vollständig|en|da|op|på) )?"
    r"(?:(?:praca|pracy|werken|arbeiten|trabajo|trabalho|lavoro|travail) )?"
    r"(?:remote(?:ly)?|work(?:ing)? from (?:home|anywhere)|wfh|home[ -]?office|home[ -]?based|"
    r"distributed|t[ée]l[ée]travail(?:ler)?|remot[oa]|teletrabajo|teletrabalho|telelavoro|"
    r"virtual|telecommute|offsite(?:/home)?|off-site|anywhere|à distance|a distancia|"
    r"zdaln(?:ie|a|ej|y)|thuiswerk(?:en|plek)?|thuis werken|vanuit huis|op afstand|"
    r"mobiles arbeiten|ortsunabhängig|desde casa|distans(?:arbete)?|hjemmekontor)\b"
    r"(?:[ -](?:only|first|friendly|eligible|ok|role|position|job|work|werken))?"
    r"|(?:フル|完全)?(?:リモート(?:ワーク)?|在宅(?:勤務|ワーク)?|テレワーク)(?:勤務|可能?|OK|あり|中心)?",
    re.IGNORECASE,
)
_HYBRID = re.compile(
    r"\b(?:(?:praca|pracy) )?(?:hybrid(?:e|o|es arbeiten)?|h[íi]brid[oa]|ibrid[oa]|"
    r"hybrydow[aoey]\w*|flexible)\b|ハイブリッド(?:勤務|ワーク)?",
    re.IGNORECASE,
)
# Remote for a part of the time, as these words before or behind say.
_PARTLY = re.compile(
    r"\b(?:partly|partially|deels|gedeeltelijk|teilweise|częściowo|parcialmente|parcial|"
    r"partiel(?:lement)?|parziale|parzialmente|delvis|"
    r"\d (?:days?|dagen|tage|jours?|días|giorni|dni|dias)(?: (?:de|of|di))?)\b"
    r"|一部|週\d日?|併用",
    re.IGNORECASE,
)
# A prefecture before its town: “愛知県豊田市”, “東京都港区”.
_PREFECTURE = re.compile(
    r"(北海道|東京都|京都府|大阪府|[\u4e00-\u9fff]{2,3}県)(?=[\u3040-\u30ff\u4e00-\u9fff])"
)
_FILLER = re.compile(
    r"\b(?:on-?site|in[- ]office|in[- ]person|office|headquarters?|hq|based|only|locations?|"
    r"multiple|various|several|select(?:ed)?|all|metro(?:politan)?(?: area| region)?|area|region|"
    r"greater|city of|downtown|city cent(?:re|er)|any|in|the|within|near|from|of|n/a|tbd|"
    r"state|province|county|residents?|must be|candidates?|home|time ?zones?|first|friendly|"
    r"möglich|mogelijk|possible|posible|possibile|possível|możliw[ay]|"
    r"(?:a|per|pro|par|por|alla|na|die) (?:week|woche|semaine|semana|settimana|tydzień)|"
    r"\d{1,3}|open to|preferred|and surrounding(?: areas?)?|surroundings?|umgebung|raum)\b",
    re.IGNORECASE,
)
_CANADIAN = re.compile(r"\b([ABCEGHJ-NPR-TVXY]\d[ABCEGHJ-NPR-TV-Z])(?: ?\d[ABCEGHJ-NPR-TV-Z]\d)?\b")
_BRITISH = re.compile(r"\b([A-Z]{1,2})\d[A-Z\d]? ?\d[A-Z]{2}\b")
_ZIP = re.compile(r"\b(\d{5})(?:-\d{4})?\b")
_DUTCH = re.compile(r"\b\d{4} ?[A-Z]{2}\b")
_SHORT = 4  # letters of the longest code

Start = Literal["place", "maybe", ""]  # what the sign before a piece says


class Piece(NamedTuple):
    text: str
    starts: Start
    is_remote: bool = False
    is_hybrid: bool = False
    meanings: tuple[Meaning, ...] = ()
    postal: str = ""


def pieces_of(text: str) -> Iterator[Piece]:
    starts: Start = "place"
    text = _PREFECTURE.sub(r"\1, ", text)
    is_lower = text == text.lower()
    parts = _BREAK.split(text)
    for part, sign in zip(parts[::2], [*parts[1::2], ""], strict=True):
        if part.strip():
            for number, choice in enumerate(_choices(part)):
                yield from _piece(choice, "place" if number else starts, is_lower=is_lower)
            starts = ""
        if sign == "," and not starts:
            starts = "maybe"


def _choices(part: str) -> list[str]:
    """Return what “or”, “and” and “/” stand between, if it is not all one name."""
    return [part] if fold(part) in gazetteer.load().names else _ALTERNATIVES.split(part)


def _piece(text: str, starts: Start, *, is_lower: bool) -> Iterator[Piece]:
    known = gazetteer.load()
    is_remote, is_hybrid = bool(_REMOTE.search(text)), bool(_HYBRID.search(text))
    if is_remote and _PARTLY.search(text):
        is_remote, is_hybrid, text = False, True, _PARTLY.sub(" ", text)
    if is_remote or is_hybrid:
        text = _HYBRID.sub(" ", _REMOTE.sub(" ", text))
    text, postal, at_postal = _without_postal(text)
    if postal or is_remote or is_hybrid:
        yield Piece("", starts, is_remote, is_hybrid, at_postal, postal)
        starts = ""
    name = text.strip(" .,-–—:*#'\"")
    if not name:
        return
    if found := _meanings(name, is_lower=is_lower):
        yield Piece(name, starts, meanings=found)
        return
    name = " ".join(_FILLER.sub(" ", name).split())
    words = name.replace("-", " ").split() if "-" in name else name.split()
    if not words:
        return
    found = _meanings(name, is_lower=is_lower)
    for run, run_found in [(name, found)] if found else _runs(words, name, known.longest):
        yield Piece(run, starts, meanings=run_found)
        starts = ""


def _runs(words: list[str], name: str, longest: int) -> list[tuple[str, tuple[Meaning, ...]]]:
    """Split “US WA Seattle” and “Musterdorf Germany” into their names.

    What has a city's name among unknown words is a name of its own: “West Hartford”, “York Road”.
    """
    runs: list[tuple[str, tuple[Meaning, ...]]] = []
    unknown: list[str] = []
    at = next_unknown = 0
    while at < len(words):
        for length in range(min(longest, len(words) - at), 0, -1):
            run = " ".join(words[at : at + length])
            if found := _meanings(run, is_lower=False):
                runs.append((run, found))
                at += length
                break
        else:
            if unknown and at != next_unknown:  # unknown words at both ends
                return [(name, ())]
            unknown.append(words[at])
            at = next_unknown = at + 1
    if not unknown:
        return runs
    if any(found[0].kind == "city" for _, found in runs):
        return [(name, ())]
    return [(" ".join(unknown), ()), *runs]


def _meanings(name: str, *, is_lower: bool) -> tuple[Meaning, ...]:
    known = gazetteer.load()
    letters = name.replace(".", "")
    is_code = letters.isupper() and len(letters) <= _SHORT
    if (is_code or (is_lower and len(letters) <= _SHORT)) and (
        found := known.codes.get(letters.upper())
    ):
        return found
    return known.names.get(fold(name), ())


def _without_postal(text: str) -> tuple[str, str, tuple[Meaning, ...]]:
    """Take the postal code out of a text; return what is left, the code and what it says."""
    if not any(sign.isdigit() for sign in text):
        return text, "", ()
    postal = gazetteer.load().postal
    for pattern, country in ((_BRITISH, "GB"), (_CANADIAN, "CA")):
        if found := pattern.search(text):
            rest = text[: found.start()] + " " + text[found.end() :]
            prefix = found[1]
            while prefix and prefix not in postal[country]:
                prefix = prefix[:-1] if country == "CA" else ""
            meanings = (postal[country][prefix],) if prefix else ()
            return rest, found[0], meanings
    if found := _ZIP.search(text):
        rest = text[: found.start()] + " " + text[found.end() :]
        # Five digits are a ZIP code in many countries: only a hint that must agree with the rest.
        meaning = postal["US"].get(found[1][:3])
        return (
            rest,
            found[0],
            (meaning._replace(weight=0.0, needs_context=True),) if meaning else (),
        )
    if found := _DUTCH.search(text):
        return text[: found.start()] + " " + text[found.end() :], found[0], ()
    return text, "", ()
