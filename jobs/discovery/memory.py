"""What was answered before: lists that need no second reading, boards that want to rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from jobs import liveness
from jobs.boards.web import Mark
from jobs.discovery.asking import Answered, Marks
from jobs.discovery.questions import Question
from jobs.models import BoardOutcome, FetchedPage, Sighting
from jobs.models.boards import KEPT_FOR


def known(questions: Iterable[Question]) -> Marks:
    """Return the marks of the pages that were read to answer these questions the last time."""
    marks: defaultdict[str, dict[str, Mark]] = defaultdict(dict)
    pages = FetchedPage.objects.filter(question__in=[each.key for each in questions])
    for page in pages:
        mark = Mark(page.request, page.content, page.etag, page.last_modified)
        marks[page.question][page.request] = mark
    return marks


def keep(answered: Answered) -> None:
    """Remember an answer that has been taken in to its end."""
    question = answered.question
    if answered.listed is not None:
        liveness.saw_whole_board(
            question.board.name, question.source, answered.listed, timezone.now()
        )
    FetchedPage.objects.bulk_create(
        (
            FetchedPage(
                question=question.key,
                request=mark.request,
                board=question.board.name,
                content=mark.content,
                etag=mark.etag,
                last_modified=mark.last_modified,
                read_at=answered.began_at,
            )
            for mark in answered.marks.values()
        ),
        update_conflicts=True,
        unique_fields=["question", "request"],
        update_fields=["content", "etag", "last_modified", "read_at"],
    )


def see_again(question: Question) -> int:
    """Note that all postings of an unchanged list are still there, and return how many they are.

    Those of the list are the ones that were there when it was read last: what is gone from it has
    not been seen since.
    """
    now, board = timezone.now(), question.board.name
    with transaction.atomic():
        pages = FetchedPage.objects.filter(question=question.key)
        read_at = pages.order_by("read_at").values_list("read_at", flat=True).first()
        if read_at is None:
            return 0
        there = Sighting.objects.filter(
            board=board, source=question.source, last_seen_at__gte=read_at
        )
        liveness.saw_open(there.values_list("job", flat=True), board=board, at=now)
        seen = there.update(last_seen_at=now)
        pages.update(read_at=now)
    if question.is_of_company:
        liveness.saw_whole_board(board, question.source, None, now)
    return seen


def rests(boards: Iterable[str]) -> dict[str, datetime]:
    """Return until when the boards want to be left alone that asked us to slow down."""
    asked = BoardOutcome.objects.filter(board__in=list(boards), rest_until__gt=timezone.now())
    rows = asked.order_by("rest_until").values_list("board", "rest_until")
    return {board: until for board, until in rows if until}


def forget_old() -> None:
    FetchedPage.objects.filter(read_at__lt=timezone.now() - KEPT_FOR).delete()
