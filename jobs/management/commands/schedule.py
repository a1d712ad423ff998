"""manage.py schedule: what runs by itself, and when."""

from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from jobs import schedule
from peregrine import conf

_NOTHING = """Nothing runs by itself. Give a profile in config/search_profiles.yaml a schedule:
    schedule: 07:30, 18:00"""


class Command(BaseCommand):
    help = "Print what runs by itself: when it ran last, and when it runs next."

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        try:
            entries = schedule.entries(now)
            quiet_hours = conf.load_search_profiles().quiet_hours
        except conf.ConfigError as error:
            raise CommandError(f"Nothing runs by itself until this is repaired. {error}") from error
        for entry in entries:
            self.stdout.write(self.style.MIGRATE_HEADING(f"{entry.label} ({entry.setting})"))
            self.stdout.write(f"    last: {_words(entry.last_at, 'never')}")
            self.stdout.write(f"    next: {_next(entry, now)}")
        if quiet_hours:
            self.stdout.write(f"Quiet hours: {quiet_hours}")
        if not entries:
            self.stdout.write(_NOTHING)


def _next(entry: schedule.Entry, now: datetime) -> str:
    if entry.is_running:
        return "runs now"
    if entry.next_at and entry.next_at <= now:
        return "due now; it begins while Peregrine runs"
    return _words(entry.next_at, "when there is something to do")


def _words(moment: datetime | None, otherwise: str) -> str:
    return f"{timezone.localtime(moment):%a %d %b %Y %H:%M}" if moment else otherwise
