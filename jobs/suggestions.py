"""Keywords that the resumes suggest: those that are new, and those that the person waved away."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction

from jobs.models import DismissedKeyword, Resume
from jobs.resumes.suggesting import Suggestion, suggest
from peregrine.conf.schemas import ResumeKeywordsConfig


def suggested(
    config: ResumeKeywordsConfig, today: date, resume: Resume | None = None
) -> list[Suggestion]:
    """Return what a resume shows beyond the keywords, without what was dismissed.

    Without a resume, what all that are kept show.
    """
    known = [word for each in config.keywords for word in (each.word, *each.aliases)]
    dismissed = DismissedKeyword.objects.values_list("word", flat=True)
    resumes = [resume] if resume else Resume.objects.kept().defer("text", "notes")
    shown = [each.content for each in resumes]
    return suggest(shown, known=[*known, *dismissed], today=today)


def dismiss(word: str) -> None:
    """Never suggest `word` again; once more changes nothing."""
    try:
        with transaction.atomic():
            DismissedKeyword.objects.create(word=word[:200])
    except IntegrityError:
        return


def offer_again(word: str) -> None:
    DismissedKeyword.objects.filter(word__iexact=word).delete()
