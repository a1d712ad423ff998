"""How many postings an import takes in each second: read, cleaned, deduplicated, scored, saved.

Into a fresh SQLite file on disk with the product's own settings, in a process of its own. The
generated file is a JobSpy export with descriptions of 3,000 characters, in which one posting in
twenty is shown by a second board too. With `--data` the real files are imported as well.
"""

import csv
import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from benchmarks.postings import SEED, choose_keywords, write_descriptions
from benchmarks.tables import print_table

POSTINGS = 6_000
KEYWORDS = 40
SHOWN_TWICE = 0.05
ROUNDS = 3  # the fastest counts: whatever else the machine does only takes away

_COLUMNS = ("id", "site", "job_url", "title", "company", "location", "date_posted", "min_amount",
            "max_amount", "interval", "currency", "description")  # fmt: skip
_LEVELS = ("", "Senior ", "Junior ", "Lead ")
_KINDS = (
    "Data Engineer", "Analytics Engineer", "Software Engineer", "Platform Engineer", "Data Analyst",
    "Product Manager", "Project Manager", "Site Reliability Engineer", "Laboratory Technician",
    "Research Assistant", "Program Coordinator", "Nurse", "Accountant", "Electrician", "Teacher",
)  # fmt: skip
_CITIES = ("Portland", "Salem", "Eugene", "Bend", "Medford", "Corvallis", "Ashland", "Newport")


def run(data: Path | None) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="peregrine-bench-") as folder:
        generated = Path(folder, "generated.csv")
        write_postings(generated, POSTINGS)
        rounds = [_import([generated, *_real_files(data)], Path(folder)) for _ in range(ROUNDS)]
    best = {
        name: max((each[name] for each in rounds), key=lambda figures: figures["per_second"])
        for name in rounds[0]
    }
    print_table(
        ("file", "postings", "new", "sightings", "hidden", "a second", "a second of CPU"),
        [(name, *figures.values()) for name, figures in best.items()],
    )
    return {**best[generated.name], "files": best}


def write_postings(path: Path, count: int) -> None:
    """Write `count` postings as JobSpy exports them; the same ones every time."""
    chance = random.Random(SEED)
    last: tuple[Any, ...] = ()
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(_COLUMNS)
        for number, description in enumerate(write_descriptions(count)):
            if last and chance.random() < SHOWN_TWICE:
                key = str(4_000_000_000 + number)
                url = f"https://www.linkedin.com/jobs/view/{key}"
                writer.writerow((f"li-{key}", "linkedin", url, *last))
                continue
            key = f"{chance.getrandbits(64):016x}"
            title = chance.choice(_LEVELS) + chance.choice(_KINDS)
            company = f"Company {chance.randrange(count // 4)}"
            place = f"{chance.choice(_CITIES)}, OR, USA"
            last = (title, company, place, "2026-11-20", 80_000, 120_000, "yearly", "USD",
                    description)  # fmt: skip
            url = f"https://www.indeed.com/viewjob?jk={key}"
            writer.writerow((f"in-{key}", "indeed", url, *last))


def _real_files(data: Path | None) -> list[Path]:
    folder = data / "jobs" if data else Path("nowhere")
    return sorted([*folder.glob("*.csv"), *folder.glob("*.json")])


def _import(files: list[Path], folder: Path) -> dict[str, dict[str, int]]:
    """Import `files` one after the other into a fresh database, and return their figures."""
    with tempfile.TemporaryDirectory(dir=folder) as root:
        for name in ("data", "config"):
            Path(root, name).mkdir()
        words = "".join(f"  - {json.dumps(each.word)}\n" for each in choose_keywords(KEYWORDS))
        Path(root, "config", "resume_keywords.yaml").write_text(f"keywords:\n{words}")
        done = subprocess.run(  # noqa: S603  this very module
            [sys.executable, "-m", "benchmarks.intake", *map(str, files)],
            env=os.environ
            | {
                "PEREGRINE_DATA_DIR": f"{root}/data",
                "PEREGRINE_CONFIG_DIR": f"{root}/config",
                "DATABASE_URL": "",
                "DJANGO_SETTINGS_MODULE": "peregrine.settings",
            },
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
    figures: dict[str, dict[str, int]] = json.loads(done.stdout.splitlines()[-1])
    return figures


def _measure(path: Path) -> dict[str, int]:
    from jobs.importing.importer import import_file
    from jobs.intake import Tally

    began, began_cpu = perf_counter(), process_time()
    tally = Tally.of(import_file(path))
    seconds, cpu = perf_counter() - began, process_time() - began_cpu
    return {
        "postings": tally.postings,
        "new": tally.new,
        "sightings": tally.sightings,
        "hidden": tally.hidden,
        "per_second": round(tally.postings / seconds),
        "per_cpu_second": round(tally.postings / cpu),
    }


def _main() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, skip_checks=True)
    print(json.dumps({Path(name).name: _measure(Path(name)) for name in sys.argv[1:]}))


if __name__ == "__main__":
    _main()
