"""How much of a pasted page is read right, on real pages and answers of boards.

The truth of each page was written down by a person reading it. A value is “read” when Peregrine is
sure of it and saves it, “suggested” when it stands in the form for the person to confirm, and
“asked for” when the form leaves it empty. A value that is read and wrong would be an invention.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.tables import print_table
from jobs.boards import companies
from jobs.boards.base import Page
from jobs.capturing import PartialPosting, read_page, seen_at
from jobs.capturing.document import parse
from jobs.dedupe import company_key, native_identity, place_key
from jobs.posting_text import clean_description

TODAY = date(2026, 11, 22)
FIELDS = ("title", "company", "place", "text")


class Truth(NamedTuple):
    file: str
    url: str
    title: str
    company: str
    place: str
    text_holds: tuple[str, ...]  # words from its beginning and its end
    text_lacks: tuple[str, ...] = ()  # words that stand on the page around it


POSTINGS = (
    Truth(
        "careerops__linkedin-guest-live-onsite.html",
        "https://www.linkedin.com/jobs/view/4400000001",
        "Senior Data Analyst", "Acme Corporation", "Remote",
        ("Own reporting end", "executive dashboards."), ("Apply",),
    ),
    Truth(
        "jobseek__jsonld_meta_software_engineer.html",
        "https://www.metacareers.com/jobs/1",
        "Software Engineer, Infrastructure", "Meta", "Sunnyvale, CA",
        ("Meta is seeking", "custom user interfaces", "emerging AI technologies"),
    ),
    Truth(
        "jobseek__ayuda_en_accion_talentclue_jobpage.html",
        "https://empleoayudaenaccion.talentclue.com/es/node/125299597/4590",
        "Consultoría - Diseño de identidad visual y estrategia de comunicación digital - Seminario "
        'Internacional "AGROTECH BOLIVIA 2026" - La Paz, Bolivia',
        "Ayuda en Acción", "Bolivia",
        ("Ayuda en Acción Bolivia, está", "forma previa a la contratación"), ("Autocompletar",),
    ),
    Truth(
        "jobseek__decathlon_talentclue_jobpage.html",
        "https://decathlon.talentclue.com/es/node/124223851/4590",
        "VENDEDOR/A DEPORTES DE AGUA Decathlon Albacete", "Decathlon", "Albacete (España)",
        ("En Decathlon, el deporte", "ciclo formativo superior"),
        ("Autocompletar", "resto de nuestras ofertas"),
    ),
    Truth(
        "jobseek__peoplestrong_bajaj_finserv.html",
        "https://bflcareers.peoplestrong.com/job/detail/JR00215399",
        "Manager - Professional Loans", "Bajaj Finance", "Amritsar",
        ("This position is open", "Working knowledge of computers"), ("sign in", "PeopleStrong"),
    ),
    Truth(
        "careerkit__greenhouse.json",
        "https://job-boards.greenhouse.io/amplitude/jobs/8636903002",
        "Customer Data Scientist - Experimentation", "Amplitude", "London, UK",
        ("Amplitude is the leading", "suspicious about your interactions"),
    ),
    Truth(
        "careerkit__greenhouse.json",
        "https://job-boards.greenhouse.io/amplitude/jobs/8651132002",
        "Emerging Account Executive (India)", "Amplitude", "Bangalore, India",
        ("Amplitude is the leading", "suspicious about your interactions"),
    ),
    Truth(
        "careerkit__ashby.json",
        "https://jobs.ashbyhq.com/HighlightTA/90fb3621-899e-4b59-925d-25080ec91e18",
        "Senior Technical Recruiter", "HighlightTA", "Canada",
        ("About HighlightTA", "fully remote setup"),
    ),
    Truth(
        "careerkit__ashby.json",
        "https://jobs.ashbyhq.com/HighlightTA/fc2f1f85-46a0-4a31-b165-683e39c07c04",
        "Senior Site Reliability Engineer", "HighlightTA", "Toronto, Ontario",
        ("Company Overview", "learn more:"),
    ),
)  # fmt: skip
# Lists of postings, from which nothing may be read as if it were one.
LISTS = (
    ("careerkit__icims.html", "https://careers-wipfli.icims.com/jobs/search"),
    ("careerops__icims-search-page.html", "https://careers-acmefreight.icims.com/jobs/search"),
    ("careerkit__jobvite.html", "https://jobs.jobvite.com/feedingamerica/search"),
    ("devpyle__linkedin_cards.html", "https://www.linkedin.com/jobs/search"),
)


def run(data: Path | None) -> dict[str, Any]:
    folder = data / "board_fixtures" if data else Path()
    if not data or not folder.is_dir():
        print(
            "  Skipped: there is no folder with pages (--data DIR, with DIR/board_fixtures in it)."
        )
        return {"skipped": True}
    here = [truth for truth in POSTINGS if (folder / truth.file).is_file()]
    outcomes = {truth.url: _outcomes(truth, _read(truth, folder)) for truth in here}
    by_field = {name: Counter(each[name] for each in outcomes.values()) for name in FIELDS}
    kinds = ("read", "suggested", "asked for", "suggested wrong", "read wrong")
    print_table(
        ["", *kinds], [[name, *(by_field[name][kind] for kind in kinds)] for name in FIELDS]
    )
    right = [url for url, each in outcomes.items() if set(each.values()) <= {"read", "suggested"}]
    surely = [url for url, each in outcomes.items() if set(each.values()) == {"read"}]
    invented = sum(by_field[name]["read wrong"] for name in FIELDS) + _invented_in_lists(folder)
    for url in outcomes.keys() - set(right):
        print(f"  not right: {url}: {outcomes[url]}")
    print(
        f"  {len(right)} of {len(here)} pages right in all four, {len(surely)} of them without "
        f"asking; {invented} values invented."
    )
    count = max(len(here), 1)
    baseline = _baseline(folder, here)
    print(
        f"  Beside it: the OpenGraph tags of the {baseline['pages']} web pages alone are right in "
        f"{baseline['fields']} of {baseline['of']} fields, Peregrine in {baseline['ours']}."
    )
    return {
        "pages": len(here),
        "right": round(len(right) / count, 4),
        "right_without_asking": round(len(surely) / count, 4),
        "invented": invented,
        "by_field": {name: dict(found) for name, found in by_field.items()},
        "baseline": baseline,
    }


def _baseline(folder: Path, truths: list[Truth]) -> dict[str, int]:
    """Count the fields that OpenGraph alone gets right, as simple readers of links do."""
    pages = [truth for truth in truths if truth.file.endswith(".html")]
    fields = ours = 0
    for truth in pages:
        document = parse((folder / truth.file).read_text("utf-8", "replace"), truth.url)
        metas = document.metas if document else {}
        posting = replace(
            seen_at(truth.url),
            title=metas.get("og:title", ""),
            company=metas.get("og:site_name", ""),
            description=metas.get("og:description", ""),
        )
        fields += _count_right(_outcomes(truth, PartialPosting(posting=posting)))
        ours += _count_right(_outcomes(truth, _read(truth, folder)))
    return {"pages": len(pages), "fields": fields, "ours": ours, "of": len(pages) * len(FIELDS)}


def _count_right(outcomes: dict[str, str]) -> int:
    return sum(each in ("read", "suggested") for each in outcomes.values())


class _Answer:
    """The network of a board that answers everything with one file."""

    def __init__(self, text: str) -> None:
        self._text = text

    def get(self, url: str, **options: Any) -> Page:
        return Page(label="", url=url, status=200, content_type="", text=self._text)

    def post_json(
        self, url: str, payload: object, *, headers: Mapping[str, str] | None = None
    ) -> Page:
        return self.get(url)

    def lent_to_library(self, proxies: Sequence[str] = ()) -> nullcontext[list[str]]:
        return nullcontext([])

    def wants(self, title: str) -> bool:
        return True


def _read(truth: Truth, folder: Path) -> PartialPosting | None:
    text = (folder / truth.file).read_text(encoding="utf-8", errors="replace")
    found = companies.recognise(truth.url)
    if found:
        board, token = found
        postings = board.read(token, _Answer(text))
        identity = native_identity(truth.url)
        return next(
            (PartialPosting(posting=p) for p in postings if (p.board, p.native_id) == identity),
            None,
        )
    readings = read_page(text, truth.url, today=TODAY)
    return readings[0] if len(readings) == 1 else None


def _outcomes(truth: Truth, reading: PartialPosting | None) -> dict[str, str]:
    if reading is None:
        return dict.fromkeys(FIELDS, "asked for")
    posting = reading.posting
    text = clean_description(posting.description)
    values = {
        "title": (posting.title, _same(posting.title, truth.title)),
        "company": (posting.company, company_key(posting.company) == company_key(truth.company)),
        "place": (posting.location, place_key(posting.location) == place_key(truth.place)),
        "text": (text, _is_right(text, truth)),
    }
    names = {"place": "location", "text": "description"}
    return {
        name: _in_words(value, is_right=is_right, is_guess=names.get(name, name) in reading.guesses)
        for name, (value, is_right) in values.items()
    }


def _in_words(value: str, *, is_right: bool, is_guess: bool) -> str:
    if not value:
        return "asked for"
    return f"{'suggested' if is_guess else 'read'}{'' if is_right else ' wrong'}"


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()) == " ".join(other.split())


def _is_right(text: str, truth: Truth) -> bool:
    holds_all = all(words in text for words in truth.text_holds)
    return holds_all and not any(words in text for words in truth.text_lacks)


def _invented_in_lists(folder: Path) -> int:
    return sum(1 for path, url in _lists(folder) for each in _surely(path, url) if each)


def _lists(folder: Path) -> Iterator[tuple[Path, str]]:
    for name, url in LISTS:
        if (folder / name).is_file():
            yield folder / name, url


def _surely(path: Path, url: str) -> list[str]:
    """Return what would be saved of a page that is no posting."""
    text = path.read_text(encoding="utf-8", errors="replace")
    return [each.sure.title for each in read_page(text, url, today=TODAY)]
