"""Ask the best source for one posting: its company board's interface, or its page."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from itertools import islice
from typing import Final
from urllib.parse import urlsplit

from django.utils import timezone

from jobs.boards import companies, manners
from jobs.boards.base import BoardError, CompanyBoard
from jobs.boards.web import BoardWeb, decoded
from jobs.capturing import PartialPosting, linkedin_guest, read_page
from jobs.dedupe import NativeId, clean_url, native_identity
from peregrine.net import Client, NetError, Timeouts

# Boards that hand out every posting with its text in one answer. On the others each text is a
# request of its own, and the posting's page says the same.
_WHOLE_AT_ONCE: Final = frozenset(
    {"greenhouse", "lever", "ashby", "recruitee", "workable", "personio", "teamtailor"}
)
_MOST_OF_A_BOARD = 10_000
_MOST_BYTES = 20_000_000
_TIMEOUT = Timeouts(connect=10, read=20, total=60)
_PAGE_TYPES = frozenset({"", "text/html", "application/xhtml+xml", "text/plain", "application/xml"})
_SIGN_IN = re.compile(
    r"/(?:authwall|log-?in|sign-?in|uas|checkpoint|captcha|challenge|sso)(?:[/.?]|$)", re.IGNORECASE
)
# Company pages that show a Greenhouse board name it in the script that loads it.
_EMBEDDED_GREENHOUSE = re.compile(
    r"greenhouse\.io/embed/job_(?:board|app)(?:/js)?\?(?:[^\"'\s]{0,200}&)?for=([\w-]{1,100})"
)

Turn = Callable[[str], AbstractContextManager[object]]


class Unreadable(Exception):
    """An address gave no page to read; the message can be shown to the person.

    `is_passing`: the same address may answer later. `is_host`: the host refuses or is down, so that
    its other addresses need not be asked now.
    """

    def __init__(self, message: str, *, is_passing: bool = False, is_host: bool = False) -> None:
        super().__init__(message)
        self.is_passing = is_passing
        self.is_host = is_host


def open_client() -> Client:
    """Return the client for addresses that come from outside: nothing private may be asked."""
    return Client(
        "capture",
        allow_private=False,
        timeout=_TIMEOUT,
        max_bytes=_MOST_BYTES,
        tells_contact=True,
    )


class PostingPages:
    def __init__(self, client: Client | None = None, *, turn: Turn = manners.turn) -> None:
        self._client = client or open_client()
        self._turn = turn

    def read(self, url: str) -> list[PartialPosting]:
        """Return the postings at an address: none, one, or several to choose from.

        Raises Unreadable.
        """
        identity = native_identity(url)
        found = companies.recognise(url)
        if found and identity and identity.board in _WHOLE_AT_ONCE:
            posting = self._on_board(*found, identity)
            if posting:
                return [posting]
        return self._on_page(url, identity)

    def _on_board(
        self, board: CompanyBoard, token: str, identity: NativeId
    ) -> PartialPosting | None:
        """Look for a posting on its company's board; None when it is not there, or no answer."""
        web = BoardWeb(board.label, client=self._client, turn=self._turn)
        try:
            for posting in islice(board.read(token, web), _MOST_OF_A_BOARD):
                if (posting.board, posting.native_id) == identity:
                    return PartialPosting(posting=posting)
        except BoardError:
            return None  # its page may still answer
        return None

    def _on_page(self, url: str, identity: NativeId | None) -> list[PartialPosting]:
        asked = url
        if identity and identity.board == "linkedin":
            asked = linkedin_guest.GUEST_ADDRESS.format(id=identity.id)
        text, led_to = self._page(asked)
        if identity and identity.board == "greenhouse" and companies.recognise(url) is None:
            board = companies.recognise("https://boards.greenhouse.io/" + _embedded(text))
            posting = self._on_board(*board, identity) if board else None
            if posting:
                return [posting]
        return read_page(text, led_to, today=timezone.localdate())

    def _page(self, url: str) -> tuple[str, str]:
        """Return the text of a page and the address that it came from. Raises Unreadable."""
        try:
            host = urlsplit(url).hostname or ""
        except ValueError:
            raise Unreadable(f"“{url[:100]}” is not a web address.") from None
        try:
            with self._turn(host):
                response = self._client.get(url, headers={"Accept": "text/html,*/*;q=0.5"})
        except NetError as error:
            raise _in_words(error, url) from error
        content_type = response.headers.get("content-type", "")
        kind = content_type.partition(";")[0].strip().lower()
        if kind not in _PAGE_TYPES:
            what = "a PDF file" if kind == "application/pdf" else f"something else ({kind[:60]})"
            raise Unreadable(f"This address leads to {what}, not to a page.")
        parts = urlsplit(response.url)
        if _SIGN_IN.search(parts.path) and clean_url(response.url) != clean_url(url):
            raise Unreadable(f"{parts.hostname} asks to sign in before it shows this page.")
        return decoded(response.content, content_type), response.url


def _embedded(text: str) -> str:
    found = _EMBEDDED_GREENHOUSE.search(text)
    return found[1] if found else ""


def _in_words(error: NetError, url: str) -> Unreadable:
    host = urlsplit(url).hostname or url[:100]
    permanent = {
        "refused_address": f"{error.message}. Only pages on the public web are read.",
        "bad_address": f"{error.message}.",
        "not_found": f"There is nothing at this address, or not any more (it answered "
        f"{error.status}).",
        "too_large": f"{error.message}: that is no ordinary page.",
        "garbage": f"{error.message}: that is no ordinary page.",
    }
    if error.kind in permanent:
        return Unreadable(permanent[error.kind])
    if error.kind in ("unauthorized", "rejected"):
        refused = f"{host} does not let programs read this page (it answered {error.status})."
        return Unreadable(refused, is_host=True)
    if error.kind == "rate_limited":
        wait = f"{host} asked us to slow down. Try again in a few minutes."
        return Unreadable(wait, is_passing=True, is_host=True)
    if error.kind == "airplane_mode":
        return Unreadable(f"{error.message}.", is_passing=True, is_host=True)
    return Unreadable(f"{error.message}. Try again later.", is_passing=True, is_host=True)
