"""What the sidebar says about background work."""

from dataclasses import dataclass

from django.db.models import Count, Q

from peregrine.models import BackgroundTask, TaskStatus
from peregrine.tasks import words


@dataclass(frozen=True, slots=True)
class Badge:
    running: int
    waiting: int
    newest: BackgroundTask | None  # the running task that was started last
    state: str  # changes when anything that is shown does

    @classmethod
    def now(cls) -> "Badge":
        """Look at the active tasks: one query while nothing runs, two otherwise."""
        active = BackgroundTask.objects.active()
        counts = active.aggregate(
            running=Count("pk", filter=Q(status=TaskStatus.RUNNING)),
            waiting=Count("pk", filter=Q(status=TaskStatus.QUEUED)),
        )
        newest = None
        if counts["running"]:
            running = active.filter(status=TaskStatus.RUNNING).order_by("-started_at", "-pk")
            newest = running.first()
        state = f"{counts['running']}.{counts['waiting']}.{words.state(newest) if newest else ''}"
        return cls(**counts, newest=newest, state=state)
