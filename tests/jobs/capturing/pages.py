"""Small pages with postings, and a road on which public hosts end at a stand-in."""

import json
from typing import Any
from urllib.parse import urlsplit

import httpcore
import httpx

from jobs.posting_pages import PostingPages
from peregrine.net import NO_RETRIES, Client, Timeouts
from peregrine.net.guard import look_up
from peregrine.net.transport import Transport
from tests.jobs.boards.server import PUBLIC_ADDRESS, StandIn

TEXT = "<p>You keep our <b>pipelines</b> healthy.</p><ul><li>Python</li><li>SQL</li></ul>"


def job_posting(**changes: Any) -> dict[str, Any]:
    return {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": "Data Engineer",
        "description": TEXT,
        "hiringOrganization": {"@type": "Organization", "name": "Northwind Traders"},
        "jobLocation": {
            "@type": "Place",
            "address": {
                "@type": "PostalAddress",
                "addressLocality": "Winnipeg",
                "addressRegion": "MB",
                "addressCountry": "CA",
            },
        },
        "datePosted": "2026-11-18",
        **changes,
    }


def jsonld_page(*values: Any, head: str = "") -> str:
    scripts = "".join(
        f'<script type="application/ld+json">{each if isinstance(each, str) else json.dumps(each)}'
        "</script>"
        for each in values
    )
    return f"<!doctype html><html><head>{head}{scripts}</head><body></body></html>"


def guarded_pages(server: StandIn, *hosts: str, **timeouts: float) -> PostingPages:
    """Return the reader of pages with the real guard, in a world where `hosts` are public."""

    class Road(httpcore.SyncBackend):
        def connect_tcp(self, host: str, port: int, *args: Any, **options: Any) -> Any:
            assert host == PUBLIC_ADDRESS, f"the guard let {host} pass"
            at = urlsplit(server.url)
            return super().connect_tcp(str(at.hostname), int(at.port or 0), *args, **options)

    class WithoutTls(Transport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            request.url = request.url.copy_with(scheme="http")
            return super().handle_request(request)

    connections = WithoutTls(
        allow_private=False,
        resolve=lambda host, port: [PUBLIC_ADDRESS] if host in hosts else look_up(host, port),
    )
    connections._pool._network_backend._sockets = Road()  # type: ignore[attr-defined]
    client = Client(
        "capture",
        allow_private=False,
        connections=connections,
        retries=NO_RETRIES,
        timeout=Timeouts(**{"connect": 2, "read": 5, "total": 10, **timeouts}),
        max_bytes=20_000_000,
    )
    return PostingPages(client, turn=_no_waiting)


class _no_waiting:  # noqa: N801  used like the function it stands for
    def __init__(self, host: str) -> None: ...

    def __enter__(self) -> None: ...

    def __exit__(self, *error: object) -> None: ...
