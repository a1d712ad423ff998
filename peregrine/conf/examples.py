"""The text of a fresh config file, made from its schema: one comment line per key."""

from typing import Any

from pydantic import BaseModel

from peregrine.conf import rendering
from peregrine.conf.schemas import FILES
from peregrine.conf.schemas.base import group_in


def text(name: str) -> str:
    """Return what `config/<name>.yaml.example` says."""
    schema = FILES[name]
    lines = [
        f"# {schema.about}",
        "# Change it here or on the Settings page, which keeps your notes (lines like this one).",
    ]
    described: set[tuple[type[BaseModel], str]] = set()
    for key, field in schema.model_fields.items():
        value = schema.fresh.get(key, field.get_default(call_default_factory=True))
        value = value.model_dump() if isinstance(value, BaseModel) else value
        lines.append("")
        if sample := schema.samples.get(key):
            lines += [f"# {field.description}", f"{key}:"]
            lines += [f"  # {line[2:]}" for line in _group(schema, {key: sample}, described)[2:]]
        else:
            lines += _group(schema, {key: value}, described)
    return "\n".join(lines) + "\n"


def _group(
    schema: type[BaseModel], values: dict[str, Any], described: set[tuple[type[BaseModel], str]]
) -> list[str]:
    """Return the lines of a group; a key is described the first time that it appears."""
    lines: list[str] = []
    for key, value in values.items():
        field = schema.model_fields[key]
        if (schema, key) not in described:
            lines.append(f"# {field.description}")
            described.add((schema, key))
        inner = group_in(field.annotation)
        if inner is None or not value:
            lines += rendering.entry(key, value, 0).split("\n")
        elif isinstance(value, list):
            lines.append(f"{key}:")
            for item in value:
                lines += _indented(_item(inner, item, described))
        elif value.keys() <= inner.model_fields.keys():
            lines += [f"{key}:", *_indented(_group(inner, value, described))]
        else:  # groups with names of the person's choice
            lines.append(f"{key}:")
            for name, group in value.items():
                lines += _indented([f"{name}:", *_indented(_group(inner, group, described))])
    return lines


def _item(
    schema: type[BaseModel], item: Any, described: set[tuple[type[BaseModel], str]]
) -> list[str]:
    if not isinstance(item, dict):
        return [rendering.item(item, 0)]
    lines = _group(schema, item, described)
    first = next(index for index, line in enumerate(lines) if not line.startswith("#"))
    return [*lines[:first], f"- {lines[first]}", *_indented(lines[first + 1 :])]


def _indented(lines: list[str]) -> list[str]:
    return [f"  {line}" for line in lines]
