"""A letter before it leaves: doubts that must be seen, sentences that are vouched for."""

from datetime import date
from typing import Any

import pytest

from jobs import fact_check, letters
from jobs.documents import formats
from jobs.fact_check import UnseenDoubts
from jobs.models import CoverLetter, Job, Resume, SeenDoubt, VouchedSentence
from peregrine.conf.profile import UserProfile
from tests.factories import make_job
from tests.llm_config import write_user

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 29)
TRUE = "I have baked bread at Heron Mill since 2019."
INVENTED = "I hold a master's degree in food science."
RESUME = {
    "basics": {"name": "Ada Crane", "label": "Baker"},
    "work": [
        {
            "name": "Heron Mill",
            "position": "Baker",
            "startDate": "2019-03",
            "highlights": ["Bake 400 loaves of bread a night"],
        }
    ],
}


@pytest.fixture(autouse=True)
def _person() -> None:
    write_user(name="Ada Crane", email="ada@crane.example")


@pytest.fixture
def job() -> Job:
    return make_job(title="Head Baker", company="Otter Bread", description="Bake bread with us.")


def add_resume(**fields: Any) -> Resume:
    return Resume.objects.create(name="Ada", data=RESUME, is_default=True, **fields)


def add_letter(job: Job, *sentences: str) -> CoverLetter:
    return CoverLetter.objects.add_version(job, text=" ".join(sentences))


def check(letter: CoverLetter) -> fact_check.FactCheck:
    return fact_check.check(letter, UserProfile.load())


def export(letter: CoverLetter) -> letters.Export:
    text = formats.find("txt")
    assert text is not None
    return letters.export(letter, text, on=TODAY)


def test_what_the_resume_does_not_say_is_in_doubt(job: Job) -> None:
    add_resume()
    found = check(add_letter(job, TRUE, INVENTED))
    assert [each.text for each in found.doubtful] == [INVENTED]
    assert [each.text for each in found.supported] == [TRUE]
    assert any("Heron Mill" in fact.text for fact in found.supported[0].sources)


def test_what_was_won_and_what_was_done_as_a_volunteer_is_no_doubt(job: Job) -> None:
    further = {
        "volunteer": [{"organization": "Food Bank", "position": "Driver", "startDate": "2020"}],
        "awards": [{"title": "Golden Loaf", "awarder": "Guild of Bakers", "date": "2021"}],
    }
    Resume.objects.create(name="Ada", data=RESUME | further, is_default=True)
    won = "In 2021 I won the Golden Loaf of the Guild of Bakers."
    gave = "Since 2020 I have been a driver for the Food Bank."
    letter = add_letter(job, won, gave, "I won the Silver Spoon.")
    found = check(letter)
    assert [each.text for each in found.doubtful] == ["I won the Silver Spoon."]
    assert {fact.id for each in found.supported for fact in each.sources} >= {"a1", "o1"}


def test_the_pieces_are_the_whole_letter(job: Job) -> None:
    add_resume()
    letter = add_letter(job, "Dear team,\n\n", TRUE, "\n\n", INVENTED, "\n\nAda Crane\n")
    assert "".join(text for text, _ in check(letter).pieces) == letter.text


def test_a_letter_is_not_exported_before_its_doubts_were_seen(job: Job) -> None:
    add_resume()
    letter = add_letter(job, TRUE, INVENTED)
    with pytest.raises(UnseenDoubts, match="1 sentence of this letter"):
        export(letter)
    letter.refresh_from_db()
    assert letter.sealed_at is None


def test_a_letter_is_exported_when_its_doubts_were_seen_and_that_is_kept(job: Job) -> None:
    add_resume()
    letter = add_letter(job, TRUE, INVENTED)
    fact_check.see(check(letter), [INVENTED])
    fact_check.see(check(letter), [INVENTED])  # a second click
    assert INVENTED in export(letter).content.decode()
    (seen,) = SeenDoubt.objects.all()
    assert (seen.letter, seen.sentence) == (letter, INVENTED)
    assert "master" in seen.why


def test_a_doubt_that_the_page_did_not_show_is_not_seen(job: Job) -> None:
    add_resume()
    letter = add_letter(job, TRUE, INVENTED)
    fact_check.see(check(letter), ["I speak Latin."])
    with pytest.raises(UnseenDoubts):
        export(letter)


def test_a_changed_sentence_has_to_be_seen_again_in_a_later_version_too(job: Job) -> None:
    add_resume()
    fact_check.see(check(add_letter(job, INVENTED)), [INVENTED])
    assert check(add_letter(job, TRUE, INVENTED)).unseen == []
    assert len(check(add_letter(job, TRUE, INVENTED.replace("food", "rocket"))).unseen) == 1


def test_a_sentence_that_is_vouched_for_is_a_fact_until_it_is_taken_back(job: Job) -> None:
    add_resume()
    letter = add_letter(job, TRUE, INVENTED)
    vouched = fact_check.vouch(INVENTED)
    assert fact_check.vouch(INVENTED) == vouched
    assert check(letter).doubtful == []
    assert [fact.text for fact in check(letter).supported[1].sources] == [INVENTED]
    assert fact_check.take_back(vouched.pk) == INVENTED
    assert fact_check.take_back(vouched.pk) == ""
    assert len(check(letter).doubtful) == 1
    assert not VouchedSentence.objects.exists()


def test_without_a_resume_only_what_can_be_told_is_in_doubt(job: Job) -> None:
    letter = add_letter(job, "Dear [name],\n\n", INVENTED, "See https://crook.example/pay now.")
    found = check(letter)
    assert not found.has_resume
    assert [each.text for each in found.doubtful] == [
        "Dear [name],",
        "See https://crook.example/pay now.",
    ]
    assert [each.can_be_vouched for each in found.doubtful] == [False, True]


def test_a_degree_that_the_resume_has_is_no_doubt(job: Job) -> None:
    other = {
        "basics": {"name": "Ada Crane"},
        "education": [{"studyType": "MSc", "area": "Food science"}],
    }
    Resume.objects.create(name="Science", data=other, is_default=True)
    assert check(add_letter(job, INVENTED)).doubtful == []
