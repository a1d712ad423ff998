"""What boards answer becomes a page, nothing new, or an error in words."""

from collections.abc import Iterator

import pytest

from jobs.boards.base import BoardError, Page, Unchanged
from jobs.boards.web import BoardWeb, decoded
from tests.jobs.boards.server import Asked, Reply, StandIn, stand_in, web

pytestmark = pytest.mark.django_db


@pytest.fixture
def server() -> Iterator[StandIn]:
    with stand_in({"/jobs": {"jobs": []}, "/more": {"jobs": [1]}}) as board:
        yield board


def again(first: BoardWeb) -> BoardWeb:
    """The network as a board has it that asks a second time."""
    return BoardWeb("Board", client=first._client, known=first.marks)


def test_only_the_first_request_and_new_lists_are_conditional(server: StandIn) -> None:
    first = web()
    first.get(f"{server.url}/jobs")
    first.get(f"{server.url}/more")
    assert len(first.marks) == 1
    second = again(first)
    with pytest.raises(Unchanged):
        second.get(f"{server.url}/jobs")
    assert second.get(f"{server.url}/more").json() == {"jobs": [1]}

    lists = web()
    lists.get(f"{server.url}/jobs", starts_list=True)
    lists.get(f"{server.url}/more", starts_list=True)
    server.routes["/jobs"] = {"jobs": [2]}
    second = again(lists)
    assert second.get(f"{server.url}/jobs", starts_list=True).json() == {"jobs": [2]}
    with pytest.raises(Unchanged):
        second.get(f"{server.url}/more", starts_list=True)


def test_validators_go_with_the_question(server: StandIn) -> None:
    date = "Sun, 22 Nov 2026 08:00:00 GMT"

    def answer(asked: Asked) -> Reply:
        if asked.headers.get("if-modified-since") == date:
            assert asked.headers["if-none-match"] == '"a"'
            return Reply(status=304)
        return Reply("[]", headers={"Last-Modified": date, "ETag": '"a"'})

    server.routes["/jobs"] = answer
    first = web()
    first.get(f"{server.url}/jobs", params={"q": "data & co"})
    assert server.asked[0].fields == {"q": "data & co"}
    second = again(first)
    with pytest.raises(Unchanged):
        second.get(f"{server.url}/jobs", params={"q": "data & co"})
    assert second.marks == first.marks
    # Another question has another mark.
    assert again(first).get(f"{server.url}/jobs", params={"q": "cook"}).text == "[]"


def test_a_posted_question_is_compared_by_what_it_asks(server: StandIn) -> None:
    first = web()
    first.post_json(f"{server.url}/jobs", {"page": 1})
    with pytest.raises(Unchanged):
        again(first).post_json(f"{server.url}/jobs", {"page": 1})
    assert again(first).post_json(f"{server.url}/jobs", {"page": 2}).json() == {"jobs": []}


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (401, "refused"),
        (403, "refused"),
        (404, "not_found"),
        (410, "not_found"),
        (422, "changed"),
        (429, "rate_limited"),
        (500, "failed"),
        (503, "failed"),
        (204, "changed"),
        (304, "changed"),
    ],
)
def test_a_status_says_what_is_the_matter(server: StandIn, status: int, kind: str) -> None:
    server.routes["/jobs"] = Reply(status=status, headers={"Retry-After": "120"})
    with pytest.raises(BoardError) as caught:
        web("Lever").get(f"{server.url}/jobs")
    assert caught.value.kind == kind
    assert str(caught.value).startswith("Lever ")
    assert caught.value.retry_after == (120 if kind == "rate_limited" else None)


def test_an_address_that_is_none_is_an_error_of_the_board() -> None:
    with pytest.raises(BoardError):
        web("Lever").get("https://[half/jobs")
    with pytest.raises(BoardError):
        web("Lever").get("ftp://board.example/jobs")


@pytest.mark.parametrize(
    ("content", "content_type", "text"),
    [
        ("Köln".encode(), "text/html", "Köln"),
        ("Köln".encode(), "text/html; charset=ISO-8859-1", "Köln"),
        ("Köln".encode("latin-1"), "text/html; charset=ISO-8859-1", "Köln"),
        ("Köln".encode("latin-1"), "application/json; charset=utf-8", "Köln"),
        ("“Köln”".encode("cp1252"), "text/html", "“Köln”"),
        ("Köln".encode("utf-8-sig"), "application/json", "Köln"),
        ("Köln".encode("utf-16"), "text/html", "Köln"),
        ("東京".encode("shift_jis"), "text/html; charset=Shift_JIS", "東京"),
        ("東京".encode("iso-2022-jp"), "text/html; charset=iso-2022-jp", "東京"),
        (
            '<?xml version="1.0" encoding="windows-1251"?><a>Москва</a>'.encode("cp1251"),
            "application/xml",
            '<?xml version="1.0" encoding="windows-1251"?><a>Москва</a>',
        ),
        (
            '<meta charset="koi8-r">Москва'.encode("koi8-r"),
            "text/html",
            '<meta charset="koi8-r">Москва',
        ),
        ("Köln".encode("latin-1"), "text/html; charset=klingon", "Köln"),
        (b"\x81\x8d", "text/html", "\ufffd\ufffd"),
    ],
)
def test_text_is_decoded_as_it_must_be_meant(content: bytes, content_type: str, text: str) -> None:
    assert decoded(content, content_type) == text


@pytest.mark.parametrize(
    "text",
    ["", "{", "[" * 100_000, "<html>", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "<a><b></a>"],
)
def test_what_is_neither_json_nor_xml_has_changed(text: str) -> None:
    page = Page(label="Lever", url="", status=200, content_type="", text=text)
    for read in (page.json, page.xml):
        with pytest.raises(BoardError) as caught:
            read()
        assert caught.value.kind == "changed"
