"""Pages without JSON-LD: markup, LinkedIn, Indeed, and what is only guessed."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.capturing import PartialPosting, read_page
from jobs.capturing.opengraph import split_title
from jobs.posting_text import clean_description
from tests.jobs.capturing.pages import TEXT, job_posting, jsonld_page

TODAY = date(2026, 11, 22)


def read(html: str, url: str = "https://www.northwind.example/careers/7") -> list[PartialPosting]:
    return read_page(html, url, today=TODAY)


def one(html: str, url: str = "https://www.northwind.example/careers/7") -> PartialPosting:
    (found,) = read(html, url)
    return found


MICRODATA = f"""
<div itemscope itemtype="https://schema.org/JobPosting">
  <h1 itemprop="title">Data Engineer</h1>
  <span itemprop="hiringOrganization" itemscope itemtype="https://schema.org/Organization">
    <b itemprop="name">Northwind Traders</b></span>
  <div itemprop="jobLocation" itemscope itemtype="https://schema.org/Place">
    <div itemprop="address" itemscope itemtype="https://schema.org/PostalAddress">
      <span itemprop="addressLocality">Winnipeg</span>, <meta itemprop="addressRegion" content="MB">
    </div></div>
  <time itemprop="datePosted" datetime="2026-11-18">four days ago</time>
  <div itemprop="description">{TEXT}</div>
</div>"""
RDFA = (
    MICRODATA.replace("itemscope ", "")
    .replace('itemtype="https://schema.org/', 'typeof="')
    .replace("itemprop", "property")
)


@pytest.mark.parametrize("html", [MICRODATA, RDFA, RDFA.replace('property="', 'property="schema:')])
def test_markup_is_read_like_json(html: str) -> None:
    found = one(html)
    posting = found.posting
    assert (posting.title, posting.company) == ("Data Engineer", "Northwind Traders")
    assert (posting.location, posting.posted_on) == ("Winnipeg, MB", date(2026, 11, 18))
    assert clean_description(posting.description).endswith("• Python\n• SQL")
    assert (found.missing, found.guesses) == ((), frozenset())


def test_the_names_of_things_within_are_not_the_postings() -> None:
    page = MICRODATA.replace('<h1 itemprop="title">Data Engineer</h1>', "")
    assert one(page).missing == ("title",)


LINKEDIN = "https://www.linkedin.com/jobs-guest/jobs/api/jobPosting/4400000001"
GUEST_PAGE = """
<section class="top-card-layout">
<h2 class="top-card-layout__title topcard__title">Data Engineer</h2>
<a class="topcard__org-name-link" href="/company/x">Northwind Traders</a>
<span class="topcard__flavor topcard__flavor--bullet">Winnipeg, MB (Remote)</span>%s</section>
<div class="salary compensation__salary">CA$90,000.00/yr - CA$110,000.00/yr</div>
<div class="show-more-less-html__markup"><p>Keep pipelines healthy.</p></div>
<ul><li class="description__job-criteria-item">
<h3 class="description__job-criteria-subheader">Employment type</h3>
<span class="description__job-criteria-text">Full-time</span></li></ul>
<code id="applyUrl"><!--"https://www.linkedin.com/jobs/view/externalApply/4400000001?url=https%%3A%%2F%%2F
careers.northwind.example%%2F7"--></code>"""


def test_linkedins_page_for_guests() -> None:
    posting = one((GUEST_PAGE % "").replace("\ncareers", "careers"), LINKEDIN).posting
    assert (posting.board, posting.native_id) == ("linkedin", "4400000001")
    assert posting.url == "https://www.linkedin.com/jobs/view/4400000001"
    assert (posting.title, posting.company) == ("Data Engineer", "Northwind Traders")
    assert (posting.location, posting.is_remote) == ("Winnipeg, MB (Remote)", True)
    assert (posting.employment_type, posting.is_closed) == ("Full-time", False)
    assert posting.apply_url == "https://careers.northwind.example/7"
    assert posting.salary_text.startswith("CA$90,000")
    assert "healthy" in posting.description


