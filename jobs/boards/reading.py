"""Read what boards send: strict about the whole answer, lenient about each row.

Pure: imports no Django.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from jobs.boards.base import BoardError, Posting, Web, changed

Row = dict[str, Any]
T = TypeVar("T")


def rows(answer: Any, name: str, *, label: str) -> list[Row]:
    """Return the rows of a whole answer. Raises BoardError when there is no such list."""
    found = inside(answer, name)
    if not isinstance(found, list):
        raise changed(label)
    return [row for row in found if isinstance(row, dict)]


def inside(row: Any, *path: str) -> Any:
    """Return what stands at `path` in nested objects, or None."""
    for name in path:
        row = row.get(name) if isinstance(row, dict) else None
    return row


def inner(row: Any, *path: str) -> Row:
    """Return the object at `path`, an empty one where there is none."""
    found = inside(row, *path)
    return found if isinstance(found, dict) else {}


def listed(row: Any, *path: str) -> list[Row]:
    """Return the objects of the list at `path`, none where there is no list."""
    found = inside(row, *path)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def postings(
    found: Sequence[T], read: Callable[[T], Posting | None], *, label: str
) -> Iterator[Posting]:
    """Yield the rows that can be read.

    Raises BoardError when there are rows and none can be read: then the board has changed, and “it
    has no postings” would be wrong.
    """
    count = 0
    for row in found:
        if posting := read(row):
            count += 1
            yield posting
    if found and not count:
        raise changed(label)


def joined(parts: Iterable[str], separator: str) -> str:
    """Join what is there, each once."""
    return separator.join(dict.fromkeys(part for part in parts if part))


class Details:
    """Asks for the pages of single postings: of those that are wanted, and of `most` only.

    Where a list comes without texts, each text is one request more. The rest is left to
    enrichment.
    """

    def __init__(self, web: Web, *, most: int) -> None:
        self._web = web
        self._left = most

    def ask(self, url: str, *, title: str) -> Any:
        """Return what the board says about one posting, None when it does not say it now."""
        if not self._left or not self._web.wants(title):
            return None
        self._left -= 1
        try:
            return self._web.get(url).json()
        except BoardError as error:
            # What the list said is good without its text. A posting that has just gone means
            # nothing; after any other failure the board is not asked again and again.
            if error.kind != "not_found":
                self._left = 0
            return None
