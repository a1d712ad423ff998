"""A measurement in a process of its own, with data and config folders of its own."""

import json
import os
import subprocess
import sys
from typing import Any


def measured_apart(module: str, folder: str, *arguments: str, database: str = "") -> dict[str, Any]:
    """Run `module` on the instance in `folder`; return the JSON of its last line.

    `database` is the address of a PostgreSQL database; empty: the SQLite file in the folder.
    """
    environment = os.environ | {
        "PEREGRINE_DATA_DIR": folder,
        "PEREGRINE_CONFIG_DIR": folder,
        "PEREGRINE_DEBUG": "false",
        "DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": "peregrine.settings",
    }
    command = [sys.executable, "-W", "ignore", "-m", module, *arguments]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result
