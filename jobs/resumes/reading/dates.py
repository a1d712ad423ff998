"""Dates as people write them on resumes, in nine languages, and the spans between two of them."""

import itertools
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from jobs.resumes.reading import words

_ERAS: Final = {"令和": 2018, "平成": 1988, "昭和": 1925}
_YEAR: Final = r"(?:19[4-9]\d|20[0-4]\d)"
_LAST_TWO: Final = 60  # '61 and later are of the last century
# “4 roles”, beside how long somebody was with an employer.
_COUNTED: Final = (
    r"(?:(?:\s*[,;·|/–-]\s*|\s+|(?<=[(（]))\d{1,2}\s(?:roles|positions|promotions|positionen|rollen|stationen"
    r"|postes|puestos|cargos|funções|ruoli|posizioni|functies|stanowisk[ai]?))"
)
_DURATION: Final = re.compile(
    r"\s*[(（·|,]?\s*(?<![\w-])(?:(?:about|circa|ca\.)\s+)?\d{1,2}\+?\s?"
    r"(?:years?|yrs?|months?|mos?|jahre?n?|monate?n?|ans?|mois|años?|mes(?:es)?|anos?|ann[oi]|mes[ei]|"
    r"jaar|maand(?:en)?|lata?|miesięcy|miesiące|weeks?|wks?|wochen?|semain"
    r"es?|semanas?|settiman[ae]|weken|week|tygodni[ea]?|年間?|[ヶかカ]月間?)(?!\w)\.?"
    r"(?:\s*,?\s*\d{1,2}\s?(?:months?|mos?|monate?n?|mois|mes(?:es)?|mes[ei]|maand(?:en)?|miesięcy|[ヶかカ]月)"
    rf"(?!\w)\.?)?{_COUNTED}?\s*[)）]?\s*$|\s*[(（·|,]?{_COUNTED}\s*[)）]?\s*$",
    re.IGNORECASE,
)
_EXPECTED: Final = (
    r"(?<!\w)(?:(?:expected|anticipated|exp\.|voraussichtlich|prévue?|previsto)"
    r"(?:\s+(?:graduation|completion))?|(?:completed|obtained|awarded|abgeschlossen|obtenue?|finalizad[oa]|"
    r"conclu[ií]d[oa]|conseguit[oa]|behaald|afgerond|ukończon[aey])(?:\s+(?:in|im|en|em|nel|w))?|graduat(?:ed|ing|ion)|grad\.|class\s+of)\s*:?\s+(?:date:?\s+|in\s+)?"
)
_OF_SCHOOL: Final = (  # “S.Y. 2009-2013”
    r"(?<!\w)(?:[SA]\.\s?Y\.|SY|AY|(?:school|academic) year|année scolaire|año escolar|curso|"
    r"ano letivo|anno scolastico|schuljahr|schooljaar|rok szkolny)\s*:?\s+"
)
_UNTIL: Final = (
    r"(?<!\w)(?:before|prior\s+to|until|till|up\s+to|vor|bis|avant|jusqu['’]en|hasta|antes\s+de|até|"
    r"prima\s+del|fino\s+al|voor|tot|przed)\s+"
)
_NO_YEAR: Final = r"\s*(?:uhr\b|h\b|€|eur\b)"  # behind “08.15”
_HELD_TOO: Final = re.compile(r"\([^()]*[^\W_][^()]*$")
_JOINT: Final = re.compile(r"\s*(?:[,;&+]|and|und|et|y|e|og|och|i|en)\s*")
_ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_OF_YEAR: Final = re.compile(r"(?<=\d{4})\s?r(?:\.|oku?)(?!\w)")  # “2015 r.”, as Polish has it
_BOTH: Final = r"(?:\s*[,;&+/]\s*|\s+(?:and|und|et|y|e|og|och|i|en)\s+)"  # “July and August 2014”
_DASH: Final = r"[-–—−‐‑~〜～→⟶⇒⟹➔➜➞›»►▸▶…]|[-=]>|>{1,2}|\.{2,3}|\u2012"


@dataclass(frozen=True, slots=True)
class Dates:
    start: str  # 2020 or 2020-05; "" when it is not said
    end: str
    is_current: bool
    at: tuple[int, int]  # where in the text


