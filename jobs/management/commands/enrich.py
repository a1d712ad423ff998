"""manage.py enrich: look for missing descriptions now, in this terminal."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from jobs.enrich import AT_MOST, enrich
from peregrine.conf import ConfigError


class Command(BaseCommand):
    help = "Look for the descriptions that jobs lack, the newest jobs first."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--at-most", type=int, default=AT_MOST, metavar="N", help="jobs")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            done = enrich(at_most=options["at_most"], on_progress=self._say)
        except ConfigError as error:
            raise CommandError(str(error)) from error
        for host, reason in done.left.items():
            self.stderr.write(self.style.WARNING(f"{host} was left alone: {reason}"))
        self.stdout.write(f"{done.in_words()}.")

    def _say(self, job: str, done: int, total: int) -> None:
        self.stderr.write(f"[{done + 1}/{total}] {job} …")
