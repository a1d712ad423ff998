"""manage.py checklive: look whether jobs are still open."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from jobs import liveness
from jobs.models import Job
from jobs.open_or_gone import Openness
from peregrine.net import NetError


class Command(BaseCommand):
    help = "Look whether the jobs are still open that nothing was heard of for the longest."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("jobs", type=int, nargs="*", metavar="JOB", help="number of a job")
        parser.add_argument("--at-most", type=int, default=liveness.AT_ONCE, metavar="N")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["jobs"]:
            for pk in options["jobs"]:
                self._check(pk)
            return
        checked = liveness.check_due(at_most=options["at_most"])
        for why in checked.left.values():
            self.stderr.write(self.style.WARNING(f"{why}. It was left alone for now."))
        self.stdout.write(f"{checked.in_words()}.")

    def _check(self, pk: int) -> None:
        job = Job.objects.select_related("company").filter(pk=pk).first()
        if job is None:
            raise CommandError(f"There is no job {pk}.")
        try:
            found = liveness.check(job)
        except NetError as error:
            self.stderr.write(self.style.WARNING(f"{job}: {error.message}. That says nothing."))
            return
        words = {Openness.OPEN: "open", Openness.UNKNOWN: "its address does not say"}
        gone = Job.GoneBecause(found.value).label if found.is_gone else ""
        self.stdout.write(f"{job}: {words.get(found) or f'gone, {gone}'}.")
