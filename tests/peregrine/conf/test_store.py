"""Files are read as they are now, one broken file harms no other, and nothing is overwritten."""

import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from peregrine import conf
from peregrine.conf import ConfigError, ConflictError, examples, store
from peregrine.conf.files import KEPT_VERSIONS
from peregrine.conf.schemas import FILES


@pytest.fixture
def folder(settings: Settings) -> Path:
    return Path(settings.CONFIG_DIR)


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_missing_file_means_defaults() -> None:
    assert conf.load_user().name == ""
    assert conf.load_llm().fallback_order == ["template"]
    assert conf.load_search_profiles().profiles == []
    assert conf.load_resume_keywords().keywords == []
    assert conf.load_blocklist().companies == []
    assert conf.problems() == []


def test_a_missing_folder_means_defaults(settings: Settings, tmp_path: Path) -> None:
    settings.CONFIG_DIR = tmp_path / "nowhere"
    assert conf.load_user().name == ""


def test_a_change_by_hand_is_seen_at_once(folder: Path) -> None:
    (folder / "user.yaml").write_text("name: Ada\n")
    assert conf.load_user().name == "Ada"
    (folder / "user.yaml").write_text("name: Grace\n")
    assert conf.load_user().name == "Grace"
    (folder / "user.yaml").unlink()
    assert conf.load_user().name == ""


def test_a_change_of_the_same_size_in_the_same_moment_is_seen(folder: Path) -> None:
    path = folder / "user.yaml"
    for number in range(100):
        path.write_text(f"name: Ada {number % 10}\n")
        assert conf.load_user().name == f"Ada {number % 10}"


def test_an_unchanged_file_is_read_once(folder: Path) -> None:
    store.ensure_files()
    (folder / "blocklist.yaml").write_text("companies: 1\n")
    for path in folder.glob("*.yaml"):
        os.utime(path, (1, 1))
    first = [store.snapshot(name) for name in FILES]
    assert len(conf.problems()) == 1
    assert all(store.snapshot(file.name) is file for file in first)


@pytest.mark.parametrize(
    "content", [b"", b"# only notes\n", b"\xff\xfe", b"a: [", b"- a\n", b"x" * 10_000_000]
)
def test_one_broken_file_harms_no_other(folder: Path, content: bytes) -> None:
    (folder / "user.yaml").write_bytes(content)
    (folder / "blocklist.yaml").write_text("companies: [Example Inc]\n")
    with pytest.raises(ConfigError, match=r"user\.yaml"):
        conf.load_user()
    assert conf.load_blocklist().companies == ["Example Inc"]
    assert [problem.file for problem in conf.problems()] == ["user.yaml"]


@pytest.mark.parametrize("content", [b"", b"nam: Ada\n", b"name: [\n", b"\xff"])
def test_a_broken_file_is_never_overwritten(folder: Path, content: bytes) -> None:
    path = folder / "user.yaml"
    path.write_bytes(content)
    with pytest.raises(ConfigError):
        store.update("user", {"name": "Ada"})
    store.ensure_files()
    assert path.read_bytes() == content
    assert not store.snapshot("user").history.exists()


def test_a_folder_or_pipe_in_the_place_of_a_file_is_told(folder: Path) -> None:
    (folder / "user.yaml").mkdir()
    os.mkfifo(folder / "llm.yaml")
    assert ["is not a file" in problem.message for problem in conf.problems()] == [True, True]


def test_a_saved_value_keeps_notes_and_the_version_before(folder: Path) -> None:
    path = folder / "user.yaml"
    path.write_text("# mine\nname: Ada\n")
    store.update("user", {"name": "Grace"})
    assert path.read_text() == "# mine\nname: Grace\n"
    kept = list(store.snapshot("user").history.iterdir())
    assert [copy.read_text() for copy in kept] == ["# mine\nname: Ada\n"]


def test_saving_what_is_there_writes_nothing(folder: Path) -> None:
    (folder / "user.yaml").write_text("name: Ada\n")
    before = (folder / "user.yaml").stat()
    assert store.update("user", {"name": "Ada"}) == store.snapshot("user").version
    assert (folder / "user.yaml").stat() == before


def test_the_first_save_starts_from_the_example(folder: Path) -> None:
    store.update("user", {"name": "Ada"})
    text = (folder / "user.yaml").read_text()
    assert text == examples.text("user").replace('name: ""', "name: Ada", 1)


