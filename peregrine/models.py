"""The machinery's own records: background tasks, outgoing connections, model calls."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import Count, F, Max, Q, Sum
from django.utils import timezone


class TaskStatus(models.TextChoices):
    QUEUED = "queued", "Waiting"
    RUNNING = "running", "Running"
    COMPLETED = "completed", "Done"
    FAILED = "failed", "Failed"
    CANCELLED = "cancelled", "Cancelled"


ACTIVE_STATUSES = (TaskStatus.QUEUED, TaskStatus.RUNNING)
_IS_ACTIVE = Q(status__in=[status.value for status in ACTIVE_STATUSES])


class BackgroundTaskQuerySet(models.QuerySet["BackgroundTask"]):
    def active(self) -> BackgroundTaskQuerySet:
        return self.filter(_IS_ACTIVE)

    def claimed_as(self, task: BackgroundTask) -> BackgroundTaskQuerySet:
        """The row of `task`, if it still runs in the worker and the attempt that `task` says."""
        return self.filter(
            pk=task.pk, status=TaskStatus.RUNNING, worker=task.worker, attempts=task.attempts
        )

    def recent(self) -> BackgroundTaskQuerySet:
        return self.order_by("-created_at", "-pk")


class BackgroundTask(models.Model):
    """One piece of background work. Created by `submit_task()` and by nothing else.

    The partial unique constraints are the deduplication: at most one queued or running row per
    (task_type, job, subject). `subject` tells apart work without a job, such as two uploads.
    """

    task_type = models.CharField(max_length=60)
    job = models.ForeignKey(
        "jobs.Job", null=True, blank=True, on_delete=models.CASCADE, related_name="tasks"
    )
    subject = models.CharField(max_length=200, blank=True, default="")
    params = models.JSONField(default=dict, blank=True)
    status = models.CharField(
        max_length=12, choices=TaskStatus.choices, default=TaskStatus.QUEUED, db_index=True
    )
    stage = models.CharField("doing now", max_length=200, blank=True, default="")
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True, blank=True)
    result = models.JSONField(default=dict, blank=True)
    error = models.TextField(blank=True, default="")
    is_retryable = models.BooleanField("trying again may help", default=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    cancel_requested_at = models.DateTimeField(null=True, blank=True)
    worker = models.CharField(
        max_length=120, blank=True, default="", help_text="host:pid that runs it"
    )
    created_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    heartbeat_at = models.DateTimeField(null=True, blank=True)

    objects = BackgroundTaskQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["task_type", "job", "subject"],
                condition=_IS_ACTIVE & Q(job__isnull=False),
                name="one_active_task_per_type_and_job",
            ),
            models.UniqueConstraint(
                fields=["task_type", "subject"],
                condition=_IS_ACTIVE & Q(job__isnull=True),
                name="one_active_task_per_type_without_job",
            ),
            models.CheckConstraint(
                condition=Q(status__in=TaskStatus.values), name="task_status_known"
            ),
            models.CheckConstraint(
                condition=Q(total__isnull=True) | Q(done__lte=F("total")),
                name="task_done_within_total",
            ),
        ]
        indexes = [models.Index(fields=["-created_at", "-id"], name="task_recent")]

    def __str__(self) -> str:
        return f"{self.task_type} #{self.pk} ({self.get_status_display()})"

    @property
    def is_active(self) -> bool:
        return self.status in ACTIVE_STATUSES

    @property
    def percent(self) -> int | None:
        """Progress in whole percent, or None while the total is not known."""
        return round(100 * self.done / self.total) if self.total else None

    @property
    def duration(self) -> timedelta | None:
        if self.started_at is None:
            return None
        return (self.finished_at or timezone.now()) - self.started_at


class EgressQuerySet(models.QuerySet["EgressRecord"]):
    def since(self, moment: datetime | None) -> EgressQuerySet:
        """Connections from `moment` on; None: all that were ever made."""
        return self if moment is None else self.filter(at__gte=moment)

    def by_host_and_purpose(self) -> models.QuerySet[Any, Any]:
        """Sums for each (host, purpose), the one that was asked last first."""
        sums = (
            self.order_by()
            .values("host", "purpose")
            .annotate(
                times=Count("pk"),
                failed=Count("pk", filter=~Q(error="")),
                sent=Sum("bytes_out"),
                received=Sum("bytes_in"),
                last_at=Max("at"),
            )
        )
        return sums.order_by("-last_at", "host")


class EgressRecord(models.Model):
    """One outgoing connection: when, to whom, why, how much, and what of the person's data."""

    at = models.DateTimeField(default=timezone.now, db_index=True)
    purpose = models.CharField(max_length=60)
    method = models.CharField(max_length=8)
    host = models.CharField(max_length=255)
    path = models.CharField(max_length=500, blank=True, default="")
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    bytes_out = models.PositiveBigIntegerField(default=0)
    bytes_in = models.PositiveBigIntegerField(default=0)
    seconds = models.FloatField(default=0)
    error = models.CharField(max_length=300, blank=True, default="")
    personal = models.JSONField(
        default=list, blank=True, help_text="what of your data it carried, see net.Personal"
    )

    objects = EgressQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = "outgoing connection"
        indexes = [models.Index(fields=["host", "-at"], name="egress_by_host")]

    def __str__(self) -> str:
        return f"{self.method} {self.host} for {self.purpose}"


class LLMCall(models.Model):
    """One try of one backend to answer one prompt; the text itself is not kept here."""

    class Outcome(models.TextChoices):
        ASKING = "asking", "Asking"  # counted at its worst case until it is over
        ANSWERED = "answered", "Answered"
        FAILED = "failed", "Failed"
        SKIPPED = "skipped", "Skipped"

    task = models.ForeignKey(
        BackgroundTask, null=True, blank=True, on_delete=models.SET_NULL, related_name="llm_calls"
    )
    chain = models.CharField(max_length=40, default="default")
    backend = models.CharField(max_length=60)
    host = models.CharField(max_length=255, blank=True, default="")
    is_in_cloud = models.BooleanField("left the house", default=False)
    model = models.CharField(max_length=120, blank=True, default="")
    prompt_tokens = models.PositiveIntegerField(null=True, blank=True)
    completion_tokens = models.PositiveIntegerField(null=True, blank=True)
    seconds = models.FloatField(default=0)
    cost = models.DecimalField(max_digits=10, decimal_places=6, null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    detail = models.CharField(max_length=500, blank=True, default="")
    paused_until = models.DateTimeField(
        null=True, blank=True, help_text="until then its process does not ask this backend again"
    )
    at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = "model call"
        indexes = [models.Index(fields=["backend", "-id"], name="llm_call_by_backend")]

    def __str__(self) -> str:
        return f"{self.backend} {self.get_outcome_display().lower()} in {self.seconds:.1f} s"


class CloudConsent(models.Model):
    """The person allowed one backend at one address to receive these kinds of their data."""

    backend = models.CharField(max_length=300)
    origin = models.CharField(max_length=300, help_text="scheme, host and port")
    personal = models.JSONField(default=list, help_text="what of your data, see net.Personal")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["backend", "origin"], name="one_consent_per_backend_and_origin"
            )
        ]

    def __str__(self) -> str:
        return f"{self.backend} at {self.origin}"
