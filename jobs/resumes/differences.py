"""How two resumes differ, field by field, and one taken over into the other. Imports no Django.

Entries are paired by what they are called and when they were, so that a new position on top does
not look like a change of every one below it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final, Literal

from jobs.resumes.json_resume import JsonResume, Part
from jobs.resumes.sections import SECTIONS, Section

_SAME_TITLE: Final = 3
_ENOUGH: Final = 2  # points to be taken for the same entry

Pairs = dict[int, int]  # places of entries in the new list -> in the old one


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that can be taken over alone. `old` and `new` are places of an entry."""

    kind: Literal["changed", "added", "removed", "moved"]
    section: Section
    entry: str  # what the entry is called
    field: str = ""
    before: str = ""
    after: str = ""
    old: int = -1
    new: int = -1

    @property
    def key(self) -> str:
        """A name of this difference among those between the same two resumes."""
        return f"{self.section.name}.{self.kind}.{self.old}.{self.new}.{self.field}"

    @property
    def label(self) -> str:
        """What differs, in words: “Work › Builder, Acme › To”."""
        field = self.section.fields.get(self.field, "")
        return " › ".join(filter(None, (self.section.label, self.entry, field)))


def differences(old: JsonResume, new: JsonResume) -> list[Difference]:
    """Return what `new` says otherwise than `old`, in the order of the page."""
    return [each for section in SECTIONS for each in _in_section(section, old, new)]


def taken_over(old: JsonResume, new: JsonResume, keys: Iterable[str]) -> JsonResume:
    """Return `old` with those differences of `new` that `keys` name, and no other."""
    wanted = set(keys)
    result = old
    for section in SECTIONS:
        chosen = [each for each in _in_section(section, old, new) if each.key in wanted]
        if chosen:
            entries = _merged(section, section.entries(old), section.entries(new), chosen)
            result = section.put(result, entries)
    return result


def made_by(base: JsonResume, mine: JsonResume, found: Iterable[Difference]) -> set[str]:
    """Return the keys of those `found` differences that a change of `base` into `mine` made.

    `found` are the differences between somebody else's resume and `mine`: the others among them
    are what somebody else changed.
    """
    changed = {_what(each) for each in differences(base, mine)}
    return {each.key for each in found if _what(each) in changed}


def in_words(value: Any) -> str:
    """Return a field for a person: a list with one line for each."""
    return "\n".join(value) if isinstance(value, list) else str(value)


def _what(difference: Difference) -> tuple[str, ...]:
    """Return what a difference is about, without the places of its entry."""
    gone = difference.before if difference.kind == "removed" else ""
    section = difference.section.name
    return difference.kind, section, difference.field, difference.after, gone


def _in_section(section: Section, old: JsonResume, new: JsonResume) -> Iterator[Difference]:
    before, after = section.entries(old), section.entries(new)
    if before == after:
        return
    pairs = {0: 0} if section.is_single else _pairs(section, before, after)
    for place, entry in enumerate(after):
        title = section.title_of(entry)
        if place not in pairs:
            yield Difference("added", section, title, after=_whole(section, entry), new=place)
            continue
        was = before[pairs[place]]
        for field in section.fields:
            one, other = getattr(was, field), getattr(entry, field)
            if one != other:
                name = section.title_of(was) or title
                texts = in_words(one), in_words(other)
                yield Difference("changed", section, name, field, *texts, pairs[place], place)
    for place in sorted(set(range(len(before))) - set(pairs.values())):
        entry = before[place]
        name = section.title_of(entry)
        yield Difference("removed", section, name, before=_whole(section, entry), old=place)
    if [pairs[place] for place in sorted(pairs)] != sorted(pairs.values()):
        orders = (_order(section, before), _order(section, after))
        yield Difference("moved", section, "Order", "", *orders)


def _pairs(section: Section, before: list[Part], after: list[Part]) -> Pairs:
    """Return which entries are the same thing, the most alike first."""
    alike = [
        (points, -abs(old - new), -new, -old)
        for new, entry in enumerate(after)
        for old, was in enumerate(before)
        if (points := _likeness(section, was, entry)) >= _ENOUGH
    ]
    found: Pairs = {}
    taken: set[int] = set()
    for _, _, minus_new, minus_old in sorted(alike, reverse=True):
        if -minus_new not in found and -minus_old not in taken:
            found[-minus_new] = -minus_old
            taken.add(-minus_old)
    return found


def _likeness(section: Section, one: Part, other: Part) -> int:
    points = 0
    for field in section.fields:
        value = _folded(getattr(one, field))
        if value and value == _folded(getattr(other, field)):
            points += _SAME_TITLE if field in section.title else 1
    return points + (one == other) * 10


def _folded(value: Any) -> str:
    return " ".join(in_words(value).casefold().split())


def _whole(section: Section, entry: Part) -> str:
    """Return a whole entry for a person."""
    return "\n".join(
        f"{label}: {in_words(value)}"
        for field, label in section.fields.items()
        if (value := getattr(entry, field))
    )


def _order(section: Section, entries: list[Part]) -> str:
    return "\n".join(section.title_of(entry) or section.one for entry in entries)


def _merged(
    section: Section, before: list[Part], after: list[Part], chosen: list[Difference]
) -> list[Part]:
    pairs = {0: 0} if section.is_single else _pairs(section, before, after)
    place_of = {old: new for new, old in pairs.items()}
    items = [(place_of.get(old, -1), entry) for old, entry in enumerate(before)]
    gone = {each.old for each in chosen if each.kind == "removed"}
    for each in chosen:
        if each.kind == "changed":
            place, entry = items[each.old]
            value = getattr(after[each.new], each.field)
            items[each.old] = place, entry.model_copy(update={each.field: value})
    items = [item for old, item in enumerate(items) if old not in gone]
    for each in chosen:
        if each.kind == "added":
            above = (at for at, (place, _) in enumerate(items, 1) if 0 <= place < each.new)
            items.insert(max(above, default=0), (each.new, after[each.new]))
    if any(each.kind == "moved" for each in chosen):
        items = _in_new_order(items)
    return [entry for _, entry in items]


def _in_new_order(items: list[tuple[int, Part]]) -> list[tuple[int, Part]]:
    """Sort by the new places; what has none stays behind the entry above it."""
    placed: list[tuple[int, int, tuple[int, Part]]] = []
    last = -1
    for number, item in enumerate(items):
        last = item[0] if item[0] >= 0 else last
        placed.append((last, number, item))
    return [item for _, _, item in sorted(placed, key=lambda each: each[:2])]
