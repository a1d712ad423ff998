"""What every company board must withstand, over real HTTP."""

import gzip
import itertools
import tracemalloc
from collections.abc import Iterator

import pytest

from jobs.boards.base import BoardError, Posting, Unchanged
from jobs.dedupe import native_identity
from tests.jobs.boards.company_boards import CASES, WITH_DETAILS, Case, personio_xml
from tests.jobs.boards.server import PUBLIC_HOST, Reply, StandIn, guarded_web, stand_in, web

pytestmark = pytest.mark.django_db

FIELDS = """
absolute_url company_name content location metadata first_published pay_input_ranges categories
salaryRange lists description additional createdAt workplaceType secondaryLocations compensation
publishedAt descriptionHtml locations country published_on company releasedDate typeOfEmployment
careers_url salary employment_type_code remote _jobposting content_html date_published isRemote
atsLocation employmentStatusLabel locationType locationsText postedOn bulletFields remoteType
"""

every_board = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
every_board_with_details = pytest.mark.parametrize("case", WITH_DETAILS, ids=lambda case: case.name)


@pytest.fixture
def server() -> Iterator[StandIn]:
    with stand_in() as board:
        yield board


def read(case: Case, server: StandIn, **options: object) -> list[Posting]:
    board = case.make(server.url)
    return list(board.read(case.token, web(board.label, **options)))  # type: ignore[arg-type]


def error_of(case: Case, server: StandIn, **options: object) -> BoardError:
    with pytest.raises(BoardError) as caught:
        read(case, server, **options)
    return caught.value


@every_board
def test_postings_carry_the_ids_that_their_addresses_do(case: Case, server: StandIn) -> None:
    server.routes[case.path] = case.titles("Data Engineer", "Analytics Engineer")
    postings = read(case, server)
    assert [posting.title for posting in postings] == ["Data Engineer", "Analytics Engineer"]
    for posting in postings:
        assert native_identity(posting.url) == (posting.board, posting.native_id)
        assert posting.board == case.name
        assert posting.company == "Northwind"


@every_board
def test_a_company_without_postings_is_no_error(case: Case, server: StandIn) -> None:
    server.routes[case.path] = case.titles()
    assert read(case, server) == []


@every_board
@pytest.mark.parametrize(
    ("status", "kind"),
    [(401, "refused"), (403, "refused"), (404, "not_found"), (410, "not_found"), (400, "changed")],
)
def test_a_refusal_is_told_as_what_it_is(
    case: Case, status: int, kind: str, server: StandIn
) -> None:
    refusal = Reply("no", status)
    server.routes |= {case.path: refusal, "/jobs.personio.com/xml": refusal}
    error = error_of(case, server)
    assert error.kind == kind
    assert str(error).startswith(case.make("").label)


@every_board
def test_a_board_that_asks_for_a_long_pause_is_left_alone(case: Case, server: StandIn) -> None:
    server.routes[case.path] = Reply("slower", 429, {"Retry-After": "600"})
    error = error_of(case, server)
    assert (error.kind, error.retry_after) == ("rate_limited", 600)
    assert len(server.asked) == 1


@every_board
def test_a_short_pause_is_kept_and_asked_again(case: Case, server: StandIn) -> None:
    good = Reply(case.titles("Data Engineer"))
    server.routes[case.path] = [Reply("slower", 429, {"Retry-After": "4"}), good]
    waits: list[float] = []
    assert len(read(case, server, waits=waits)) == 1
    assert waits == [4]


@every_board
def test_a_passing_problem_passes(case: Case, server: StandIn) -> None:
    server.routes[case.path] = [Reply("oops", 500), Reply(case.titles("Data Engineer"))]
    assert len(read(case, server)) == 1
    assert len(server.asked) == 2


@every_board
def test_a_lasting_problem_is_a_failure(case: Case, server: StandIn) -> None:
    server.routes[case.path] = Reply("oops", 500)
    assert error_of(case, server).kind == "failed"


@every_board
@pytest.mark.parametrize("body", ["", "<html>Just a moment…</html>", "null", "3", '"jobs"', "\0"])
def test_garbage_says_that_the_board_may_have_changed(
    case: Case, body: str, server: StandIn
) -> None:
    server.routes[case.path] = Reply(body)
    assert error_of(case, server).kind == "changed"


@every_board
def test_a_body_cut_short_yields_nothing(case: Case, server: StandIn) -> None:
    whole = Reply(case.titles("Data Engineer", "Analytics Engineer")).encoded()
    server.routes[case.path] = Reply(whole[:-20])
    assert error_of(case, server).kind == "changed"


