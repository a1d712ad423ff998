"""Which postings are one job: names, places, addresses, texts, and the verdict."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.dedupe import (
    Grade,
    JobFacts,
    NativeId,
    clean_url,
    company_key,
    is_same_job,
    native_identity,
    place_key,
    text_sketch,
    title_key,
    url_key,
)
from jobs.dedupe.company import is_same_company
from jobs.dedupe.place import is_compatible
from jobs.dedupe.sketch import likeness

WORDS = [f"word{number}" for number in range(400)]
TEXT = " ".join(WORDS)
OTHER_TEXT = " ".join(f"other{number}" for number in range(400))


def facts(
    *,
    board: str = "indeed",
    company: str = "Northwind Traders",
    title: str = "Data Engineer",
    location: str = "Winnipeg, MB, CA",
    native_id: str = "",
    urls: tuple[str, ...] = (),
    description: str = TEXT,
) -> JobFacts:
    return JobFacts.of(
        board=board,
        company=company,
        title=title,
        location=location,
        native_id=native_id,
        urls=urls,
        description=description,
    )


# --- companies --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Acme Inc.", "acme"),
        ("ACME, INC", "acme"),
        ("The Acme Company, L.L.C.", "acme"),
        ("Müller & Söhne GmbH & Co. KG", "muller and sohne"),
        ("Société Générale S.A.", "societe generale"),
        ("L'Oréal", "loreal"),
        ("McDonald’s Corp.", "mcdonalds"),
        ("I.B.M.", "ibm"),
        ("Kowalski Sp. z o.o.", "kowalski"),
        ("Ørsted A/S", "orsted a s"),
        ("Winnipeg Regional Health Authority (WRHA)", "winnipeg regional health authority"),
        ("株式会社メルカリ", "メルカリ"),
        ("ООО «Ромашка»", "ромашка"),
        ("شركة المثال", "شركة المثال"),
        ("华为技术有限公司", "华为技术"),
        ("SAS", "sas"),
        ("Limited", "limited"),
        ("(株)", "(株)"),
        ("???", "???"),
        ("", ""),
    ],
)
def test_company_keys_drop_case_accents_and_legal_form(name: str, key: str) -> None:
    assert company_key(name) == key


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Bausch Health", "Bausch Health Companies Inc."),
        ("EllisDon", "EllisDon Corporation"),
        ("Tundra Oil & Gas", "Tundra Oil and Gas"),
        ("Skip The Dishes", "SkipTheDishes"),
        ("International Business Machines", "IBM"),
        ("London Drugs", "London Drugs Limited"),
    ],
)
def test_one_employer_under_two_names(a: str, b: str) -> None:
    assert is_same_company(company_key(a), company_key(b))
    assert is_same_company(company_key(b), company_key(a))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Meta", "Metalworks"),
        ("City of Winnipeg", "Winnipeg Regional Health Authority"),
        ("Royal Bank of Canada", "Royal LePage"),
        ("Global Solutions Inc", "International Services Ltd"),
        ("", ""),
        ("Northwind", ""),
    ],
)
def test_two_employers_with_like_names(a: str, b: str) -> None:
    assert not is_same_company(company_key(a), company_key(b))


# --- titles and places ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Data Engineer (m/f/d)", "data engineer"),
        ("Data Engineer (m/w/d)", "data engineer"),
        ("Ingénieur Données H/F", "ingenieur donnees"),
        ("[15h Left] Data Engineer", "data engineer"),
        ("▷ [Only 24h Left] Data Engineer", "data engineer"),
        ("Sr. Data Engineer", "senior data engineer"),
        ("Data Engineer - Reposted", "data engineer"),
        ("Data Engineer - Winnipeg, MB", "data engineer"),
        ("Data Engineer (Remote)", "data engineer"),
        ("Research & Development Lead", "research and development lead"),
        ("Lab Technician II", "laboratory technician 2"),
        ("Analyst I", "analyst 1"),
        ("C++ / C# Developer", "c++ c# developer"),
        ("Softwareentwickler:in", "softwareentwickler"),
        ("バックエンドエンジニア", "バックエンドエンジニア"),
        ("(m/f/d)", "m f d"),
        ("", ""),
    ],
)
def test_title_keys_drop_noise(title: str, key: str) -> None:
    assert title_key(title) == key


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Project Manager 3", "Project Manager 5"),
        ("PM3", "PM5"),
        ("Junior Accountant", "Senior Accountant"),
        ("Accountant", "Senior Accountant"),
        ("Co-op Student-1", "Co-op Student-2"),
        ("Analyst II", "Analyst III"),
        ("Laboratory Technician", "Laboratory Technician - Phlebotomy"),
        ("Manager, Sales", "Manager, Marketing"),
        ("C Developer", "C++ Developer"),
    ],
)
def test_title_keys_keep_level_number_and_speciality(a: str, b: str) -> None:
    assert title_key(a) != title_key(b)
    same_otherwise = facts(title=a, board="indeed"), facts(title=b, board="linkedin")
    assert is_same_job(*same_otherwise) is None


@pytest.mark.parametrize(
    ("location", "key"),
    [
        ("Winnipeg", "winnipeg"),
        ("Winnipeg, MB, CA", "winnipeg"),
        ("Winnipeg, Manitoba, Canada", "winnipeg"),
        ("Winnipeg, MB R3C 4A5", "winnipeg"),
        ("Winnipeg Capital Region, Manitoba, Canada", "winnipeg"),
        ("Hybrid - Winnipeg, MB", "winnipeg"),
        ("R4A 5A4, MB, Canada", "mb"),
        ("St. Clements, MB, CA", "saint clements"),
        ("San Francisco Bay Area", "san francisco"),
        ("München, Deutschland", "munich"),
        ("10115 Berlin, Germany", "berlin"),
        ("Remote", "remote"),
        ("Remote – US", "remote"),
        ("Canada", "ca"),
        ("東京都", "東京都"),
        ("", ""),
    ],
)
def test_place_keys_name_the_city(location: str, key: str) -> None:
    assert place_key(location) == key


@pytest.mark.parametrize(
    ("a", "b", "is_possible"),
    [
        ("Winnipeg", "Winnipeg, MB, CA", True),
        ("Winnipeg, Manitoba, Canada", "Winnipeg, MB, CA", True),
        ("R4A 5A4, MB, Canada", "Winnipeg, MB, CA", True),
        ("", "Winnipeg", True),
        ("Canada", "Winnipeg, MB, CA", True),
        ("Winnipeg, MB", "Brandon, MB", False),
        ("Portland, OR", "Portland, ME", False),
        ("Remote – US", "Berlin, Germany", False),
        ("London, ON, CA", "London, United Kingdom", False),
    ],
)
def test_places_contradict_each_other_or_not(a: str, b: str, is_possible: bool) -> None:
    assert is_compatible(a, b) is is_possible
    assert is_compatible(b, a) is is_possible


# --- addresses --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "identity"),
    [
        (
            "https://ca.linkedin.com/jobs/view/lab-tech-at-acme-4133182576?utm_source=x",
            ("linkedin", "4133182576"),
        ),
        ("https://www.linkedin.com/jobs/view/4133182576", ("linkedin", "4133182576")),
        (
            "https://www.linkedin.com/jobs/search/?currentJobId=4133182576",
            ("linkedin", "4133182576"),
        ),
        (
            "https://emplois.ca.indeed.com/viewjob?jk=8bc1d1e1b4a75627",
            ("indeed", "8bc1d1e1b4a75627"),
        ),
        (
            "http://ca.indeed.com/job/project-manager-7f874ba6b9cc4e91",
            ("indeed", "7f874ba6b9cc4e91"),
        ),
        ("https://www.glassdoor.ca/job-listing/j?jl=1009611115665", ("glassdoor", "1009611115665")),
        ("https://job-boards.greenhouse.io/reddit/jobs/7617155", ("greenhouse", "7617155")),
        ("https://stripe.com/jobs/search?gh_jid=7954688", ("greenhouse", "7954688")),
        (
            "https://jobs.lever.co/ro/f25a6c49-5ed4-4aa0-a5bb-b30e9790f90c/apply",
            ("lever", "f25a6c49-5ed4-4aa0-a5bb-b30e9790f90c"),
        ),
        (
            "https://jobs.ashbyhq.com/substack/102614fa-29b5-417b-9ff5-25f7a0fb1d0e/application",
            ("ashby", "102614fa-29b5-417b-9ff5-25f7a0fb1d0e"),
        ),
        (
            "https://als.wd103.myworkdayjobs.com/en-US/Jobs/job/Winnipeg/Lab-Tech_R5093-1",
            ("workday", "als/r5093-1"),
        ),
        (
            "https://wd3.myworkdaysite.com/en-US/recruiting/havas/Careers/job/Paris/Planner_JR0042",
            ("workday", "havas/jr0042"),
        ),
        ("https://apply.workable.com/acme/j/BF7212AD2E/", ("workable", "bf7212ad2e")),
        (
            "https://jobs.smartrecruiters.com/AECOM2/744000119664188-hr",
            ("smartrecruiters", "744000119664188"),
        ),
        ("https://flyio.bamboohr.com/careers/35?source=indeed", ("bamboohr", "flyio/35")),
        (
            "https://www.google.com/url?q=https://jobs.personio.de/job/2415353",
            ("personio", "2415353"),
        ),
        ("https://remoteok.com/remote-jobs/remote-sre-acme-1130123", ("remoteok", "1130123")),
        ("https://remotive.com/remote-jobs/software/sre-1898123", ("remotive", "1898123")),
        ("https://weworkremotely.com/remote-jobs/acme-sre", ("weworkremotely", "acme-sre")),
        ("https://himalayas.app/companies/acme/jobs/sre-12", ("himalayas", "acme/jobs/sre-12")),
        (
            "https://www.arbeitnow.com/jobs/companies/acme/sre-berlin-5",
            ("arbeitnow", "sre-berlin-5"),
        ),
        ("https://jobicy.com/jobs/128391-data-engineer", ("jobicy", "128391")),
        ("https://news.ycombinator.com/item?id=49522903", ("hackernews", "49522903")),
        ("https://www.usajobs.gov:443/GetJob/ViewDetails/738942100", ("usajobs", "738942100")),
        ("https://www.adzuna.co.uk/jobs/land/ad/4812345678?se=x", ("adzuna", "4812345678")),
        ("https://www.adzuna.com/details/4812345678", ("adzuna", "4812345678")),
        ("https://www.theladders.com/job/vp-acme-portland-or_8679?ir=1", ("theladders", "8679")),
        (
            "https://portland.craigslist.org/mlt/sof/d/portland-sre/7812345678.html",
            ("craigslist", "7812345678"),
        ),
    ],
)
def test_addresses_carry_the_id_of_the_board(url: str, identity: tuple[str, str]) -> None:
    assert native_identity(url) == NativeId(*identity)


@pytest.mark.parametrize(
    "url",
    [
        "https://evil-linkedin.com/jobs/view/4133182576",
        "https://linkedin.com.example.org/jobs/view/4133182576",
        "https://indeed.jobs.example.com.evil.net/viewjob?jk=8bc1d1e1b4a75627",
        "https://www.linkedin.com/company/acme",
        "https://example.org/jobs/1",
        "https://weworkremotely.com/remote-jobs/search?term=sre",
        "https://news.ycombinator.com/user?id=49522903",
        "https://adzuna.jobs.example.com.evil.net/details/4812345678",
        "javascript:alert(1)",
        "http://[",
        "",
    ],
)
def test_other_addresses_carry_none(url: str) -> None:
    assert native_identity(url) is None


@pytest.mark.parametrize(
    ("url", "clean"),
    [
        (
            "HTTP://WWW.Example.org/Jobs/1/?utm_source=x&id=2&a=1#top",
            "https://example.org/Jobs/1?a=1&id=2",
        ),
        ("https://m.example.org/jobs/1/apply", "https://example.org/jobs/1"),
        ("https://example.org:443/jobs?gclid=1", "https://example.org/jobs"),
        ("https://example.org/#/job/7", "https://example.org#/job/7"),
        ("example.org/jobs/1", "https://example.org/jobs/1"),
        ("javascript:alert(1)", ""),
        ("mailto:a@b.org", ""),
        ("not an address", ""),
        ("https://example.org:99999999/", ""),
        ("", ""),
    ],
)
def test_clean_addresses_have_no_tracking(url: str, clean: str) -> None:
    assert clean_url(url) == clean


def test_one_posting_has_one_key_on_all_hosts_of_a_board() -> None:
    keys = {
        url_key("https://ca.indeed.com/viewjob?jk=8bc1d1e1b4a75627&utm_source=google"),
        url_key("https://emplois.ca.indeed.com/viewjob?jk=8bc1d1e1b4a75627"),
        url_key("https://www.indeed.com/m/viewjob?jk=8BC1D1E1B4A75627"),
    }
    assert len(keys) == 1
    assert url_key("https://www.indeed.com/viewjob?jk=9bc1d1e1b4a75627") not in keys
    assert url_key("nonsense") == ""


# --- texts ------------------------------------------------------------------------------------


def test_a_sketch_is_small_and_the_same_every_time() -> None:
    assert text_sketch(TEXT) == text_sketch(TEXT.upper().replace(" ", ",\n• "))
    assert 0 < len(text_sketch(TEXT)) <= 256
    assert text_sketch("Too short to tell.") == b""


def test_likeness_is_near_the_truth() -> None:
    alike = likeness(text_sketch(TEXT), text_sketch(" ".join(WORDS[:300])))
    assert alike is not None
    assert 0.55 < alike.jaccard < 0.92  # 0.75
    assert alike.containment > 0.85  # 1
    unlike = likeness(text_sketch(TEXT), text_sketch(OTHER_TEXT))
    assert unlike is not None
    assert unlike.jaccard == unlike.containment == 0
    assert likeness(text_sketch(TEXT), b"") is None


# --- the verdict ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "grade"),
    [
        ({}, Grade.TEXT),
        ({"description": ""}, Grade.NAMES),
        ({"location": "Winnipeg"}, Grade.TEXT),
        ({"company": "Northwind Traders Ltd."}, Grade.TEXT),
        ({"title": "[15h Left] Data Engineer"}, Grade.TEXT),
        ({"title": "Data Engineer - Contract"}, Grade.TEXT),
        ({"title": "Engineer, Data"}, Grade.TEXT),
        ({"company": "Another Name for Them"}, Grade.TEXT_ONLY),
        ({"description": " ".join(WORDS[:340])}, Grade.TEXT),
    ],
)
def test_one_job_on_two_boards(changes: dict[str, str], grade: Grade) -> None:
    one, other = facts(board="indeed"), facts(board="linkedin", **changes)
    evidence = is_same_job(one, other)
    assert evidence is not None
    assert evidence.grade is grade
    assert is_same_job(other, one) == evidence


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Senior Data Engineer"},
        {"title": "Data Engineer - Payments"},
        {"title": "Data Engineer 2"},
        {"location": "Brandon, MB, CA"},
        {"description": OTHER_TEXT},
        {"company": "Another Company", "description": ""},
        {"company": "Another Company", "description": OTHER_TEXT},
        {"title": "Engineer, Data", "description": ""},
    ],
)
def test_two_jobs_that_look_alike(changes: dict[str, str]) -> None:
    one, other = facts(board="indeed"), facts(board="linkedin", **changes)
    assert is_same_job(one, other) is None
    assert is_same_job(other, one) is None


def test_the_same_id_is_proof_whatever_the_names_say() -> None:
    url = "https://ca.linkedin.com/jobs/view/4133182576"
    one = facts(board="linkedin", native_id="4133182576", title="Lab Tech")
    other = facts(board="google", urls=(url,), title="▷ Technician", company="Other", location="")
    evidence = is_same_job(one, other)
    assert evidence is not None
    assert evidence.grade is Grade.NATIVE_ID


def test_two_ids_on_one_board_are_two_postings() -> None:
    assert is_same_job(facts(native_id="1"), facts(native_id="2")) is None
    two_requisitions = [
        facts(board=board, urls=(f"https://acme.wd5.myworkdayjobs.com/x/job/Winnipeg/Data_{id_}",))
        for board, id_ in (("indeed", "R100"), ("linkedin", "R200"))
    ]
    assert is_same_job(*two_requisitions) is None


def test_one_apply_address_is_evidence_and_no_proof() -> None:
    careers = ("https://northwind.example/careers",)
    one = facts(board="indeed", urls=careers)
    shown = is_same_job(one, facts(board="linkedin", urls=careers, description=OTHER_TEXT))
    assert shown is not None
    assert shown.grade is Grade.URL
    assert is_same_job(one, facts(board="linkedin", urls=careers, title="Cook")) is None


# --- any input --------------------------------------------------------------------------------

ANY = st.text(max_size=60)


@given(ANY)
def test_keys_are_stable_and_fit_their_columns(text: str) -> None:
    for key_of, limit in ((company_key, 200), (title_key, 300), (place_key, 120)):
        key = key_of(text)
        assert len(key) <= limit
        assert key == key_of(text.strip())
        assert bool(key) or not text.strip() or key_of is place_key


@given(ANY)
def test_no_address_makes_reading_fail(text: str) -> None:
    for url in (text, "https://" + text, "https://linkedin.com/jobs/view/" + text):
        assert len(url_key(url)) in {0, 32}
        cleaned = clean_url(url)
        assert cleaned == "" or cleaned.startswith("https://")
        native_identity(url)


@given(ANY, ANY, ANY, ANY)
def test_the_verdict_is_symmetric_and_agrees_with_itself(a: str, b: str, c: str, d: str) -> None:
    one = facts(board="x", company=a, title=b, location=c, description=d * 50)
    other = facts(board="y", company=b, title=b, location=c, description=a * 50)
    assert is_same_job(one, other) == is_same_job(other, one)
    twin = facts(board="y", company=a, title=b, location=c, description=d * 50)
    assert (is_same_job(one, twin) is not None) or not (one.company_key or one.sketch)


@pytest.mark.parametrize(
    "bad", ["a-" * 50_000, "(" * 100_000, ", " * 50_000, "1 " * 50_000, "é." * 50_000]
)
def test_endless_names_take_no_time(bad: str) -> None:
    started = process_time()
    for key_of in (company_key, title_key, place_key, clean_url, url_key):
        key_of(bad)
    text_sketch(bad)
    assert process_time() - started < 5
