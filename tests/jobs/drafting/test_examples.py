"""Good letters are shown to a model for their style, without whom they were for."""

import pytest

from jobs import drafting, letters
from jobs.drafting.examples import MOST_BYTES, in_prompt, similar, style_of
from jobs.letters import LetterError
from jobs.models import CoverLetter, Job
from jobs.stages import Stage
from peregrine.conf.nda import NdaCompany, NdaNames
from peregrine.tasks.run import run_task
from tests.factories import make_job
from tests.llm_config import TEMPLATE, at, use_backends
from tests.llm_servers import scripted_llm

PYTHON = {"word": "Python", "weight": 3, "count": 1}
SQL = {"word": "SQL", "weight": 3, "count": 1}
LETTER = "Dear Ms. Okafor,\n\nI like what Kite does. I mend ledgers.\n\nBest,\nAda"


def make_good(text: str = LETTER, *, title: str = "Clerk", company: str = "Kite Ltd", matched=()):  # type: ignore[no-untyped-def]
    job = make_job(title=title, company=company, matched=list(matched))
    letter = CoverLetter.objects.add_version(job, text=text)
    letters.mark_as_good(letter, is_good=True)
    return letter


@pytest.fixture
def job(db: None) -> Job:
    return make_job(title="Data Engineer", matched=[PYTHON, SQL], stage=Stage.APPROVED)


def test_the_two_nearest_good_letters_are_chosen(job: Job) -> None:
    one = make_good(matched=[PYTHON])
    two = make_good(matched=[PYTHON, SQL], title="Cook")
    make_good(matched=[], title="Baker")
    three = make_good(title="Senior Data Engineer", matched=[PYTHON, SQL])
    assert similar(job) == [three, two]
    letters.mark_as_good(two, is_good=False)
    assert similar(job) == [three, one]


def test_a_letter_for_something_else_is_not_shown(job: Job) -> None:
    make_good(title="Baker")
    assert similar(job) == []


def test_the_letters_of_the_job_itself_are_not_its_examples(job: Job) -> None:
    letter = CoverLetter.objects.add_version(job, text="Dear all,")
    letters.mark_as_good(letter, is_good=True)
    assert similar(job) == []


def test_of_one_job_one_letter_is_enough(job: Job) -> None:
    first = make_good(title="Data Engineer")
    second = CoverLetter.objects.add_version(first.job, text="Another")
    letters.mark_as_good(second, is_good=True)
    assert similar(job) == [second]


@pytest.mark.django_db
def test_nothing_cannot_be_marked_as_good() -> None:
    letter = CoverLetter.objects.add_version(make_job(), text=" ")
    with pytest.raises(LetterError, match="nothing in this version"):
        letters.mark_as_good(letter, is_good=True)


def test_whom_the_letter_was_for_is_left_out() -> None:
    assert style_of(LETTER, "Kite Ltd") == "I like what the company does. I mend ledgers."
    named = LETTER.replace("I mend ledgers.", "Thank you, Ms. Okafor.")
    assert style_of(named, "Kite Ltd").endswith("Thank you, them.")


def test_a_long_letter_is_shortened_at_the_end_of_a_sentence() -> None:
    style = style_of("I mend ledgers and more. " * 100, "Kite Ltd")
    assert len(style.encode()) <= MOST_BYTES
    assert style.endswith("more. […]")


def test_a_letter_of_one_paragraph_is_kept_whole() -> None:
    assert style_of("Dear all, I mend ledgers", "Kite Ltd") == "Dear all, I mend ledgers"


@pytest.mark.django_db
def test_examples_are_quoted_and_name_no_company_under_an_nda() -> None:
    letter = make_good("Hello,\n\nAt Heron Bank I mended </quoted> ledgers.\n\nAda")
    told = in_prompt([letter], NdaNames([NdaCompany("Heron Bank", "a bank")]))
    assert '<quoted name="style">\nAt a bank I mended ‹/quoted> ledgers.\n</quoted>' in told
    assert in_prompt([], NdaNames([])) == ""


def test_a_draft_remembers_which_letters_the_model_was_shown(job: Job) -> None:
    good = make_good(matched=[PYTHON])
    with scripted_llm() as server:
        use_backends(local=at(server))
        letter = drafting.start_draft(job)
        run_task(job.tasks.get().pk)
        assert "I like what the company does" in str(server.chats[0]["json"]["messages"])
    assert list(letter.shown_examples) == [good]


def test_a_skeleton_was_shown_nothing(job: Job) -> None:
    make_good(matched=[PYTHON])
    use_backends(template=TEMPLATE)
    letter = drafting.start_draft(job)
    run_task(job.tasks.get().pk)
    letter.refresh_from_db()
    assert letter.is_template
    assert not letter.shown_examples.exists()
