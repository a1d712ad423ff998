"""Keywords that the resumes suggest: those that are new, and those that the person waved away."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction

from jobs.models import DismissedKeyword, Resume
from jobs.resumes.suggesting import Suggestion, suggest
from peregrine.conf.schemas import ResumeKeywordsConfig


def suggested(config: ResumeKeywordsConfig, today: date) -> list[Suggestion]:
    """Return what the kept resumes show beyond the keywords, without what was dismissed."""
    known = [word for each in config.keywords for word in (each.word, *each.aliases)]
    dismissed = DismissedKeyword.objects.values_list("word", flat=True)
    resumes = [resume.content for resume in Resume.objects.kept().defer("text", "notes")]
    return suggest(resumes, known=[*known, *dismissed], today=today)


def dismiss(word: str) -> None:
    """Never suggest `word` again; once more changes nothing."""
    try:
        with transaction.atomic():
            DismissedKeyword.objects.create(word=word[:200])
    except IntegrityError:
        return


def offer_again(word: str) -> None:
    DismissedKeyword.objects.filter(word__iexact=word).delete()
