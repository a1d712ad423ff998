from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from jobs.models import Job, Resume
from jobs.stages import Stage
from peregrine import conf
from peregrine.conf import store
from peregrine.models import BackgroundTask
from tests.factories import make_job

URL = "/settings/searches/"
EDIT = f"{URL}edit/?profile=Data"
FILE = """\
# my searches
quiet_hours: 22:00-07:00

profiles:
  # the good one
  - name: Data
    titles: [Data Engineer]  # also analytics?
    boards: [indeed]
    exclude_keywords: [Intern]
  - name: Lab
    active: false
    titles: [Laboratory Technician]
"""
TYPED: dict[str, Any] = {
    "name": "Data",
    "original": "Data",
    "active": "on",
    "titles": "Data Engineer",
    "locations": "",
    "country": "usa",
    "remote": "any",
    "boards": ["indeed"],
    "watch": "",
    "exclude_keywords": "Intern",
    "salary_floor": "0",
    "salary_currency": "USD",
    "salary_period": "year",
    "hours_old": "72",
    "results_per_board": "50",
    "schedule": "",
    "proxies": "",
    "proxy_ca_file": "",
}


@pytest.fixture
def path(settings: Settings) -> Path:
    path = Path(settings.CONFIG_DIR) / "search_profiles.yaml"
    path.write_text(FILE)
    return path


def typed(**changes: Any) -> dict[str, Any]:
    return {**TYPED, "version": store.snapshot("search_profiles").version, **changes}


@pytest.mark.parametrize("url", [URL, EDIT, f"{URL}add/", f"{URL}by-itself/"])
def test_a_stranger_is_sent_to_the_sign_in_page(client: Client, db: None, url: str) -> None:
    assert client.get(url).headers["Location"].startswith("/login/")


@pytest.mark.parametrize("name", ["switch", "copy", "remove"])
def test_looking_changes_nothing(signed_in: Client, path: Path, name: str) -> None:
    assert signed_in.get(f"{URL}{name}/").status_code == 405
    assert path.read_text() == FILE


def test_each_profile_says_what_it_looks_for(signed_in: Client, path: Path) -> None:
    page = signed_in.get(URL).text
    assert "Data Engineer" in page
    assert "Switched off" in page
    assert "anywhere" in page
    assert 'value="22:00-07:00"' in page


def test_without_profiles_the_page_leads_to_the_first_one(signed_in: Client) -> None:
    assert "Add your first profile" in signed_in.get(URL).text


def test_a_broken_file_is_told_and_not_touched(signed_in: Client, path: Path) -> None:
    path.write_text("profiles: 7\n")
    for url in (URL, EDIT, f"{URL}add/"):
        assert "cannot be used as it is" in signed_in.get(url).text
    answer = signed_in.post(EDIT, typed(titles="Nurse"))
    assert answer.status_code == 422
    assert "Nurse" in answer.text
    signed_in.post(f"{URL}remove/", {"profile": "Data"})
    assert path.read_text() == "profiles: 7\n"


def test_a_change_touches_only_what_was_changed(signed_in: Client, path: Path) -> None:
    answer = signed_in.post(EDIT, typed(locations="Portland, OR\r\nBerlin", remote="only"))
    assert (answer.status_code, answer.headers["Location"]) == (302, URL)
    profile = conf.load_search_profiles().profiles[0]
    assert profile.locations == ["Portland, OR", "Berlin"]
    assert profile.remote == "only"
    text = path.read_text()
    for line in ("# my searches", "  # the good one", "titles: [Data Engineer]  # also analytics?"):
        assert line in text
    assert "salary_floor" not in text  # what the schema says anyway is not written
    assert "“Data” is saved." in signed_in.get(URL).text


def test_saving_without_a_change_leaves_the_file_alone(signed_in: Client, path: Path) -> None:
    signed_in.post(EDIT, typed())
    assert path.read_text() == FILE


def test_a_profile_can_be_renamed(signed_in: Client, path: Path) -> None:
    signed_in.post(EDIT, typed(name="Data and more"))
    assert [each.name for each in conf.load_search_profiles().profiles] == ["Data and more", "Lab"]