def find(text: str) -> Dates | None:
    """Return the first span of dates in a text, else its first date, which is then the end."""
    found = find_all(text)
    spans = [each for each in found if each.start or each.is_current]
    if len(found) > 1 and not spans and _is_list(text, found):
        at = (found[0].at[0], found[-1].at[1])
        return Dates(found[0].end, found[-1].end, is_current=False, at=at)
    return next(iter(spans or found), None)


def _is_list(text: str, found: list[Dates]) -> bool:
    """Tell whether a text ends in, or begins with, a list of dates set apart: “(2019, 2020)”."""
    before, after = text[: found[0].at[0]].rstrip(" "), text[found[-1].at[1] :]
    is_apart = not before or before[-1] in "(,;|–—-\t."
    between = (text[a.at[1] : b.at[0]] for a, b in itertools.pairwise(found))
    is_in_order = found[0].end[:4] < found[-1].end[:4]
    is_whole = not after.strip(" )") or (not before and after.lstrip(" ")[:1] in "\t:")
    return is_apart and is_in_order and is_whole and all(map(_JOINT.fullmatch, between))


def find_all(text: str) -> list[Dates]:
    """Return all spans and dates in a text, in its order."""
    text = text.replace("\u00a0", " ").replace("\u2009", " ").replace("\u202f", " ")
    told = _OF_YEAR.sub(lambda found: " " * len(found[0]), text)
    found = [read for match in _span().finditer(told) if (read := _read(match))]
    return [_with_rest(text, each) for each in found]


def _with_rest(text: str, found: Dates) -> Dates:
    """Return dates with what says that the number before it is a year."""
    behind = _OF_YEAR.match(text, found.at[1])
    return replace(found, at=(found.at[0], behind.end())) if behind else found


def without(text: str, dates: Dates) -> str:
    """Return a text without these dates, the marks that held them, and how long it was."""
    rest = _without(text, dates)
    return _DURATION.sub("", rest).strip() if rest else rest


def is_duration(text: str) -> bool:
    """Tell whether a text says no more than for how long: “8 years 9 months”."""
    return bool(_DURATION.fullmatch(text))


def without_duration(text: str) -> str:
    """Return a name without how long somebody was there: “Tarn Ltd · 8 years 9 months”."""
    return _DURATION.sub("", text) or text


def _without(text: str, dates: Dates) -> str:
    before, after = text[: dates.at[0]], text[dates.at[1] :]
    before = re.sub(r"[\s(\[（,;:|/·•–—-]*$", "", before) if not after.strip() else before
    before = re.sub(r"[(\[（]\s*$", "", before)
    name, opened, said = before.rpartition("(")
    if opened and _DURATION.fullmatch(
        f"({said.rstrip(' ,;·')}"
    ):  # “Tarn Ltd (3 roles, 2014 – now)”
        before = name
    if _HELD_TOO.search(before) and after.lstrip().startswith(")"):
        before = f"{before.rstrip(' ,;:·–—-')})"  # “Tarn Ltd (Leeds, 2019 – 2021)”
    after = re.sub(r"^\s*[)\]）]", "", after)
    if not before.strip():
        after = re.sub(r"^\s*\([^()]{1,20}\)\s*[:–—-]\s", "", after)  # “2015 – 2017 (summers): …”
        after = re.sub(r"^[\s,;:|/·•–—.-]+", "", after)
        held = re.match(r"([(（][^()（）]{1,20}[)）])\s*", after)
        if held and is_duration(held[1]):  # “07/2024 (2 weeks)”
            after = after[held.end() :]
    return f"{before}\t{after}".strip("\t ") if before.strip() and after.strip() else before + after


def _read(match: re.Match[str]) -> Dates | None:
    at = (match.start("all"), match.end("all"))
    if match["current_only"]:
        first = _date(match, "s")
        return Dates(first, "", is_current=True, at=at) if first else None
    first = _date(match, "a")
    if match["present"] or match["open"]:
        return Dates(first, "", is_current=True, at=at) if first else None
    second = _date(match, "b")
    if match["b"]:
        if not first and (months := match["a_month_only"]):
            first = f"{second[:4]}-{_month(months):02d}" if second else ""
        if _order(first) > _order(second):
            return None
        return Dates(first, second, is_current=False, at=at)
    short = match["short_end"]
    if short and first and first[2:4] < short:
        return Dates(first, first[:2] + short, is_current=False, at=at)
    return Dates("", first, is_current=False, at=at) if first else None


def _order(date: str) -> str:
    return date[:4]


