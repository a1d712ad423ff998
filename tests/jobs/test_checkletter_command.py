"""`manage.py checkletter`: what it prints, and how it ends."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from jobs.models import Resume
from tests.jobs.test_fact_check import INVENTED, RESUME, TRUE
from tests.llm_config import write_user

pytestmark = pytest.mark.django_db


def run(tmp_path: Path, text: str, *more: str) -> tuple[str, int]:
    letter = tmp_path / "letter.txt"
    letter.write_text(text)
    out = io.StringIO()
    try:
        call_command("checkletter", str(letter), *more, stdout=out)
    except SystemExit as ended:
        return out.getvalue(), int(str(ended.code))
    return out.getvalue(), 0


def test_a_sentence_in_doubt_is_printed_with_the_reason(tmp_path: Path) -> None:
    write_user(name="Ada Crane")
    Resume.objects.create(name="Ada", data=RESUME, is_default=True)
    shown, code = run(tmp_path, f"{TRUE} {INVENTED}")
    assert code == 1
    assert INVENTED in shown
    assert "Your resume has no such degree" in shown
    assert "1 of 2 sentences in doubt." in shown


def test_a_resume_and_a_posting_may_be_files(tmp_path: Path) -> None:
    resume, posting = tmp_path / "resume.json", tmp_path / "posting.txt"
    resume.write_text(json.dumps(RESUME))
    posting.write_text("Otter Bread serves 300 cafés.")
    text = f"{TRUE} You serve 300 cafés."
    files = ["--resume", str(resume), "--posting", str(posting), "--company", "Otter Bread"]
    shown, code = run(tmp_path, text, *files)
    assert (code, shown.startswith("Nothing in doubt in 2 sentences")) == (0, True)


def test_json_has_every_sentence_with_its_place_and_its_facts(tmp_path: Path) -> None:
    write_user(name="Ada Crane")
    Resume.objects.create(name="Ada", data=RESUME, is_default=True)
    text = f"{TRUE} {INVENTED}"
    shown, code = run(tmp_path, text, "--json")
    supported, doubtful = json.loads(shown)
    assert code == 1
    assert text[supported["start"] : supported["end"]] == TRUE
    assert "w1" in supported["facts"]
    assert doubtful["doubts"][0]["kind"] == "degree"


def test_without_a_resume_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="There is no resume yet"):
        run(tmp_path, TRUE)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"nowhere\.txt cannot be read"):
        call_command("checkletter", str(tmp_path / "nowhere.txt"))
