import re
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from jobs.models import Job
from tests.jobs.importing.test_importer import write_csv

pytestmark = pytest.mark.django_db


def test_the_last_line_is_the_summary(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write_csv(tmp_path / "a.csv", 3)
    call_command("importjobs", file)
    said = capsys.readouterr().out
    assert re.fullmatch(r"imported 3 new, 0 sightings, 0 hidden, 0 errors in \d+\.\d s\n", said)


def test_a_dry_run_says_would(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("importjobs", write_csv(tmp_path / "a.csv", 3), "--dry-run")
    assert capsys.readouterr().out.startswith("would import 3 new, 0 sightings, 0 hidden")
    assert not Job.objects.exists()


def test_bad_rows_are_listed_up_to_twenty(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write_csv(tmp_path / "a.csv", 1)
    with file.open("a") as more:
        more.write("x,y\n" * 25)
    call_command("importjobs", file)
    said = capsys.readouterr()
    # On a loaded machine the progress is told too, before the list.
    lines = [line for line in said.err.splitlines() if " % read: " not in line]
    assert lines[0] == "line 3: has 2 fields where the header has 7"
    assert len(lines) == 21
    assert lines[-1] == "and 5 more"
    assert "1 new, 0 sightings, 0 hidden, 25 errors" in said.out


def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no such file"):
        call_command("importjobs", tmp_path / "gone.csv")
    empty = tmp_path / "empty.csv"
    empty.touch()
    with pytest.raises(CommandError, match="is empty"):
        call_command("importjobs", empty)


def test_a_named_format_is_used(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="looks like a JobSpy CSV"):
        call_command("importjobs", write_csv(tmp_path / "a.csv", 1), "--format", "json")


def test_columns_can_be_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("Occupation,Who\nNurse,Acme\n")
    with pytest.raises(CommandError, match="--map"):
        call_command("importjobs", file)
    call_command("importjobs", file, "--map", "title=Occupation", "--map", "company=Who")
    assert Job.objects.get().title == "Nurse"
    with pytest.raises(CommandError, match="no column “Boss”"):
        call_command("importjobs", file, "--map", "title=Boss")


def test_a_preview_prints_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("Position,Employer,Posted\nNurse,Acme,soon\n,Acme,\n")
    call_command("importjobs", file, "--preview")
    said = capsys.readouterr().out
    assert "title=Position" in said
    assert "line 2: Nurse · Acme" in said
    assert "“soon” is no date" in said
    assert "line 3: left out: has no title" in said
    assert not Job.objects.exists()


def test_guessed_columns_are_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("Position,Employer\nNurse,Acme\n")
    call_command("importjobs", file)
    assert "was guessed: title=Position, company=Employer" in capsys.readouterr().err
