"""manage.py resume: a resume in the terminal."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from jobs.models import Resume

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mine.json"
    work = [{"name": "Acme", "position": "Builder", "startDate": "2020"}]
    path.write_text(json.dumps({"basics": {"name": "Ada Example"}, "work": work}))
    return path


def said(*arguments: str) -> str:
    out = StringIO()
    call_command("resume", *arguments, stdout=out, stderr=StringIO())
    return out.getvalue()


def test_it_says_what_was_understood_and_keeps_nothing(file: Path) -> None:
    assert said(str(file)) == "Ada Example\n\nWork\n  2020 – now  Builder, Acme\n"
    assert not Resume.objects.exists()


def test_it_names_the_lines_that_found_no_place(tmp_path: Path) -> None:
    path, errors = tmp_path / "mine.txt", StringIO()
    path.write_text("Ada Example\nada@example.org\n\nHobby horses\nKnitting with wool, fishing\n")
    call_command("resume", str(path), stdout=StringIO(), stderr=errors)
    assert (
        "found no place above:\n  Hobby horses\n  Knitting with wool, fishing" in errors.getvalue()
    )


def test_json_and_save(file: Path) -> None:
    assert json.loads(said(str(file), "--json", "--save"))["basics"] == {"name": "Ada Example"}
    assert Resume.objects.default() == Resume.objects.get(name="mine")


def test_what_cannot_be_read_is_refused_with_the_reason(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        said(str(tmp_path / "none.pdf"))
    (tmp_path / "empty.pdf").write_bytes(b"")
    with pytest.raises(CommandError, match="The file is empty"):
        said(str(tmp_path / "empty.pdf"))
