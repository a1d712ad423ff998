"""The form of the import page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from jobs.importing import formats, preview, uploads
from jobs.importing.columns import DATES, DAY_FIRST, MONTH_FIRST, ROLES, what_is_missing
from jobs.importing.preview import Look
from jobs.importing.text import UnreadableFile

_FORMATS = [("auto", "Find out by itself"), *((each.name, each.label) for each in formats.FORMATS)]


def _megabytes() -> int:
    return int(settings.UPLOAD_MAX) // 1024**2


class ImportForm(forms.Form):
    file = forms.FileField(
        label="File with postings",
        help_text="Any CSV, or JSON with a list of postings. When the columns are not known, "
        "you say what they mean before anything is imported. "
        f"Up to {_megabytes()} MB.",
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.json,.jsonl,.txt,text/csv"}),
        error_messages={
            "required": "Choose a file first.",
            "empty": "The file is empty.",
            "missing": "Choose a file first.",
        },
    )
    format = forms.ChoiceField(label="Format", choices=_FORMATS, initial="auto")
    look = forms.BooleanField(label="Show me what it becomes before it is imported", required=False)

    is_known = False
    token = ""
    name = ""

    def clean_file(self) -> UploadedFile[bytes]:
        upload: UploadedFile[bytes] = self.cleaned_data["file"]
        if (upload.size or 0) > settings.UPLOAD_MAX:
            raise forms.ValidationError(
                f"This file is larger than {_megabytes()} MB. "
                "Split it, or use manage.py importjobs."
            )
        return upload

    def keep(self) -> bool:
        """Store the file and look at its beginning; False adds the reason to the form."""
        upload: UploadedFile[bytes] = self.cleaned_data["file"]
        self.name = upload.name or "file"
        try:
            self.token = uploads.keep(upload)
            path = uploads.path_of(self.token)
            if self.cleaned_data["format"] != "auto":
                formats.open_postings(path, format_name=self.cleaned_data["format"]).close()
            self.is_known = preview.look(path).is_known
        except UnreadableFile as error:
            if self.token:
                uploads.discard(self.token)
            self.add_error("file", str(error))
            return False
        return True


class ColumnsForm(forms.Form):
    """Which column of the file says what: a select for each thing that a posting can have."""

    def __init__(self, shown: Look, data: Mapping[str, str] | None = None) -> None:
        super().__init__(data, initial=shown.columns)
        choices = [("", "—"), *((name, name) for name in shown.names)]
        for role in ROLES:
            self.fields[role.name] = forms.ChoiceField(
                label=role.label, choices=choices, required=False
            )
        self.fields[DATES] = forms.ChoiceField(
            label="3/4/2026 is",
            choices=[(DAY_FIRST, "3 April"), (MONTH_FIRST, "4 March")],
            required=False,
        )

    def clean(self) -> dict[str, Any]:
        chosen = {role: name for role, name in self.cleaned_data.items() if name}
        if not self.errors and (missing := what_is_missing(chosen)):
            raise forms.ValidationError(missing)
        return chosen
