"""The pages of Capture, and the form of a job."""

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jobs.capturing import PartialPosting, seen_at
from jobs.models import Capture, Job, Sighting
from jobs.stages import Stage
from peregrine.models import BackgroundTask
from tests.factories import make_job

pytestmark = pytest.mark.django_db

PAGE = reverse("jobs:capture")
BY_HAND = reverse("jobs:capture-by-hand")
HTMX = {"HX-Request": "true"}
URL = "https://careers.northwind.example/jobs/7"


def make_capture(*readings: PartialPosting, **fields: object) -> Capture:
    values = {"url": URL, "status": Capture.Status.NEEDS_HELP, **fields}
    return Capture.objects.create(readings=[each.as_json() for each in readings], **values)


def reading(*guesses: str, **fields: object) -> PartialPosting:
    posting = seen_at(URL)
    values = {**posting.as_json(), "title": "Cook", "company": "Northwind", **fields}
    return PartialPosting(posting=type(posting).from_json(values), guesses=frozenset(guesses))


def typed(**changes: str) -> dict[str, str]:
    return {"title": "Cook", "company": "Northwind", "description": "Cook soup.", "url": URL,
            "location": "", "is_remote": "", "salary": "", **changes}  # fmt: skip


# --- addresses -----------------------------------------------------------------------------------


def test_pasted_addresses_are_queued_together(signed_in: Client) -> None:
    response = signed_in.post(PAGE, {"urls": f"{URL}\nwww.example.org/jobs/1\n{URL}"})
    assert (response.status_code, response["Location"]) == (302, PAGE)
    first, second = Capture.objects.order_by("pk")
    assert [first.url, second.url] == [URL, "https://www.example.org/jobs/1"]
    task = BackgroundTask.objects.get()
    assert (task.task_type, task.subject) == ("capture", str(first.batch))
    assert first.batch == second.batch


@pytest.mark.parametrize(
    ("urls", "error"),
    [
        ("", "Paste the address of a posting first."),
        ("\n \n", "Paste the address of a posting first."),
        (f"{URL}\njavascript:alert(1)", "is not a web address"),
        ("\n".join(f"https://a.example/{n}" for n in range(51)), "Paste at most 50"),
        ("https://a.example/" + "x" * 2_000, "This address is too long"),
    ],
)
def test_what_cannot_be_captured_is_said_and_nothing_is_queued(
    signed_in: Client, urls: str, error: str
) -> None:
    response = signed_in.post(PAGE, {"urls": urls})
    assert response.status_code == 422
    assert error in response.content.decode()
    assert not Capture.objects.exists()


def test_the_bookmark_only_fills_the_form(signed_in: Client) -> None:
    page = signed_in.get(PAGE, {"url": URL + '?a=1&b="><script>'}).content.decode()
    assert "jobs/7?a=1&amp;b=&quot;&gt;&lt;script&gt;</textarea>" in page
    assert not Capture.objects.exists()
    assert "javascript:void(open(&#x27;http://testserver/jobs/capture/?url=&#x27;" in page


def test_a_known_address_is_recognised_before_anything_is_asked(signed_in: Client) -> None:
    job = make_job(title="Cook", stage=Stage.APPLIED)
    Sighting.objects.create(job=job, board="indeed", native_id="0123456789abcdef")
    page = signed_in.get(PAGE, {"url": "https://ca.indeed.com/viewjob?jk=0123456789abcdef&x=1\0"})
    words = " ".join(page.content.decode().split())
    assert f'You have this one already: <a href="/jobs/{job.pk}/">' in words
    assert "in “Applied”" in words


