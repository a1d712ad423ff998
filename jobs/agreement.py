"""Does the score agree with the person? Which parts and keywords told approvals from rejections.

Measured, never applied: a part is as good as the share of pairs (one approved job, one rejected) in
which the approved one has the higher value; half for a tie. That is the area under the ROC curve.
What cannot be told from so few decisions is said to be so.
# Reference: Hanley and McNeil, Radiology 143 (1982); the variance is that of the Mann–Whitney test.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt
from typing import Any, Final, NamedTuple

from jobs.matching import PARTS, Part
from jobs.matching.parts import total
from jobs.models import Job, StageChange
from jobs.stages import Stage

ENOUGH: Final = 40  # decisions
_MOST = 2_000  # the latest ones
_ENOUGH_OF_EACH = 8  # approved and rejected
_SURE = 2.0  # standard errors
_GENTLE = 0.5  # how far towards what the decisions say
_WORTH_IT = 3  # a smaller change of a weight is none
_ENOUGH_WITH_WORD = 6
_MOST_WORDS = 5


class Decision(NamedTuple):
    is_approved: bool
    values: Mapping[str, int | None]  # by part
    has: Mapping[str, int]  # keywords found, with their weights
    lacks: frozenset[str]


class Verdict(NamedTuple):
    """What one part said about the decisions."""

    name: str
    share: float | None  # of pairs told rightly; None: too few decisions know this part
    is_sure: bool

    @property
    def percent(self) -> int | None:
        return None if self.share is None else round(100 * self.share)


class KeywordChange(NamedTuple):
    word: str
    weight: int  # now; 0: not a keyword
    offered: int  # 0: think about adding it
    approved: int
    rejected: int


@dataclass(frozen=True, slots=True)
class Agreement:
    approved: int
    rejected: int
    verdicts: list[Verdict]
    whole: Verdict | None  # the score as it is
    weights: dict[str, int] | None  # offered; None: nothing to offer
    better: Verdict | None  # the score with the offered weights
    keywords: list[KeywordChange]

    @property
    def decided(self) -> int:
        return self.approved + self.rejected

    @property
    def missing(self) -> int:
        return max(0, ENOUGH - self.decided)

    @property
    def is_one_sided(self) -> bool:
        return bool(self.missing_of_one)

    @property
    def missing_of_one(self) -> int:
        """How many more have to be of the kind of which there are fewer."""
        return max(0, _ENOUGH_OF_EACH - min(self.approved, self.rejected))


def measure(weights: Mapping[str, int]) -> Agreement:
    """Hold the stored scores against what the person decided. `weights` are those of now."""
    return judge(_decisions(), weights)


def judge(decisions: list[Decision], weights: Mapping[str, int]) -> Agreement:
    approved = sum(each.is_approved for each in decisions)
    rejected = len(decisions) - approved
    if len(decisions) < ENOUGH or min(approved, rejected) < _ENOUGH_OF_EACH:
        return Agreement(approved, rejected, [], None, None, None, [])
    verdicts = [
        _verdict(name, ((each.is_approved, each.values.get(name)) for each in decisions))
        for name in PARTS
    ]
    whole = _whole(decisions, weights)
    offered = _offer(verdicts, weights)
    better = _whole(decisions, offered) if offered else None
    if better is None or whole.share is None or (better.share or 0) <= whole.share:
        offered = better = None
    return Agreement(
        approved,
        rejected,
        verdicts,
        whole,
        offered,
        better,
        _keywords(decisions, approved, rejected),
    )


def _decisions() -> list[Decision]:
    """Return the person's decisions that still stand, one for each job, the latest first."""
    changes = (
        StageChange.objects.filter(
            by__in=[StageChange.Mover.PERSON, StageChange.Mover.ADMIN],
            from_stage=Stage.PENDING.value,
            to_stage__in=[Stage.APPROVED.value, Stage.REJECTED.value],
            undoes=None,
            undone_by=None,
        )
        .exclude(job__scored_with="")
        .order_by("-pk")
        .values_list("job_id", "to_stage")[:_MOST]
    )
    stages: dict[int, str] = {}
    for pk, stage in changes:
        stages.setdefault(pk, stage)
    rows = Job.objects.filter(pk__in=stages).values("pk", "score_parts", "matched", "gaps")
    return [_decision(row, stages[row["pk"]] == Stage.APPROVED) for row in rows.iterator(500)]


