"""Find keywords and skills in postings: one pass over the text, whole words only."""

from bisect import bisect
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from hashlib import blake2b
from typing import Final

from ahocorasick_rs import BytesAhoCorasick

from jobs.matching import asked_languages, choices
from jobs.matching.answers import Found, Keyword, Mark, Match, OneOf
from jobs.matching.asking import ENTRIES, NOTHING, PLACE, Asked, Reading
from jobs.matching.choice_words import OR, load_joints
from jobs.matching.choices import LONGEST_ITEM, Told
from jobs.matching.cues import ASIDE, NOT_NEEDED, load_cues
from jobs.matching.patterns import DEPENDS, Patterns, Sense, sense_of
from jobs.matching.score import FORMULA, score, target_of
from jobs.matching.spoken import Spoken
from jobs.matching.text import Folded, fold
from jobs.matching.vocabulary import Skill, Vocabulary, load_vocabulary
from jobs.matching.weighing import COUNT, IN_TITLE, Weighing, need_of, needed

_IMPLIED_WEIGHT: Final = 1  # of a skill that a keyword implies: “SQL” of “SQL Server”
_MOST_KEPT: Final = 20_000  # titles
IS_CUE: Final = DEPENDS - 1  # in the place of an entry
IS_JOINT: Final = IS_CUE - 1
IS_OR: Final = IS_JOINT - 1
_SPACE: Final = ord(" ")

Seen = tuple[int, int, int]  # a pattern, where it begins and where it ends
Span = tuple[int, int, int]  # where a skill begins and ends, and its entry


