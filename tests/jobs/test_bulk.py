import json
from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.db import DataError, IntegrityError, connection, transaction
from django.utils import timezone

from jobs import bulk
from jobs.models import Company, Job
from tests.factories import make_company, make_job

pytestmark = pytest.mark.django_db


@time_machine.travel("2026-11-22 09:00:00+00:00", tick=False)
def test_rows_come_back_as_the_orm_would_have_written_them() -> None:
    now = timezone.now()
    values = {
        "title": "Analyst",
        "company_id": make_company().pk,
        "company_key": "northwind",
        "title_key": "analyst",
        "is_remote": True,
        "posted_on": date(2026, 11, 20),
        "found_at": now,
        "stage_changed_at": now,
        "salary_min": Decimal("23.50"),
        "matched": [{"word": "Zażółć", "weight": 2, "count": 1}],
        "text_sketch": b"\x00\x01",
    }
    by_orm = Job.objects.create(**values)
    (pk,) = bulk.next_ids(Job, 1)
    with transaction.atomic():
        bulk.insert(Job, [{"id": pk, **values}])
    by_orm.refresh_from_db()
    written = Job.objects.get(pk=pk)
    for field in Job._meta.concrete_fields:
        if not field.primary_key:
            assert getattr(written, field.attname) == getattr(by_orm, field.attname), field.name


def test_keys_go_on_where_the_orm_left_off_and_the_other_way_round() -> None:
    make_job()
    last = Job.objects.latest("pk").pk
    first, second = bulk.next_ids(Job, 2)
    assert last < first < second
    row = {"title": "x", "company_id": make_company().pk, "company_key": "x", "title_key": "x"}
    bulk.insert(Job, [{"id": pk, **row} for pk in (first, second)])
    assert make_job().pk > second


def test_only_the_named_columns_are_updated() -> None:
    job = make_job(title="Analyst", score=10)
    bulk.update(Job, ("score", "matched"), [{"id": job.pk, "score": 90, "matched": [1]}])
    job.refresh_from_db()
    assert (job.title, job.score, job.matched) == ("Analyst", 90, [1])


def test_more_rows_than_fit_into_one_statement_are_all_written() -> None:
    row = {"company_id": make_company().pk, "company_key": "x", "title_key": "x"}
    pks = bulk.next_ids(Job, 800)
    bulk.insert(Job, [{"id": pk, "title": f"Analyst {pk}", **row} for pk in pks])
    bulk.update(Job, [*row, "title"], [{"id": pk, "title": f"Clerk {pk}", **row} for pk in pks])
    titles = Job.objects.in_bulk(pks)
    assert [titles[pk].title for pk in pks] == [f"Clerk {pk}" for pk in pks]


def test_columns_without_a_value_in_any_row_are_emptied() -> None:
    jobs = [make_job(posted_on=date(2026, 11, 20), is_remote=True), make_job(is_remote=False)]
    empty = {"posted_on": None, "is_remote": None, "salary_min": None, "text_sketch": None}
    bulk.update(Job, list(empty), [{"id": job.pk, **empty} for job in jobs])
    assert set(Job.objects.values_list(*empty)) == {(None,) * len(empty)}


def test_too_long_a_text_is_refused_and_not_cut() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite knows no length")
    job = make_job(title="Analyst")
    with pytest.raises(DataError), transaction.atomic():
        bulk.update(Job, ("title",), [{"id": job.pk, "title": "x" * 301}])


def test_nothing_to_write_is_no_statement() -> None:
    bulk.insert(Company, [])
    bulk.update(Job, ("score",), [])


def test_the_databases_own_rules_hold() -> None:
    job = make_job()
    with pytest.raises(IntegrityError), transaction.atomic():
        bulk.update(Job, ("score",), [{"id": job.pk, "score": 101}])


def test_rows_that_know_their_json_are_written_as_others_are() -> None:
    rows = [{"word": "Zażółć", "count": 1}, {"word": "SQL", "count": 2}]
    told = bulk.Told.of([(row, json.dumps(row)) for row in rows])
    job = make_job()
    bulk.update(Job, ("matched", "gaps"), [{"id": job.pk, "matched": told, "gaps": bulk.Told()}])
    job.refresh_from_db()
    assert (job.matched, job.gaps) == (rows, [])
