"""Every page of the admin opens, at the same cost for many rows, and every action works."""

import pytest
from axes.models import AccessAttempt, AccessLog
from django.contrib import admin
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.contrib.messages import get_messages
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jobs.models import (
    BoardOutcome,
    BulkChange,
    Capture,
    ColumnChoice,
    Company,
    CoverLetter,
    DiscoveryRun,
    DismissedKeyword,
    Draft,
    FetchedPage,
    HiddenPosting,
    Job,
    JobDocument,
    MatchNote,
    Note,
    Resume,
    ResumeProposal,
    ResumeVersion,
    Reveal,
    Rewording,
    SavedView,
    SeenDoubt,
    Sighting,
    StageChange,
    TextSearch,
    Verdict,
    VouchedSentence,
    WatchedCompany,
)
from jobs.stages import Stage
from peregrine.admin import HIDDEN_MODELS
from peregrine.models import BackgroundTask, CloudConsent, EgressRecord, LLMCall
from tests.factories import make_job


def add_rows(start: int, stop: int) -> None:
    """Fill every table that the admin shows; each job has a company of its own."""
    for n in range(start, stop):
        job = make_job(company=f"Company {n}")
        job.move_to(Stage.APPROVED, by=StageChange.Mover.PERSON)
        Sighting.objects.create(job=job, board="indeed", native_id=str(n), title=job.title)
        letter = CoverLetter.objects.create(job=job, version=1, text="Dear team")
        SeenDoubt.objects.create(letter=letter, sentence="I can fly.", why="No line says so.")
        VouchedSentence.objects.create(text=f"I can swim {n} lengths.")
        Draft.objects.create(job=job, kind="thank_you_note", text="Dear team")
        JobDocument.objects.create(job=job, kind="letter", path=f"/kept/{n}.pdf", digest=str(n))
        resume = Resume.objects.create(name=f"Resume {n}")
        ResumeVersion.objects.create(resume=resume, revision=1)
        ResumeProposal.objects.create(resume=resume, backend="ollama")
        Verdict.objects.create(job=job, other=job, is_same=False)
        run = DiscoveryRun.objects.create(kind="search", source=f"Profile {n}")
        BoardOutcome.objects.create(run=run, board="indeed", status="found")
        FetchedPage.objects.create(question=str(n), board="lever", request="r", content="c")
        ColumnChoice.objects.create(header=str(n), names=["Title"], columns={"title": "Title"})
        WatchedCompany.objects.create(entry=f"company {n}", board="lever", token=str(n))
        DismissedKeyword.objects.create(word=f"Skill {n}")
        Reveal.objects.create(rule="excluded_word", words="intern")
        BulkChange.objects.create(action="star")
        SavedView.objects.create(name=f"View {n}", query="q=nurse")
        Note.objects.create(job=job, text="Ask for Jo")
        MatchNote.objects.create(job=job, text="It fits.", backend="ollama")
        Rewording.objects.create(job=job, line="w1.1", source="Cooked", text="Did cook")
        Capture.objects.create(url=f"https://jobs.example/{n}", job=job)
        TextSearch.objects.create(job=job, problem="Its page is gone.")
        HiddenPosting.objects.create(
            rule="blocked_company", words="Acme", title="Sales", company_name="Acme",
            board="indeed", identity=str(n), posting={}, run=run, job=job,
        )  # fmt: skip
        task = BackgroundTask.objects.create(task_type="cover_letter", job=job)
        LLMCall.objects.create(task=task, backend="ollama", outcome="answered")
        EgressRecord.objects.create(purpose="llm", method="POST", host="localhost")
        CloudConsent.objects.create(backend=f"openai{n}", origin="https://api.openai.example")
        User.objects.create_user(f"user{n}")
        AccessAttempt.objects.create(
            username=f"user{n}", ip_address="127.0.0.1", failures_since_start=1
        )
        AccessLog.objects.create(username=f"user{n}", ip_address="127.0.0.1")


