"""Letters changed as wished, read side by side and compared, as a browser asks for it."""

import re
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jobs import drafting
from jobs.models import CoverLetter, Job
from jobs.stages import Stage
from tests.factories import make_job

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
POSTS = ["refine-letter", "like-letter"]
GETS = ["compare-letters", "side-by-side"]


@pytest.fixture
def job() -> Job:
    return make_job(title="Data Engineer", stage=Stage.APPROVED)


def make_letter(job: Job, text: str = "Dear team,", **fields: Any) -> CoverLetter:
    return CoverLetter.objects.add_version(job, text=text, **fields)


def url(name: str, job: Job) -> str:
    return reverse(f"jobs:{name}", args=[job.pk])


def words(response: HttpResponse) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def typed(letter: CoverLetter, **more: Any) -> dict[str, Any]:
    return {"text": letter.text, "letter": letter.pk, "revision": letter.revision, **more}


# --- changing as wished ---------------------------------------------------------------------------


def test_one_click_has_the_letter_changed(signed_in: Client, job: Job) -> None:
    letter = make_letter(job)
    assert "Shorter" in words(signed_in.get(url("apply", job)))
    response = signed_in.post(
        url("refine-letter", job), typed(letter, wish_code="shorter"), headers=HTMX
    )
    assert response.status_code == 200
    assert "Waiting for its turn" in words(response)
    refined = job.letters.all()[0]
    assert (refined.based_on, refined.wished, refined.is_writing) == (letter, "Shorter", True)


def test_what_was_typed_meanwhile_is_saved_first_and_changed(signed_in: Client, job: Job) -> None:
    draft = make_letter(job, backend="local")
    data = typed(draft, wish="Mention the archive") | {"text": "Dear all,"}
    response = signed_in.post(url("refine-letter", job), data)
    assert response["Location"] == url("apply", job)
    refined = job.letters.all()[0]
    assert refined.based_on is not None
    assert (refined.version, refined.based_on.text) == (3, "Dear all,")


def test_an_empty_wish_is_a_422_and_keeps_the_text(signed_in: Client, job: Job) -> None:
    letter = make_letter(job)
    data = typed(letter) | {"text": "typed words"}
    response = signed_in.post(url("refine-letter", job), data, headers=HTMX)
    assert (response.status_code, response["HX-Retarget"]) == (422, "#letter-status")
    assert "Say what to change" in words(response)
    whole = signed_in.post(url("refine-letter", job), data)
    assert whole.status_code == 422
    assert "typed words</textarea>" in whole.content.decode()


def test_a_wish_that_is_too_long_comes_back(signed_in: Client, job: Job) -> None:
    data = typed(make_letter(job), wish="x" * 1_001)
    response = signed_in.post(url("refine-letter", job), data)
    assert response.status_code == 422
    assert "Your wish has 1001 characters" in words(response)
    assert f"{'x' * 1_001}</textarea>" in response.content.decode()


def test_nothing_cannot_be_changed(signed_in: Client, job: Job) -> None:
    response = signed_in.post(url("refine-letter", job), {"text": "", "wish_code": "warmer"})
    assert response.status_code == 422
    assert "Write something first" in words(response)
    assert "Shorter" not in words(signed_in.get(url("apply", job)))


def test_a_changed_version_says_what_was_wished(signed_in: Client, job: Job) -> None:
    letter = make_letter(job)
    make_letter(job, "Dear,", based_on=letter, wish_code="shorter", backend="local", model="m")
    page = signed_in.get(url("apply", job))
    assert "Changed from version 1 as you wished: “ Shorter ”." in words(page)
    assert f"{url('compare-letters', job)}?old=1&amp;new=2" in page.content.decode()


# --- side by side ---------------------------------------------------------------------------------


def test_three_drafts_are_offered_side_by_side(signed_in: Client, job: Job) -> None:
    first = make_letter(job, "one", backend="local")
    for angle in ("story", "brief"):
        make_letter(job, angle, backend="local", angle=angle, variant_of=first)
    page = signed_in.get(url("apply", job))
    assert "Three drafts were written together." in words(page)
    address = re.search(r'href="([^"]*side-by-side[^"]*)"', page.content.decode())
    assert address is not None
    beside = signed_in.get(address[1].replace("&amp;", "&"))
    assert "Version 2: begins with an example" in words(beside)
    assert beside.content.decode().count("Take version") == 3


def test_taking_one_makes_it_current_and_keeps_the_others(signed_in: Client, job: Job) -> None:
    first = make_letter(job, "one", backend="local")
    make_letter(job, "two", backend="local", variant_of=first)
    signed_in.post(url("restore-letter", job), {"letter": first.pk})
    assert [each.text for each in job.letters.all()] == ["one", "two", "one"]


def test_a_draft_of_three_says_which_is_being_written(signed_in: Client, job: Job) -> None:
    signed_in.post(url("draft-letter", job), {"count": "3"})
    assert "Draft 1 of three" in words(signed_in.get(url("apply", job))).replace(" 3", " three")
    assert job.letters.count() == 3


