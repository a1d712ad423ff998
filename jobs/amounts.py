"""A form field for pay, as people write it: 60000, 60,000, 60.000, 60 000, 60’000, 60k."""

import re
from typing import Any

from django import forms

_GROUPED = re.compile(r"\d{1,3}(?:[.,'’\s]\d{3})+")
_THOUSANDS = re.compile(r"(\d{1,4})\s?[kK]")
_GROUPS = re.compile(r"[.,'’\s]")


class AmountField(forms.IntegerField):
    """A whole number. “60.000” is sixty thousand and no 60; “60.5” is refused.

    It is no number field for the browser, which would read “60.000” in its own way.
    """

    widget = forms.TextInput(attrs={"inputmode": "numeric"})

    def to_python(self, value: Any) -> int | None:
        if isinstance(value, str):
            value = value.strip()
            if _GROUPED.fullmatch(value):
                value = _GROUPS.sub("", value)
            elif found := _THOUSANDS.fullmatch(value):
                value = f"{found[1]}000"
            elif value and not value.removeprefix("-").isdecimal():
                raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)
