"""How boards reach the network: one client, one turn at a time, nothing read twice."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from hashlib import sha256
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode, urlsplit

from jobs.boards.base import BoardError, BoardErrorKind, Page, Unchanged, changed
from peregrine.net import Client, NetError, Personal, Response, Retries, Timeouts, airplane, lending

MAX_BYTES = 40_000_000  # the whole board of the largest companies is about half of that
TIMEOUT = Timeouts(connect=10, read=30, total=90)
# A board that has a problem of its own often has none a second later.
RETRIES = Retries(
    after=("unreachable", "dropped", "rate_limited", "unavailable", "server_error"),
    longest_wait=10,
)

_DECLARED = re.compile(
    rb"""<\?xml[^>]*?encoding=["']([\w.:-]+)|<meta[^>]*?charset=["']?([\w.:-]+)"""
)
# Charsets in which text can look like valid UTF-8 and not be it.
_NOT_LIKE_ASCII = ("utf16", "utf32", "utf7", "iso2022", "hz")


@dataclass(frozen=True, slots=True)
class Mark:
    """What tells whether the first page of a list is still the same."""

    request: str  # digest of what was asked
    content: str  # digest of what was answered
    etag: str = ""
    last_modified: str = ""


class BoardWeb:
    """The `Web` of one question to one board.

    `known` are the marks of the last time this question was answered to the end, by request;
    `marks` are those to keep when it has been answered to the end this time. `turn(host)` waits
    until the host may be asked and holds it meanwhile. `check` is called with each address before
    it is asked, and may raise BoardError.
    """

    def __init__(
        self,
        label: str,
        *,
        client: Client,
        known: Mapping[str, Mark] | None = None,
        turn: Callable[[str], AbstractContextManager[object]] = nullcontext,
        check: Callable[[str], object] | None = None,
        wants: Callable[[str], bool] | None = None,
        personal: Collection[Personal] = (),
    ) -> None:
        self.marks: dict[str, Mark] = {}
        self._label = label
        self._client = client
        self._known = known or {}
        self._turn = turn
        self._check = check
        self._wants = wants
        self._personal = personal

    def get(
        self,
        url: str,
        *,
        params: Mapping[str, str | int] | None = None,
        headers: Mapping[str, str] | None = None,
        starts_list: bool = False,
    ) -> Page:
        full = f"{url}{'&' if '?' in url else '?'}{urlencode(params)}" if params else url
        return self._ask("GET", full, dict(headers or {}), starts_list=starts_list)

    def post_json(
        self, url: str, payload: object, *, headers: Mapping[str, str] | None = None
    ) -> Page:
        return self._ask("POST", url, dict(headers or {}), payload=payload)

    def lent_to_library(self, proxies: Sequence[str] = ()) -> AbstractContextManager[list[str]]:
        if airplane.is_on():
            raise in_words(airplane.refusal(self._label), self._label)
        return lending.lent(
            "board: JobSpy",  # boards side by side share a tunnel; the host tells them apart
            allow_private=self._client.allow_private,
            proxies=proxies,
            personal=self._personal,
        )

    def wants(self, title: str) -> bool:
        return self._wants is None or self._wants(title)

    def _ask(
        self,
        method: str,
        url: str,
        headers: dict[str, str],
        *,
        payload: object = None,
        starts_list: bool = False,
    ) -> Page:
        is_conditional = starts_list or not self.marks
        request = _digest(method, url, json.dumps(payload, sort_keys=True) if payload else "")
        known = self._known.get(request) if is_conditional else None
        response = self._send(
            method, url, headers=headers | _conditions(known) if known else headers, payload=payload
        )
        if known and response.status == HTTPStatus.NOT_MODIFIED:
            self.marks[request] = known
            raise Unchanged
        if is_conditional:
            mark = self.marks[request] = _mark(request, response)
            if known and known.content == mark.content:
                raise Unchanged
        if response.status != HTTPStatus.OK:  # 204, 304 unasked: no page
            raise changed(self._label)
        content_type = response.headers.get("content-type", "")
        return Page(
            label=self._label,
            url=response.url,
            status=response.status,
            content_type=content_type.partition(";")[0].strip().lower(),
            text=decoded(response.content, content_type),
        )

    def _send(self, method: str, url: str, *, headers: dict[str, str], payload: object) -> Response:
        options: dict[str, Any] = {"headers": headers, "personal": self._personal}
        if method == "POST":
            options["json"] = payload
        try:
            host = urlsplit(url).netloc
        except ValueError:  # “https://[half”
            raise BoardError(f"{self._label} has no address “{url[:100]}”.") from None
        if self._check:
            self._check(url)
        try:
            with self._turn(host):
                # Asking a board twice does no harm, whatever the method.
                return self._client.request(method, url, is_idempotent=True, **options)
        except NetError as error:
            raise in_words(error, self._label) from error


def open_client(name: str, *, allow_private: bool = False) -> Client:
    """Return the client for a board: what it is asked is in the record of connections."""
    return Client(
        f"board: {name}",
        allow_private=allow_private,
        timeout=TIMEOUT,
        retries=RETRIES,
        max_bytes=MAX_BYTES,
        tells_contact=True,
    )


def in_words(error: NetError, label: str) -> BoardError:
    """Return what went wrong as an error of the board, with what to do about it."""
    kind: BoardErrorKind = "failed"
    match error.kind:
        case "unauthorized":
            kind = "refused"
            message = (
                f"{label} refused us (answer {error.status}). If it needs a key, check the key; "
                "otherwise search again tomorrow, or leave this board out of the profile."
            )
        case "rate_limited":
            kind = "rate_limited"
            message = f"{label} asked us to slow down. It is left alone for a while."
        case "not_found":
            kind = "not_found"
            message = f"{label} has nothing at this address (answer {error.status})."
        case "garbage":
            return changed(label)
        case "rejected":
            kind = "changed"
            message = (
                f"{label} did not accept the question (answer {error.status}): it may have changed."
            )
        case "airplane_mode":
            message = f"{label} was not asked: airplane mode is on."
        case _:
            message = f"{label} could not be read: {error.message}. Search again later."
    wait = error.retry_after if kind == "rate_limited" else None
    return BoardError(message, kind=kind, retry_after=wait)


def decoded(content: bytes, content_type: str = "") -> str:
    """Return the text of an answer.

    Boards declare charsets that they do not use. Text that is valid UTF-8 and not plain ASCII is
    practically never anything else, so that is tried before what the answer says.
    """
    for charset in _charsets(content, content_type):
        try:
            return content.decode(charset).removeprefix("\ufeff")
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("cp1252", errors="replace")


def _charsets(content: bytes, content_type: str) -> Iterator[str]:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        yield "utf-16"
    named = re.search(r"charset=[\"']?([\w.:-]+)", content_type, re.IGNORECASE)
    inside = _DECLARED.search(content[:2048])
    declared = named[1] if named else ""
    if not declared and inside:
        declared = (inside[1] or inside[2]).decode("ascii", errors="replace")
    if declared.lower().replace("-", "").startswith(_NOT_LIKE_ASCII):
        yield declared
    yield "utf-8"
    if declared:
        yield declared


def _conditions(known: Mark) -> dict[str, str]:
    conditions = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in conditions.items() if value}


def _digest(*parts: str) -> str:
    return sha256("\n".join(parts).encode(errors="replace")).hexdigest()


def _mark(request: str, response: Response) -> Mark:
    return Mark(
        request=request,
        content=sha256(response.content).hexdigest(),
        etag=response.headers.get("etag", "")[:200],
        last_modified=response.headers.get("last-modified", "")[:100],
    )
