"""Remember what the columns of a file mean, for the next file with the same names."""

import hashlib
import json
from collections.abc import Iterable

from django.utils import timezone

from jobs.importing.columns import Columns
from jobs.models import ColumnChoice


def remembered(names: Iterable[str]) -> Columns | None:
    """Return what was chosen for columns of these names, in any order."""
    choice = ColumnChoice.objects.filter(header=_digest(names)).first()
    return dict(choice.columns) if choice else None


def remember(names: Iterable[str], columns: Columns) -> None:
    known = list(names)
    values = {"names": known, "columns": columns, "used_at": timezone.now()}
    ColumnChoice.objects.update_or_create(header=_digest(known), defaults=values)


def _digest(names: Iterable[str]) -> str:
    return hashlib.sha256(json.dumps(sorted(names)).encode()).hexdigest()
