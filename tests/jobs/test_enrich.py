"""Missing descriptions, looked for over real HTTP."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from jobs.enrich import NO_TEXT, enrich, lacking, sources_of
from jobs.models import Job, Sighting, TextSearch
from jobs.stages import Stage
from peregrine.models import BackgroundTask
from peregrine.tasks import submit_task
from peregrine.tasks.run import run_task
from tests.factories import make_job
from tests.jobs.boards.server import Reply, StandIn, stand_in
from tests.jobs.capturing.pages import guarded_pages, job_posting, jsonld_page

pytestmark = pytest.mark.django_db

HOST = "careers.northwind.example"
HTML = {"content-type": "text/html; charset=utf-8"}


@pytest.fixture
def server():  # type: ignore[no-untyped-def]
    with stand_in() as board:
        yield board


def make_bare(path: str = "/jobs/7", **fields: object) -> Job:
    """A job whose board gave no text."""
    return make_job(
        **{"title": "Data Engineer", "url": f"http://{HOST}{path}", "description": "", **fields}  # type: ignore[arg-type]
    )


def run(server: StandIn, **options: int):  # type: ignore[no-untyped-def]
    return enrich(pages=guarded_pages(server, HOST), **options)


def test_a_text_is_found_and_the_job_scored_again(server: StandIn, settings: object) -> None:
    path = settings.CONFIG_DIR / "resume_keywords.yaml"  # type: ignore[attr-defined]
    path.write_text("keywords: [Python]\n")
    job = make_bare(score=0)
    server.routes["/jobs/7"] = Reply(jsonld_page(job_posting()), 200, HTML)
    done = run(server)
    assert done.found == [job.pk]
    assert done.in_words() == "Looked for the descriptions of 1 job: 1 found, 0 not to be found"
    job.refresh_from_db()
    assert "pipelines" in job.description
    assert job.score > 0
    assert [match["word"] for match in job.matched] == ["Python"]
    assert (job.location, TextSearch.objects.count()) == ("Winnipeg, MB, CA", 0)


def test_nothing_that_a_job_has_is_changed(server: StandIn) -> None:
    job = make_bare(location="Oslo", is_remote=False, edited_fields=["salary_text", "salary_min"])
    page = jsonld_page(job_posting(jobLocationType="TELECOMMUTE", baseSalary="$45/h"))
    server.routes["/jobs/7"] = Reply(page, 200, HTML)
    run(server)
    job.refresh_from_db()
    assert (job.location, job.is_remote, job.salary_text) == ("Oslo", False, "")
    assert job.description


def test_guesses_and_texts_of_other_jobs_are_not_taken(server: StandIn) -> None:
    guess, other = make_bare("/guess"), make_bare("/other", title="Cook")
    words = "<p>One of very many sentences about the work.</p>" * 20
    server.routes["/guess"] = Reply(f"<h1>Data Engineer</h1><div>{words}</div>", 200, HTML)
    server.routes["/other"] = Reply(jsonld_page(job_posting(title="Baker")), 200, HTML)
    assert run(server).in_vain == 2
    for job in (guess, other):
        job.refresh_from_db()
        assert job.description == ""
        assert (job.text_search.problem, job.text_search.try_again_at) == (NO_TEXT, None)


def test_a_title_with_an_addition_is_the_same_job(server: StandIn) -> None:
    job = make_bare(title="Senior Data Engineer")
    Job.objects.update(title_key="senior data engineer")
    page = jsonld_page(job_posting(title="Senior Data Engineer (m/w/d) – Platform"))
    server.routes["/jobs/7"] = Reply(page, 200, HTML)
    assert run(server).found == [job.pk]


def test_a_dead_end_is_remembered_until_the_job_is_seen_elsewhere(server: StandIn) -> None:
    job = make_bare("/gone")
    assert run(server).in_vain == 1
    assert run(server).in_words().startswith("No job lacks its description")
    assert server.paths == ["/gone"]
    url = f"http://{HOST}/jobs/7"
    later = timezone.now() + timedelta(seconds=1)
    Sighting.objects.create(job=job, board="web_page", url=url, first_seen_at=later)
    server.routes["/jobs/7"] = Reply(jsonld_page(job_posting()), 200, HTML)
    assert run(server).found == [job.pk]


def test_a_passing_failure_is_tried_again_after_days_and_not_for_ever(server: StandIn) -> None:
    make_bare()
    server.routes["/jobs/7"] = Reply("", 500, HTML)
    assert run(server).later == 1
    for days in (3, 14, None):
        search = TextSearch.objects.get()
        assert search.try_again_at is not None
        assert lacking().count() == 0
        TextSearch.objects.update(try_again_at=timezone.now())
        assert run(server).in_vain + run(server).later <= 1
        search.refresh_from_db()
        wait = search.try_again_at and (search.try_again_at - search.tried_at).days
        assert wait in (days, days and days - 1)
    assert TextSearch.objects.get().tries == 4


def test_a_host_that_refuses_is_left_alone_for_this_run(server: StandIn) -> None:
    for number in range(4):
        make_bare(f"/jobs/{number}")
        server.routes[f"/jobs/{number}"] = Reply("", 429, HTML)
    done = run(server)
    assert (len(server.asked), done.later) == (1, 4)
    assert HOST in done.left


def test_the_newest_are_looked_for_first_and_a_run_has_a_cap(server: StandIn) -> None:
    for number in range(4):
        make_bare(f"/jobs/{number}", found_at=timezone.now() - timedelta(days=number))
    run(server, at_most=2)
    assert server.paths == ["/jobs/0", "/jobs/1"]


def test_only_jobs_in_play_are_looked_for(server: StandIn) -> None:
    make_bare(stage=Stage.ARCHIVED)
    make_bare(stage=Stage.REJECTED)
    make_bare(gone_at=timezone.now())
    make_bare(edited_fields=["description"])  # the person emptied it
    make_job(description="There.")
    assert not lacking().exists()


def test_the_best_source_is_asked_first() -> None:
    job = make_bare(url="https://www.linkedin.com/jobs/view/4400000001")
    for board, url in (
        ("web_page", "https://northwind.example/jobs/7"),
        ("lever", "https://jobs.lever.co/northwind/11111111-2222-3333-4444-555555555555"),
        ("linkedin", "https://de.linkedin.com/jobs/view/4400000001?trk=x"),
        ("other", "javascript:alert(1)"),
    ):
        Sighting.objects.create(job=job, board=board, url=url)
    hosts = [url.split("/")[2] for url in sources_of(job)]
    assert hosts == ["jobs.lever.co", "northwind.example", "www.linkedin.com"]


def test_private_addresses_in_postings_are_dead_ends() -> None:
    job = make_bare(url="http://127.0.0.1/jobs/7")
    assert enrich().in_vain == 1
    assert "this computer itself" in job.text_search.problem
    bare = make_bare(url="")
    assert enrich().in_vain == 1
    assert bare.text_search.problem == "No posting of it gives an address."


def test_the_task_and_the_command_say_what_they_did(capsys: pytest.CaptureFixture[str]) -> None:
    make_bare(url="http://127.0.0.1/jobs/7")
    task = submit_task("enrich")
    run_task(task.pk)
    task = BackgroundTask.objects.get()
    assert task.status == "completed"
    assert task.result["summary"].endswith("of 1 job: 0 found, 1 not to be found.")
    call_command("enrich")
    assert "No job lacks its description" in capsys.readouterr().out