@every_board
@pytest.mark.parametrize(
    "body",
    [
        {"postings": [{"name": "Data Engineer"}]},
        {"jobs": {}, "offers": {}, "items": {}, "content": {}, "result": {}, "jobPostings": {}},
        {"error": "moved", "status": 200},
        "<jobs><job/></jobs>",
    ],
    ids=["other name", "object for list", "error in an answer of 200", "other xml"],
)
def test_another_layout_is_not_taken_for_no_postings(
    case: Case, body: object, server: StandIn
) -> None:
    server.routes[case.path] = Reply(body)
    assert error_of(case, server).kind == "changed"


@every_board
def test_rows_that_all_lost_their_title_mean_that_the_board_changed(
    case: Case, server: StandIn
) -> None:
    server.routes[case.path] = case.titles("", "")
    assert error_of(case, server).kind == "changed"


@every_board
def test_one_bad_row_is_left_out(case: Case, server: StandIn) -> None:
    server.routes[case.path] = case.titles("Data Engineer", "", "Analytics Engineer")
    titles = [posting.title for posting in read(case, server)]
    assert titles == ["Data Engineer", "Analytics Engineer"]


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.name != "personio"], ids=lambda case: case.name
)
def test_fields_of_any_type_harm_nothing(case: Case, server: StandIn) -> None:
    strange = [None, True, 7, "x", [], {}, [None, 3, "y", {}, {"name": {}}], {"name": ["z"]}]
    rows = [
        case.row(number, f"Engineer {number}") | dict.fromkeys(FIELDS.split(), value)
        for number, value in enumerate(strange, start=1)
    ]
    if case.per_page:
        rows = rows[: case.per_page]
    server.routes[case.path] = Reply(case.answer(rows, len(rows)))
    assert len(read(case, server)) == len(rows)


@every_board
def test_latin_letters_declared_as_utf_8_are_read_as_they_are_meant(
    case: Case, server: StandIn
) -> None:
    body = Reply(case.titles("X")).encoded().replace(b"X", "Ingénieur données".encode("latin-1"))
    server.routes[case.path] = Reply(
        body, headers={"Content-Type": "application/json; charset=utf-8"}
    )
    (posting,) = read(case, server)
    assert posting.title == "Ingénieur données"


@every_board
def test_ten_thousand_postings_take_no_more_memory_than_one_answer(
    case: Case, server: StandIn
) -> None:
    server.routes[case.path] = case.many(10_000)
    board = case.make(server.url)
    tracemalloc.start()
    try:
        count = sum(1 for _ in board.read(case.token, web()))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert count == (2_000 if case.name == "workday" else 10_000)
    assert peak < (4_000_000 if case.per_page else 60_000_000)


@every_board
def test_a_redirect_into_this_computer_is_refused(case: Case, server: StandIn) -> None:
    server.routes["/moved"] = case.titles("Data Engineer")
    server.routes[case.path] = Reply(status=302, headers={"Location": f"{server.url}/moved"})
    board = case.make(f"http://{PUBLIC_HOST}")
    with pytest.raises(BoardError, match="this computer itself"):
        list(board.read(case.token, guarded_web(server)))
    assert server.paths == [case.path]


@every_board
def test_a_redirect_to_another_public_address_is_followed(case: Case, server: StandIn) -> None:
    server.routes["/moved"] = case.titles("Data Engineer")
    moved = {"Location": f"http://{PUBLIC_HOST}/moved"}
    server.routes[case.path] = Reply(status=307, headers=moved)
    board = case.make(f"http://{PUBLIC_HOST}")
    assert len(list(board.read(case.token, guarded_web(server)))) == 1


@every_board
def test_a_gigabyte_is_refused_when_it_is_announced(case: Case, server: StandIn) -> None:
    server.routes[case.path] = Reply(headers={"Content-Length": "1000000000"})
    assert "more than the 40 MB" in str(error_of(case, server))


@every_board
def test_a_gigabyte_is_refused_when_it_just_comes(case: Case, server: StandIn) -> None:
    sent = itertools.count(1)
    pieces = (b" " * 100_000 for _ in range(10_000) if next(sent))
    server.routes[case.path] = Reply(pieces=pieces)
    assert "more than the 1 MB" in str(error_of(case, server, max_bytes=1_000_000))
    assert next(sent) < 1_000  # it hung up


