"""manage.py importjobs FILE: take the postings of a file in."""

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from jobs.importing import formats, preview
from jobs.importing.columns import ROLES, Columns, check
from jobs.importing.importer import import_file, try_import
from jobs.importing.remembering import remembered
from jobs.importing.text import UnreadableFile
from jobs.intake import Tally
from jobs.models import DiscoveryRun
from peregrine.conf import ConfigError

SHOWN_ERRORS = 20
QUIET_SECONDS = 1.0


class Command(BaseCommand):
    help = "Import postings from any CSV, or from JSON with a list of postings."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--format", choices=formats.NAMES, default="auto")
        parser.add_argument(
            "--map",
            action="append",
            default=[],
            metavar="ROLE=COLUMN",
            dest="columns",
            help=f"what a column says: {', '.join(role.name for role in ROLES)}; "
            "or dates=day, dates=month for what comes first in 3/4/2026",
        )
        parser.add_argument(
            "--preview", action="store_true", help="print what would be read, write nothing"
        )
        parser.add_argument("--dry-run", action="store_true", help="count only, write nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            columns = self._columns(path, options["columns"])
            if options["preview"]:
                self.stdout.write(preview.in_words(preview.look(path, columns=columns)))
                return
        except UnreadableFile as error:
            raise CommandError(f"{path}: {error}") from error
        do = try_import if options["dry_run"] else import_file
        self._next_word = time.monotonic() + QUIET_SECONDS
        began = time.perf_counter()
        try:
            run = do(path, format_name=options["format"], columns=columns, on_progress=self._tell)
        except (UnreadableFile, ConfigError) as error:
            raise CommandError(f"{path}: {error}") from error
        self._list_errors(run)
        if run.note:
            self.stderr.write(self.style.WARNING(run.note))
        verb = "would import" if options["dry_run"] else "imported"
        seconds = time.perf_counter() - began
        self.stdout.write(f"{verb} {Tally.of(run).in_words()} in {seconds:.1f} s")

    def _columns(self, path: Path, said: list[str]) -> Columns | None:
        """Return the columns: as said, or as chosen before; None for those of a known format."""
        found = preview.look(path)
        if not said:
            return None if found.is_known else remembered(found.names)
        pairs = [pair.partition("=") for pair in said]
        columns = found.columns | {role.strip(): name.strip() for role, _, name in pairs}
        check(columns, found.names)
        return columns

    def _tell(self, tally: Tally, percent: int) -> None:
        now = time.monotonic()
        if now >= self._next_word:
            self._next_word = now + QUIET_SECONDS
            self.stderr.write(f"{percent} % read: {tally.in_words()} …")

    def _list_errors(self, run: DiscoveryRun) -> None:
        for error in run.row_errors[:SHOWN_ERRORS]:
            self.stderr.write(f"line {error['line']}: {error['reason']}")
        if run.error_count > SHOWN_ERRORS:
            self.stderr.write(f"and {run.error_count - SHOWN_ERRORS} more")
