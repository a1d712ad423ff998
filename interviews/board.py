"""The board of applications under way: which columns there are, and what a card says."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count

from jobs.models import Job
from jobs.models.job_queryset import JobQuerySet
from jobs.stages import BOARD, IN_PLAY, Stage

CARDS_SHOWN = 40  # in one column, until the person asks for all
QUIET_AFTER = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Card:
    job: Job
    time_in_stage: timedelta

    @property
    def is_quiet(self) -> bool:
        """True when nothing has moved for so long that it is worth asking."""
        return self.job.current_stage in IN_PLAY and self.time_in_stage >= QUIET_AFTER

    @property
    def moves(self) -> list[Stage]:
        """The other columns and places that this card may go to; rejecting needs a reason."""
        return [stage for stage in self.job.allowed_moves if stage != Stage.REJECTED]


@dataclass(frozen=True, slots=True)
class Column:
    stage: Stage
    cards: list[Card]
    count: int

    @property
    def more(self) -> int:
        return self.count - len(self.cards)


@dataclass(frozen=True, slots=True)
class Board:
    columns: list[Column]
    quiet_count: int

    @property
    def open_count(self) -> int:
        return sum(column.count for column in self.columns if column.stage in IN_PLAY)


def read_board(*, now: datetime, whole: Stage | None = None) -> Board:
    """Return the board as it is: the latest moved first, the column `whole` without a limit."""
    counts: dict[str, int] = dict(
        Job.objects.on_the_board().order_by().values_list("stage").annotate(count=Count("pk"))
    )
    columns = []
    for stage in BOARD:
        jobs = _for_a_card(Job.objects.in_stage(stage))
        shown = jobs if stage == whole else jobs[:CARDS_SHOWN]
        cards = [Card(job, now - job.stage_changed_at) for job in shown]
        columns.append(Column(stage, cards, counts.get(stage, 0)))
    quiet = Job.objects.in_stage(*IN_PLAY).filter(stage_changed_at__lte=now - QUIET_AFTER)
    return Board(columns, quiet.count())


def rejected_after_applying() -> JobQuerySet:
    """Return the applications that came to nothing, the latest first."""
    rejected = Job.objects.in_stage(Stage.REJECTED).filter(applied_at__isnull=False)
    return _for_a_card(rejected)


def _for_a_card(jobs: JobQuerySet) -> JobQuerySet:
    light = jobs.select_related("company").defer(
        "description", "matched", "gaps", "score_parts", "asks", "languages"
    )
    return light.order_by("-stage_changed_at", "-pk")
