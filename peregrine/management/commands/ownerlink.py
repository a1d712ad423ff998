"""A fresh link for the owner: to make the account, or to set a new password."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from peregrine.web.owner import issue_claim_link, issue_reset_link


class Command(BaseCommand):
    help = "Print a link that makes the owner's account, or with --reset one for a new password."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--reset", action="store_true", help="for a forgotten password")
        parser.add_argument(
            "--url",
            default=f"http://localhost:{settings.PORT}",
            help="where you open Peregrine (default: %(default)s)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["reset"]:
            link = issue_reset_link(options["url"])
            if link is None:
                raise CommandError("There is no owner yet. Leave out --reset to make the account.")
            self.stdout.write("Open this link to set a new password. It works once, for a while:")
        else:
            link = issue_claim_link(options["url"])
            if link is None:
                raise CommandError(
                    "This Peregrine has an owner already. For a forgotten password add --reset."
                )
            self.stdout.write("Open this link to make your account. It works once:")
        self.stdout.write(link)
