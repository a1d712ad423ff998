"""The index in SQLite: an FTS5 table that keeps no text of its own.

The score of a job is a word of its own in it, made of signs that no text has: “python” and “score
87” are looked up together, so a page of the best matches of a common word is read without looking
at the rest. A table without texts takes the words of one row in parts, so a new score costs the
exchange of one word and not the reading of the description.
Titles are indexed a second time, in a small table of their own: of a common word, the few jobs
that have it in the title are not looked for among all others.
Triggers keep both in step whoever writes. Changing a table drops its triggers in SQLite, see
`jobs.search.index`.
# Reference: https://www.sqlite.org/fts5.html
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from string import ascii_lowercase
from typing import Final, NamedTuple

from jobs.search.query import JOINED, SPECIAL, Query, Term

TABLE: Final = "jobs_words"
TITLES: Final = "jobs_titles"
COLUMNS: Final = ("title", "company", "location", "description")
SCORE: Final = "score"
# The word of a score: two signs for private use, too short for the index of beginnings.
_SIGN: Final = 0xE0FF
_FIRST: Final = 0xE100
_SPECIAL_SIGNS: Final = sorted({typed.lstrip(ascii_lowercase) for typed in SPECIAL})
_TYPOGRAPHIC: Final = "•’–"  # in four of five postings nothing else is beyond ASCII
_PIECE: Final = 64  # characters
_AROUND_JOINED: Final = f"{JOINED[0]}-{JOINED[-1]}"

_FORMAT: Final = """
    content='', columnsize=0, prefix='3 4', tokenize="unicode61 remove_diacritics 2"
