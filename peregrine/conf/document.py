"""A config file as text, as plain values, and as the places in the text where they stand.

Reference: https://yaml.org/spec/1.2.2/ (so `on` is a word and 022 is 22). Anchors, aliases and
tags are refused: in these files they are always a slip of the keyboard, and at worst a bomb.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.composer import Composer, MaxDepthExceededError
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent, NodeEvent
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from peregrine.conf.errors import ConfigError, Problem

LARGEST = 512 * 1024  # bytes; a list of 5,000 companies is a fifth of it
DEEPEST = 12  # groups within groups
_LONGEST_NUMBER = 40  # digits; anything longer is a slip, and slow to read

Path = tuple[str | int, ...]  # of a value in the file: ("profiles", 0, "name")

_QUOTE_IT = "Put the value in quotes if it is meant as text."


class _Refused(MarkedYAMLError):
    """The sentence in `problem` is for the person."""


class _PlainComposer(Composer):
    def compose_document(self) -> Any:
        if self.parser.peek_event().version is not None:
            raise _refused("A line that begins with %YAML is not needed. Remove it.", self.parser)
        return super().compose_document()

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.parser.check_event(AliasEvent):
            raise _refused(f"A value must not begin with *. {_QUOTE_IT}", self.parser)
        event: NodeEvent = self.parser.peek_event()
        if event.anchor is not None:
            raise _refused(f"A value must not begin with &. {_QUOTE_IT}", self.parser)
        if getattr(event, "tag", None) is not None:
            raise _refused(f"A value must not begin with !. {_QUOTE_IT}", self.parser)
        return super().compose_node(parent, index)


def _refused(sentence: str, parser: Any) -> _Refused:
    mark = parser.peek_event().start_mark
    return _Refused(problem=sentence, problem_mark=mark)


@dataclass(frozen=True)
class Document:
    file: str
    text: str
    root: MappingNode | None  # None: the file holds no values

    @cached_property
    def data(self) -> dict[str, Any]:
        return plain(self.root) if self.root else {}

    @cached_property
    def lines(self) -> dict[Path, int]:
        """The line, counted from 1, of every key and every list item."""
        found: dict[Path, int] = {}
        if self.root:
            _note_lines(self.root, (), found)
        return found

    def line_of(self, path: Path) -> int | None:
        """Return the line of `path`, or of the nearest group around it that has one."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path)


def parse(text: str, *, file: str) -> Document:
    """Return the document. Raises ConfigError for everything that is not one group of keys."""
    text = text if text.endswith("\n") else text + "\n"
    yaml = YAML(typ="safe", pure=True)
    yaml.Composer = _PlainComposer
    yaml.max_depth = DEEPEST
    try:
        root = yaml.compose(text)
    except YAMLError as error:
        raise ConfigError([_syntax_problem(error, text, file)]) from None
    if root is not None and not isinstance(root, MappingNode):
        raise ConfigError([_not_a_group(root, file)])
    if root is not None:
        _check_keys(root, file)
    return Document(file, text, root)


