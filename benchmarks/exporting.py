"""Exports of the library: seconds, time to the first piece, and memory, with 10,000 and more jobs.

Each format and size is written in a process of its own, so that its peak of memory is its own.
"""

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import django

from benchmarks.apart import measured_apart
from benchmarks.rescoring import fill
from benchmarks.tables import print_table

SIZES = (10_000, 100_000)
FORMATS = ("csv", "json", "xlsx")


def run(data: Path | None) -> dict[str, Any]:
    results = {str(size): dict(_measure_all(size)) for size in SIZES}
    print_table(
        ["jobs", "file", "seconds", "first piece ms", "peak MB", "file MB"],
        [
            [size, name, each["seconds"], each["first_ms"], each["peak_mb"], each["file_mb"]]
            for size, formats in results.items()
            for name, each in formats.items()
        ],
    )
    return results


def _measure_all(size: int) -> list[tuple[str, dict[str, Any]]]:
    with tempfile.TemporaryDirectory(prefix="peregrine-bench-") as folder:
        measured_apart("benchmarks.exporting", folder, "fill", str(size))
        return [
            (name, measured_apart("benchmarks.exporting", folder, name, str(size)))
            for name in FORMATS
        ]


def measure(what: str, size: int) -> dict[str, Any]:
    django.setup()
    if what == "fill":
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        fill(size)
        return {}
    from jobs.library import columns, exporting
    from jobs.library.view import View

    form = exporting.BY_NAME[what]
    started, first, length, peak = time.perf_counter(), 0.0, 0, 0
    for piece in exporting.export(View(sort="newest"), form, columns.COLUMNS):
        first = first or time.perf_counter() - started
        length += len(piece)
        peak = max(peak, _memory_kb())
    return {
        "seconds": round(time.perf_counter() - started, 1),
        "first_ms": round(1000 * first),
        "peak_mb": round(peak / 1024),
        "file_mb": round(length / 1e6, 1),
    }


def _memory_kb() -> int:
    """Return what the process has for itself; mapped pages of the database are not its own."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("RssAnon:")[2].split()[0])


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1], int(sys.argv[2]))))
