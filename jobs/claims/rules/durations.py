"""Years and months: said in a fact, or as long as the dates of the resume make them."""

from collections.abc import Iterator
from typing import Final

from jobs.claims.careers import Span, is_by_year, months, paid, spans
from jobs.claims.clauses import Reach
from jobs.claims.doubts import Doubt, DoubtKind, Finding
from jobs.claims.grounds import Evidence, Line
from jobs.claims.quantities import Bound, Quantity
from jobs.claims.reading import Reading, is_unpaid, retold
from jobs.claims.tokens import stem
from jobs.matching.answers import Mark
from jobs.resumes.facts import FactKind

_MONTHS: Final = {"years": 12, "months": 1}
_ROUNDED_YEARS: Final = 11  # months by which “eight years” may be longer than what the dates say
_BEFORE: Final = 4  # tokens around a number in which the skill stands that it is about
_AFTER: Final = 5
_STUDIES: Final = frozenset(("any_degree", "studied"))
_SURE: Final = 2  # words of a title that leave no doubt which positions are meant
_SLACK: Final = 2  # months
_LONGER: Final = 24  # months by which “over” may fall short of what is true


def look(reading: Reading, evidence: Evidence) -> Finding:
    doubts, sources = [], []
    for number in reading.numbers:
        reach = reading.reach[number.first]
        if number.unit not in _MONTHS or number.is_idle or reach in (Reach.WISH, Reach.DENIED):
            continue
        found = _said(number, reading, evidence, reach)
        if found:
            sources += found
        elif not _is_shown(number, reading, evidence):
            doubts.append(_doubt(reading, number, evidence, reach))
    return Finding(tuple(doubts), tuple(sources))


def _said(number: Quantity, reading: Reading, evidence: Evidence, reach: Reach) -> list[str]:
    lines = [*evidence.lines, *([evidence.posting] if reach in (Reach.ANY, Reach.OPEN) else [])]
    return [
        line.fact.id
        for line in lines
        if any(_is_same(number, each) for each in line.numbers)
        and _may_say(line, reading.named[number.first])
    ]


def _may_say(line: Line, heads: frozenset[str]) -> bool:
    return not heads or line.head in heads or "." in line.fact.id


def _is_same(one: Quantity, other: Quantity) -> bool:
    if other.unit not in _MONTHS:
        return False
    said, true = one.value * _MONTHS[one.unit], other.value * _MONTHS[other.unit]
    return said == true or (one.bound is Bound.OVER and true - _LONGER <= said <= true)


def _is_shown(number: Quantity, reading: Reading, evidence: Evidence) -> bool:
    said = number.value * _MONTHS[number.unit]
    is_vague = is_by_year(evidence.grounds.resume)
    return any(
        _agrees(said, true, number, is_vague=is_vague)
        for true in set(_lengths(number, reading, evidence))
    )


