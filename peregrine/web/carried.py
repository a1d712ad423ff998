"""What was sent while nobody was signed in: carried past the sign-in, shown before it counts.

It travels in the pages themselves, sealed with the secret key: nothing of it is stored, stands in
an address, or is done without a click.
"""

import re
from dataclasses import dataclass
from typing import Final, Self

from django.core import signing
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme

FIELD: Final = "carried"
MOST: Final = 6 * 1024 * 1024  # signs of a seal: with the password it must be small enough to send
_SALT: Final = "peregrine.web.carried"
_SECRET: Final = re.compile(r"secret|_key$|^app_id$|^csrfmiddlewaretoken$")  # empty keeps a key
_NOT_TYPED: Final = re.compile(  # what the page itself remembers, also in the rows of a table
    r"(?:^|-)(?:version|token|next|base|seen|view|compared|do|was|is_clash|[A-Z]+(?:_[A-Z]+)*_FORMS)$"
)


@dataclass(frozen=True, slots=True)
class Carried:
    """One form as it was sent: where to, from which page, and its fields in their order."""

    action: str
    page: str
    fields: tuple[tuple[str, str], ...]

    def seal(self) -> str:
        """Return it as one word that nobody else can make."""
        return signing.dumps([self.action, self.page, self.fields], salt=_SALT, compress=True)

    @classmethod
    def unsealed(cls, seal: str) -> Self | None:
        """Return what `seal()` closed, or nothing where it was not us."""
        try:
            action, page, fields = signing.loads(seal, salt=_SALT)
        except signing.BadSignature:
            return None
        return cls(action, page, tuple((name, value) for name, value in fields))

    @property
    def typed(self) -> list[tuple[str, str]]:
        """What a person may want to see again: a name in words, and the value."""
        return [
            (re.sub(r"[-_]+", " ", name).strip().capitalize(), value)
            for name, value in self.fields
            if value.strip() and not _NOT_TYPED.search(name)
        ]


def sent_from(request: HttpRequest) -> str:
    """Return the page of ours on which the form stood, or nothing when the browser does not say."""
    referer = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(
        referer, {request.get_host()}, require_https=request.is_secure()
    )
    path = re.sub(r"^https?://[^/]*", "", referer) if is_ours else ""
    return "" if path.startswith(resolve_url("login")) else path


def what_was_sent(request: HttpRequest) -> Carried | None:
    """Return the form that a request brought; nothing of files, of passwords, of a bare button."""
    if request.method != "POST" or request.FILES:
        return None
    fields = tuple((name, value) for name, values in request.POST.lists() for value in values)
    if any("password" in name for name, _ in fields):
        return None
    fields = tuple(field for field in fields if not _SECRET.search(field[0]))
    if not fields:
        return None
    carried = Carried(request.get_full_path(), sent_from(request), fields)
    return carried if len(carried.seal()) <= MOST else None