def test_each_outcome_is_a_row_with_what_to_do(signed_in: Client) -> None:
    job = make_job(title="Known", stage=Stage.APPLIED)
    make_capture(status="known", job=job)
    make_capture(status="captured", job=make_job(title="New"), message="The page named no place.")
    make_capture(reading(), reading(title="Waiter"), message="This page holds 2 postings.")
    make_capture(reading("title"), message="This page does not say clearly: the title.")
    make_capture(status="failed", message="127.0.0.1 is this computer itself.", url="ftp://x")
    make_capture(status="waiting")
    words = " ".join(signed_in.get(PAGE).content.decode().split())
    assert "You have this one already, in “Applied”." in words
    assert "Added. The page named no place." in words
    assert words.count("Check and add") == 1
    assert ">Choose<" in words
    assert "Fill in by hand" in words
    assert "Stopped before it was read" in words
    assert 'href="ftp://x"' not in words
    assert "hx-trigger" not in words.partition('id="captures"')[2].partition(">")[0]


def test_the_list_is_live_while_its_task_is(signed_in: Client) -> None:
    signed_in.post(PAGE, {"urls": URL})
    fragment = signed_in.get(PAGE, headers=HTMX)
    words = fragment.content.decode()
    assert words.strip().startswith('<section class="card" id="captures"')
    assert 'hx-trigger="every 1s"' in words
    assert "Reading the page…" in words
    assert "HX-Request" in fragment["Vary"]
    BackgroundTask.objects.update(status="failed")
    assert "hx-trigger" not in signed_in.get(PAGE, headers=HTMX).content.decode()


def test_the_list_costs_the_same_for_many_rows(signed_in: Client) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            signed_in.get(PAGE)
        return len(queries)

    for number in range(3):
        make_capture(status="known", job=make_job(company=f"C{number}"))
    few = cost()
    for number in range(3, 30):
        make_capture(status="known", job=make_job(company=f"C{number}"))
    assert cost() == few


def test_a_row_can_be_tried_again_or_dismissed(signed_in: Client) -> None:
    row = make_capture(status="failed")
    signed_in.post(reverse("jobs:capture-again", args=[row.pk]))
    row.refresh_from_db()
    assert (row.status, BackgroundTask.objects.count()) == ("waiting", 1)
    signed_in.post(reverse("jobs:capture-dismiss", args=[row.pk]))
    assert not Capture.objects.exists()


@pytest.mark.parametrize("name", ["capture-again", "capture-dismiss"])
def test_changes_need_a_post(signed_in: Client, name: str) -> None:
    assert signed_in.get(reverse(f"jobs:{name}", args=[1])).status_code == 405
    assert signed_in.get(reverse("jobs:enrich")).status_code == 405


def test_strangers_see_nothing(client: Client) -> None:
    for path in (
        PAGE,
        BY_HAND,
        reverse("jobs:capture-bookmarklet"),
        reverse("jobs:edit", args=[1]),
    ):
        assert client.get(path)["Location"].startswith("/login/")


# --- what the person adds ------------------------------------------------------------------------


def test_guesses_are_marked_in_the_form(signed_in: Client) -> None:
    row = make_capture(reading("company", description="<p>Cook <b>soup</b>.</p>"), message="Check.")
    page = signed_in.get(reverse("jobs:capture-complete", args=[row.pk])).content.decode()
    assert page.count("This is a guess from how the page looks: check it.") == 1
    assert ">\nCook soup.</textarea>" in page


def test_what_the_person_confirms_or_types_is_theirs(signed_in: Client) -> None:
    row = make_capture(reading("company", description="Cook soup."))
    response = signed_in.post(
        reverse("jobs:capture-complete", args=[row.pk]),
        typed(location="Oslo", salary="NOK 500000 a year", is_remote="no"),
    )
    job = Job.objects.get()
    assert response["Location"] == f"/jobs/{job.pk}/"
    assert (str(job), job.location, job.is_remote) == ("Cook at Northwind", "Oslo", False)
    assert (job.salary_min, job.place_key) == (500_000, "oslo")
    assert {"company", "location", "is_remote", "salary_text"} <= set(job.edited_fields)
    assert not {"title", "description"} & set(job.edited_fields)
    row.refresh_from_db()
    assert (row.status, row.job) == ("captured", job)


