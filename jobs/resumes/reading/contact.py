"""Who the resume is of: name, e-mail, phone, place, addresses on the web."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

import phonenumbers

from jobs.resumes.json_resume import Basics, Location, OnlineProfile
from jobs.resumes.reading import dates, roles, words
from jobs.resumes.reading.line import Line
from jobs.resumes.reading.places import is_place
from jobs.resumes.reading.sections import known

_EMAIL: Final = re.compile(
    r"(?<![\w.+-])[^\W_][\w.+'-]*@[^\W_](?:[\w-]*\.)+[a-zA-Z]{2,24}(?!\w)", re.UNICODE
)
# A ligature that the file parts from its word: “jane.o ffi ce@…”.
_BROKEN: Final = re.compile(
    r"(?<=[\w.]) (ffi|ffl|ff|fi|fl) (?=[\w.-]*@)|(?<=@)([\w-]*) (ffi|ffl|ff|fi|fl) "
)
_SPACED_EMAIL: Final = re.compile(
    r"([\w.+-]+)\s*(?:@|\[at\]|\(at\))\s*([\w-]+(?:\s?\.\s?[\w-]+)*\.[a-z]{2,10})\b", re.IGNORECASE
)
_URL: Final = re.compile(
    r"(?:https?://|www\.)[^\s<>()\[\]|,;\"“”]+"
    r"|(?<![\w@.-])(?:[a-z0-9-]+\.)+"
    r"(?:com|org|net|io|dev|me|ai|co|app|de|fr|es|pt|br|it|nl|pl|jp|eu|uk|us|ch|at|be|info|edu|tech|"
    r"page|site|xyz|in|ca|au|blog|design|studio|online)"
    r"(?:/[^\s<>()\[\]|,;\"“”]*)?(?![\w@])",
    re.IGNORECASE,
)
_PHONE: Final = re.compile(r"(?<![\w/@.-])\+?\(?\d[\d\s().·/–-]{6,22}\d(?![\w@/])")
_PHONE_LABEL: Final = re.compile(
    r"(?:phone|mobile|cell|tel|telefon|téléphone|teléfono|telefone|telefono|telefoon|handy|móvil|"
    r"telemóvel|cellulare|gsm|電話|携帯)\w*\.?\s*[:：]?\s*$",
    re.IGNORECASE,
)
_NAME_LABEL: Final = re.compile(
    r"^(?:full name|name|nom|nombre|nome|naam|imię i nazwisko|氏名|名前|vor- und nachname)"
    r"\s*[:：\t]\s*",
    re.IGNORECASE,
)
_LABELS: Final = re.compile(
    r"^(?:e-?mail|mail|courriel|correo|phone|mobile|tel|telefon\w*|address|adresse|anschrift|location|"
    r"indirizzo|dirección|endereço|adres|residence|住所|website|web|linkedin|github)\s*[:：]\s*",
    re.IGNORECASE,
)
_PARTS: Final = re.compile(r"\s*(?:[|•·⋅∙●◦♦◆▪\t]|\s[–—-]\s|\s{2,})\s*")
_NETWORKS: Final = {
    "linkedin": "LinkedIn", "github": "GitHub", "gitlab": "GitLab", "twitter": "Twitter",
    "x.com": "X", "xing": "Xing", "stackoverflow": "Stack Overflow", "medium": "Medium",
    "orcid": "ORCID", "kaggle": "Kaggle", "behance": "Behance", "dribbble": "Dribbble",
    "scholar.google": "Google Scholar", "facebook": "Facebook", "instagram": "Instagram",
    "youtube": "YouTube", "mastodon": "Mastodon",
}  # fmt: skip
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


@dataclass(slots=True)
class Contact:
    basics: Basics
    notes: list[str] = field(default_factory=list)


def read(head: list[Line], everything: list[Line]) -> Contact:
    """Return what the lines above the first heading say, or those of the whole resume."""
    near = [*head, *[line for line in everything if line not in head]]
    email = _first(_emails(head)) or _first(_emails(near))
    phone = _first(_phones(head)) or _first(_phones(near, labelled=True))
    notes: list[str] = []
    name = _name(head[:14] or everything[:8], email)
    if not name:
        name = _name([*everything[:8], *everything[-4:]], email)
    if not name:
        notes.append("No name was found.")
    addresses = list(dict.fromkeys(_addresses(head, email)))
    addresses += [
        a for a in dict.fromkeys(_profile_addresses(near, email)) if not _is_in(a, addresses)
    ]
    profiles = [_profile(each) for each in addresses]
    own = next((p.url for p in profiles if not p.network), "")
    return Contact(
        Basics(
            name=name,
            email=email,
            phone=phone,
            url=own,
            location=Location(city=_place(head)),
            profiles=[profile for profile in profiles if profile.network],
        ),
        notes
        + [
            f"No {what} was found."
            for what, it in (("e-mail address", email), ("phone number", phone))
            if not it
        ],
    )


def _first(found: Iterator[str]) -> str:
    return next(found, "")


def _emails(lines: list[Line]) -> Iterator[str]:
    for line in lines:
        linked = [t[7:].partition("?")[0] for t in line.links if t.lower().startswith("mailto:")]
        text = line.plain
        if "@" in text:
            mended = _BROKEN.sub(lambda found: found[0].replace(" ", ""), text)
            found = _EMAIL.search(mended) or _EMAIL.search(text)
            if found:
                if linked and linked[0] and len(linked[0]) > len(found[0]):
                    yield linked[0]
                yield found[0].strip(".'")
            elif spaced := _SPACED_EMAIL.search(text):
                yield f"{spaced[1]}@{spaced[2]}".replace(" ", "")
        elif spaced := re.search(r"([\w.+-]+)\s?(?:\[at\]|\(at\))\s?([\w.-]+\.\w{2,10})", text):
            yield f"{spaced[1]}@{spaced[2]}"
        for target in linked:
            if _EMAIL.fullmatch(target):
                yield target


def _phones(lines: list[Line], *, labelled: bool = False) -> Iterator[str]:
    region = _region(lines)
    for line in lines:
        text = _EMAIL.sub(" ", _URL.sub(" ", line.plain))
        for found in _PHONE.finditer(text):
            number = found[0].strip()
            before = text[: found.start()]
            is_marked = number.startswith(("+", "(", "00")) or bool(_PHONE_LABEL.search(before))
            if labelled and not is_marked:
                continue
            if dates.find(number.strip("( ")) and not number.startswith("+"):
                continue
            if _is_phone(number, region):
                yield number
        for target in line.links:
            if target.lower().startswith("tel:"):
                yield target[4:]


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


def _addresses(lines: list[Line], email: str) -> Iterator[str]:
    """Yield the addresses written or linked in the lines, each once."""
    for line in lines:
        targets = [t for t in line.links if t.lower().startswith(("http:", "https:", "www."))]
        yield from targets
        text = _EMAIL.sub(" ", line.plain)
        for found in _URL.finditer(text):
            address = found[0].rstrip(".,/")
            is_linked = any(_bare(address) in _bare(target) for target in targets)
            if not is_linked and not email.endswith("@" + address) and not _is_file(address):
                yield address


def _profile_addresses(lines: list[Line], email: str) -> Iterator[str]:
    for address in _addresses(lines, email):
        bare = _bare(address)
        if re.search(
            r"linkedin\.com/in/|^github\.com/[\w-]+$|gitlab\.com/[\w-]+$|xing\.com/profile", bare
        ):
            yield address


def _is_file(address: str) -> bool:
    return bool(
        re.fullmatch(
            r"(?:node|vue|next|nuxt|express|react|angular|socket|d3|three|chart|asp|\.?net)\.\w+",
            address,
            re.IGNORECASE,
        )
    )


def _is_in(address: str, others: list[str]) -> bool:
    return any(_bare(address) == _bare(other) for other in others)


def _bare(address: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", address.lower()).rstrip("/")


def _profile(address: str) -> OnlineProfile:
    bare = _bare(address)
    host = bare.partition("/")[0]
    network = next((name for part, name in _NETWORKS.items() if part in host), "")
    username = bare.rstrip("/").rpartition("/")[2] if network and "/" in bare else ""
    url = address if address.lower().startswith("http") else f"https://{address}"
    return OnlineProfile(network=network, username=username, url=url)


def _place(lines: list[Line]) -> str:
    for line in lines:
        for part in _PARTS.split(line.text):
            text = _LABELS.sub("", part.strip())
            if is_place(text):
                return " ".join(text.split())
    return ""


def _name(lines: list[Line], email: str) -> str:
    """Return the line that is most like a person's name: large, high up, like the e-mail."""
    best, most = "", 0.0
    largest = max((line.size for line in lines), default=10.0)
    for at, line in enumerate(lines):
        labelled = _NAME_LABEL.match(line.text)
        text = line.text[labelled.end() :] if labelled else line.text
        for part_at, part in enumerate(_PARTS.split(text)):
            candidate = re.split(r"[,，]\s", part.strip())[0].strip(" ,;:")
            score = _likeness(candidate, email)
            if not score and not labelled:
                continue
            score += 5 * (line.size >= largest * 0.95 and largest > 12) + 8 * bool(labelled)
            score += max(0.0, 4 - at) - 0.5 * part_at + line.is_bold
            if score > most:
                best, most = candidate, score
    return " ".join(best.split())


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
    if not all(part[0].isupper() or part.lower() in _SMALL for part in parts):
        return 0.0
    if roles.leaning(text) != 0 and not is_named:
        return 0.0
    return 2.0 + 6 * is_named


_SMALL: Final = frozenset(
    [
        "de",
        "da",
        "do",
        "dos",
        "das",
        "di",
        "del",
        "della",
        "van",
        "von",
        "der",
        "den",
        "la",
        "le",
        "el",
        "y",
        "e",
        "bin",
        "ibn",
        "al",
        "ter",
        "te",
        "zu",
    ]
)


def _is_in_email(parts: list[str], email: str) -> bool:
    local = re.sub(r"[^a-z]", "", words.key(email.partition("@")[0]))
    names = [re.sub(r"[^a-z]", "", words.key(part)) for part in parts]
    return any(len(name) > 2 and name in local for name in names)
