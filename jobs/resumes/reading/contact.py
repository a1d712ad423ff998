"""Who the resume is of: name, e-mail, phone, place, addresses on the web."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

import phonenumbers

from jobs.resumes.json_resume import Basics, OnlineProfile
from jobs.resumes.reading import address, dates, headline, web_addresses, words
from jobs.resumes.reading.line import Line
from jobs.resumes.reading.names import name_in
from jobs.resumes.reading.web_addresses import EMAIL, URL

# A ligature that the file parts from its word: “jane.o ffi ce@…”.
_BROKEN: Final = re.compile(
    r"(?<=[\w.]) (ffi|ffl|ff|fi|fl) (?=[\w.-]*@)|(?<=@)([\w-]*) (ffi|ffl|ff|fi|fl) "
)
_BROKEN_EMAIL: Final = re.compile(r"[a-z0-9._+]+-|[\w.+-]+@(?:[\w.-]*[-.])?")
_SPELT_AT: Final = re.compile(r"(?<=\w)\s?[\[({](?:at|arroba|ät)[\])}]\s?(?=\w)", re.IGNORECASE)
_SPELT_DOT: Final = re.compile(r"(?<=\w)\s?[\[({](?:dot|punkt|punto|point)[\])}]\s?(?=\w)")
_SPACED_EMAIL: Final = re.compile(
    r"([\w.+-]+)\s*(?:@|\[at\]|\(at\))\s*([\w-]+(?:\s?\.\s?[\w-]+)*\.[a-z]{2,10})\b", re.IGNORECASE
)
_TWO_PHONES: Final = re.compile(r"\s+[·/–-]\s+")
# What companies and people are counted by: “SIRET 000 000 000 00000”.
_NO_PHONE: Final = re.compile(
    r"\b(?:siret|siren|rcs|nif|nie|cif|dni|vat|ust|steuernummer|abn|kvk|btw|nip|regon|pesel|cnpj|"
    r"cpf|p\.?\s?iva|codice fiscale|orcid|passport|tax)(?:\W{0,3}(?:id|n[ro°º]?|number))?\W{0,3}$",
    re.IGNORECASE,
)
# Brackets belong to it where they are of its country or of its area: “(+48) 601…”, “(503) 555…”.
_PHONE: Final = re.compile(
    r"(?<![\w/@.-])(?:\((?=\+\d{1,3}\)))?\+?(?:\((?=[\d /-]{1,8}\)))?"
    r"\d[\d ().·/–-]{6,22}\d(?![\w@/])"
)
_PHONE_LABEL: Final = re.compile(
    r"(?:phone|mobile|cell|tel|telefon|téléphone|teléfono|telefone|telefono|telefoon|handy|móvil|"
    r"telemóvel|cellulare|gsm|電話|携帯|[☎☏✆📞📱📲🕻🕿🖀])\w*(?:\(s\))?\.?\ufe0f?\s*[:：]?\s*$",
    re.IGNORECASE,
)
# What stands before a postal code or the number of a box: “P.O. Box 00100-555”.
_BOX: Final = re.compile(
    r"(?:〒|\b(?:p\.?\s?o\.?|post|postal)\s?box|\bpostfach|\bpostbus|\bboîte postale|\bbp"
    r"|\bb\.p\.|\bapartado(?: (?:de correos|postal))?|\bcaixa postal|\bcasella postale)"
    r"\s*(?:no\.?|n[º°])?\s*[:：]?\s*$",
    re.IGNORECASE,
)
_POSTAL_CODE: Final = re.compile(r"\d{4,5}-\d{3}")  # of Portugal and Brazil
_REGIONS: Final = ("US", "DE", "GB", "FR", "ES", "IT", "NL", "PL", "PT", "BR", "JP", "IN", "IL")
_COUNTRIES: Final = {
    "DE": ("deutschland", "germany", "berlin", "munchen", "hamburg", "koln"),
    "FR": ("france", "paris", "lyon"), "ES": ("espana", "spain", "madrid", "barcelona"),
    "IT": ("italia", "italy", "roma", "milano"), "NL": ("nederland", "netherlands", "amsterdam"),
    "PL": ("polska", "poland", "warszawa", "krakow"), "PT": ("portugal", "lisboa", "porto"),
    "BR": ("brasil", "brazil", "sao paulo"), "JP": ("日本", "東京", "大阪", "japan", "tokyo"),
    "GB": ("united kingdom", "uk", "england", "london"), "CH": ("schweiz", "zurich"),
    "AT": ("osterreich", "wien"), "IN": ("india", "bengaluru"), "IL": ("israel",),
}  # fmt: skip

_TOP: Final = 14  # lines
_MOST_DIGITS: Final = 12  # of one phone number
_FEWEST_DIGITS: Final = 9  # of one that stands beside another
_NEAR: Final = 2


@dataclass(slots=True)
class Contact:
    basics: Basics
    notes: list[str] = field(default_factory=list)


def read(head: list[Line], everything: list[Line]) -> Contact:
    """Return what the lines above the first heading say, or those of the whole resume."""
    head, everything = _with_whole_emails(head), _with_whole_emails(everything)
    near = [*head, *[line for line in everything if line not in head]]
    email = _first(_emails(head)) or _first(_emails(near))
    phone = (
        _first(_phones(head, labelled=True))
        or _first(_phones(head))
        or _first(_phones(near, labelled=True))
    )
    phone = phone or _first(_phones(_alone_by_email(everything)))
    notes: list[str] = []
    name = name_in(_top(head) or everything[:8], email)
    if not name:
        name = name_in([*everything[:8], *everything[-4:]], email)
    if not name:
        notes.append("No name was found.")
    profiles = web_addresses.profiles(_around_email(head, everything), near, email)
    own = next((p.url for p in profiles if not p.network), "")
    said = headline.read(head, name)
    return Contact(
        Basics(
            name=name,
            label=said.label,
            email=email,
            phone=phone,
            url=own,
            summary=said.summary,
            location=address.read(head),
            profiles=[_named(p) for p in profiles if p.network or p.url != own],
        ),
        notes
        + [
            f"No {what} was found."
            for what, it in (("e-mail address", email), ("phone number", phone))
            if not it
        ],
    )


def _with_whole_emails(lines: list[Line]) -> list[Line]:
    """Return the lines, each e-mail address whole that a narrow column broke behind a hyphen."""
    done: list[Line] = []
    for line in map(_with_plain_signs, lines):
        above = done[-1].plain.rpartition(" ")[2] if done else ""
        first, _, rest = line.plain.partition(" ")
        if _BROKEN_EMAIL.fullmatch(above) and EMAIL.fullmatch(above + first):
            done[-1] = replace(done[-1], text=done[-1].text.rstrip() + first)
            done += [replace(line, text=rest)] if rest else []
        else:
            done.append(line)
    return done


def _with_plain_signs(line: Line) -> Line:
    """Return a line with the signs of an e-mail address for which words stand: “ada [at] …”."""
    if not _SPELT_AT.search(line.text):
        return line
    return replace(line, text=_SPELT_DOT.sub(".", _SPELT_AT.sub("@", line.text)))


def _alone_by_email(lines: list[Line]) -> list[Line]:
    """Return the lines beside an e-mail address that look like nothing but a phone number."""
    at = next((at for at, line in enumerate(lines) if EMAIL.search(line.plain)), None)
    if at is None:
        return []
    beside = lines[max(0, at - _NEAR) : at + _NEAR + 1]
    return [line for line in beside if _PHONE.fullmatch(line.plain)]


def _around_email(head: list[Line], everything: list[Line]) -> list[Line]:
    """Return the head, and where it has no e-mail, the lines that stand with it below."""
    if _first(_emails(head)):
        return head
    at = next((at for at, line in enumerate(everything) if EMAIL.search(line.plain)), None)
    if at is None:
        return head
    end = at + 1
    while end < len(everything) and (end <= at + _NEAR or URL.fullmatch(everything[end].plain)):
        end += 1
    near = everything[max(at - _NEAR, 0) : end]
    return [*head, *(line for line in near if line not in head)]


def _top(head: list[Line]) -> list[Line]:
    """Return the first lines, and those in the largest letters: a sidebar may be read before."""
    largest = max((line.size for line in head[_TOP:] if line.page == 1), default=0.0)
    is_larger = all(line.size < 0.95 * largest for line in head[:_TOP])
    return head[:_TOP] + [
        line for line in head[_TOP:] if is_larger and line.page == 1 and line.size > 0.95 * largest
    ]


def _named(profile: OnlineProfile) -> OnlineProfile:
    """Return a profile with where it is: the host, where that is no network that is known."""
    if profile.network:
        return profile
    host = re.sub(r"^(?:https?://)?(?:www\.)?", "", profile.url).partition("/")[0]
    return profile.model_copy(update={"network": host})


def _first(found: Iterator[str]) -> str:
    return next(found, "")


def _emails(lines: list[Line]) -> Iterator[str]:
    for line in lines:
        linked = [t[7:].partition("?")[0] for t in line.links if t.lower().startswith("mailto:")]
        text = line.plain
        if "@" in text:
            mended = _BROKEN.sub(lambda found: found[0].replace(" ", ""), text)
            found = EMAIL.search(mended) or EMAIL.search(text)
            if found:
                if linked and linked[0] and len(linked[0]) > len(found[0]):
                    yield linked[0]
                yield found[0].strip(".'")
            elif spaced := _SPACED_EMAIL.search(text):
                yield f"{spaced[1]}@{spaced[2]}".replace(" ", "")
        elif spaced := re.search(r"([\w.+-]+)\s?(?:\[at\]|\(at\))\s?([\w.-]+\.\w{2,10})", text):
            yield f"{spaced[1]}@{spaced[2]}"
        for target in linked:
            if EMAIL.fullmatch(target):
                yield target


def _phones(lines: list[Line], *, labelled: bool = False) -> Iterator[str]:
    region = _region(lines)
    for line in lines:
        text = EMAIL.sub(" | ", URL.sub(" | ", "\t".join(line.cells)))
        for found in _PHONE.finditer(text):
            before = text[: found.start()]
            number = _one_of(found[0].strip(), region)
            is_marked = number.startswith(("+", "(", "00")) or bool(_PHONE_LABEL.search(before))
            if labelled and not (is_marked or EMAIL.search(line.plain)):
                continue
            if (
                _BOX.search(before)
                or _NO_PHONE.search(before)
                or (not is_marked and _POSTAL_CODE.fullmatch(number))
            ):
                continue
            if dates.find(number.strip("( ")) and not number.startswith("+"):
                continue
            if _is_phone(number, region):
                yield number
        for target in line.links:
            if target.lower().startswith("tel:"):
                yield target[4:]


def _one_of(text: str, region: str) -> str:
    """Return the first phone number of several that a mark parts, or parts from a postal code."""
    if _is_phone(text, region) and _digits(text) <= _MOST_DIGITS:
        return text
    parts = [each for each in _TWO_PHONES.split(text) if _digits(each) >= _FEWEST_DIGITS]
    return next((each for each in parts if _is_phone(each, region)), text)


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))


def _region(lines: list[Line]) -> str:
    said = words.key(" ".join(line.plain for line in lines[:20]))
    for region, names in _COUNTRIES.items():
        if any(re.search(rf"(?<!\w){name}(?!\w)", said) for name in names):
            return region
    return "US"


def _is_phone(text: str, region: str) -> bool:
    digits = re.sub(r"\D", "", text)
    if not 7 <= len(digits) <= 15:
        return False
    for where in dict.fromkeys((region, *_REGIONS)):
        try:
            if phonenumbers.is_possible_number(phonenumbers.parse(text, where)):
                return True
        except phonenumbers.NumberParseException:
            continue
        if text.startswith("+"):
            return False
    return False
