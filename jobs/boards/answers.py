"""Finding things in what a board answered, whatever its shape. Pure: imports no Django."""

import json
import re
from typing import Any

from jobs.boards.base import changed

_OPENING = re.compile(r"<script\b([^<>]*)>", re.IGNORECASE)
_CLOSING = re.compile(r"</script\b", re.IGNORECASE)


def rows_at(answer: Any, *path: str, label: str) -> list[dict[str, Any]]:
    """Return the rows of the list at `path`. Raises BoardError when there is no list."""
    rows = inside(answer, *path)
    if not isinstance(rows, list):
        raise changed(label)
    return [row for row in rows if isinstance(row, dict)]


def inside(row: Any, *path: str) -> Any:
    """Return what stands at `path` in nested objects, or None."""
    for key in path:
        row = row.get(key) if isinstance(row, dict) else None
    return row


def inner(row: Any, *path: str) -> dict[str, Any]:
    """Return the object at `path` in nested objects, or an empty one."""
    found = inside(row, *path)
    return found if isinstance(found, dict) else {}


def embedded_json(page: str, script_id: str) -> Any:
    """Return the JSON of the page's script with this id, None when there is none to be read."""
    has_id = re.compile(rf"""\bid\s*=\s*["']?{re.escape(script_id)}\b""")
    end = 0
    while opening := _OPENING.search(page, end):
        closing = _CLOSING.search(page, opening.end())
        if closing is None:
            return None
        if has_id.search(opening[1]):
            try:
                return json.loads(page[opening.end() : closing.start()])
            except (ValueError, RecursionError):
                return None
        end = closing.end()
    return None
