"""Small boards over real HTTP, and a way to search with them alone."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from jobs.boards import companies, registry
from jobs.boards.base import Feed, Page, Posting, Web, changed
from jobs.boards.web import open_client
from jobs.discovery import Ways, discover
from jobs.models import BoardOutcome, DiscoveryRun

open_private = partial(open_client, allow_private=True)


@dataclass(frozen=True)
class ListFeed:
    """A feed whose pages are JSON: {"jobs": [{"id", "title"}], "next": path}."""

    name: str
    base_url: str
    label: str = ""
    host: str = "127.0.0.1"
    gap_seconds: float = 0
    parsed: list[str] = field(default_factory=list)

    def read(self, web: Web) -> Iterator[Posting]:
        path = f"/{self.name}"
        while path:
            page = web.get(f"{self.base_url}{path}").json()
            if not isinstance(page, dict):
                raise changed(self.label)
            self.parsed.append(path)
            yield from (posting(self.name, **row) for row in page["jobs"])
            path = page.get("next", "")


@dataclass(frozen=True)
class ListCompanyBoard:
    """A company board with an address for each company: {"company", "jobs": [{"id", "title"}]}."""

    base_url: str
    name: str = "lists"
    label: str = "Lists"
    host: str = "127.0.0.1"
    gap_seconds: float = 0

    def recognise(self, url: str) -> str | None:
        _, found, token = url.partition("://lists.example/")
        return token or None if found else None

    def guesses(self, company: str) -> list[str]:
        return [company.lower().replace(" ", "-"), company.lower().split()[0]]

    def read(self, token: str, web: Web) -> Iterator[Posting]:
        page: Page = web.get(f"{self.base_url}/{token}")
        answer = page.json()
        for row in answer["jobs"]:
            yield posting(self.name, company=answer["company"], **row)


def posting(
    board: str,
    *,
    id: int,  # noqa: A002
    title: str,
    company: str = "Northwind Traders",
    posted_on: str = "",
) -> Posting:
    return Posting(
        board=board,
        native_id=str(id),
        title=title,
        company=company,
        url=f"https://{board}.example/jobs/{id}",
        posted_on=date.fromisoformat(posted_on) if posted_on else None,
    )


def page(*titles: str, first: int = 1, **more: Any) -> dict[str, Any]:
    jobs = [{"id": number, "title": title} for number, title in enumerate(titles, start=first)]
    return {"jobs": jobs, **more}


def profile(
    folder: Path, *, boards: list[str], titles: str = "Data Engineer", watch: str = ""
) -> None:
    """Write one profile. Boards of tests stand in for real ones by their names."""
    (folder / "search_profiles.yaml").write_text(
        f"profiles:\n  - name: Data\n    titles: [{titles}]\n"
        f"    boards: [{', '.join(boards)}]\n    watch: [{watch}]\n"
    )


def use(monkeypatch: Any, *feeds: Feed, company_boards: tuple[Any, ...] = ()) -> None:
    """Have these boards instead of the real ones."""
    monkeypatch.setattr(registry, "SEARCH_BOARDS", ())
    monkeypatch.setattr(registry, "FEEDS", feeds)
    monkeypatch.setattr(registry, "COMPANY_BOARDS", company_boards)
    monkeypatch.setattr(companies, "BOARDS", company_boards)


def search(**ways: Any) -> DiscoveryRun:
    (run,) = discover(ways=Ways(open_client=open_private, **ways))
    return run


def outcomes(run: DiscoveryRun) -> dict[str, BoardOutcome]:
    return {outcome.company or outcome.board: outcome for outcome in run.boards.all()}


class Broken:
    """A board whose code breaks."""

    name, label, host = "jobicy", "Jobicy", "127.0.0.1"

    def read(self, web: Web) -> Iterator[Posting]:
        raise KeyError("results")
        yield
