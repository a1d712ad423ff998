import pytest

from peregrine.tasks import registry
from tests.peregrine.tasks import handlers


@pytest.fixture(autouse=True)
def _test_task_types(monkeypatch: pytest.MonkeyPatch) -> None:
    """Add the task types of these tests to the list that the product has."""
    monkeypatch.setattr(registry, "TASK_TYPES", (*registry.TASK_TYPES, *handlers.TASK_TYPES))
