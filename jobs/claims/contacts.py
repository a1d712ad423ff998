"""Addresses, links and numbers to call: only the person's own may stand in a letter."""

import re
from typing import Final

from jobs.claims.doubts import Doubt, DoubtKind, Finding
from jobs.claims.grounds import Evidence
from jobs.claims.sentences import Sentence

_EMAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_LINK: Final = re.compile(
    r"(?:https?://|ftp://|www\.)\S+|\b(?:[\w-]{1,63}\.){1,8}(?:com|org|net|io|dev|ai|co|app|me|info|biz|xyz|link|ly|gl|site|online|de|uk|fr|es|it|nl|pl|eu|ru|cn|top|click|zip|test|example)\b(?:/\S*)?",
    re.IGNORECASE,
)
_PHONE: Final = re.compile(r"(?<![\w.,])\+?\(?\d[\d\s()./-]{7,24}\d(?![\w])")


def places(text: str) -> list[tuple[int, int]]:
    """Return where addresses, links and numbers to call stand."""
    return [found.span() for pattern in (_EMAIL, _LINK, _PHONE) for found in pattern.finditer(text)]


def look(sentence: Sentence, evidence: Evidence) -> Finding:
    known = [*evidence.grounds.contacts, *_of_resume(evidence)]
    doubts: list[Doubt] = []
    taken: list[tuple[int, int]] = []
    for pattern, what in ((_EMAIL, "e-mail address"), (_LINK, "link"), (_PHONE, "phone number")):
        for found in pattern.finditer(sentence.text):
            if any(found.start() < end and start < found.end() for start, end in taken):
                continue
            taken.append(found.span())
            said = found[0].rstrip(".,;:)!?’”\"'")
            if what == "phone number" and len(re.sub(r"\D", "", said)) < 8:
                continue
            if not _is_known(said, known) and not _is_written(said, evidence):
                start = sentence.start + found.start()
                why = f"This {what} is not one of yours."
                doubts.append(Doubt(start, start + len(said), DoubtKind.CONTACT, why))
    return Finding(tuple(doubts))


def _of_resume(evidence: Evidence) -> list[str]:
    basics = evidence.grounds.resume.basics
    links = [
        basics.url,
        *(each.url for each in basics.profiles),
        *(each.username for each in basics.profiles),
    ]
    links += [
        each.url
        for part in (evidence.grounds.resume.work, evidence.grounds.resume.projects)
        for each in part
    ]
    return [each for each in (basics.email, basics.phone, *links) if each]


def _is_known(said: str, known: list[str]) -> bool:
    one = _squeezed(said)
    for each in known:
        other = _squeezed(each)
        if one == other or (one.isdigit() and other.isdigit() and (one[-8:] == other[-8:])):
            return True
    return False


def _is_written(said: str, evidence: Evidence) -> bool:
    """Tell whether a name like “booking.com” or “Node.js” stands in the facts as it is."""
    if re.match(r"https?:|www\.", said, re.IGNORECASE) or "@" in said:
        return False
    low = said.casefold()
    return any(low in line.fact.text.casefold() for line in evidence.lines) or (
        "/" not in said and low in evidence.grounds.company.casefold()
    )


def _squeezed(text: str) -> str:
    text = re.sub(r"^(?:https?://)?(?:www\.)?|^mailto:", "", text.strip().casefold()).rstrip("/")
    digits = re.sub(r"\D", "", text)
    return digits if not re.search(r"[a-z@]", text) else text
