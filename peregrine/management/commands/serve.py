"""The web process: waitress in front of the WSGI application."""

import signal
import socket
from importlib import import_module
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from peregrine.conf import store
from peregrine.garbage import keep_what_is_loaded
from peregrine.supervisor.lifeline import follow

THREADS = 8
# A file that is too large must still arrive: the page says so in words, waitress would not.
BODY_MAX = 4 * settings.UPLOAD_MAX


class Command(BaseCommand):
    help = "Serve the web pages only. `manage.py start` does this and runs the worker too."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default=settings.HOST)
        parser.add_argument("--port", type=int, default=settings.PORT)
        parser.add_argument("--fd", type=int, help="a socket that listens already")
        parser.add_argument("--supervisor", type=int, help="the process to end with")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["supervisor"]:
            follow(options["supervisor"])
        if options["fd"] is None:
            listener = socket.create_server((options["host"], options["port"]))
        else:
            listener = socket.socket(fileno=options["fd"])
        signal.signal(signal.SIGTERM, _stop)
        store.log_problems()

        from waitress.server import create_server

        from peregrine.wsgi import application

        import_module(settings.ROOT_URLCONF)  # all pages, and not with the first one asked for
        keep_what_is_loaded()
        create_server(
            application,
            sockets=[listener],
            threads=THREADS,
            ident=None,
            max_request_body_size=BODY_MAX,
            # The proxy that speaks HTTPS for us says so in a header, see SECURE_PROXY_SSL_HEADER.
            clear_untrusted_proxy_headers=not settings.HTTPS,
        ).run()


def _stop(number: int, frame: object) -> None:
    raise SystemExit(0)  # waitress ends its threads on this
