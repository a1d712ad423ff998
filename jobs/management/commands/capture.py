"""manage.py capture URL …: read pages with postings now, in this terminal."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from jobs.capture import addresses_in, capture_batch
from jobs.models import Capture
from peregrine.conf import ConfigError


class Command(BaseCommand):
    help = "Capture jobs from the addresses of their postings."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("url", nargs="+", metavar="URL")

    def handle(self, *args: Any, **options: Any) -> None:
        urls, others = addresses_in("\n".join(options["url"]))
        if others:
            raise CommandError(f"“{others[0]}” is not a web address.")
        if long := next((url for url in urls if len(url) > Capture.LONGEST_URL), ""):
            raise CommandError(f"This address is too long: “{long[:80]}…”")
        first = Capture.objects.create(url=urls[0])
        Capture.objects.bulk_create(Capture(url=url, batch=first.batch) for url in urls[1:])
        try:
            rows = capture_batch(first.batch, on_progress=self._say)
        except ConfigError as error:
            raise CommandError(str(error)) from error
        for row in rows:
            self._report(row)
        if any(row.job is None for row in rows):
            raise CommandError("Some need your help: see Capture in the browser.")

    def _say(self, url: str, done: int, total: int) -> None:
        self.stderr.write(f"[{done + 1}/{total}] {url} …")

    def _report(self, row: Capture) -> None:
        about = f"{row.job}" if row.job else row.url
        stage = f" ({row.job.current_stage.label})" if row.job and row.status == "known" else ""
        self.stdout.write(f"{row.get_status_display()}: {about}{stage}. {row.message}".strip())
