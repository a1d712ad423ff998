"""The language of a letter follows the posting unless the person says otherwise."""

import pytest

from jobs import drafting
from jobs.drafting import languages, skeleton
from jobs.drafting.letter_prompt import letter_prompt
from jobs.models import Job
from jobs.stages import Stage
from peregrine.conf.profile import UserProfile
from peregrine.tasks.run import run_task
from tests.factories import make_job
from tests.llm_config import at, use_backends
from tests.llm_servers import scripted_llm

GERMAN = (
    "Wir suchen eine Person für unsere Buchhaltung. Sie arbeiten mit dem Team und sind nicht "
    "allein. Ihre Aufgaben sind die Abschlüsse der Gruppe und das Mahnwesen."
)


@pytest.fixture
def german(db: None) -> Job:
    return make_job(title="Buchhalter (m/w/d)", description=GERMAN, stage=Stage.APPROVED)


def test_the_prompt_names_the_language_of_the_posting(german: Job) -> None:
    prompt = letter_prompt(german, UserProfile(name="Ada"))
    assert "Write in German, as the posting is." in str(prompt.system)
    assert "Close the letter with “Mit freundlichen Grüßen”" in prompt


def test_the_prompt_names_the_language_that_was_chosen(german: Job) -> None:
    prompt = letter_prompt(german, UserProfile(name="Ada"), language="en")
    assert "Write in English, whatever the language of the posting." in str(prompt.system)
    assert "Close the letter with “With kind regards,”" in prompt


@pytest.mark.django_db
def test_a_language_that_cannot_be_told_is_left_to_the_model() -> None:
    prompt = letter_prompt(make_job(title="Clerk"), UserProfile())
    assert "Write in the language of the posting." in str(prompt.system)


def test_the_skeleton_greets_in_the_language_of_the_posting(german: Job) -> None:
    prompt = letter_prompt(german, UserProfile(name="Ada"))
    assert prompt.skeleton is not None
    assert prompt.skeleton.startswith(
        "Sehr geehrte Damen und Herren,\n\nhiermit bewerbe ich mich auf die Stelle „"
    )
    assert prompt.skeleton.endswith("Mit freundlichen Grüßen\nAda")


@pytest.mark.parametrize(
    ("code", "own", "closing"),
    [
        ("en", "With kind regards,", "With kind regards,"),
        ("fr", "With kind regards,", "Cordialement,"),
        ("de", "viele Grüße", "viele Grüße"),
        ("de", "Viele Grüße aus Köln", "Viele Grüße aus Köln"),
        ("en", "Viele Grüße aus Köln", "With kind regards,"),
        ("de", "Until soon,", "Until soon,"),
        ("", "Viele Grüße", "Viele Grüße"),
        ("xx", "Cordialement,", "Cordialement,"),
    ],
)
def test_a_closing_of_your_own_stays_unless_it_is_in_another_language(
    code: str, own: str, closing: str
) -> None:
    assert languages.closing(code, own) == closing


@pytest.mark.parametrize("language", languages.LANGUAGES, ids=lambda each: each.code)
def test_every_language_begins_and_ends_a_letter(language: languages.Language) -> None:
    salutation = languages.salutation(language.code, "{Traders}")
    assert "{company}" not in salutation
    assert languages.closing(language.code, language.closing) == language.closing


def test_a_language_without_a_greeting_here_is_greeted_in_english() -> None:
    assert languages.salutation("xx", "Northwind") == "Dear Northwind team,"


def test_what_was_chosen_stays_with_the_letter_and_its_next_versions(german: Job) -> None:
    with scripted_llm() as server:
        use_backends(local=at(server))
        letter = drafting.start_draft(german, language="en")
        run_task(german.tasks.get().pk)
        assert "Write in English" in str(server.chats[0]["json"]["messages"])
    letter.refresh_from_db()
    assert letter.language == "en"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", "You ask for Python, SQL and Airflow."),
        ("de", "Sie suchen Erfahrung mit Python, SQL und Airflow."),
        ("es", "Entre lo que piden: Python, SQL, Airflow."),
        ("ja", "募集要項にPython、SQL、Airflowとあります。"),
        ("xx", "You ask for Python, SQL and Airflow."),
    ],
)
def test_skills_are_named_in_the_language_of_the_letter(code: str, said: str) -> None:
    assert skeleton.asked(code, ["Python", "SQL", "Airflow"]) == said


def test_every_language_with_a_salutation_says_what_the_letter_is_about() -> None:
    for language in languages.LANGUAGES:
        said = skeleton.subject(language.code, "Baker")
        assert "Baker" in said
        assert language.code == "en" or said != skeleton.subject("en", "Baker")
        assert skeleton.asked(language.code, ["Go"]).count("Go") == 1
