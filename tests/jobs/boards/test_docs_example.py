"""The board of docs/integrations.md works as it stands there."""

import re
from pathlib import Path

import pytest

from tests.jobs.boards.server import stand_in, web

DOCS = Path(__file__).resolve().parents[3] / "docs" / "integrations.md"


@pytest.mark.django_db
def test_the_board_of_the_docs_reads_its_feed() -> None:
    code = re.findall(r"```python\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)[0]
    module: dict[str, object] = {"__name__": "northjobs"}
    exec(code, module)  # noqa: S102  our own page
    rows = [
        {
            "id": 7,
            "title": "Data Engineer",
            "company": "Fjord",
            "url": "https://northjobs.example/7",
        },
        {"id": 8, "title": None, "company": "Fjord"},
    ]
    with stand_in({"/api/jobs": rows}) as server:
        board = module["NorthJobs"](base_url=server.url)  # type: ignore[operator]
        (posting,) = board.read(web())
    assert (posting.native_id, posting.company) == ("7", "Fjord")
    assert len(code.splitlines()) <= 40
