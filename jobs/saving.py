"""Save a batch of postings: each ends as a new job, a sighting of a known one, or hidden."""

from collections import defaultdict
from dataclasses import dataclass

from django.db import IntegrityError, connection, transaction
from django.db.models import F
from django.utils import timezone

from jobs import liveness
from jobs.incoming import NO_COMPANY, Incoming
from jobs.models import DiscoveryRun, HiddenPosting, Sighting
from jobs.writing import Writing

_TRIES = 3
_TOO_OLD = HiddenPosting.Rule.TOO_OLD.value
_INTAKE_LOCK = 0x7065_7265  # one batch at a time: two imports of one file must not both say “new”


@dataclass(slots=True)
class Saved:
    new: int = 0
    sightings: int = 0
    hidden: int = 0


def save_batch(batch: list[Incoming], run: DiscoveryRun) -> Saved:
    """Save `batch` and add to the counts of `run`, all or nothing."""
    for last in (False,) * (_TRIES - 1) + (True,):
        try:
            with transaction.atomic():
                _take_turns()
                saved = _save(batch, run)
                counts = {
                    "new_count": F("new_count") + saved.new,
                    "sighting_count": F("sighting_count") + saved.sightings,
                    "hidden_count": F("hidden_count") + saved.hidden,
                }
                DiscoveryRun.objects.filter(pk=run.pk).update(**counts)
        except IntegrityError:  # somebody else wrote the same sighting meanwhile
            if last:
                raise
        else:
            break
    run.new_count += saved.new
    run.sighting_count += saved.sightings
    run.hidden_count += saved.hidden
    return saved


def save_one(incoming: Incoming) -> int:
    """Save one posting whatever the rules say, and return the key of its job."""
    (job,) = save_all([incoming])
    return job


def save_all(batch: list[Incoming]) -> list[int]:
    """Save postings whatever the rules say, and return the key of each one's job."""
    with transaction.atomic():
        _take_turns()
        writing = Writing(batch)
        jobs = [writing.place(incoming) for incoming in batch]
        writing.write()
    return jobs


def _take_turns() -> None:
    """Wait until no other batch is being saved. On SQLite the transaction does that itself."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_INTAKE_LOCK])


def _save(batch: list[Incoming], run: DiscoveryRun) -> Saved:
    wanted = _shown_anyway(batch) | _known_in_spite_of_age(batch)
    hidden = [each for each in batch if each.hidden and each.identity not in wanted]
    visible = [each for each in batch if not each.hidden or each.identity in wanted]
    _hide(hidden, run)
    _hear_of_closed(hidden)
    writing = Writing(visible, is_live=run.kind == DiscoveryRun.Kind.SEARCH)
    for incoming in visible:
        writing.place(incoming)
    writing.write()
    return Saved(len(writing.jobs), len(visible) - len(writing.jobs), len(hidden))


def _shown_anyway(batch: list[Incoming]) -> set[str]:
    """Return the identities that the person chose to see in spite of the rules."""
    identities = [each.identity for each in batch if each.hidden]
    chosen = HiddenPosting.objects.filter(identity__in=identities, job__isnull=False)
    return set(chosen.values_list("identity", flat=True)) if identities else set()


def _known_in_spite_of_age(batch: list[Incoming]) -> set[str]:
    """Return the identities of old postings that belong to jobs: they only show them again."""
    old = [each for each in batch if each.hidden and each.hidden.rule == _TOO_OLD]
    if not old:
        return set()
    ids = [each.posting.native_id for each in old if each.posting.native_id]
    boards = {each.posting.board for each in old}
    keys = [each.url_key for each in old if each.url_key]
    known = set(
        Sighting.objects.filter(board__in=boards, native_id__in=ids).values_list(
            "board", "native_id"
        )
    )
    known_urls = set(Sighting.objects.filter(url_key__in=keys).values_list("url_key", flat=True))
    return {
        each.identity
        for each in old
        if (each.posting.board, each.posting.native_id) in known or each.url_key in known_urls
    }


def _hear_of_closed(hidden: list[Incoming]) -> None:
    """Note of known jobs what their boards say themselves: that they are over."""
    closed: defaultdict[str, list[str]] = defaultdict(list)
    for each in hidden:
        if each.posting.is_closed and each.posting.native_id:
            closed[each.posting.board].append(each.posting.native_id)
    for board, native_ids in closed.items():
        liveness.saw_closed(board, native_ids, at=timezone.now())


def _hide(hidden: list[Incoming], run: DiscoveryRun) -> None:
    """Keep each posting once, with the rule that hid it last."""
    rows = {}
    for each in hidden:
        posting = each.posting
        rows[each.identity] = HiddenPosting(
            rule=each.hidden.rule if each.hidden else "",
            words=(each.hidden.words if each.hidden else "")[:200],
            title=posting.title,
            company_name=posting.company or NO_COMPANY,
            location=posting.location,
            board=posting.board,
            native_id=posting.native_id,
            url=posting.url,
            identity=each.identity,
            posting=posting.as_json(),
            run=run,
        )
    HiddenPosting.objects.bulk_create(
        rows.values(),
        update_conflicts=True,
        unique_fields=["identity"],
        update_fields=["rule", "words", "title", "location", "url", "posting", "run"],
    )