def test_a_page_that_said_nothing_can_be_filled_in(signed_in: Client) -> None:
    row = make_capture(status="failed")
    path = reverse("jobs:capture-complete", args=[row.pk])
    assert URL in signed_in.get(path).content.decode()
    response = signed_in.post(path, typed(title="", company=""))
    assert response.status_code == 422
    assert "A job needs a title" in response.content.decode()
    signed_in.post(path, typed())
    assert Job.objects.get().url == URL


MAIL = "Dear Ada,\n\nour client in Oslo wants a cook.\nMore: https://agency.example/\n"


def test_a_mail_without_an_address_is_filled_in_by_hand(signed_in: Client) -> None:
    refused = signed_in.post(PAGE, {"urls": MAIL})
    assert refused.status_code == 422
    assert "or fill the posting in by hand" in refused.text
    assert f'formaction="{BY_HAND}"' in refused.text
    shown = signed_in.post(BY_HAND, {"urls": MAIL})
    assert shown.status_code == 200
    assert "<title>Fill in by hand" in shown.text
    assert f"{MAIL.strip()}</textarea>" in shown.text.replace("\r\n", "\n")
    assert 'name="url"' in shown.text
    assert 'value="https://agency.example/"' not in shown.text
    assert not Job.objects.exists()
    sent = typed(url="", description=MAIL)
    saved = signed_in.post(BY_HAND, sent)
    job = Job.objects.get()
    assert saved["Location"] == f"/jobs/{job.pk}/"
    assert (job.seen_open_at, job.url, job.sightings.get().board) == (None, "", "by_hand")
    assert {"title", "company", "description"} <= set(job.edited_fields)
    assert "seen open" not in signed_in.get(saved["Location"]).text
    signed_in.post(BY_HAND, sent)
    assert Job.objects.count() == 1
    assert Capture.objects.latest("pk").status == "known"
    assert "By hand" in signed_in.get(reverse("jobs:review")).text
    assert signed_in.get(PAGE).status_code == 200


@pytest.mark.parametrize(
    ("pay", "is_told"), [("lots, maybe 60k–40k € ???", True), ("€60,000 a year", False)]
)
def test_pay_that_cannot_be_read_is_said_where_it_is_typed(
    signed_in: Client, pay: str, *, is_told: bool
) -> None:
    sent = typed(url="", salary=pay)
    page = signed_in.post(BY_HAND, sent, follow=True).text
    assert ("is no pay that can be read with certainty" in page) == is_told
    edited = reverse("jobs:edit", args=[Job.objects.get().pk])
    page = signed_in.post(edited, sent | {"salary": f"{pay} !"}, follow=True).text
    assert ("is no pay that can be read with certainty" in page) == is_told


def test_by_hand_begins_empty_and_says_what_is_missing(signed_in: Client) -> None:
    assert signed_in.get(BY_HAND).status_code == 200
    shown = signed_in.post(BY_HAND, {"urls": URL})
    assert f'value="{URL}"' in shown.text
    refused = signed_in.post(BY_HAND, typed(title=""))
    assert (refused.status_code, Job.objects.count()) == (422, 0)
    assert "Cook soup." in refused.text
    assert signed_in.delete(BY_HAND).status_code == 405


@pytest.mark.parametrize(("status", "is_seen"), [("failed", False), ("needs_help", True)])
def test_only_a_page_that_was_read_was_seen_open(
    signed_in: Client, status: str, *, is_seen: bool
) -> None:
    row = make_capture(*([reading("company")] if is_seen else []), status=status)
    signed_in.post(reverse("jobs:capture-complete", args=[row.pk]), typed())
    assert bool(Job.objects.get().seen_open_at) == is_seen


def test_a_known_job_is_not_written_over(signed_in: Client) -> None:
    first, second = make_capture(reading()), make_capture(reading())
    signed_in.post(reverse("jobs:capture-complete", args=[first.pk]), typed())
    response = signed_in.post(
        reverse("jobs:capture-complete", args=[second.pk]), typed(description="Cook stew.")
    )
    assert [str(each) for each in get_messages(response.wsgi_request)][-1] == (
        "You have this one already: Cook at Northwind, in “To review”. "
        "What you typed was not written over it."
    )
    assert Job.objects.get().description == "Cook soup."
    page = signed_in.get(reverse("jobs:capture-complete", args=[second.pk]))
    assert page["Location"] == Job.objects.get().get_absolute_url()


