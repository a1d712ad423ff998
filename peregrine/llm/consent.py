"""Which backends are in the cloud, and what of the person's data they may receive.

A backend is in the cloud when one of the addresses behind its name is a public one. What its name
looks like says nothing: `ollama` in Docker is at home, `localhost.evil.com` is not.
"""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Collection
from typing import Literal
from urllib.parse import urlsplit

from django.utils import timezone

from peregrine.conf.schemas.llm import BackendConfig
from peregrine.llm.backends.base import Question
from peregrine.llm.prompts import all_sends
from peregrine.models import CloudConsent
from peregrine.net import Personal, guard

Place = Literal["home", "cloud", "unknown"]

_KEPT_FOR = 60.0  # seconds; a look at the name server can take longer than everything else here
_found: dict[tuple[str, int], tuple[float, Place]] = {}


def place(address: str, *, resolve: guard.Resolver = guard.look_up) -> Place:
    """Tell where an address leads: outside of this computer and the networks around it, or not.

    Nobody may know the name at the moment, or for ever: then nothing can be sent there either, and
    the connection will say so.
    """
    parts = urlsplit(address)
    host = parts.hostname or ""
    try:
        return _place_of([str(ipaddress.ip_address(host))])
    except ValueError:
        pass  # a name
    if host in ("localhost", ""):
        return "home"
    port = parts.port or (443 if parts.scheme == "https" else 80)
    until, answer = _found.get((host, port), (0.0, "unknown"))
    if time.monotonic() >= until:
        try:
            answer = _place_of(resolve(host, port))
        except (OSError, UnicodeError):
            answer = "unknown"
        _found[host, port] = time.monotonic() + _KEPT_FOR, answer
    return answer


def _place_of(numbers: list[str]) -> Place:
    if not numbers:
        return "unknown"
    return "cloud" if any(map(guard.is_public, numbers)) else "home"


def origin(address: str) -> str:
    """Return scheme, host and port: whom the data goes to."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2].lower()}"


def wanted(config: BackendConfig) -> list[Personal]:
    """Return what a backend may be asked to receive: what the prompts send, and pictures."""
    kinds = {*all_sends(), Personal.QUESTIONS}
    if config.supports_images or config.type == "vision_service":
        kinds.add(Personal.PICTURES)
    return [personal for personal in Personal if personal in kinds]


def given(name: str, config: BackendConfig) -> CloudConsent | None:
    """Return the consent for this backend where it is now; one for another address is none."""
    return CloudConsent.objects.filter(backend=name, origin=origin(config.address)).first()


def missing(name: str, config: BackendConfig, question: Question) -> frozenset[Personal]:
    """Return what is in the question and may not go to this backend."""
    if not question.personal:
        return frozenset()
    consent = given(name, config)
    return frozenset(question.personal - set(consent.personal if consent else ()))


def give(name: str, config: BackendConfig, personal: Collection[Personal]) -> CloudConsent:
    """Record that this backend at this address may receive these kinds of data."""
    consent, _ = CloudConsent.objects.update_or_create(
        backend=name,
        origin=origin(config.address),
        defaults={
            "personal": [each.value for each in Personal if each in personal],
            "at": timezone.now(),
        },
    )
    return consent


def withdraw(name: str) -> bool:
    """Take back what a backend may receive, wherever it is; tell whether there was anything."""
    return bool(CloudConsent.objects.filter(backend=name).delete()[0])
