"""Import both JobSpy files into one fresh database, and see which labelled pairs are one job there.

Unlike the figures over pairs, this is the whole way: candidates, filters, what was taken in before.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jobs.importing import jobspy

Job = int
Pair = tuple[str, str]  # what `name_of` says of two rows


def import_all(files: Iterable[Path]) -> dict[str, Job]:
    """Import `files` one after the other and return the job of each row, by `name_of` the row."""
    with tempfile.TemporaryDirectory(prefix="peregrine-bench-") as folder:
        done = subprocess.run(  # noqa: S603  this very module
            [sys.executable, "-W", "ignore", "-m", "benchmarks.importing", *map(str, files)],
            env=os.environ
            | {
                "PEREGRINE_DATA_DIR": folder,
                "PEREGRINE_CONFIG_DIR": folder,
                "DATABASE_URL": "",
                "DJANGO_SETTINGS_MODULE": "peregrine.settings",
            },
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
    jobs: dict[str, Job] = json.loads(done.stdout.splitlines()[-1])
    return jobs


def name_of(row: dict[str, str]) -> str:
    posting = jobspy.posting(row)
    return f"{posting.board} {posting.native_id}"


def judge(job_of: dict[str, Job], same: list[Pair], different: list[Pair]) -> dict[str, Any]:
    """Count the pairs that became one job."""

    def joined(pairs: list[Pair]) -> int:
        return sum(job_of.get(a) is not None and job_of.get(a) == job_of.get(b) for a, b in pairs)

    return {
        "same": len(same),
        "same_joined": joined(same),
        "different": len(different),
        "different_joined": joined(different),
    }


def _main() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, skip_checks=True)
    from jobs.importing.importer import import_file
    from jobs.models import Sighting

    for name in sys.argv[1:]:
        import_file(Path(name))
    shown = Sighting.objects.values_list("board", "native_id", "job")
    print(json.dumps({f"{board} {native_id}": job for board, native_id, job in shown}))


if __name__ == "__main__":
    _main()
