"""The boards that have a config file of their own: keys, countries, cities; and a try of each."""

from dataclasses import dataclass
from itertools import islice

from django import forms

from jobs.boards import manners, registry
from jobs.boards.adzuna import COUNTRIES
from jobs.boards.base import BoardError, Search, SearchBoard
from jobs.boards.web import BoardWeb, open_client
from jobs.discovery.asking import sent_to
from peregrine import conf
from peregrine.net import Client
from peregrine.setup.fields import LinesField, SecretField
from peregrine.setup.forms import SettingsForm

_CAPITALS = {"usa": "USA", "uk": "United Kingdom"}


class AdzunaForm(SettingsForm):
    file = "adzuna"

    app_id = SecretField(label="Application ID", help_text="Adzuna shows it after you registered.")
    app_key = SecretField(label="Application key", help_text="It stands below the ID there.")
    countries = forms.MultipleChoiceField(
        required=False,
        label="Countries to ask",
        choices=[
            (code, _CAPITALS.get(name, name.title())) for code, (name, _) in COUNTRIES.items()
        ],
        widget=forms.CheckboxSelectMultiple,
        help_text="None: the country of each search.",
    )
    daily_quota = forms.IntegerField(
        label="Questions a day at most", min_value=1, help_text="Free of charge are 250."
    )


class USAJobsForm(SettingsForm):
    file = "usajobs"

    email = forms.CharField(
        required=False,
        label="E-mail address",
        help_text="The one that you asked for the key with. USAJOBS wants it with each question.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    api_key = SecretField(label="Key")


class CraigslistForm(SettingsForm):
    file = "craigslist"

    cities = LinesField(
        required=False,
        label="Cities",
        help_text="One per line, as their address begins: portland for portland.craigslist.org.",
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false", "autocapitalize": "none"}),
    )
    categories = LinesField(
        required=False,
        label="Sections",
        help_text="One per line, as their address ends: jjj is all jobs, sof software.",
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false", "autocapitalize": "none"}),
    )


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of a try."""

    is_good: bool
    sentence: str


def try_board(name: str, *, client: Client | None = None) -> Tried:
    """Ask a board one small question with what is saved, and say what came back."""
    board: SearchBoard = next(each for each in registry.SEARCH_BOARDS if each.name == name)
    web = BoardWeb(
        board.label,
        client=client or open_client(name),
        turn=manners.turn,
        personal=sent_to(board),
    )
    country = _country() if name == "adzuna" else "usa"
    title = "Manager"
    try:
        found = list(
            islice(board.search(Search(title=title, country=country, most_results=5), web), 5)
        )
    except BoardError as error:
        return Tried(is_good=False, sentence=str(error))
    if not found:
        return Tried(
            is_good=True, sentence=f"{board.label} answers, and has no “{title}” just now."
        )
    first = found[0]
    at = f" at {first.company}" if first.company else ""
    return Tried(
        is_good=True, sentence=f"{board.label} answers. It has, for example: {first.title}{at}."
    )


def _country() -> str:
    """Return the country of the first search, for a key that names none."""
    try:
        profiles = conf.load_search_profiles().profiles
    except conf.ConfigError:
        return "usa"
    return profiles[0].country if profiles else "usa"
