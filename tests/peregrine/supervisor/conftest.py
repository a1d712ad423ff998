from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.peregrine.supervisor.instance import Instance


@pytest.fixture(scope="session")
def prepared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folders as `manage.py prepare` leaves them; each test works on its own copy."""
    folder = tmp_path_factory.mktemp("prepared")
    result = Instance(folder).manage("prepare")
    assert result.returncode == 0, result.stderr
    return folder


@pytest.fixture
def peregrine(tmp_path: Path, prepared_folder: Path) -> Iterator[Instance]:
    instance = Instance(tmp_path / "peregrine", prepared_folder)
    yield instance
    instance.kill()
