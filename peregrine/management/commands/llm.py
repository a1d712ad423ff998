"""Ask the language models from the shell: `manage.py llm "question"`."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from peregrine.llm import Interrupted, LLMRouter, LLMUnavailable
from peregrine.llm.prompts import Prompt
from peregrine.net import Personal


class Command(BaseCommand):
    help = "Asks your language models a question and shows who answered, and how long it took."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("question")
        parser.add_argument("--chain", choices=["default", "research", "vision"], default="default")
        parser.add_argument("--model", help="instead of the one named in config/llm.yaml")
        parser.add_argument("--image", type=Path, help="a picture that the question is about")
        parser.add_argument(
            "--json-schema", type=Path, help="a file with the JSON schema of the answer"
        )

    def handle(self, *args: Any, question: str, **options: Any) -> None:
        image, schema = options["image"], options["json_schema"]
        try:
            completion = LLMRouter.from_config().complete(
                Prompt(question, sends={Personal.QUESTIONS}),
                chain=options["chain"],
                model=options["model"],
                images=[_read(image)] if image else None,
                json_schema=_schema(schema) if schema else None,
                on_text=self._show,
            )
        except LLMUnavailable as error:
            raise CommandError(str(error)) from error
        except Interrupted as error:
            self.stdout.write("")
            raise CommandError(str(error)) from error
        self.stdout.write("")
        for name, reason in completion.tried:
            self.stderr.write(f"(“{name}” did not: {reason})")
        by = completion.backend + (f", {completion.model}" if completion.model else "")
        end = ", cut off at its length limit" if completion.is_cut_short else ""
        self.stderr.write(f"({by}, {completion.seconds:.1f} s{end})")

    def _show(self, words: str) -> None:
        self.stdout.write(words, ending="")
        self.stdout.flush()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}") from error


def _schema(path: Path) -> dict[str, Any]:
    try:
        schema = json.loads(_read(path))
    except ValueError as error:
        raise CommandError(f"{path} is no JSON: {error}") from error
    if not isinstance(schema, dict):
        raise CommandError(f"{path} is no JSON schema: it must be an object.")
    return schema
