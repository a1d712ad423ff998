"""The page before a letter leaves, as a browser asks for it."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from jobs import fact_check
from jobs.models import CoverLetter, Job, Resume, SeenDoubt, VouchedSentence
from jobs.stages import Stage
from tests.factories import make_job
from tests.jobs.test_fact_check import INVENTED, RESUME, TRUE
from tests.llm_config import write_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def job() -> Job:
    write_user(name="Ada Crane", email="ada@crane.example")
    Resume.objects.create(name="Ada", data=RESUME, is_default=True)
    return make_job(title="Head Baker", company="Otter Bread", stage=Stage.APPROVED)


@pytest.fixture
def letter(job: Job) -> CoverLetter:
    return CoverLetter.objects.add_version(job, text=f"{TRUE} {INVENTED}")


def url(name: str, job: Job, *more: str) -> str:
    return reverse(f"jobs:{name}", args=[job.pk, *more])


def fields(letter: CoverLetter, **more: Any) -> dict[str, Any]:
    return {"letter": letter.pk, "form": "txt", **more}


def words(content: bytes) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", content.decode()).split())


def test_an_export_with_doubts_leads_to_the_fact_check(
    signed_in: Client, job: Job, letter: CoverLetter
) -> None:
    typed = {"text": letter.text, "letter": letter.pk, "revision": 0}
    answer = signed_in.post(url("export-letter", job, "txt"), typed)
    assert answer.status_code == 302
    assert answer["Location"] == f"{url('check-letter', job)}?version=1&form=txt"
    shown = signed_in.get(answer["Location"]).content
    assert b"<mark>I hold a master&#x27;s degree in food science.</mark>" in shown
    assert "Your resume has no such degree" in words(shown)
    assert "I have read this: export as" in words(shown)


def test_the_lines_that_bear_a_sentence_out_say_what_they_are(signed_in: Client, job: Job) -> None:
    role = {"organization": "Food Bank", "position": "Driver", "startDate": "2020"}
    Resume.objects.update(data=RESUME | {"volunteer": [role]})
    CoverLetter.objects.add_version(job, text="Since 2020 I have been a driver for the Food Bank.")
    shown = words(signed_in.get(url("check-letter", job)).content)
    assert "Volunteering: Driver, Food Bank (2020 to now)" in shown


def test_the_letter_leaves_when_the_person_says_so(
    signed_in: Client, job: Job, letter: CoverLetter
) -> None:
    answer = signed_in.post(url("let-out", job, "txt"), fields(letter, seen=[INVENTED]))
    assert answer.status_code == 200
    assert INVENTED in answer.content.decode()
    assert "attachment" in answer["Content-Disposition"]
    assert SeenDoubt.objects.get().sentence == INVENTED
    typed = {"text": letter.text, "letter": letter.pk, "revision": 0}
    assert signed_in.post(url("export-letter", job, "txt"), typed).status_code == 200


def test_a_doubt_that_came_meanwhile_is_shown_first(
    signed_in: Client, job: Job, letter: CoverLetter
) -> None:
    answer = signed_in.post(url("let-out", job, "txt"), fields(letter), follow=True)
    assert "The letter was changed meanwhile" in words(answer.content)
    assert not SeenDoubt.objects.exists()


def test_a_sentence_is_vouched_for_and_taken_back(
    signed_in: Client, job: Job, letter: CoverLetter
) -> None:
    answer = signed_in.post(url("vouch-for", job), fields(letter, sentence=INVENTED), follow=True)
    assert "Nothing in this letter is in doubt" in words(answer.content)
    vouched = VouchedSentence.objects.get()
    answer = signed_in.post(
        url("doubt-again", job), fields(letter, vouched=vouched.pk), follow=True
    )
    assert "1 sentence in doubt" in words(answer.content)


def test_only_a_sentence_of_the_letter_can_be_vouched_for(
    signed_in: Client, job: Job, letter: CoverLetter
) -> None:
    answer = signed_in.post(
        url("vouch-for", job), fields(letter, sentence="I can fly."), follow=True
    )
    assert "not in this letter any more" in words(answer.content)
    assert not VouchedSentence.objects.exists()


def test_the_workspace_says_what_is_in_doubt(
    signed_in: Client, job: Job, letter: CoverLetter
) -> None:
    shown = words(signed_in.get(url("apply", job)).content)
    assert "One sentence in doubt" in shown
    fact_check.vouch(INVENTED)
    shown = words(signed_in.get(url("apply", job)).content)
    assert "Nothing in doubt" in shown


def test_a_save_checks_what_was_typed(signed_in: Client, job: Job, letter: CoverLetter) -> None:
    typed = {"text": TRUE, "letter": letter.pk, "revision": 0}
    answer = signed_in.post(url("save-letter", job), typed, headers={"HX-Request": "true"})
    assert "Nothing in doubt" in words(answer.content)
    assert b'id="fact-check"' in answer.content


def test_without_a_letter_there_is_nothing_to_check(signed_in: Client, job: Job) -> None:
    answer = signed_in.get(url("check-letter", job), follow=True)
    assert "There is no letter to check yet" in words(answer.content)


def test_an_unknown_format_is_not_found(signed_in: Client, job: Job, letter: CoverLetter) -> None:
    assert signed_in.post(url("let-out", job, "odt"), fields(letter)).status_code == 404


@pytest.mark.parametrize("name", ["vouch-for", "doubt-again", "let-out"])
def test_get_is_refused_and_strangers_are_sent_to_sign_in(
    client: Client, signed_in: Client, job: Job, letter: CoverLetter, name: str
) -> None:
    address = url(name, job, *(["txt"] if name == "let-out" else []))
    assert signed_in.get(address).status_code == 405
    assert b"password" in Client().post(address, fields(letter)).content
    assert not SeenDoubt.objects.exists()


def test_many_doubts_cost_no_more_queries(
    signed_in: Client, job: Job, django_assert_num_queries: Any
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for number in (3, 30):
        text = " ".join(f"I won award number {n} at Acme {n}." for n in range(number))
        CoverLetter.objects.add_version(job, text=text)
        with CaptureQueriesContext(connection) as queries:
            signed_in.get(url("check-letter", job))
        counts.append(len(queries))
    assert counts[0] == counts[1]
