"""A search profile as a form, and what begins by itself for all of them."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.http import QueryDict

from jobs.amounts import AmountField
from jobs.boards import registry
from jobs.discovery import watching
from jobs.discovery.watching import Watched
from jobs.models import Resume
from peregrine.conf import ConfigError, ConflictError, Problem, store
from peregrine.conf.schemas import SearchProfile
from peregrine.conf.schemas.countries import COUNTRIES
from peregrine.setup import searches
from peregrine.setup.fields import LinesField
from peregrine.setup.forms import Difference, SettingsForm, in_words

# Boards that have a page of their own for what they need: the page, and what that is.
NEEDS = {
    "adzuna": ("settings:adzuna", "needs a free key"),
    "usajobs": ("settings:usajobs", "needs a free key; United States only"),
    "craigslist": ("settings:craigslist", "needs your cities"),
}
_ITEM = re.compile(r"profiles › item (\d+) › (\w+)(?: › (item \d+))?")
_UPPER = {"usa": "USA", "uk": "United Kingdom"}
_LINES = {"spellcheck": "false", "rows": 4}


def _board_choices() -> list[tuple[str, str]]:
    return [(each.name, each.label) for each in (*registry.SEARCH_BOARDS, *registry.FEEDS)]


def _country_choices() -> list[tuple[str, str]]:
    named = [(name, _UPPER.get(name, name.title())) for name in COUNTRIES]
    return sorted(named, key=lambda each: each[1])


def resume_choices() -> list[tuple[str, str]]:
    names = Resume.objects.kept().order_by("name").values_list("name", flat=True)
    return [("", "Your default"), *((name, name) for name in names)]


@dataclass(frozen=True, slots=True)
class BoardBox:
    """A board to tick, and what a person should know who does."""

    box: Any
    note: str
    page: str


class SearchForm(forms.Form):
    """One search profile. `version` and `original` tell what it was made from."""

    version = forms.CharField(required=False, widget=forms.HiddenInput)
    original = forms.CharField(required=False, widget=forms.HiddenInput)

    name = forms.CharField(max_length=200, label="Name", help_text="A name of your choice.")
    active = forms.BooleanField(
        required=False,
        label="Active",
        help_text="Searches use it, and every job is scored by its titles and places.",
    )
    titles = LinesField(
        label="Job titles",
        help_text="One per line.",
        widget=forms.Textarea(attrs=_LINES),
    )
    locations = LinesField(
        required=False,
        label="Places",
        help_text="One per line, such as Berlin, Germany. Empty: anywhere.",
        widget=forms.Textarea(attrs=_LINES),
    )
    country = forms.ChoiceField(
        choices=_country_choices, label="Country whose boards are asked", initial="usa"
    )
    remote = forms.ChoiceField(
        label="Remote jobs",
        choices=[("any", "With the others"), ("only", "Only remote"), ("no", "None")],
        initial="any",
    )
    boards = forms.MultipleChoiceField(
        required=False,
        label="Boards",
        choices=_board_choices,
        widget=forms.CheckboxSelectMultiple,
    )
    watch = LinesField(
        required=False,
        label="Companies to watch",
        help_text="One per line: the address of a careers page, or a name. Their own boards are "
        "read, the steadiest source there is.",
        widget=forms.Textarea(attrs=_LINES),
    )
    exclude_keywords = LinesField(
        required=False,
        label="Hide postings with these words in the title",
        help_text="One per line, whole words. “anywhere: on call” looks in the text, too.",
        widget=forms.Textarea(attrs=_LINES),
    )
    mission_tags = LinesField(
        required=False,
        label="Fields that matter to you",
        help_text="One per line, such as climate. A posting that has the whole word is marked in "
        "its workspace, and a draft may take it up.",
        widget=forms.Textarea(attrs=_LINES),
    )
    resume = forms.ChoiceField(
        required=False,
        label="Compared with the resume",
        choices=resume_choices,
        help_text="The jobs that it finds are scored against this one.",
    )
    salary_floor = AmountField(
        min_value=0, label="The least pay you would take", initial=0, help_text="0: any."
    )
    salary_currency = forms.CharField(
        max_length=3, label="Currency", initial="USD", help_text="Such as USD, EUR or GBP."
    )
    salary_period = forms.ChoiceField(
        label="For a",
        choices=[(each, each) for each in ("year", "month", "day", "hour")],
        initial="year",
    )
    hours_old = forms.IntegerField(
        min_value=1, label="Hours back", initial=72, help_text="Only postings as new as this."
    )
    results_per_board = forms.IntegerField(
        min_value=1, label="Postings per board", initial=50, help_text="At most, and per search."
    )
    schedule = forms.CharField(
        required=False,
        label="Searches by itself",
        help_text="Times of day (07:30, 18:00), a pause (every 6 h), or five cron fields "
        "(0 7 * * 1-5). Empty: only when you ask.",
    )
    fetch_descriptions = forms.BooleanField(
        required=False,
        label="Ask LinkedIn for each description",
        help_text="One by one, so it is slow.",
    )
    proxies = LinesField(
        required=False,
        label="Proxies for the boards that JobSpy reads",
        help_text="One per line, such as http://user:password@proxy.example:8080.",
        widget=forms.Textarea(attrs={**_LINES, "autocomplete": "off"}),
    )
    proxy_ca_file = forms.CharField(
        required=False,
        label="Certificate file of a proxy that looks into HTTPS",
        help_text="Mostly empty.",
    )

    has_conflict = False
    _NOT_WRITTEN = ("version", "original")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._keep_stale_resume()

    def _keep_stale_resume(self) -> None:
        """Let a profile keep the name of a resume that is not there, and say so."""
        field = cast("forms.ChoiceField", self.fields["resume"])
        choices = resume_choices()
        by_name = {name.casefold(): name for name, _ in choices}
        written = self._written_resume()
        if written.casefold() in by_name:
            self.initial["resume"] = by_name[written.casefold()]
        else:
            field.choices = [*choices, (written, f"{written} (not there any more)")]
            field.help_text = "This resume is not there: your default is used instead. Choose one."

    def _written_resume(self) -> str:
        """Return what the file says, for a profile that is in it."""
        try:
            return searches.find(self.named).resume.strip() if self.named else ""
        except (searches.NotThere, ConfigError):
            return ""

    @classmethod
    def of(cls, profile: SearchProfile, version: str) -> "SearchForm":
        """Return the form filled in with a profile that is there."""
        return cls(initial={**profile.model_dump(), "version": version, "original": profile.name})

    @classmethod
    def blank(cls, version: str) -> "SearchForm":
        return cls(initial={"active": True, "boards": ["indeed", "remotive"], "version": version})

    @property
    def named(self) -> str:
        """The name that the profile has in the file; empty for a new one."""
        return str(self["original"].value() or "")

    @property
    def boxes(self) -> Iterator[BoardBox]:
        notes = {board.name: getattr(board, "note", "") for board in registry.SEARCH_BOARDS}
        for box in self["boards"].subwidgets:
            name = box.data["value"]
            page, needs = NEEDS.get(name, ("", ""))
            yield BoardBox(box, notes.get(name) or needs, page)

    @property
    def watched(self) -> list[Watched]:
        """Where the companies are read that the file names; nothing for a new profile."""
        try:
            return watching.watched(searches.find(self.named).watch) if self.named else []
        except (searches.NotThere, ConfigError):
            return []  # the page says so elsewhere

    @property
    def differences(self) -> list[Difference]:
        """What the file says where something else was typed; for a form with a conflict."""
        try:
            in_file = searches.find(self.named).model_dump()
        except (searches.NotThere, ConfigError):
            return []
        return [
            Difference(str(self[name].label), in_words(in_file[name]))
            for name, typed in self._values.items()
            if typed != in_file[name]
        ]

    def new_excludes(self) -> list[str]:
        """Return the words that were not excluded before. Raises conf.ConfigError."""
        known: set[str] = set()
        if self.named:
            with suppress(searches.NotThere):
                known = {w.casefold() for w in searches.find(self.named).exclude_keywords}
        return [w for w in self.cleaned_data["exclude_keywords"] if w.casefold() not in known]

    def save(self) -> bool:
        """Write the profile into the file. When that fails, the form says why."""
        version = self.cleaned_data["version"]
        try:
            if self.named:
                searches.change(self.named, self._values, expected_version=version)
            else:
                searches.add(self._values, expected_version=version)
        except ConflictError:
            self.has_conflict = True
            fresh = cast("QueryDict", self.data).copy()
            fresh["version"] = store.snapshot(searches.FILE).version
            self.data = fresh
            return False
        except searches.NotThere as gone:
            self.add_error(None, str(gone))
            return False
        except ConfigError as error:
            for problem in error.problems:
                self.add_error(*self._place(problem))
            return False
        return True

    @property
    def _values(self) -> dict[str, Any]:
        """What was typed, as the file says it."""
        return {k: v for k, v in self.cleaned_data.items() if k not in self._NOT_WRITTEN}

    def _place(self, problem: Problem) -> tuple[str | None, str]:
        """Return the field that a problem belongs to, and what to say there."""
        found = _ITEM.match(problem.key)
        if found is None or found[2] not in self.fields:
            return None, str(problem)
        item = f"{found[3]}: ".replace("item", "Line") if found[3] else ""
        return found[2], item + problem.message


class ByItselfForm(SettingsForm):
    """When searches and looks begin by themselves, for all profiles."""

    file = searches.FILE

    quiet_hours = forms.CharField(
        required=False,
        label="Quiet hours",
        help_text="Such as 22:00-07:00: nothing begins by itself then. Empty: never quiet.",
    )
    check_open = forms.CharField(
        required=False,
        label="Look whether jobs are still open",
        help_text="Written like the schedule of a profile. Empty: only when you ask.",
    )
    find_descriptions = forms.BooleanField(
        required=False, label="Look for missing descriptions after each search"
    )