def _agrees(said: float, true: int, number: Quantity, *, is_vague: bool) -> bool:
    upper = _ROUNDED_YEARS if number.unit == "years" else _SLACK
    lower = 12 if is_vague and number.unit == "years" else _SLACK
    match number.bound:
        case Bound.OVER:
            return said - lower <= true <= 2.5 * said + _LONGER
        case Bound.UNDER:
            return said - 12 <= true <= said + lower
        case Bound.ABOUT:
            return abs(said - true) <= max(12, said // 5)
        case _:  # five months short of eight years are eight years in a letter
            return said - max(lower, 6 if number.unit == "years" else 0) <= true <= said + upper


def _lengths(number: Quantity, reading: Reading, evidence: Evidence) -> Iterator[int]:
    """Yield the lengths in months that the sentence may mean."""
    every = spans(evidence.grounds.resume, evidence.grounds.today)
    named = [span for name, span in every.items() if name in reading.named[number.first]]
    if named:
        yield from (end - start for start, end in named)
        yield months(named)
        return
    unpaid = [span for name, span in every.items() if name.startswith("o")]
    if unpaid and reading.is_of_volunteering:
        yield from (end - start for start, end in unpaid)
        yield months(unpaid)
        if _is_unpaid(number, reading):
            return
    work = [span for name, span in every.items() if name.startswith("w")]
    skills = _skills_near(number, reading)
    used = [_used(skill, every, evidence) for skill in skills]
    if any(used):
        yield from (months(each) for each in used if each)
        yield months(span for each in used for span in each)
        if all(skill in evidence.skills for skill in skills) and not all(used):
            yield months(work)
        return
    yield from _given(every, reading, evidence)
    every = paid(every)
    field = _of_field(number, reading, evidence)
    if field:  # “as a nurse”, and not what they were before
        yield months(span for name, span in every.items() if name in field)
        yield from (end - start for name, (start, end) in every.items() if name in field)
        return
    yield months(work)
    if work:  # from the first day to now, breaks and all
        yield max(end for _, end in work) - min(start for start, _ in work)
    yield from _runs(sorted(work, reverse=True))
    has_studied = any(token.tags & _STUDIES for token in reading.tokens)
    yield from (
        end - start for name, (start, end) in every.items() if has_studied or name[0] == "w"
    )
    yield from _of_titles(every, evidence)
    yield from _since(reading, evidence)


def _given(every: dict[str, Span], reading: Reading, evidence: Evidence) -> Iterator[int]:
    """Yield how long the roles were that the sentence retells; “experience” is not of these."""
    if any("skilled" in token.tags for token in reading.tokens):
        return
    for head in sorted(retold(reading, evidence) & every.keys()):
        start, end = every[head]
        yield end - start


def _is_unpaid(number: Quantity, reading: Reading) -> bool:
    """Tell whether the years are of volunteering: “volunteered for six years”."""
    first, last = max(0, number.first - _BEFORE), number.last + _AFTER
    return any(map(is_unpaid, reading.tokens[first:last]))


def _skills_near(number: Quantity, reading: Reading) -> set[str]:
    """Return the skills that the years are of: “six years of Go”, “Go for six years”."""
    before = reading.tokens[max(0, number.first - _BEFORE) : number.first]
    commas = [token.end for token in before if token.text == ","]
    start = commas[-1] if commas else before[0].start if before else reading.sentence.start
    first = start - reading.sentence.start
    last = (
        reading.tokens[min(len(reading.tokens) - 1, number.last + _AFTER)].end
        - reading.sentence.start
    )
    return {
        mark.word
        for mark in reading.marks
        if first <= mark.start and mark.end <= last and not _is_field(reading, mark)
    }


def _is_field(reading: Reading, mark: Mark) -> bool:
    """Tell whether the skill is an ordinary word: “finance”, “infrastructure”."""
    return reading.sentence.text[mark.start : mark.end].islower()


def _of_field(number: Quantity, reading: Reading, evidence: Evidence) -> frozenset[str]:
    """Return the positions that “eight years in audit” means, by the words of their names."""
    after = reading.tokens[number.last + 2 : number.last + 2 + _AFTER]
    if not evidence.is_same_language or not after or not after[0].tags & {"as", "into"}:
        return frozenset()
    ends = [at for at, token in enumerate(after) if not token.is_word]
    stems = {token.stem for token in after[: ends[0] if ends else None] if not token.is_plain}
    shared = {
        line.fact.id: len(line.stems & stems)
        for line in evidence.kind(FactKind.WORK)
        if line.fact.id == line.head
    }
    most = max(shared.values(), default=0)
    meant = frozenset(head for head, count in shared.items() if count == most > 0)
    if "as" not in after[0].tags and most < _SURE and _is_one_line(meant, evidence):
        return frozenset()
    return meant


def _is_one_line(meant: frozenset[str], evidence: Evidence) -> bool:
    """Tell whether other positions have a word of these titles: they are of one line of work."""
    words = {
        f"w{number}": set(work.position.casefold().split())
        for number, work in enumerate(evidence.grounds.resume.work, 1)
    }
    own = {word for head in meant for word in words.get(head, set())}
    return any(own & said for head, said in words.items() if head not in meant)


def _used(skill: str, every: dict[str, Span], evidence: Evidence) -> list[Span]:
    """Return when a skill was used; as a volunteer only where nothing else shows it."""
    heads = {line.head for line in evidence.lines if skill in line.skills}
    used = {name: span for name, span in every.items() if name in heads and name[0] != "e"}
    return list((paid(used) or used).values())


def _runs(work: list[Span]) -> Iterator[int]:
    """Yield how long the last two, three … positions lasted together."""
    for count in range(2, len(work) + 1):
        yield months(work[:count])
        yield months(work[-count:])


def _of_titles(every: dict[str, Span], evidence: Evidence) -> Iterator[int]:
    """Yield how long positions lasted together that share a word of their titles."""
    words = [set(work.position.casefold().split()) for work in evidence.grounds.resume.work]
    for word in {word for each in words for word in each}:
        alike = [
            every[f"w{n}"] for n, each in enumerate(words, 1) if word in each and f"w{n}" in every
        ]
        yield months(alike)


def _since(reading: Reading, evidence: Evidence) -> Iterator[int]:
    """Yield how long the person has had each certificate."""
    today = evidence.grounds.today
    for certificate in evidence.grounds.resume.certificates:
        if not reading.stems & {stem(word.casefold(), "en") for word in certificate.name.split()}:
            continue
        year, _, month = certificate.date.partition("-")
        if year.isdigit():
            yield (today.year - int(year)) * 12 + today.month - int(month[:2] or 6)


def _doubt(reading: Reading, number: Quantity, evidence: Evidence, reach: Reach) -> Doubt:
    unit_at = min(number.last + 1, len(reading.tokens) - 1)
    said = reading.text_of(number.first, unit_at)
    span = reading.span(number.first, unit_at)
    if reach in (Reach.ANY, Reach.OPEN):
        why = f"“{said}” stands neither in the posting nor in your resume."
        return Doubt(*span, DoubtKind.COMPANY, why)
    lengths = sorted(set(_lengths(number, reading, evidence)), reverse=True)
    shown = f" They make {_in_words(lengths[0])} at most." if lengths else ""
    return Doubt(
        *span, DoubtKind.DURATION, f"The dates of your resume do not make “{said}”.{shown}"
    )


def _in_words(length: int) -> str:
    years, rest = divmod(length, 12)
    parts = [f"{years} year{'s' * (years != 1)}"] * bool(years)
    parts += [f"{rest} month{'s' * (rest != 1)}"] * bool(rest)
    return " and ".join(parts) or "less than a month"