def test_a_profile_is_added_at_the_end(signed_in: Client, path: Path) -> None:
    answer = signed_in.post(
        f"{URL}add/",
        typed(original="", name="Care", titles="Nurse", watch="Acme\r\nhttps://jobs.lever.co/x"),
    )
    assert answer.status_code == 302
    last = conf.load_search_profiles().profiles[-1]
    assert (last.name, last.titles, last.watch) == (
        "Care", ["Nurse"], ["Acme", "https://jobs.lever.co/x"],
    )  # fmt: skip


def test_the_first_profile_is_added_where_there_is_no_file(
    signed_in: Client, settings: Settings
) -> None:
    answer = signed_in.post(f"{URL}add/", typed(original="", name="Care", titles="Nurse"))
    assert answer.status_code == 302
    assert [each.name for each in conf.load_search_profiles().profiles] == ["Care"]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"titles": ""}, "This field is required."),
        ({"schedule": "whenever"}, "whenever"),
        ({"name": "lab"}, "There are two profiles called “Lab”."),
        ({"boards": [], "watch": ""}, "This profile asks nobody."),
        ({"salary_currency": "EU"}, "three letters"),
        ({"hours_old": "0"}, "greater than or equal to 1"),
        ({"boards": ["nonsense"]}, "nonsense"),
    ],
)
def test_what_cannot_be_is_told_beside_its_field(
    signed_in: Client, path: Path, changes: dict[str, Any], sentence: str
) -> None:
    answer = signed_in.post(EDIT, typed(**changes))
    assert answer.status_code == 422
    assert sentence in answer.text
    assert path.read_text() == FILE


def test_two_windows_lose_nothing(signed_in: Client, path: Path) -> None:
    stale = typed(locations="Berlin")
    path.write_text(FILE.replace("[indeed]", "[indeed, remotive]"))
    answer = signed_in.post(EDIT, stale)
    assert answer.status_code == 409
    assert "Save mine" in answer.text
    assert "indeed, remotive" in answer.text  # what the file says
    assert "Berlin" in answer.text  # what was typed
    assert path.read_text() == FILE.replace("[indeed]", "[indeed, remotive]")
    signed_in.post(EDIT, {**stale, "version": store.snapshot("search_profiles").version})
    profile = conf.load_search_profiles().profiles[0]
    assert (profile.locations, profile.boards) == (["Berlin"], ["indeed"])


def test_a_profile_that_was_removed_meanwhile_is_told(signed_in: Client, path: Path) -> None:
    before = typed()
    path.write_text(FILE.replace("name: Data", "name: Other"))
    answer = signed_in.post(EDIT, {**before, "version": store.snapshot("search_profiles").version})
    assert answer.status_code == 422
    assert "no search profile “Data” any more" in answer.text
    answer = signed_in.get(EDIT, follow=True)
    assert "no search profile “Data” any more" in answer.text


def test_new_words_show_what_they_would_hide_before_they_are_saved(
    signed_in: Client, path: Path
) -> None:
    job = make_job(title="Senior Data Engineer")
    sent = typed(exclude_keywords="Intern\r\nSenior")
    page = signed_in.post(EDIT, sent)
    assert "1 job in your review queue matches" in page.text
    assert path.read_text() == FILE
    seen = page.context["digest"]
    answer = signed_in.post(EDIT, {**sent, "seen": seen, "then": "hide"})
    assert answer.status_code == 302
    assert conf.load_search_profiles().profiles[0].exclude_keywords == ["Intern", "Senior"]
    assert Job.objects.get(pk=job.pk).stage == Stage.ARCHIVED


def test_new_words_can_be_saved_without_hiding_anything(signed_in: Client, path: Path) -> None:
    job = make_job(title="Senior Data Engineer")
    sent = typed(exclude_keywords="Intern\r\nSenior")
    seen = signed_in.post(EDIT, sent).context["digest"]
    signed_in.post(EDIT, {**sent, "seen": seen, "then": "save"})
    assert Job.objects.get(pk=job.pk).stage == Stage.PENDING


