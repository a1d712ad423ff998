import stat
from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django import Settings

READY = "Database and config files are ready.\n"


@pytest.fixture(autouse=True)
def _own_static_files(settings: Settings, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path / "data" / "static"


@pytest.mark.django_db
def test_first_run_makes_everything_and_says_so(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.DATA_DIR.rmdir()
    call_command("prepare")
    output = capsys.readouterr().out
    assert "Wrote user.yaml, search_profiles.yaml" in output
    assert output.endswith(READY)
    assert stat.S_IMODE(settings.DATA_DIR.stat().st_mode) == 0o700
    assert (settings.CONFIG_DIR / "user.yaml").is_file()
    assert (settings.STATIC_ROOT / "css" / "base.css").is_file()


@pytest.mark.django_db
def test_second_run_changes_nothing_and_says_only_that_all_is_ready(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("prepare")
    collected = settings.STATIC_ROOT / "css" / "base.css"
    collected.write_text("as it was")
    own = settings.CONFIG_DIR / "blocklist.yaml"
    own.write_text("companies: [Initech]\n")
    capsys.readouterr()
    call_command("prepare")
    assert capsys.readouterr().out == READY
    assert collected.read_text() == "as it was"
    assert own.read_text() == "companies: [Initech]\n"


@pytest.mark.django_db
def test_broken_config_file_is_named_and_stops_nothing(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    (settings.CONFIG_DIR / "blocklist.yaml").write_text("company: [Initech]\n")
    call_command("prepare")
    captured = capsys.readouterr()
    assert "blocklist.yaml" in captured.err
    assert "company" in captured.err
    assert captured.out.endswith(READY)


@pytest.mark.django_db
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is full")
def test_full_disk_is_one_sentence(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    settings.STATIC_ROOT.mkdir(parents=True)
    (settings.STATIC_ROOT / ".collected").symlink_to("/dev/full")
    with pytest.raises(SystemExit):
        call_command("prepare")
    assert capsys.readouterr().err == (
        f"The disk of {settings.DATA_DIR} is full. Make room on it, then start Peregrine again.\n"
    )


@pytest.mark.django_db
def test_folder_that_may_not_be_written_is_one_sentence(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    settings.DATA_DIR = tmp_path / "file" / "data"
    with pytest.raises(SystemExit) as stop:
        call_command("prepare")
    assert stop.value.code == 1
    assert capsys.readouterr().err == (
        f"Peregrine cannot use {settings.DATA_DIR}: Not a directory. "
        "Make it a folder that you may write.\n"
    )
