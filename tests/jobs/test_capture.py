"""Capturing over real HTTP, with the real address guard."""

import json
import threading
import uuid

import pytest

from jobs.capture import addresses_in, again, capture_batch, start, take_chosen
from jobs.capturing import PartialPosting
from jobs.incoming import read
from jobs.models import Capture, HiddenPosting, Job, Sighting
from jobs.rules import load_rules
from jobs.stages import Stage
from peregrine.models import BackgroundTask, EgressRecord
from peregrine.tasks.run import run_task
from tests.factories import make_job
from tests.jobs.boards.server import Reply, StandIn, stand_in
from tests.jobs.capturing.pages import TEXT, guarded_pages, job_posting, jsonld_page

pytestmark = pytest.mark.django_db

HOST = "careers.northwind.example"
URL = f"http://{HOST}/jobs/7"
HTML = {"content-type": "text/html; charset=utf-8"}


@pytest.fixture
def server():  # type: ignore[no-untyped-def]
    with stand_in() as board:
        yield board


def captured(server: StandIn, *urls: str, hosts: tuple[str, ...] = (HOST,), **timeouts: float):  # type: ignore[no-untyped-def]
    batch = start(urls or (URL,))
    return capture_batch(batch, pages=guarded_pages(server, *hosts, **timeouts))


def one(server: StandIn, url: str = URL, **options: object) -> Capture:
    (row,) = captured(server, url, **options)
    return row


def test_a_page_that_says_all_becomes_a_job(server: StandIn) -> None:
    server.routes["/jobs/7"] = Reply(jsonld_page(job_posting(baseSalary="$95k a year")), 200, HTML)
    row = one(server)
    assert (row.status, row.readings, row.message) == ("captured", [], "")
    job = Job.objects.get()
    assert row.job == job
    assert (str(job), job.location, job.url) == (
        "Data Engineer at Northwind Traders", "Winnipeg, MB, CA", URL,
    )  # fmt: skip
    assert job.description == "You keep our pipelines healthy.\n\n• Python\n• SQL"
    assert (job.salary_text, job.salary_min) == ("$95k a year", 95_000)
    assert (job.stage, job.edited_fields, job.is_scored) == ("pending", [], True)
    assert job.seen_open_at is not None
    assert EgressRecord.objects.get().purpose == "capture"


def test_one_that_is_known_is_not_added_twice(server: StandIn) -> None:
    server.routes["/jobs/7"] = Reply(jsonld_page(job_posting()), 200, HTML)
    first, second = one(server), one(server, URL + "?utm_source=mail")
    assert (second.status, second.job) == ("known", first.job)
    assert Job.objects.count() == 1


def test_one_that_its_board_knows_by_number_is_not_even_asked_for(server: StandIn) -> None:
    job = make_job(stage=Stage.APPROVED)
    Sighting.objects.create(job=job, board="linkedin", native_id="4400000001")
    row = one(server, "https://uk.linkedin.com/jobs/view/cook-at-x-4400000001?trk=1")
    assert (row.status, row.job, server.asked) == ("known", job, [])


def test_a_gap_in_a_known_job_is_filled_and_its_words_stay(server: StandIn) -> None:
    server.routes["/jobs/7"] = Reply(jsonld_page(job_posting(description="")), 200, HTML)
    row = one(server)
    assert row.status == "needs_help"
    assert Job.objects.count() == 0
    server.routes["/jobs/7"] = Reply(jsonld_page(job_posting(jobLocation=None)), 200, HTML)
    job = one(server).job
    assert job is not None
    assert job.location == ""
    Job.objects.update(description="My own words.")
    server.routes["/jobs/7"] = Reply(jsonld_page(job_posting()), 200, HTML)
    assert one(server).status == "known"
    job.refresh_from_db()
    assert (job.location, job.description) == ("Winnipeg, MB, CA", "My own words.")


def test_guesses_are_never_saved_unseen(server: StandIn) -> None:
    page = jsonld_page(job_posting(jobLocation=None)) + "<p>Location: Atlantis</p>"
    server.routes["/jobs/7"] = Reply(page, 200, HTML)
    row = one(server)
    assert (row.status, row.message) == ("captured", "The page named no place.")
    assert Job.objects.get().location == ""


