"""Rows for tests. Keyword-only, hand-written: a test says only what it is about."""

import itertools
from typing import Any

from jobs.models import Company, Job
from jobs.stages import Stage

_numbers = itertools.count(1)


def make_company(*, name: str = "Northwind Traders") -> Company:
    company, _ = Company.objects.get_or_create(key=name.casefold(), defaults={"name": name})
    return company


def make_job(
    *,
    title: str = "",
    company: str = "Northwind Traders",
    stage: Stage = Stage.PENDING,
    score: int = 50,
    **fields: Any,
) -> Job:
    title = title or f"Data Engineer {next(_numbers)}"
    return Job.objects.create(
        company=make_company(name=company),
        company_key=company.casefold(),
        title=title,
        title_key=title.casefold(),
        stage=stage.value,
        score=score,
        scored_with="test",
        **fields,
    )
