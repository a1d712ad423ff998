"""Hold a text about the person against their resume, sentence by sentence."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from jobs.claims import contacts
from jobs.claims.doubts import Doubt, Finding
from jobs.claims.grounds import Evidence, Grounds, gather
from jobs.claims.reading import Reading, read
from jobs.claims.rules import (
    calendar,
    deeds,
    degrees,
    durations,
    frame,
    leftovers,
    names,
    numbers,
    skills,
    speech,
    titles,
)
from jobs.claims.sentences import Part, Sentence, sentences
from jobs.documents.language import guess_language

_ENOUGH: Final = 400  # characters that tell their language
_RULES: Final[tuple[Callable[[Reading, Evidence], Finding], ...]] = (
    skills.look,
    titles.look,
    names.look,
    degrees.look,
    speech.look,
    durations.look,
    calendar.look,
    numbers.look,
    deeds.look,
)


@dataclass(frozen=True, slots=True)
class Checked:
    """One sentence with what is doubtful in it and the ids of the facts that bear it out."""

    sentence: Sentence
    doubts: tuple[Doubt, ...]
    sources: tuple[str, ...]

    @property
    def is_doubtful(self) -> bool:
        return bool(self.doubts)


def check_text(
    text: str, grounds: Grounds, *, language: str = "", is_resume: bool = False
) -> list[Checked]:
    """Return every sentence of `text` with its doubts and sources.

    `language` is an ISO 639-1 code, guessed when empty. In languages without words of their own
    (see words.LANGUAGES) names, numbers, contacts and leftovers are checked all the same.
    In lines of a resume all is said of the person, though no word says so.
    """
    language = language or _language_of(text, grounds)
    facts = "\n".join(fact.text for fact in grounds.facts())
    evidence = gather(grounds, language, guess_language(facts) if facts else language)
    checked: list[Checked] = []
    heads: frozenset[str] = frozenset()
    for sentence in sentences(text):
        findings = [leftovers.look(sentence, evidence), contacts.look(sentence, evidence)]
        if sentence.part is Part.SALUTATION:
            findings.append(frame.addressee(sentence, evidence))
        elif sentence.part is Part.SIGNATURE:
            findings.append(frame.signature(sentence, evidence))
        elif sentence.part is Part.BODY:
            reading = read(sentence, evidence, heads)
            if is_resume:
                reading.speak()
            heads = reading.heads
            findings += [look(reading, evidence) for look in _RULES]
            if not any(finding.doubts or finding.sources for finding in findings):
                findings.append(deeds.untold(reading, evidence))
        checked.append(_together(sentence, findings))
    return checked


def _language_of(text: str, grounds: Grounds) -> str:
    """Guess the language; a text of a few lines is most likely in that of the posting."""
    return guess_language(text if len(text) > _ENOUGH else f"{text}\n{grounds.posting}")


def _together(sentence: Sentence, findings: list[Finding]) -> Checked:
    doubts: list[Doubt] = []
    for doubt in (doubt for finding in findings for doubt in finding.doubts):
        if not any(doubt.start < other.end and other.start < doubt.end for other in doubts):
            doubts.append(doubt)
    doubts.sort(key=lambda doubt: doubt.start)
    sources = dict.fromkeys(source for finding in findings for source in finding.sources)
    return Checked(sentence, tuple(doubts), tuple(sources))
