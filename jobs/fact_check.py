"""Check a letter before it leaves: what is doubtful, what the person vouched for, what they saw."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from django.db import transaction
from django.utils import timezone

from jobs.claims import Checked, Doubt, DoubtKind, Grounds, check_suggestions, check_text
from jobs.draft_kinds import ReadAs
from jobs.models import CoverLetter, Draft, Job, Resume, SeenDoubt, VouchedSentence
from jobs.resume_choice import resume_of
from jobs.resumes.facts import Fact
from jobs.resumes.json_resume import JsonResume
from peregrine.conf.profile import UserProfile

# What can be told without a resume to hold the letter against.
_WITHOUT_RESUME: Final = frozenset(
    (DoubtKind.CONTACT, DoubtKind.ADDRESSEE, DoubtKind.HIDDEN, DoubtKind.LEFTOVER)
)


@dataclass(frozen=True, slots=True)
class CheckedSentence:
    """A sentence as the pages show it: what is doubtful, which lines bear it out."""

    checked: Checked
    sources: tuple[Fact, ...]
    was_seen: bool  # shown to the person, who let it out all the same

    @property
    def text(self) -> str:
        return self.checked.sentence.text

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        return self.checked.doubts

    @property
    def can_be_vouched(self) -> bool:
        """Nobody can vouch for a place to fill in, or for a name that must not be named."""
        return not any(
            doubt.kind in (DoubtKind.LEFTOVER, DoubtKind.HIDDEN, DoubtKind.ADDRESSEE)
            for doubt in self.doubts
        )


@dataclass(frozen=True, slots=True)
class FactCheck:
    letter: CoverLetter
    sentences: list[CheckedSentence]
    has_resume: bool

    @property
    def doubtful(self) -> list[CheckedSentence]:
        return [sentence for sentence in self.sentences if sentence.doubts]

    @property
    def unseen(self) -> list[CheckedSentence]:
        """The doubtful sentences that may not leave the house before the person saw them."""
        return [sentence for sentence in self.doubtful if not sentence.was_seen]

    @property
    def pieces(self) -> list[tuple[str, CheckedSentence | None]]:
        """The whole letter in order: its sentences, and what stands between them."""
        found: list[tuple[str, CheckedSentence | None]] = []
        at = 0
        for each in self.sentences:
            place = each.checked.sentence
            found += [(self.letter.text[at : place.start], None), (each.text, each)]
            at = place.end
        return [*found, (self.letter.text[at:], None)]

    @property
    def supported(self) -> list[CheckedSentence]:
        return [each for each in self.sentences if each.sources and not each.doubts]


class UnseenDoubts(Exception):
    """A letter that may not leave the house before its doubtful sentences were seen."""

    def __init__(self, check: FactCheck) -> None:
        self.check = check
        count = len(check.unseen)
        super().__init__(
            f"{count} sentence{'s' * (count != 1)} of this letter cannot be found in your resume. "
            "Look at them before it leaves."
        )


def check(letter: CoverLetter, profile: UserProfile) -> FactCheck:
    """Hold a letter against the resume that goes with its job, the profile and the posting."""
    grounds, has_resume = grounds_of(letter.job, profile)
    seen = set(
        SeenDoubt.objects.filter(letter__job=letter.job_id).values_list("sentence", flat=True)
    )
    read = check_text(letter.text, grounds, language=letter.language)
    return FactCheck(letter, _sentences(read, grounds, seen, has_resume=has_resume), has_resume)


def doubts_in(draft: Draft, profile: UserProfile) -> list[CheckedSentence]:
    """Return the doubtful sentences of a short text; none where it is an opinion.

    What the person noted for it counts as said by them. What it answers is part of the posting; in
    a text about the person it is their own.
    """
    kind = draft.of_kind
    if kind.reads_as is ReadAs.OPINION:
        return []
    grounds, has_resume = grounds_of(draft.job, profile)
    own = [draft.wish] if draft.job else [draft.wish, *draft.given.splitlines()]
    posting = f"{grounds.posting}\n{draft.given}" if draft.job else ""
    vouched = (*grounds.vouched, *(line for line in own if line.strip()))
    read = _read(draft, replace(grounds, vouched=vouched, posting=posting), profile)
    found = _sentences(read, grounds, set(), has_resume=has_resume)
    return [sentence for sentence in found if sentence.doubts]


def _read(draft: Draft, grounds: Grounds, profile: UserProfile) -> list[Checked]:
    match draft.of_kind.reads_as:
        case ReadAs.SUGGESTED_SKILLS:
            # A model knows the lines with other words for what must not be named.
            hide = profile.nda.replaced
            facts = [replace(fact, text=hide(fact.text)) for fact in grounds.facts()]
            return check_suggestions(hide(draft.text), facts)
        case ReadAs.RESUME_LINES:
            apart = "\n\n".join(draft.text.splitlines())
            return check_text(apart, grounds, language=draft.language, is_resume=True)
        case _:
            return check_text(draft.text, grounds, language=draft.language)


def _sentences(
    read: list[Checked], grounds: Grounds, seen: set[str], *, has_resume: bool
) -> list[CheckedSentence]:
    facts = {fact.id: fact for fact in grounds.facts()}
    return [
        CheckedSentence(
            checked if has_resume else _without_resume(checked),
            tuple(facts[source] for source in checked.sources if source in facts),
            checked.sentence.text in seen,
        )
        for checked in read
    ]


def grounds_of(job: Job | None, profile: UserProfile) -> tuple[Grounds, bool]:
    """Return what a text may be made of, and whether there is a resume at all.

    A text about the person, whatever the job, is made from the default resume.
    """
    resume = resume_of(job) if job else Resume.objects.default()
    grounds = Grounds(
        resume=resume.content if resume else JsonResume(),
        today=timezone.localdate(),
        name=profile.name,
        summary=profile.summary,
        place=profile.location,
        contacts=tuple(profile.contact_lines),
        vouched=tuple(VouchedSentence.objects.values_list("text", flat=True)),
        company=job.company.name if job else "",
        title=job.title if job else "",
        posting=_told_by(job) if job else "",
    )
    return grounds, resume is not None


def _told_by(job: Job) -> str:
    return "\n".join(filter(None, (job.title, job.location, job.description)))


def vouch(sentence: str) -> VouchedSentence:
    """Take a sentence for true from now on."""
    vouched, _ = VouchedSentence.objects.get_or_create(text=" ".join(sentence.split()))
    return vouched


def take_back(pk: int) -> str:
    """Doubt a sentence again; return it, or nothing when it is not there any more."""
    with transaction.atomic():
        vouched = VouchedSentence.objects.select_for_update().filter(pk=pk).first()
        if vouched is None:
            return ""
        vouched.delete()
    return vouched.text


def see(check: FactCheck, sentences: Iterable[str]) -> None:
    """Keep that the person saw these doubtful sentences and lets them out."""
    shown = set(sentences)
    SeenDoubt.objects.bulk_create(
        [
            SeenDoubt(
                letter=check.letter,
                sentence=each.text,
                why=" ".join(doubt.why for doubt in each.doubts),
            )
            for each in check.unseen
            if each.text in shown
        ],
        ignore_conflicts=True,
    )


def _without_resume(checked: Checked) -> Checked:
    kept = tuple(doubt for doubt in checked.doubts if doubt.kind in _WITHOUT_RESUME)
    return Checked(checked.sentence, kept, ())
