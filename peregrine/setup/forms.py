"""The config files as forms. The schemas decide what is valid; these only ask and show."""

from dataclasses import dataclass
from typing import Any, ClassVar, Self

from django import forms
from pydantic import BaseModel

from peregrine.conf import ConfigError, ConflictError, Problem, store
from peregrine.conf.schemas import FILES
from peregrine.setup.fields import LinesField, NdaField, SecretField, TextField

KEPT_FROM_SIGHT = "saved; type a new one to replace it, or - to remove it"


@dataclass(frozen=True, slots=True)
class Difference:
    """What the file says now, where the form says something else."""

    label: str
    in_file: str


class SettingsForm(forms.Form):
    """A form over one config file. It remembers the version of the file that it was made from."""

    file: ClassVar[str]

    version = forms.CharField(required=False, widget=forms.HiddenInput)
    has_conflict = False

    @classmethod
    def about(cls) -> str:
        return FILES[cls.file].about

    @classmethod
    def of(cls, snapshot: store.Snapshot) -> Self:
        """Return the form filled in with what the file says."""
        config = snapshot.require()
        names = cls.base_fields.keys() - {"version"}
        values = {name: said(config, name) for name in names}
        form = cls(initial={**values, "version": snapshot.version})
        form.tell_of_secrets(config)
        return form

    def tell_of_secrets(self, config: object) -> None:
        """Say which keys are saved, instead of showing them."""
        for name, field in self.fields.items():
            if isinstance(field, SecretField):
                is_saved = bool(getattr(config, name, ""))
                field.widget.attrs["placeholder"] = KEPT_FROM_SIGHT if is_saved else ""
                self.initial.pop(name, None)

    def save(self) -> bool:
        """Write the file. When that fails, the form says why and keeps what was typed."""
        current = store.snapshot(self.file)
        if current.config is None:
            for problem in current.problems:
                self.add_error(None, str(problem))
            return False
        typed = dict(self.cleaned_data)
        version = typed.pop("version")
        for name, field in self.fields.items():
            if isinstance(field, SecretField):
                typed[name] = field.kept(typed[name], getattr(current.config, name))
        changes = {
            name: value for name, value in typed.items() if value != said(current.config, name)
        }
        if not changes:
            return True
        try:
            store.update(self.file, changes, expected_version=version)
        except ConflictError:
            self.has_conflict = True
            fresh = store.snapshot(self.file).version
            self.data = dict(self.data.items()) | {"version": fresh}
            return False
        except ConfigError as error:
            for problem in error.problems:
                self.add_error(*place(problem, self.fields))
            return False
        return True

    @property
    def differences(self) -> list[Difference]:
        """What the file says where something else was typed; for a form with a conflict."""
        config = store.snapshot(self.file).require()
        found = []
        for field in self:
            value = said(config, field.name)
            if isinstance(field.field, SecretField):
                continue  # never shown
            if value is not None and value != self.cleaned_data[field.name]:
                found.append(Difference(str(field.label), in_words(value)))
        return found


def said(config: object, name: str) -> Any:
    """Return what a file says under a key, in plain values; None when it has no such key."""
    value = getattr(config, name, None)
    if isinstance(value, list):
        return [
            each.model_dump(exclude_defaults=True) if isinstance(each, BaseModel) else each
            for each in value
        ]
    return value


def in_words(value: object) -> str:
    """Return what a file says, for a person."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return " = ".join(map(str, value.values()))
    if isinstance(value, list):
        return ", ".join(map(in_words, value))
    return str(value)


def place(problem: Problem, fields: dict[str, forms.Field]) -> tuple[str | None, str]:
    """Return the field that a problem belongs to, and what to say there."""
    name, *inside = problem.key.split(" › ")
    if name not in fields:
        return None, str(problem)
    where = f"{inside[0].replace('item', 'Line')}: " if inside else ""
    return name, where + problem.message


class ProfileForm(SettingsForm):
    file = "user"

    name = forms.CharField(
        required=False,
        label="Your name",
        help_text="As it stands at the head of a letter.",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.CharField(
        required=False,
        label="E-mail address",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = forms.CharField(
        required=False,
        label="Phone number",
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    location = forms.CharField(
        required=False, label="Where you live", help_text="A city is enough for most letters."
    )
    links = LinesField(
        required=False,
        label="Links",
        help_text="A portfolio, a profile, your code: one web address per line.",
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
    )
    summary = TextField(
        required=False,
        label="About you, in your own words",
        help_text="What you do, what you are proud of, what you look for. "
        "Letters are written from it, so a few honest sentences go a long way.",
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    voice = TextField(
        required=False,
        label="How you want to sound",
        help_text="Short sentences? No superlatives? Drafts are asked to follow it. Letters that "
        "you mark as good show it, too.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    nda_companies = NdaField(
        required=False,
        label="Companies that you may not name",
        help_text="One per line, with what to say instead: “Heron Bank = a large bank”. "
        "Their names never reach a model in the cloud, and never stand in an exported letter.",
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
    )
    letter_closing = forms.CharField(
        required=False, label="How your letters end", help_text="Empty: “With kind regards,”."
    )
    paper = forms.ChoiceField(
        label="Paper of your documents",
        choices=[("auto", "By where you live"), ("a4", "A4"), ("letter", "US Letter")],
    )
    letter_layout = forms.ChoiceField(
        label="How your letters look",
        choices=[
            ("classic", "Classic: serif"),
            ("modern", "Modern: sans-serif"),
            ("book", "Book: serif, justified and hyphenated"),
        ],
    )
    letter_logo = forms.CharField(
        required=False,
        label="Picture for the head of your letters",
        help_text="The name of a PNG, JPEG or SVG file in the folder “logos” of your data folder.",
    )
    documents_folder = forms.CharField(
        required=False,
        label="Folder for exported documents",
        help_text="A whole path. Empty: “documents” in your data folder.",
    )


class ContactForm(SettingsForm):
    file = "network"

    contact = forms.CharField(
        required=False,
        label="Where boards can reach you",
        help_text="An e-mail address or a web address. It is sent with each request to a board or "
        "a posting’s page, as the terms of some boards ask. Empty: nothing is sent.",
    )


class BlocklistForm(SettingsForm):
    file = "blocklist"

    companies = LinesField(
        required=False,
        label="Companies",
        help_text="One name per line. Whole names only: “Meta” never hides Metalworks.",
    )
    title_words = LinesField(
        required=False,
        label="Words in the title",
        help_text="One per line, as whole words: “sales” never hides Salesforce.",
    )
    phrases = LinesField(
        required=False,
        label="Words anywhere in the posting",
        help_text="One word or phrase per line. Careful: a posting may mention what it is not.",
    )
    domains = LinesField(
        required=False,
        label="Web sites",
        help_text="One domain per line, such as jobs.example.com.",
        widget=forms.Textarea(attrs={"spellcheck": "false", "autocapitalize": "none"}),
    )
