"""Saved views of the library: kept, renamed, put in order, removed and brought back."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Final

from django.db import transaction
from django.db.models import Max
from django.http import QueryDict
from django.utils import timezone

from jobs.library.forms import ViewForm
from jobs.library.hits import Hits
from jobs.library.view import View
from jobs.models import SavedView

MOST: Final = 30
COUNTED_UP_TO: Final = 999
COUNTING: Final = 0.5  # seconds at most for all views together


class CannotSave(Exception):
    """A view cannot be saved like that; the message can be shown to the person."""


def save(view: View, name: str) -> SavedView:
    """Keep a view under a name, in the place of the view that had it. Raises CannotSave."""
    query = view.address
    if len(query) > SavedView.QUERY_UP_TO:
        raise CannotSave("This view has too many words to be saved. Take some away.")
    with transaction.atomic():
        known = SavedView.objects.standing().filter(name=name).first()
        if known is None and SavedView.objects.standing().count() >= MOST:
            raise CannotSave(f"There are {MOST} saved views. Remove one first.")
        kept = known or SavedView(name=name, position=_last() + 1)
        kept.query = query
        kept.save()
    return kept


def rename(saved: SavedView, name: str) -> None:
    """Raises CannotSave when another view has the name."""
    if SavedView.objects.standing().filter(name=name).exclude(pk=saved.pk).exists():
        raise CannotSave(f"Another view is called “{name}” already. Choose another name.")
    saved.name = name
    saved.save(update_fields=["name"])


def move(saved: SavedView, step: int) -> None:
    """Move a view up (-1) or down (1) among the others."""
    with transaction.atomic():
        views = list(SavedView.objects.standing().select_for_update())
        if saved not in views:
            return
        at = views.index(saved)
        views.insert(max(0, at + step), views.pop(at))
        for position, view in enumerate(views):
            view.position = position
        SavedView.objects.bulk_update(views, ["position"])


def remove(saved: SavedView) -> None:
    SavedView.objects.standing().filter(pk=saved.pk).update(removed_at=timezone.now())


def bring_back(saved: SavedView) -> None:
    SavedView.objects.filter(pk=saved.pk).update(removed_at=None)


def view_of(saved: SavedView) -> View:
    return ViewForm(QueryDict(saved.query)).view()


def count_all(saved: Iterable[SavedView]) -> dict[int, str]:
    """Return how many jobs each view has: “38”, “999+”. Stops when it takes too long."""
    began, counts = time.monotonic(), {}
    for each in saved:
        if time.monotonic() - began > COUNTING:
            break
        view = view_of(each)
        count = Hits.of(view).count(COUNTED_UP_TO)
        counts[each.pk] = f"{count.number}+" if count.is_more else str(count.number)
    return counts


def _last() -> int:
    last: int | None = SavedView.objects.aggregate(last=Max("position"))["last"]
    return 0 if last is None else last
