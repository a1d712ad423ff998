"""Put together what a page changed in the keywords with what the file says now. Pure.

Both started from what the page was opened with. A keyword is known by its word, whatever its case.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar

T = TypeVar("T")


class Keyword(NamedTuple):
    word: str
    weight: int
    aliases: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return self.word.casefold()


class Edit(NamedTuple):
    """One row of the page: what it was opened with, and what it says."""

    was: Keyword | None
    mine: Keyword | None  # None: removed


class Row(NamedTuple):
    """One keyword of the result."""

    result: Keyword | None  # None: removed
    now: Keyword | None = None  # as the file says it
    at: int | None = None  # its place in the file
    edit: int | None = None  # the place of its edit; None: the page did not have it
    is_clash: bool = False  # both changed it, each in another way; `result` is the page's


class Elsewhere(NamedTuple):
    """The words that were changed in the file while the page was open."""

    added: list[str]
    changed: list[str]
    removed: list[str]


def merge(edits: Sequence[Edit], now: Sequence[Keyword]) -> list[Row]:
    """Return the file's keywords with the edits done to them, and then those that are new."""
    places = {keyword.key: at for at, keyword in enumerate(now)}
    rows = [Row(keyword, keyword, at) for at, keyword in enumerate(now)]
    new: list[Row] = []
    for number, edit in _parted(edits, places):
        key = (edit.was or edit.mine or Keyword("", 0)).key
        at = places.get(key)
        there = None if at is None else now[at]
        result, is_clash = _settle(edit, there)
        row = Row(result, there, at, number, is_clash)
        if at is not None:
            rows[at] = row
        elif result or is_clash:
            new.append(row)
    return rows + new


def elsewhere(edits: Sequence[Edit], now: Sequence[Keyword]) -> Elsewhere:
    """Return what was changed in the file since the page was opened."""
    before = {edit.was.key: edit.was for edit in edits if edit.was}
    after = {keyword.key: keyword for keyword in now}
    return Elsewhere(
        added=[each.word for key, each in after.items() if key not in before],
        changed=[each.word for key, each in after.items() if before.get(key, each) != each],
        removed=[each.word for key, each in before.items() if key not in after],
    )


def _parted(edits: Sequence[Edit], places: dict[str, int]) -> Iterator[tuple[int, Edit]]:
    """Yield the edits; one that takes a word which is new in the file is a removal and a change."""
    known = {edit.was.key for edit in edits if edit.was}
    for number, edit in enumerate(edits):
        was, mine = edit
        if was and mine and mine.key not in known and mine.key in places:
            yield number, Edit(was, None)
            yield number, Edit(None, mine)
        else:
            yield number, edit


def _settle(edit: Edit, now: Keyword | None) -> tuple[Keyword | None, bool]:
    was, mine = edit
    if mine == was:
        return now, False
    if now in (was, mine):
        return mine, False
    if was is None or mine is None or now is None:
        return mine, True
    word, words_clash = _newer(was.word, mine.word, now.word)
    weight, weights_clash = _newer(was.weight, mine.weight, now.weight)
    aliases = [each for each in now.aliases if each in mine.aliases or each not in was.aliases]
    aliases += [each for each in mine.aliases if each not in (*was.aliases, *aliases)]
    return Keyword(word, weight, tuple(aliases)), words_clash or weights_clash


def _newer(was: T, mine: T, now: T) -> tuple[T, bool]:
    if mine == was:
        return now, False
    return mine, now not in (was, mine)
