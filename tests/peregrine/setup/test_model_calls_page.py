"""Settings, Language models, All calls."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from peregrine.models import BackgroundTask, LLMCall
from tests.factories import make_job

URL = "/settings/models/calls/"

pytestmark = pytest.mark.django_db


def called(backend: str = "gpu", outcome: str = "answered", **fields: Any) -> LLMCall:
    return LLMCall.objects.create(backend=backend, outcome=outcome, **fields)


def test_a_month_without_calls_says_so(signed_in: Client) -> None:
    assert "No model was asked in" in signed_in.get(URL).text


def test_each_backend_is_summed_up_and_each_call_is_a_line(signed_in: Client) -> None:
    called(prompt_tokens=1000, completion_tokens=200, cost=Decimal("0.0123"), model="qwen3")
    called(prompt_tokens=500, completion_tokens=100, cost=Decimal("0.0100"))
    called(outcome="failed", detail="it was out of memory", host="10.0.0.5:8000")
    called("cloud", is_in_cloud=True, host="api.example")
    page = signed_in.get(URL)
    gpu = next(line for line in page.context["by_backend"] if line["backend"] == "gpu")
    assert (gpu["times"], gpu["answered"], gpu["failed"]) == (3, 2, 1)
    assert (gpu["asked"], gpu["written"], gpu["paid"]) == (1500, 300, Decimal("0.0223"))
    for words in ("it was out of memory", "10.0.0.5:8000", "0.0223", "in the cloud", "qwen3"):
        assert words in page.text


def test_one_backend_can_be_looked_at_alone(signed_in: Client) -> None:
    called("gpu")
    called("cloud")
    page = signed_in.get(URL, {"backend": "cloud"})
    assert [call.backend for call in page.context["rows"]] == ["cloud"]
    assert len(page.context["by_backend"]) == 2


def test_another_month_is_a_page_of_its_own(signed_in: Client) -> None:
    last_month = timezone.localtime().replace(day=1) - timedelta(days=3)
    called(at=last_month)
    assert not signed_in.get(URL).context["rows"].object_list
    page = signed_in.get(URL, {"month": f"{last_month:%Y-%m}"})
    assert len(page.context["rows"].object_list) == 1
    assert page.context["after"]


@pytest.mark.parametrize("month", ["", "nonsense", "2026-13", "0000-01", "9999-12"])
def test_any_month_is_a_page(signed_in: Client, month: str) -> None:
    assert signed_in.get(URL, {"month": month}).status_code == 200


def test_the_page_costs_the_same_for_many_calls(signed_in: Client) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert signed_in.get(URL).status_code == 200
        return len(queries)

    def add(count: int) -> None:
        for number in range(count):
            job = make_job(title=f"Clerk {number}", company=f"Firm {number}")
            called(task=BackgroundTask.objects.create(task_type="cover_letter", job=job))
            called(f"gpu{number}")

    add(3)
    few = cost()
    add(20)
    assert cost() == few
