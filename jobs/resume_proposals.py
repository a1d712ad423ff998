"""What somebody else reads in a resume, and how the person takes it over, tick by tick.

A proposal is by a language model, or by Peregrine's own reader when that reads a file better than
when it was uploaded. Nothing of it counts before the person takes it over.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from jobs import keeping_resumes
from jobs.keeping_resumes import ResumeChanged
from jobs.models import Resume, ResumeProposal
from jobs.resumes.differences import Difference, taken_over
from jobs.resumes.json_resume import JsonResume
from jobs.resumes.rereading import improved, offered, unfounded


@dataclass(frozen=True, slots=True)
class Offer:
    """One difference, and what of it the text of the file does not say."""

    difference: Difference
    unfounded: list[str] = field(default_factory=list)
    is_ticked: bool = False  # before the person has looked: nothing of theirs would be replaced


def put(resume: Resume, read: JsonResume, *, backend: str = "", model: str = "") -> ResumeProposal:
    """Keep what was read in the place of what is open; no `backend` stands for our own reader."""
    with transaction.atomic():
        resume.proposals.filter(settled_at=None).update(settled_at=timezone.now())
        return ResumeProposal.objects.create(
            resume=resume, data=read.as_json(), backend=backend, model=model
        )


def by_models() -> QuerySet[ResumeProposal]:
    """Return what models propose and nobody has answered yet."""
    return ResumeProposal.objects.filter(settled_at=None).exclude(backend="")


def open_proposal(resume: Resume) -> ResumeProposal | None:
    return resume.proposals.filter(settled_at=None).first()


def offers(proposal: ResumeProposal) -> list[Offer]:
    """Return the differences to the resume as it is now."""
    resume, read = proposal.resume, proposal.content
    if proposal.is_by_model:
        found = offered(resume.content, read)
        return [Offer(each, unfounded(each, read, resume.text)) for each in found]
    better = improved(resume.first_reading, resume.content, read)
    return [Offer(each, is_ticked=is_untouched) for each, is_untouched in better]


def take_over(proposal: ResumeProposal, keys: Collection[str], *, seen: int) -> int:
    """Take the differences over that `keys` name, and settle the proposal; return how many.

    Raises ResumeChanged when the resume is not at revision `seen` any more: the differences are
    others then.
    """
    resume = Resume.objects.kept().filter(pk=proposal.resume_id).first()
    if resume is None or resume.revision != seen:
        raise ResumeChanged(
            "The resume was changed in the meantime, so the differences are others. "
            "Look at them again."
        )
    known = [offer.difference.key for offer in offers(proposal)]
    wanted = [key for key in known if key in keys]
    with transaction.atomic():
        result = taken_over(resume.content, proposal.content, wanted)
        keeping_resumes.edit(resume, result, seen=seen)
        proposal.taken = wanted
        settle(proposal)
    return len(wanted)


def settle(proposal: ResumeProposal) -> None:
    """Put a proposal away; it stays in the record with what was taken of it."""
    with transaction.atomic():
        proposal.settled_at = timezone.now()
        proposal.save(update_fields=["settled_at", "taken"])
        if not proposal.is_by_model:  # its differences are answered, and not offered again
            Resume.objects.filter(pk=proposal.resume_id).update(reading=proposal.data)
