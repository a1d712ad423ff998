"""Peregrine in one command: the pages and the background work."""

import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError, connection

from jobs.schedule import Scheduler
from peregrine.supervisor.claims import StartRefused, claimed_folder, claimed_port
from peregrine.supervisor.supervisor import Supervisor

_THIS_COMPUTER = {"", "127.0.0.1", "0.0.0.0", "::", "::1", "localhost"}  # noqa: S104


class Command(BaseCommand):
    help = "Start Peregrine: the web pages and the background work. Ctrl-C stops both."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default=settings.HOST, help="address to listen on")
        parser.add_argument("--port", type=int, default=settings.PORT)
        parser.add_argument(
            "--workers", type=int, default=settings.WORKERS, help="tasks that run at a time"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._start(options["host"], options["port"], options["workers"])
        except StartRefused as refusal:
            self.stderr.write(str(refusal))
            raise SystemExit(1) from None

    def _start(self, host: str, port: int, workers: int) -> None:
        name = "localhost" if host in _THIS_COMPUTER else f"[{host}]" if ":" in host else host
        url = f"http://{name}:{port}"
        with claimed_folder(settings.DATA_DIR, url), claimed_port(host, port) as listener:
            _check_database()
            supervisor = Supervisor(
                listener=listener,
                program=sys.argv[0],
                workers=workers,
                start_due=Scheduler().start_due,
            )
            supervisor.run(when_ready=lambda: self._announce(url))

    def _announce(self, url: str) -> None:
        from peregrine.web.owner import issue_claim_link

        link = issue_claim_link(url)
        self.stdout.write(f"\nPeregrine is ready: {url}")
        if link:
            self.stdout.write(f"Make it yours with this link, which works once: {link}")
        self.stdout.write("Ctrl-C stops it.\n")
        self.stdout.flush()


def _check_database() -> None:
    try:
        is_prepared = "peregrine_backgroundtask" in connection.introspection.table_names()
    except DatabaseError as error:
        raise StartRefused(f"The database cannot be opened: {error}".strip()) from error
    if not is_prepared:
        raise StartRefused("The database is not prepared yet. Run `make setup` once.")
