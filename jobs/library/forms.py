"""What a person may ask of the library by form or by address."""

from typing import Any, Final, NamedTuple, cast

from django import forms
from django.http import QueryDict

from jobs import stages
from jobs.amounts import AmountField
from jobs.currencies import DOLLARS
from jobs.library.orders import Order
from jobs.library.view import REMOTE, View
from jobs.models import SavedView
from jobs.search.query import parse

WORDS_UP_TO: Final = 200
_QUOTED_UP_TO: Final = 40
_NO_FILTERS: Final = frozenset({"at", "all", "name", "csrfmiddlewaretoken"})  # sent beside them


class Unclear(NamedTuple):
    """A filter that was not understood: what it is called, and what was asked for."""

    label: str
    asked: str


class ViewForm(forms.Form):
    """The filters. What makes no sense is left out of the view, and told by `unclear`."""

    q = forms.CharField(required=False, max_length=WORDS_UP_TO, label="Words")
    stage = forms.MultipleChoiceField(required=False, choices=stages.CHOICES)
    score = forms.IntegerField(required=False, min_value=0, max_value=100, label="Match at least")
    board = forms.CharField(required=False, max_length=60)
    company = forms.CharField(required=False, max_length=100)
    place = forms.CharField(required=False, max_length=100)
    remote = forms.ChoiceField(required=False, choices=[("", "Any"), *REMOTE.items()])
    pay = AmountField(
        required=False, min_value=0, max_value=1_000_000_000, label="Pay a year at least"
    )
    currency = forms.ChoiceField(
        required=False,
        choices=[("", "of each job"), *((code, code) for code in sorted(DOLLARS))],
        label="Currency",
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

    def clean_q(self) -> str:
        return self._with_words("q")

    def clean_company(self) -> str:
        return self._with_words("company")

    def clean_place(self) -> str:
        return self._with_words("place")

    def _with_words(self, name: str) -> str:
        words: str = self.cleaned_data[name]
        if words and not parse(words):
            raise forms.ValidationError("There is no letter or digit to look for.")
        return words

    def view(self) -> View:
        """Return the view that the valid fields describe."""
        self.is_valid()
        cleaned: dict[str, Any] = self.cleaned_data
        known_stages = dict(stages.CHOICES)
        board = cleaned.get("board", "")
        return View(
            words=cleaned.get("q", ""),
            stages=tuple(each for each in self._asked("stage") if each in known_stages),
            score=cleaned.get("score"),
            boards=(board,) if board else (),
            company=cleaned.get("company", ""),
            place=cleaned.get("place", ""),
            remote=cleaned.get("remote", ""),
            pay=cleaned.get("pay"),
            currency=cleaned.get("currency", "") if cleaned.get("pay") is not None else "",
            days=cleaned.get("days"),
            has_letter=bool(cleaned.get("letter")),
            has_note=bool(cleaned.get("note")),
            noted=cleaned.get("noted", ""),
            is_starred=bool(cleaned.get("star")),
            sort=cleaned.get("sort", ""),
        )

    @property
    def is_clear(self) -> bool:
        """Whether the view is what was asked for. An unknown order is no other set of jobs."""
        return all(name == "sort" for name in self._not_understood())

    @property
    def unclear(self) -> list[Unclear]:
        """What was asked for and not understood; the view is wider than that."""
        return [
            Unclear(str(self[name].label).lower() if name in self.fields else name, _quoted(value))
            for name, values in self._not_understood().items()
            for value in values
        ]

    def _not_understood(self) -> dict[str, list[str]]:
        """Return the values that are not in the view, by the names of the filters."""
        known_stages, found = dict(stages.CHOICES), {}
        for name in sorted(self.data.keys() - _NO_FILTERS, key=self._place):
            values = self._asked(name)
            if name == "stage":
                found[name] = [each for each in values if each not in known_stages]
            elif name not in self.fields or name in self.errors:
                found[name] = values
            else:  # of several values a filter takes the last
                found[name] = [each for each in values if each != self.data[name]]
        return {name: values for name, values in found.items() if values}

    def _place(self, name: str) -> tuple[int, str]:
        names = list(self.fields)
        return (names.index(name) if name in self.fields else len(names), name)

    def _asked(self, name: str) -> list[str]:
        data = cast("QueryDict", self.data)
        return [each for each in data.getlist(name) if each]


def _quoted(value: str) -> str:
    shown = value.replace("\0", "")
    return shown if len(shown) <= _QUOTED_UP_TO else f"{shown[:_QUOTED_UP_TO]}…"


class SavedViewForm(forms.ModelForm[SavedView]):
    class Meta:
        model = SavedView
        fields = ["name"]
        error_messages = {"name": {"required": "Give the view a name."}}
