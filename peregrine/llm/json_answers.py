"""Answers in JSON: asked for in words where a server has no grammar, and checked in any case.

The check knows the part of JSON Schema that prompts use, and what pydantic writes for a model. A
whole validator (`jsonschema`) would be a dependency with four more behind it, for the hundred lines
below; a keyword that is not known here is not checked. Pure.

Reference: https://json-schema.org/draft/2020-12/json-schema-validation
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from peregrine.llm.backends.base import Question

Schema = Mapping[str, Any]

_FENCED = re.compile(r"```(?:json)?\s*\n(.*?)\n?\s*```", re.DOTALL | re.IGNORECASE)
_DEEPEST = 40
_TYPES: dict[str, Callable[[Any], bool]] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "integer": lambda value: (
        not isinstance(value, bool)
        and (isinstance(value, int) or (isinstance(value, float) and value.is_integer()))
    ),
}
_SIZES: dict[str, tuple[type | tuple[type, ...], Callable[[Any, Any], bool], str]] = {
    "minLength": (str, lambda value, limit: len(value) >= limit, "has fewer than {} characters"),
    "maxLength": (str, lambda value, limit: len(value) <= limit, "has more than {} characters"),
    "minItems": (list, lambda value, limit: len(value) >= limit, "has fewer than {} entries"),
    "maxItems": (list, lambda value, limit: len(value) <= limit, "has more than {} entries"),
    "minimum": ((int, float), lambda value, limit: value >= limit, "is less than {}"),
    "maximum": ((int, float), lambda value, limit: value <= limit, "is more than {}"),
    "pattern": (str, lambda value, form: bool(re.search(form, value)), "does not match {}"),
}


def with_orders(system: str | None, schema: Schema) -> str:
    """Return the system part with the order to answer in JSON."""
    orders = (
        "Answer with one JSON value and nothing else: no Markdown, no remark before or after it. "
        f"It must fit this JSON schema:\n{json.dumps(schema, ensure_ascii=False)}"
    )
    return f"{system}\n\n{orders}" if system else orders


def correction_turns(question: Question) -> list[dict[str, str]]:
    """Return the turns that ask for a better answer than the one that came."""
    wrong = question.correction
    if wrong is None or question.json_schema is None:
        return []
    orders = f"That is not the JSON that was asked for: {wrong.problem}."
    return [
        {"role": "assistant", "content": wrong.answer},
        {"role": "user", "content": with_orders(orders, question.json_schema)},
    ]


def bare(text: str) -> str:
    """Return the JSON of an answer without the Markdown fence around it."""
    found = _FENCED.fullmatch(text.strip())
    return found[1].strip() if found else text.strip()


def problem(text: str, schema: Schema) -> str:
    """Say what is wrong with an answer; the empty string means: it is JSON that fits."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        return f"it is no JSON ({error})"
    return next(_problems(value, schema, "the answer", schema, 0), "")


def _problems(value: Any, schema: Any, where: str, root: Schema, depth: int) -> Iterator[str]:
    if schema is False:
        yield f"{where} must not be there"
    if not isinstance(schema, Mapping) or depth > _DEEPEST:
        return
    if reference := schema.get("$ref"):
        yield from _problems(value, _resolved(reference, root), where, root, depth + 1)
    yield from _wrong_kind(value, schema, where)
    for name, (kind, holds, sentence) in _SIZES.items():
        limit = schema.get(name)
        is_concerned = isinstance(value, kind) and not isinstance(value, bool)
        if limit is not None and is_concerned and not holds(value, limit):
            yield f"{where} {sentence.format(limit)}"
    yield from _combined(value, schema, where, root, depth)
    if isinstance(value, dict):
        yield from _in_object(value, schema, where, root, depth)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            inner = f"entry {index + 1} of {where}"
            yield from _problems(item, schema.get("items"), inner, root, depth + 1)


def _wrong_kind(value: Any, schema: Schema, where: str) -> Iterator[str]:
    wanted = schema.get("type", [])
    kinds = [wanted] if isinstance(wanted, str) else wanted
    if kinds and not any(kind in _TYPES and _TYPES[kind](value) for kind in kinds):
        yield f"{where} must be of type {' or '.join(kinds)}"
    allowed = schema.get("enum", [schema["const"]] if "const" in schema else None)
    if allowed is not None and not any(_same(value, each) for each in allowed):
        yield f"{where} must be one of {json.dumps(allowed, ensure_ascii=False)}"


def _combined(value: Any, schema: Schema, where: str, root: Schema, depth: int) -> Iterator[str]:
    for part in schema.get("allOf", []):
        yield from _problems(value, part, where, root, depth + 1)
    for key in ("anyOf", "oneOf"):
        if options := schema.get(key):
            found = [
                next(_problems(value, option, where, root, depth + 1), "") for option in options
            ]
            if all(found):
                yield found[0]


def _in_object(
    value: dict[str, Any], schema: Schema, where: str, root: Schema, depth: int
) -> Iterator[str]:
    known = schema.get("properties", {})
    others = schema.get("additionalProperties", True)
    for key in schema.get("required", []):
        if key not in value:
            yield f"“{key}” is missing in {where}"
    for key, inner in value.items():
        if key in known:
            yield from _problems(inner, known[key], f"“{key}”", root, depth + 1)
        elif others is False:
            yield f"“{key}” is not one of the keys of {where}"
        else:
            yield from _problems(inner, others, f"“{key}”", root, depth + 1)


def _resolved(reference: str, root: Schema) -> Any:
    found: Any = root
    for step in reference.removeprefix("#").strip("/").split("/"):
        found = found.get(step, {}) if step and isinstance(found, Mapping) else found
    return found


def _same(value: Any, other: Any) -> bool:
    """Compare as JSON does: true is not 1."""
    return bool(value == other) and isinstance(value, bool) == isinstance(other, bool)