def _decision(row: Mapping[str, Any], is_approved: bool) -> Decision:  # noqa: FBT001
    return Decision(
        is_approved,
        {part["name"]: part["value"] for part in row["score_parts"]},
        {
            found["word"]: found.get("weight", 0)
            for found in row["matched"]
            if "because" not in found
        },
        frozenset(found["word"] for found in row["gaps"]),
    )


def _whole(decisions: list[Decision], weights: Mapping[str, int]) -> Verdict:
    shares = [weights[name] for name in PARTS]
    return _verdict(
        "score",
        (
            (each.is_approved, total([Part(n, each.values.get(n), "") for n in PARTS], shares))
            for each in decisions
        ),
    )


def _verdict(name: str, values: Iterable[tuple[bool, int | None]]) -> Verdict:
    """Return in how many of the pairs the approved job has the higher value."""
    known = [(is_approved, value) for is_approved, value in values if value is not None]
    approved = [value for is_approved, value in known if is_approved]
    rejected = sorted(value for is_approved, value in known if not is_approved)
    count, others = len(approved), len(rejected)
    if min(count, others) < _ENOUGH_OF_EACH:
        return Verdict(name, None, is_sure=False)
    below = sum(bisect_left(rejected, v) + bisect_right(rejected, v) for v in approved) / 2
    share = below / (count * others)
    error = sqrt((count + others + 1) / (12 * count * others))
    return Verdict(name, share, is_sure=abs(share - 0.5) > _SURE * error)


def _offer(verdicts: list[Verdict], weights: Mapping[str, int]) -> dict[str, int] | None:
    """Return weights that go half the way to what the parts were worth, or None."""
    sure = {each.name: max(0.0, 2 * (each.share or 0) - 1) for each in verdicts if each.is_sure}
    whole = sum(weights[name] for name in sure)
    strength = sum(sure.values())
    if len(sure) < 2 or not whole or not strength:  # noqa: PLR2004
        return None
    offered = dict(weights)
    for name, worth in sure.items():
        target = whole * worth / strength
        offered[name] = round(weights[name] + _GENTLE * (target - weights[name]))
    changed = max(abs(offered[name] - weights[name]) for name in offered)
    return offered if changed >= _WORTH_IT else None


def _keywords(decisions: list[Decision], approved: int, rejected: int) -> list[KeywordChange]:
    """Return the words that stand much more often in one kind of jobs than in the other."""
    weights: dict[str, int] = {}
    counts: Counter[tuple[str, bool]] = Counter()
    for each in decisions:
        weights.update(each.has)
        counts.update((word, each.is_approved) for word in {*each.has, *each.lacks})
    found = []
    for word in {word for word, _ in counts}:
        yes, no, weight = counts[word, True], counts[word, False], weights.get(word, 0)
        sureness = _difference(yes, approved, no, rejected)
        if yes + no < _ENOUGH_WITH_WORD or abs(sureness) < _SURE:
            continue
        offered = min(5, weight + 1) if sureness > 0 else max(1, weight - 1)
        if not weight:
            offered = 0
            if sureness < 0:
                continue
        if offered != weight or not weight:
            found.append((abs(sureness), KeywordChange(word, weight, offered, yes, no)))
    found.sort(key=lambda each: (-each[0], each[1].word))
    return [change for _, change in found[:_MOST_WORDS]]


def _difference(yes: int, approved: int, no: int, rejected: int) -> float:
    """Return how many standard errors two shares are apart."""
    both = (yes + no) / (approved + rejected)
    error = sqrt(both * (1 - both) * (1 / approved + 1 / rejected))
    return (yes / approved - no / rejected) / error if error else 0.0
