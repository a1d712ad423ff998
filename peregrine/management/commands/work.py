"""The worker: a django-q2 cluster whose processes never outlive each other."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django_q.cluster import Cluster

from peregrine.garbage import keep_what_is_loaded
from peregrine.supervisor.lifeline import follow, follow_through_forks
from peregrine.tasks import run  # noqa: F401  (loaded once here, shared by the forked workers)


class Command(BaseCommand):
    help = "Run the background work only. `manage.py start` does this and serves the pages too."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--supervisor", type=int, help="the process to end with")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["supervisor"]:
            follow(options["supervisor"])
        follow_through_forks()
        keep_what_is_loaded()
        Cluster().start()