def _date(match: re.Match[str], name: str) -> str:
    """Return the date that the groups of one name hold, "" when they hold none."""
    for kind in ("", "j", "n", "i", "d", "k", "p"):  # a year, perhaps with the number of a month
        if year := match[f"{name}_{kind}y"]:
            month = match[f"{name}_{kind}m"] if kind else ""
            return f"{_full(year)}-{int(month):02d}" if month else year
    if year := match[f"{name}_ry"]:
        return f"{year}-{_ROMAN.index(match[f'{name}_rm']) + 1:02d}"
    if era := match[f"{name}_era"]:
        return _of_era(era, match[f"{name}_ey"], match[f"{name}_em"])
    if year := match[f"{name}_wy"] or match[f"{name}_vy"] or match[f"{name}_ly"]:
        month = match[f"{name}_wm"] or match[f"{name}_vm"] or match[f"{name}_lm"]
        return f"{_full(year)}-{_month(month):02d}"
    year = match[f"{name}_sy"] or match[f"{name}_ay"] if match[name] else ""
    return _full(year) if year else ""


def _of_era(era: str, count: str, month: str | None) -> str:
    year = _ERAS[era] + (1 if count == "元" else int(count))
    return f"{year}-{int(month):02d}" if month else str(year)


def _full(year: str) -> str:
    digits = year.lstrip("'’‘`´")
    if len(digits) == 4:
        return digits
    return ("19" if int(digits) > _LAST_TWO else "20") + digits


def _month(name: str) -> int:
    return words.months()[name.casefold().rstrip(".")]


def _any(group: str) -> str:
    listed = sorted(words.listed(group), key=len, reverse=True)
    return "|".join(re.escape(each).replace("'", "['’]") for each in listed)


def _one(name: str, short: str = "", open_year: str = "", alone: str = "", dotted: str = "") -> str:
    """Return the pattern of one date; its groups begin with `name`.

    `short` is what must follow two digits of a month and two of a year, as “05/13”; `open_year`
    what must follow two digits of a year behind the name of a month, as “Nov 20”, `alone` behind
    an apostrophe alone, as “’18”, and `dotted` behind a month and a point, as “03.18”.
    """
    months = "|".join(re.escape(each) for each in sorted(words.months(), key=len, reverse=True))
    roman = "|".join(sorted(_ROMAN, key=len, reverse=True))
    year = rf"['’‘`´]?{_YEAR}(?!\d)|['’‘`´]\d\d(?!\d)"
    month = r"(?:1[0-2]|0?[1-9])"
    day = r"(?:[12]\d|3[01]|0?[1-9])"
    return (
        rf"(?P<{name}>"
        rf"(?P<{name}_jy>{_YEAR})\s?年(?:\s?(?P<{name}_jm>{month})\s?月(?:\s?{day}\s?日)?)?"
        rf"|(?P<{name}_era>令和|平成|昭和)(?P<{name}_ey>\d{{1,2}}|元)年(?:(?P<{name}_em>{month})月)?"
        # “Engineer II 2015” is no February: months stand at an edge, or before a mark.
        rf"|(?:(?<![^\t(|])|(?<=\bo[dt]\s)|(?<=\bdo\s)|(?<!\w)(?=[IVX]+\s?[./])"
        rf"{'' if name == 'a' else '|(?<=[–—-])|(?<=[–—-] )'})"
        rf"(?P<{name}_rm>(?-i:{roman}))(?:\s?[./]\s?|\s)(?P<{name}_ry>{_YEAR})(?!\d)"
        rf"|(?<![A-Za-z]-)(?P<{name}_iy>{_YEAR})[-/.](?P<{name}_im>1[0-2]|0[1-9])(?:[-/.]{day})?(?![\d])"
        rf"|(?<![\d./]){day}\s?[./-]\s?(?P<{name}_dm>{month})\s?[./-]\s?(?P<{name}_dy>{_YEAR})(?!\d)"
        rf"|(?<![\d./Q])(?P<{name}_nm>{month})\s?[./-]\s?(?P<{name}_ny>{_YEAR})(?!\d)"
        rf"|(?<!\w)(?:{day}(?:\.|st|nd|rd|th|er|º)?\s+(?:de\s+|of\s+)?)?(?P<{name}_wm>{months})(?!\w)"
        rf"\.?,?\s*(?:(?:de|di|del|of|/|-)\s*)?(?:{day}(?:st|nd|rd|th)?,\s*)?(?P<{name}_wy>{year})"
        rf"|(?<!\w)(?P<{name}_lm>{months})(?!\w)\.?(?:\s+|[/-])(?P<{name}_ly>\d\d)(?![\w:/]|[.,]\d|,?\s+{_YEAR})"
        rf"{open_year}"
        rf"|{'(?<![0-9A-Za-z_/.,-])' if name == 'a' else ''}"
        rf"(?P<{name}_km>{month})/(?P<{name}_ky>\d\d)(?![\d/]){short}"
        rf"|(?<![\w.,$€£])(?P<{name}_pm>1[0-2]|0[1-9])\.(?P<{name}_py>0[1-9]|[12]\d)"
        rf"(?![\d.,/]\d|\d|{_NO_YEAR}){dotted}"
        rf"|(?<!\w)['’‘`´](?P<{name}_ay>\d\d)(?![\w.,]){alone}"
        rf"|(?P<{name}_vy>{_YEAR})\s+(?P<{name}_vm>{months})(?!\w)\.?"
        rf"|(?<!\w)(?:{_any('seasons')})(?:,?\s*(?:de\s+|of\s+)?|/)(?P<{name}_sy>{year})"
        rf"(?:/\d\d(?=\s*[-–—]|\s+bis))?"
        rf"|(?<![\w$€£.,]){'(?<![0-9]-)' if name == 'a' else ''}"
        rf"(?!(?<=[a-z]-){_YEAR}-\d)(?P<{name}_y>{_YEAR})(?:\s?Q[1-4](?!\w)|(?![\w%]|[.,]\d))"
        rf")"
    )


