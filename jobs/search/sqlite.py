"""The index in SQLite: an FTS5 table that keeps no text of its own.

Its row number is the score and the key of the job in one, so that the hits of any word come in the
order of the score by themselves, and a page of a common word is read without looking at the rest.
Triggers keep it in step whoever writes. Changing a table drops its triggers in SQLite, see
`jobs.search.index`.
# Reference: https://www.sqlite.org/fts5.html
"""

from typing import Final

from jobs.search.query import JOINED, SPECIAL, Query, Term

TABLE: Final = "jobs_words"
COLUMNS: Final = ("title", "company", "location", "description")
KEY_BITS: Final = 40
KEY_MASK: Final = (1 << KEY_BITS) - 1

CREATE: Final = f"""
CREATE VIRTUAL TABLE IF NOT EXISTS {TABLE} USING fts5(
    {", ".join(COLUMNS)}, content='', prefix='3 4', tokenize="unicode61 remove_diacritics 2"
)
"""
TRIGGERS: Final = ("jobs_words_new", "jobs_words_gone", "jobs_words_changed", "jobs_words_renamed")


def as_match(query: Query) -> str:
    """Return the FTS5 expression of a query that wants something."""
    wanted = " AND ".join(_term(term) for term in query.wanted)
    return f"({wanted}) NOT ({as_any(query.unwanted)})" if query.unwanted else wanted


def as_any(terms: tuple[Term, ...]) -> str:
    return " OR ".join(_term(term) for term in terms)


def _term(term: Term) -> str:
    phrase = '"' + " ".join(term.words) + '"' + (" *" if term.is_prefix else "")
    return f"({{{term.part}}} : {phrase})" if term.part else phrase


def rowid(row: str) -> str:
    return f"(({row}.score << {KEY_BITS}) | {row}.id)"


def triggers() -> list[str]:
    """Return the statements that make the triggers."""
    name = "(SELECT name FROM jobs_company WHERE id = {}.company_id)"
    new, old = _values("NEW", name.format("NEW")), _values("OLD", name.format("OLD"))
    was, becomes = _values("job", "OLD.name"), _values("job", "NEW.name")
    watched = ("title", "location", "description", "company_id", "score")
    changed = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in watched)
    of_company = "FROM jobs_job AS job WHERE job.company_id = NEW.id"
    moments = {
        "new": ("INSERT ON jobs_job", f"{_add(new)};"),
        "gone": ("DELETE ON jobs_job", f"{_remove(old)};"),
        "changed": (
            f"UPDATE OF {', '.join(watched)} ON jobs_job WHEN {changed}",
            f"{_remove(old)}; {_add(new)};",
        ),
        "renamed": (
            "UPDATE OF name ON jobs_company WHEN OLD.name IS NOT NEW.name",
            f"{_remove(was)} {of_company}; {_add(becomes)} {of_company};",
        ),
    }
    return [
        f"CREATE TRIGGER IF NOT EXISTS jobs_words_{name} AFTER {moment} BEGIN {does} END"
        for name, (moment, does) in moments.items()
    ]


def fill() -> str:
    """Return the statement that indexes the jobs whose keys lie between two bounds."""
    values = _values("job", "company.name")
    return (
        f"{_add(values)} FROM jobs_job AS job JOIN jobs_company AS company "
        "ON company.id = job.company_id WHERE job.id BETWEEN %s AND %s"
    )


def _values(row: str, company: str) -> str:
    texts = (f"{row}.title", company, f"{row}.location", f"{row}.description")
    return ", ".join([rowid(row), *(_words(text) for text in texts)])


def _add(values: str) -> str:
    return f"INSERT INTO {TABLE}(rowid, {', '.join(COLUMNS)}) SELECT {values}"


def _remove(values: str) -> str:
    """Take the words of a row out again; they have to be told as they were put in."""
    return f"INSERT INTO {TABLE}({TABLE}, rowid, {', '.join(COLUMNS)}) SELECT 'delete', {values}"


def _words(text: str) -> str:
    """Return the SQL of a text with each sign of a script without spaces set apart."""
    # Taken apart in two steps: substr() counts from the beginning, which is slow in long texts.
    apart = f"""CASE WHEN {text} GLOB '*[{JOINED}]*' THEN (
        WITH RECURSIVE part(start, piece) AS (
            SELECT 1, substr({text}, 1, 256) UNION ALL
            SELECT start + 256, substr({text}, start + 256, 256) FROM part
            WHERE start + 256 <= length({text})
        ), sign(start, at, piece) AS (
            SELECT start, 1, piece FROM part UNION ALL
            SELECT start, at + 1, piece FROM sign WHERE at < length(piece)
        )
        SELECT group_concat(spaced, '') FROM (
            SELECT CASE WHEN substr(piece, at, 1) GLOB '[{JOINED}]'
                THEN ' ' || substr(piece, at, 1) || ' ' ELSE substr(piece, at, 1) END AS spaced
            FROM sign ORDER BY start + at
        )) ELSE {text} END"""  # noqa: S608
    special = apart
    for typed, word in SPECIAL.items():
        for form in (typed, typed.upper()):
            special = f"replace({special}, '{form}', ' {word} ')"
    return f"CASE WHEN instr({text}, '+') OR instr({text}, '#') THEN {special} ELSE {apart} END"
