"""manage.py discover: search the boards now, in this terminal."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from jobs.discovery import CannotSearch, Ways, discover
from jobs.intake import Tally
from jobs.models import BoardOutcome
from jobs.templatetags.board_names import outcome_label
from peregrine.conf import ConfigError


class Command(BaseCommand):
    help = "Search the job boards for what config/search_profiles.yaml asks for."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--profile", default="", help="only this profile, active or not")
        parser.add_argument("--board", default="", help="only this board, such as indeed")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            runs = discover(
                profile_name=options["profile"],
                board_name=options["board"],
                ways=Ways(on_progress=self._say_what, on_board=self._say_outcome),
            )
        except (CannotSearch, ConfigError) as error:
            raise CommandError(str(error)) from error
        total = Tally()
        for run in runs:
            total += Tally(run.new_count, run.sighting_count, run.hidden_count, run.error_count)
            if run.note:
                self.stderr.write(self.style.WARNING(run.note))
        self.stdout.write(f"found {total.in_words()}")

    def _say_what(self, what: str, done: int, total: int) -> None:
        self.stderr.write(f"[{done + 1}/{total}] {what} …")

    def _say_outcome(self, outcome: BoardOutcome) -> None:
        name = outcome_label(outcome)
        self.stdout.write(f"{name}: {outcome.get_status_display()}. {outcome.message}")
