"""The resume keywords as a table: a row per word, and a box to add many at once.

Each row remembers what it was opened with. So a save does what the person changed, and that alone,
to the file as it is by then, whatever another window did to it meanwhile.
"""

import json
import re
from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.text import get_text_list
from pydantic import ValidationError

from jobs.matching.vocabulary import load_vocabulary
from peregrine.conf import ConfigError, ConflictError, store
from peregrine.conf.schemas import ResumeKeyword, ResumeKeywordsConfig
from peregrine.conf.schemas.resume_keywords import MOST_KEYWORDS
from peregrine.setup.fields import CommasField, TextField
from peregrine.setup.keyword_merge import Edit, Elsewhere, Keyword, Row, elsewhere, merge

WEIGHTS = [(1, "1: a little"), (2, "2: normal"), (3, "3: more"), (4, "4: a lot"), (5, "5: most")]
USUAL_WEIGHT = ResumeKeyword.model_fields["weight"].default
MINE, THERE = "mine", "there"
FILE = "resume_keywords"
_BETWEEN_WORDS = re.compile(r"[\n,;]")
_ITEM = re.compile(r"keywords › item (\d+)(?: › (word|weight|aliases))?")
_NOTHING = "null"
_TRIES = 3  # when another window saves in the very same moment
_NAMED = 6  # words in a sentence
LONGEST = 80  # letters of a skill; a file that says a longer one is left alone


class KeywordForm(forms.Form):
    word = forms.CharField(required=False)
    weight = forms.TypedChoiceField(choices=WEIGHTS, coerce=int, initial=USUAL_WEIGHT)
    aliases = CommasField(required=False)
    was = forms.CharField(widget=forms.HiddenInput)  # in the file, when the page was made
    is_clash = forms.BooleanField(required=False, widget=forms.HiddenInput)
    choice = forms.ChoiceField(required=False, choices=[(MINE, MINE), (THERE, THERE)])

    def clean_was(self) -> Keyword | None:
        try:
            return _remembered(self.cleaned_data["was"])
        except ValidationError:
            raise forms.ValidationError("This row does not say what it was.") from None

    def clean(self) -> None:
        if self.cleaned_data.get("is_clash") and not self.cleaned_data.get("choice"):
            self.add_error("choice", "Choose one of the two.")
        was, word = self.cleaned_data.get("was"), self.cleaned_data.get("word", "")
        if len(word) > LONGEST and not (was and was.word == word):
            self.add_error("word", _too_long(word))

    def edit(self) -> Edit:
        """Return what the row says; where it clashed, what was chosen."""
        values = self.cleaned_data
        was = values["was"]
        if values["choice"] == THERE:
            return Edit(was, was)
        if values.get("DELETE") or not values["word"]:
            return Edit(was, None)
        typed = Keyword(values["word"], values["weight"], tuple(values["aliases"]))
        return Edit(was, was if was and typed == _as_typed(was) else typed)

    @property
    def has_clash(self) -> bool:
        return str(self["is_clash"].value()) == str(True)

    @property
    def title(self) -> str:
        return self._was.word if self._was else str(self["word"].value())

    @property
    def mine(self) -> str:
        """What was typed here, in words."""
        word = self["word"].value()
        return _in_words(word, self["weight"].value(), self["aliases"].value()) if word else ""

    @property
    def there(self) -> str:
        """What the file says, in words; empty where it has it no more."""
        was = self._was
        return _in_words(was.word, was.weight, _as_text(was.aliases)) if was else ""

    @property
    def _was(self) -> Keyword | None:
        try:
            return _remembered(self["was"].value())
        except ValidationError:
            return None


