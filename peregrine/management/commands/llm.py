"""Ask the language models from the shell: `manage.py llm "question"`."""

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

    def handle(self, *args: Any, question: str, **options: Any) -> None:
        try:
            completion = LLMRouter.from_config().complete(
                Prompt(question, sends={Personal.QUESTIONS}),
                chain=options["chain"],
                model=options["model"],
                on_text=self._show,
            )
        except LLMUnavailable as error:
            raise CommandError(str(error)) from error
        except Interrupted as error:
            self.stdout.write("")
            raise CommandError(str(error)) from error
        self.stdout.write("")
        by = completion.backend + (f", {completion.model}" if completion.model else "")
        end = ", cut off at its length limit" if completion.is_cut_short else ""
        self.stderr.write(f"({by}, {completion.seconds:.1f} s{end})")

    def _show(self, words: str) -> None:
        self.stdout.write(words, ending="")
        self.stdout.flush()