def test_a_profile_is_switched_copied_and_removed(signed_in: Client, path: Path) -> None:
    signed_in.post(f"{URL}switch/", {"profile": "Lab", "on": "1"})
    assert conf.load_search_profiles().profiles[1].active
    signed_in.post(f"{URL}switch/", {"profile": "Lab", "on": "1"})  # twice is once
    signed_in.post(f"{URL}copy/", {"profile": "Data"})
    names = [(each.name, each.active) for each in conf.load_search_profiles().profiles]
    assert names == [("Data", True), ("Data 2", False), ("Lab", True)]
    answer = signed_in.post(f"{URL}remove/", {"profile": "Data"}, follow=True)
    assert "is removed" in answer.text
    assert [each.name for each in conf.load_search_profiles().profiles] == ["Data 2", "Lab"]
    assert list(store.snapshot("search_profiles").history.glob("*.yaml"))  # nothing is lost
    again = signed_in.post(f"{URL}remove/", {"profile": "Data"}, follow=True)
    assert "no search profile “Data” any more" in again.text


def test_where_watched_companies_are_read_is_said(signed_in: Client, path: Path) -> None:
    path.write_text(
        FILE.replace("    boards: [indeed]", "    watch: [https://jobs.lever.co/acme, Globex]")
    )
    page = signed_in.get(EDIT).text
    assert "read on Lever" in page
    assert "looked for with the next search" in page


def test_linkedin_is_off_and_says_why(signed_in: Client) -> None:
    page = signed_in.get(f"{URL}add/")
    assert "linkedin" not in page.context["form"]["boards"].value()
    assert "LinkedIn answers about ten pages" in page.text
    assert "needs a free key" in page.text


def test_quiet_hours_are_saved_and_checked(signed_in: Client, path: Path) -> None:
    version = store.snapshot("search_profiles").version
    sent = {
        "version": version,
        "quiet_hours": "21:00-06:00",
        "check_open": "",
        "find_descriptions": "on",
    }
    answer = signed_in.post(f"{URL}by-itself/", sent)
    assert (answer.status_code, answer.headers["Location"]) == (302, URL)
    assert conf.load_search_profiles().quiet_hours == "21:00-06:00"
    sent |= {"version": store.snapshot("search_profiles").version, "quiet_hours": "at night"}
    answer = signed_in.post(f"{URL}by-itself/", sent)
    assert answer.status_code == 422
    assert "at night" in answer.text


def test_a_search_begins_from_the_list(signed_in: Client, path: Path) -> None:
    signed_in.post("/jobs/discover/", {"profile": "Data"})
    assert BackgroundTask.objects.get().params == {"profile": "Data"}


def test_names_are_shown_as_text(signed_in: Client, path: Path) -> None:
    path.write_text(FILE.replace("name: Data", "name: '<script>alert(1)</script> & Söhne'"))
    page = signed_in.get(URL)
    assert "<script>alert" not in page.text
    answer = signed_in.get(f"{URL}edit/", {"profile": "<script>alert(1)</script> & Söhne"})
    assert answer.status_code == 200


def test_thirty_profiles_cost_no_more_queries_than_three(
    signed_in: Client, path: Path, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    for count in (3, 30):
        rows = "".join(
            f"  - {{name: P{n}, titles: [T], schedule: every 6 h}}\n" for n in range(count)
        )
        path.write_text(f"profiles:\n{rows}")
        with django_assert_max_num_queries(13):
            signed_in.get(URL)


def test_the_resume_of_a_profile_is_chosen_among_those_there_are(
    signed_in: Client, path: Path
) -> None:
    Resume.objects.create(name="Short CV")
    page = signed_in.get(EDIT).content.decode()
    assert '<option value="Short CV">Short CV</option>' in page
    assert signed_in.post(f"{URL}edit/", typed(resume="Nobody's")).status_code == 422
    signed_in.post(f"{URL}edit/", typed(resume="Short CV"))
    assert conf.load_search_profiles().profiles[0].resume == "Short CV"


def test_a_profile_keeps_what_it_found_under_its_new_name(signed_in: Client, path: Path) -> None:
    job = make_job(found_by="Data")
    signed_in.post(f"{URL}edit/", typed(name="Data jobs"))
    job.refresh_from_db()
    assert job.found_by == "Data jobs"