class Matcher:
    """A list of keywords, compiled once for many postings.

    A keyword that the vocabulary knows is also found under the other ways to write it.
    """

    def __init__(self, keywords: Iterable[Keyword]) -> None:
        vocabulary = load_vocabulary()
        ordered = sorted(keywords, key=lambda each: -each.weight)
        cues, cues_version = load_cues()
        self.digest = _digest(ordered, vocabulary, cues_version)
        patterns = Patterns(vocabulary)
        self._words: list[str] = []
        self._weights: list[int] = []
        for keyword in ordered:
            self._add_keyword(keyword, patterns)
        self.own_count = len(self._words)  # without those that they imply
        self._because = [""] * self.own_count
        for word, because in _implied_by(ordered, vocabulary):
            self._add_keyword(Keyword(word, _IMPLIED_WEIGHT), patterns)
            self._because += [because] * (len(self._words) - len(self._because))
        self._keyword_count = len(self._words)
        self._target = target_of(self._weights[: self.own_count])
        for skill in vocabulary.skills:
            if not skill.is_broad:
                self._add_gap(skill, patterns)
        self._implied = self._implications(vocabulary)
        self._senses = list(patterns.senses.values())
        self._simple = [_simple(pattern, senses) for pattern, senses in patterns.senses.items()]
        # A language is asked for, too, where it is a keyword: both are found then.
        cues = {
            words: cue
            for words, cue in cues.items()
            if cue.is_language or words not in patterns.senses
        }
        # By their patterns; as plain tuples, which are unpacked faster.
        self._cues = [*[()] * len(patterns.senses), *map(tuple, cues.values())]
        joints = load_joints()
        self._joints = dict(enumerate(joints.values(), len(self._cues)))
        self._plain = [
            *patterns.plain_entries(),
            *[IS_CUE] * len(cues),
            *(IS_OR if kind == OR else IS_JOINT for kind in joints.values()),
        ]
        self._find = BytesAhoCorasick([*patterns.senses, *cues, *joints]).find_matches_as_indexes
        self._weighing = Weighing(self._words, self._weights, self._because)
        self._in_title = lru_cache(maxsize=_MOST_KEPT)(self._find_in_title)

    def match(self, title: str, description: str) -> Match:
        """Score a posting’s skills and say why."""
        counts, asked, told = self._read(fold(description)) if description else ({}, NOTHING, None)
        entries, spoken = self._in_title(title)
        for entry in entries:
            counts[entry] = (counts.get(entry, 0) + 1) | IN_TITLE
            if told:
                told.alone[entry] = (told.alone.get(entry, 0) + 1) | IN_TITLE
        if spoken:
            asked = asked.also(spoken)
        for entry in self._implied.keys() & counts.keys():
            said = counts[entry] & ~COUNT | 1
            for implied in self._implied[entry]:
                counts.setdefault(implied, said)
        others = choices.settle(told, counts, self._keyword_count) if told else {}
        self._weighing = weighing = self._weighing.bounded()
        matched, evidence, gaps, had, lacked = weighing.weigh(counts, self._keyword_count)
        is_title_only = not description or description.isspace()
        has, lacks = needed(had), needed(lacked)
        value = score(evidence, has, lacks, self._target, is_title_only=is_title_only)
        if others:
            gaps = self._with_others(gaps, others)
        return Match(value, matched, gaps, is_title_only, asked, (had, lacked))

    def choices(self, title: str, description: str) -> tuple[OneOf, ...]:
        """Return the lists of a posting of which one is enough."""
        _, _, told = self._read(fold(description))
        if told is None:
            return ()
        for entry in self._in_title(title)[0]:
            told.alone[entry] = IN_TITLE
        alone = frozenset(self._words[entry] for entry in told.alone)
        return tuple(
            OneOf(
                tuple(self._words[entry] for entry in choice.entries),
                need_of(choice.need), self._words[stands], alone,
            )
            for choice, stands in zip(told.choices, choices.standing(told), strict=True)
        )  # fmt: skip

    def _with_others(self, gaps: list[Found], others: dict[int, tuple[int, ...]]) -> list[Found]:
        """Return the gaps, those that stand for a list with what would do as well."""
        words = self._words
        named = {
            words[entry]: tuple(words[each] for each in rest) for entry, rest in others.items()
        }
        return [replace(gap, others=named[gap.word]) if gap.word in named else gap for gap in gaps]

    def highlights(self, text: str) -> list[Mark]:
        """Return where skills stand in `text` (in NFC), in order."""
        folded = fold(text)
        found = [
            each
            for each in self._find(folded.low, overlapping=True)
            if self._plain[each[0]] >= DEPENDS  # no cue
        ]
        return [
            Mark(start, end, self._words[entry], entry < self._keyword_count)
            for start, end, entry in _in_characters(sorted(self._settle(found, folded)), folded)
        ]

    def _find_in_title(self, title: str) -> tuple[tuple[int, ...], tuple[Spoken, ...]]:
        """Return the entries of a title, and the languages that it asks for."""
        hits, cues, _ = self._hits(fold(title))
        names_one = any(self._cues[number][-1] for number, _, _ in cues)
        spoken = asked_languages.of_title(title) if names_one else ()
        return tuple(hit & ENTRIES for hit in hits), spoken

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

    def _implications(self, vocabulary: Vocabulary) -> dict[int, tuple[int, ...]]:
        """Return the listed keywords that a posting asks for with each entry, as entries.

        React Native asks for JavaScript, too. What the job seeker did not list counts only where
        the posting names it: SAP, found once, is not SAP and ERP.
        """
        skills = [vocabulary.skill_of(word) for word in self._words]
        at = {skill.name: entry for entry, skill in enumerate(skills[: self.own_count]) if skill}
        found = {}
        for entry, skill in enumerate(skills):
            names = vocabulary.implied.get(skill.name, ()) if skill else ()
            if implied := tuple(at[name] for name in names if name in at):
                found[entry] = implied
        return found

    def _read(self, folded: Folded) -> tuple[dict[int, int], Asked, Told | None]:
        """Return what the text says of each entry, what else it asks for, and its lists."""
        hits, cues, joints = self._hits(folded)
        counts: dict[int, int] = {}
        get = counts.get
        if not cues and not joints:
            for hit in hits:
                entry = hit & ENTRIES
                counts[entry] = get(entry, 0) + 1
            return counts, NOTHING, None
        reading = Reading(self._cues, cues, folded)
        hits.sort()
        asides: list[int] = []
        needs = reading.needs(hits)
        told = choices.read(folded, joints, self._joints, hits, needs) if joints else None
        for hit, need in zip(hits, needs, strict=True):
            entry = hit & ENTRIES
            if need == ASIDE:
                asides.append(entry)
            else:
                counts[entry] = (get(entry, 0) + 1) | need
        for entry in asides:  # what is said elsewhere counts
            counts.setdefault(entry, 1 | NOT_NEEDED)
        return counts, reading.asked(), told

    def _hits(self, folded: Folded) -> tuple[list[int], list[Seen], list[Seen]]:
        """Return the skills of a text, packed for `Reading`, and its cues as they were found.

        Words that join or begin lists are apart.
        """
        plain = self._plain
        hits: list[int] = []
        cues: list[Seen] = []
        joints: list[Seen] = []
        unclear: list[Seen] = []
        for seen in self._find(folded.low, overlapping=True):
            entry = plain[seen[0]]
            if entry >= 0:
                hits.append(seen[1] * PLACE + entry)
            elif entry == IS_CUE:
                cues.append(seen)
            elif entry == IS_OR:  # only where a skill is so close before it that it may join it
                near = seen[1] - LONGEST_ITEM
                if (hits and hits[-1] >= near * PLACE) or (unclear and unclear[-1][1] >= near):
                    joints.append(seen)
            elif entry == IS_JOINT:
                joints.append(seen)
            else:
                unclear.append(seen)
        hits += [start * PLACE + entry for start, _, entry in self._settle(unclear, folded)]
        return hits, cues, joints

    def _settle(self, found: list[Seen], folded: Folded) -> list[Span]:
        """Return start, end and entry of the candidates that mean what they seem to mean.

        A skill inside a longer one is another skill: “React” is not in “React Native”. A word of
        the job seeker's own that the vocabulary does not know counts everywhere. `found` are
        ordered by the end, the longer first.
        """
        known: list[Span] = []
        unknown: list[Span] = []
        simple = self._simple
        reach = 0
        for pattern, first, last in found:
            if plain := simple[pattern]:
                edge, entry, is_known = plain
                start, end = first + edge, last - edge
            else:
                at_edge = folded.low[first] == _SPACE
                sense = sense_of(self._senses[pattern], first + at_edge, last - at_edge, folded)
                if sense is None:
                    continue
                start = first + at_edge - len(sense.before)
                end = last - at_edge + len(sense.after)
                entry, is_known = sense.entry, sense.is_known
            if not is_known:
                unknown.append((start, end, entry))
            elif end > reach:
                while known and known[-1][0] >= start:
                    known.pop()
                known.append((start, end, entry))
                reach = end
        return [*known, *_longest_each(unknown)] if unknown else known