def cost(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def paths(model: type[Model]) -> tuple[str, str]:
    """The list of the model's rows, and the page of its first row."""
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    first = model._default_manager.order_by("pk").first()
    assert first is not None, f"add_rows() makes no {model.__name__}"
    return reverse(f"{name}_changelist"), reverse(f"{name}_change", args=[first.pk])


def models() -> list[type[Model]]:
    return sorted(admin.site._registry, key=lambda model: model._meta.label)


def test_every_model_of_ours_is_in_the_admin() -> None:
    ours = {Company, CoverLetter, DiscoveryRun, HiddenPosting, Job, Sighting, StageChange}
    ours |= {BackgroundTask, CloudConsent, EgressRecord, FetchedPage, LLMCall, WatchedCompany}
    assert ours <= set(admin.site._registry)
    assert not set(HIDDEN_MODELS) & set(admin.site._registry)


def test_every_page_costs_the_same_for_many_rows(signed_in: Client) -> None:
    ContentType.objects.get_for_models(*models())  # cached once per process
    add_rows(0, 3)
    few = {path: cost(signed_in, path) for model in models() for path in paths(model)}
    add_rows(3, 30)
    many = {path: cost(signed_in, path) for path in few}
    assert many == few


@pytest.mark.parametrize("word", ["data", "nothing at all"])
def test_every_list_can_be_searched(signed_in: Client, word: str) -> None:
    add_rows(0, 1)
    for model in models():
        assert signed_in.get(paths(model)[0], {"q": word}).status_code == 200


def test_the_tables_that_peregrine_writes_cannot_be_changed(signed_in: Client) -> None:
    add_rows(0, 1)
    written = [BackgroundTask, CoverLetter, DiscoveryRun, EgressRecord, HiddenPosting]
    for model in [*written, LLMCall, Sighting, StageChange]:
        page = paths(model)[1]
        assert signed_in.post(page, {}).status_code == 403
        assert signed_in.get(page.removesuffix("change/") + "delete/").status_code == 403


def test_a_stranger_is_sent_to_the_one_sign_in_page(client: Client, db: None) -> None:
    response = client.get("/admin/", follow=True)
    assert response.redirect_chain[-1] == ("/login/?next=/admin/", 302)


def test_somebody_without_rights_is_refused(client: Client, db: None) -> None:
    client.force_login(User.objects.create_user("guest"))
    assert client.get("/admin/login/").status_code == 403


# --- moving jobs -------------------------------------------------------------------------------


def run(client: Client, action: str, jobs: list[Job]) -> str:
    data = {"action": action, "_selected_action": [job.pk for job in jobs]}
    response = client.post(reverse("admin:jobs_job_changelist"), data)
    assert response.status_code == 302
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def test_a_bulk_move_says_what_came_of_it(signed_in: Client) -> None:
    jobs = [*(make_job() for _ in range(7)), *(make_job(stage=Stage.ARCHIVED) for _ in range(2))]
    assert run(signed_in, "move_to_archived", jobs) == "7 moved, 2 skipped: already archived"
    changes = StageChange.objects.filter(to_stage=Stage.ARCHIVED)
    assert changes.count() == 7
    assert {change.by for change in changes} == {StageChange.Mover.ADMIN}
    assert len({change.batch for change in changes}) == 1


def test_a_refused_move_is_explained(signed_in: Client) -> None:
    said = run(signed_in, "move_to_offer", [make_job()])
    assert said.startswith("0 moved, 1 skipped: ")
    assert "Mark it as applied first" in said


@pytest.mark.parametrize("stage", Stage)
def test_every_move_action_runs(signed_in: Client, stage: Stage) -> None:
    jobs = [make_job(stage=stage) for stage in Stage]
    assert " moved" in run(signed_in, f"move_to_{stage.value}", jobs)


def test_a_stage_cannot_be_typed_over(signed_in: Client) -> None:
    job = make_job(title="Data Enginer")
    form = form_of(job) | {"title": "Data Engineer", "stage": Stage.HIRED.value}
    assert signed_in.post(paths(Job)[1], form).status_code == 302
    job.refresh_from_db()
    assert (job.title, job.stage) == ("Data Engineer", Stage.PENDING)


def form_of(job: Job) -> dict[str, object]:
    """What the change form of the admin sends."""
    fields = ("title", "location", "url", "apply_url", "description", "salary_text")
    sent = {name: getattr(job, name) for name in fields}
    inlines = ("stage_changes", "sightings", "letters")
    management = {
        f"{prefix}-{key}_FORMS": "0" for prefix in inlines for key in ("TOTAL", "INITIAL")
    }
    return {**sent, "company": job.company_id, "is_remote": "unknown", **management}


def test_a_corrected_title_is_compared_in_its_new_form(signed_in: Client) -> None:
    job = make_job(title="Data Enginer")
    signed_in.post(paths(Job)[1], form_of(job) | {"title": "Data Engineer", "location": "Berlin"})
    job.refresh_from_db()
    assert "engineer" in job.title_key
    assert job.place_key


def test_a_company_gets_its_key_when_it_is_made(signed_in: Client) -> None:
    signed_in.post(reverse("admin:jobs_company_add"), {"name": "Wingtip Toys Inc.", "website": ""})
    assert Company.objects.get(name="Wingtip Toys Inc.").key
