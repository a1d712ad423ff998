"""The form over a whole resume, its small buttons, two tabs, and the earlier versions."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html as lxml_html

from jobs import keeping_resumes
from jobs.models import Resume
from jobs.resumes.json_resume import JsonResume
from jobs.resumes.parsing import Parsed

HTMX = {"HX-Request": "true"}
RESUME = {
    "basics": {
        "name": "Ada Example",
        "email": "ada@example.com",
        "location": {"city": "Porto", "countryCode": "PT"},
        "profiles": [{"network": "Code", "url": "https://code.example.com/ada"}],
        "image": "https://example.com/ada.png",
    },
    "work": [
        {
            "name": "Acme",
            "position": "Builder",
            "startDate": "2020-05",
            "highlights": ["Bridges", "Roads"],
            "x-note": "kept",
        },
        {"name": "Zeta", "position": "Painter", "startDate": "2015", "endDate": "2019"},
    ],
    "education": [{"institution": "School", "studyType": "BSc", "courses": ["Algebra"]}],
    "skills": [{"name": "Databases", "level": "Master", "keywords": ["SQL", "Redis"]}],
    "languages": [{"language": "English", "fluency": "Native"}],
    "certificates": [{"name": "Crane driver", "date": "2021-02-03"}],
    "projects": [{"name": "Tower", "keywords": ["steel"]}],
    "volunteer": [{"organization": "Red Cross", "position": "Driver"}],
    "awards": [{"title": "Best bridge"}],
    "publications": [{"name": "On bridges"}],
    "interests": [{"name": "Chess"}],
    "references": [{"name": "Bob", "reference": "Very good."}],
    "meta": {"version": "v1.0.0"},
}

pytestmark = pytest.mark.django_db


def add(data: dict[str, Any] = RESUME, name: str = "CV.pdf") -> Resume:
    content = JsonResume.read(data)
    return keeping_resumes.add(Parsed(content, "Ada Example", [], "pdf"), b"%PDF", name)


def edit_page(resume: Resume) -> str:
    return reverse("jobs:resume-edit", args=[resume.pk])


def fields(response: Any) -> dict[str, Any]:
    """Return what a browser would send of the form."""
    form = lxml_html.fromstring(response.content.decode()).get_element_by_id("resume-form")
    sent: dict[str, Any] = {}
    for name, value in form.form_values():
        sent.setdefault(name, []).append(value.removeprefix("\n"))  # as a browser does
    return sent


def html(response: Any) -> str:
    return " ".join(response.content.decode().split())


def test_saving_an_untouched_form_changes_nothing(signed_in: Client) -> None:
    resume = add()
    response = signed_in.post(
        edit_page(resume), fields(signed_in.get(edit_page(resume))), follow=True
    )
    assert "Nothing was changed." in html(response)
    resume.refresh_from_db()
    assert (resume.data, resume.revision) == (RESUME, 1)


def test_each_field_is_there_once_and_what_is_typed_into_a_new_entry_counts(
    signed_in: Client,
) -> None:
    resume = add()
    sent = fields(signed_in.get(edit_page(resume))) | {"do": "awards:add"}
    response = signed_in.post(edit_page(resume), sent)
    names = lxml_html.fromstring(response.content.decode()).xpath("//form//@name")
    assert names.count("awards-0-title") == 1
    (new,) = (each for each in set(names) - sent.keys() if each.endswith("-title"))
    sent = fields(response) | {new: "Nurse of the year", "do": "save"}
    signed_in.post(edit_page(resume), sent)
    resume.refresh_from_db()
    assert [each["title"] for each in resume.data["awards"]] == ["Best bridge", "Nurse of the year"]


def test_every_field_of_the_standard_can_be_edited_and_the_rest_stays(signed_in: Client) -> None:
    resume = add()
    sent = fields(signed_in.get(edit_page(resume)))
    sent |= {
        "basics-0-phone": "+351 1",
        "location-0-city": "Lisbon",
        "work-0-highlights": "Bridges\r\n\r\nTunnels",
        "skills-0-keywords": "SQL",
        "references-0-reference": "Excellent.",
    }
    assert signed_in.post(edit_page(resume), sent)["Location"] == reverse(
        "jobs:resume", args=[resume.pk]
    )
    resume.refresh_from_db()
    basics, work = resume.data["basics"], resume.data["work"]
    assert (basics["phone"], basics["location"]["city"]) == ("+351 1", "Lisbon")
    assert (basics["image"], basics["profiles"]) == (
        "https://example.com/ada.png",
        RESUME["basics"]["profiles"],  # type: ignore[index]
    )
    assert (work[0]["highlights"], work[0]["x-note"]) == (["Bridges", "Tunnels"], "kept")
    assert resume.data["skills"][0]["keywords"] == ["SQL"]
    assert resume.data["references"][0]["reference"] == "Excellent."
    assert resume.data["meta"] == {"version": "v1.0.0"}
    assert [version.data for version in resume.versions.all()] == [RESUME]


def test_small_buttons_show_the_form_again_with_all_that_was_typed(signed_in: Client) -> None:
    resume = add()
    sent = fields(signed_in.get(edit_page(resume))) | {"basics-0-email": "not yet valid"}
    more = signed_in.post(edit_page(resume), sent | {"do": "work:add"})
    assert more.status_code == 200
    assert "autofocus" in html(more)
    assert "must be one e-mail" not in html(more)
    sent = fields(more)
    assert sent["basics-0-email"] == ["not yet valid"]
    assert sent["work"] == ["0", "1", "2"]
    up = fields(signed_in.post(edit_page(resume), sent | {"do": "work:up:2"}))
    assert up["work"] == ["0", "2", "1"]
    down = fields(signed_in.post(edit_page(resume), up | {"do": "work:down:0"}))
    assert down["work"] == ["2", "0", "1"]
    resume.refresh_from_db()
    assert resume.data == RESUME


def test_entries_are_saved_in_their_new_order_and_empty_ones_are_left_out(
    signed_in: Client,
) -> None:
    resume = add()
    sent = fields(signed_in.get(edit_page(resume)))
    sent = fields(signed_in.post(edit_page(resume), sent | {"do": "work:add"}))
    sent = fields(signed_in.post(edit_page(resume), sent | {"do": "skills:add"}))
    sent |= {"work-2-name": "Northwind", "work-2-start_date": "2024-1", "work": ["2", "1", "0"]}
    signed_in.post(edit_page(resume), sent)
    resume.refresh_from_db()
    assert [work["name"] for work in resume.data["work"]] == ["Northwind", "Zeta", "Acme"]
    assert resume.data["work"][0]["startDate"] == "2024-01"
    assert resume.data["work"][2]["x-note"] == "kept"
    assert resume.data["skills"] == RESUME["skills"]


def test_what_was_taken_out_can_be_put_back_until_it_is_saved(signed_in: Client) -> None:
    resume = add()
    sent = fields(signed_in.get(edit_page(resume))) | {"work-0-name": "Acme & Sons"}
    gone = signed_in.post(edit_page(resume), sent | {"do": "work:remove:0"})
    assert "is taken out once you save" in html(gone)
    back = signed_in.post(edit_page(resume), fields(gone) | {"do": "work:back:0"})
    assert fields(back)["work-0-name"] == ["Acme & Sons"]
    assert fields(back)["work-0-highlights"] == ["Bridges\nRoads"]
    signed_in.post(edit_page(resume), fields(gone))
    resume.refresh_from_db()
    assert [work["name"] for work in resume.data["work"]] == ["Zeta"]


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("work-0-start_date", "in May", "Write a date as 2024"),
        ("work-0-start_date", "heden", "Write a date as 2024"),
        ("work-0-start_date", "05/03/2020", "which number is the month?"),
        ("work-0-start_date", "2023-02-30", "The calendar has no such day"),
        ("work-0-start_date", "0219", "Is the year 219 right?"),
        ("work-0-end_date", "2019", "This is before the beginning."),
        ("basics-0-email", "ada at example", "This must be one e-mail address"),
        ("profiles-0-url", "not a link", "This must be one web address"),
        ("location-0-country_code", "Atlantis", "knows no such country"),
        ("education-0-end_date", "heden", "Say when it began, too"),
    ],
)
def test_a_mistake_is_shown_at_its_field_and_nothing_is_saved(
    signed_in: Client, field: str, typed: str, said: str
) -> None:
    resume = add()
    sent = fields(signed_in.get(edit_page(resume))) | {field: typed, "basics-0-name": "Ada B."}
    refused = signed_in.post(edit_page(resume), sent)
    assert refused.status_code == 422
    assert said in html(refused)
    assert f'aria-describedby="id_{field}' in html(refused)
    assert fields(refused)["basics-0-name"] == ["Ada B."]
    fragment = signed_in.post(edit_page(resume), sent, headers=HTMX)
    assert (fragment.status_code, "<html" in html(fragment)) == (422, False)
    resume.refresh_from_db()
    assert resume.data == RESUME


def test_dates_and_a_country_may_be_typed_as_people_write_them(signed_in: Client) -> None:
    resume = add()
    sent = fields(signed_in.get(edit_page(resume))) | {
        "work-0-start_date": "maart 2014",
        "work-0-end_date": "heden",
        "work-1-end_date": "03/2019",
        "location-0-country_code": "Nederland",
    }
    saved = signed_in.post(edit_page(resume), sent, follow=True)
    resume.refresh_from_db()
    acme, zeta = resume.content.work
    assert (acme.start_date, acme.end_date, zeta.end_date) == ("2014-03", "", "2019-03")
    assert resume.content.basics.location.country_code == "NL"
    said = "Kept are “Nederland” as NL, “maart 2014” as 2014-03, “heden” as up to now"
    assert said in html(saved)


def test_a_link_needs_no_scheme(signed_in: Client) -> None:
    resume = add()
    sent = fields(signed_in.get(edit_page(resume))) | {"profiles-0-url": "code.example.com/ada"}
    signed_in.post(edit_page(resume), sent)
    resume.refresh_from_db()
    assert resume.data["basics"]["profiles"][0]["url"] == "https://code.example.com/ada"


def test_a_second_tab_sees_both_and_loses_nothing(signed_in: Client) -> None:
    resume = add()
    first = fields(signed_in.get(edit_page(resume))) | {"basics-0-name": "First tab"}
    second = fields(signed_in.get(edit_page(resume))) | {
        "basics-0-name": "Second tab",
        "work": ["1", "0"],
    }
    signed_in.post(edit_page(resume), first)
    refused = signed_in.post(edit_page(resume), second)
    assert refused.status_code == 409
    assert "changed in the meantime" in html(refused)
    assert "First tab" in html(refused)
    assert fields(refused)["basics-0-name"] == ["Second tab"]
    assert signed_in.post(edit_page(resume), second, headers=HTMX).status_code == 422
    signed_in.post(edit_page(resume), fields(refused))
    resume.refresh_from_db()
    assert resume.data["basics"]["name"] == "Second tab"
    assert resume.data["work"][1]["x-note"] == "kept"
    assert [each.data["basics"]["name"] for each in resume.versions.all()] == [
        "First tab",
        "Ada Example",
    ]


def test_two_tabs_that_changed_different_things_are_saved_together(signed_in: Client) -> None:
    resume = add()
    first = fields(signed_in.get(edit_page(resume)))
    first |= {"basics-0-name": "First tab", "work-1-name": "Zeta Ltd", "skills-0-level": "Expert"}
    second = fields(signed_in.get(edit_page(resume)))
    second |= {"basics-0-label": "Second tab", "skills-0-level": "Beginner", "awards": []}
    signed_in.post(edit_page(resume), first)
    refused = signed_in.post(edit_page(resume), second)
    sent = fields(refused)
    assert len(sent["mine"]) == 3  # the label, the level, the award that is gone
    late = signed_in.post(edit_page(resume), sent | {"do": "merge", "basics-0-phone": "1"})
    assert (late.status_code, "has changed since" in html(late)) == (409, True)
    sent["mine"] = [key for key in sent["mine"] if "level" not in key]
    signed_in.post(edit_page(resume), sent | {"do": "merge"})
    resume.refresh_from_db()
    basics = resume.data["basics"]
    assert (basics["name"], basics["label"]) == ("First tab", "Second tab")
    assert resume.data["work"][1]["name"] == "Zeta Ltd"
    assert resume.data["skills"][0]["level"] == "Expert"
    assert "awards" not in resume.data


def test_what_was_typed_into_a_deleted_resume_is_not_lost(signed_in: Client) -> None:
    resume = add()
    sent = fields(signed_in.get(edit_page(resume))) | {"basics-0-name": "Typed"}
    keeping_resumes.delete(resume)
    refused = signed_in.post(edit_page(resume), sent)
    assert (refused.status_code, "was deleted in the meantime" in html(refused)) == (409, True)
    back = signed_in.post(edit_page(resume), fields(refused) | {"do": "bring-back"})
    signed_in.post(edit_page(resume), fields(back))
    resume.refresh_from_db()
    assert (resume.data["basics"]["name"], resume.deleted_at) == ("Typed", None)


def test_sending_twice_saves_once(signed_in: Client) -> None:
    resume = add()
    sent = fields(signed_in.get(edit_page(resume))) | {"basics-0-name": "Ada B."}
    signed_in.post(edit_page(resume), sent)
    signed_in.post(edit_page(resume), sent)
    assert resume.versions.count() == 1


def test_with_htmx_a_save_leads_to_the_resume(signed_in: Client) -> None:
    resume = add()
    sent = fields(signed_in.get(edit_page(resume))) | {"basics-0-name": "Ada B."}
    response = signed_in.post(edit_page(resume), sent, headers=HTMX)
    assert response["HX-Redirect"] == reverse("jobs:resume", args=[resume.pk])


def test_earlier_versions_are_listed_shown_compared_and_brought_back(signed_in: Client) -> None:
    resume = add()
    changed = JsonResume.read(RESUME | {"skills": [{"name": "Databases"}]})
    keeping_resumes.edit(resume, changed, seen=1)
    listed = html(signed_in.get(reverse("jobs:resume-versions", args=[resume.pk])))
    assert "Skills › Databases › In detail" in listed
    address = reverse("jobs:resume-version", args=[resume.pk, 1])
    assert "SQL, Redis" in html(signed_in.get(address))
    restore = reverse("jobs:resume-restore", args=[resume.pk, 1])
    stale = signed_in.post(restore, {"seen": "1"}, follow=True)
    assert "decide again" in html(stale)
    assert "is back" in html(signed_in.post(restore, {"seen": "2"}, follow=True))
    resume.refresh_from_db()
    assert (resume.data, resume.revision, resume.versions.count()) == (RESUME, 3, 2)
    assert signed_in.get(restore).status_code == 405


def test_a_version_that_is_not_there_is_not_found(signed_in: Client) -> None:
    resume = add()
    for name in ("resume-version", "resume-restore"):
        address = reverse(f"jobs:{name}", args=[resume.pk, 9])
        assert signed_in.post(address).status_code in (404, 405)


def test_the_form_costs_the_same_for_many_entries(signed_in: Client) -> None:
    def cost(count: int) -> int:
        work = [{"name": f"Employer {n}", "position": "Builder"} for n in range(count)]
        resume = add({"work": work}, f"{count}.pdf")
        with CaptureQueriesContext(connection) as queries:
            signed_in.get(edit_page(resume))
        return len(queries)

    assert cost(3) == cost(30)


def test_who_is_signed_out_sees_nothing(client: Client) -> None:
    resume = add()
    for name, args in [("edit", []), ("versions", []), ("version", [1])]:
        response = client.get(reverse(f"jobs:resume-{name}", args=[resume.pk, *args]))
        assert response.status_code == 302
        assert "login" in response["Location"]
