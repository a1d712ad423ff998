"""Postings that a rule kept out, and how one comes back."""

from dataclasses import dataclass
from typing import Final

from django.db.models import Count

from jobs.boards.base import Posting
from jobs.incoming import read
from jobs.models import HiddenPosting, Job
from jobs.models.discovery import HiddenPostingQuerySet
from jobs.revealing import reopen
from jobs.rules import unfiltered
from jobs.saving import save_one

COUNT_UP_TO: Final = 1_000


@dataclass(frozen=True, slots=True)
class HiddenGroup:
    """What one entry of a list, or one limit of a profile, has hidden."""

    words: str
    count: int


@dataclass(frozen=True, slots=True)
class RuleGroup:
    rule: str
    label: str
    groups: list[HiddenGroup]

    @property
    def count(self) -> int:
        return sum(group.count for group in self.groups)

    @property
    def is_relaxable(self) -> bool:
        return self.rule != HiddenPosting.Rule.CLOSED


def by_rule(hidden: HiddenPostingQuerySet) -> list[RuleGroup]:
    """Count what is hidden by rule and words: the rules in their order, most hidden words first."""
    counted = hidden.order_by().values_list("rule", "words").annotate(number=Count("pk"))
    found: dict[str, list[HiddenGroup]] = {}
    for rule, words, number in counted:
        found.setdefault(rule, []).append(HiddenGroup(words, number))
    return [
        RuleGroup(rule, label, sorted(found[rule], key=lambda each: (-each.count, each.words)))
        for rule, label in HiddenPosting.Rule.choices
        if rule in found
    ]


def in_words() -> str:
    """Say how many postings are kept out of the queue, and by what; nothing for none.

    No more of them are looked at than a person cares about.
    """
    hidden = HiddenPosting.objects.still_hidden().order_by().values_list("rule", flat=True)
    rules = list(hidden[: COUNT_UP_TO + 1])
    if len(rules) > COUNT_UP_TO:
        return f"More than {COUNT_UP_TO:,} are hidden"
    closed = rules.count(HiddenPosting.Rule.CLOSED)
    by_rules = len(rules) - closed
    told = []
    if by_rules:
        told.append(f"{by_rules:,} {'was' if by_rules == 1 else 'were'} hidden by your rules")
    if closed:
        told.append(f"{closed:,} {'is' if closed == 1 else 'are'} closed already")
    return ", ".join(told)


def show_anyway(hidden: HiddenPosting) -> Job:
    """Turn a hidden posting into a job and remember it: no later run hides it again.

    Raises conf.ConfigError when the blocklist cannot be read.
    """
    if hidden.job is None:
        posting = read(Posting.from_json(hidden.posting), unfiltered(hidden.found_by))
        job = save_one(posting)
        reopen(job)
        hidden.job = Job.objects.get(pk=job)
        hidden.save(update_fields=["job"])
    return hidden.job
