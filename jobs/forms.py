"""What a person may ask for by form."""

from typing import Any

from django import forms

from jobs import draft_kinds, stages
from jobs.drafting.languages import LANGUAGES
from jobs.models import Job, StageChange
from jobs.stages import InvalidMove, Stage
from jobs.wishes import MOST_VARIANTS, WISHES


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
        choices=[("", "As posted"), *((each.code, each.own_name) for each in LANGUAGES)],
        required=False,
    )
    count = forms.IntegerField(min_value=1, max_value=MOST_VARIANTS, required=False)


class OtherDraftForm(forms.Form):
    """A short text beside the letter: what kind, what it answers, and what it should say."""

    kind = forms.ChoiceField(choices=draft_kinds.CHOICES)
    given = PlainText(required=False, max_length=20_000)
    wish = PlainText(required=False, max_length=2_000)
    language = forms.ChoiceField(
        choices=[("", "As posted"), *((each.code, each.own_name) for each in LANGUAGES)],
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        kind = draft_kinds.find(cleaned.get("kind", ""))
        if kind and kind.given_label and not cleaned.get("given") and "given" not in self.errors:
            self.add_error("given", "Paste it here first: the text is made from it.")
        if kind and kind.needs_wish and not cleaned.get("wish") and "wish" not in self.errors:
            self.add_error("wish", "Write a line here first: the text is made from it.")
        return cleaned


class DraftTextForm(forms.Form):
    """The text of a draft, and the revision that it was typed into."""

    text = PlainText(required=False, strip=False, max_length=50_000)
    revision = forms.IntegerField(min_value=0)


class RefineForm(forms.Form):
    """What to change in a letter: one click, words, or both."""

    wish_code = forms.ChoiceField(
        choices=[(each.code, each.label) for each in WISHES], required=False
    )
    wish = PlainText(
        required=False,
        max_length=1_000,
        error_messages={
            "max_length": "Your wish has %(show_value)s characters, and %(limit_value)s are read. "
            "Make it shorter."
        },
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not (cleaned["wish_code"] or cleaned["wish"]):
            self.add_error("wish", "Say what to change, or press one of the buttons.")
        return cleaned


class CompareForm(forms.Form):
    """Which two versions to hold against each other."""

    old = forms.IntegerField(min_value=1)
    new = forms.IntegerField(min_value=1)


class RejectForm(forms.Form):
    reason = forms.ChoiceField(choices=stages.REJECT_REASONS)
