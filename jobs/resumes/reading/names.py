"""Whose resume it is: the line that is most like a person's name."""

import re
from collections.abc import Iterator
from typing import Final

from jobs.resumes.reading import roles, words
from jobs.resumes.reading.headings import closed, known
from jobs.resumes.reading.line import Line
from jobs.resumes.reading.places import is_place
from jobs.resumes.reading.web_addresses import EMAIL

_NAME_LABEL: Final = re.compile(
    r"^(?:(?:full name|name|nom|nombre|nome|naam|imię i nazwisko|vor- und nachname)\s*[:：\t]"
    r"|(?:氏\s?名|名\s?前)\s*[:：\t\s])\s*",
    re.IGNORECASE,
)
_TITLE: Final = re.compile(
    r"^(?:curriculum vitae|c\.?v\.?|r[ée]sum[ée]|lebenslauf|currículo|hoja de vida)\s+"
    r"(?:(?:of|for|von|de|di|van|do|da|del)\s+)?(?=[^\W\d_]+\s)"
    r"|['’]s (?:r[ée]sum[ée]|cv|curriculum vitae)$",
    re.IGNORECASE,
)
_PRONOUNS: Final = re.compile(
    r"\s*[(\[](?:she|he|they|sie|er|elle|il|iel|ella|él|ela|ele|lei|lui|hon|han|zij|hij)"
    r"(?:\s*/\s*\w+){1,2}[)\]]",
    re.IGNORECASE,
)
_LAST_FIRST: Final = re.compile(
    r"^(?P<last>[^\W\d_a-z]{3,}(?:-[^\W\d_a-z]{2,})?), "
    r"(?P<first>[^\W\d_a-z][^\W\d_A-Z]+(?: [^\W\d_a-z][^\W\d_]*\.?)?)$"
)
# How a name is read, behind it: “山田 太郎（やまだ たろう）”.
_READING: Final = re.compile(r"\s*[（(][\u3040-\u30ffー\s　]+[)）]$")
_ELIDED: Final = re.compile(r"^(?:d|l|dell|dall|o)['’](?=[^\W\d_])")  # “d’Aosta”
_LARGE: Final = 13.0  # points
_MOST_ROWS: Final = 3
_ALIKE: Final = 0.4  # points
_MOST_WORDS: Final = 5
PARTS: Final = re.compile(r"\s*(?:[|•·⋅∙●◦♦◆▪\t]|\s[–—-]\s|\s{2,})\s*")


_CJK: Final = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff々ー]")


def name_in(lines: list[Line], email: str) -> str:
    """Return the line that is most like a person's name: large, high up, like the e-mail."""
    best, most = "", 0.0
    largest = max((line.size for line in lines), default=10.0)
    for at, line in enumerate(lines):
        labelled = _NAME_LABEL.match(line.text)
        text = line.text[labelled.end() :] if labelled else _without_others(line.text)
        text = _READING.sub("", text)
        is_large = line.size >= largest * 0.95 and largest > 12
        for part_at, part in enumerate(
            [*(() if labelled else _whole_names(lines, at)), *PARTS.split(text)]
        ):
            candidate = _turned(part, email) or re.split(r"[,，]\s", part.strip())[0].strip(" ,;:")
            score = _likeness(candidate, email)
            if (not score and not labelled) or (score < 3 and at > 2 and not is_large):
                continue
            score += 5 * is_large + 8 * bool(labelled)
            score += max(0.0, 4 - at) - 0.5 * part_at + line.is_bold
            if score > most:
                best, most = candidate, score
    return " ".join(best.split())


def _without_others(text: str) -> str:
    """Return a line without what is no part of a name in it: “CV of Jane Doe (she/her)”."""
    text = _TITLE.sub("", EMAIL.sub("\t", _PRONOUNS.sub("", text)))
    return re.sub(r"\t\s*[+(]?\d[\d ().-]{5,}", "\t", text).strip()


def _turned(text: str, email: str) -> str:
    """Return “Ada LOVELACE” for “LOVELACE, Ada”, "" for what is none, as “LEEDS, Yorkshire”."""
    found = _LAST_FIRST.match(text.strip())
    is_named = bool(found and email and _is_in_email([found["last"]], email))
    return f"{found['first']} {found['last']}" if found and is_named else ""