def test_more_than_three_at_once_is_a_422(signed_in: Client, job: Job) -> None:
    assert signed_in.post(url("draft-letter", job), {"count": "9"}).status_code == 422
    assert not job.letters.exists()


@pytest.mark.parametrize("query", ["", "?version=1", "?version=x&version=9"])
def test_one_alone_is_not_beside_another(signed_in: Client, job: Job, query: str) -> None:
    make_letter(job)
    response = signed_in.get(url("side-by-side", job) + query, follow=True)
    assert "Choose two or three versions" in words(response)


# --- comparing ------------------------------------------------------------------------------------


def test_what_changed_is_marked_for_eyes_and_ears(signed_in: Client, job: Job) -> None:
    make_letter(job, "I built it.")
    make_letter(job, "I mended it.")
    html = signed_in.get(url("compare-letters", job), {"old": 1, "new": 2}).content.decode()
    assert "[removed: </span>built<" in html
    assert "[added: </span>mended<" in html
    assert "1 word came, 1 went." in html
    assert "Make version 1 the current one" in html


def test_without_a_choice_the_current_one_is_held_against_what_it_was_made_from(
    signed_in: Client, job: Job
) -> None:
    base = make_letter(job, "first words")
    make_letter(job, "second words")
    make_letter(job, "third words", based_on=base)
    html = signed_in.get(url("compare-letters", job)).content.decode()
    assert "first" in html
    assert "second" not in html


def test_the_same_words_are_said_to_be_the_same(signed_in: Client, job: Job) -> None:
    make_letter(job)
    make_letter(job)
    assert "the same words" in words(signed_in.get(url("compare-letters", job)))


@pytest.mark.parametrize("query", ["?old=1&new=9", "?old=x&new=1", "?old=1"])
def test_a_version_that_is_not_there_is_a_404(signed_in: Client, job: Job, query: str) -> None:
    make_letter(job)
    make_letter(job)
    assert signed_in.get(url("compare-letters", job) + query).status_code == 404


def test_one_version_has_nothing_to_be_compared_with(signed_in: Client, job: Job) -> None:
    make_letter(job)
    response = signed_in.get(url("compare-letters", job), follow=True)
    assert "only one version so far" in words(response)


def test_comparing_asks_as_much_for_many_versions(signed_in: Client, job: Job) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert signed_in.get(url("compare-letters", job)).status_code == 200
        return len(captured)

    for _ in range(3):
        make_letter(job)
    signed_in.get(url("compare-letters", job))
    few = count()
    for _ in range(27):
        make_letter(job)
    assert count() == few


# --- good letters --------------------------------------------------------------------------------


def test_a_letter_is_marked_as_good_and_not_any_more(signed_in: Client, job: Job) -> None:
    letter = make_letter(job)
    assert "Mark as good" in words(signed_in.get(url("apply", job)))
    data = {"letter": letter.pk, "good": "yes"}
    response = signed_in.post(url("like-letter", job), data, follow=True)
    assert "A good letter: drafts for similar jobs are shown its style." in words(response)
    response = signed_in.post(url("like-letter", job), data | {"good": "no"}, follow=True)
    assert "It is not shown to a model any more." in words(response)
    letter.refresh_from_db()
    assert letter.liked_at is None


def test_an_older_version_is_marked_and_stays_on_the_screen(signed_in: Client, job: Job) -> None:
    old = make_letter(job, "old words")
    make_letter(job, "new words")
    response = signed_in.post(url("like-letter", job), {"letter": old.pk, "good": "yes"})
    assert response["Location"] == f"{url('apply', job)}?version=1"


def test_an_empty_version_is_not_good_yet(signed_in: Client, job: Job) -> None:
    letter = make_letter(job, "")
    data = {"letter": letter.pk, "good": "yes"}
    response = signed_in.post(url("like-letter", job), data, follow=True)
    assert "There is nothing in this version yet." in words(response)


def test_a_draft_says_whose_style_the_model_was_shown(signed_in: Client, job: Job) -> None:
    good = make_letter(make_job(title="Falconer"))
    make_letter(job, backend="local", model="m").examples.set([good])
    page = signed_in.get(url("apply", job))
    assert "The model was shown the style of your letter for Falconer" in words(page)


# --- who may ask, and how -------------------------------------------------------------------------


@pytest.mark.parametrize("name", GETS)
def test_what_only_shows_takes_no_post(signed_in: Client, job: Job, name: str) -> None:
    assert signed_in.post(url(name, job)).status_code == 405


@pytest.mark.parametrize("name", POSTS)
def test_changing_needs_a_post(signed_in: Client, job: Job, name: str) -> None:
    assert signed_in.get(url(name, job)).status_code == 405


@pytest.mark.parametrize("name", [*GETS, *POSTS])
def test_a_stranger_sees_nothing(client: Client, job: Job, name: str) -> None:
    response = client.post(url(name, job)) if name not in GETS else client.get(url(name, job))
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("login"))


def test_a_version_in_work_is_not_changed(signed_in: Client, job: Job) -> None:
    letter = drafting.start_draft(job)
    response = signed_in.post(url("refine-letter", job), typed(letter, wish_code="warmer"))
    assert response.status_code in (302, 422)
    assert job.letters.count() == 1
