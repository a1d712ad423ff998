"""Find keywords and skills in postings: one pass over the text, whole words only."""

from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final, NamedTuple

from ahocorasick_rs import BytesAhoCorasick

from jobs.matching.patterns import Patterns, sense_of
from jobs.matching.score import FORMULA, IN_TITLE, of_gap, of_keyword, score, target_of
from jobs.matching.text import Folded, fold
from jobs.matching.vocabulary import Skill, Vocabulary, load_vocabulary


@dataclass(frozen=True, slots=True)
class Keyword:
    """A skill of the job seeker; `weight` 1 to 5 says how much it counts."""

    word: str
    weight: int = 2
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A word that a posting has, and how often. `weight` is 0 for a gap."""

    word: str
    weight: int
    count: int


class Match(NamedTuple):
    score: int  # 0 to 100
    matched: list[Found]  # the heaviest first
    gaps: list[Found]  # skills asked for that no keyword covers, the most asked first
    is_title_only: bool  # no description: the score is drawn from the title alone


_IMPLIED_WEIGHT: Final = 1  # of a skill that a keyword implies: “SQL” of “SQL Server”
_OFTEN: Final = 20  # answers with higher counts are not kept
_SPACE: Final = ord(" ")


class Matcher:
    """A list of keywords, compiled once for many postings.

    A keyword that the vocabulary knows is also found under the other ways to write it.
    """

    def __init__(self, keywords: Iterable[Keyword]) -> None:
        vocabulary = load_vocabulary()
        ordered = sorted(keywords, key=lambda each: -each.weight)
        self.digest = _digest(ordered, vocabulary)
        patterns = Patterns(vocabulary)
        self._words: list[str] = []
        self._weights: list[int] = []
        for keyword in ordered:
            self._add_keyword(keyword, patterns)
        own_count = len(self._words)
        for word in _implied_by(ordered, vocabulary):
            self._add_keyword(Keyword(word, _IMPLIED_WEIGHT), patterns)
        self._keyword_count = len(self._words)
        self._target = target_of(self._weights)
        for skill in vocabulary.skills:
            if not skill.is_broad:
                self._add_gap(skill, patterns)
        self._implied = self._implications(own_count, vocabulary)
        self._senses = list(patterns.senses.values())
        self._only_senses = [
            senses[0] if len(senses) == 1 and not senses[0].has_conditions else None
            for senses in self._senses
        ]
        self._plain = patterns.plain_entries()
        self._find = BytesAhoCorasick(list(patterns.senses)).find_matches_as_indexes
        self._known: dict[tuple[int, int], tuple[Found, float]] = {}

    def match(self, title: str, description: str) -> Match:
        """Score a posting and say why."""
        in_title = self._count(fold(title))
        in_text = self._count(fold(description)) if description else {}
        counts = in_text.copy()
        for entry, count in in_title.items():
            counts[entry] = counts.get(entry, 0) + count
        for entry in self._implied.keys() & counts.keys():
            for implied in self._implied[entry]:
                counts.setdefault(implied, 1)
        matched: list[Found] = []
        gaps: list[Found] = []
        evidence = gap_weight = 0.0
        keyword_count, known = self._keyword_count, self._known
        for entry in sorted(counts):
            answer = counts[entry], entry
            found, worth = known.get(answer) or self._answer(*answer)
            if entry < keyword_count:
                matched.append(found)
                evidence += worth * IN_TITLE if entry in in_title else worth
            else:
                gaps.append(found)
                gap_weight += worth
        gaps.sort(key=_count_of, reverse=True)
        is_title_only = not description or description.isspace()
        value = score(evidence, gap_weight, self._target, is_title_only=is_title_only)
        return Match(value, matched, gaps, is_title_only)

    def highlights(self, text: str) -> list[tuple[int, int, str]]:
        """Return where the keywords stand in `text` (in NFC): start, end, keyword, in order."""
        folded = fold(text)
        spans = sorted(
            (start, end, entry)
            for start, end, entry in self._spans(folded)
            if entry < self._keyword_count
        )
        return list(_in_characters(spans, folded, self._words))

    def _answer(self, count: int, entry: int) -> tuple[Found, float]:
        """Return a find and what it is worth, kept: making it costs more than finding it."""
        weight = self._weights[entry]
        worth = of_keyword(weight, count) if entry < self._keyword_count else of_gap(count)
        answer = Found(self._words[entry], weight, count), worth
        if count <= _OFTEN:
            self._known[count, entry] = answer
        return answer

    def _add_keyword(self, keyword: Keyword, patterns: Patterns) -> None:
        """Add a keyword; one that means the same as a heavier one becomes part of that."""
        forms = [
            each for words in (keyword.word, *keyword.aliases) for each in patterns.forms(words)
        ]
        entry = next((at for words in forms if (at := patterns.entry_of(words)) is not None), None)
        if entry is None:
            entry = len(self._words)
            self._words.append(keyword.word)
            self._weights.append(keyword.weight)
        for words in forms:
            patterns.add(words, entry)

    def _add_gap(self, skill: Skill, patterns: Patterns) -> None:
        if any(patterns.entry_of(words) is not None for words in skill.forms):
            return  # a keyword covers it
        for words in skill.forms:
            patterns.add(words, len(self._words))
        self._words.append(skill.name)
        self._weights.append(0)

    def _implications(self, own_count: int, vocabulary: Vocabulary) -> dict[int, tuple[int, ...]]:
        """Return the keywords that a posting asks for with each entry, as entries.

        With a keyword these are all that it implies; with a gap only the first `own_count`, which
        the person listed: React Native asks for JavaScript, which React implies, but not for React.
        """
        skills = [vocabulary.skill_of(word) for word in self._words]
        at = {
            skill.name: entry for entry, skill in enumerate(skills[: self._keyword_count]) if skill
        }
        found = {}
        for entry, skill in enumerate(skills):
            names = vocabulary.implied.get(skill.name, ()) if skill else ()
            most = self._keyword_count if entry < self._keyword_count else own_count
            if implied := tuple(at[name] for name in names if at.get(name, most) < most):
                found[entry] = implied
        return found

    def _count(self, folded: Folded) -> dict[int, int]:
        """Return how often each entry stands in the text."""
        counts: dict[int, int] = {}
        unclear: list[tuple[int, int, int]] = []
        plain = self._plain
        for found in self._find(folded.low, overlapping=True):
            entry = plain[found[0]]
            if entry >= 0:
                counts[entry] = counts.get(entry, 0) + 1
            else:
                unclear.append(found)
        if unclear:
            for _, _, entry in self._settle(unclear, folded):
                counts[entry] = counts.get(entry, 0) + 1
        return counts

    def _spans(self, folded: Folded) -> Iterator[tuple[int, int, int]]:
        return self._settle(self._find(folded.low, overlapping=True), folded)

    def _settle(
        self, found: Sequence[tuple[int, int, int]], folded: Folded
    ) -> Iterator[tuple[int, int, int]]:
        """Yield start, end and entry of the candidates that mean what they seem to mean.

        A skill inside a longer one is another skill: “React” is not in “React Native”. A word of
        the job seeker's own that the vocabulary does not know counts everywhere.
        """
        meant = []
        for pattern, first, last in found:
            has_spaces = folded.low[first] == _SPACE
            start, end = (first + 1, last - 1) if has_spaces else (first, last)
            sense = self._only_senses[pattern] or sense_of(
                self._senses[pattern], start, end, folded
            )
            if sense is not None:
                start, end = start - len(sense.before), end + len(sense.after)
                meant.append((start, -end, sense.entry, sense.is_known))
        meant.sort()
        reach = 0
        reach_of: dict[int, int] = {}
        for start, minus_end, entry, is_known in meant:
            end = -minus_end
            if end > (reach if is_known else 0) and end > reach_of.get(entry, 0):
                yield start, end, entry
            reach = max(reach, end) if is_known else reach
            reach_of[entry] = max(reach_of.get(entry, 0), end)


def _in_characters(
    spans: list[tuple[int, int, int]], folded: Folded, words: list[str]
) -> Iterator[tuple[int, int, str]]:
    """Turn places in the folded bytes into places in the original text."""
    bytes_seen = chars_seen = 0
    for start, end, entry in spans:
        chars_seen += len(folded.raw[bytes_seen:start].decode())
        bytes_seen = start
        at = chars_seen - bisect(folded.set_in, chars_seen)
        yield at, at + len(folded.raw[start:end].decode()), words[entry]


def _implied_by(keywords: list[Keyword], vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the names of the skills that the keywords imply, in a fixed order."""
    skills = [vocabulary.skill_of(keyword.word) for keyword in keywords]
    implied = {name for skill in skills if skill for name in vocabulary.implied.get(skill.name, ())}
    yield from sorted(implied)


def _count_of(found: Found) -> int:
    return found.count


def _digest(keywords: list[Keyword], vocabulary: Vocabulary) -> str:
    known_by = repr(
        (FORMULA, vocabulary.version, [(k.word, k.weight, k.aliases) for k in keywords])
    )
    return blake2b(known_by.encode(), digest_size=8).hexdigest()
