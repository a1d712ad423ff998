"""Whether two postings are one job, with the evidence that says so."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, NamedTuple

from jobs.dedupe.company import company_key, is_same_company
from jobs.dedupe.place import is_compatible
from jobs.dedupe.sketch import Likeness, likeness, text_sketch
from jobs.dedupe.title import Titles, compare_titles, title_key
from jobs.dedupe.url import NativeId, native_identity, url_key

# Boards that collect what others published, the same posting several times.
COLLECTORS: Final = frozenset({"google"})
# Boards that know one posting under several kinds of id.
_SEVERAL_IDS: Final = frozenset({"zip_recruiter", *COLLECTORS})


class Grade(StrEnum):
    """What convinced us, the strongest first."""

    NATIVE_ID = "native_id"
    URL = "url"
    TEXT = "text"
    NAMES = "names"
    TEXT_ONLY = "text_only"


class Evidence(NamedTuple):
    grade: Grade
    likeness: Likeness | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JobFacts:
    """What dedupe knows of one posting or job. `of()` makes it from a posting's fields."""

    board: str
    company_key: str
    title_key: str
    location: str = ""
    native_ids: frozenset[NativeId] = field(default_factory=frozenset)
    url_keys: frozenset[str] = field(default_factory=frozenset)
    sketch: bytes = b""

    @classmethod
    def of(
        cls,
        *,
        board: str,
        company: str,
        title: str,
        location: str = "",
        native_id: str = "",
        urls: tuple[str, ...] = (),
        description: str = "",
    ) -> "JobFacts":
        ids = {found for url in urls if (found := native_identity(url)) is not None}
        if native_id:
            ids.add(NativeId(board, native_id))
        return cls(
            board=board,
            company_key=company_key(company),
            title_key=title_key(title),
            location=location,
            native_ids=frozenset(ids),
            url_keys=frozenset(key for url in urls if (key := url_key(url))),
            sketch=text_sketch(description),
        )


def is_same_job(a: JobFacts, b: JobFacts) -> Evidence | None:
    """Return the evidence that `a` and `b` are one job, or None. Symmetric; rather None than wrong.

    The same id on a board is proof. Otherwise the titles must hold the same words (levels,
    numbers and specialities included), the places must not contradict each other, and either
    the employer or the text must agree; texts that both sides have and that differ say no.
    Half of all five-word runs in common is no chance, whatever the employer is called.
    """
    if a.native_ids & b.native_ids:
        return Evidence(Grade.NATIVE_ID)
    if is_ruled_out(a, b):
        return None
    titles = compare_titles(a.title_key, b.title_key, a.company_key, b.company_key, a.location)
    if titles is Titles.DIFFERENT:
        return None
    alike = likeness(a.sketch, b.sketch)
    same_company = is_same_company(a.company_key, b.company_key)
    if titles is Titles.PADDED:
        is_same = same_company and alike is not None and alike.containment >= 0.95
        return Evidence(Grade.TEXT, alike) if is_same else None
    if same_company and a.url_keys & b.url_keys:
        return Evidence(Grade.URL, alike)
    if alike is None:
        is_same = same_company and a.title_key == b.title_key
        return Evidence(Grade.NAMES) if is_same else None
    if same_company and (alike.jaccard >= 0.45 or alike.containment >= 0.7):
        return Evidence(Grade.TEXT, alike)
    if alike.jaccard >= 0.55 or alike.containment >= 0.8:
        return Evidence(Grade.TEXT_ONLY, alike)
    return None


def is_ruled_out(a: JobFacts, b: JobFacts) -> bool:
    """Tell whether place or ids already say that `a` and `b` differ; texts are not needed."""
    return _has_other_id(a, b) or not is_compatible(a.location, b.location)


def _has_other_id(a: JobFacts, b: JobFacts) -> bool:
    """Tell whether one board knows the two under different ids: there they are two postings."""
    if a.board == b.board and a.board not in COLLECTORS:
        return True
    boards_a = {found.board for found in a.native_ids}
    return any(found.board in boards_a for found in b.native_ids if found.board not in _SEVERAL_IDS)