@lru_cache(maxsize=1)
def _span() -> re.Pattern[str]:
    months = "|".join(re.escape(each) for each in sorted(words.months(), key=len, reverse=True))
    said = rf"(?:{_any('until')})\s+"  # “2019 – till date”, “2019 to till date”
    until = (
        rf"(?:\s*(?:{_DASH})\s*(?:{said})?|\s+{said}(?:{said})?"
        r"|\s*から\s*|\s{2,}|\s*[\x96\x97]\s*|\s+/\s+"
        rf"|(?<=(?<![\d/.])\d{{4}})/\s?(?={_YEAR}(?![\d/.])|(?:{_any('present')})(?!\w)))"
    )
    present = rf"(?:(?:the\s+)?(?:{_any('present')}))(?!\w)(?:(?<=pres)\.)?"
    of_two = rf"(?={until}(?:{present}|(?:1[0-2]|0?[1-9])/\d\d(?![\d/])))"  # “05/13-08/15”
    day = r"\.?\s+\d{1,2}(?:,|\s)"
    of_name = rf"(?={until}(?:{present}|{_YEAR}|(?:{months})(?!\w)(?!{day})))"  # “Nov 20 – now”
    of_years = rf"(?={until}(?:{present}|['’‘`´]\d\d(?!\w)))"  # “’18 – ’20”
    of_points = (
        rf"(?={until}(?:{present}|(?:1[0-2]|0[1-9])\.[0-2]\d(?!\d|{_NO_YEAR})))"  # “03.18 – 05.20”
    )
    both_dotted = "(?(a_py)|(?!))"
    open_end = r"(?:/?\s?[-–—]{1,3}\s*(?=$|[)\]|,\t]))"
    since = rf"(?<!\w)(?:{_any('since')})\s+(?:(?:le|el|o|dem|den|the|lo)\s+)?"
    alone = _one("s", "", "(?!)", "(?!)", "(?!)")
    first = _one("a", of_two, of_name, of_years, of_points)
    return re.compile(
        r"(?P<all>"
        rf"(?P<current_only>{since}{alone}(?!{until}(?:{present}|\d|{months})))"
        rf"|(?:{since}|(?<!\w)(?:de|du|von|vom|between)\s+|{_UNTIL}|{_EXPECTED}|{_OF_SCHOOL})?"
        rf"(?:{first}"
        rf"|(?<!\w)(?P<a_month_only>{months})(?!\w)\.?(?={until}|{_BOTH}))"
        rf"(?:(?:{until}|(?(a_month_only){_BOTH}|(?!)))"
        rf"(?:(?P<present>{present})|{_one('b', dotted=both_dotted)})"
        rf"|\s?[-–/](?P<short_end>\d\d)(?![\d./])"
        rf"|\s*(?P<open>{open_end}))?"
        r")",
        re.IGNORECASE,
    )
