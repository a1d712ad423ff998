"""What jobs are sorted by that no column says, with a place below all others for who lacks it.

The indexes over jobs are made of the very same SQL: who changes it, or a rate, writes a migration
that makes them again.
"""

import json
from collections.abc import Callable
from datetime import date
from typing import Any, Final

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BigIntegerField, DateField, Func
from django.db.models.sql.compiler import SQLCompiler

from jobs.currencies import DOLLARS
from jobs.salary import PER_YEAR

NO_PAY: Final = -1
NEVER: Final = date(1, 1, 1)


class _SortKey(Func):
    """An SQL with the columns in its template, and no parameter: no index can have one."""

    columns: tuple[str, ...] = ()
    template_of_postgresql = ""  # where it differs

    def __init__(self) -> None:
        super().__init__(*self.columns)

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, *_: Any, **__: Any
    ) -> tuple[str, tuple[str | int, ...]]:
        names = [compiler.compile(each)[0] for each in self.source_expressions]
        template = self.template_of_postgresql if connection.vendor == "postgresql" else ""
        return (template or str(self.template)).format(*names), ()


def _case(what: str, values: dict[str, Any]) -> str:
    cases = " ".join(f"WHEN '{each}' THEN {value}" for each, value in values.items())
    return f"CASE {what} {cases} ELSE 1.0 END"


def _looked_up(what: str, values: dict[str, Any]) -> str:
    """Return what `_case` does: PostgreSQL takes many cases for dear, and works through them."""
    known = json.dumps(values).replace("{", "{{").replace("}", "}}")
    return f"COALESCE(('{known}'::jsonb ->> {what})::numeric, 1.0)"


def _pay(factor: Callable[[str, dict[str, Any]], str]) -> str:
    return (
        f"CASE WHEN {{0}} IS NULL AND {{1}} IS NULL THEN {NO_PAY} ELSE CAST(ROUND("
        f"COALESCE({{0}}, {{1}}) * {factor('{2}', PER_YEAR)} * {factor('{3}', DOLLARS)}"
        ") AS bigint) END"
    )


class PayAYear(_SortKey):
    """The most that a job pays in a year, in dollars at rough rates."""

    output_field: Any = BigIntegerField()
    columns = ("salary_max", "salary_min", "salary_period", "salary_currency")
    template = _pay(_case)
    template_of_postgresql = _pay(_looked_up)


class PostedOn(_SortKey):
    """The day on which a job was posted, as its board says."""

    output_field: Any = DateField()
    columns = ("posted_on",)
    template = f"COALESCE({{0}}, '{NEVER.isoformat()}')"


SORT_KEYS: Final[dict[str, type[_SortKey]]] = {"pay_a_year": PayAYear, "posting_day": PostedOn}
