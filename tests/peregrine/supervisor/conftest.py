from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.instance import Instance

PROGRAM = Path(__file__).parent / "manage.py"


@pytest.fixture(scope="session")
def prepared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folders as `manage.py prepare` leaves them; each test works on its own copy."""
    folder = tmp_path_factory.mktemp("prepared")
    result = Instance(folder, program=PROGRAM).manage("prepare")
    assert result.returncode == 0, result.stderr
    return folder


@pytest.fixture
def peregrine(tmp_path: Path, prepared_folder: Path) -> Iterator[Instance]:
    instance = Instance(tmp_path / "peregrine", prepared_folder, program=PROGRAM)
    yield instance
    instance.kill()
