"""Stand-ins for job boards on loopback, which speak the shapes that JobSpy reads."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class BoardServer:
    """Answers each request with the next of `answers`; the last one again and again."""

    answers: list[tuple[int, str]]
    url: str = ""
    requests: list[str] = field(default_factory=list)  # what was asked: bodies, or paths

    def next_answer(self) -> tuple[int, str]:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


@contextmanager
def board_server(*answers: tuple[int, str]) -> Iterator[BoardServer]:
    board = BoardServer(list(answers))

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            length = int(self.headers.get("content-length") or 0)
            board.requests.append(self.rfile.read(length).decode() if length else self.path)
            status, text = board.next_answer()
            body = text.encode()
            self.send_response(status)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = answer  # noqa: N815  the names that http.server calls

        def log_message(self, *args: object) -> None:
            """Keep the test output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    board.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield board
    finally:
        server.shutdown()
        server.server_close()


def indeed_job(*, key: str, title: str, **changes: Any) -> dict[str, Any]:
    """One result as Indeed's GraphQL answers it."""
    return {
        "key": key,
        "title": title,
        "sourceEmployerName": "Northwind Traders",
        "dateOnIndeed": int(time.time() * 1000),
        "description": {"html": f"<p>We look for a <b>{title}</b>.</p><ul><li>Python</li></ul>"},
        "employer": {"name": "Northwind Traders", "dossier": {}, "ugcStats": {}},
        "location": {"countryCode": "US", "admin1Code": "OR", "city": "Portland"},
        "recruit": {"viewJobUrl": f"https://careers.northwind.example/{key}"},
        "attributes": [],
        "compensation": {
            "baseSalary": {"unitOfWork": "YEAR", "range": {"min": 90000, "max": 120000}},
            "currencyCode": "USD",
            "estimated": None,
        },
        **changes,
    }


def indeed_answer(*jobs: dict[str, Any]) -> tuple[int, str]:
    results = [{"job": job} for job in jobs]
    search = {"pageInfo": {"nextCursor": None}, "results": results}
    return 200, json.dumps({"data": {"jobSearch": search}})


def linkedin_answer(*titles: str) -> tuple[int, str]:
    """The cards of LinkedIn's page for guests."""
    cards = "".join(
        f"""<li><div class="base-search-card" data-entity-urn="urn:li:jobPosting:{number}">
        <h3 class="base-search-card__title">{title}</h3>
        <h4 class="base-search-card__subtitle"><a href="https://www.linkedin.com/company/x?t=1">
        Northwind Traders</a></h4>
        <span class="job-search-card__location">Portland, OR</span>
        <time datetime="{datetime.now(UTC).date()}">Just now</time></div></li>"""
        for number, title in enumerate(titles, start=4400000001)
    )
    return 200, f"<!DOCTYPE html>{cards}"


LINKEDIN_NOTHING = 200, "<!DOCTYPE html>\n\n<!---->"
