"""One entry of a resume as a form; its fields are those of its section."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.http import QueryDict

from jobs.forms import PlainText
from jobs.resumes.differences import in_words
from jobs.resumes.json_resume import Part
from jobs.resumes.sections import Kind, Section

_DATE: Final = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")
_HOW_DATES_GO: Final = "Write a date as 2024, 2024-05 or 2024-05-17."
_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


class LineField(forms.CharField):
    """One line, without the control characters that JSON and PostgreSQL do not take."""

    def to_python(self, value: Any) -> str:
        return " ".join(str(super().to_python(value) or "").replace("\x00", "").split())


class PartialDateField(LineField):
    """A year, a month or a day, as JSON Resume writes them."""

    def clean(self, value: Any) -> str:
        typed = str(super().clean(value))
        if not typed:
            return ""
        found = _DATE.fullmatch(typed)
        if found is None:
            raise ValidationError(_HOW_DATES_GO)
        year, month, day = (int(part) if part else 0 for part in found.groups())
        if not _FIRST_YEAR <= year <= _LAST_YEAR:
            raise ValidationError(f"Is the year {year} right? {_HOW_DATES_GO}")
        try:
            date(year, month or 1, day or 1)
        except ValueError:
            raise ValidationError(f"The calendar has no such day. {_HOW_DATES_GO}") from None
        return f"{year}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")


class LinkField(LineField):
    """A web address; `github.com/ada` is one, too."""

    def clean(self, value: Any) -> str:
        typed = str(super().clean(value))
        if not typed:
            return ""
        address = typed if _SCHEME.match(typed) else f"https://{typed}"
        try:
            URLValidator(schemes=["http", "https"])(address)
        except ValidationError:
            raise ValidationError(
                "This must be one web address, such as https://example.com/ada."
            ) from None
        return address


class EmailLine(LineField):
    def clean(self, value: Any) -> str:
        typed = str(super().clean(value))
        try:
            if typed:
                EmailValidator()(typed)
        except ValidationError:
            raise ValidationError(
                "This must be one e-mail address, such as ada@example.com."
            ) from None
        return typed


class CountryField(LineField):
    def clean(self, value: Any) -> str:
        typed = str(super().clean(value)).upper()
        if typed and not re.fullmatch(r"[A-Z]{2}", typed):
            raise ValidationError("Two letters, such as US, DE or JP.")
        return typed


class LinesField(PlainText):
    """A list with one entry per line; empty lines do not count."""

    widget = forms.Textarea

    def clean(self, value: Any) -> list[str]:
        lines = str(super().clean(value)).split("\n")
        return [line for each in lines if (line := " ".join(each.split()))]

    def prepare_value(self, value: Any) -> Any:
        return (
            in_words([" ".join(str(each).split()) for each in value])
            if isinstance(value, list)
            else value
        )


class EntryForm(forms.Form):
    def __init__(self, section: Section, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.section = section
        for name, label in section.fields.items():
            self.fields[name] = _field(section.kind_of(name), name, label)

    @classmethod
    def of(cls, section: Section, entry: Part, prefix: str) -> EntryForm:
        initial = {name: getattr(entry, name) for name in section.fields}
        return cls(section, initial=initial, prefix=prefix)

    @classmethod
    def as_typed(cls, section: Section, data: QueryDict, prefix: str) -> EntryForm:
        """Return the form with what was typed, not looked at for errors yet."""
        return cls(
            section,
            initial={name: data.get(f"{prefix}-{name}", "") for name in section.fields},
            prefix=prefix,
        )

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        start, end = values.get("start_date", ""), values.get("end_date", "")
        shortest = min(len(start), len(end))
        if shortest and end[:shortest] < start[:shortest]:
            self.add_error("end_date", "This is before the beginning.")
        return values

    def entry(self, was: Part | None) -> Part:
        """Return the entry as it is now; what the form does not ask for stays as it `was`."""
        made = was.model_copy() if was else self.section.part()
        return made.model_copy(update=self.cleaned_data)

    @property
    def called(self) -> str:
        """What the entry is called, as it was typed. No section has a field of this name."""
        typed = (str(self[name].value() or "").strip() for name in self.section.title)
        return ", ".join(filter(None, typed))

    def label_of(self, name: str) -> str:
        """Return where a field is, in words: “Work › Builder, Acme › From”."""
        parts = self.section.label, self.called, self.section.fields[name]
        return " › ".join(filter(None, parts))

    @property
    def is_blank(self) -> bool:
        return not any(self.cleaned_data.values())


_PLAIN: Final = {"spellcheck": "false", "autocapitalize": "none"}
# Of each kind: its field, the most letters, and what its widget has besides.
_FIELDS: Final[dict[Kind, tuple[type[forms.CharField], int, dict[str, Any]]]] = {
    "line": (LineField, 500, {}),
    "text": (PlainText, 20_000, {"rows": 3}),
    "lines": (LinesField, 40_000, {"rows": 2, "placeholder": "One per line"}),
    "date": (PartialDateField, 10, {"inputmode": "numeric", "placeholder": "2024-05"}),
    "link": (LinkField, 2_000, {"inputmode": "url", **_PLAIN}),
    "email": (EmailLine, 320, {"inputmode": "email", **_PLAIN}),
    "country": (CountryField, 2, {"placeholder": "US"}),
}
_HELP: Final[dict[str, str]] = {
    "end_date": "Empty: up to now.",
    **dict.fromkeys(("highlights", "courses", "keywords"), "One per line."),
}


def _field(kind: Kind, name: str, label: str) -> forms.Field:
    """Return the form field for a field of a resume."""
    field, most, more = _FIELDS[kind]
    attrs = {"autocomplete": "off", **more, **({"rows": 6} if name == "highlights" else {})}
    widget = forms.Textarea if kind in ("text", "lines") else forms.TextInput
    return field(
        label=label,
        required=False,
        max_length=most,
        widget=widget(attrs=attrs),
        help_text=_HELP.get(name, ""),
    )