def test_several_postings_are_chosen_from(signed_in: Client) -> None:
    row = make_capture(reading(description="Cook soup."), reading(title="Waiter", description="Go"))
    path = reverse("jobs:capture-complete", args=[row.pk])
    page = signed_in.get(path).content.decode()
    assert page.count('type="checkbox"') == 2
    assert signed_in.post(path, {"posting": ["9", "x"]}).status_code == 200
    assert not Job.objects.exists()
    assert signed_in.post(path, {"posting": ["1"]})["Location"] == PAGE
    assert Job.objects.get().title == "Waiter"


def test_a_broken_blocklist_is_said_and_nothing_is_lost(
    signed_in: Client, settings: object
) -> None:
    path = settings.CONFIG_DIR / "blocklist.yaml"  # type: ignore[attr-defined]
    path.write_text("companies: {")
    row = make_capture(reading())
    response = signed_in.post(reverse("jobs:capture-complete", args=[row.pk]), typed())
    assert response.status_code == 422
    assert "blocklist.yaml" in response.content.decode()
    assert "Cook soup." in response.content.decode()
    assert not Job.objects.exists()


# --- editing -------------------------------------------------------------------------------------


def test_the_job_page_leads_to_its_form(signed_in: Client) -> None:
    job = make_job()
    assert (
        reverse("jobs:edit", args=[job.pk])
        in signed_in.get(job.get_absolute_url()).content.decode()
    )


def test_an_edit_changes_what_was_typed_and_nothing_else(signed_in: Client) -> None:
    job = make_job(title="Cook", company="Northwind", description="One.\nTwo.", location="Oslo",
                   salary_min=40, salary_currency="EUR", salary_period="hour")  # fmt: skip
    path = reverse("jobs:edit", args=[job.pk])
    page = signed_in.get(path)
    form = page.context["form"]
    shown = {name: form[name].value() or "" for name in form.fields}
    shown["description"] = shown["description"].replace("\n", "\r\n")
    assert shown["salary"] == "EUR 40 an hour"
    signed_in.post(path, shown)
    job.refresh_from_db()
    assert (job.edited_fields, job.salary_text) == ([], "")
    response = signed_in.post(path, {**shown, "title": "Head Cook", "location": ""})
    assert response["Location"] == job.get_absolute_url()
    job.refresh_from_db()
    assert (job.title, job.title_key, job.location) == ("Head Cook", "head cook", "")
    assert job.edited_fields == ["location", "title"]
    assert job.salary_min == 40


def test_an_edited_company_is_another_row(signed_in: Client) -> None:
    job = make_job(company="Northwind")
    signed_in.post(reverse("jobs:edit", args=[job.pk]), typed(company="Southwind GmbH"))
    job.refresh_from_db()
    assert (job.company.name, job.company_key) == ("Southwind GmbH", "southwind")


def test_an_edit_without_a_title_is_refused(signed_in: Client) -> None:
    job = make_job(title="Cook")
    response = signed_in.post(reverse("jobs:edit", args=[job.pk]), typed(title=" "))
    assert response.status_code == 422
    job.refresh_from_db()
    assert job.title == "Cook"


# --- the bookmark, and missing texts -------------------------------------------------------------


def test_the_bookmark_page_explains_itself(signed_in: Client) -> None:
    page = signed_in.get(reverse("jobs:capture-bookmarklet")).content.decode()
    assert page.count("javascript:void(open(") == 2


def test_missing_descriptions_are_looked_for_on_demand(signed_in: Client) -> None:
    make_job(description="")
    assert "1 job came without a description" in signed_in.get(PAGE).content.decode()
    signed_in.post(reverse("jobs:enrich"))
    assert BackgroundTask.objects.get().task_type == "enrich"
    assert "Looking" not in signed_in.get(PAGE).content.decode().partition("lacking-title")[0]