@pytest.mark.parametrize(
    ("body", "message", "readings"),
    [
        ("<html></html>", "No posting could be found on this page", 0),
        ("<h1>Cook</h1>", "does not say clearly: the title, the company and the text", 1),
        (jsonld_page(job_posting(hiringOrganization=None)), "clearly: the company. Check", 1),
        (jsonld_page([job_posting(), job_posting(title="Cook")]), "This page holds 2 postings", 2),
        (jsonld_page(job_posting(validThrough="2020-01-01")), "says that this posting is over", 1),
    ],
)
def test_what_is_not_clear_is_asked_for(
    server: StandIn, body: str, message: str, readings: int
) -> None:
    server.routes["/jobs/7"] = Reply(body, 200, HTML)
    row = one(server)
    assert (row.status, len(row.readings), row.job) == ("needs_help", readings, None)
    assert message in row.message
    assert Job.objects.count() == 0


def test_rules_do_not_hide_what_the_person_pasted_but_it_is_said(
    server: StandIn, settings: object
) -> None:
    path = settings.CONFIG_DIR / "blocklist.yaml"  # type: ignore[attr-defined]
    path.write_text("companies: [Northwind Traders]\n")
    server.routes["/jobs/7"] = Reply(jsonld_page(job_posting()), 200, HTML)
    row = one(server)
    assert row.message == (
        "Your rules would have hidden it (blocked company: “Northwind Traders”)."
    )
    assert Job.objects.count() == 1


def test_what_a_rule_hid_before_comes_back(server: StandIn) -> None:
    rules = load_rules()
    server.routes["/jobs/7"] = Reply(jsonld_page(job_posting()), 200, HTML)
    (reading,) = guarded_pages(server, HOST).read(URL)
    identity = read(reading.sure, rules).identity
    HiddenPosting.objects.create(
        rule="blocked_company", words="x", title="x", company_name="x", board="web_page",
        identity=identity, posting={},
    )  # fmt: skip
    row = one(server)
    assert HiddenPosting.objects.get().job == row.job


# --- addresses that give no page ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (401, "does not let programs read this page (it answered 401)"),
        (403, "does not let programs read this page (it answered 403)"),
        (404, "There is nothing at this address, or not any more"),
        (410, "There is nothing at this address, or not any more"),
        (429, "asked us to slow down"),
        (500, "it has a problem of its own. Try again later."),
        (999, "Try again later"),
    ],
)
def test_a_refusal_is_a_sentence(server: StandIn, status: int, sentence: str) -> None:
    server.routes["/jobs/7"] = Reply("no", status, HTML)
    row = one(server)
    assert (row.status, row.job) == ("failed", None)
    assert sentence in row.message


def test_private_addresses_are_refused_with_a_sentence(server: StandIn) -> None:
    for host in ("127.0.0.1", "2130706433", "10.0.0.8", "169.254.169.254", "[::1]"):
        row = one(server, f"http://{host}/jobs/7")
        assert row.status == "failed"
        assert "an address from outside may not lead there. Only pages on the public" in row.message
    assert server.asked == []


def test_a_redirect_to_this_computer_is_refused(server: StandIn) -> None:
    server.routes["/jobs/7"] = Reply("", 302, {"location": "http://127.0.0.1:8501/admin/"})
    row = one(server)
    assert row.status == "failed"
    assert "127.0.0.1" in row.message
    assert "may not lead there" in row.message
    assert server.paths == ["/jobs/7"]


def test_a_redirect_to_another_public_page_is_followed(server: StandIn) -> None:
    elsewhere = "http://northwind.example/posting"
    server.routes["/jobs/7"] = Reply("", 301, {"location": elsewhere})
    server.routes["/posting"] = Reply(jsonld_page(job_posting()), 200, HTML)
    row = one(server, hosts=(HOST, "northwind.example"))
    assert row.job is not None
    assert row.job.url == elsewhere


def test_a_wall_to_sign_in_is_told_from_a_posting(server: StandIn) -> None:
    server.routes["/jobs/7"] = Reply("", 302, {"location": "/authwall?next=/jobs/7"})
    server.routes["/authwall"] = Reply("<h1>Join now</h1>", 200, HTML)
    assert one(server).message == f"{HOST} asks to sign in before it shows this page."


def test_a_gigabyte_is_refused(server: StandIn) -> None:
    boast = {**HTML, "content-length": "1000000000"}
    server.routes["/jobs/7"] = Reply(b"<html>", 200, boast)
    row = one(server)
    assert "more than the 20 MB that are allowed here: that is no ordinary page" in row.message
    pieces = (b"<p>x</p>" * 100_000 for _ in range(1_000))
    server.routes["/jobs/7"] = Reply(b"", 200, {**HTML, "connection": "close"}, pieces)
    assert "20 MB" in one(server).message


