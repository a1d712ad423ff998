"""The form of the import page."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from jobs.importing import formats, uploads
from jobs.importing.text import UnreadableFile

_FORMATS = [("auto", "Find out by itself"), *((each.name, each.label) for each in formats.FORMATS)]


def _megabytes() -> int:
    return int(settings.UPLOAD_MAX) // 1024**2


class ImportForm(forms.Form):
    file = forms.FileField(
        label="File with postings",
        help_text="A CSV that JobSpy saved, a CSV of company boards, or a JSON list. "
        f"Up to {_megabytes()} MB.",
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.json,.jsonl,.txt,text/csv"}),
        error_messages={
            "required": "Choose a file first.",
            "empty": "The file is empty.",
            "missing": "Choose a file first.",
        },
    )
    format = forms.ChoiceField(label="Format", choices=_FORMATS, initial="auto")

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
            file = formats.open_postings(
                uploads.path_of(self.token), format_name=self.cleaned_data["format"]
            )
        except UnreadableFile as error:
            if self.token:
                uploads.discard(self.token)
            self.add_error("file", str(error))
            return False
        file.text.handle.close()
        return True
