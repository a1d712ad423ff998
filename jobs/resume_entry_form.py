"""One entry of a resume as a form; its fields are those of its section."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.http import QueryDict

from jobs.forms import PlainText
from jobs.places import country_named
from jobs.resumes.differences import in_words
from jobs.resumes.json_resume import Part
from jobs.resumes.sections import Kind, Section
from jobs.resumes.typed_dates import NotADate, date_typed, says_now

_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


class LineField(forms.CharField):
    """One line, without the control characters that JSON and PostgreSQL do not take."""

    def to_python(self, value: Any) -> str:
        return " ".join(str(super().to_python(value) or "").replace("\x00", "").split())


class PartialDateField(LineField):
    """A year, a month or a day, as people write them; kept as JSON Resume does."""

    may_go_on = False  # “heden” is an end, too: none yet

    def clean(self, value: Any) -> str:
        typed = str(super().clean(value))
        if not typed or (self.may_go_on and says_now(typed)):
            return ""
        try:
            return date_typed(typed)
        except NotADate as wrong:
            raise ValidationError(str(wrong)) from None


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
    """A country by its name, in any of many languages, or by its two letters."""

    def clean(self, value: Any) -> str:
        typed = str(super().clean(value))
        code = country_named(typed)
        if typed and not code:
            raise ValidationError(
                "Peregrine knows no such country. Its two letters will do, such as US, DE or JP."
            )
        return code


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
        if "end_date" in values and self._typed("end_date") and not end and not start:
            self.add_error("start_date", "Say when it began, too, if it goes on.")
        return values

    def _typed(self, name: str) -> str:
        return " ".join(str(self[name].value() or "").split())

    @property
    def understood(self) -> Iterator[tuple[str, str]]:
        """Yield what was typed in words of the person, and what is kept; the form is valid."""
        for name in self.section.fields:
            typed, kept = self._typed(name), self.cleaned_data[name]
            if self.section.kind_of(name) in ("date", "country") and typed.upper() != kept:
                yield typed, kept or "up to now"

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
    "date": (PartialDateField, 40, {"placeholder": "05/2024"}),
    "link": (LinkField, 2_000, {"inputmode": "url", **_PLAIN}),
    "email": (EmailLine, 320, {"inputmode": "email", **_PLAIN}),
    "country": (CountryField, 80, {}),
}
_HELP: Final[dict[str, str]] = {
    "end_date": "Empty: up to now.",
    "country_code": "Its name, or two letters.",
    **dict.fromkeys(("highlights", "courses", "keywords"), "One per line."),
}


def _field(kind: Kind, name: str, label: str) -> forms.Field:
    """Return the form field for a field of a resume."""
    field, most, more = _FIELDS[kind]
    attrs = {"autocomplete": "off", **more, **({"rows": 6} if name == "highlights" else {})}
    widget = forms.Textarea if kind in ("text", "lines") else forms.TextInput
    made = field(
        label=label,
        required=False,
        max_length=most,
        widget=widget(attrs=attrs),
        help_text=_HELP.get(name, ""),
    )
    if isinstance(made, PartialDateField):
        made.may_go_on = name == "end_date"
    return made
