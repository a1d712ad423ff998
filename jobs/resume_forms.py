"""The forms of the resume pages."""

from __future__ import annotations

from django import forms
from django.core.files.uploadedfile import UploadedFile

from jobs.importing import uploads
from jobs.importing.text import UnreadableFile
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
            token = uploads.keep(upload)
        except UnreadableFile as error:
            self.add_error("file", str(error))
            return None
        return submit_task("read_resume", upload=token, name=(upload.name or "resume")[-255:])


class RenameForm(forms.ModelForm[Resume]):
    class Meta:
        model = Resume
        fields = ("name",)

    def clean_name(self) -> str:
        name = " ".join(str(self.cleaned_data["name"]).split())
        others = Resume.objects.kept().exclude(pk=self.instance.pk)
        if others.filter(name__iexact=name).exists():
            raise forms.ValidationError("Another resume has this name.")
        return name
