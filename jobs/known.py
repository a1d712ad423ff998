"""Which job is this posting? `dedupe.is_same_job` decides between the jobs that it may show."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from operator import itemgetter

from django.db.models import Case, TextField, Value, When

from jobs.candidates import candidates
from jobs.dedupe import (
    Evidence,
    Grade,
    JobFacts,
    NativeId,
    is_ruled_out,
    is_same_job,
    native_identity,
    text_sketch,
)
from jobs.incoming import Incoming
from jobs.known_job import Known, SightingKey, as_key, sighting_key
from jobs.models import Job, Sighting, Verdict

_STRENGTH = {grade: number for number, grade in enumerate(Grade)}

Pair = tuple[str, str]


class KnownJobs:
    """The jobs that the postings of one batch may be sightings of."""

    def __init__(self, batch: list[Incoming], now: datetime) -> None:
        self._now = now
        self.new_sketches: dict[int, bytes] = {}  # of saved jobs that had none
        self._jobs: dict[int, Known] = {}
        self._by_native_id: dict[NativeId, Known] = {}
        self._by_url: defaultdict[str, list[Known]] = defaultdict(list)
        self._by_name: defaultdict[Pair, list[Known]] = defaultdict(list)
        self._by_place: defaultdict[Pair, list[Known]] = defaultdict(list)
        self._identity_of = dict(_identities(batch))
        self._load(candidates(batch, now))

    def __getitem__(self, pk: int) -> Known:
        return self._jobs[pk]

    def find(self, incoming: Incoming) -> Known | None:
        """Return the job that this posting shows, if it is known."""
        for native_id in _own_first(incoming):
            if (known := self._by_native_id.get(native_id)) and known.may_be(incoming):
                return known
        near = self._sharing_address_or_name(incoming)
        if not incoming.posting.native_id:
            for known in near:
                if sighting_key(incoming) in known.sightings and _says_the_same(incoming, known):
                    return known.shown
        # The texts of other employers' jobs are looked at only when nothing nearer was found.
        best = self._best(incoming, near) or self._best(incoming, self._sharing_place(incoming))
        return best.shown if best else None

    def add(self, incoming: Incoming, pk: int) -> Known:
        """Remember a job that is about to be saved."""
        known = Known(
            pk=pk,
            company_key=incoming.company_key,
            title_key=incoming.title_key,
            place_key=incoming.place_key,
            location=incoming.posting.location,
            description=incoming.posting.description,
            is_saved=False,
        )
        self._remember(known)
        return known

    def see(self, known: Known, incoming: Incoming, sighting_pk: int, now: datetime) -> None:
        """Remember that `known` has this sighting."""
        self._see(
            known,
            sighting_key(incoming),
            sighting_pk,
            incoming.native_ids,
            (incoming.url_key, incoming.apply_key),
        )
        known.date(incoming.posting.posted_on, now)

    def _sharing_address_or_name(self, incoming: Incoming) -> list[Known]:
        found: dict[int, Known] = {}
        for key in {incoming.url_key, incoming.apply_key}:
            found.update((known.pk, known) for known in self._by_url.get(key, ()))
        for known in self._by_name.get((incoming.company_key, incoming.title_key), ()):
            found[known.pk] = known
        return [known for known in found.values() if self._may_show(incoming, known)]

    def _sharing_place(self, incoming: Incoming) -> list[Known]:
        return [
            known
            for known in self._by_place.get((incoming.title_key, incoming.place_key), ())
            if known.company_key != incoming.company_key and self._may_show(incoming, known)
        ]

    def _may_show(self, incoming: Incoming, known: Known) -> bool:
        """Tell whether it is worth comparing: no id and no verdict of the person says no."""
        if not known.may_be(incoming):
            return False
        return not known.is_told_apart(incoming) or known.is_posted_again(incoming, self._now)

    def _best(self, incoming: Incoming, jobs: list[Known]) -> Known | None:
        """Return the job with the strongest evidence, the oldest of equals."""
        if not jobs:
            return None
        posting = incoming.posting
        mine = JobFacts(
            board=posting.board,
            company_key=incoming.company_key,
            title_key=incoming.title_key,
            location=posting.location,
            native_ids=incoming.native_ids,
            url_keys=frozenset(filter(None, (incoming.url_key, incoming.apply_key))),
        )
        now = self._now
        possible = [known for known in jobs if not is_ruled_out(mine, known.facts(incoming, now))]
        # Sketches take 0.1 ms each: they are made for what is left, and kept.
        if possible and posting.description:
            mine = replace(mine, sketch=text_sketch(posting.description))
            self._sketch(possible)
        found = [
            (_rank(evidence, known), known)
            for known in possible
            if (evidence := is_same_job(mine, known.facts(incoming, now)))
            # Under another id on the same board, even months later, only the text convinces.
            and (evidence.grade is Grade.TEXT or not known.is_told_apart(incoming))
        ]
        return min(found, key=itemgetter(0))[1] if found else None

    def _sketch(self, jobs: list[Known]) -> None:
        for known in jobs:
            if known.sketch is None:
                known.set_text(known.description, text_sketch(known.description))
                if known.is_saved:
                    self.new_sketches[known.pk] = known.sketch or b""

    def _load(self, pks: set[int]) -> None:
        keepers = self._load_jobs(pks)
        self._load_jobs(set(keepers.values()) - pks)  # which are joined into nothing themselves
        for pk, keeper in keepers.items():
            self._jobs[pk].keeper = self._jobs[keeper]
        self._load_sightings()
        # As many as a person has clicked: fewer than there are candidates to ask for.
        told_apart = Verdict.objects.filter(is_same=False, taken_back_at=None).order_by()
        fields = ("job", "other", "board", "native_id", "url_key")
        for job, other, *key in told_apart.values_list(*fields):
            for known in filter(None, map(self._jobs.get, (job, other))):
                known.has_double = True
            if job in self._jobs:
                self._jobs[job].other_postings.add(as_key(*key))

    def _load_jobs(self, pks: set[int]) -> dict[int, int]:
        """Load these jobs, and return which of them were joined into which others."""
        fields = ("pk", "company_key", "title_key", "place_key", "location", "text_sketch")
        text = Case(
            When(text_sketch=None, then="description"),
            default=Value(""),
            output_field=TextField(),
        )
        saved = Job.objects.filter(pk__in=pks).order_by("pk")
        keepers = {}
        for *row, keeper in saved.values_list(*fields, text, "joined_into"):
            known = Known(*row)
            self._remember(known)
            if keeper is not None:
                keepers[known.pk] = keeper
        return keepers

    def _load_sightings(self) -> None:
        shown = Sighting.objects.filter(job__in=self._jobs.keys()).values_list(
            "job_id", "pk", "board", "native_id", "url", "url_key", "apply_key",
            "posted_on", "last_seen_at",
        )  # fmt: skip
        for job_pk, pk, board, native_id, url, url_key, apply_key, posted_on, seen_at in shown:
            known = self._jobs[job_pk]
            known.urls.append(url)
            ids = {
                self._identity_of[key] for key in (url_key, apply_key) if key in self._identity_of
            }
            if native_id:
                ids.add(NativeId(board, native_id))
            self._see(known, as_key(board, native_id, url_key), pk, ids, (url_key, apply_key))
            known.date(posted_on, seen_at)

    def _remember(self, known: Known) -> None:
        self._jobs[known.pk] = known
        if known.company_key:
            self._by_name[known.company_key, known.title_key].append(known)
        self._by_place[known.title_key, known.place_key].append(known)

    def _see(
        self,
        known: Known,
        key: SightingKey,
        pk: int,
        native_ids: Iterable[NativeId],
        url_keys: Iterable[str],
    ) -> None:
        known.seen_from.clear()
        known.sightings[key] = pk
        known.boards.add(key[0])
        for native_id in native_ids:
            known.native_ids.add(native_id)
            if native_id == key[:2]:  # a job's own posting comes before one that links to it
                self._by_native_id[native_id] = known
            self._by_native_id.setdefault(native_id, known)
        for url_key in filter(None, url_keys):
            if url_key not in known.url_keys:
                known.url_keys.add(url_key)
                self._by_url[url_key].append(known)


def _own_first(incoming: Incoming) -> Iterator[NativeId]:
    """The posting's own id says more than the ids of other boards in its addresses."""
    own = NativeId(incoming.posting.board, incoming.posting.native_id)
    yield own
    yield from sorted(incoming.native_ids - {own})


def _rank(evidence: Evidence, known: Known) -> tuple[int, float, int]:
    """Return what to prefer: the strongest evidence, then the oldest.

    Of two that the person told apart, the one whose text is more like it.
    """
    alike = evidence.likeness.jaccard if evidence.likeness and known.has_double else 0.0
    return _STRENGTH[evidence.grade], -alike, known.pk


def _says_the_same(incoming: Incoming, known: Known) -> bool:
    mine = (incoming.company_key, incoming.title_key, incoming.place_key)
    return mine == (known.company_key, known.title_key, known.place_key)


def _identities(batch: list[Incoming]) -> Iterator[tuple[str, NativeId]]:
    """Yield the ids that the addresses of the batch carry, by the keys of the addresses."""
    for each in batch:
        addresses = ((each.url_key, each.posting.url), (each.apply_key, each.posting.apply_url))
        for key, url in addresses:
            if key and (identity := native_identity(url)):
                yield key, identity