"""
TABLES: Final = {TABLE: (*COLUMNS, SCORE), TITLES: ("title", SCORE)}
CREATE: Final = tuple(
    f"CREATE VIRTUAL TABLE IF NOT EXISTS {table} USING fts5({', '.join(columns)}, {_FORMAT})"
    for table, columns in TABLES.items()
)
# What lists of hits are sorted and sifted by, in few pages of the file: a job's own row is long.
# The smaller one fits into the memory of a connection; the other does not change with the score.
SMALL: Final = "jobs_small"
DATES: Final = "jobs_dates"
INDEXES: Final = {
    SMALL: ("id", "score", "joined_into_id", "stage", "is_remote"),
    DATES: (
        "id", "found_at", "stage_changed_at", "company_key", "joined_into_id", "stage", "is_remote",
        "posted_on", "salary_max", "salary_min", "salary_period", "salary_currency",
    ),
}  # fmt: skip
CREATE_INDEXES: Final = tuple(
    f"CREATE INDEX IF NOT EXISTS {name} ON jobs_job ({', '.join(columns)})"
    for name, columns in INDEXES.items()
)
TRIGGERS: Final = (
    "jobs_words_new", "jobs_words_gone", "jobs_words_changed", "jobs_words_scored",
    "jobs_words_renamed",
)  # fmt: skip


class Part(NamedTuple):
    """One look into one of the tables."""

    table: str
    match: str


def lead(query: Query) -> Part:
    """Return the look to begin with; without a wanted word, one for what is unwanted."""
    if not query.wanted:
        return Part(TABLE, as_any(query.unwanted))
    if not _is_of_titles(query):
        return Part(TABLE, _match(query.wanted, query.unwanted))
    wanted, unwanted = (
        [replace(term, part="") for term in terms if term.part == "title"]
        for terms in (query.wanted, query.unwanted)
    )
    return Part(TITLES, _match(wanted, unwanted))


def rest(query: Query) -> Query | None:
    """Return what `lead` leaves to be checked: words that titles must not have elsewhere."""
    others = tuple(term for term in query.unwanted if term.part != "title")
    return Query(unwanted=others) if others and _is_of_titles(query) else None


def _is_of_titles(query: Query) -> bool:
    return bool(query.wanted) and all(term.part == "title" for term in query.wanted)


def _match(wanted: Iterable[Term], unwanted: Iterable[Term]) -> str:
    match = " AND ".join(_term(term) for term in wanted)
    others = as_any(unwanted)
    return f"({match}) NOT ({others})" if others else match


def with_scores(match: str, scores: Iterable[int]) -> str:
    """Return the expression for the hits of `match` that have one of these scores."""
    wanted = " OR ".join(f'"{score_word(score)}"' for score in scores)
    return f"({match}) AND ({wanted})"


def score_word(score: int) -> str:
    return chr(_SIGN) + chr(_FIRST + score)


def as_any(terms: Iterable[Term]) -> str:
    return " OR ".join(_term(term) for term in terms)


def _term(term: Term) -> str:
    end = '" *' if term.is_prefix else '"'
    spellings = term.spellings
    phrase = " OR ".join(f'"{" ".join(words)}{end}' for words in spellings)
    if len(spellings) > 1:
        phrase = f"({phrase})"
    return f"({{{term.part}}} : {phrase})" if term.part else phrase


def triggers() -> list[str]:
    """Return the statements that make the triggers."""
    name = f"(SELECT {as_words('name')} FROM jobs_company WHERE id = {{}}.company_id)"  # noqa: S608
    new, old = _texts("NEW", name.format("NEW")), _texts("OLD", name.format("OLD"))
    was, becomes = _texts("job", as_words("OLD.name")), _texts("job", as_words("NEW.name"))
    watched = ("title", "location", "description", "company_id")
    changed = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in watched)
    of_company = "FROM jobs_job AS job WHERE job.company_id = NEW.id"
    moments = {
        "new": ("INSERT ON jobs_job", _add(new | _score("NEW"))),
        "gone": ("DELETE ON jobs_job", _remove(old | _score("OLD"))),
        "changed": (
            f"UPDATE OF {', '.join(watched)} ON jobs_job WHEN {changed}",
            [*_remove(old), *_add(new)],
        ),
        "scored": (
            "UPDATE OF score ON jobs_job WHEN OLD.score IS NOT NEW.score",
            [*_remove(_score("OLD")), *_add(_score("NEW"))],
        ),
        "renamed": (
            "UPDATE OF name ON jobs_company WHEN OLD.name IS NOT NEW.name",
            [f"{_remove(was)[0]} {of_company}", f"{_add(becomes)[0]} {of_company}"],
        ),
    }
    return [
        f"CREATE TRIGGER IF NOT EXISTS jobs_words_{name} AFTER {moment} BEGIN "
        f"{'; '.join(does)}; END"
        for name, (moment, does) in moments.items()
    ]


def fill() -> list[str]:
    """Return the statements that index the jobs whose keys lie between two bounds."""
    values = _texts("job", as_words("company.name")) | _score("job")
    return [
        f"{add} FROM jobs_job AS job JOIN jobs_company AS company "
        "ON company.id = job.company_id WHERE job.id BETWEEN %s AND %s"
        for add in _add(values)
    ]


def _texts(row: str, company: str) -> dict[str, str]:
    """Return the SQL of the columns that the texts of a job fill; `company` as words already."""
    own = {column: as_words(f"{row}.{column}") for column in COLUMNS if column != "company"}
    return {"rowid": f"{row}.id", **own, "company": company}


def _score(row: str) -> dict[str, str]:
    return {"rowid": f"{row}.id", SCORE: f"char({_SIGN}, {_FIRST} + {row}.score)"}


def _add(values: dict[str, str]) -> list[str]:
    """Return a statement for each table."""
    return [
        f"INSERT INTO {table}({', '.join(own)}) SELECT {', '.join(own.values())}"
        for table, own in _of_tables(values)
    ]


def _remove(values: dict[str, str]) -> list[str]:
    """Take words of a row out again; they have to be told as they were put in."""
    return [
        f"INSERT INTO {table}({table}, {', '.join(own)}) SELECT 'delete', {', '.join(own.values())}"
        for table, own in _of_tables(values)
    ]


def _of_tables(values: dict[str, str]) -> Iterator[tuple[str, dict[str, str]]]:
    for table, columns in TABLES.items():
        yield table, {name: sql for name, sql in values.items() if name in ("rowid", *columns)}


def as_words(text: str) -> str:
    """Return the SQL of a text with each sign of a script without spaces set apart."""
    # Taken apart in two steps: substr() counts from the beginning, which is slow in long texts.
    # GLOB compares each sign with each range: most texts are dismissed by the one around all.
    apart = f"""CASE WHEN {text} GLOB '*[{_AROUND_JOINED}]*' AND {text} GLOB '*[{JOINED}]*' THEN (
        WITH RECURSIVE part(start, piece) AS (
            SELECT 1, substr({text}, 1, {_PIECE}) UNION ALL
            SELECT start + {_PIECE}, substr({text}, start + {_PIECE}, {_PIECE}) FROM part
            WHERE start + {_PIECE} <= length({text})
        ), sign(start, at, piece, is_whole) AS (
            SELECT start, 1, piece, NOT piece GLOB '*[{JOINED}]*' FROM part UNION ALL
            SELECT start, at + 1, piece, 0 FROM sign WHERE at < length(piece) AND NOT is_whole
        )
        SELECT group_concat(spaced, '') FROM (
            SELECT CASE WHEN is_whole THEN piece WHEN substr(piece, at, 1) GLOB '[{JOINED}]'
                THEN ' ' || substr(piece, at, 1) || ' ' ELSE substr(piece, at, 1) END AS spaced
            FROM sign ORDER BY start + at
        )) ELSE {text} END"""  # noqa: S608
    special = apart
    for typed, word in SPECIAL.items():
        for form in (typed, typed.upper()):
            special = f"replace({special}, '{form}', ' {word} ')"
    has_special = " OR ".join(f"instr({text}, '{signs}')" for signs in _SPECIAL_SIGNS)
    words = f"replace(CASE WHEN {has_special} THEN {special} ELSE {apart} END, char({_SIGN}), ' ')"
    return f"CASE WHEN {_is_plain(text)} AND NOT ({has_special}) THEN {text} ELSE {words} END"


def _is_plain(text: str) -> str:
    """Return the SQL of whether a text is ASCII but for typographic signs, each of three bytes."""
    bare = text
    for sign in _TYPOGRAPHIC:
        bare = f"replace({bare}, '{sign}', '')"
    return f"length(CAST({text} AS BLOB)) - length({text}) = 2 * (length({text}) - length({bare}))"
