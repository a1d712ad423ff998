"""`manage.py` with the task types of the tests, for tests that start real processes."""

import os
import sys
from pathlib import Path


def main() -> None:
    sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "peregrine.settings")
    import django
    from django.core.management import execute_from_command_line

    django.setup()

    from peregrine.tasks import registry
    from tests.peregrine.tasks import handlers

    registry.TASK_TYPES = (*registry.TASK_TYPES, *handlers.TASK_TYPES)
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
