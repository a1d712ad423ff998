"""Bring hidden postings back together, with or without relaxing the rule, and undo that."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from jobs import relaxing
from jobs.boards.base import Posting
from jobs.incoming import read
from jobs.models import DiscoveryRun, HiddenPosting, Job, Reveal, StageChange
from jobs.models.discovery import HiddenPostingQuerySet, RevealQuerySet
from jobs.relaxing import Change
from jobs.rules import Rules, load_rules, unfiltered
from jobs.saving import save_all
from jobs.stages import Stage
from peregrine import conf

BATCH = 500
UNDO_FOR = timedelta(days=7)  # what is longer ago is settled

AT_ONCE = 300  # postings, under a second

RulesOf = Callable[[HiddenPosting], Rules]
Progress = Callable[[int, int], None]  # done, of how many


@dataclass(frozen=True, slots=True)
class Undone:
    hidden: int  # postings that are hidden again
    kept: int  # postings whose jobs moved on since


def plan(rule: str, words: str) -> list[Change]:
    """Return what relaxing a rule would change. Raises conf.ConfigError."""
    hidden = HiddenPosting.objects.by_rule(rule, words)
    searches = hidden.filter(run__kind=DiscoveryRun.Kind.SEARCH)
    profiles = searches.order_by().values_list("run__source", flat=True).distinct()
    return relaxing.changes(rule, words, profiles)


def relax(rule: str, words: str) -> Reveal:
    """Relax a rule, then let everything through that no other rule hides.

    Raises conf.ConfigError; then nothing has changed.
    """
    return bring_back(begin_relaxing(rule, words))


def begin_relaxing(rule: str, words: str) -> Reveal:
    """Relax a rule in the person's files; what it hid comes back by `bring_back`.

    Raises conf.ConfigError; then nothing has changed.
    """
    changes = plan(rule, words)
    relaxing.apply(changes)
    return Reveal.objects.create(
        rule=rule, words=words, changes=[change.as_json() for change in changes]
    )


def bring_back(
    reveal: Reveal, *, run: str = "", is_forced: bool = False, on_progress: Progress | None = None
) -> Reveal:
    """Bring back what the rule of `reveal` hid, `run` by itself or all; again after a crash.

    Forced: whatever the other rules say. Raises conf.ConfigError.
    """
    hidden = HiddenPosting.objects.still_hidden().filter(rule=reveal.rule)
    if reveal.words:
        hidden = hidden.filter(words=reveal.words)
    if run:
        hidden = hidden.filter(run=int(run))
    rules_of = _no_rules() if is_forced else _rules_now()
    return _bring_back(hidden, reveal, rules_of, is_forced=is_forced, on_progress=on_progress)


def is_small(hidden: HiddenPostingQuerySet) -> bool:
    """Tell whether these can be brought back while the person waits."""
    return hidden.order_by()[: AT_ONCE + 1].count() <= AT_ONCE


def show_all(hidden: HiddenPostingQuerySet, *, rule: str = "", words: str = "") -> Reveal:
    """Show postings whatever the rules say; `rule` and `words` only name them for the person.

    Raises conf.ConfigError when the keywords cannot be read.
    """
    rules_of = _no_rules()
    reveal = Reveal.objects.create(rule=rule, words=words)
    return _bring_back(hidden, reveal, rules_of, is_forced=True)


def undoable() -> RevealQuerySet:
    """Return what can still be undone, latest first."""
    has_done_something = Q(shown_count__gt=0) | ~Q(changes=[])
    return Reveal.objects.undoable().filter(
        has_done_something, revealed_at__gte=timezone.now() - UNDO_FOR
    )


def undo(reveal: Reveal) -> Undone:
    """Put the rule back and hide the postings again whose jobs still wait to be reviewed.

    Raises conf.ConfigError; then nothing has changed.
    """
    relaxing.take_back([Change(**change) for change in reveal.changes])
    with transaction.atomic():
        if not Reveal.objects.undoable().filter(pk=reveal.pk).update(undone_at=timezone.now()):
            return Undone(0, 0)
        untouched = Job.objects.in_stage(Stage.PENDING).filter(
            hidden_postings__reveal=reveal, found_at__gte=reveal.revealed_at
        )
        jobs = list(untouched.defer("description").distinct())
        for job in jobs:
            job.move_to(Stage.ARCHIVED, by=StageChange.Mover.UNDO, reason="hidden again")
        again = reveal.postings.filter(job__in=jobs)
        hidden = again.update(job=None, reveal=None)
        return Undone(hidden, reveal.postings.count())


def _rules_now() -> RulesOf:
    """Return the rules as they are now, for the profile of each posting's search."""
    profiles = {profile.name: profile for profile in conf.load_search_profiles().profiles}
    return _for_each_profile(lambda name: load_rules(profile=profiles.get(name)))


def _no_rules() -> RulesOf:
    load_rules()  # raises conf.ConfigError before anything is done
    return _for_each_profile(unfiltered)


def _for_each_profile(load: Callable[[str], Rules]) -> RulesOf:
    made: dict[str, Rules] = {}

    def rules_of(posting: HiddenPosting) -> Rules:
        name = posting.found_by
        if name not in made:
            made[name] = load(name)
        return made[name]

    return rules_of


def _bring_back(
    hidden: HiddenPostingQuerySet,
    reveal: Reveal,
    rules_of: RulesOf,
    *,
    is_forced: bool = False,
    on_progress: Progress | None = None,
) -> Reveal:
    total, done, last = hidden.count() if on_progress else 0, 0, 0
    in_order = hidden.select_related("run").order_by("pk")
    while rows := list(in_order.filter(pk__gt=last)[:BATCH]):
        with transaction.atomic():
            shown = reveal.shown_count + _show(rows, reveal, rules_of, is_forced=is_forced)
            if not Reveal.objects.undoable().filter(pk=reveal.pk).update(shown_count=shown):
                transaction.set_rollback(True)  # undone meanwhile: what is hidden stays so
                break
        reveal.shown_count = shown
        last, done = rows[-1].pk, done + len(rows)
        if on_progress:
            on_progress(done, total)
    return reveal


def _show(rows: list[HiddenPosting], reveal: Reveal, rules_of: RulesOf, *, is_forced: bool) -> int:
    free, incomings = [], []
    for row in rows:
        incoming = read(Posting.from_json(row.posting), rules_of(row))
        if incoming.hidden and not is_forced:  # by another rule: it says so from now on
            row.rule, row.words = incoming.hidden.rule, incoming.hidden.words[:200]
        else:
            free.append(row)
            incomings.append(incoming)
    for row, job in zip(free, save_all(incomings), strict=True):
        row.job_id, row.reveal = job, reveal
    HiddenPosting.objects.bulk_update(rows, ["rule", "words", "job", "reveal"])
    reopen(*(row.job_id for row in free if row.job_id))
    return len(free)


def reopen(*jobs: int) -> None:
    """Bring jobs back to review that were set aside before anybody decided on them."""
    set_aside = Job.objects.in_stage(Stage.ARCHIVED).filter(
        pk__in=jobs, closed_from=Stage.PENDING.value
    )
    for job in set_aside.defer("description"):
        job.move_to(Stage.PENDING, by=StageChange.Mover.PERSON, reason="shown again")