def decode(content: bytes, *, file: str) -> str:
    """Return the text of the file. Raises ConfigError when it is not UTF-8 or too large."""
    if len(content) > LARGEST:
        size = f"{len(content) / 1024 / 1024:.1f} MB"
        raise ConfigError(
            [
                Problem(
                    file=file,
                    message=f"This file is too large ({size}; at most half a MB is read). Is it "
                    "the right file? Shorten it, or move it away to start with a fresh one.",
                )
            ]
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = (
            "This file is not saved as UTF-8, so its letters cannot be read safely. "
            "Open it in your editor and save it with the encoding UTF-8."
        )
        raise ConfigError([Problem(file=file, line=line, message=message)]) from None


def plain(node: Any) -> Any:
    """Return the value of a node as dict, list, str, int, float, bool or None."""
    if isinstance(node, MappingNode):
        return {plain(key): plain(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [plain(item) for item in node.value]
    return _scalar(node)


def _scalar(node: ScalarNode) -> Any:
    text: str = node.value
    match str(node.tag).rpartition(":")[2]:
        case "null":
            return None
        case "bool":
            return text.lower() == "true"
        case "int" if len(text) < _LONGEST_NUMBER:
            return _whole_number(text)
        case "float":
            return float(_yaml_float(text))
        case _:  # words; dates too, for which no file has a use
            return text


def _whole_number(text: str) -> int:
    digits = text.replace("_", "").lstrip("+-").lower()
    base = {"0x": 16, "0o": 8, "0b": 2}.get(digits[:2], 10)
    number = int(digits, base)
    return -number if text.startswith("-") else number


def _yaml_float(text: str) -> str:
    return re.sub(r"^([+-]?)\.(inf|nan)$", r"\1\2", text.replace("_", ""), flags=re.IGNORECASE)


def _note_lines(node: Node, path: Path, found: dict[Path, int]) -> None:
    if isinstance(node, MappingNode):
        for key, value in node.value:
            found[*path, plain(key)] = key.start_mark.line + 1
            _note_lines(value, (*path, plain(key)), found)
    elif isinstance(node, SequenceNode):
        for index, item in enumerate(node.value):
            found[*path, index] = item.start_mark.line + 1
            _note_lines(item, (*path, index), found)


def _check_keys(node: Node, file: str) -> None:
    if isinstance(node, SequenceNode):
        for item in node.value:
            _check_keys(item, file)
    if not isinstance(node, MappingNode):
        return
    first: dict[Any, int] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, ScalarNode) or not isinstance(plain(key), str):
            message = "A key must be a word. Put it in quotes if it is meant as text."
            raise ConfigError([Problem(file=file, line=line, message=message)])
        name = plain(key)
        if name in first:
            message = (
                f"“{name}” is written twice, first on line {first[name]}. Keep one of the two."
            )
            raise ConfigError([Problem(file=file, line=line, key=str(name), message=message)])
        first[name] = line
        _check_keys(value, file)


def _not_a_group(root: Node, file: str) -> Problem:
    what = "a list" if isinstance(root, SequenceNode) else "a single text"
    return Problem(
        file=file,
        line=root.start_mark.line + 1,
        message=f"This file is {what}, but must be lines of the form “key: value”, with "
        "a space after the colon. "
        f"Compare it with config/{file}.example.",
    )


def _syntax_problem(error: YAMLError, text: str, file: str) -> Problem:
    if isinstance(error, ReaderError):
        message = "There is an invisible character here that YAML does not allow. Delete it."
        line_of_it = text.count("\n", 0, error.position) + 1
        return Problem(file=file, line=line_of_it, message=message)
    mark = getattr(error, "problem_mark", None)
    if any(words in _context(error) for words in ("quoted", "flow", "simple key")):
        mark = getattr(error, "context_mark", None) or mark  # where it was opened
    line = mark.line + 1 if mark else None
    return Problem(file=file, line=line, message=_syntax_message(error, text, line))


def _context(error: YAMLError) -> str:
    return str(getattr(error, "context", ""))


def _syntax_message(error: YAMLError, text: str, line: int | None) -> str:
    problem = getattr(error, "problem", None) or ""
    if isinstance(error, _Refused):
        return str(problem)
    if isinstance(error, MaxDepthExceededError):
        return "The brackets or indents here are far deeper than this file needs. Remove some."
    content = text.split("\n")[line - 1] if line else ""
    indent = content[: len(content) - len(content.lstrip())]
    if "\t" in indent or "'\\t'" in problem:
        return "There is a tab character here. Replace it with spaces: YAML indents with spaces."
    said = f"{_context(error)}: {problem}"
    for words, sentence in _SENTENCES.items():
        if words in said:
            return sentence
    return (
        "YAML cannot read this line. Check the indent (spaces only), the colons and the "
        f"quotes here and on the line before. ({problem or 'syntax error'})"
    )


# What ruamel.yaml says (the first that is found wins), and what helps.
_SENTENCES = {
    "cannot start any token": f"A value must not begin with this sign. {_QUOTE_IT}",
    "mapping values are not": "A colon does not fit here. Check the indent and the colon on the "
    f"line before. {_QUOTE_IT}",
    "quoted": "A quotation that begins here is not closed, or has a wrong \\ in it.",
    "flow": "A bracket that begins here is not closed, or a comma is missing in it.",
    "expected ':'": "There is a colon missing: write “key: value”, with a space after the colon.",
    "another document": "The line “---” starts a second document. Remove it.",
}
