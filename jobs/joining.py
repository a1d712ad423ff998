"""Two jobs that are one: said by the person, remembered, and taken back.

Both rows are kept: the job that is less far along is archived, lends the other its names (so that
no later run makes it a job again) and gets back what was its own when that is taken back.
`jobs.splitting` is the other way round.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, Max, QuerySet
from django.utils import timezone

from jobs.drafting import active_task
from jobs.drafting.drafts import is_any_written
from jobs.filling import missing
from jobs.models import CoverLetter, Job, Rewording, StageChange, Verdict
from jobs.retelling import as_json, clear, facts_of, tell
from jobs.stages import BOARD, Stage

_STAGES = (Stage.PENDING, Stage.APPROVED, *BOARD)
_CLOSED = (Stage.REJECTED, Stage.ARCHIVED)
_BY = StageChange.Mover.JOINING


class CannotJoin(Exception):
    """Jobs cannot be joined or split; the message can be shown to the person."""


@dataclass(frozen=True, slots=True)
class Joined:
    keeper: Job
    other: Job


def join(one: Job, another: Job) -> Joined:
    """Make two jobs one. The one that is further along stays, with all that both have.

    Raises CannotJoin.
    """
    with transaction.atomic():
        keeper, other = sorted(_locked(one, another), key=_progress, reverse=True)
        apart = _between(keeper, other).filter(is_same=False)
        ended = list(apart.values_list("pk", flat=True))
        apart.update(taken_back_at=timezone.now())
        moved = {
            "sightings": list(other.sightings.values_list("pk", flat=True)),
            "tellers": _write_down(other),
            "letters": _bring_letters(other, keeper),
            "documents": _bring_documents(other, keeper),
            "notes": list(other.notes.values_list("pk", flat=True)),
            "drafts": list(other.drafts.values_list("pk", flat=True)),
            "rewordings": _bring_rewordings(other, keeper),
            "match_notes": list(other.match_notes.values_list("pk", flat=True)),
            "joined": list(other.joined.values_list("pk", flat=True)),
            "filled": _fill(keeper, other),
            "verdicts": ended,
            "change": _archive(other),
        }
        other.sightings.update(job=keeper)
        other.notes.update(job=keeper)
        other.drafts.update(job=keeper)
        other.match_notes.update(job=keeper)
        other.joined.update(joined_into=keeper)
        Job.objects.filter(pk=other.pk).update(joined_into=keeper)
        Verdict.objects.create(job=keeper, other=other, is_same=True, moved=moved)
    return Joined(keeper, other)


def _locked(one: Job, another: Job) -> list[Job]:
    """Return both with their rows locked, each as the job that it was joined into."""
    saved = Job.objects.filter(pk__in=[one.pk, another.pk]).values_list("joined_into", "pk")
    pks = {keeper or pk for keeper, pk in saved}
    jobs = Job.objects.select_for_update(of=("self",)).select_related("company")
    found = list(jobs.filter(pk__in=pks).order_by("pk"))
    if len(found) != 2:  # noqa: PLR2004
        raise CannotJoin("That is one job already. Nothing was changed.")
    for job in found:
        if active_task(job) is not None or is_any_written(job):
            raise CannotJoin(
                f"A text for {job} is being written. Wait until it is ready, then join the jobs."
            )
    return found


def _archive(other: Job) -> int | None:
    if other.current_stage == Stage.ARCHIVED:
        return None
    return other.move_to(Stage.ARCHIVED, by=_BY).pk


def _progress(job: Job) -> tuple[int, bool, int]:
    """Return how far a job is. At the beginning a decision counts more than none; later, an end
    counts less than what still goes on. Of equals the older job stays.
    """
    is_closed = job.current_stage in _CLOSED
    stage = Stage(job.closed_from or Stage.PENDING) if is_closed else job.current_stage
    counts_more = is_closed if stage is Stage.PENDING else not is_closed
    return _STAGES.index(stage), counts_more, -job.pk


def _write_down(other: Job) -> list[int]:
    """Let the postings of `other` keep what it is told by; return those that told it."""
    tellers = []
    for sighting in other.sightings.all():
        if sighting.own_facts is None:
            tellers.append(sighting.pk)
            sighting.own_facts = as_json(facts_of(other))
        elif sighting.own_facts.pop("has_text_of_job", False):
            sighting.own_facts["description"] = other.description
        sighting.save(update_fields=["own_facts"])
    return tellers


def _bring_letters(other: Job, keeper: Job) -> dict[str, int]:
    """Put the letters of `other` before those of `keeper`, whose latest one stays the latest.

    Return which version each one was.
    """
    letters = list(other.letters.order_by("version").values_list("pk", "version"))
    if letters:
        # Two steps, as each number may be there once only while they are shifted.
        far = max((row["version"] for row in keeper.letters.values("version")), default=0)
        far += len(letters)
        kept = CoverLetter.objects.filter(job=keeper)
        kept.update(version=F("version") + far)
        kept.update(version=F("version") - far + len(letters))
        for number, (pk, _) in enumerate(letters, start=1):
            CoverLetter.objects.filter(pk=pk).update(job=keeper, version=number)
    return {str(pk): version for pk, version in letters}


def _bring_documents(other: Job, keeper: Job) -> list[int]:
    """Give `keeper` the documents of `other` that it does not have, and return which."""
    new = other.documents.exclude(digest__in=keeper.documents.values("digest"))
    moved = list(new.values_list("pk", flat=True))
    other.documents.filter(pk__in=moved).update(job=keeper)
    return moved


def _bring_rewordings(other: Job, keeper: Job) -> list[int]:
    """Give `keeper` the wordings of `other`, but none beside one that was accepted there."""
    accepted = keeper.rewordings.filter(status=Rewording.Status.ACCEPTED).exclude(line="")
    new = other.rewordings.exclude(line__in=list(accepted.values_list("line", flat=True)))
    moved = list(new.values_list("pk", flat=True))
    Rewording.objects.filter(pk__in=moved).update(job=keeper)
    return moved


def _fill(keeper: Job, other: Job) -> list[str]:
    """Give `keeper` the facts that it lacks, and return their names."""
    lacking = facts_of(keeper) | {"edited_fields": keeper.edited_fields}
    found = missing(lacking, facts_of(other))
    if found:
        tell(keeper, found)
    return list(found)


def take_back(verdict: Verdict) -> Joined:
    """Undo what the person said about two jobs, and return both. Raises CannotJoin."""
    with transaction.atomic():
        verdict = Verdict.objects.select_for_update(of=("self",)).get(pk=verdict.pk)
        if verdict.taken_back_at is not None or verdict.other is None:
            raise CannotJoin("That was taken back already. Nothing was changed.")
        if not verdict.is_same:
            return join(verdict.job, verdict.other)
        return _part(verdict, verdict.other)


def _part(verdict: Verdict, other: Job) -> Joined:
    keeper = other.joined_into
    if keeper is None:
        raise CannotJoin("These are two jobs already. Nothing was changed.")
    if active_task(keeper) is not None or is_any_written(keeper):
        raise CannotJoin("A text is being written. Wait until it is ready, then part the jobs.")
    moved = verdict.moved
    keeper.sightings.filter(pk__in=moved["sightings"]).update(job=other)
    other.sightings.filter(pk__in=moved["tellers"]).update(own_facts=None)
    Job.objects.filter(pk__in=moved["joined"], joined_into=keeper).update(joined_into=other)
    _give_back_letters(keeper, other, moved["letters"])
    keeper.documents.filter(pk__in=moved.get("documents", [])).update(job=other)
    keeper.notes.filter(pk__in=moved.get("notes", [])).update(job=other)
    keeper.drafts.filter(pk__in=moved.get("drafts", [])).update(job=other)
    keeper.rewordings.filter(pk__in=moved.get("rewordings", [])).update(job=other)
    keeper.match_notes.filter(pk__in=moved.get("match_notes", [])).update(job=other)
    facts = facts_of(other)
    clear(keeper, [name for name in moved["filled"] if getattr(keeper, name) == facts[name]])
    Verdict.objects.filter(pk__in=moved["verdicts"]).update(taken_back_at=None)
    change = StageChange.objects.filter(pk=moved["change"]).first()
    if change is not None:
        other.undo(change, by=_BY)
    Job.objects.filter(pk=other.pk).update(joined_into=None)
    Verdict.objects.filter(pk=verdict.pk).update(taken_back_at=timezone.now())
    return Joined(keeper, other)


def _give_back_letters(keeper: Job, other: Job, versions: dict[str, int]) -> None:
    """Give `other` its letters back, after any that it has got since."""
    taken = other.letters.aggregate(latest=Max("version"))["latest"] or 0
    for pk, version in versions.items():
        CoverLetter.objects.filter(pk=int(pk), job=keeper).update(
            job=other, version=taken + version
        )


def _between(one: Job, another: Job) -> QuerySet[Verdict]:
    both = (one.pk, another.pk)
    standing = Verdict.objects.filter(taken_back_at=None)
    return standing.filter(job__in=both, other__in=both)
