"""What a posting's page says about whether the job is open. Bodies are written here."""

import pytest

from jobs.open_or_gone import Openness, Seen, address_to_ask, read_answer

ADDRESS = "https://careers.example.com/jobs/4711-data-engineer"
TITLE = "Data Engineer (m/f/d)"


def says(text: str, *, status: int = 200, url: str = "", asked: str = ADDRESS) -> Openness:
    return read_answer(Seen(asked=asked, url=url or asked, status=status, text=text), title=TITLE)


def shown(notice: str) -> str:
    return f"<html><body><h1>{TITLE}</h1><p>{notice}</p><p>What we do.</p></body></html>"


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_not_there_is_gone(status: int) -> None:
    assert says("Not found", status=status) is Openness.NOT_THERE


@pytest.mark.parametrize(
    "notice",
    [
        "This job is no longer available.",
        "Sorry, the position you are looking for has been filled.",
        "No longer accepting applications",
        "This job posting has expired.",
        "Applications for this role have now closed.",
        "Diese Stelle ist leider nicht mehr verfügbar.",
        "Die Stellenanzeige ist abgelaufen.",
        "Cette offre n’est plus disponible.",
        "Cette offre d'emploi a expiré.",
        "Esta oferta ya no está disponible.",
        "L'annuncio è scaduto.",
        "Deze vacature is gesloten.",
        "Esta vaga foi encerrada.",
        "Tjänsten är tillsatt.",
        "Ta oferta jest już nieaktualna.",
    ],
)
def test_a_notice_on_the_page_says_that_it_is_over(notice: str) -> None:
    assert says(shown(notice)) is Openness.SAYS_SO


@pytest.mark.parametrize(
    "words",
    [
        "Applications will be accepted until the position is filled.",
        "This role is open until filled.",
        "Die Stelle soll zum 1. Mai besetzt werden.",
        "You will close open positions in our books.",
        "Our office is closed on Fridays.",
        "You care for " + "patients, " * 30 + "and this position is closed to nobody.",
    ],
)
def test_words_of_an_open_job_are_no_notice(words: str) -> None:
    assert says(shown(words)) is Openness.OPEN


def test_words_in_a_script_are_no_notice() -> None:
    words = "<script>var words = {closed: 'This job is no longer available.'}</script>"
    assert says(words + shown("Apply now")) is Openness.OPEN


def test_the_title_is_known_whatever_its_case_and_entities() -> None:
    assert says("<h1>DATA&nbsp;ENGINEER (m&#x2F;f&#x2F;d)</h1>") is Openness.OPEN


def test_a_boards_own_answer_is_read_too() -> None:
    answer = '{"id": 4711, "title": "Data Engineer (m/f/d)", "content": "This job is closed to x"}'
    assert says(answer) is Openness.OPEN


@pytest.mark.parametrize(
    "led_to",
    [
        "https://careers.example.com/",
        "https://careers.example.com/jobs",
        "https://www.example.com/karriere/",
        "https://careers.example.com/jobs?error=true",
        "https://careers.example.com/expired",
    ],
)
def test_an_address_that_leads_to_the_other_jobs_is_gone(led_to: str) -> None:
    assert says("<h1>Our open positions</h1>", url=led_to) is Openness.LEADS_AWAY


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("<h1>Sign in</h1>", "https://careers.example.com/login?next=/jobs/4711"),
        ("<h1>Are you human?</h1>", "https://careers.example.com/captcha"),
        ('<div id="root"></div>', ADDRESS),  # a script would fill it
        ("", ADDRESS),
        ("<h1>Somebody else’s page</h1>", "https://www.example.com/news/4711-new-office"),
        ("<h1>Our jobs</h1>", f"{ADDRESS}?utm_source=x"),  # led nowhere else
    ],
)
def test_what_says_nothing_is_not_known(text: str, url: str) -> None:
    assert says(text, url=url) is Openness.UNKNOWN


def test_a_list_that_still_names_the_job_is_no_end() -> None:
    text = f"<ul><li>{TITLE}</li></ul>"
    assert says(text, url="https://careers.example.com/jobs") is Openness.OPEN


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        (
            "https://boards.greenhouse.io/acme/jobs/4011223?gh_src=x",
            "https://boards-api.greenhouse.io/v1/boards/acme/jobs/4011223",
        ),
        (
            "https://jobs.lever.co/acme/11111111-2222-3333-4444-555555555555/apply",
            "https://api.lever.co/v0/postings/acme/11111111-2222-3333-4444-555555555555",
        ),
        (
            "https://jobs.eu.lever.co/acme/11111111-2222-3333-4444-555555555555",
            "https://api.eu.lever.co/v0/postings/acme/11111111-2222-3333-4444-555555555555",
        ),
        (
            "https://jobs.smartrecruiters.com/Acme/743999999999999-data-engineer",
            "https://api.smartrecruiters.com/v1/companies/Acme/postings/743999999999999",
        ),
        ("https://careers.example.com/jobs/1", "https://careers.example.com/jobs/1"),
        ("https://jobs.ashbyhq.com/acme", "https://jobs.ashbyhq.com/acme"),
    ],
)
def test_a_board_with_an_interface_is_asked_there(url: str, asked: str) -> None:
    assert address_to_ask(url) == asked
