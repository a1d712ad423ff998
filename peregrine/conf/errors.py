"""What can be wrong with a config file, in words for the person."""

from collections.abc import Sequence
from dataclasses import dataclass

_MOST_AT_ONCE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing to repair. `line` is None and `key` empty where the whole file is meant."""

    file: str  # "user.yaml"
    message: str
    line: int | None = None
    key: str = ""  # "profiles › item 2 › remote"

    @property
    def place(self) -> str:
        line = f"line {self.line}" if self.line else ""
        return ", ".join(part for part in (self.file, line, self.key) if part)

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class ConfigError(Exception):
    """A config file cannot be used or written; the message can be shown to the person."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = list(problems)
        sentences = [str(problem) for problem in self.problems[:_MOST_AT_ONCE]]
        if more := len(self.problems) - len(sentences):
            sentences.append(f"And {more} more: see Settings.")
        super().__init__(" ".join(sentences))


class ConflictError(ConfigError):
    """The file on disk is no longer the one that the change was made from."""