def _longest_each(found: list[Span]) -> Iterator[Span]:
    """Yield the finds that are not inside another one of the same entry."""
    reach_of: dict[int, int] = {}
    for start, end, entry in sorted(found, key=lambda each: (each[0], -each[1])):
        if end > reach_of.get(entry, 0):
            reach_of[entry] = end
            yield start, end, entry


def _simple(pattern: bytes, senses: list[Sense]) -> tuple[int, int, bool] | None:
    """Return the edge, the entry and whether it is known, of a pattern that means one thing."""
    if len(senses) > 1 or senses[0].has_conditions:
        return None
    return int(pattern[0] == _SPACE), senses[0].entry, senses[0].is_known


def _in_characters(spans: list[Span], folded: Folded) -> Iterator[Span]:
    """Turn places in the folded bytes into places in the original text."""
    bytes_seen = chars_seen = 0
    for start, end, entry in spans:
        chars_seen += len(folded.raw[bytes_seen:start].decode())
        bytes_seen = start
        at = chars_seen - bisect(folded.set_in, chars_seen)
        yield at, at + len(folded.raw[start:end].decode()), entry


def _implied_by(keywords: list[Keyword], vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Yield the names of the skills that keywords imply, each with the first such keyword."""
    seen: dict[str, str] = {}
    for keyword in keywords:
        if skill := vocabulary.skill_of(keyword.word):
            for name in vocabulary.implied.get(skill.name, ()):
                seen.setdefault(name, keyword.word)
    yield from sorted(seen.items())


def _digest(keywords: list[Keyword], vocabulary: Vocabulary, cues_version: str) -> str:
    listed = [(k.word, k.weight, k.aliases) for k in keywords]
    known_by = repr((FORMULA, vocabulary.version, cues_version, listed))
    return blake2b(known_by.encode(), digest_size=8).hexdigest()
