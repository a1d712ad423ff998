"""The forms of the resume pages."""

from __future__ import annotations

from typing import Self, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict

from jobs import keeping_resumes
from jobs.importing import uploads
from jobs.keeping_resumes import LONGEST_NAME, CannotKeep, NameTaken, Renamed
from jobs.models import Resume
from jobs.resumes.parsing import MOST_BYTES
from peregrine.models import BackgroundTask
from peregrine.tasks import submit_task

_MEGABYTES = MOST_BYTES // 1_000_000


class UploadForm(forms.Form):
    file = forms.FileField(
        label="Your resume as a file",
        help_text="PDF, Word (.docx), text, JSON Resume, or the ZIP that LinkedIn makes of your "
        f"data. Up to {_MEGABYTES} MB. It is read on this computer.",
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.docx,.txt,.md,.json,.zip"}),
        error_messages={
            "required": "Choose a file first.",
            "empty": "The file is empty.",
            "missing": "Choose a file first.",
        },
    )

    def clean_file(self) -> UploadedFile[bytes]:
        upload: UploadedFile[bytes] = self.cleaned_data["file"]
        if (upload.size or 0) > MOST_BYTES:
            raise forms.ValidationError(f"Resumes up to {_MEGABYTES} MB are read.")
        return upload

    def start(self) -> BackgroundTask | None:
        """Store the file and queue its reading; None adds the reason to the form."""
        upload: UploadedFile[bytes] = self.cleaned_data["file"]
        try:
            token = uploads.store(upload)
        except OSError as error:
            self.add_error(
                "file",
                f"The file could not be stored on this computer: {error.strerror}. "
                "Your resumes are as they were; make room, then choose it again.",
            )
            return None
        return submit_task("read_resume", upload=token, name=(upload.name or "resume")[-255:])


class RenameForm(forms.Form):
    """A new name, and the one that the person saw."""

    was = forms.CharField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(max_length=LONGEST_NAME, label="Name")

    @classmethod
    def of(cls, resume: Resume) -> Self:
        return cls(initial={"was": resume.name, "name": resume.name})

    def save(self, resume: Resume) -> Renamed | None:
        """Give the name; None adds the reason to the form."""
        name, was = self.cleaned_data["name"], self.cleaned_data["was"]
        try:
            return keeping_resumes.rename(resume, name, was=was)
        except NameTaken as refused:
            self.add_error("name", str(refused))
        except CannotKeep as refused:
            resume.refresh_from_db()
            fresh = cast("QueryDict", self.data).copy()
            fresh["was"] = resume.name
            self.data = fresh
            self.add_error("name", str(refused))
        return None
