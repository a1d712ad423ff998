"""Search profiles in config/search_profiles.yaml: found, added, changed, copied, removed by name.

Only what a person decided is written: a key that says what the schema says anyway appears in the
file when it stood there before. Comments and everything else stay as they are.
"""

from collections.abc import Callable
from typing import Any

from peregrine import conf
from peregrine.conf import store
from peregrine.conf.schemas import SearchProfile

FILE = "search_profiles"

Entry = dict[str, Any]


class NotThere(Exception):
    """No profile has this name (any more); the message can be shown to the person."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no search profile “{name}” any more. Was it renamed meanwhile?")


def profiles() -> list[SearchProfile]:
    """Raises conf.ConfigError when the file is broken."""
    return conf.load_search_profiles().profiles


def find(name: str) -> SearchProfile:
    """Raises NotThere, and conf.ConfigError when the file is broken."""
    for profile in profiles():
        if profile.name.casefold() == name.casefold():
            return profile
    raise NotThere(name)


def add(values: Entry, *, expected_version: str) -> None:
    """Add a profile at the end. Raises conf.ConfigError and its ConflictError."""
    entries = [*_entries(), _changed({}, values)]
    store.update(FILE, {"profiles": entries}, expected_version=expected_version)


def change(name: str, values: Entry, *, expected_version: str | None = None) -> None:
    """Raises NotThere, and conf.ConfigError and its ConflictError."""
    _replace(name, lambda entry: [_changed(entry, values)], expected_version)


def remove(name: str) -> None:
    """Raises NotThere and conf.ConfigError. The file as it was stays among its earlier versions."""
    _replace(name, lambda _: [])


def copy(name: str) -> str:
    """Put a copy behind a profile, switched off, and return its name.

    Raises NotThere and conf.ConfigError.
    """
    taken = {each.name.casefold() for each in profiles()}
    number = 2
    while (new := f"{name[:190]} {number}").casefold() in taken:
        number += 1
    _replace(name, lambda entry: [entry, {**entry, "name": new, "active": False}])
    return new


def _replace(
    name: str, new: Callable[[Entry], list[Entry]], expected_version: str | None = None
) -> None:
    version = expected_version or store.snapshot(FILE).version
    entries = _entries()
    at = _index(entries, name)
    if at is None:
        raise NotThere(name)
    changed = [*entries[:at], *new(entries[at]), *entries[at + 1 :]]
    store.update(FILE, {"profiles": changed}, expected_version=version)


def _entries() -> list[Entry]:
    """Return the list as it is written. Raises conf.ConfigError when the file is broken."""
    snapshot = store.snapshot(FILE)
    snapshot.require()
    return list(snapshot.document.data.get("profiles") or []) if snapshot.document else []


def _index(entries: list[Entry], name: str) -> int | None:
    names = [str(entry["name"]).casefold() for entry in entries]
    return names.index(name.casefold()) if name.casefold() in names else None


def _changed(entry: Entry, values: Entry) -> Entry:
    usual = {
        name: field.get_default(call_default_factory=True)
        for name, field in SearchProfile.model_fields.items()
    }
    return entry | {
        name: value for name, value in values.items() if value != entry.get(name, usual[name])
    }
