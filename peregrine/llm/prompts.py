"""Prompts are Markdown files: `templates/prompts/<name>.md`, with placeholders.

    ## sends
    name, jobs

    ## system
    You write cover letters …

    ## user
    The applicant: {{ name }}
    The posting: {{ description|quoted|shorten }}

`## sends` names what of the person's data is in it (`net.Personal`): it is what a service in the
cloud is told to receive, and what it has to be allowed. Without it the prompt counts as having all.

Where the whole does not fit into a model's context window, the end of a `|shorten` text is left
out, at the end of a sentence and marked; everything else, such as facts, is never cut.

`<name>.skeleton.md` beside it is the text that the `template` backend hands out when no model can
answer. Placeholders are filled by one regular expression instead of Django's templates: a prompt
needs no logic, a forgotten value must be an error (Django prints nothing for it), and a value that
itself contains `{{ … }}` must stay the text it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path

from django.conf import settings

from peregrine.llm.fencing import harmless
from peregrine.llm.shortening import (
    MESSAGE_TOKENS,
    Part,
    Shortenable,
    estimated_tokens,
    fitted,
    shortened,
)
from peregrine.net import Personal

QUOTED_LIMIT = 20_000  # characters of one quoted text; a real posting has 3,000 to 8,000

_PLACEHOLDER = re.compile(r"\{\{ *(\w+) *((?:\| *\w+ *)*)\}\}")
_LONE_PLACEHOLDER = re.compile(r"^[ \t]*\{\{ *(\w+) *\}\}[ \t]*\n", re.MULTILINE)
_SECTION = re.compile(r"^## +(sends|system|user) *\n", re.MULTILINE)
_BLANK_LINES = re.compile(r"\n{3,}")


class PromptError(Exception):
    """A prompt file is missing or cannot be filled: a mistake in the file or in its caller."""


class Prompt(str):
    """The user's part of a prompt; the system part and the filled skeleton travel with it."""

    __slots__ = ("parts", "sends", "skeleton", "system")

    system: str | None
    skeleton: str | None
    parts: tuple[Part, ...]  # the same text, with what may be shortened told apart
    sends: frozenset[Personal]  # what of the person's data is in it

    def __new__(
        cls,
        text: str,
        *,
        system: str | None = None,
        skeleton: str | None = None,
        parts: Sequence[Part] = (),
        sends: Collection[Personal] = frozenset(Personal),
    ) -> Prompt:
        prompt = super().__new__(cls, text)
        prompt.system = system
        prompt.skeleton = skeleton
        prompt.parts = tuple(parts) or (text,)
        prompt.sends = frozenset(sends)
        return prompt

    def changed(self, change: Callable[[str], str]) -> Prompt:
        """Return the prompt with every text in it changed, its system part and quotations, too."""
        parts = [
            replace(part, text=change(part.text)) if isinstance(part, Shortenable) else change(part)
            for part in self.parts
        ]
        return Prompt(
            "".join(map(str, parts)),
            system=change(self.system) if self.system else self.system,
            skeleton=self.skeleton,
            parts=parts,
            sends=self.sends,
        )

    def fitted(self, max_tokens: int, *, system: str | None = None) -> Prompt | None:
        """Return the prompt in at most `max_tokens`, its system part included.

        None when it is longer even with everything left out that may be. `system` takes the place
        of its own system part.
        """
        system = self.system if system is None else system
        room = max_tokens - estimated_tokens(system or "") - MESSAGE_TOKENS
        if estimated_tokens(self) <= room:
            return self
        parts = fitted(self.parts, room)
        if parts is None:
            return None
        return Prompt(
            "".join(map(str, parts)),
            system=system,
            skeleton=self.skeleton,
            parts=parts,
            sends=self.sends,
        )


def render_prompt(name: str, /, **values: object) -> Prompt:
    """Fill the prompt file `name`. Raise PromptError when the file or one of its values is missing.

    A line that holds nothing but a placeholder disappears when its value is empty, so optional
    facts need no logic in the file.
    """
    path = _folder() / f"{name}.md"
    sections = _sections(path)
    skeleton_path = path.with_suffix(".skeleton.md")
    has_skeleton = skeleton_path.is_file()
    parts = _fill(sections["user"], values, path)
    return Prompt(
        "".join(map(str, parts)),
        system=_text(sections["system"], values, path) if "system" in sections else None,
        skeleton=_text(_read(skeleton_path), values, skeleton_path) if has_skeleton else None,
        parts=parts,
        sends=_sends(sections, path),
    )