def _whole_names(lines: list[Line], at: int) -> Iterator[str]:
    """Yield names that are set in large letters over several lines, or with wide spaces."""
    line = lines[at]
    if any(known(cell) for cell in line.cells) or any(_is_rest(cell) for cell in line.cells[1:]):
        return  # a word in small letters that stands apart is none of the name
    apart = closed(line.text).split()
    whole = [" ".join(apart) if len(apart) > 1 else line.plain]
    if line.size > _LARGE and not re.search(r"[\d@,|]", line.plain):
        for below in _rows_below(lines, at):
            joint = "" if whole[0].endswith("-") else " "
            whole.insert(0, whole[0] + joint + below.plain)
    for text in whole:
        is_single = "\t" in line.text or text != line.plain
        if is_single and len(text.split()) <= _MOST_WORDS and not roles.leaning(text):
            yield _mended(text)


def _rows_below(lines: list[Line], at: int) -> Iterator[Line]:
    """Yield the lines that a name may go on with: they look alike.

    Each is the next one, or the next in its column, where a sidebar is read in between.
    """
    above, expected, rows = lines[at], at + 1, 1
    for place, line in enumerate(lines[at + 1 :], at + 1):
        is_alike = abs(line.size - above.size) <= _ALIKE and line.is_bold == above.is_bold
        if rows < _MOST_ROWS and is_alike and (place == expected or _is_beneath(above, line)):
            yield line
            above, expected, rows = line, place + 1, rows + 1


def _is_beneath(above: Line, line: Line) -> bool:
    """Tell whether a line begins right below another; only where the file says where lines are."""
    is_near = line.page == above.page and abs(line.x0 - above.x0) < above.size
    return is_near and line.x1 > line.x0 and 0 < line.y - above.y < 2 * above.size


def _mended(text: str) -> str:
    """Return a name without spaces in its words, as between letters of two sizes: “Ja ne D oe”."""
    parts = text.split()
    whole = "".join(part if n and _is_rest(part) else f" {part}" for n, part in enumerate(parts))
    return whole if len(whole.split()) > 1 else text


def _is_rest(part: str) -> bool:
    return part.isalpha() and part.islower() and not _is_particle(part)


def _is_particle(part: str) -> bool:
    return part.lower().replace("’", "'") in words.listed("particles")


def _likeness(text: str, email: str) -> float:
    """Return how much a text is like a name; 0 for what is none."""
    parts = text.split()
    is_cjk = bool(
        re.fullmatch(
            r"[\u3040-\u30ff\u4e00-\u9fff々]{1,6}[\s　]?[\u3040-\u30ff\u4e00-\u9fff々]{1,6}", text
        )
    )
    if not text or len(text) > 45 or re.search(r"[\d@/\\:|_+#!?]", text) or known(text):
        return 0.0
    if is_cjk:
        return 2.0 + 2 * bool(re.search(r"[\s　]", text))
    if words.key(text) in {words.key(each) for each in words.listed("stop")} or is_place(text):
        return 0.0
    is_named = bool(email) and _is_in_email(parts, email)
    if not 2 <= len(parts) <= 5 and not (len(parts) == 1 and is_named):
        return 0.0
    if not all(_begins_name(part) or _is_particle(part) for part in parts):
        return 0.0
    if (roles.leaning(text) != 0 or _is_heading_like(parts)) and not is_named:
        return 0.0
    return 2.0 + 6 * is_named


def _begins_name(part: str) -> bool:
    """Tell whether a word begins with a capital, or with a letter of a script that has none.

    Japanese and Chinese are told by their own rule: their words are not parted.
    """
    first = _ELIDED.sub("", part.lstrip("\"'“”„‘’«»()"))[:1]
    has_no_case = first.isalpha() and first.lower() == first.upper()
    return first.isupper() or (has_no_case and not _CJK.match(first))


def _is_heading_like(parts: list[str]) -> bool:
    """Tell whether a word is one of headings or of labels: “Top Skills”, “Tel Aviv Cell”."""
    return any(words.key(part) in words.heading_words() for part in parts)


def _is_in_email(parts: list[str], email: str) -> bool:
    local = re.sub(r"[^a-z]", "", words.key(email.partition("@")[0]))
    halves = [half for part in parts for half in (part, *part.split("-"))]
    names = [re.sub(r"[^a-z]", "", words.key(half)) for half in halves]
    return any(len(name) > 2 and name in local for name in names)
