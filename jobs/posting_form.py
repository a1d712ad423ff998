"""The form for what a posting says, to complete a captured one or to edit a job."""

from dataclasses import replace
from typing import Any, Final

from django import forms

from jobs.boards.base import Posting
from jobs.capturing import PartialPosting
from jobs.forms import PlainText
from jobs.models import Job
from jobs.posting_text import clean_description
from jobs.templatetags.job_facts import pay_in_numbers

_REMOTE: Final = [("", "Not said"), ("yes", "Yes"), ("no", "No")]
_YES_OR_NO: Final = {"yes": True, "no": False}
_CHECK = "This is a guess from how the page looks: check it."
_FIELDS_OF: Final = {"salary": "salary_text"}  # where a field of the form is not called as there


class PostingForm(forms.Form):
    title = forms.CharField(
        max_length=300, error_messages={"required": "A job needs a title: copy it from the page."}
    )
    company = forms.CharField(
        max_length=200,
        error_messages={"required": "Say who is hiring, or “unknown” if the page does not."},
    )
    location = forms.CharField(label="Place", max_length=300, required=False)
    is_remote = forms.ChoiceField(label="Remote", choices=_REMOTE, required=False)
    salary = forms.CharField(
        label="Pay",
        max_length=200,
        required=False,
        help_text="In the posting’s own words, such as “€60,000–70,000 a year”.",
    )
    url = forms.URLField(
        label="Address of the posting", max_length=2000, required=False, assume_scheme="https"
    )
    description = PlainText(
        label="Text of the posting",
        required=False,
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text="Copied from the page as it is. Without it, the job has no meaningful score.",
    )

    @classmethod
    def of_reading(cls, reading: PartialPosting, data: Any = None) -> "PostingForm":
        """Return the form for what was read of a page; guesses are marked."""
        posting = reading.posting
        posting = replace(posting, description=clean_description(posting.description))
        form = cls(data, initial=_shown(posting, posting.salary_text))
        for name, field in form.fields.items():
            if _FIELDS_OF.get(name, name) in reading.guesses:
                field.help_text = f"{_CHECK} {field.help_text}".strip()
        return form

    @classmethod
    def of_job(cls, job: Job, data: Any = None) -> "PostingForm":
        return cls(
            data,
            initial=_shown(job, job.salary_text or pay_in_numbers(job))
            | {"company": job.company.name},
        )

    @property
    def changes(self) -> dict[str, Any]:
        """What the person typed that was not there, by the names of `jobs.editing`."""
        return {name: self._value(name) for name in self.changed_data}

    def posting(self, reading: PartialPosting) -> Posting:
        """Return what was read, with what the person made of it."""
        values = {_FIELDS_OF.get(name, name): self._value(name) for name in self.fields}
        if "salary" in self.changed_data:
            values.update(salary_min=None, salary_max=None, salary_currency="", salary_period="")
        return replace(reading.posting, **values)

    def typed(self, reading: PartialPosting) -> dict[str, Any]:
        """Return the changes and the guesses that the person let stand: all are their words now."""
        names = {name for name in self.fields if _FIELDS_OF.get(name, name) in reading.guesses}
        return self.changes | {name: self._value(name) for name in names}

    def _value(self, name: str) -> Any:
        value = self.cleaned_data[name]
        return _YES_OR_NO.get(value) if name == "is_remote" else value


def _shown(facts: Posting | Job, pay: str) -> dict[str, Any]:
    remote = {True: "yes", False: "no", None: ""}[facts.is_remote]
    shown = {name: getattr(facts, name) for name in ("title", "location", "url", "description")}
    return {**shown, "company": facts.company, "is_remote": remote, "salary": pay}
