"""What the worker runs for jobs. Each handler hands over to the module that does the work."""

from collections import Counter
from typing import Any
from uuid import UUID

from jobs import (
    blocking,
    discovery,
    drafting,
    keeping_resumes,
    liveness,
    rereading_files,
    rereading_pay,
    rereading_resumes,
    rescoring,
    resume_proposals,
    revealing,
)
from jobs.capture import capture_batch
from jobs.discovery import Ways
from jobs.drafting import drafts
from jobs.enrich import enrich as look_for_texts
from jobs.gaps import noting, rewording
from jobs.importing import uploads
from jobs.importing.importer import import_file
from jobs.importing.text import UnreadableFile
from jobs.intake import Tally
from jobs.library import changing
from jobs.models import BulkChange, Capture, Reveal
from jobs.resumes.parsing import UnreadableResume, parse
from jobs.score_basis import basis
from peregrine.conf import ConfigError
from peregrine.models import BackgroundTask
from peregrine.tasks import TaskFailed, TaskHandle


def import_postings(task: TaskHandle) -> dict[str, Any]:
    """Import an upload. Params: upload (its token), name, format, columns."""
    token = task.params["upload"]

    def tell(tally: Tally, percent: int) -> None:
        task.progress(stage=f"So far {tally.in_words()}", done=percent, total=100)

    if not uploads.path_of(token).exists():
        raise TaskFailed("The uploaded file is no longer here. Upload it again.", is_permanent=True)
    try:
        run = import_file(
            uploads.path_of(token),
            name=task.params["name"],
            format_name=task.params.get("format", "auto"),
            columns=task.params.get("columns"),
            task=task.row,
            on_progress=tell,
        )
    except UnreadableFile as error:
        uploads.discard(token)
        raise TaskFailed(str(error), is_permanent=True) from error
    except ConfigError as error:
        raise TaskFailed(f"{error} Repair it, then try again.") from error
    uploads.discard(token)
    return {"run": run.pk, "summary": f"Imported {Tally.of(run).in_words()}."}


def discover(task: TaskHandle) -> dict[str, Any]:
    """Search the boards. Params: profile and board, both may be empty."""

    def tell(what: str, done: int, total: int) -> None:
        task.progress(stage=what, done=done, total=total)

    try:
        runs = discovery.discover(
            profile_name=task.params.get("profile", ""),
            board_name=task.params.get("board", ""),
            ways=Ways(task=task.row, on_progress=tell, on_tick=task.check_cancelled),
        )
    except (discovery.CannotSearch, ConfigError) as error:
        raise TaskFailed(str(error)) from error
    total = sum((Tally.of(run) for run in runs), Tally())
    return {"runs": [run.pk for run in runs], "summary": f"Found {total.in_words()}."}


def capture(task: TaskHandle) -> dict[str, Any]:
    """Read pasted addresses. Params: batch."""

    def tell(url: str, done: int, total: int) -> None:
        task.progress(stage=f"Reading {url}", done=done, total=total)

    try:
        rows = capture_batch(UUID(task.params["batch"]), on_progress=tell)
    except ConfigError as error:
        raise TaskFailed(f"{error} Repair it, then try again.") from error
    counts = Counter(Capture.Status(row.status).label.lower() for row in rows)
    return {"summary": ", ".join(f"{count} {name}" for name, count in counts.items())}


def enrich(task: TaskHandle) -> dict[str, Any]:
    """Look for missing descriptions."""

    def tell(job: str, done: int, total: int) -> None:
        task.progress(stage=job, done=done, total=total)

    try:
        done = look_for_texts(on_progress=tell)
    except ConfigError as error:
        raise TaskFailed(f"{error} Repair it, then try again.") from error
    return {"found": done.found, "summary": f"{done.in_words()}."}


def rescore(task: TaskHandle) -> dict[str, Any]:
    """Score every job again that was scored with other keywords, or not at all."""

    def tell(done: int, total: int) -> None:
        task.progress(stage="Scoring", done=done, total=total)

    now = basis()
    try:
        moves = rescoring.rescore(on_progress=tell)
    except ConfigError as error:
        raise TaskFailed(f"{error} Repair it, then try again.") from error
    jobs = "1 job" if moves.scored == 1 else f"{moves.scored:,} jobs"
    moved = (
        f"{moves.up:,} went up, {moves.down:,} went down" if moves.up + moves.down else "none moved"
    )
    return {**moves.as_json(), "basis": now, "summary": f"Scored {jobs}: {moved}."}


def read_pay(task: TaskHandle) -> dict[str, Any]:
    """Read the pay out of texts that came in before they were read for it. Params: reader."""

    def tell(done: int, total: int) -> None:
        task.progress(stage="Reading texts", done=done, total=total)

    try:
        read = rereading_pay.read_all(on_progress=tell)
    except ConfigError as error:
        raise TaskFailed(f"{error} Repair it, then try again.") from error
    return {"looked": read.looked, "found": read.found, "summary": read.in_words}


def check_liveness(task: TaskHandle) -> dict[str, Any]:
    """Look whether the jobs are still open that nothing was heard of for the longest."""

    def tell(done: int, total: int) -> None:
        task.progress(stage="Looking at postings", done=done, total=total)

    return {"summary": f"{liveness.check_due(on_progress=tell).in_words()}."}


