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
TAKEN: Final = "A view is called that already. Choose another name, or remove it first."
_LONGEST_NAME: Final = 60


class CannotSave(Exception):
    """A view cannot be saved like that; the message can be shown to the person."""


def save(view: View, name: str) -> SavedView:
    """Keep a view under a name; twice is once. Raises CannotSave when another view has the name."""
    query = view.address
    if len(query) > SavedView.QUERY_UP_TO:
        raise CannotSave("This view has too many words to be saved. Take some away.")
    with transaction.atomic():
        views = list(SavedView.objects.standing())
        if known := _called(name, views):
            if known.query != query:
                raise CannotSave(TAKEN)
            return known
        if len(views) >= MOST:
            raise CannotSave(f"There are {MOST} saved views. Remove one first.")
        return SavedView.objects.create(name=name, query=query, position=_last() + 1)


def rename(saved: SavedView, name: str) -> None:
    """Raises CannotSave when another view has the name."""
    with transaction.atomic():
        if _called(name, SavedView.objects.standing().exclude(pk=saved.pk)):
            raise CannotSave(TAKEN)
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
    """Bring a removed view back, with a number behind its name where that was given away since."""
    with transaction.atomic():
        others = list(SavedView.objects.standing().exclude(pk=saved.pk))
        name, number = saved.name, 2
        while _called(name, others):
            name, number = f"{saved.name[: _LONGEST_NAME - 4]} {number}", number + 1
        saved.name, saved.removed_at = name, None
        saved.save(update_fields=["name", "removed_at"])


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


def _called(name: str, views: Iterable[SavedView]) -> SavedView | None:
    """Return which view has a name, without regard to case in any script."""
    return next((each for each in views if each.name.casefold() == name.casefold()), None)


def _last() -> int:
    last: int | None = SavedView.objects.aggregate(last=Max("position"))["last"]
    return 0 if last is None else last
