"""The life of a run: it begins, and however it ends, it says so."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils import timezone

from jobs.importing.text import UnreadableFile
from jobs.models import DiscoveryRun
from peregrine.conf import ConfigError
from peregrine.tasks import Cancelled

_EXPECTED = (UnreadableFile, ConfigError)


@contextmanager
def ending(run: DiscoveryRun) -> Iterator[None]:
    """Write how the run ended: done, cancelled, or failed and why. Errors go on to the caller."""
    status, note = DiscoveryRun.Status.COMPLETED, ""
    try:
        yield
    except Cancelled:
        status = DiscoveryRun.Status.CANCELLED
        raise
    except _EXPECTED as error:
        status, note = DiscoveryRun.Status.FAILED, str(error)
        raise
    except BaseException:
        status, note = DiscoveryRun.Status.FAILED, "It stopped half-way. The log has the details."
        raise
    finally:
        run.status, run.finished_at = status, timezone.now()
        run.note = " ".join(part for part in (run.note, note) if part)
        run.save(update_fields=["status", "finished_at", "note"])