def test_the_last_change_can_be_undone_and_that_too(folder: Path) -> None:
    first = "keywords:\n  - SQL  # mine\n"
    path = folder / "resume_keywords.yaml"
    path.write_text(first)
    assert store.snapshot("resume_keywords").changed_at is None
    version = store.update("resume_keywords", {"keywords": ["Python"]})
    second = path.read_text()
    changed_at = store.snapshot("resume_keywords").changed_at
    assert changed_at is not None
    assert abs(datetime.now(UTC) - changed_at) < timedelta(minutes=1)
    version = store.undo("resume_keywords", expected_version=version)
    assert path.read_text() == first
    store.undo("resume_keywords", expected_version=version)
    assert path.read_text() == second


def test_what_changed_meanwhile_is_not_undone(folder: Path) -> None:
    path = folder / "resume_keywords.yaml"
    path.write_text("keywords: [SQL]\n")
    version = store.snapshot("resume_keywords").version
    with pytest.raises(ConfigError, match="No earlier version"):
        store.undo("resume_keywords", expected_version=version)
    version = store.update("resume_keywords", {"keywords": ["Python"]})
    path.write_text("keywords: [Rust]\n")
    with pytest.raises(ConflictError):
        store.undo("resume_keywords", expected_version=version)
    assert path.read_text() == "keywords: [Rust]\n"


def test_only_the_latest_versions_are_kept(folder: Path) -> None:
    for number in range(KEPT_VERSIONS + 5):
        store.update("user", {"name": f"Ada {number}"})
    kept = sorted(store.snapshot("user").history.iterdir())
    assert len(kept) == KEPT_VERSIONS
    assert f"name: Ada {KEPT_VERSIONS + 3}\n" in kept[-1].read_text()


def test_files_with_secrets_are_for_nobody_else(folder: Path) -> None:
    (folder / "user.yaml").write_text("name: Ada\n")
    (folder / "user.yaml").chmod(0o644)
    (folder / "blocklist.yaml").write_text("companies: []\n")
    (folder / "blocklist.yaml").chmod(0o640)
    store.update("user", {"name": "Grace"})
    store.update("blocklist", {"companies": ["Example Inc"]})
    store.update("llm", {"fallback_order": ["template"]})
    assert mode_of(folder / "user.yaml") == mode_of(folder / "llm.yaml") == 0o600
    assert mode_of(folder / "blocklist.yaml") == 0o640
    history = store.snapshot("user").history
    assert (mode_of(history), {mode_of(copy) for copy in history.iterdir()}) == (0o700, {0o600})


def test_a_link_to_a_file_elsewhere_stays_a_link(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "dotfiles.yaml"
    elsewhere.write_text("name: Ada\n")
    (folder / "user.yaml").symlink_to(elsewhere)
    store.update("user", {"name": "Grace"})
    assert (folder / "user.yaml").is_symlink()
    assert elsewhere.read_text() == "name: Grace\n"


def test_a_value_that_is_not_allowed_is_not_written(folder: Path) -> None:
    (folder / "user.yaml").write_text("name: Ada\n")
    with pytest.raises(ConfigError) as caught:
        store.update("user", {"email": "nobody"})
    assert caught.value.problems[0].key == "email"
    assert (folder / "user.yaml").read_text() == "name: Ada\n"


def test_a_file_that_changed_meanwhile_is_not_overwritten(folder: Path) -> None:
    (folder / "user.yaml").write_text("name: Ada\n")
    version = store.snapshot("user").version
    (folder / "user.yaml").write_text("name: Bob\n")
    with pytest.raises(ConflictError, match="nothing was saved"):
        store.update("user", {"name": "Grace"}, expected_version=version)
    assert (folder / "user.yaml").read_text() == "name: Bob\n"
    store.update("user", {"name": "Grace"}, expected_version=store.snapshot("user").version)
    assert conf.load_user().name == "Grace"


def test_a_file_that_appeared_meanwhile_is_not_overwritten(folder: Path) -> None:
    version = store.snapshot("user").version
    (folder / "user.yaml").write_text("name: Bob\n")
    with pytest.raises(ConflictError):
        store.update("user", {"name": "Grace"}, expected_version=version)


def test_missing_files_are_made_from_the_examples_once(folder: Path) -> None:
    (folder / "blocklist.yaml").write_text("companies: [Example Inc]\n")
    made = store.ensure_files()
    assert {path.stem for path in made} == FILES.keys() - {"blocklist"}
    assert store.ensure_files() == []
    assert conf.problems() == []
    assert conf.load_blocklist().companies == ["Example Inc"]


def test_what_is_wrong_goes_to_the_log(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    (folder / "user.yaml").write_text("nam: Ada\n")
    store.log_problems()
    assert "user.yaml, line 1, nam" in caplog.text
    caplog.clear()
    (folder / "user.yaml").write_text("name: 5\n")
    conf.problems()
    conf.problems()
    assert len(caplog.records) == 1
