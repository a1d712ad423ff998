"""The types that every schema is built from. A field's description is its line in the example."""

import re
from typing import Annotated, Any, ClassVar, get_args
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class Schema(BaseModel):
    """A group of keys in a config file: strict types, no unknown keys, never changed once read."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class FileSchema(Schema):
    """A whole config file."""

    about: ClassVar[str]  # first lines of the example
    holds_secrets: ClassVar[bool] = False
    fresh: ClassVar[dict[str, Any]] = {}  # values of a new file, where they are not the defaults
    samples: ClassVar[dict[str, Any]] = {}  # shown as a comment below the key


def group_in(annotation: Any) -> type[BaseModel] | None:
    """Return the schema inside an annotation such as `list[Annotated[SearchProfile, …]]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for arg in get_args(annotation) if (found := group_in(arg))), None)


def refuse(message: str, *, at: tuple[str | int, ...] = ()) -> PydanticCustomError:
    """Return an error whose sentence is for the person; `at` is the path below the model."""
    return PydanticCustomError("told", "{sentence}", {"sentence": message, "at": at})


def _empty_text(value: object) -> object:
    return "" if value is None else value  # `name:` with nothing behind it


def _empty_list(value: object) -> object:
    return [] if value is None else value


def _empty_group(value: object) -> object:
    return {} if value is None else value


def _one_line(value: str) -> str:
    if "\n" in value:
        raise refuse("This must fit on one line: remove the line breaks.")
    return _printable(value)


def _printable(value: str) -> str:
    if found := _CONTROL.search(value):
        raise refuse(
            f"There is an invisible control character (number {ord(found[0])}) in this text. "
            "Delete it, or type the text again."
        )
    return value


def _not_blank(value: str) -> str:
    if not value.strip():
        raise refuse("This must not be empty. Write something here, or remove the entry.")
    return value


def _address(value: str) -> str:
    if not value:
        return value
    try:
        parts = urlsplit(value)
        is_address = parts.scheme in ("http", "https") and bool(parts.hostname)
        _ = parts.port  # raises ValueError for a port that is no number
    except ValueError:
        is_address = False
    if not is_address or " " in value:
        raise refuse(
            "This must be an address that begins with http:// or https://, "
            "such as http://localhost:11434."
        )
    return value.rstrip("/")


def _email(value: str) -> str:
    if value and not _EMAIL.fullmatch(value):
        raise refuse("This must be one e-mail address, such as ada@example.com.")
    return value


Text = Annotated[
    str, BeforeValidator(_empty_text), AfterValidator(_printable), Field(max_length=20_000)
]
Line = Annotated[
    str, BeforeValidator(_empty_text), AfterValidator(_one_line), Field(max_length=300)
]
Words = Annotated[Line, AfterValidator(_not_blank)]
Address = Annotated[Line, AfterValidator(_address)]
Email = Annotated[Line, AfterValidator(_email)]
EmptyList = BeforeValidator(_empty_list)
EmptyGroup = BeforeValidator(_empty_group)
WordList = Annotated[list[Words], EmptyList, Field(max_length=5_000)]
