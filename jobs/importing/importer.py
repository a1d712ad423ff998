"""Import a file of postings."""

from collections.abc import Callable
from dataclasses import asdict
from itertools import islice
from pathlib import Path

from django.db import transaction

from jobs.importing.columns import Columns
from jobs.importing.formats import PostingFile, open_postings
from jobs.importing.text import UnreadableFile
from jobs.intake import Tally, no_search_for_cycles, take_in
from jobs.models import DiscoveryRun
from jobs.rules import load_rules
from jobs.runs import ending
from peregrine.models import BackgroundTask

# Called after each batch: the counts so far, and how much of the file is read in percent.
Progress = Callable[[Tally, int], None]


def import_file(
    path: Path,
    *,
    name: str = "",
    format_name: str = "auto",
    columns: Columns | None = None,
    task: BackgroundTask | None = None,
    on_progress: Progress | None = None,
) -> DiscoveryRun:
    """Take the postings of a file in and return the finished run.

    A task that runs again after a crash goes on behind what its run has counted already.

    Raises UnreadableFile, and conf.ConfigError when the blocklist cannot be read.
    """
    run = run_for(task, name or path.name)
    with ending(run):
        file = open_postings(path, format_name=format_name, columns=columns)
        rules = load_rules()
        run.note = " ".join(part for part in (file.text.note, _guessed(file), rules.note) if part)

        def tell() -> None:
            _keep_errors(run, file)
            if on_progress:
                on_progress(Tally.of(run), file.percent_read)

        left = islice(file, Tally.of(run).postings, None)
        with no_search_for_cycles():
            take_in(left, run=run, rules=rules, on_batch=tell)
        _keep_errors(run, file)
        if not Tally.of(run).postings:
            raise UnreadableFile(_nothing_in(file))
    return run


def _guessed(file: PostingFile) -> str:
    said = ", ".join(f"{role}={name}" for role, name in file.guessed.items())
    return f"What the columns say was guessed: {said}." if said else ""


def _nothing_in(file: PostingFile) -> str:
    if file.errors:
        first = file.errors[0]
        return (
            "There is no posting in this file that can be read. "
            f"The first problem stands in line {first.line}: {first.reason}."
        )
    return f"There are no postings in this file: it is a {file.format.label} without a single row."


def try_import(
    path: Path,
    *,
    format_name: str = "auto",
    columns: Columns | None = None,
    on_progress: Progress | None = None,
) -> DiscoveryRun:
    """Do the same and take it all back: the run that comes back was never saved."""
    with transaction.atomic():
        run = import_file(path, format_name=format_name, columns=columns, on_progress=on_progress)
        transaction.set_rollback(True)
    return run


def run_for(task: BackgroundTask | None, name: str) -> DiscoveryRun:
    """Return the run of this task, or a new one. A page can show it before the task begins."""
    values = {"kind": DiscoveryRun.Kind.IMPORT, "source": name[-255:]}
    if task is None:
        return DiscoveryRun.objects.create(**values)
    run, is_new = DiscoveryRun.objects.get_or_create(task=task, defaults=values)
    if not is_new and run.status != DiscoveryRun.Status.RUNNING:
        run.status, run.finished_at = DiscoveryRun.Status.RUNNING, None
        run.save(update_fields=["status", "finished_at"])
    return run


def _keep_errors(run: DiscoveryRun, file: PostingFile) -> None:
    if run.error_count == file.error_count:
        return
    run.row_errors = [asdict(error) for error in file.errors]
    run.error_count = file.error_count
    run.save(update_fields=["row_errors", "error_count"])
