"""Personio, in the shape of its XML feed."""

from datetime import date

import pytest

from jobs.boards.base import Posting
from jobs.boards.personio import Personio
from jobs.posting_text import clean_description
from tests.jobs.boards.server import StandIn, stand_in, web

pytestmark = pytest.mark.django_db

POSITION = """
  <position>
    <id>1812345</id>
    <subcompany>Northwind &amp; Söhne GmbH</subcompany>
    <office>München</office>
    <additionalOffices><office>Köln</office><office>München</office></additionalOffices>
    <name>Data Engineer (m/w/d)</name>
    <jobDescriptions>
      <jobDescription>
        <name>Q&amp;A</name>
        <value><![CDATA[<p>Move numbers from A to B.</p>]]></value>
      </jobDescription>
      <jobDescription><name>Empty</name><value/></jobDescription>
    </jobDescriptions>
    <employmentType>permanent</employmentType>
    <schedule>full-time</schedule>
    <createdAt>2026-11-14T14:10:41+00:00</createdAt>
  </position>"""


def feed(*positions: str) -> str:
    body = "".join(positions)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<workzag-jobs>{body}</workzag-jobs>'


def read(server: StandIn) -> list[Posting]:
    board = Personio(base_url=f"{server.url}/{{token}}.{{domain}}")
    return list(board.read("northwind", web()))


def test_a_position_becomes_a_posting() -> None:
    with stand_in({"/northwind.jobs.personio.de/xml": feed(POSITION)}) as server:
        (posting,) = read(server)
        assert server.asked[0].fields == {"language": "en"}
    assert (posting.native_id, posting.title) == ("1812345", "Data Engineer (m/w/d)")
    assert posting.company == "Northwind & Söhne GmbH"
    assert posting.url == "https://northwind.jobs.personio.de/job/1812345"
    assert posting.location == "München; Köln"
    assert posting.employment_type == "Permanent, full-time"
    assert clean_description(posting.description) == "Q&A\n\nMove numbers from A to B."
    assert posting.posted_on == date(2026, 11, 14)


def test_a_position_that_stands_there_twice_is_one_posting() -> None:
    with stand_in({"/northwind.jobs.personio.de/xml": feed(POSITION, POSITION)}) as server:
        assert len(read(server)) == 1


def test_a_company_on_the_other_host_is_found_there() -> None:
    with stand_in({"/northwind.jobs.personio.com/xml": feed(POSITION)}) as server:
        (posting,) = read(server)
    assert posting.url == "https://northwind.jobs.personio.com/job/1812345"