def all_sends() -> dict[Personal, list[str]]:
    """Return what the prompts contain of the person's data, and which prompts contain it."""
    found: dict[Personal, list[str]] = {}
    for path in sorted(_folder().glob("*.md")):
        if not path.name.endswith(".skeleton.md"):
            for personal in _sends(_sections(path), path):
                found.setdefault(personal, []).append(path.stem)
    return {personal: found[personal] for personal in Personal if personal in found}


def quoted(name: str, text: str) -> str:
    """Wrap text from outside so that a model can tell it from its orders.

    The text cannot close the block itself, and carries no invisible characters.
    """
    return str(_quotable(name, text))


def _quotable(name: str, text: str) -> Shortenable:
    text = harmless(text)
    if len(text) > QUOTED_LIMIT:
        text = shortened(text, len(text[:QUOTED_LIMIT].encode("utf-8", "replace")))
    return Shortenable(name, text)


def _folder() -> Path:
    return Path(settings.BASE_DIR) / "templates" / "prompts"


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip() + "\n"
    except FileNotFoundError:
        raise PromptError(f"There is no prompt file {path.name} in {path.parent}.") from None


def _sections(path: Path) -> dict[str, str]:
    """Split the file at its `## sends`, `## system` and `## user` lines."""
    before, *parts = _SECTION.split(_read(path))
    sections = dict(zip(parts[::2], parts[1::2], strict=True))
    if before.strip() or "user" not in sections:
        raise PromptError(
            f"{path.name} must start with a “## sends”, “## system” or “## user” line, and have a "
            "“## user” part."
        )
    return sections


def _sends(sections: dict[str, str], path: Path) -> frozenset[Personal]:
    if "sends" not in sections:
        return frozenset(Personal)
    names = re.findall(r"\w+", sections["sends"])
    if unknown := [name for name in names if name.upper() not in Personal.__members__]:
        known = ", ".join(name.lower() for name in Personal.__members__)
        raise PromptError(f"{path.name} sends “{unknown[0]}”; what there is: {known}.")
    return frozenset(Personal[name.upper()] for name in names)


def _text(text: str, values: dict[str, object], path: Path) -> str:
    return "".join(map(str, _fill(text, values, path)))


def _fill(text: str, values: dict[str, object], path: Path) -> list[Part]:
    def value(name: str) -> str:
        if name not in values:
            raise PromptError(f"{path.name} needs a value for “{name}”.")
        return str(values[name])

    def filled(match: re.Match[str]) -> Part:
        name = match.group(1)
        match tuple(re.findall(r"\w+", match.group(2))):
            case ():
                return value(name)
            case ("quoted",):
                return quoted(name, value(name))
            case ("quoted", "shorten"):
                return _quotable(name, value(name))
            case others:
                raise PromptError(
                    f"{path.name} uses “|{'|'.join(others)}”; the only forms there are: "
                    "“|quoted” and “|quoted|shorten”."
                )

    def drop_when_empty(match: re.Match[str]) -> str:
        return match.group() if value(match.group(1)).strip() else ""

    text = _BLANK_LINES.sub("\n\n", _LONE_PLACEHOLDER.sub(drop_when_empty, text))
    parts: list[Part] = []
    position = 0
    for match in _PLACEHOLDER.finditer(text):
        parts += [text[position : match.start()], filled(match)]
        position = match.end()
    parts.append(text[position:])
    return _stripped(_joined(parts))


def _joined(parts: Sequence[Part]) -> list[Part]:
    """Put neighbouring texts together."""
    found: list[Part] = [""]
    for part in parts:
        last = found[-1]
        if isinstance(part, str) and isinstance(last, str):
            found[-1] = last + part
        else:
            found.append(part)
    return found


def _stripped(parts: list[Part]) -> list[Part]:
    """Leave out the white space before the first part and after the last."""
    first = parts[0]
    if isinstance(first, str):
        parts[0] = first.lstrip()
    last = parts[-1]
    if isinstance(last, str):
        parts[-1] = last.rstrip()
    return parts
