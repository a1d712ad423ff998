"""Jobs in: searching the boards, what each run did, and what was hidden."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from jobs import hidden as hiding
from jobs import schedule
from jobs.boards import registry
from jobs.models import DiscoveryRun, HiddenPosting
from peregrine import conf
from peregrine.htmx import page
from peregrine.models import BackgroundTask
from peregrine.tasks import submit_task

RUNS_ON_A_PAGE = 25
ROW_ERRORS_SHOWN = 50


@require_GET
def runs(request: HttpRequest) -> HttpResponse:
    shown = Paginator(_runs().prefetch_related("boards"), RUNS_ON_A_PAGE).get_page(
        request.GET.get("page")
    )
    search = BackgroundTask.objects.active().filter(task_type="discover").first()
    now = timezone.now()
    try:
        config = conf.load_search_profiles()
        profiles = [each for each in config.profiles if each.active]
        quiet_hours, problem = config.quiet_hours, ""
        entries = schedule.entries(now)
    except conf.ConfigError as error:
        profiles, quiet_hours, problem, entries = [], "", str(error), []
    context = {
        "section": "jobs-in",
        "runs": shown,
        "search": search,
        "profiles": profiles,
        "problem": problem,
        "now": now,
        "schedule": entries,
        "quiet_hours": quiet_hours,
        "board_notes": registry.notes(name for profile in profiles for name in profile.boards),
        "hidden_count": HiddenPosting.objects.still_hidden().count(),
    }
    return page(request, "jobs/runs.html", context, partial="runs")


@require_GET
def run(request: HttpRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(_runs().prefetch_related("boards"), pk=pk)
    context = {
        "section": "jobs-in",
        "run": shown,
        "row_errors": shown.row_errors[:ROW_ERRORS_SHOWN],
        "more_row_errors": max(0, shown.error_count - ROW_ERRORS_SHOWN),
        "hidden_rules": hiding.by_rule(shown.hidden.still_hidden()),
    }
    return page(request, "jobs/run.html", context, partial="run")


@require_POST
def discover(request: HttpRequest) -> HttpResponse:
    profile = request.POST.get("profile", "")[:200]
    submit_task("discover", profile=profile)
    messages.success(request, "The search has begun. Postings come in as the boards answer.")
    return redirect("jobs:runs")


def _runs() -> QuerySet[DiscoveryRun]:
    return DiscoveryRun.objects.select_related("task")