def test_a_small_body_that_unpacks_to_a_gigabyte_is_refused(server: StandIn) -> None:
    case = CASES[0]
    packed = gzip.compress(gzip.compress(bytes(50_000_000)))
    packed = gzip.decompress(packed)
    server.routes[case.path] = Reply(packed, headers={"Content-Encoding": "gzip"})
    assert "more than the 40 MB" in str(error_of(case, server))


@every_board
@pytest.mark.parametrize("headers", [{"ETag": '"7"'}, {}], ids=["etag", "content"])
def test_an_unchanged_board_is_not_read_again(
    case: Case, headers: dict[str, str], server: StandIn
) -> None:
    server.routes[case.path] = Reply(case.titles("Data Engineer"), headers=headers)
    board = case.make(server.url)
    first = web()
    assert len(list(board.read(case.token, first))) == 1
    with pytest.raises(Unchanged):
        list(board.read(case.token, web(known=first.marks)))
    server.routes[case.path] = Reply(case.titles("Data Engineer", "New"), headers={"ETag": '"8"'})
    assert len(list(board.read(case.token, web(known=first.marks)))) == 2


@every_board
def test_a_token_cannot_lead_elsewhere(case: Case, server: StandIn) -> None:
    board = case.make(server.url)
    beginning = case.path.partition(case.token)[0].partition("northwind")[0]
    for token in ("../../evil?x=#", "..", "a/../../b", "//evil.example/x"):
        with pytest.raises(BoardError):
            list(board.read(token, web()))
    for path in server.paths:
        assert path.startswith((beginning, "/jobs.personio.com/"))


@every_board_with_details
def test_texts_are_asked_for_a_few_postings_only(case: Case, server: StandIn) -> None:
    server.routes[case.path] = case.many(8)
    assert len(read(case, server)) == 8
    assert len([path for path in server.paths if path != case.path]) == 3


@every_board_with_details
def test_texts_are_asked_for_wanted_titles_only(case: Case, server: StandIn) -> None:
    server.routes[case.path] = case.titles("Data Engineer", "Chef", "Gardener", "Head of Data")
    assert len(read(case, server, wants=lambda title: "Data" in title)) == 4
    assert len(server.asked) == 1 + 2


@every_board_with_details
def test_a_refused_text_is_not_asked_for_again_and_again(case: Case, server: StandIn) -> None:
    server.routes[case.path] = case.many(8)
    refused: dict[str, Reply] = {}
    for asked in _details_of(case, server):
        refused[asked] = Reply("no", 403)
    server.routes |= refused
    server.asked.clear()
    assert len(read(case, server)) == 8
    assert len(server.asked) == 2


def _details_of(case: Case, server: StandIn) -> list[str]:
    read(case, server)
    return [path for path in server.paths if path != case.path]


ENTITIES = "".join(
    f'<!ENTITY e{number} "{f"&e{number - 1};" * 10 if number else "lol"}">' for number in range(10)
)


@pytest.mark.parametrize(
    "prolog",
    [
        f"<!DOCTYPE x [{ENTITIES}]>",
        f"<!-- {'padding ' * 1_000} --><!DOCTYPE x [{ENTITIES}]>",
        f"{' ' * 9_000}<?padding?> <!DOCTYPE x [{ENTITIES}]>",
        '<!DOCTYPE x [<!ENTITY e9 SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1/x.dtd"> %p;]>',
    ],
    ids=["bomb", "bomb behind a comment", "bomb behind spaces", "file", "parameter entity"],
)
def test_xml_that_unfolds_or_fetches_is_refused(prolog: str, server: StandIn) -> None:
    case = next(case for case in CASES if case.name == "personio")
    body = personio_xml([case.row(1, "&e9;")]).partition("\n")[2]
    server.routes[case.path] = Reply(prolog + body)
    assert error_of(case, server).kind == "changed"
    assert server.paths == [case.path]


def test_a_document_type_inside_a_text_is_only_text(server: StandIn) -> None:
    case = next(case for case in CASES if case.name == "personio")
    pasted = "<![CDATA[<!DOCTYPE html><p>Pasted</p>]]>"
    text = f"<jobDescription><name>Text</name><value>{pasted}</value></jobDescription>"
    end = "</position>"
    row = case.row(1, "Data Engineer").replace(
        end, f"<jobDescriptions>{text}</jobDescriptions>{end}"
    )
    server.routes[case.path] = Reply(personio_xml([row]))
    (posting,) = read(case, server)
    assert "Pasted" in posting.description
