from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django import Settings


def checked(capsys: pytest.CaptureFixture[str]) -> str:
    stderr = StringIO()
    call_command("check", stderr=stderr)
    return stderr.getvalue() + capsys.readouterr().err


def test_a_broken_file_is_a_warning_with_file_line_key_and_what_is_allowed(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    path = Path(settings.CONFIG_DIR) / "search_profiles.yaml"
    path.write_text("profiles:\n  - name: A\n    titles: [Cook]\n    remote: maybe\n")
    said = checked(capsys)
    assert f"{path}, line 4, profiles › item 1 › remote: (peregrine.W001)" in said
    assert "Allowed: any, only, no." in said


def test_a_file_with_a_name_that_nothing_reads_is_noticed(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    (Path(settings.CONFIG_DIR) / "user.yml").write_text("name: Ada\n")
    assert "Rename it to user.yaml." in checked(capsys)


def test_files_that_are_fine_are_not_mentioned(capsys: pytest.CaptureFixture[str]) -> None:
    assert "peregrine.W" not in checked(capsys)
