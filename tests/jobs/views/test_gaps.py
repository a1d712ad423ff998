"""The page of one job beside the resume."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from jobs import keeping_resumes
from jobs.models import Job, Resume, Rewording
from jobs.resumes.json_resume import JsonResume
from jobs.resumes.parsing import parse
from jobs.stages import Stage
from peregrine.tasks.run import run_task
from tests.factories import make_job
from tests.jobs.gaps.people import POSTING, ada, keep
from tests.llm_config import at, use_backends, write_user
from tests.llm_servers import Script, scripted_llm

HTMX = {"HX-Request": "true"}
pytestmark = pytest.mark.django_db


def address(job: Job) -> str:
    return reverse("jobs:gaps", args=[job.pk])


def html(response: Any) -> str:
    return " ".join(response.content.decode().split())


def test_the_page_says_what_is_shown_and_what_is_missing(signed_in: Client) -> None:
    keep()
    shown = html(signed_in.get(address(make_job(title="Engineer", description=POSTING))))
    for words in (
        "2 of 4 shown",
        "k8s and Terraform",
        "only <bdi>Verilog</bdi>, which is near",
        "Moved 40 tables from MySQL to Postgres",
        "Work, Data Engineer at Kestrel Labs, second line",
        "last in 2019",
        "You write <b><bdi>Postgres</bdi></b>, they ask for <b><bdi>PostgreSQL</bdi></b>",
        "All your positions add up to 9 years: Data Engineer, Developer.",
        "finds 0 of 4 required",
        "Nothing stands between December 2019 and March 2021",
    ):
        assert words in shown


def test_a_skill_in_another_language_is_shown_and_not_near(signed_in: Client) -> None:
    keep(ada(skills=[{"name": "Trades", "keywords": ["Welding"]}]))
    posting = "Eisen:\n• ervaring met lassen\n• soudure est exigée"
    shown = html(signed_in.get(address(make_job(title="Lasser", description=posting))))
    assert "Your resume says <bdi>Welding</bdi>: the same in another language." in shown
    assert "near, and not the same" not in shown


FURTHER: dict[str, Any] = {
    "volunteer": [
        {
            "organization": "Code Club",
            "position": "Mentor",
            "startDate": "2001-01",
            "endDate": "2020-06",
            "highlights": ["Set the labs up with Terraform"],
        }
    ],
    "awards": [{"title": "Silver Spade", "awarder": "Gardeners", "date": "2021-03"}],
    "publications": [{"name": "Swifts in Lagos", "publisher": "Ibis", "releaseDate": "2022-05"}],
}


def test_volunteering_shows_skills_as_such_and_adds_no_years_of_work(signed_in: Client) -> None:
    keep(ada(**FURTHER))
    shown = html(signed_in.get(address(make_job(title="Engineer", description=POSTING))))
    for words in (
        "as a volunteer, last in 2020",
        "Set the labs up with Terraform",
        "(<bdi>Volunteering, Mentor at Code Club, first line</bdi>)",
        "<dt>Volunteering</dt> <dd><bdi>1 role</bdi></dd>",
        "<dt>Awards</dt> <dd><bdi>1 award</bdi></dd>",
        "<dt>Publications</dt> <dd><bdi>1 publication</bdi></dd>",
        "<bdi>2 positions, 9 years in all</bdi>",
        "All your positions add up to 9 years: Data Engineer, Developer.",
    ):
        assert words in shown


@pytest.mark.parametrize(
    ("stage", "is_marked"),
    [(Stage.PENDING, False), (Stage.APPROVED, True), (Stage.REJECTED, False)],
)
def test_the_menu_marks_apply_for_a_job_that_is_there(
    signed_in: Client, stage: Stage, *, is_marked: bool
) -> None:
    page = html(signed_in.get(address(make_job(stage=stage))))
    marked = f'<a href="{reverse("jobs:apply-list")}" aria-current="page">'
    assert (marked in page) == is_marked


def test_htmx_gets_the_fragment(signed_in: Client) -> None:
    keep()
    shown = html(
        signed_in.get(address(make_job(title="Engineer", description=POSTING)), headers=HTMX)
    )
    assert "<html" not in shown
    assert "What they ask for" in shown


def test_without_a_resume_the_page_says_what_to_do(signed_in: Client) -> None:
    shown = html(signed_in.get(address(make_job())))
    assert "There is no resume to compare with" in shown
    assert reverse("jobs:resumes") in shown


def test_without_a_description_there_is_nothing_to_compare(signed_in: Client) -> None:
    keep()
    assert "The board gave no description" in html(signed_in.get(address(make_job(title="Baker"))))


def test_a_corrected_resume_is_read_beside_the_file_that_lacks_the_correction(
    signed_in: Client,
) -> None:
    resume = keep(ada(basics={"name": "Ada Okafor"}))
    page = address(make_job(title="Engineer", description=POSTING))
    assert "Your uploaded file" not in html(signed_in.get(page))
    keeping_resumes.edit(resume, ada(), seen=1)
    for kept in (resume, keeping_resumes.duplicate(resume)):
        here, _, file = html(signed_in.get(f"{page}?resume={kept.pk}")).partition("Your uploaded")
        assert "<dd><bdi>ada@example.org</bdi></dd>" in here
        assert "No e-mail address was found" not in here
        assert "<bdi>CV.pdf</bdi> is without your changes and still says:" in file
        assert '<dt>E-mail</dt> <dd><span class="soft">not found</span></dd>' in file
        assert "No e-mail address was found" in file
        assert "<dt>Name</dt>" not in file  # the same in both


def test_a_file_that_reads_the_same_is_said_to_lack_the_changes(signed_in: Client) -> None:
    resume, changed = keep(), ada()
    changed.work[0].highlights.append("Taught twelve people SQL")
    keeping_resumes.edit(resume, changed, seen=1)
    shown = html(signed_in.get(address(make_job(title="Engineer", description=POSTING))))
    assert "<bdi>CV.pdf</bdi> is without your changes.</p>" in shown


def test_a_broken_file_of_keywords_does_not_break_the_page(
    signed_in: Client, settings: Any
) -> None:
    keep()
    (settings.CONFIG_DIR / "resume_keywords.yaml").write_text("keywords: [\n")
    assert "2 of 4 shown" in html(
        signed_in.get(address(make_job(title="Engineer", description=POSTING)))
    )


def test_a_joined_job_leads_to_the_one_that_stayed(signed_in: Client) -> None:
    job = make_job()
    gone = make_job(joined_into=job)
    assert signed_in.get(address(gone))["Location"] == address(job)


def test_the_page_is_for_reading_and_for_the_owner(signed_in: Client, client: Client) -> None:
    job = make_job()
    assert signed_in.post(address(job)).status_code == 405
    assert Client().get(address(job)).status_code == 302
    assert signed_in.get(reverse("jobs:gaps", args=[0])).status_code == 404


def test_more_skills_cost_no_more_queries(signed_in: Client) -> None:
    keep()
    counts = []
    for words in (
        "Python",
        "Python, Java, Go, Rust, SQL, Perl, Kafka, Docker, Terraform, AWS, React",
    ):
        job = make_job(description=f"Required: {words}")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            signed_in.get(address(job))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_job_and_its_workspace_lead_here(signed_in: Client) -> None:
    job = make_job(title="Engineer", stage=Stage.APPROVED, description=POSTING)
    for name in ("jobs:detail", "jobs:apply"):
        assert address(job) in html(signed_in.get(reverse(name, args=[job.pk])))
    waiting = make_job(title="Engineer", description=POSTING)
    assert address(waiting) in html(signed_in.get(reverse("jobs:review")))


def export(client: Client, job: Job, form: str) -> Any:
    """Return the file that the page hands out, or the answer without one."""
    answer = client.post(reverse("jobs:export-resume", args=[job.pk, form]))
    if "?made=" not in answer.headers.get("Location", ""):
        return answer
    (link,) = re.findall(r'href="([^"]+)" data-hand-out', made_page(client, answer["Location"]))
    return client.get(link)


def made_page(client: Client, location: str) -> str:
    return html(client.get(location.partition("#")[0]))


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_the_resume_for_the_job_comes_as_a_file_and_is_kept(signed_in: Client, form: str) -> None:
    keep()
    job = make_job(title="Engineer", description=POSTING)
    answer = export(signed_in, job, form)
    assert (
        f'filename="Ada-Okafor_Northwind-Traders_Engineer_{timezone.localdate()}_Resume.{form}"'
        in (answer["Content-Disposition"])
    )
    read = parse(answer.content, f"x.{form}").resume
    assert read.work[0].highlights[0].startswith("Moved 40 tables from MySQL to PostgreSQL")
    document = job.documents.get()
    assert (document.kind, document.format) == ("resume", form)
    resume = Resume.objects.default()
    assert document.made_of == str(resume)
    for page in (address(job), reverse("jobs:apply", args=[job.pk])):
        assert document.name in html(signed_in.get(page))
        assert f"from “<bdi>{resume}</bdi>”" in html(signed_in.get(page))
    kept = signed_in.get(reverse("jobs:document", args=[job.pk, document.pk]))
    assert kept.content == answer.content


def test_a_company_in_any_script_is_in_the_name_of_the_file(signed_in: Client) -> None:
    keep()
    job = make_job(title="エンジニア", company="株式会社青", description=POSTING)
    answer = export(signed_in, job, "docx")
    name = quote(f"Ada-Okafor_株式会社青_エンジニア_{timezone.localdate()}_Resume.docx")
    assert answer["Content-Disposition"] == f"attachment; filename*=utf-8''{name}"
    assert Path(job.documents.get().path).name.startswith("Ada-Okafor_株式会社青_")


def test_what_reads_back_otherwise_is_said(signed_in: Client) -> None:
    keep(ada(basics={"name": "4711"}))
    job = make_job(title="Engineer", description=POSTING)
    answer = signed_in.post(reverse("jobs:export-resume", args=[job.pk, "pdf"]))
    page = made_page(signed_in, answer["Location"])
    assert "Read back, this comes out otherwise:" in page
    assert "It is made and kept." in page
    assert "data-hand-out" not in html(signed_in.get(f"{address(job)}?made={'9' * 30}"))


def test_a_company_that_may_not_be_named_is_not_in_the_file(signed_in: Client) -> None:
    write_user(nda_companies=[{"name": "Kestrel Labs", "instead": "a research company"}])
    keep()
    job = make_job(title="Engineer", description=POSTING)
    answer = signed_in.post(reverse("jobs:export-resume", args=[job.pk, "docx"]))
    page = made_page(signed_in, answer["Location"])
    assert "as you may not name it: Kestrel Labs." in page
    read = parse(export(signed_in, job, "docx").content, "x.docx")
    assert "Kestrel" not in read.text
    assert read.resume.work[0].name == "A research company"
    assert read.resume.basics.email == "ada@example.org"
    theirs = make_job(title="Engineer", company="Kestrel Labs", description=POSTING)
    assert "Kestrel" in parse(export(signed_in, theirs, "docx").content, "x.docx").text


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_volunteering_awards_and_publications_are_in_the_file(signed_in: Client, form: str) -> None:
    write_user(nda_companies=[{"name": "Code Club", "instead": "a charity"}])
    keep(ada(**FURTHER))
    job = make_job(title="Engineer", description=POSTING)
    read = parse(export(signed_in, job, form).content, f"x.{form}")
    (role,), (award,) = read.resume.volunteer, read.resume.awards
    (book,) = read.resume.publications
    assert (role.position, role.organization, role.start_date) == ("Mentor", "A charity", "2001-01")
    assert role.highlights == ["Set the labs up with Terraform"]
    assert (award.title, award.date) == ("Silver Spade, Gardeners", "2021-03")
    assert (book.name, book.release_date) == ("Swifts in Lagos", "2022-05")
    assert "Code Club" not in read.text


def test_without_a_resume_nothing_is_exported(signed_in: Client) -> None:
    job = make_job()
    assert export(signed_in, job, "pdf")["Location"] == address(job)
    assert not job.documents.exists()


def test_an_empty_resume_and_an_unknown_format_are_refused(signed_in: Client) -> None:
    keep(JsonResume())
    job = make_job()
    assert export(signed_in, job, "pdf")["Location"] == address(job)
    assert "This resume is empty." in html(signed_in.get(address(job)))
    assert export(signed_in, job, "rtf").status_code == 404
    assert signed_in.get(reverse("jobs:export-resume", args=[job.pk, "pdf"])).status_code == 405


# --- other wordings and the note -----------------------------------------------------------------

GOOD = "Migrated 40 tables from MySQL to PostgreSQL without an hour of downtime"


def wording(job: Job, **fields: Any) -> Rewording:
    source = "Moved 40 tables from MySQL to Postgres without an hour of downtime"
    known = {"line": "w1.2", "source": source, "text": GOOD, "backend": "local", "model": "tiny"}
    return Rewording.objects.create(job=job, **(known | fields))


def decide(client: Client, row: Rewording, choice: str, **kwargs: Any) -> Any:
    url = reverse("jobs:decide-rewording", args=[row.job_id, row.pk])
    return client.post(url, {"choice": choice}, **kwargs)


def test_a_wording_is_shown_with_its_line_and_who_wrote_it(signed_in: Client) -> None:
    keep()
    job = make_job(title="Engineer", description=POSTING)
    wording(job)
    wording(job, text="Led 400 moves", status="dropped", why="The line does not say 400.")
    shown = html(signed_in.get(address(job)))
    where = "(<bdi>Work, Data Engineer at Kestrel Labs, second line</bdi>)"
    for words in (GOOD, where, "tiny through “local”", "Dropped, with the reason (1)", "say 400."):
        assert words in shown


def test_an_accepted_wording_is_in_the_file_for_this_job_only(signed_in: Client) -> None:
    keep()
    job = make_job(title="Engineer", description=POSTING)
    other = make_job(title="Engineer", description=POSTING)
    row = wording(job)
    answer = decide(signed_in, row, "accept", headers=HTMX)
    assert "In your resume for this job" in html(answer)
    assert "<html" not in html(answer)
    assert GOOD in parse(export(signed_in, job, "docx").content, "x.docx").text
    assert GOOD not in parse(export(signed_in, other, "docx").content, "x.docx").text
    assert decide(signed_in, row, "leave")["Location"] == address(job)
    assert GOOD not in parse(export(signed_in, job, "docx").content, "x.docx").text


def test_a_wording_whose_line_changed_is_refused(signed_in: Client) -> None:
    keep()
    job = make_job()
    row = wording(job, source="Another line")
    refused = decide(signed_in, row, "accept", headers=HTMX)
    assert (refused.status_code, "changed since" in html(refused)) == (422, True)
    assert decide(signed_in, row, "accept")["Location"] == address(job)
    assert "changed since" in html(signed_in.get(address(job)))


def test_what_is_not_known_is_refused(signed_in: Client) -> None:
    job = make_job()
    row = wording(job)
    assert decide(signed_in, row, "burn").status_code == 400
    elsewhere = reverse("jobs:decide-rewording", args=[make_job().pk, row.pk])
    assert signed_in.post(elsewhere, {"choice": "accept"}).status_code == 404
    word = reverse("jobs:choose-word", args=[job.pk])
    assert signed_in.post(word, {"yours": "", "theirs": "x", "choice": "use"}).status_code == 400


def test_a_word_is_left_and_used_again(signed_in: Client) -> None:
    keep()
    job = make_job(title="Engineer", description=POSTING)
    word = {"yours": "Postgres", "theirs": "PostgreSQL"}
    url = reverse("jobs:choose-word", args=[job.pk])
    assert signed_in.post(url, word | {"choice": "leave"})["Location"] == address(job)
    assert "left as it is" in html(signed_in.get(address(job)))
    assert "to Postgres " in parse(export(signed_in, job, "docx").content, "x.docx").text
    signed_in.post(url, word | {"choice": "use"})
    assert "left as it is" not in html(signed_in.get(address(job)))


def test_without_a_model_the_page_says_to_set_one_up_first(signed_in: Client) -> None:
    keep()
    job = make_job(title="Engineer", stage=Stage.APPROVED, description=POSTING)
    for name in ("jobs:gaps", "jobs:apply"):
        shown = html(signed_in.get(reverse(name, args=[job.pk])))
        assert "No language model is set up, and none is needed." in shown
        assert f'<a href="{reverse("settings:models")}">set one up in Settings</a>' in shown
        assert "Ask for wordings" not in shown
        assert "Have a note written" not in shown
    for name, sentence in (
        ("jobs:write-rewordings", "then ask for wordings."),
        ("jobs:write-match-note", "then have a note written."),
    ):
        refused = signed_in.post(reverse(name, args=[job.pk]))
        assert refused["Location"] == address(job)
        assert sentence in html(signed_in.get(address(job)))
    assert not job.tasks.exists()


def test_asking_for_wordings_is_watched_and_stopped(signed_in: Client) -> None:
    keep()
    use_backends(local=at("http://127.0.0.1:9/v1"))
    job = make_job(title="Engineer", description=POSTING)
    started = signed_in.post(reverse("jobs:write-rewordings", args=[job.pk]), headers=HTMX)
    watch = reverse("jobs:rewordings", args=[job.pk])
    assert f'hx-get="{watch}"' in html(started)
    assert "Waiting for its turn" in html(signed_in.get(watch, headers=HTMX))
    assert signed_in.get(watch)["Location"] == address(job)
    assert '<meta http-equiv="refresh"' in html(signed_in.get(address(job)))
    stopped = signed_in.post(reverse("jobs:stop-rewordings", args=[job.pk]), headers=HTMX)
    assert f'hx-get="{watch}"' not in html(stopped)


def test_a_note_is_written_watched_removed_and_brought_back(signed_in: Client) -> None:
    keep()
    use_backends(local=at("http://127.0.0.1:9/v1"))
    job = make_job(title="Engineer", stage=Stage.APPROVED, description=POSTING)
    started = signed_in.post(reverse("jobs:write-match-note", args=[job.pk]), headers=HTMX)
    watch = reverse("jobs:match-note", args=[job.pk])
    assert f'hx-get="{watch}"' in html(started)
    with scripted_llm(Script(words=("Your", " move", " fits."))) as server:
        use_backends(local=at(server))
        run_task(job.tasks.get().pk)
    for page in (watch, address(job), reverse("jobs:apply", args=[job.pk])):
        shown = html(signed_in.get(page, headers=HTMX))
        assert "Your move fits." in shown
        assert "Written by tiny-model through “local”" in shown
        assert f'hx-get="{watch}"' not in shown
    note = job.match_notes.get()
    removed = signed_in.post(
        reverse("jobs:remove-match-note", args=[job.pk, note.pk]), headers=HTMX
    )
    assert "You removed the note." in html(removed)
    assert "Your move fits." not in html(signed_in.get(address(job)))
    back = signed_in.post(reverse("jobs:restore-match-note", args=[job.pk, note.pk]))
    assert back["Location"] == address(job)
    assert "Your move fits." in html(signed_in.get(address(job)))
    assert signed_in.get(watch)["Location"] == address(job)
    assert signed_in.post(reverse("jobs:stop-match-note", args=[job.pk]))["Location"] == address(
        job
    )


def test_without_a_resume_no_model_is_asked(signed_in: Client) -> None:
    job = make_job()
    for name in ("jobs:write-match-note", "jobs:write-rewordings"):
        assert signed_in.post(reverse(name, args=[job.pk]), headers=HTMX).status_code == 302
    assert not job.tasks.exists()


@pytest.mark.parametrize(
    "name",
    ["write-match-note", "stop-match-note", "write-rewordings", "stop-rewordings", "choose-word"],
)
def test_what_changes_something_is_a_post_by_the_owner(signed_in: Client, name: str) -> None:
    url = reverse(f"jobs:{name}", args=[make_job().pk])
    assert signed_in.get(url).status_code == 405
    assert Client().post(url).status_code == 302


def test_wordings_cost_no_more_queries(signed_in: Client) -> None:
    keep()
    counts = []
    for many in (3, 30):
        job = make_job(title="Engineer", description=POSTING)
        for number in range(many):
            wording(job, text=f"{GOOD} {number}")
        with CaptureQueriesContext(connection) as queries:
            signed_in.get(address(job))
        counts.append(len(queries))
    assert counts[0] == counts[1]
