"""Postings that a rule kept out, and how one comes back."""

from dataclasses import dataclass

from django.db.models import Count

from jobs.boards.base import Posting
from jobs.filters import Filters
from jobs.incoming import read
from jobs.models import HiddenPosting, Job
from jobs.models.discovery import HiddenPostingQuerySet
from jobs.rules import Rules, load_rules
from jobs.saving import save_one


@dataclass(frozen=True, slots=True)
class HiddenGroup:
    rule: str
    label: str
    words: str
    count: int


def groups(hidden: HiddenPostingQuerySet) -> list[HiddenGroup]:
    """Count what is hidden by rule and words, in the order of the rules, most first."""
    labels = dict(HiddenPosting.Rule.choices)
    order = list(labels)
    counted = hidden.order_by().values_list("rule", "words").annotate(number=Count("pk"))
    found = [HiddenGroup(rule, labels[rule], words, number) for rule, words, number in counted]
    return sorted(found, key=lambda each: (order.index(each.rule), -each.count, each.words))


def show_anyway(hidden: HiddenPosting) -> Job:
    """Turn a hidden posting into a job and remember it: no later run hides it again.

    Raises conf.ConfigError when the blocklist cannot be read.
    """
    if hidden.job is None:
        rules = load_rules()
        posting = read(Posting.from_json(hidden.posting), Rules(Filters(), rules.matcher))
        hidden.job = Job.objects.get(pk=save_one(posting))
        hidden.save(update_fields=["job"])
    return hidden.job
