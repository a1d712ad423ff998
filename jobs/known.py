"""Which job is this posting? `dedupe.is_same_job` decides between the jobs that it may show."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from jobs.candidates import candidates
from jobs.dedupe import (
    Grade,
    JobFacts,
    NativeId,
    is_ruled_out,
    is_same_job,
    native_identity,
    text_sketch,
)
from jobs.incoming import Incoming
from jobs.models import Job, Sighting

_STRENGTH = {grade: number for number, grade in enumerate(Grade)}

SightingKey = tuple[str, str, str]  # board, native id, and without one the url key
Pair = tuple[str, str]


@dataclass(slots=True)
class Known:
    """A job that a posting may be another sighting of."""

    pk: int
    company_key: str
    title_key: str
    place_key: str
    location: str
    sketch: bytes | None = None  # not made yet
    description: str = ""  # of those without a sketch
    is_saved: bool = True
    boards: set[str] = field(default_factory=set)
    native_ids: set[NativeId] = field(default_factory=set)
    url_keys: set[str] = field(default_factory=set)
    urls: list[str] = field(default_factory=list)
    sightings: dict[SightingKey, int] = field(default_factory=dict)
    seen_from: dict[str, JobFacts] = field(default_factory=dict)

    def facts(self, board: str) -> JobFacts:
        """Return what dedupe compares, as seen from `board`: has it shown this job before?"""
        board = board if board in self.boards else ""
        if board not in self.seen_from:
            self.seen_from[board] = JobFacts(
                board=board,
                company_key=self.company_key,
                title_key=self.title_key,
                location=self.location,
                native_ids=frozenset(
                    self.native_ids.union(filter(None, map(native_identity, self.urls)))
                ),
                url_keys=frozenset(self.url_keys),
                sketch=self.sketch or b"",
            )
        return self.seen_from[board]

    def set_text(self, description: str, sketch: bytes | None = None) -> None:
        self.description, self.sketch = description, sketch
        self.seen_from.clear()


class KnownJobs:
    """The jobs that the postings of one batch may be sightings of."""

    def __init__(self, batch: list[Incoming]) -> None:
        self.new_sketches: dict[int, bytes] = {}  # of saved jobs that had none
        self._jobs: dict[int, Known] = {}
        self._by_native_id: dict[NativeId, Known] = {}
        self._by_url: defaultdict[str, list[Known]] = defaultdict(list)
        self._by_name: defaultdict[Pair, list[Known]] = defaultdict(list)
        self._by_place: defaultdict[Pair, list[Known]] = defaultdict(list)
        self._load(candidates(batch))

    def __getitem__(self, pk: int) -> Known:
        return self._jobs[pk]

    def find(self, incoming: Incoming) -> Known | None:
        """Return the job that this posting shows, if it is known."""
        for native_id in incoming.native_ids:
            if native_id in self._by_native_id:
                return self._by_native_id[native_id]
        near = self._sharing_address_or_name(incoming)
        if not incoming.posting.native_id:
            for known in near:
                if sighting_key(incoming) in known.sightings and _says_the_same(incoming, known):
                    return known
        # The texts of other employers' jobs are looked at only when nothing nearer was found.
        return self._best(incoming, near) or self._best(incoming, self._sharing_place(incoming))

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

    def see(self, known: Known, incoming: Incoming, sighting_pk: int) -> None:
        """Remember that `known` has this sighting."""
        self._see(
            known,
            sighting_key(incoming),
            sighting_pk,
            incoming.native_ids,
            (incoming.url_key, incoming.apply_key),
        )

    def _sharing_address_or_name(self, incoming: Incoming) -> list[Known]:
        found: dict[int, Known] = {}
        for key in {incoming.url_key, incoming.apply_key}:
            found.update((known.pk, known) for known in self._by_url.get(key, ()))
        for known in self._by_name.get((incoming.company_key, incoming.title_key), ()):
            found[known.pk] = known
        return [known for known in found.values() if not _is_told_apart(known, incoming)]

    def _sharing_place(self, incoming: Incoming) -> list[Known]:
        return [
            known
            for known in self._by_place.get((incoming.title_key, incoming.place_key), ())
            if known.company_key != incoming.company_key and not _is_told_apart(known, incoming)
        ]

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
        possible = [known for known in jobs if not is_ruled_out(mine, known.facts(posting.board))]
        # Sketches take 0.1 ms each: they are made for what is left, and kept.
        if possible and posting.description:
            mine = replace(mine, sketch=text_sketch(posting.description))
            self._sketch(possible)
        found = [
            (_STRENGTH[evidence.grade], known.pk, known)
            for known in possible
            if (evidence := is_same_job(mine, known.facts(posting.board)))
        ]
        return min(found)[2] if found else None

    def _sketch(self, jobs: list[Known]) -> None:
        for known in jobs:
            if known.sketch is None:
                known.set_text(known.description, text_sketch(known.description))
                if known.is_saved:
                    self.new_sketches[known.pk] = known.sketch or b""

    def _load(self, pks: set[int]) -> None:
        fields = ("pk", "company_key", "title_key", "place_key", "location", "text_sketch")
        saved = Job.objects.filter(pk__in=pks)
        for row in saved.order_by("pk").values_list(*fields):
            self._remember(Known(*row))
        for pk, text in saved.filter(text_sketch=None).values_list("pk", "description"):
            self._jobs[pk].description = text
        shown = Sighting.objects.filter(job__in=pks).values_list(
            "job_id", "pk", "board", "native_id", "url", "url_key", "apply_key"
        )
        for job_pk, pk, board, native_id, url, *keys in shown:
            known = self._jobs[job_pk]
            known.urls.append(url)
            ids = (NativeId(board, native_id),) if native_id else ()
            key = (board, native_id, "" if native_id else keys[0])
            self._see(known, key, pk, ids, keys)

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
            self._by_native_id.setdefault(native_id, known)
        for url_key in filter(None, url_keys):
            if url_key not in known.url_keys:
                known.url_keys.add(url_key)
                self._by_url[url_key].append(known)


def sighting_key(incoming: Incoming) -> SightingKey:
    posting = incoming.posting
    return posting.board, posting.native_id, "" if posting.native_id else incoming.url_key


def _is_told_apart(known: Known, incoming: Incoming) -> bool:
    """Tell whether the board of `incoming` shows `known` under another id."""
    return incoming.has_telling_id and incoming.posting.board in known.boards


def _says_the_same(incoming: Incoming, known: Known) -> bool:
    mine = (incoming.company_key, incoming.title_key, incoming.place_key)
    return mine == (known.company_key, known.title_key, known.place_key)