def test_silence_ends(server: StandIn) -> None:
    is_over = threading.Event()

    def hang(_: object) -> Reply:
        is_over.wait(5)
        return Reply("")

    server.routes["/jobs/7"] = hang
    row = one(server, read=0.2)
    is_over.set()
    assert "did not answer within 0.2 s. Try again later." in row.message


@pytest.mark.parametrize(
    ("content_type", "sentence"),
    [
        ("application/pdf", "leads to a PDF file, not to a page"),
        ("image/png", "leads to something else (image/png), not to a page"),
    ],
)
def test_what_is_no_page_is_not_read(server: StandIn, content_type: str, sentence: str) -> None:
    server.routes["/jobs/7"] = Reply(b"%PDF", 200, {"content-type": content_type})
    assert sentence in one(server).message


def test_garbage_is_asked_for_and_a_page_of_five_megabytes_is_read(server: StandIn) -> None:
    server.routes["/jobs/7"] = Reply(bytes(range(256)) * 4_000, 200, HTML)
    assert one(server).status == "needs_help"
    page = jsonld_page(job_posting()) + "<p>words and more</p>" * 250_000
    assert len(page) > 5_000_000
    server.routes["/jobs/7"] = Reply(page, 200, HTML)
    assert one(server).status == "captured"


def test_charsets_are_found_in_the_page(server: StandIn) -> None:
    page = jsonld_page(
        json.dumps(job_posting(title="Bäcker für Köln"), ensure_ascii=False),
        head='<meta charset="iso-8859-1">',
    )
    server.routes["/jobs/7"] = Reply(page.encode("latin-1"), 200, {"content-type": "text/html"})
    row = one(server)
    assert row.job is not None
    assert row.job.title == "Bäcker für Köln"


def test_hostile_data_becomes_harmless_text(server: StandIn) -> None:
    evil = job_posting(
        title="<script>alert(1)</script>Cook\x00\u202e",
        description="<img src=x onerror=alert(1)><a href='javascript:alert(1)'>x</a> Cook.",
        url="javascript:alert(1)",
        hiringOrganization={"name": "N" * 5_000},
    )
    server.routes["/jobs/7"] = Reply(jsonld_page(json.dumps(evil).replace("</", "<\\/")), 200, HTML)
    job = one(server).job
    assert job is not None
    assert "Cook" in job.title
    assert "<" not in job.title + job.description
    assert "\u202e" not in job.title
    assert len(job.company.name) == 200
    assert job.url == URL


def test_what_is_kept_for_the_form_is_clean(server: StandIn) -> None:
    job = job_posting(description="<p>Cook\x00 soup.</p>", hiringOrganization="\ud800")
    server.routes["/jobs/7"] = Reply(jsonld_page(job), 200, HTML)
    (reading,) = one(server).readings
    assert (reading["posting"]["description"], reading["posting"]["company"]) == ("Cook soup.", "")


# --- boards' own interfaces -----------------------------------------------------------------------


def test_a_company_boards_interface_is_asked_before_the_page(server: StandIn) -> None:
    number = "4012345"
    row = {
        "id": int(number), "title": "Data Engineer", "company_name": "Northwind",
        "absolute_url": f"https://boards.greenhouse.io/northwind/jobs/{number}",
        "location": {"name": "Oslo"}, "content": TEXT,
    }  # fmt: skip
    server.routes["/v1/boards/northwind/jobs"] = {"jobs": [{"id": 1, "title": "Cook"}, row]}
    api = "boards-api.greenhouse.io"
    url = f"https://boards.greenhouse.io/northwind/jobs/{number}"
    found = one(server, url, hosts=(api,))
    assert found.status == "captured"
    sighting = Sighting.objects.get()
    assert (sighting.board, sighting.native_id, sighting.location) == ("greenhouse", number, "Oslo")
    assert server.paths == ["/v1/boards/northwind/jobs"]


def test_the_page_answers_where_the_interface_does_not(server: StandIn) -> None:
    server.routes["/northwind/jobs/4012345"] = Reply(jsonld_page(job_posting()), 200, HTML)
    url = "https://boards.greenhouse.io/northwind/jobs/4012345"
    hosts = ("boards-api.greenhouse.io", "boards.greenhouse.io")
    assert one(server, url, hosts=hosts).status == "captured"
    assert server.paths == ["/v1/boards/northwind/jobs", "/northwind/jobs/4012345"]


