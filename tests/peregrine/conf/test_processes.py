"""Real processes: two that write at once, one that dies in the middle, one that may not write."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from peregrine import conf
from peregrine.conf import store

pytestmark = pytest.mark.slow
# Another user may be kept from the modules, which are loaded before.
_BE_NOBODY = "import django; django.setup(); os.setuid(65534)\n"
_START = "import os; from peregrine.conf import ConfigError, store\n"


def process(script: str, folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _START + script],
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "peregrine.settings",
            "PEREGRINE_CONFIG_DIR": str(folder),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


@pytest.fixture
def open_folder(settings: Settings) -> Iterator[Path]:
    """A config folder that other users can reach, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        settings.CONFIG_DIR = folder
        yield folder


def test_two_writers_lose_none_of_their_changes(settings: Settings) -> None:
    folder = Path(settings.CONFIG_DIR)
    store.ensure_files()
    script = "for n in range(25): store.update('user', {%r: f'%s {n}'})"
    writers = [process(script % (key, key), folder) for key in ("name", "location")]
    said = [writer.communicate(timeout=60)[0] for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0], said
    user = conf.load_user()
    assert (user.name, user.location) == ("name 24", "location 24")
    assert conf.problems() == []


def test_of_two_changes_to_one_version_the_second_is_refused(settings: Settings) -> None:
    folder = Path(settings.CONFIG_DIR)
    store.ensure_files()
    version = store.snapshot("user").version
    script = (
        f"try: store.update('user', {{'name': str(os.getpid())}}, expected_version={version!r})\n"
        "except ConfigError: print('refused')\n"
        "else: print('saved')"
    )
    writers = [process(script, folder) for _ in range(4)]
    said = sorted(writer.communicate(timeout=60)[0].strip() for writer in writers)
    assert said == ["refused", "refused", "refused", "saved"]


def test_a_crash_before_the_file_is_replaced_leaves_the_old_one(settings: Settings) -> None:
    folder = Path(settings.CONFIG_DIR)
    (folder / "user.yaml").write_text("name: Ada\n")
    crash = "os.rename = os.replace = lambda *paths: os._exit(9)\n"
    writer = process(crash + "store.update('user', {'name': 'Grace'})", folder)
    writer.communicate(timeout=60)
    assert writer.returncode == 9
    assert (folder / "user.yaml").read_text() == "name: Ada\n"
    assert conf.load_user().name == "Ada"

    store.update("user", {"name": "Bob"})  # the lock died with the process
    assert conf.load_user().name == "Bob"
    assert {path.name for path in folder.iterdir()} == {".history", ".lock", "user.yaml"}


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
def test_a_folder_that_may_not_be_written_is_told(open_folder: Path) -> None:
    (open_folder / "user.yaml").write_text("name: Ada\n")
    (open_folder / "user.yaml").chmod(0o644)
    script = (
        _BE_NOBODY + "try: store.update('user', {'name': 'Grace'})\n"
        "except ConfigError as error: print(error)"
    )
    said = process(script, open_folder).communicate(timeout=60)[0]
    assert "cannot be written (Permission denied). Nothing was changed." in said
    assert (open_folder / "user.yaml").read_text() == "name: Ada\n"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
def test_a_file_that_may_not_be_read_is_told(open_folder: Path) -> None:
    (open_folder / "user.yaml").write_text("name: Ada\n")
    (open_folder / "user.yaml").chmod(0o600)
    script = _BE_NOBODY + "print(*store.problems())"
    said = process(script, open_folder).communicate(timeout=60)[0]
    assert "user.yaml cannot be read (Permission denied)" in said


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
def test_a_folder_that_lacks_nothing_need_not_be_written(open_folder: Path) -> None:
    store.ensure_files()
    script = _BE_NOBODY + "print(store.ensure_files())"
    assert process(script, open_folder).communicate(timeout=60)[0].strip() == "[]"
