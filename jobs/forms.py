"""What a person may ask for by form."""

from typing import Any

from django import forms

from jobs import stages
from jobs.drafting.languages import LANGUAGES
from jobs.models import Job, StageChange
from jobs.stages import InvalidMove, Stage


class MoveForm(forms.Form):
    """A move of one job: where to, from which stage as the page knew it, and why if rejected."""

    stage = forms.ChoiceField(choices=stages.CHOICES)
    expected = forms.ChoiceField(choices=stages.CHOICES)
    reason = forms.ChoiceField(choices=stages.REJECT_REASONS, required=False)

    def move(self, job: Job) -> StageChange:
        """Move `job` as asked. Raises InvalidMove."""
        return job.move_to(
            self.cleaned_data["stage"],
            by=StageChange.Mover.PERSON,
            reason=self.cleaned_data["reason"],
            expected=Stage(self.cleaned_data["expected"]),
        )


class UndoForm(forms.Form):
    """Taking back one move, which the page names so that a stale page undoes nothing else."""

    change = forms.IntegerField()

    def undo(self, job: Job) -> StageChange:
        """Take the move back. Raises InvalidMove when it is not the latest one that stands."""
        change = job.stage_changes.filter(pk=self.cleaned_data["change"]).first()
        if change is None:
            raise InvalidMove("There is no move to undo for this job.")
        return job.undo(change, by=StageChange.Mover.UNDO)


class PlainText(forms.CharField):
    """A text as a browser sends it, with line feeds only and without NUL."""

    def to_python(self, value: Any) -> str:
        text = str(super().to_python(value))
        return text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")


class LetterForm(forms.Form):
    """The text of a letter, and which version in which revision it was typed into."""

    text = PlainText(
        required=False,
        strip=False,
        max_length=50_000,
        error_messages={
            "max_length": "This text has %(show_value)s characters, and a letter may have "
            "%(limit_value)s. It is still here, but not saved: make it shorter, then save again."
        },
    )
    letter = forms.IntegerField(required=False, min_value=0)
    revision = forms.IntegerField(required=False, min_value=0)


class DraftForm(forms.Form):
    """What a draft should be like; without a language it follows the posting."""

    language = forms.ChoiceField(
        choices=[("", "Like the posting"), *((each.code, each.own_name) for each in LANGUAGES)],
        required=False,
    )


class RejectForm(forms.Form):
    reason = forms.ChoiceField(choices=stages.REJECT_REASONS)
