"""What the rules hid and why: look, show anyway, relax a rule, and take that back."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jobs import hidden as hiding
from jobs import revealing
from jobs.applied_before import note_applied_before_of_hidden
from jobs.models import HiddenPosting, Reveal
from jobs.models.discovery import HiddenPostingQuerySet
from peregrine import conf
from peregrine.htmx import page, wants_fragment
from peregrine.models import BackgroundTask
from peregrine.tasks import submit_task

ON_A_PAGE = 50
EXAMPLES = 10
TASK = "reveal"


@dataclass(frozen=True, slots=True)
class Choice:
    """Which hidden postings the person looks at, as the address says it."""

    rule: str = ""
    words: str = ""
    run: str = ""

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> "Choice":
        run = asked.get("run", "")[:18]
        return cls(
            rule=asked.get("rule", "").replace("\0", ""),
            words=asked.get("words", "").replace("\0", ""),
            run=run if run.isdecimal() else "",
        )

    @property
    def label(self) -> str:
        return dict(HiddenPosting.Rule.choices).get(self.rule, "")

    @property
    def is_relaxable(self) -> bool:
        return bool(self.label and self.words) and self.rule != HiddenPosting.Rule.CLOSED

    @property
    def address(self) -> str:
        said = {"rule": self.rule, "words": self.words, "run": self.run}
        query = urlencode({name: value for name, value in said.items() if value})
        return reverse("jobs:hidden") + (f"?{query}" if query else "")

    def of_run(self) -> HiddenPostingQuerySet:
        hidden = HiddenPosting.objects.still_hidden()
        return hidden.filter(run=int(self.run)) if self.run else hidden

    def postings(self) -> HiddenPostingQuerySet:
        postings = self.of_run()
        if self.rule:
            postings = postings.filter(rule=self.rule)
        return postings.filter(words=self.words) if self.words else postings


@require_GET
def hidden(request: HttpRequest) -> HttpResponse:
    choice = Choice.of(request.GET)
    pages = Paginator(choice.postings().defer("posting"), ON_A_PAGE)
    shown = pages.get_page(request.GET.get("page"))
    note_applied_before_of_hidden(shown)
    context = {
        "section": "jobs-in",
        "rules": hiding.by_rule(choice.of_run()),
        "postings": shown,
        "choice": choice,
        "task": BackgroundTask.objects.active().filter(task_type=TASK).first(),
        "reveals": revealing.undoable()[:3],
    }
    return page(request, "jobs/hidden.html", context, partial="hidden")


@require_POST
def show_anyway(request: HttpRequest, pk: int) -> HttpResponse:
    posting = get_object_or_404(HiddenPosting.objects.select_related("job__company"), pk=pk)
    try:
        job = hiding.show_anyway(posting)
    except conf.ConfigError as error:
        messages.error(request, str(error))
        return redirect("jobs:hidden")
    posting.job = job
    if wants_fragment(request):
        return page(request, "jobs/hidden.html", {"posting": posting}, partial="shown")
    messages.success(request, f"{job} is in your review queue now.")
    return redirect("jobs:hidden")


@require_POST
def show_all(request: HttpRequest) -> HttpResponse:
    choice = Choice.of(request.POST)
    if not choice.label:
        messages.warning(request, "Choose a reason first, then show all that it hid.")
        return redirect(choice.address)
    try:
        if not revealing.is_small(choice.postings()):
            reveal = Reveal.objects.create(rule=choice.rule, words=choice.words)
            _bring_back_in_background(request, reveal, choice, is_forced=True)
            return redirect(Choice(run=choice.run).address)
        reveal = revealing.show_all(choice.postings(), rule=choice.rule, words=choice.words)
    except conf.ConfigError as error:
        messages.error(request, str(error))
        return redirect(choice.address)
    messages.success(request, f"{_postings(reveal.shown_count)} in your review queue now.")
    return redirect(Choice(run=choice.run).address)


@require_http_methods(["GET", "HEAD", "POST"])
def relax(request: HttpRequest) -> HttpResponse:
    choice = Choice.of(request.POST if request.method == "POST" else request.GET)
    if not choice.is_relaxable:
        messages.warning(request, "Choose the rule that you want to relax.")
        return redirect("jobs:hidden")
    try:
        if request.method == "POST":
            _relax(request, choice)
            return redirect("jobs:hidden")
        changes = revealing.plan(choice.rule, choice.words)
    except conf.ConfigError as error:
        messages.error(request, str(error))
        return redirect(choice.address)
    postings = HiddenPosting.objects.by_rule(choice.rule, choice.words).defer("posting")
    context = {
        "section": "jobs-in",
        "choice": choice,
        "changes": changes,
        "count": postings.count(),
        "examples": postings[:EXAMPLES],
    }
    return render(request, "jobs/relax.html", context)


@require_POST
def undo_reveal(request: HttpRequest, pk: int) -> HttpResponse:
    reveal = get_object_or_404(Reveal, pk=pk)
    try:
        undone = revealing.undo(reveal)
    except conf.ConfigError as error:
        messages.error(request, str(error))
        return redirect("jobs:hidden")
    said = f"{_postings(undone.hidden)} hidden again."
    if undone.kept:
        said += f" {_postings(undone.kept)} left where you have put them."
    messages.success(request, said)
    return redirect("jobs:hidden")


def _relax(request: HttpRequest, choice: Choice) -> None:
    """Raises conf.ConfigError."""
    if revealing.is_small(HiddenPosting.objects.by_rule(choice.rule, choice.words)):
        reveal = revealing.relax(choice.rule, choice.words)
        messages.success(request, _relaxed(choice, reveal))
    else:
        reveal = revealing.begin_relaxing(choice.rule, choice.words)
        everywhere = Choice(rule=choice.rule, words=choice.words)
        _bring_back_in_background(request, reveal, everywhere)


def _bring_back_in_background(
    request: HttpRequest, reveal: Reveal, choice: Choice, *, is_forced: bool = False
) -> None:
    submit_task(
        TASK,
        reveal=reveal.pk,
        run=choice.run,
        is_forced=is_forced,
        choice=f"{choice.rule} {choice.words}",
        words=choice.words or choice.label,
    )
    messages.info(request, "The postings are coming back now; the first ones wait for review soon.")


def _relaxed(choice: Choice, reveal: Reveal) -> str:
    done = f"The rule “{choice.words}” is relaxed." if reveal.changes else ""
    return f"{done} {_postings(reveal.shown_count)} in your review queue now.".strip()


def _postings(count: int) -> str:
    return "1 posting is" if count == 1 else f"{count:,} postings are"
