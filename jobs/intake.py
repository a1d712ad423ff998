"""Take postings in: clean, filter, deduplicate, score, save. One way for imports and searches."""

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice

from jobs.boards.base import Posting
from jobs.incoming import read
from jobs.models import DiscoveryRun
from jobs.rules import Rules
from jobs.saving import save_batch

BATCH = 1000  # postings saved in one transaction


@dataclass(slots=True)
class Tally:
    """What became of the postings of a run."""

    new: int = 0
    sightings: int = 0
    hidden: int = 0
    errors: int = 0  # rows of a file that hold no posting

    @classmethod
    def of(cls, run: DiscoveryRun) -> "Tally":
        return cls(run.new_count, run.sighting_count, run.hidden_count, run.error_count)

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.new + other.new,
            self.sightings + other.sightings,
            self.hidden + other.hidden,
            self.errors + other.errors,
        )

    @property
    def postings(self) -> int:
        return self.new + self.sightings + self.hidden

    def in_words(self) -> str:
        return (
            f"{self.new} new, {self.sightings} sightings, {self.hidden} hidden, "
            f"{self.errors} errors"
        )


def take_in(
    postings: Iterable[Posting],
    *,
    run: DiscoveryRun,
    rules: Rules,
    on_batch: Callable[[], None] | None = None,
) -> Tally:
    """Take `postings` in and return what became of them.

    Each batch is one transaction, which also adds to the counts of `run`: after a crash the counts
    say exactly how many postings are done. Taking the same postings in again adds no job.
    `on_batch` is called after each batch.
    """
    total = Tally()
    left = iter(postings)
    while batch := list(islice(left, BATCH)):
        with no_search_for_cycles():
            saved = save_batch([read(posting, rules) for posting in batch], run)
        total += Tally(saved.new, saved.sightings, saved.hidden)
        if on_batch:
            on_batch()
    return total


@contextmanager
def no_search_for_cycles() -> Iterator[None]:
    """Pause the cycle collector: a batch makes none, and looking for them costs a tenth more."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
