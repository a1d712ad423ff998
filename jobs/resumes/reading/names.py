"""Whose resume it is: the line that is most like a person's name."""

import re
from collections.abc import Iterator
from typing import Final

from jobs.resumes.reading import roles, words
from jobs.resumes.reading.headings import closed, known
from jobs.resumes.reading.line import Line
from jobs.resumes.reading.places import is_place
from jobs.resumes.reading.web_addresses import EMAIL

_ONE_NAME: Final = (
    r"(?:surname|family name|first name|nachname|familienname|vorname|nom|prénom|apellido|nombre"
    r"|apelido|nome|cognome|achternaam|voornaam|nazwisko|imię|imiona)(?:\((?:s|i|e|n|en)\)|s)?"
)
_NAME_LABEL: Final = re.compile(
    r"^(?:(?:full name|name|nom|nombre|nome|naam|imię i nazwisko|vor- und (?:nach|zu)name"
    r"|name and surname|name, vorname|nachname, vorname|vorname,? (?:und )?(?:nach)?name"
    r"|nom,? (?:et )?prénoms?|prénoms?,? (?:et )?nom|nombres? y apellidos?"
    r"|apellidos?(?: y|,) nombres?"
    r"|nombre completo|nome completo|nome e cognome|cognome e nome|naam en voornaam"
    r"|voornaam en (?:achter)?naam|nazwisko i imię"
    r"|surname,? (?:and )?(?:first |given |other )?names?"
    rf"|{_ONE_NAME} ?/ ?{_ONE_NAME}(?: próprio(?:\(s\)|s)?)?)"  # of the forms of Europass
    r"\s*[:：\t]|(?:氏\s*名|名\s*前)\s*[:：\t\s])\s*",
    re.IGNORECASE,
)
# “Surname: …” and “Other names: …”, each in a line of its own.
_FAMILY: Final = re.compile(
    r"^(?:surname|last name|family name|name|nachname|familienname|nom(?: de famille)?|apellidos?"
    r"|apelidos?|sobrenome|cognome|achternaam|nazwisko)\s*[:：\t]\s*(?P<name>[^\W\d_][^\d@:|]*)$",
    re.IGNORECASE,
)
_GIVEN: Final = re.compile(
    r"^(?:(?:first|given|other|fore)[ -]?names?|vornamen?|prénoms?|nombres?|nome|voorna(?:am|men)"
    r"|imi(?:ę|ona))\s*[:：\t]\s*(?P<name>[^\W\d_][^\d@:|]*)$",
    re.IGNORECASE,
)
_TITLE: Final = re.compile(
    r"^(?:curriculum vitae|c\.?v\.?|r[ée]sum[ée]|lebenslauf|currículo|hoja de vida)\s+"
    r"(?:(?:of|for|von|de|di|van|do|da|del)\s+)?(?=[^\W\d_]+(?:-[^\W\d_]+)?\s)"
    r"|(?:['’]s)?\s+(?:r[ée]sum[ée]|cv|curriculum vitae|lebenslauf|portfolio)$"
    r"|^(?:(?:hi|hello|hey|hallo|bonjour|hola|ciao|olá|cześć)[,!. ]+)?(?:i['’]m|i am|my name is"
    r"|ich bin|ich heiße"
    r"|je suis|je m['’]appelle|soy|me llamo|sono|mi chiamo|(?:eu )?sou|ik ben|jestem)\s+"
    r"|\s*\((?:geb\.?|geboren\w*|née?|nata|nacida|z domu|roz\.)\s[^()]+\)",
    re.IGNORECASE,
)
_ACADEMIC: Final = re.compile(
    r"^(?:(?:prof|dr|dipl|mag|univ|priv|doz|ing|arch|med|rer|nat|phil|jur|iur|pol|oec|theol|vet|dent|habil"
    r"|h\.c|mult|lic|arq|psic|biol|geom|rag|bc|bca|mgr|mga|inż|lek|hab|mudr|mddr|mvdr|judr|phdr|rndr"
    r"|paeddr|thdr)\.[ -]?|(?:mgr|inż|dr|prof|lek|hab) )+\s*",
    re.IGNORECASE,
)
# Degrees and what people are called before a name, which are no part of it; a doctor’s is.
_DEGREES: Final = re.compile(
    r"^(?:(?:ing|lic|arq|psic|biol|geom|rag|mag|bc|bca|mgr|mga|inż|lek|mudr|mddr|mvdr|judr|phdr|rndr"
    r"|paeddr|thdr|arch|ca)\.|dipl\.(?:(?:[ -]?[^\W\d_]+\.)+|-[^\W\d_]+(?= ))"
    r"(?:\s?\((?:fh|univ|ba)\.?\))?|[mb]\.? ?(?:sc|eng|ed)\.|(?-i:[MB]Sc)(?= )"
    r"|(?-i:[A-Z]{2,4}) \((?:inter|final|foundation|professional)\)"  # “CA (Inter)”
    r"|(?:mgr|lek) (?:inż\.?)?|(?:mr|mrs|ms|miss|herr|frau|monsieur|madame|mme|mlle)\.?(?= )"
    r"|(?:sr|sra|srta|sig|sig\.ra|dhr|mevr|mw)\.(?= ))[ -]*(?=\S)",
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
_READING: Final = re.compile(
    r"\s*[（(][\u3040-\u30ffー\s　]+[)）]$|(?<=[\u3040-\u9fff])\s*[（(][A-Za-z .,'-]+[)）]$"
)
_ELIDED: Final = re.compile(r"^(?:d|l|dell|dall|o)['’](?=[^\W\d_])")  # “d’Aosta”
# Behind a label, also with small letters; no title or degree is written so.
_TWO_NAMES: Final = re.compile(
    r"^(?P<last>[^\W\d_a-z][^\W\d_]+(?:[ -][^\W\d_]+){0,3}), "
    r"(?P<first>[^\W\d_a-z][^\W\d_A-Z]{2,}(?:[ -][^\W\d_a-z][^\W\d_A-Z]+){0,3})$"
)
_FULL_STOP: Final = re.compile(r"(?<=[^\W\d_A-Z]{3})[.!]$")
# Letters of a degree or of a chamber behind a name, which no family is called. Behind a degree with
# honours more of them may stand, with vowels, too: “BSc (Hons) MRICS”.
_LETTERS: Final = re.compile(
    r"(?:,? \(?(?:[MB]\. ?(?:Sc|A|Eng|Ed|Com|Tech)\.?"
    r"|[MB](?:A|BA|Sc|S|Eng|Ed|FA|Phil|PH|D|Res)|Ph\.?D|DPhil|EdD|JD|LL\.?[BM]\.?|CPA|CFA"
    r"|PE|ACA|ACCA|FCA|CEng|PGCE|[AFM](?:RICS|CIPD|CIOB|IET)|[B-DF-HJ-NP-TV-XZ]{2,5})\)?"
    r"(?: \(Hons?\)(?:,? [A-Z]{2,6}\b(?: \(Hons?\))?)*+)?)+$"
)
# Those that are no name either where all is written in capitals, as “NG” is.
_CAPITALS: Final = re.compile(
    r"(?:,? (?:MBA|PHD|PH\.D\.?|CPA|CFA|PMP|MSC|BSC|BSN|RN|MPH|MD|PGCE|ACCA))+"
)
# Short words with an accent are of a name, and no legal form: “Sá”.
_ACCENTED: Final = re.compile(r"(?<!\w)[^\W\d_]?[à-ÿ](?!\w)")
_LARGE: Final = 13.0  # points
_MOST_ROWS: Final = 3
_ALIKE: Final = 0.4  # points
_MOST_WORDS: Final = 5
_FEWEST: Final = 2  # words of a name behind which letters may stand
PARTS: Final = re.compile(r"\s*(?:[|•·⋅∙●◦♦◆▪\t]|\s[–—-]\s|\s{2,})\s*")


# A name in Chinese letters whose halves stand apart: “佐藤　花子”.
_HALVES: Final = re.compile(
    r"^((?:[\u3400-\u9fff々] ?){1,3})\t((?:[\u3040-\u30ff\u3400-\u9fff々] ?){1,4})(?!\S)"
)
_CJK: Final = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff々ー]")


