import csv
import json
from pathlib import Path
from typing import Any

import pytest

from jobs import intake
from jobs.importing.importer import import_file, run_for, try_import
from jobs.importing.text import UnreadableFile
from jobs.intake import Tally
from jobs.models import DiscoveryRun, HiddenPosting, Job
from peregrine.conf import ConfigError
from peregrine.models import BackgroundTask

pytestmark = pytest.mark.django_db

COLUMNS = ("id", "site", "job_url", "title", "company", "location", "description")


def write_csv(path: Path, count: int, **changes: str) -> Path:
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for number in range(count):
            row = {
                "id": f"in-{number:016x}",
                "site": "indeed",
                "job_url": f"https://www.indeed.com/viewjob?jk={number:016x}",
                "title": f"Data Engineer {number}",
                "company": f"Company {number % 50}",
                "location": "Portland, OR",
                "description": f"We want Python and SQL, {number} times.",
            } | changes
            writer.writerow(row.values())
    return path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write_csv(tmp_path / "postings.csv", 5)


def write_config(settings: Any, name: str, text: str) -> None:
    (settings.CONFIG_DIR / f"{name}.yaml").write_text(text)


def test_a_file_becomes_jobs_and_a_finished_run(file: Path) -> None:
    run = import_file(file)
    run.refresh_from_db()
    assert (run.kind, run.source, run.status) == ("import", "postings.csv", "completed")
    assert Tally.of(run) == Tally(new=5)
    assert run.finished_at
    assert Job.objects.count() == 5


def test_importing_a_file_twice_adds_nothing(file: Path) -> None:
    import_file(file)
    assert Tally.of(import_file(file)) == Tally(sightings=5)
    assert Job.objects.count() == 5


def test_bad_rows_are_kept_with_the_run(file: Path) -> None:
    with file.open("a") as more:
        more.write("too,few\n")
    run = import_file(file)
    assert Tally.of(run) == Tally(new=5, errors=1)
    assert DiscoveryRun.objects.get().row_errors == [
        {"line": 7, "reason": "has 2 fields where the header has 7"}
    ]


def test_a_trial_counts_and_writes_nothing(file: Path) -> None:
    run = try_import(file)
    assert Tally.of(run) == Tally(new=5)
    assert not Job.objects.exists()
    assert not DiscoveryRun.objects.exists()


def test_an_unreadable_file_leaves_a_run_that_says_why(tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(b"%PDF-1.7")
    with pytest.raises(UnreadableFile):
        import_file(path)
    run = DiscoveryRun.objects.get()
    assert run.status == DiscoveryRun.Status.FAILED
    assert "PDF" in run.note


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (",".join(COLUMNS) + "\n", "a JobSpy CSV without a single row"),
        ("[]", "a JSON list without a single row"),
        ('[1, {"x', "line 1: this is not an object"),
        (",".join(COLUMNS) + "\nonly,two\n", "line 2: has 2 fields"),
    ],
)
def test_a_file_without_postings_is_no_success(tmp_path: Path, content: str, reason: str) -> None:
    path = tmp_path / "nothing"
    path.write_text(content)
    with pytest.raises(UnreadableFile, match=reason):
        import_file(path)
    run = DiscoveryRun.objects.get()
    assert run.status == "failed"
    assert reason in run.note


def test_the_keywords_and_the_blocklist_of_the_person_are_used(file: Path, settings: Any) -> None:
    write_config(settings, "resume_keywords", "keywords: [{word: SQL, weight: 5}]\n")
    write_config(settings, "blocklist", "companies: [Company 3]\n")
    run = import_file(file)
    assert Tally.of(run) == Tally(new=4, hidden=1)
    assert all(job.matched[0]["word"] == "SQL" for job in Job.objects.all())
    assert HiddenPosting.objects.get().words == "Company 3"


def test_broken_keywords_only_cost_the_scores(file: Path, settings: Any) -> None:
    write_config(settings, "resume_keywords", "keywrods: []\n")
    run = import_file(file)
    assert Tally.of(run) == Tally(new=5)
    assert not any(job.is_scored for job in Job.objects.all())
    assert "without a score" in run.note
    assert "resume_keywords.yaml" in run.note


def test_a_broken_blocklist_lets_nothing_in(file: Path, settings: Any) -> None:
    write_config(settings, "blocklist", "companies:\n\t- Acme\n")
    with pytest.raises(ConfigError, match=r"blocklist\.yaml, line 2"):
        import_file(file)
    assert not Job.objects.exists()
    assert "blocklist.yaml" in DiscoveryRun.objects.get().note


def test_progress_tells_counts_and_percent(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "BATCH", 2)
    told: list[tuple[int, int]] = []
    import_file(file, on_progress=lambda tally, percent: told.append((tally.new, percent)))
    assert [new for new, _ in told] == [2, 4, 5]
    assert told[-1] == (5, 100)


def test_a_crash_half_way_and_another_go_end_the_same(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second go counts on from the first, and every row is counted once."""
    monkeypatch.setattr(intake, "BATCH", 2)
    task = BackgroundTask.objects.create(task_type="import_postings", subject="x")

    def crash(tally: Tally, percent: int) -> None:
        if tally.new == 4:
            raise SystemExit

    with pytest.raises(SystemExit):
        import_file(file, task=task, on_progress=crash)
    assert Job.objects.count() == 4
    run = import_file(file, task=task)
    run.refresh_from_db()
    assert Tally.of(run) == Tally(new=5)
    assert run.status == DiscoveryRun.Status.COMPLETED
    assert DiscoveryRun.objects.count() == 1
    assert Job.objects.count() == 5


def test_a_run_is_there_before_its_task_begins() -> None:
    task = BackgroundTask.objects.create(task_type="import_postings", subject="x")
    assert run_for(task, "postings.csv") == run_for(task, "postings.csv")
    assert run_for(task, "x" * 300).is_live


def test_closed_listings_are_counted_as_hidden(tmp_path: Path) -> None:
    path = tmp_path / "listings.json"
    item = {"title": "Engineer", "company_name": "Acme", "is_visible": True, "sponsorship": ""}
    items = [item | {"id": "1", "active": True}, item | {"id": "2", "active": False}]
    path.write_text(json.dumps(items))
    assert Tally.of(import_file(path)) == Tally(new=1, hidden=1)


def test_ten_thousand_rows_come_in(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "many.csv", 10_000)
    assert Tally.of(import_file(path)) == Tally(new=10_000)
    assert Job.objects.count() == 10_000
    assert Tally.of(import_file(path)) == Tally(sightings=10_000)
