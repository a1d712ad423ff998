"""Form fields for lists and longer texts. What is allowed in them is said by the schemas."""

import csv
import re
from typing import Any

from django import forms

_LINE_BREAK = re.compile(r"\r\n?")


class TextField(forms.CharField):
    """Several lines of text, with the line breaks that files have."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        return _LINE_BREAK.sub("\n", super().to_python(value) or "")


class LinesField(TextField):
    """A list, shown with one entry per line; empty lines do not count."""

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        return [line.strip() for line in super().to_python(value).split("\n") if line.strip()]

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value


class NdaField(LinesField):
    """Companies that are not named, one per line: “Heron Bank = a large bank”."""

    def to_python(self, value: Any) -> list[dict[str, str]]:  # type: ignore[override]
        pairs = [line.partition("=") for line in super().to_python(value)]
        return [
            {"name": name.strip(), **({"instead": words.strip()} if words.strip() else {})}
            for name, _, words in pairs
        ]

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, list):
            return value
        return "\n".join(" = ".join(filter(None, each.values())) for each in value)


class CommasField(forms.CharField):
    """A list on one line, with commas between; an entry with a comma in it is in quotes."""

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        text = super().to_python(value) or ""
        row = next(csv.reader([text], skipinitialspace=True), [])
        return [entry.strip() for entry in row if entry.strip()]

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, list):
            return value
        return ", ".join(map(_quoted, value))


def _quoted(entry: str) -> str:
    """Return an entry of a list with commas as it is read back."""
    if "," in entry or entry.startswith('"'):
        return '"' + entry.replace('"', '""') + '"'
    return entry


class SecretField(forms.CharField):
    """A key or password: never shown again, kept when nothing is typed, removed by a single “-”."""

    REMOVE = "-"
    widget = forms.PasswordInput

    def __init__(self, **options: Any) -> None:
        options.setdefault("required", False)
        super().__init__(**options)
        self.widget.attrs |= {"autocomplete": "off", "spellcheck": "false"}

    def kept(self, typed: str, saved: str) -> str:
        """Return what the file should say."""
        if typed == self.REMOVE:
            return ""
        return typed or saved