class MoreKeywordsForm(forms.Form):
    more = TextField(
        required=False,
        label="Add words",
        help_text="As many as you like: one per line, or with commas between.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean_more(self) -> str:
        typed: str = self.cleaned_data["more"]
        for word in _BETWEEN_WORDS.split(typed):
            if len(word.strip()) > LONGEST:
                raise forms.ValidationError(_too_long(word.strip()))
        return typed

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
        self.elsewhere = Elsewhere([], [], [])
        self.same = ""  # which of the new words are names of one skill, in a sentence
        rows = [Row(keyword, keyword) for keyword in _keywords(snapshot)]
        initial = None if data else [_shown(row) for row in rows]
        self.rows = KeywordRows(data, initial=initial, prefix="row")
        self.more = MoreKeywordsForm(data)

    @property
    def errors(self) -> bool:
        return bool(self.more.errors or any(self.rows.errors) or self.rows.non_form_errors())

    @property
    def non_field_errors(self) -> list[str]:
        return [*self.more.non_field_errors(), *self.rows.non_form_errors()]

    @property
    def clashes(self) -> list[KeywordForm]:
        return [form for form in self.rows if form.has_clash]

    @property
    def editable(self) -> list[KeywordForm]:
        return [form for form in self.rows if not form.has_clash]

    @property
    def told(self) -> str:
        """Say what was changed in the file while the page was open."""
        found = [
            f"{_named(words)} {'was' if len(words) == 1 else 'were'} {what}"
            for what, words in zip(Elsewhere._fields, self.elsewhere, strict=True)
            if words
        ]
        return f"Elsewhere, {get_text_list(found, 'and')} meanwhile." if found else ""

    def is_valid(self) -> bool:
        is_valid = all([self.more.is_valid(), self.rows.is_valid()])
        if any("was" not in form.cleaned_data for form in self.rows if form.is_bound):
            self.more.add_error(
                None,
                "This page does not say what it began with, so nothing was saved. Load it again; "
                "perhaps copy what you typed before.",
            )
            return False
        return is_valid

    def save(self) -> bool:
        """Write the file. When that fails, the page says why and keeps what was typed."""
        for _ in range(_TRIES):
            current = store.snapshot(FILE)
            if current.problems:
                for problem in current.problems:
                    self.more.add_error(None, str(problem))
                return False
            try:
                return self._save_over(current)
            except ConflictError as busy:
                refused = busy
        self.more.add_error(None, str(refused))
        return False

    def _save_over(self, current: store.Snapshot) -> bool:
        """Put what was typed into this version of the file. Raises ConflictError."""
        edits = [form.edit() for form in self.rows]
        now = _keywords(current)
        self.elsewhere = elsewhere(edits, now)
        merged = merge(edits, now)
        if any(row.is_clash for row in merged):
            self._ask(merged)
            return False
        merged += self._more(merged)
        written = current.document.data.get("keywords") or [] if current.document else []
        kept = [row for row in merged if row.result]
        entries = [_entry(row, written) for row in kept]
        try:
            store.update(FILE, {"keywords": entries}, expected_version=current.version)
        except ConflictError:
            raise
        except ConfigError as error:
            for problem in error.problems:
                self._place(problem.key, problem.message, kept)
            return False
        self.same = _told_of_same([row.result.word for row in kept if row.result], now)
        return True

    def _ask(self, merged: Sequence[Row]) -> None:
        """Show what is put together, with a choice where that cannot be done alone."""
        self.has_conflict = True
        shown = [_shown(row) for row in merged]
        self.rows = KeywordRows(initial=shown, prefix="row")
        self.more = MoreKeywordsForm(initial=self.more.cleaned_data)

    def _more(self, merged: Sequence[Row]) -> list[Row]:
        """Return the words of the box that are not there yet."""
        known = {row.result.key for row in merged if row.result}
        words = {word.casefold(): word for word in reversed(self.more.words())}
        typed = dict.fromkeys(word.casefold() for word in self.more.words())
        return [Row(Keyword(words[key], USUAL_WEIGHT)) for key in typed if key not in known]

    def _place(self, key: str, message: str, kept: Sequence[Row]) -> None:
        found = _ITEM.fullmatch(key)
        number = kept[int(found[1]) - 1].edit if found else None
        if found and number is not None:
            self.rows[number].add_error(found[2] or "word", message)
        else:
            self.more.add_error("more" if found else None, message)


def _told_of_same(words: Sequence[str], before: Sequence[Keyword]) -> str:
    """Say which words name the same skill, where one of them is new."""
    known, skill_of = {each.word for each in before}, load_vocabulary().skill_of
    by_skill: dict[str, list[str]] = {}
    for word in words:
        if skill := skill_of(word):
            by_skill.setdefault(skill.name, []).append(word)
    return " ".join(
        f"{_named(names)} are the same skill: together they count once, by the highest weight."
        for names in by_skill.values()
        if len(names) > 1 and not known.issuperset(names)
    )


def _too_long(word: str) -> str:
    return f"“{word[:40]}…” is too long: a skill has {LONGEST} letters at most. Is a comma missing?"


def _keywords(snapshot: store.Snapshot) -> list[Keyword]:
    config = cast("ResumeKeywordsConfig | None", snapshot.config)
    return [_keyword(each) for each in config.keywords] if config else []


def _keyword(written: ResumeKeyword) -> Keyword:
    return Keyword(written.word, written.weight, tuple(written.aliases))


def _entry(row: Row, written: Sequence[Any]) -> Any:
    """Return a keyword as the file is to say it: as it says it now, but for what changed."""
    result = cast("Keyword", row.result)
    before = None if row.at is None else written[row.at]
    if result == row.now:
        return before
    found = dict(before) if isinstance(before, dict) else {}
    found["word"] = result.word
    if "weight" in found or result.weight != USUAL_WEIGHT:
        found["weight"] = result.weight
    if "aliases" in found or result.aliases:
        found["aliases"] = list(result.aliases)
    return result.word if found.keys() == {"word"} else found


def _shown(row: Row) -> dict[str, Any]:
    """Return a row as the page shows it."""
    is_removed = row.result is None and not row.is_clash
    shown = row.now if is_removed else row.result
    values = shown._asdict() | {"aliases": list(shown.aliases)} if shown else {}
    was = json.dumps(row.now._asdict()) if row.now else _NOTHING
    return {**values, "was": was, "is_clash": row.is_clash, "DELETE": is_removed}


def _remembered(text: str) -> Keyword | None:
    """Return what a row was opened with. Raises pydantic's ValidationError."""
    if text == _NOTHING:
        return None
    return _keyword(ResumeKeyword.model_validate_json(text or ""))


def _as_text(aliases: Sequence[str]) -> str:
    return str(CommasField().prepare_value(list(aliases)))


def _as_typed(was: Keyword) -> Keyword:
    """Return what comes back from the fields of a row that nobody touched."""
    return Keyword(
        was.word.strip(), was.weight, tuple(CommasField().to_python(_as_text(was.aliases)))
    )


def _in_words(word: str, weight: object, aliases: str) -> str:
    label = {str(value): label for value, label in WEIGHTS}.get(str(weight), str(weight))
    also = f", also written as {aliases}" if aliases else ""
    return f"{word} (counts {label}{also})"


def _named(words: Sequence[str]) -> str:
    named = [f"“{word}”" for word in words[:_NAMED]]
    if more := len(words) - len(named):
        named.append(f"{more} more")
    return get_text_list(named, "and")
