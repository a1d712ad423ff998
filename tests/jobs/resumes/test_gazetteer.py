"""The names of towns, which are gathered once and kept for the processes that follow."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from jobs.resumes.reading import gazetteer


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Compiled modules and names in a folder of their own."""
    gazetteer.towns.cache_clear()
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    yield gazetteer.kept_in()
    gazetteer.towns.cache_clear()


def test_they_are_gathered_once(kept: Path) -> None:
    kept.parent.mkdir(parents=True)
    gathered = gazetteer.towns()
    assert "bratislava" in gathered
    assert len(gathered) > 30_000
    assert [path.name for path in kept.parent.iterdir()] == [kept.name]

    gazetteer.towns.cache_clear()
    assert gazetteer.towns() == gathered


def test_what_is_kept_is_read(kept: Path) -> None:
    kept.parent.mkdir(parents=True)
    kept.write_text("quillhaven\n山田", encoding="utf-8")
    assert gazetteer.towns() == {"quillhaven", "山田"}


def test_without_a_folder_for_compiled_modules_nothing_is_kept(kept: Path) -> None:
    assert "bratislava" in gazetteer.towns()
    assert not kept.parent.exists()
