"""Whether two postings are one job, with the evidence that says so."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, NamedTuple

from jobs.dedupe.company import company_key, is_same_company
from jobs.dedupe.place import is_compatible
from jobs.dedupe.sketch import Likeness, likeness, text_sketch
from jobs.dedupe.title import Titles, compare_titles, title_key
from jobs.dedupe.url import NativeId, native_identity, url_key

# Boards that collect what others published, the same posting several times; pages of all the web.
COLLECTORS: Final = frozenset({"google", "web_page"})
# Boards that know one posting under several kinds of id.
_SEVERAL_IDS: Final = frozenset({"zip_recruiter", *COLLECTORS})

# One employer's postings share what it says of itself; these share more than that.
_ALIKE: Final = Likeness(jaccard=0.45, containment=0.7)
# More than half of all five-word runs in common is no chance, whatever the employer is called.
_NO_CHANCE: Final = Likeness(jaccard=0.55, containment=0.8)
_ONE_TEXT: Final = 0.95  # containment


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
    """
    if a.native_ids & b.native_ids:
        return Evidence(Grade.NATIVE_ID)
    if is_ruled_out(a, b):
        return None
    padding = (a.company_key, b.company_key, a.location, b.location)
    titles = compare_titles(a.title_key, b.title_key, padding)
    if titles is Titles.DIFFERENT:
        return None
    alike = likeness(a.sketch, b.sketch)
    if is_same_company(a.company_key, b.company_key):
        grade = _grade_of_one_employer(a, b, titles, alike)
    else:
        grade = _grade_of_two_employers(titles, alike)
    return Evidence(grade, alike) if grade else None


def _grade_of_one_employer(
    a: JobFacts, b: JobFacts, titles: Titles, alike: Likeness | None
) -> Grade | None:
    if titles is Titles.PADDED:
        is_one_text = alike is not None and alike.containment >= _ONE_TEXT
        return Grade.TEXT if is_one_text else None
    if a.url_keys & b.url_keys:
        return Grade.URL
    if alike is None:
        return Grade.NAMES if a.title_key == b.title_key else None
    is_alike = alike.jaccard >= _ALIKE.jaccard or alike.containment >= _ALIKE.containment
    return Grade.TEXT if is_alike else None


def _grade_of_two_employers(titles: Titles, alike: Likeness | None) -> Grade | None:
    if alike is None or titles is not Titles.SAME:
        return None
    is_alike = alike.jaccard >= _NO_CHANCE.jaccard or alike.containment >= _NO_CHANCE.containment
    return Grade.TEXT_ONLY if is_alike else None


def is_ruled_out(a: JobFacts, b: JobFacts) -> bool:
    """Tell whether place or ids already say that `a` and `b` differ; texts are not needed."""
    return _has_other_id(a, b) or not is_compatible(a.location, b.location)


def _has_other_id(a: JobFacts, b: JobFacts) -> bool:
    """Tell whether one board knows the two under different ids: there they are two postings."""
    if a.board == b.board and a.board not in COLLECTORS:
        return True
    boards_a = {found.board for found in a.native_ids}
    return any(found.board in boards_a for found in b.native_ids if found.board not in _SEVERAL_IDS)
