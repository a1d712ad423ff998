"""What a person may ask of the library by form or by address."""

from typing import Any

from django import forms

from jobs import stages
from jobs.library.view import REMOTE, Order, View
from jobs.models import SavedView

WORDS_UP_TO = 200


class ViewForm(forms.Form):
    """The filters. What makes no sense is said beside its field, and left out of the view."""

    q = forms.CharField(required=False, max_length=WORDS_UP_TO, label="Words")
    stage = forms.MultipleChoiceField(required=False, choices=stages.CHOICES)
    score = forms.IntegerField(required=False, min_value=0, max_value=100, label="Match at least")
    board = forms.CharField(required=False, max_length=60)
    company = forms.CharField(required=False, max_length=100)
    place = forms.CharField(required=False, max_length=100)
    remote = forms.ChoiceField(required=False, choices=[("", "Any"), *REMOTE.items()])
    pay = forms.IntegerField(
        required=False, min_value=0, max_value=1_000_000_000, label="Pay a year at least"
    )
    days = forms.IntegerField(
        required=False, min_value=0, max_value=36_500, label="Found in the last days"
    )
    letter = forms.BooleanField(required=False, label="Has a letter")
    note = forms.BooleanField(required=False, label="Has a note")
    noted = forms.CharField(required=False, max_length=100, label="In your notes")
    star = forms.BooleanField(required=False, label="Starred")
    sort = forms.ChoiceField(
        required=False, choices=[("", ""), *((order.value, order.label) for order in Order)]
    )

    def view(self) -> View:
        """Return the view that the valid fields describe."""
        self.is_valid()
        cleaned: dict[str, Any] = self.cleaned_data
        board = cleaned.get("board", "")
        return View(
            words=cleaned.get("q", ""),
            stages=tuple(cleaned.get("stage") or ()),
            score=cleaned.get("score"),
            boards=(board,) if board else (),
            company=cleaned.get("company", ""),
            place=cleaned.get("place", ""),
            remote=cleaned.get("remote", ""),
            pay=cleaned.get("pay"),
            days=cleaned.get("days"),
            has_letter=bool(cleaned.get("letter")),
            has_note=bool(cleaned.get("note")),
            noted=cleaned.get("noted", ""),
            is_starred=bool(cleaned.get("star")),
            sort=cleaned.get("sort", ""),
        )


class SavedViewForm(forms.ModelForm[SavedView]):
    class Meta:
        model = SavedView
        fields = ["name"]
        error_messages = {"name": {"required": "Give the view a name."}}