def test_a_company_page_that_shows_a_greenhouse_board_leads_to_its_interface(
    server: StandIn,
) -> None:
    script = "https://boards.greenhouse.io/embed/job_board/js?for=northwind"
    server.routes["/jobs/7"] = Reply(f'<script src="{script}"></script>', 200, HTML)
    job = {"id": 4012345, "title": "Data Engineer", "company_name": "Northwind", "content": TEXT}
    server.routes["/v1/boards/northwind/jobs"] = {"jobs": [job]}
    row = one(server, f"{URL}?gh_jid=4012345", hosts=(HOST, "boards-api.greenhouse.io"))
    assert row.status == "captured"
    assert Sighting.objects.get().native_id == "4012345"


def test_linkedin_is_asked_for_the_page_that_guests_see(server: StandIn) -> None:
    path = "/jobs-guest/jobs/api/jobPosting/4400000001"
    page = (
        '<h2 class="topcard__title">Cook</h2><a class="topcard__org-name-link">Northwind</a>'
        '<div class="show-more-less-html__markup">Cook soup.</div>'
    )
    server.routes[path] = Reply(page, 200, HTML)
    row = one(server, "https://www.linkedin.com/jobs/view/4400000001/", hosts=("www.linkedin.com",))
    assert (row.status, server.paths) == ("captured", [path])
    assert row.job is not None
    assert row.job.url == "https://www.linkedin.com/jobs/view/4400000001"


# --- several at once ------------------------------------------------------------------------------


def test_one_bad_address_does_not_stop_the_others(server: StandIn) -> None:
    server.routes["/jobs/7"] = Reply(jsonld_page(job_posting()), 200, HTML)
    rows = captured(server, f"http://{HOST}/gone", "http://127.0.0.1/", URL)
    assert [row.status for row in rows] == ["failed", "failed", "captured"]


def test_what_was_done_before_a_crash_is_not_done_again(server: StandIn) -> None:
    server.routes["/jobs/7"] = Reply(jsonld_page(job_posting()), 200, HTML)
    batch = start([URL, f"http://{HOST}/gone"])
    pages = guarded_pages(server, HOST)
    capture_batch(batch, pages=pages)
    capture_batch(batch, pages=pages)
    assert server.paths == ["/jobs/7", "/gone"]


def test_a_failed_one_can_be_tried_again(server: StandIn) -> None:
    row = one(server)
    server.routes["/jobs/7"] = Reply(jsonld_page(job_posting()), 200, HTML)
    again(row)
    assert BackgroundTask.objects.active().filter(subject=str(row.batch)).count() == 1
    capture_batch(row.batch, pages=guarded_pages(server, HOST))
    row.refresh_from_db()
    assert row.status == "captured"


def test_chosen_postings_are_added_each_in_a_row_of_its_own(server: StandIn) -> None:
    jobs = [job_posting(title=title, url=f"/jobs/{title}") for title in ("Baker", "Cook", "Waiter")]
    jobs[2]["description"] = ""
    server.routes["/jobs/7"] = Reply(jsonld_page(jobs), 200, HTML)
    row = one(server)
    readings = [PartialPosting.from_json(each) for each in row.readings]
    take_chosen(row, readings[1:], load_rules())
    assert [str(job) for job in Job.objects.all()] == ["Cook at Northwind Traders"]
    added, elsewhere = Capture.objects.order_by("pk")
    assert added.status == "captured"
    # What the list does not tell in full is read from its own page.
    assert (elsewhere.status, elsewhere.url) == ("waiting", f"http://{HOST}/jobs/Waiter")


def test_the_task_reads_a_batch_and_says_what_came_of_it(db: None) -> None:
    start(["http://127.0.0.1/1", "http://localhost/2"])
    task = BackgroundTask.objects.get()
    run_task(task.pk)
    task.refresh_from_db()
    assert (task.status, task.result["summary"]) == ("completed", "2 could not be read")
    assert {row.status for row in Capture.objects.all()} == {"failed"}


def test_a_batch_that_is_gone_is_no_failure(db: None) -> None:
    assert capture_batch(uuid.uuid4()) == []


def test_addresses_are_taken_from_what_was_pasted() -> None:
    text = "see https://a.example/1), or\n\nhttps://a.example/1\n www.b.example/jobs/2 \nno address"
    assert addresses_in(text) == (
        ["https://a.example/1", "https://www.b.example/jobs/2"],
        ["no address"],
    )
