"""Prompts are Markdown files: `templates/prompts/<name>.md`, with placeholders.

    ## system
    You write cover letters …

    ## user
    The applicant: {{ name }}
    The posting: {{ description|quoted }}

`<name>.skeleton.md` beside it is the text that the `template` backend hands out when no model can
answer. Placeholders are filled by one regular expression instead of Django's templates: a prompt
needs no logic, a forgotten value must be an error (Django prints nothing for it), and a value that
itself contains `{{ … }}` must stay the text it is.
"""

from __future__ import annotations

import re
from pathlib import Path

from django.conf import settings

QUOTED_LIMIT = 20_000  # characters of one quoted text; a real posting has 3,000 to 8,000

_PLACEHOLDER = re.compile(r"\{\{ *(\w+) *(?:\| *(\w+) *)?\}\}")
_LONE_PLACEHOLDER = re.compile(r"^[ \t]*\{\{ *(\w+) *\}\}[ \t]*\n", re.MULTILINE)
_SECTION = re.compile(r"^## +(system|user) *\n", re.MULTILINE)
_DELIMITER = re.compile(r"<(?=\s*/?\s*quoted)", re.IGNORECASE)
_BLANK_LINES = re.compile(r"\n{3,}")
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)


class PromptError(Exception):
    """A prompt file is missing or cannot be filled: a mistake in the file or in its caller."""


class Prompt(str):
    """The user's part of a prompt; the system part and the filled skeleton travel with it."""

    __slots__ = ("skeleton", "system")

    system: str | None
    skeleton: str | None

    def __new__(
        cls, text: str, *, system: str | None = None, skeleton: str | None = None
    ) -> Prompt:
        prompt = super().__new__(cls, text)
        prompt.system = system
        prompt.skeleton = skeleton
        return prompt


def render_prompt(name: str, /, **values: object) -> Prompt:
    """Fill the prompt file `name`. Raise PromptError when the file or one of its values is missing.

    A line that holds nothing but a placeholder disappears when its value is empty, so optional
    facts need no logic in the file.
    """
    path = _folder() / f"{name}.md"
    sections = _sections(path)
    skeleton_path = path.with_suffix(".skeleton.md")
    has_skeleton = skeleton_path.is_file()
    return Prompt(
        _fill(sections["user"], values, path),
        system=_fill(sections["system"], values, path) if "system" in sections else None,
        skeleton=_fill(_read(skeleton_path), values, skeleton_path) if has_skeleton else None,
    )


def quoted(name: str, text: str) -> str:
    """Wrap text from outside so that a model can tell it from its orders.

    The text cannot close the block itself, and carries no invisible characters.
    """
    text = _INVISIBLE.sub("", text.replace("\r\n", "\n")).strip()
    if len(text) > QUOTED_LIMIT:
        text = text[:QUOTED_LIMIT].rstrip() + "\n[… cut here …]"
    return f'<quoted name="{name}">\n{_DELIMITER.sub("‹", text)}\n</quoted>'


def _folder() -> Path:
    return Path(settings.BASE_DIR) / "templates" / "prompts"


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip() + "\n"
    except FileNotFoundError:
        raise PromptError(f"There is no prompt file {path.name} in {path.parent}.") from None


def _sections(path: Path) -> dict[str, str]:
    """Split the file at its `## system` and `## user` lines."""
    before, *parts = _SECTION.split(_read(path))
    sections = dict(zip(parts[::2], parts[1::2], strict=True))
    if before.strip() or "user" not in sections:
        raise PromptError(f"{path.name} must start with a “## system” or a “## user” line.")
    return sections


def _fill(text: str, values: dict[str, object], path: Path) -> str:
    def value(name: str) -> str:
        if name not in values:
            raise PromptError(f"{path.name} needs a value for “{name}”.")
        return str(values[name])

    def replace(match: re.Match[str]) -> str:
        name, form = match.groups()
        if form not in (None, "quoted"):
            raise PromptError(f"{path.name} uses “|{form}”; the only form there is is “|quoted”.")
        return quoted(name, value(name)) if form else value(name)

    def drop_when_empty(match: re.Match[str]) -> str:
        return match.group() if value(match.group(1)).strip() else ""

    text = _BLANK_LINES.sub("\n\n", _LONE_PLACEHOLDER.sub(drop_when_empty, text))
    return _PLACEHOLDER.sub(replace, text).strip()
