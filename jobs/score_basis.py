"""Notice that what scores rest on has changed: the formula, the vocabulary, a file edited by hand.

What is changed on a page has its jobs scored again at once; this finds the rest, also what changed
while nothing ran. It loads nothing that scores: the process that looks at the clock stays small.
"""

from pathlib import Path
from typing import Final

from jobs.models import Job
from jobs.versions import version_of
from peregrine.conf import store
from peregrine.models import BackgroundTask, TaskStatus
from peregrine.tasks import submit_task

RESCORE: Final = "rescore"
_SCORER: Final = Path(__file__).with_name("matching")
_FILES: Final = ("resume_keywords", "search_profiles")


def basis() -> str:
    """Return in one text which scorer and which files scores rest on now, but for the resumes."""
    return " ".join((version_of(_SCORER), *(store.snapshot(name).version for name in _FILES)))


class Watch:
    """Remembers for which basis scoring was asked, so that what fails is not asked for again."""

    def __init__(self) -> None:
        self._seen = ""

    def rescore_where_changed(self) -> None:
        """Queue it unless the last run that ended had the same basis; a broken file waits."""
        now = basis()
        if now == self._seen or any(store.snapshot(name).problems for name in _FILES):
            return
        runs = BackgroundTask.objects.filter(task_type=RESCORE)
        if runs.active().exists():
            return  # it may have begun before the change: look again when it has ended
        self._seen = now
        last = runs.filter(status=TaskStatus.COMPLETED).order_by("-pk").first()
        is_known = last is not None and (last.result or {}).get("basis") == now
        if not is_known and Job.objects.exists():
            submit_task(RESCORE)