@pytest.mark.parametrize(
    ("note", "is_closed"),
    [
        ('<figure class="closed-job"><p>No longer accepting applications</p></figure>', True),
        ("<span>No longer accepting applications</span>", True),
        ("", False),
    ],
)
def test_linkedin_says_that_it_is_over(note: str, *, is_closed: bool) -> None:
    assert one(GUEST_PAGE % note, LINKEDIN).posting.is_closed is is_closed


def test_linkedins_wall_is_no_posting() -> None:
    found = read("<title>Sign in | LinkedIn</title><h1>Join LinkedIn</h1>", LINKEDIN)
    assert all(each.missing for each in found)


INDEED = "https://ca.indeed.com/viewjob?jk=0123456789abcdef"


def indeed_page(data: dict[str, Any]) -> str:
    return f"<script>window._initialData={json.dumps(data)};window.x=1</script>"


def test_indeeds_page_carries_its_data_as_json() -> None:
    info = {
        "jobInfoHeaderModel": {
            "jobTitle": "Data Engineer",
            "companyName": "Northwind Traders",
            "formattedLocation": "Winnipeg, MB",
        },
        "sanitizedJobDescription": {"content": TEXT},
    }
    data = {"jobInfoWrapperModel": {"jobInfoModel": info},
            "salaryInfoModel": {"salaryText": "$45 an hour"}}  # fmt: skip
    found = one(indeed_page(data), INDEED)
    posting = found.posting
    assert (posting.board, posting.native_id) == ("indeed", "0123456789abcdef")
    assert (posting.title, posting.company) == ("Data Engineer", "Northwind Traders")
    assert (posting.location, posting.salary_text) == ("Winnipeg, MB", "$45 an hour")
    assert (posting.description, found.missing) == (TEXT, ())


def cards_page(*cards: dict[str, Any]) -> str:
    data = {"metaData": {"mosaicProviderJobCardsModel": {"results": list(cards)}}}
    return (
        '<script>window.mosaic.providerData["mosaic-provider-jobcards"]='
        f"{json.dumps(data)};</script>"
    )


def test_indeeds_cards_are_a_choice_and_a_card_without_a_key_is_none() -> None:
    page = cards_page(
        {"jobkey": "0123456789abcdef", "displayTitle": "Baker", "company": "Northwind"},
        {"displayTitle": "Cook", "company": "Northwind"},
        {"jobkey": "fedcba9876543210", "title": "Waiter", "snippet": "Serve <b>soup</b>"},
    )
    found = read(page, "https://ca.indeed.com/jobs?q=work")
    assert [each.posting.title for each in found] == ["Baker", "Waiter"]
    assert found[1].posting.native_id == "fedcba9876543210"
    assert found[1].missing == ("company", "description")  # a snippet is no text
    assert one(page, "https://ca.indeed.com/jobs?vjk=0123456789abcdef").posting.title == "Baker"


@pytest.mark.parametrize(
    ("headline", "site", "expected"),
    [
        ("Data Engineer at Northwind | Careers", "", ("Data Engineer", "Northwind", "")),
        ("Job Application for Cook at Northwind", "", ("Cook", "Northwind", "")),
        ("Northwind hiring Data Engineer in Portland, OR | LinkedIn", "",
         ("Data Engineer", "Northwind", "Portland, OR")),
        ("Data Engineer | Northwind", "", ("Data Engineer", "Northwind", "")),
        ("Data Engineer – Northwind Jobs", "", ("Data Engineer", "Northwind Jobs", "")),
        ("Data Engineer - Northwind Careers", "Northwind Careers", ("Data Engineer", "", "")),
        ("Engineer - Backend - Berlin", "", ("Engineer - Backend - Berlin", "", "")),
        ("Head of Data | Platform", "", ("Head of Data | Platform", "", "")),
        ("Careers", "", ("Careers", "", "")),
        ("", "", ("", "", "")),
    ],
)  # fmt: skip
def test_titles_are_split_only_where_it_is_known_what_a_part_is(
    headline: str, site: str, expected: tuple[str, str, str]
) -> None:
    assert split_title(headline, site, "northwind.example") == expected


