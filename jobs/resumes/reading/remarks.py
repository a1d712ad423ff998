"""What education tells besides school, degree and dates: grades, honours, prizes, notes."""

import re
from typing import Final

from jobs.resumes.reading.dates import Dates
from jobs.resumes.reading.line import Line
from jobs.resumes.reading.schools import is_school, names_degree
from jobs.resumes.reading.wrapping import is_label

_SCORE: Final = re.compile(
    r"(?:\b(?:cumulative|overall|weighted|major)\s+)?\b(?:c?gpa|note|abschlussnote|grade|average|gesamtnote|nota|moyenne|voto|media|średnia)\b"
    r"\s*[:=]?\s*(\d[\d.,]*(?:\s?/\s?\d[\d.,]*)?)|\b(\d\.\d{1,2})\s*c?gpa\b"
    r"|\((?!2\.[12]\))(\d[.,]\d{1,2})\)\s*$"
    r"|(?:^|[\t,;|(–—·•-]|\bwith)\s*(\d{2,3}\s?/\s?1[01]0(?:\s+e\s+lode)?|\d{2}(?:[.,]\d{1,2})?\s?%)\s*(?:\)|(?=$|[\t,;|]))",
    re.IGNORECASE,
)
HONOURS: Final = re.compile(
    r"[\s,;(–—-]*(?:[,;(–—-]\s*with (?:high(?:est)? )?(?:honou?rs|distinction|merit)"
    r"|(?:^|[\s,;(–—-])(?:first|(?:upper |lower )?second)[ -]class"
    r"(?: (?:upper|lower|honou?rs|division))*"
    r"|\b(?:(?:magna|summa|maxima) )?cum laude"
    r"|[,;(–—-]\s*mit (?:(?:sehr )?gutem erfolg|auszeichnung)"
    r"|\bmention (?:très bien|assez bien|bien|tb|ab|b)"
    r"|(?:[,;(]|\s[–—-])\s*(?:(?:high )?distinction\*?|merit|credit|pass(?:ed)?|2[.:][12]"
    r"|(?-i:(?:[DMP]\*?){2,3}))|\s2[.:][12])\)?\.?$",
    re.IGNORECASE,
)
_IN_BRACKETS: Final = re.compile(
    r"\s*\(((?:thesis|dissertation|graduated|erasmus|exchange|with|premio|prix|mit|final grade)\b"
    r"[^()]*|[^()]*\b(?:scholarship|scholar|prize|award|medal|exchange|stipendium|beca|bourse))\)\W*$",
    re.IGNORECASE,
)
# What somebody wrote at the end, behind the school: “Fell College. Dissertation: “Moss on Glass””.
_WRITTEN: Final = re.compile(
    r"(?:[.,;]\s|\s[|·•–—-]\s|\t)\s*((?:[^\W\d_]+['’]?s? ){0,2}(?:thesis|dissertation|\w+arbeit"
    r"|mémoire|thèse|tesis|tese|dissertação|tcc|tesi|tesina|\w*scriptie"
    r"|praca (?:magisterska|licencjacka|dyplomowa)|rozprawa|examensarbete|speciale|masteroppgave)"
    r"(?: (?:di|de|do|da|title|topic|on)(?: \w+)?)?\s*(?:[:：]|(?=[“\"„«‚‘]))\s*\S.*)$",
    re.IGNORECASE,
)
_GRADE: Final = re.compile(
    r"(?:2[.:][12]|(?:high )?distinction|merit|pass(?:ed)?|first|credit|honou?rs)\W*", re.IGNORECASE
)
_PRIZE: Final = re.compile(
    r"^(?:premio|prix|prêmio|prémio|nagroda|stypendium|bourse|beca|bolsa|borsa di studio) |"
    r"\b(?:prize|award|medal|scholarship|bursary|premio|prix|prêmio|prémio|nagroda|stypendium|"
    r"bourse|beca|bolsa|borsa di studio|pris|prijs|\w*preis|\w*stipendium)$",
    re.IGNORECASE,
)
_NOTE: Final = re.compile(
    r"(?:minor|major|concentration|speciali[sz]ation|emphasis|thesis|dissertation|honou?rs|"
    r"dean['’]s list|coursework|relevant|awards?|activities|mention|nebenfach|schwerpunkt|"
    r"(?:first|(?:upper |lower )?second)[ -]class|(?:finished|completed) (?:form|grade|year|class)|"
    r"with (?:honou?rs|distinction|merit)|(?:(?:magna|summa) )?cum laude)\b",
    re.IGNORECASE,
)


_WORDS_UNFINISHED: Final = (
    r"(?:did not finish|(?:not|never) (?:completed|finished|validated)|incomplete|unfinished"
    r"|no degree|non valid[ée]e?s?|non achev[ée]e?|inachev[ée]e?|abgebrochen|ohne abschluss"
    r"|nicht abgeschlossen|sin (?:terminar|finalizar)|inacabad[oa]s?|inconclus[oa]|incomplet[oa]"
    r"|trancad[oa]|interrott[oa]|non completat[oa]|niet afgerond)"
)
_GRADUATED: Final = re.compile(r"\s*[(（](?:卒業|修了|卒|修)[)）]\s*$")
_UNFINISHED: Final = re.compile(
    rf"\s*(?:\([^()]*\b{_WORDS_UNFINISHED}\b[^()]*\)|[,;–—-]\s*{_WORDS_UNFINISHED}\W*$)",
    re.IGNORECASE,
)


def without_note(text: str) -> tuple[str, list[str]]:
    """Return a text without what stands behind it and tells of it, as in brackets, and that."""
    text = _GRADUATED.sub("", text)
    unfinished = [each[0].strip(" ,;()–—-") for each in _UNFINISHED.finditer(text)]
    text = _UNFINISHED.sub("", text)
    found = _IN_BRACKETS.search(text) or _WRITTEN.search(text)
    return (text[: found.start()], [*unfinished, found[1]]) if found else (text, unfinished)


def without_score(text: str) -> tuple[str, str]:
    found = _SCORE.search(text)
    if not found:
        return text, ""
    rest = re.sub(r"\(\s*\)", "", text.replace(found[0], ""))
    return rest, next(filter(None, found.groups())).rstrip(".,")


def begins_note(text: str) -> bool:
    """Tell whether a text begins as what is told of a study does: “Minor in Statistics”."""
    return bool(_NOTE.match(text))


def is_note(line: Line, rest: str, when: Dates | None) -> bool:
    return (
        (bool(_GRADE.fullmatch(rest)) and not when)
        or (bool(_PRIZE.search(rest)) and not names_degree(rest))
        or (is_label(rest) and not when and not _names_both(rest))
        or len(rest) > 160
        or (line.is_bullet and not _names_both(rest))
        or (rest[:1].islower() and not when)
        or (bool(_NOTE.match(rest)) and not (when and (names_degree(rest) or is_school(rest))))
    )


def _names_both(text: str) -> bool:
    return len(text) < 140 and names_degree(text) and is_school(text)