def name_in(lines: list[Line], email: str) -> str:
    """Return the line that is most like a person's name: large, high up, like the e-mail."""
    if whole := _of_two_labels(lines):
        return whole
    best, most = "", 0.0
    largest = max((line.size for line in lines), default=10.0)
    for at, line in enumerate(lines):
        labelled = _NAME_LABEL.match(line.text)
        text = _without_others(line.text)
        if labelled:  # in the cell behind the label; another label may follow
            text = _HALVES.sub(_closed_halves, line.text[labelled.end() :]).partition("\t")[0]
        text = _READING.sub("", text)
        is_large = line.size >= largest * 0.95 and largest > 12
        for part_at, part in enumerate(
            [*(() if labelled else _whole_names(lines, at)), *PARTS.split(text)]
        ):
            candidate = _turned(part, email, is_labelled=bool(labelled))
            candidate = candidate or re.split(r"[,，]\s", part.strip())[0].strip(" ,;:")
            score = _likeness(candidate, email)
            if (not score and not labelled) or (score < 3 and at > 2 and not is_large):
                continue
            score += 5 * is_large + 8 * bool(labelled)
            score += max(0.0, 4 - at) - 0.5 * part_at + line.is_bold
            if score > most:
                best, most = candidate, score
    best = " ".join(best.split())
    while found := _DEGREES.match(best):
        best = best[found.end() :]
    return _without_letters(_FULL_STOP.sub("", best), email)


