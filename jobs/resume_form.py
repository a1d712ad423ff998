"""A whole resume as one form that needs no script.

Entries are added, moved and taken out by buttons that send the form and show it again with all
that was typed. An entry keeps the number that it was first shown with: below the count of entries
in revision `base` it is that entry, and keeps what the form does not ask for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.http import QueryDict

from jobs.models import Resume
from jobs.resume_entry_form import EntryForm
from jobs.resumes.json_resume import JsonResume, Part
from jobs.resumes.sections import SECTIONS, Section

MOST_ENTRIES: Final = 200  # in one section
_MOST_TOLD: Final = 4


@dataclass(frozen=True, slots=True)
class Row:
    key: int
    form: EntryForm
    is_gone: bool = False  # taken out, and can be put back until the form is saved
    is_first: bool = False
    is_last: bool = False


@dataclass(slots=True)
class Order:
    """Which entries a section has, in which order, and which of them were taken out."""

    keys: list[int]
    gone: set[int]
    new: int = -1

    def do(self, what: str, key: int, first_free: int) -> None:
        here = [each for each in self.keys if each not in self.gone]
        if what == "add" and len(here) < MOST_ENTRIES:
            self.new = max([first_free - 1, *self.keys]) + 1
            self.keys.append(self.new)
        elif key not in self.keys:
            return
        elif what == "remove":
            self.gone.add(key)
        elif what == "back":
            self.gone.discard(key)
        elif what in ("up", "down") and key in here:
            beside = here.index(key) + (1 if what == "down" else -1)
            if 0 <= beside < len(here):
                one, other = self.keys.index(key), self.keys.index(here[beside])
                self.keys[one], self.keys[other] = self.keys[other], self.keys[one]


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with one field: the id of its input, where that is, and what to do."""

    field: str
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Group:
    """A section as the page shows it."""

    section: Section
    rows: list[Row]

    @property
    def is_empty(self) -> bool:
        return not self.rows


class ResumeForm:
    """`seen` is the revision that the person knows of, `base` the one that the rows came from."""

    def __init__(self, resume: Resume, data: QueryDict | None = None, *, action: str = "") -> None:
        self.seen = _number(data.get("seen")) if data else resume.revision
        self.base = _number(data.get("base")) if data else resume.revision
        self.was = _content_of(resume, self.base)
        self._data = data
        self._is_checked = data is not None and not action
        self.groups = [self._group(section, action) for section in SECTIONS]
        self.said = ""

    def is_valid(self) -> bool:
        return not self.mistakes

    @property
    def mistakes(self) -> list[Mistake]:
        """What has to be looked at before it can be saved, in the order of the page."""
        if not self._is_checked:
            return []
        return [
            Mistake(form[name].id_for_label, form.label_of(name), str(errors[0]))
            for row in self._rows()
            for form in [row.form]
            for name, errors in form.errors.items()
        ]

    @property
    def understood(self) -> str:
        """What was kept in other words than it was typed, in a sentence; the form is valid."""
        kept = dict(pair for row in self._rows() for pair in row.form.understood)
        told = [f"“{typed}” as {became}" for typed, became in kept.items()][:_MOST_TOLD]
        if not told:
            return ""
        more = f" and {len(kept) - len(told)} more" if len(kept) > len(told) else ""
        return f" Kept are {', '.join(told)}{more}."

    def content(self) -> JsonResume:
        """Return what the form says; entries without a word are left out. The form is valid."""
        made = self.was
        for group in self.groups:
            section = group.section
            was = dict(enumerate(section.entries(self.was)))
            entries = [
                row.form.entry(was.get(row.key))
                for row in group.rows
                if not row.is_gone and (section.is_single or not _is_blank(row, was.get(row.key)))
            ]
            made = section.put(made, entries)
        return made

    def _rows(self) -> Iterator[Row]:
        """Yield the rows that count."""
        return (row for group in self.groups for row in group.rows if not row.is_gone)

    def _group(self, section: Section, action: str) -> Group:
        was = section.entries(self.was)
        order = self._order(section, len(was))
        name, _, rest = action.partition(":")
        if name == section.name:
            what, _, key = rest.partition(":")
            order.do(what, _number(key), len(was))
        here = [key for key in order.keys if key not in order.gone]
        return Group(
            section,
            [
                Row(
                    key,
                    self._form(section, key, was, has_focus=key == order.new),
                    is_gone=key in order.gone,
                    is_first=key in here[:1],
                    is_last=key in here[-1:],
                )
                for key in order.keys
            ],
        )

    def _order(self, section: Section, count: int) -> Order:
        if section.is_single or self._data is None:
            return Order(list(range(count)), set())
        keys = dict.fromkeys(_number(each) for each in self._data.getlist(section.name))
        gone = {_number(each) for each in self._data.getlist(f"{section.name}-gone")}
        return Order([key for key in keys if key >= 0][: 2 * MOST_ENTRIES], gone)

    def _form(
        self, section: Section, key: int, was: list[Part], *, has_focus: bool = False
    ) -> EntryForm:
        prefix = f"{section.name}-{key}"
        if self._is_checked:
            return EntryForm(section, self._data, prefix=prefix)
        if self._data is None:
            return EntryForm.of(section, was[key], prefix)
        form = EntryForm.as_typed(section, self._data, prefix)
        if has_focus:
            next(iter(form.fields.values())).widget.attrs["autofocus"] = True
        return form


def _content_of(resume: Resume, revision: int) -> JsonResume:
    """Return what the resume said at a revision; what it says now when that is not known."""
    if revision != resume.revision:
        version = resume.versions.filter(revision=revision).first()
        if version is not None:
            return JsonResume.read(version.data)
    return resume.content


def _is_blank(row: Row, was: Part | None) -> bool:
    return row.form.is_blank and not (was and was.model_extra)


def _number(typed: Any) -> int:
    return int(typed) if isinstance(typed, str) and typed.isascii() and typed.isdigit() else -1
