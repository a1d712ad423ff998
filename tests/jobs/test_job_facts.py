"""A job's facts in words."""

from decimal import Decimal
from typing import Any

import pytest

from jobs.models import Job
from jobs.templatetags.job_facts import salary


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, ""),
        ({"salary_text": "competitive"}, "competitive"),
        (
            {"salary_text": "$120k–$150k", "salary_min": 120_000, "salary_max": 150_000,
             "salary_currency": "USD", "salary_period": "year"},
            "$120k–$150k",
        ),
        (
            {"salary_text": "45 €/h", "salary_min": 45, "salary_max": 45,
             "salary_currency": "EUR", "salary_period": "hour"},
            "45 €/h (about EUR 94,000 a year)",
        ),
        (
            {"salary_min": 23, "salary_max": 28, "salary_currency": "CAD",
             "salary_period": "hour"},
            "CAD 23–28 an hour (about CAD 48,000–58,000 a year)",
        ),
        (
            {"salary_text": "up to 4.000 € monatlich", "salary_max": 4_000,
             "salary_currency": "EUR", "salary_period": "month"},
            "up to 4.000 € monatlich (about EUR 48,000 a year)",
        ),
    ],
)  # fmt: skip
def test_pay_is_shown_as_written_and_as_a_year(fields: dict[str, Any], words: str) -> None:
    numbers = {k: Decimal(v) if isinstance(v, int) else v for k, v in fields.items()}
    assert salary(Job(**numbers)) == words