def hide_known(task: TaskHandle) -> dict[str, Any]:
    """Set aside the pending jobs that new entries of the blocklist match. Params: entries."""

    def tell(done: int) -> None:
        task.progress(stage=f"{done:,} jobs set aside")

    count = blocking.hide_known(task.params["entries"], on_progress=tell)
    jobs = "1 job" if count == 1 else f"{count:,} jobs"
    return {"hidden": count, "summary": f"{jobs} left your review queue. “Undo” is there."}


def reveal(task: TaskHandle) -> dict[str, Any]:
    """Bring hidden postings back. Params: reveal, run, is_forced, choice, words."""

    def tell(done: int, total: int) -> None:
        task.progress(stage="Bringing postings back", done=done, total=total)

    row = Reveal.objects.filter(pk=task.params["reveal"], undone_at=None).first()
    if row is None:
        return {"summary": "It was undone before it began."}
    try:
        revealing.bring_back(
            row, run=task.params["run"], is_forced=task.params["is_forced"], on_progress=tell
        )
    except ConfigError as error:
        raise TaskFailed(f"{error} Repair it, then try again.") from error
    shown = "1 posting is" if row.shown_count == 1 else f"{row.shown_count:,} postings are"
    return {"shown": row.shown_count, "summary": f"{shown} in your review queue now."}


def change_many(task: TaskHandle) -> dict[str, Any]:
    """Do one thing to many jobs of the library. Params: change, words."""

    def tell(done: int, total: int) -> None:
        task.progress(done=done, total=total)

    row = changing.run(BulkChange.objects.get(pk=task.params["change"]), on_progress=tell)
    return {"summary": "It was taken back." if row.undone_at else row.sentence}


def undo_many(task: TaskHandle) -> dict[str, Any]:
    """Take such a change back. Params: change, words."""

    def tell(done: int, total: int) -> None:
        task.progress(done=done, total=total)

    row = BulkChange.objects.get(pk=task.params["change"])
    return {"summary": changing.undo(row, on_progress=tell).undo_sentence}


def read_resume(task: TaskHandle) -> dict[str, Any]:
    """Read an uploaded resume and keep it. Params: upload (its token), name."""
    token, name = task.params["upload"], task.params["name"]
    try:
        content = uploads.path_of(token).read_bytes()
    except OSError:
        raise TaskFailed(
            "The uploaded file is no longer here. Upload it again.", is_permanent=True
        ) from None
    if known := keeping_resumes.read_from(content):
        uploads.discard(token)
        summary = f"The same file is here already, as “{known}”."
        return {"known_resume": known.pk, "summary": summary}
    try:
        parsed = parse(content, name)
        uploaded_later = BackgroundTask.objects.filter(
            task_type="read_resume", pk__gt=task.row.pk, result__resume__isnull=False
        ).values_list("result__resume", flat=True)
        resume = keeping_resumes.add(parsed, content, name, sooner_than=list(uploaded_later))
    except UnreadableResume as refused:
        uploads.discard(token)
        raise TaskFailed(str(refused), is_permanent=True) from refused
    except keeping_resumes.CannotKeep as error:
        raise TaskFailed(str(error)) from error
    uploads.discard(token)
    return {"resume": resume.pk, "summary": f"“{resume}” is read. See whether all is right."}


def reread_resume(task: TaskHandle) -> dict[str, Any]:
    """Have a model read a resume again. Params: resume, name."""
    proposal = rereading_resumes.reread(task)
    return _read_again(None if proposal is None else len(resume_proposals.offers(proposal)))


def reread_file(task: TaskHandle) -> dict[str, Any]:
    """Read the file of a resume again, without a model. Params: resume, name."""
    return _read_again(rereading_files.reread(task))


def _read_again(count: int | None) -> dict[str, Any]:
    if count is None:
        return {"summary": "The resume was deleted before it was read."}
    found = "1 difference" if count == 1 else f"{count} differences"
    summary = f"{found} to look at." if count else "It reads the same."
    return {"differences": count, "summary": summary}


def write_cover_letter(task: TaskHandle) -> dict[str, Any]:
    """Write the next version of the job's letter."""
    letter = drafting.write_draft(task)
    return {"letter": letter.pk, "summary": f"Version {letter.version} is ready."}


def write_draft(task: TaskHandle) -> dict[str, Any]:
    """Write a short text beside the letter. Params: draft, kind."""
    draft = drafts.write(task)
    return {"draft": draft.pk, "summary": f"“{draft.of_kind.label}” is ready."}


def write_rewordings(task: TaskHandle) -> dict[str, Any]:
    """Ask a model how lines of the resume could be said otherwise for the job."""
    offered, dropped = rewording.write(task)
    count = "1 wording is" if offered == 1 else f"{offered} wordings are"
    more = f" {dropped} said more than their lines and were dropped." if dropped else ""
    return {"offered": offered, "dropped": dropped, "summary": f"{count} offered.{more}"}


def write_match_note(task: TaskHandle) -> dict[str, Any]:
    """Write a note on the match, beside the score."""
    note = noting.write(task)
    return {"note": note.pk, "summary": "The note is ready."}
