"""JobPosting in JSON-LD, the way it is found in the wild.

Reference: https://schema.org/JobPosting
Reference: https://developers.google.com/search/docs/appearance/structured-data/job-posting
"""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from jobs.capturing.document import Document
from jobs.capturing.schema_org import Item, types_of

_TYPE = "application/ld+json"
_REFERENCE = {"@id", "@type"}  # a node of these alone stands for another one
_MOST_NODES = 50_000
_MOST_POSTINGS = 100
_WRAPPING = re.compile(r"(?:\s|//|/\*|\*/|;|<!--|-->|<!\[CDATA\[|\]\]>|\ufeff)*+", re.IGNORECASE)
# Strings stay as they are; comments and commas before a bracket go. Possessive: linear.
_LOOSE = re.compile(r'"(?:[^"\\]++|\\.)*+"?|//[^\n]*+|/\*.*?\*/|,(?=\s*+[}\]])', re.DOTALL)
_BAD_ESCAPE = re.compile(r'\\(?:(["\\/bfnrt]|u[0-9a-fA-F]{4})|)')
_DECODER = json.JSONDecoder(strict=False)  # control characters in strings are common


def items(document: Document) -> list[Item]:
    """Return the JobPosting nodes of all JSON-LD scripts, references to other nodes resolved."""
    roots = [root for script in document.scripts(_TYPE) for root in parse(script)]
    nodes = list(_nodes(roots))
    by_id = {
        node["@id"]: node
        for node in nodes
        if isinstance(node.get("@id"), str) and not node.keys() <= _REFERENCE
    }
    found = [node for node in nodes if "jobposting" in types_of(node)]
    return [_resolved(node, by_id) for node in found[:_MOST_POSTINGS]]


def parse(script: str) -> list[Any]:
    """Return the JSON values in a script, mended where it is not quite JSON; [] when hopeless."""
    script = _unwrapped(script)
    for mend in (_as_written, _without_loose_ends, _with_escapes):
        script = mend(script)
        try:
            return list(_values(script))
        except (ValueError, RecursionError):
            continue
    return []


def _values(script: str) -> Iterator[Any]:
    """Read one value after the other: some pages put several into one script."""
    at = _end_of_gap(script, 0)
    while at < len(script):
        value, at = _DECODER.raw_decode(script, at)
        yield value
        at = _end_of_gap(script, at)


def _end_of_gap(script: str, at: int) -> int:
    gap = _WRAPPING.match(script, at)
    return gap.end() if gap else at


def _unwrapped(script: str) -> str:
    """Take off comments and CDATA marks around the whole."""
    return script[_end_of_gap(script, 0) :]


def _as_written(script: str) -> str:
    """Undo what some templates do to quotation marks."""
    return html.unescape(script) if "&quot;" in script and '"' not in script[:200] else script


def _without_loose_ends(script: str) -> str:
    return _LOOSE.sub(lambda found: found[0] if found[0].startswith('"') else "", script)


def _with_escapes(script: str) -> str:
    """Double the backslashes that begin no escape of JSON."""
    return _BAD_ESCAPE.sub(lambda found: found[0] if found[1] else "\\\\", script)


def _nodes(roots: list[Any]) -> Iterator[Item]:
    """Yield every object, outer ones first, in the order of the page."""
    waiting = list(reversed(roots))
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        value = waiting.pop()
        if isinstance(value, dict):
            yield value
            waiting.extend(reversed(value.values()))
        elif isinstance(value, list):
            waiting.extend(reversed(value))


def _resolved(node: Item, by_id: dict[str, Item]) -> Item:
    """Put the nodes that a posting names by @id in their places."""

    def named(value: Any) -> Any:
        if isinstance(value, list):
            return [named(each) for each in value]
        if isinstance(value, dict) and value.keys() <= _REFERENCE:
            return by_id.get(str(value.get("@id")), value)
        return value

    return {name: named(value) for name, value in node.items()}
