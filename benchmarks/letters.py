"""The fact check on letters with planted inventions and on clean ones.

Letters lie in `benchmarks/cover_letters/`, and in `DIR/letters/` with `--data DIR`, which then
count alone: files of the same shape, which nobody tuned to. Beside it: a plain check that every
number and every word with a capital stands somewhere in the resume or the posting.
"""

import json
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.tables import print_table
from jobs.claims import Grounds, check_text
from jobs.claims.sentences import Part, Sentence, sentences
from jobs.resumes.json_resume import JsonResume

_OWN = Path(__file__).with_name("cover_letters")

Span = tuple[int, int]
Check = Callable[[str, Grounds, str], list[Span]]  # where sentences stand that are marked


@dataclass(slots=True)
class Tally:
    """What one check did with all letters."""

    planted: Counter[str] = field(default_factory=Counter)  # by kind
    caught: Counter[str] = field(default_factory=Counter)
    clean: int = 0
    marked: int = 0
    misses: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    @property
    def share_caught(self) -> float:
        return round(self.caught.total() / max(1, self.planted.total()), 4)

    @property
    def share_marked(self) -> float:
        return round(self.marked / max(1, self.clean), 4)


def run(data: Path | None) -> dict[str, Any]:
    folder = data / "letters" if data and (data / "letters").is_dir() else _OWN
    letters = list(_read(folder))
    ours, plain = Tally(), Tally()
    for letter, grounds in letters:
        _judge(letter, grounds, _checked, ours)
        _judge(letter, grounds, _plainly, plain)
    result = {
        "inventions_caught": ours.share_caught,
        "clean_marked": ours.share_marked,
        "letters": len(letters),
        "letters_with_inventions": sum(bool(letter["planted"]) for letter, _ in letters),
        "inventions": ours.planted.total(),
        "clean_sentences": ours.clean,
        "by_kind": {kind: round(ours.caught[kind] / n, 4) for kind, n in ours.planted.items()},
        "ms_per_letter": round(1000 * statistics.median(ours.seconds), 2) if letters else 0,
        "missed": ours.misses,
        "wrongly_marked": ours.alarms,
        "baseline": {"inventions_caught": plain.share_caught, "clean_marked": plain.share_marked},
    }
    print_table(
        ["", "inventions caught", "clean sentences marked"],
        [
            [f"Peregrine, {len(letters)} letters", ours.share_caught, ours.share_marked],
            ["numbers and capitals compared", plain.share_caught, plain.share_marked],
        ],
    )
    print(f"  {folder.name}: {result['ms_per_letter']} ms a letter")
    for kind, count in ours.planted.most_common():
        print(f"  {kind}: {ours.caught[kind]} of {count}")
    for line in [
        *(f"missed: {each}" for each in ours.misses),
        *(f"marked: {a}" for a in ours.alarms),
    ]:
        print(f"  {line}")
    return result


def _read(folder: Path) -> Iterator[tuple[dict[str, Any], Grounds]]:
    for path in sorted(folder.glob("*.json")):
        person = json.loads(path.read_text(encoding="utf-8"))
        resume = JsonResume.read(person["resume"])
        for letter in person["letters"]:
            yield (
                letter,
                Grounds(
                    resume=resume,
                    today=date.fromisoformat(person["today"]),
                    name=resume.basics.name,
                    company=letter["company"],
                    title=letter["title"],
                    posting=letter["posting"],
                ),
            )


def _judge(letter: dict[str, Any], grounds: Grounds, check: Check, tally: Tally) -> None:
    text = letter["text"]
    start = time.perf_counter()
    marked = check(text, grounds, letter.get("language", ""))
    tally.seconds.append(time.perf_counter() - start)
    planted: list[Span] = []
    for each in letter["planted"]:
        at = text.index(each["text"])
        span = at, at + len(each["text"])
        planted.append(span)
        tally.planted[each["kind"]] += 1
        if any(_meet(span, other) for other in marked):
            tally.caught[each["kind"]] += 1
        else:
            tally.misses.append(f"{each['kind']}: {each['text']}")
    for sentence in sentences(text):
        span = sentence.start, sentence.end
        if sentence.part is Part.BODY and not any(_meet(span, other) for other in planted):
            tally.clean += 1
            if any(_meet(span, other) for other in marked):
                tally.marked += 1
                if check is _checked:
                    tally.alarms.append(_why(sentence, text, grounds, letter))


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _checked(text: str, grounds: Grounds, language: str) -> list[Span]:
    found = check_text(text, grounds, language=language)
    return [(each.sentence.start, each.sentence.end) for each in found if each.is_doubtful]


def _why(sentence: Sentence, text: str, grounds: Grounds, letter: dict[str, Any]) -> str:
    found = check_text(text, grounds, language=letter.get("language", ""))
    doubts = next(each.doubts for each in found if each.sentence.start == sentence.start)
    said = "; ".join(f"{text[doubt.start : doubt.end][:60]!r} ({doubt.kind})" for doubt in doubts)
    return f"{said} in: {' '.join(sentence.text.split())}"


def _plainly(text: str, grounds: Grounds, language: str) -> list[Span]:
    facts = " ".join(fact.text for fact in grounds.facts())
    known = set(re.findall(r"\w+", f"{facts} {grounds.posting} {grounds.company}".casefold()))
    marked = []
    for sentence in sentences(text):
        words = re.findall(r"\d[\d.,]*|(?<=\s)[A-Z]\w+", sentence.text)
        if any(word.casefold().strip(".,") not in known for word in words):
            marked.append((sentence.start, sentence.end))
    return marked
