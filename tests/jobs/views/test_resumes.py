"""The pages of resumes: the list, the upload, one resume, its file, delete and undo."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from jobs import keeping_resumes
from jobs.models import Resume
from jobs.resumes.json_resume import Award, JsonResume, Work
from jobs.resumes.parsing import Parsed, parse
from jobs.templatetags.resume_dates import partial_date, when
from peregrine import conf
from peregrine.models import BackgroundTask
from peregrine.tasks.run import run_task
from tests.jobs.gaps.people import ada, keep
from tests.llm_config import write_user

HTMX = {"HX-Request": "true"}
RESUMES = reverse("jobs:resumes")
FILE = json.dumps(
    {
        "basics": {"name": "Ada Example", "label": "Engineer"},
        "work": [{"name": "Acme", "position": "Builder", "startDate": "2020"}],
    }
).encode()

pytestmark = pytest.mark.django_db


def add(name: str = "CV.pdf") -> Resume:
    content = JsonResume.read({"basics": {"name": "Ada Example"}})
    return keeping_resumes.add(Parsed(content, "Ada Example", ["No dates."], "pdf"), b"%PDF", name)


def send(client: Client, content: bytes = FILE, name: str = "mine.json") -> Any:
    return client.post(RESUMES, {"file": SimpleUploadedFile(name, content)})


def html(response: Any) -> str:
    return " ".join(response.content.decode().split())


def test_without_a_resume_the_page_says_what_to_do(signed_in: Client) -> None:
    assert "None yet. Choose the file of your resume" in html(signed_in.get(RESUMES))


def test_lines_of_the_file_that_found_no_place_are_shown_until_they_have_one(
    signed_in: Client,
) -> None:
    content = JsonResume.read({"basics": {"name": "Ada Example"}})
    text = "Ada Example\nAwards\nApprentice of the year 2016"
    kept = keeping_resumes.add(Parsed(content, text, [], "docx"), b"PK", "CV.docx")
    addresses = [reverse(f"jobs:{name}", args=[kept.pk]) for name in ("resume", "resume-edit")]
    for address in addresses:
        assert "<li><bdi>Apprentice of the year 2016</bdi></li>" in html(signed_in.get(address))
    content.awards.append(Award(title="Apprentice of the year"))
    keeping_resumes.edit(kept, content, seen=kept.revision)
    for address in addresses:
        assert "In the file, but not" not in html(signed_in.get(address))


def test_data_that_was_taken_over_whole_has_no_lines_left(signed_in: Client) -> None:
    content = JsonResume.read({"basics": {"name": "Ada Example"}})
    kept = keeping_resumes.add(Parsed(content, '{"x": "yes indeed"}', [], "json"), b"{", "CV.json")
    assert "In the file, but not" not in html(signed_in.get(reverse("jobs:resume", args=[kept.pk])))


def test_a_file_is_read_in_the_background_and_shown(signed_in: Client) -> None:
    waiting = send(signed_in)["Location"]
    assert "waits for its turn" in html(signed_in.get(waiting))
    assert "<html" not in html(signed_in.get(waiting, headers=HTMX))
    run_task(BackgroundTask.objects.get().pk)
    resume = Resume.objects.get()
    address = reverse("jobs:resume", args=[resume.pk])
    assert signed_in.get(waiting, headers=HTMX)["HX-Redirect"] == address
    shown = html(signed_in.get(waiting, follow=True))
    assert "Builder" in shown
    assert "2020 – now" in shown


def test_the_same_file_again_leads_to_the_resume_that_is_there(signed_in: Client) -> None:
    send(signed_in, name="first.json")
    run_task(BackgroundTask.objects.get().pk)
    kept = Resume.objects.get()
    keeping_resumes.edit(kept, JsonResume.read({"basics": {"name": "Ada"}}), seen=1)
    waiting = send(signed_in, name="renamed.json")["Location"]
    run_task(BackgroundTask.objects.filter(task_type="read_resume").latest("pk").pk)
    shown = html(signed_in.get(waiting, follow=True))
    assert "The same file is here already, as “first”, so it was not taken in twice." in shown
    assert "Ada" in shown
    assert list(Resume.objects.all()) == [kept]
    keeping_resumes.delete(kept)
    send(signed_in)
    run_task(BackgroundTask.objects.filter(task_type="read_resume").latest("pk").pk)
    assert Resume.objects.default() not in (None, kept)


def test_a_file_that_is_no_resume_is_refused_with_the_reason(signed_in: Client) -> None:
    waiting = send(signed_in, b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "photo.png")["Location"]
    run_task(BackgroundTask.objects.get().pk)
    shown = html(signed_in.get(waiting))
    assert "photo.png</bdi> was not taken in" in shown
    assert str(BackgroundTask.objects.get().error)[:20] in shown
    assert not Resume.objects.exists()


def test_no_file_and_an_empty_one_are_refused_at_once(signed_in: Client) -> None:
    nothing = signed_in.post(RESUMES, {})
    assert (nothing.status_code, "Choose a file first." in html(nothing)) == (422, True)
    empty = send(signed_in, b"")
    assert (empty.status_code, "The file is empty." in html(empty)) == (422, True)
    assert not BackgroundTask.objects.exists()


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2), (2, 0, 1)])
def test_the_first_that_was_uploaded_is_the_default_whichever_is_read_first(
    signed_in: Client, order: tuple[int, ...]
) -> None:
    for name in ("first", "second", "third"):
        send(signed_in, f"Ada Example\n\nSkills\n{name}".encode(), f"{name}.txt")
    tasks = list(BackgroundTask.objects.filter(task_type="read_resume").order_by("pk"))
    for number in order:
        run_task(tasks[number].pk)
    assert str(Resume.objects.default()) == "first"
    assert Resume.objects.filter(is_default=True).count() == 1
    send(signed_in, b"Ada Example\n\nSkills\nfourth", "fourth.txt")
    run_task(BackgroundTask.objects.filter(task_type="read_resume").latest("pk").pk)
    assert str(Resume.objects.default()) == "first"


def test_the_file_comes_back_as_it_came_and_never_opens_in_the_page(signed_in: Client) -> None:
    resume = add("Lebenslauf.html")
    response = signed_in.get(reverse("jobs:resume-original", args=[resume.pk]))
    assert response.content == b"%PDF"
    assert response["Content-Disposition"] == 'attachment; filename="Lebenslauf.html"'
    assert response["Content-Type"] == "application/octet-stream"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_what_a_resume_holds_comes_out_as_it_went_in(signed_in: Client) -> None:
    told = {
        "basics": {"name": "Ada Example"},
        "volunteer": [{"organization": "Code Club", "position": "Mentor", "startDate": "2020-01"}],
        "awards": [{"title": "Silver Spade", "awarder": "Gardeners", "date": "2021", "x": "kept"}],
        "publications": [{"name": "Swifts", "publisher": "Ibis", "releaseDate": "2022-05-01"}],
        "interests": [{"name": "Birds", "keywords": ["Swifts"]}],
        "references": [{"name": "Edith Crane", "reference": "A rare engineer."}],
    }
    kept = keeping_resumes.add(parse(json.dumps(told).encode(), "a.json"), b"{}", "a.json")
    exported = signed_in.get(reverse("jobs:resume-export", args=[kept.pk])).content
    assert json.loads(exported) == told
    assert parse(exported, "b.json").resume == kept.content


def test_a_resume_is_exported_as_json_resume(signed_in: Client) -> None:
    response = signed_in.get(reverse("jobs:resume-export", args=[add().pk]))
    assert response.json() == {"basics": {"name": "Ada Example"}}


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_a_corrected_resume_comes_as_a_document(signed_in: Client, form: str) -> None:
    kept = keep()
    corrected = ada(basics={"name": "Ada Okafor", "email": "ada@example.com"})
    corrected.work[0].highlights.append("Taught twelve people SQL")
    keeping_resumes.edit(kept, corrected, seen=1)
    address = reverse("jobs:resume-document", args=[kept.pk, form])
    assert f'href="{address}"' in html(signed_in.get(reverse("jobs:resume", args=[kept.pk])))
    answer = signed_in.get(address)
    name = f"Ada-Okafor_{timezone.localdate()}_Resume.{form}"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    read = parse(answer.content, name).resume
    assert read.basics.email == "ada@example.com"
    assert read.work[0].highlights == corrected.work[0].highlights  # in its own order


def test_the_document_names_no_company_under_an_nda_and_says_so(signed_in: Client) -> None:
    write_user(nda_companies=[{"name": "Kestrel Labs", "instead": "a research company"}])
    kept = keep()
    answer = signed_in.get(reverse("jobs:resume-document", args=[kept.pk, "docx"]))
    assert "Kestrel" not in parse(answer.content, "x.docx").text
    page = html(signed_in.get(reverse("jobs:resume", args=[kept.pk])))
    assert "_Resume.docx: Named otherwise, as you may not name it: Kestrel Labs." in page


def test_an_empty_resume_and_an_unknown_format_make_no_document(signed_in: Client) -> None:
    kept = keep(JsonResume())
    page = signed_in.get(reverse("jobs:resume-document", args=[kept.pk, "pdf"]), follow=True)
    assert "This resume is empty." in html(page)
    unknown = signed_in.get(reverse("jobs:resume-document", args=[kept.pk, "rtf"]))
    assert unknown.status_code == 404


def test_the_notes_of_the_reader_are_shown(signed_in: Client) -> None:
    assert "No dates." in html(signed_in.get(reverse("jobs:resume", args=[add().pk])))


def test_a_name_is_given_once(signed_in: Client) -> None:
    add("CV.pdf")
    address = reverse("jobs:resume", args=[add("Other.pdf").pk])
    refused = signed_in.post(address, {"name": "cv", "was": "Other"}, headers=HTMX)
    assert (refused.status_code, "<html" in html(refused)) == (422, False)
    assert "Another resume has this name." in html(refused)
    sent = {"name": " Second  one ", "was": "Other"}
    assert signed_in.post(address, sent)["Location"] == address
    assert Resume.objects.filter(name="Second one").exists()


def test_a_name_that_another_tab_gave_is_not_overwritten_unseen(signed_in: Client) -> None:
    resume = add("CV.pdf")
    address = reverse("jobs:resume", args=[resume.pk])
    signed_in.post(address, {"name": "First tab", "was": "CV"})
    refused = signed_in.post(address, {"name": "Second tab", "was": "CV"})
    assert refused.status_code == 422
    assert "renamed to “First tab” in the meantime" in html(refused)
    assert 'name="was" value="First tab"' in html(refused)
    resume.refresh_from_db()
    assert resume.name == "First tab"
    signed_in.post(address, {"name": "First tab", "was": "CV"})  # sent twice
    signed_in.post(address, {"name": "Second tab", "was": "First tab"})
    resume.refresh_from_db()
    assert resume.name == "Second tab"


def test_search_profiles_follow_a_new_name(signed_in: Client, settings: Any) -> None:
    resume = add("CV.pdf")
    path = settings.CONFIG_DIR / "search_profiles.yaml"
    path.write_text("profiles:\n  # mine\n  - {name: Data, titles: [A], resume: cv}\n")
    address = reverse("jobs:resume", args=[resume.pk])
    assert "Compared with the jobs of <bdi>Data</bdi>" in html(signed_in.get(address))
    assert "for the jobs of <bdi>Data</bdi>" in html(signed_in.get(RESUMES))
    said = signed_in.post(address, {"name": "Data CV", "was": "CV"}, follow=True)
    assert "“Data” names it by it" in html(said)
    assert conf.load_search_profiles().profiles[0].resume == "Data CV"
    assert "# mine" in path.read_text()


def test_a_broken_file_of_profiles_is_said_and_the_name_is_saved(
    signed_in: Client, settings: Any
) -> None:
    resume = add("CV.pdf")
    (settings.CONFIG_DIR / "search_profiles.yaml").write_text("profiles: 5\n")
    address = reverse("jobs:resume", args=[resume.pk])
    said = signed_in.post(address, {"name": "New", "was": "CV"}, follow=True)
    assert "It is called “New” now. Search profiles that name it still say “CV”" in html(said)


def test_a_copy_is_a_resume_of_its_own(signed_in: Client) -> None:
    resume = add("CV.pdf")
    address = reverse("jobs:resume-duplicate", args=[resume.pk])
    assert "“CV (2)” is a copy" in html(signed_in.post(address, follow=True))
    copy = Resume.objects.get(name="CV (2)")
    assert (copy.data, copy.is_default, copy.revision) == (resume.data, False, 1)
    assert keeping_resumes.original(copy) == b"%PDF"
    keeping_resumes.edit(copy, JsonResume.read({"basics": {"name": "Another"}}), seen=1)
    resume.refresh_from_db()
    assert resume.data == {"basics": {"name": "Ada Example"}}


def test_a_file_that_cannot_be_stored_is_said_in_the_words_of_resumes(
    signed_in: Client, settings: Any
) -> None:
    (settings.DATA_DIR / "uploads").write_text("in the way")
    refused = send(signed_in)
    assert refused.status_code == 422
    assert "Your resumes are as they were" in html(refused)


def test_what_the_profile_lacks_is_offered(signed_in: Client) -> None:
    shown = html(signed_in.get(reverse("jobs:resume", args=[add().pk])))
    assert "Your profile has no name yet, and this resume has." in shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2024", "2024"),
        ("2024-05", "May 2024"),
        ("2024-05-07", "7 May 2024"),
        ("Spring", "Spring"),
        ("", ""),
    ],
)
def test_dates_are_shown_in_words(written: str, shown: str) -> None:
    assert partial_date(written) == shown


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2020-05", "", "May 2020 – now"),
        ("2019", "2021", "2019 – 2021"),
        ("2021", "2021", "2021"),
        ("", "2021-03", "Mar 2021"),
        ("", "", ""),
    ],
)
def test_a_time_is_shown_from_when_to_when(start: str, end: str, shown: str) -> None:
    assert when(Work(start_date=start, end_date=end)) == shown


def test_another_one_becomes_the_default(signed_in: Client) -> None:
    add()
    other = add("Other.pdf")
    signed_in.post(reverse("jobs:resume-default", args=[other.pk]))
    assert Resume.objects.default() == other


def test_deleting_asks_first_and_can_be_undone(signed_in: Client) -> None:
    resume = add()
    address = reverse("jobs:resume-delete", args=[resume.pk])
    assert "Delete “<bdi>CV</bdi>”?" in html(signed_in.get(address))
    assert Resume.objects.kept().exists()
    assert "is deleted." in html(signed_in.post(address, follow=True))
    assert not Resume.objects.kept().exists()
    undo = reverse("jobs:resume-undo-delete", args=[resume.pk])
    assert "is back, and the default again." in html(signed_in.post(undo, follow=True))
    assert Resume.objects.default() == resume


def test_deleting_the_default_names_the_one_that_takes_its_place(signed_in: Client) -> None:
    first, heir, third = add("First.pdf"), add("Heir.pdf"), add("Third.pdf")
    keeping_resumes.edit(heir, JsonResume.read({"basics": {"name": "Ada"}}), seen=1)
    address = reverse("jobs:resume-delete", args=[first.pk])
    assert "“<bdi>Heir</bdi>” becomes your default" in html(signed_in.get(address))
    said = html(signed_in.post(address, follow=True))
    assert "“<bdi>First</bdi>” is deleted. “<bdi>Heir</bdi>” is the default now." in said
    assert Resume.objects.default() == heir
    other = reverse("jobs:resume-delete", args=[third.pk])
    assert "becomes your default" not in html(signed_in.get(other))
    assert "is the default now" not in html(signed_in.post(other, follow=True))
    signed_in.post(reverse("jobs:resume-delete", args=[heir.pk]))
    assert "is the default now" not in html(signed_in.get(RESUMES))


def test_the_only_one_is_said_to_be_the_only_one(signed_in: Client) -> None:
    shown = html(signed_in.get(reverse("jobs:resume-delete", args=[add().pk])))
    assert "It is your only one" in shown


def test_a_resume_was_changed_only_once_it_was_edited(signed_in: Client) -> None:
    kept = keep()
    addresses = [RESUMES, reverse("jobs:resume", args=[kept.pk])]
    assert all("Added now" in html(signed_in.get(address)) for address in addresses)
    keeping_resumes.edit(kept, ada(basics={"name": "Ada"}), seen=1)
    assert all("Changed now" in html(signed_in.get(address)) for address in addresses)


def test_the_list_costs_the_same_for_many(signed_in: Client) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            signed_in.get(RESUMES)
        return len(queries)

    for n in range(3):
        add(f"{n}.pdf")
    few = cost()
    for n in range(3, 30):
        add(f"{n}.pdf")
    assert cost() == few


@pytest.mark.parametrize("name", ["resume-default", "resume-duplicate", "resume-undo-delete"])
def test_what_changes_something_is_never_a_link(signed_in: Client, name: str) -> None:
    assert signed_in.get(reverse(f"jobs:{name}", args=[add().pk])).status_code == 405


def test_who_is_signed_out_sees_nothing(client: Client) -> None:
    resume = add()
    pages = ["resume", "resume-original", "resume-export", "resume-delete"]
    addresses = [reverse(f"jobs:{name}", args=[resume.pk]) for name in pages]
    for address in [*addresses, reverse("jobs:resume-document", args=[resume.pk, "pdf"])]:
        response = client.get(address)
        assert response.status_code == 302
        assert "/login" in response["Location"] or "sign-in" in response["Location"]
