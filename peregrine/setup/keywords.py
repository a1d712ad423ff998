"""The resume keywords as a table: a row per word, and a box to add many at once."""

import re
from itertools import zip_longest
from typing import Any, cast

from django import forms
from django.http import QueryDict

from peregrine.conf import ConfigError, ConflictError, store
from peregrine.conf.schemas import ResumeKeyword, ResumeKeywordsConfig
from peregrine.conf.schemas.resume_keywords import MOST_KEYWORDS
from peregrine.setup.fields import CommasField, TextField

WEIGHTS = [(1, "1: a little"), (2, "2: normal"), (3, "3: more"), (4, "4: a lot"), (5, "5: most")]
USUAL_WEIGHT = ResumeKeyword.model_fields["weight"].default
_BETWEEN_WORDS = re.compile(r"[\n,;]")
_ITEM = re.compile(r"keywords › item (\d+)(?: › (word|weight|aliases))?")


class KeywordForm(forms.Form):
    word = forms.CharField(required=False)
    weight = forms.TypedChoiceField(choices=WEIGHTS, coerce=int, initial=USUAL_WEIGHT)
    aliases = CommasField(required=False)

    def entry(self, written: Any) -> Any:
        """Return this row as the file says it; `written` is how the file says it now."""
        if not self.has_changed():
            return written
        values = self.cleaned_data
        found = dict(written) if isinstance(written, dict) else {}
        found["word"] = values["word"]
        if "weight" in found or values["weight"] != USUAL_WEIGHT:
            found["weight"] = values["weight"]
        if "aliases" in found or values["aliases"]:
            found["aliases"] = values["aliases"]
        return values["word"] if found.keys() == {"word"} else found


class MoreKeywordsForm(forms.Form):
    version = forms.CharField(required=False, widget=forms.HiddenInput)
    more = TextField(
        required=False,
        label="Add words",
        help_text="As many as you like: one per line, or with commas between.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def words(self) -> list[str]:
        return [
            word.strip() for word in _BETWEEN_WORDS.split(self.cleaned_data["more"]) if word.strip()
        ]


KeywordRows = forms.formset_factory(
    KeywordForm, extra=0, can_delete=True, max_num=MOST_KEYWORDS, absolute_max=MOST_KEYWORDS
)


class KeywordsPage:
    """The whole page as one form."""

    def __init__(self, snapshot: store.Snapshot, data: QueryDict | None = None) -> None:
        self.has_conflict = False
        document = snapshot.document
        self._written: list[Any] = (document.data.get("keywords") or []) if document else []
        config = cast("ResumeKeywordsConfig | None", snapshot.config)
        rows = [keyword.model_dump() for keyword in config.keywords] if config else []
        self.rows = KeywordRows(data, initial=rows, prefix="row")
        self.more = MoreKeywordsForm(data, initial={"version": snapshot.version})

    @property
    def errors(self) -> bool:
        return bool(self.more.errors or any(self.rows.errors) or self.rows.non_form_errors())

    @property
    def non_field_errors(self) -> list[str]:
        return [*self.more.non_field_errors(), *self.rows.non_form_errors()]

    def is_valid(self) -> bool:
        return all([self.more.is_valid(), self.rows.is_valid()])

    def save(self) -> bool:
        """Write the file. When that fails, the page says why and keeps what was typed."""
        if broken := store.snapshot("resume_keywords").problems:
            for problem in broken:
                self.more.add_error(None, str(problem))
            return False
        entries, sources = self._entries()
        version = self.more.cleaned_data["version"]
        try:
            store.update("resume_keywords", {"keywords": entries}, expected_version=version)
        except ConflictError:
            self.has_conflict = True
            fresh = store.snapshot("resume_keywords").version
            self.more.data = dict(self.more.data.items()) | {"version": fresh}
            return False
        except ConfigError as error:
            for problem in error.problems:
                self._place(problem.key, problem.message, sources)
            return False
        return True

    def _entries(self) -> tuple[list[Any], list[KeywordForm | None]]:
        """Return the list for the file and, for each entry, the row that it comes from."""
        entries: list[Any] = []
        sources: list[KeywordForm | None] = []
        for form, written in zip_longest(self.rows, self._written[: len(self.rows)]):
            if form.cleaned_data.get("word") and not form.cleaned_data.get("DELETE"):
                entries.append(form.entry(written))
                sources.append(form)
        known = {form.cleaned_data["word"].casefold() for form in sources if form}
        for word in self.more.words():
            if word.casefold() not in known:
                known.add(word.casefold())
                entries.append(word)
                sources.append(None)
        return entries, sources

    def _place(self, key: str, message: str, sources: list[KeywordForm | None]) -> None:
        found = _ITEM.fullmatch(key)
        form = sources[int(found[1]) - 1] if found else None
        if found and form:
            form.add_error(found[2] or "word", message)
        else:
            self.more.add_error("more" if found else None, message)
