"""Turn what pydantic found into sentences for the person."""

import difflib
from collections.abc import Callable, Iterable
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from peregrine.conf.document import Document, Path
from peregrine.conf.errors import Problem
from peregrine.conf.schemas.base import group_in

_MOST_PROBLEMS = 20  # a file with more has one mistake that causes them all


def explain(error: ValidationError, document: Document, schema: type[BaseModel]) -> list[Problem]:
    problems = []
    for details in error.errors(include_url=False)[:_MOST_PROBLEMS]:
        path = tuple(part for part in details["loc"] if part != "[key]")
        path += tuple(details.get("ctx", {}).get("at", ()))
        problems.append(
            Problem(
                file=document.file,
                line=document.line_of(path),
                key=_readable(path),
                message=_sentence(details, path, schema),
            )
        )
    return sorted(problems, key=lambda problem: problem.line or 0)


def _readable(path: Path) -> str:
    return " › ".join(f"item {part + 1}" if isinstance(part, int) else part for part in path)


def _sentence(details: ErrorDetails, path: Path, schema: type[BaseModel]) -> str:
    context = details.get("ctx", {})
    match details["type"]:
        case "told":
            text = str(context["sentence"])
        case "extra_forbidden":
            text = _unknown_key(path, schema)
        case "missing":
            text = f"“{path[-1]}” is missing here. Add a line “{path[-1]}: …”."
        case "literal_error":
            text = _not_allowed(details["input"], path, schema)
        case "greater_than" | "greater_than_equal" | "less_than_equal":
            text = _out_of_range(path, schema)
        case kind if write := _SENTENCES.get(kind):
            text = write(details["input"]).format_map(context)
        case _:
            text = f"This value cannot be used: {details['msg'].removesuffix('.').lower()}."
    return text


def _unknown_key(path: Path, schema: type[BaseModel]) -> str:
    keys = _group_at(schema, path).model_fields
    return (
        f"“{path[-1]}” is not a key that belongs here.{_guess(str(path[-1]), keys)} "
        f"Allowed keys: {', '.join(keys)}."
    )


def _not_allowed(given: object, path: Path, schema: type[BaseModel]) -> str:
    name = next(part for part in reversed(path) if isinstance(part, str))
    allowed = _literals(_group_at(schema, path).model_fields[name].annotation)
    shown = str(given).lower() if isinstance(given, bool | None) else str(given)[:60]
    return f"“{shown}” is not allowed.{_guess(shown, allowed)} Allowed: {', '.join(allowed)}."


def _out_of_range(path: Path, schema: type[BaseModel]) -> str:
    limits: dict[str, float] = {}
    for rule in _group_at(schema, path).model_fields[str(path[-1])].metadata:
        limits |= {name: getattr(rule, name) for name in ("gt", "ge", "le") if hasattr(rule, name)}
    least = f"more than {limits['gt']}" if "gt" in limits else f"at least {limits['ge']}"
    return f"This must be {least} and at most {limits['le']:,}."


def _guess(word: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(word.casefold(), list(known), 1)
    return f" Did you mean “{close[0]}”?" if close else ""


def _group_at(schema: type[BaseModel], path: Path) -> type[BaseModel]:
    """Return the schema of the group that the last word of `path` stands in."""
    *around, _ = [part for part in path if isinstance(part, str)]
    for part in around:
        field = schema.model_fields.get(part)
        schema = (field and group_in(field.annotation)) or schema
    return schema


def _literals(annotation: Any) -> list[str]:
    """Return the values of the Literal in an annotation such as `list[Literal["a", "b"]]`."""
    found: list[str] = []
    for arg in get_args(annotation):
        found += [arg] if isinstance(arg, str) else _literals(arg)
    return found


def _wrong_text(given: object) -> str:
    if isinstance(given, list | dict):
        return "This must be one text, not a list or a group of keys."
    return 'This must be text. Put quotes around it: "…".'


def _wrong_group(given: object) -> str:
    if isinstance(given, int | float):
        return 'This must be text or a group of keys. Put quotes around it: "…".'
    return "This must be a group: lines of the form “key: value”, indented below it."


def _always(sentence: str) -> Callable[[object], str]:
    return lambda _: sentence


def _too_long(given: Any) -> str:
    unit = "characters" if isinstance(given, str) else "entries"
    return f"This is too long: {len(given):,} {unit}, at most {{max_length:,}} are allowed."


_WHOLE = _always("This must be a whole number, such as 50, without quotes.")
_SENTENCES: dict[str, Callable[[Any], str]] = {
    "string_type": _wrong_text,
    "list_type": _always(
        "This must be a list: one entry per line below the key, "
        "each beginning with two spaces, a dash and a space (“  - …”)."
    ),
    "dict_type": _wrong_group,
    "model_type": _wrong_group,
    "bool_type": _always("This must be true or false, without quotes."),
    "int_type": _WHOLE,
    "int_from_float": _WHOLE,
    "float_type": _always("This must be a number, such as 5 or 2.5, without quotes."),
    "invalid_key": _always("A key must be text. Put quotes around it."),
    "too_short": _always("This list must not be empty. Write at least one entry."),
    "too_long": _too_long,
    "string_too_long": _too_long,
}
