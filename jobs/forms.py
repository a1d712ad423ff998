"""What a person may ask for by form."""

from django import forms

from jobs import stages
from jobs.models import Job, StageChange
from jobs.stages import Stage


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