@given(st.text(max_size=200), st.text(max_size=40), st.text(max_size=40))
def test_splitting_survives_any_title(headline: str, site: str, host: str) -> None:
    split_title(headline, site, host)


PLAIN_PAGE = """<html><head><title>Jobs</title>
<meta property="og:title" content="Data Engineer"></head><body>
<nav><ul><li>Home</li><li>About</li></ul></nav><main><h1>Data Engineer</h1>
<dl><dt>Standort:</dt><dd>Köln</dd><dt>Ort</dt><dd>Bonn</dd></dl><p>Northwind</p>
<div class="text">{}</div></main><footer>{}</footer></body></html>""".format(
    "".join(f"<p>In week {n} you will mend one more of our pipelines.</p>" for n in range(20)),
    "Impressum und Datenschutz, und vieles andere mehr. " * 40,
)


def test_a_page_without_data_gives_suggestions_only() -> None:
    found = one(PLAIN_PAGE)
    posting = found.posting
    assert (posting.title, posting.company) == ("Data Engineer", "Northwind")
    assert posting.location == "Köln"
    text = clean_description(posting.description)
    assert text.count("pipelines") == 20
    assert "Impressum" not in text
    assert found.guesses == {"title", "company", "location", "description"}
    assert found.missing == ("title", "company", "description")
    sure = found.sure
    assert (sure.title, sure.company, sure.location, sure.description) == ("", "", "", "")


def test_a_page_that_is_one_form_is_read_without_its_controls() -> None:
    page = PLAIN_PAGE.replace("<main>", "<main><form><button>Log in</button>")
    text = clean_description(one(page.replace("</main>", "</form></main>")).posting.description)
    assert text.count("pipelines") == 20
    assert "Log in" not in text


def test_guesses_fill_gaps_and_stay_marked() -> None:
    page = jsonld_page(
        job_posting(hiringOrganization=None, jobLocation=None),
        head='<meta property="og:site_name" content="Northwind">',
    )
    found = one(page)
    assert (found.posting.company, found.guesses) == ("Northwind", {"company"})
    assert found.sure.company == ""


def test_boards_are_never_taken_for_employers() -> None:
    page = '<meta property="og:site_name" content="LinkedIn"><h1>Cook</h1><p>LinkedIn</p>'
    assert one(page, "https://www.linkedin.com/jobs/view/1234567").posting.company == ""


@pytest.mark.parametrize("html", ["", " ", "<", "\x00", "<!-- -->", "<?xml version='1.0'?>", "{}"])
def test_an_empty_page_has_no_posting(html: str) -> None:
    assert [found for found in read(html) if found.posting.title] == []


@given(st.text(alphabet=st.sampled_from("<>/=\"' abitemscopedivh1-!&;{}[]"), max_size=300))
def test_any_page_is_survived(html: str) -> None:
    read(html)


def hostile_pages() -> dict[str, str]:
    size = 1_500_000
    many = " ".join(f"a{n}=1" for n in range(150_000))
    return {
        "deep": "<div>" * (size // 5),
        "tables": "<table>" * (size // 7),
        "comments": "<!--" * (size // 4),
        "angles": "<" * size,
        "attributes": f"<p {many}>x</p>",
        "attributes with angles": f"<p {many.replace('1 ', '1 <')}>x</p>",
        "attributes behind a quote": f"<p a=x' {many} '>x</p>",
        "attributes behind a stray quote": f'<p =" {many} ">x</p>',
        "scripts": "<script type='application/ld+json'>" * (size // 36),
        "fonts": "".join(f"<font x={n}>" for n in range(20_000)) + "<p>" * 20_000,
        "properties": "<div itemscope itemtype='x/JobPosting'>" * 3_000,
        "nested types": "<div typeof='JobPosting' property='jobLocation'>" * 3_000,
        "texts": "<h1>a</h1><p>Location:</p>" * 40_000,
    }


@pytest.mark.parametrize("name", hostile_pages())
def test_hostile_pages_end(name: str) -> None:
    """Each of these kept some parser or reader busy for minutes; a hang would be noticed."""
    read(hostile_pages()[name])