def _closed_halves(found: re.Match[str]) -> str:
    """Return “榊原 直樹” for “榊 原  直 樹”."""
    return " ".join(half.replace(" ", "") for half in found.groups())


def _without_letters(name: str, email: str) -> str:
    """Return “Jane Doe” for “Jane Doe MSc RVN”, but “Wei Ling MA” whole at weiling.ma@…."""
    found = _LETTERS.search(name)
    before = name[: found.start()] if found else name
    if found is None or len(before.split()) < _FEWEST:
        return name
    if before.isupper() and not _CAPITALS.fullmatch(found[0]):
        return name
    local = re.sub(r"[^a-z]", "", words.key(email.partition("@")[0]))
    is_family = local.endswith(words.key(name).rpartition(" ")[2])
    return name if is_family else before


def _of_two_labels(lines: list[Line]) -> str:
    """Return the name of which two labels say the parts: “Surname: …”, “Other names: …”."""
    texts = [" ".join(line.cells[:1]) + ": " + " ".join(line.cells[1:]) for line in lines]
    texts = [
        line.plain if len(line.cells) < 2 else text for line, text in zip(lines, texts, strict=True)
    ]
    given = [found["name"].strip() for text in texts if (found := _GIVEN.match(text))]
    family = [found["name"].strip() for text in texts if (found := _FAMILY.match(text))]
    if len(given) != 1 or len(family) != 1 or given == family:
        return ""
    return f"{given[0]} {family[0]}"


def _without_others(text: str) -> str:
    """Return a line without what is no part of a name in it: “CV of Jane Doe (she/her)”."""
    text = _TITLE.sub("", EMAIL.sub("\t", _PRONOUNS.sub("", text.strip())))
    return re.sub(r"\t\s*[+(]?\d[\d ().-]{5,}", "\t", text).strip()


def _turned(text: str, email: str, *, is_labelled: bool = False) -> str:
    """Return “Ada LOVELACE” for “LOVELACE, Ada”, "" for what is none, as “LEEDS, Yorkshire”."""
    if is_labelled and (found := _TWO_NAMES.match(text.strip())):
        return f"{found['first']} {found['last']}"
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
    whole += _of_first_cells(lines[at : at + 2])
    for text in whole:
        is_single = "\t" in line.text or text != line.plain
        if is_single and len(text.split()) <= _MOST_WORDS and not _leaning(text):
            yield _mended(text)


def _of_first_cells(rows: list[Line]) -> list[str]:
    """Return a name of two rows beside which something else stands: “HARRIET | 210 Larch Road”."""
    cells = [row.cells[0] for row in rows if row.cells]
    is_name = len(cells) == _FEWEST and all(each.isalpha() and each.isupper() for each in cells)
    return [" ".join(cells)] if is_name and any("\t" in row.text for row in rows) else []


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


def _is_small(part: str) -> bool:
    return part.isalpha() and part.islower() and len(part) > 1


def _is_particle(part: str) -> bool:
    return part.lower().replace("’", "'") in words.listed("particles")


def _likeness(text: str, email: str) -> float:
    """Return how much a text is like a name; 0 for what is none."""
    text = _DEGREES.sub("", text)  # “Dipl.-Wirt.-Ing.” has a word for a title in it
    parts = _ACADEMIC.sub("", text).split()
    if re.fullmatch(r"[\uac00-\ud7a3]{2,4}|[\uac00-\ud7a3]{1,2} [\uac00-\ud7a3]{1,3}", text):
        return 2.0
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
        is_small = is_named and len(parts) <= 3 and all(map(_is_small, parts))
        return 1.0 if is_small and not roles.leaning(text) else 0.0
    if (_leaning(text) != 0 or _is_heading_like(parts)) and not is_named:
        return 0.0
    return 2.0 + 6 * is_named


def _leaning(text: str) -> int:
    """Return how much a text is like a title or an employer, short names with accents apart."""
    return roles.leaning(_ACCENTED.sub("", text))


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
