"""Everything `manage.py start` needs: the data folder, the database, config files, static files."""

import errno
import hashlib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from peregrine import conf
from peregrine.conf import store


class Command(BaseCommand):
    help = "Prepare the data folder, the database, the config files and the static files."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._prepare_data_folder()
            self._prepare_database()
            self._prepare_config_files()
            self._prepare_static_files()
        except OSError as error:
            self._refuse(_refusal(error))
        except DatabaseError as error:
            self._refuse(f"The database cannot be prepared: {str(error).strip()}")
        self.stdout.write("Database and config files are ready.")

    def _refuse(self, sentence: str) -> None:
        self.stderr.write(sentence)
        raise SystemExit(1)

    def _prepare_data_folder(self) -> None:
        folder = Path(settings.DATA_DIR)
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)  # letters, mails and the database are nobody else's business

    def _prepare_database(self) -> None:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write("Bringing the database up to date…")
            call_command("migrate", interactive=False, verbosity=0)

    def _prepare_config_files(self) -> None:
        written = []
        try:
            written = store.ensure_files()
        except conf.ConfigError as error:  # a folder that is read-only on purpose still works
            self.stderr.write(str(error))
        if written:
            names = ", ".join(path.name for path in written)
            self.stdout.write(f"Wrote {names} in {settings.CONFIG_DIR}, for you to edit.")
        for problem in conf.problems():
            self.stderr.write(f"{problem}")

    def _prepare_static_files(self) -> None:
        root = Path(settings.STATIC_ROOT)
        mark, state = root / ".collected", _static_state()
        if mark.is_file() and mark.read_text() == state:
            return
        self.stdout.write("Collecting the static files…")
        call_command("collectstatic", interactive=False, verbosity=0)
        mark.write_text(state)


def _refusal(error: OSError) -> str:
    place = error.filename or settings.DATA_DIR  # a write that fails names no file
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"The disk of {place} is full. Make room on it, then start Peregrine again."
    return f"Peregrine cannot use {place}: {error.strerror}. Make it a folder that you may write."


def _static_state() -> str:
    """Return a digest that changes when any static file does."""
    state = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for finder in get_finders():
        for name, storage in finder.list(ignore_patterns=[]):
            status = Path(storage.path(name)).stat()
            state.update(f"{name} {status.st_size} {status.st_mtime_ns}\n".encode())
    return state.hexdigest()
