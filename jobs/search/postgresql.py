"""The index in PostgreSQL: columns of the job's table that a trigger fills, with GIN indexes.

One column has all words of a job; three small ones have those of its title, company and place.
Weights in the first would say as much, but no index has weights: each hit would be read.
It needs no extension and no rights beyond those on the tables.
# Reference: https://www.postgresql.org/docs/current/textsearch-controls.html
"""

from collections import defaultdict
from typing import Final

from jobs.search.query import JOINED, SPECIAL, Query, Term

COLUMN: Final = "search_words"
PARTS: Final = {"title": "title_words", "company": "company_words", "location": "place_words"}
_DESCRIPTION: Final = "D"  # the weight of its words, which have no column of their own
_INDEXED_CHARACTERS: Final = 200_000  # of a description; a tsvector holds 1 MB


def _function() -> str:
    plain, special = 'lower(words COLLATE "C")', "lower(words)"
    for typed, word in SPECIAL.items():
        plain, special = (f"replace({each}, '{typed}', ' {word} ')" for each in (plain, special))
    # Spaces are left alone: most pieces between words are one, and each costs a replacement.
    # Everything that is no letter is named by its code points: classes depend on the locale.
    return rf"""
CREATE OR REPLACE FUNCTION jobs_plain_words(words text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN getdatabaseencoding() = 'UTF8' AND octet_length(words) = length(words)
    THEN regexp_replace({plain}, '[^a-z0-9 ]+', ' ', 'g')
    ELSE regexp_replace(regexp_replace(
        CASE WHEN getdatabaseencoding() <> 'UTF8' THEN {special}
        ELSE normalize(regexp_replace(
            normalize({special}, NFKD), '[\u0300-\u036f]', '', 'g'), NFC) END,
        '[\x01-\x1f!-/:-@\[-`{{-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff\u3000-\u3004\u3008-\u3020\u30fb\uff01-\uff0f]+',
        ' ', 'g'),
    '([{JOINED}])', ' \1 ', 'g') END
$$
"""


FUNCTIONS: Final = (
    _function(),
    # The company's name is read first: an expression with a question in it is prepared each time.
    f"""
CREATE OR REPLACE FUNCTION jobs_index_words() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    company text;
BEGIN
    SELECT name INTO company FROM jobs_company WHERE id = NEW.company_id;
    NEW.title_words := to_tsvector('simple', jobs_plain_words(NEW.title));
    NEW.company_words := to_tsvector('simple', jobs_plain_words(coalesce(company, '')));
    NEW.place_words := to_tsvector('simple', jobs_plain_words(NEW.location));
    NEW.{COLUMN} := setweight(NEW.title_words || NEW.company_words || NEW.place_words, 'A') ||
        to_tsvector('simple', jobs_plain_words(left(NEW.description, {_INDEXED_CHARACTERS})));
    RETURN NEW;
END $$
""",  # noqa: S608
    """
CREATE OR REPLACE FUNCTION jobs_index_company() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE jobs_job SET company_id = NEW.id WHERE company_id = NEW.id;
    RETURN NULL;
END $$
""",
)
MORE_STATISTICS: Final = f"ALTER TABLE jobs_job ALTER COLUMN {COLUMN} SET STATISTICS 300"
CREATE: Final = (
    *FUNCTIONS,
    f"ALTER TABLE jobs_job ADD COLUMN IF NOT EXISTS {COLUMN} tsvector",
    *(f"ALTER TABLE jobs_job ADD COLUMN IF NOT EXISTS {name} tsvector" for name in PARTS.values()),
    # Not compressed: many are looked at for one page.
    f"ALTER TABLE jobs_job ALTER COLUMN {COLUMN} SET STORAGE EXTERNAL",
    # Three thousand common words are counted instead of one: for others we would have to guess.
    MORE_STATISTICS,
    "DROP TRIGGER IF EXISTS jobs_words ON jobs_job",
    """
CREATE TRIGGER jobs_words BEFORE INSERT OR UPDATE OF title, location, description, company_id
ON jobs_job FOR EACH ROW EXECUTE FUNCTION jobs_index_words()
""",
    "DROP TRIGGER IF EXISTS jobs_words_renamed ON jobs_company",
    """
CREATE TRIGGER jobs_words_renamed AFTER UPDATE OF name ON jobs_company
FOR EACH ROW WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION jobs_index_company()
""",
)
INDEXED: Final = {COLUMN: "jobs_words"} | {name: f"jobs_{name}" for name in PARTS.values()}
# The words of good matches once more: the best hits of a word are found without all of its jobs.
GOOD: Final = 60  # score
OF_GOOD: Final = {COLUMN: "jobs_words_of_good", PARTS["title"]: "jobs_title_words_of_good"}
INDEXES_OF_GOOD: Final = tuple(
    f"CREATE INDEX IF NOT EXISTS {index} ON jobs_job USING gin ({column}) WHERE score >= {GOOD}"
    for column, index in OF_GOOD.items()
)
INDEXES: Final = (
    *(
        f"CREATE INDEX IF NOT EXISTS {index} ON jobs_job USING gin ({column})"
        for column, index in INDEXED.items()
    ),
    *INDEXES_OF_GOOD,
)
INDEX_NAMES: Final = (*INDEXED.values(), *OF_GOOD.values())
FILL: Final = "UPDATE jobs_job SET company_id = company_id WHERE id BETWEEN %s AND %s"
# What the first column has already is left as it is: rewriting it takes ten times as long.
FILL_SMALL: Final = """
UPDATE jobs_job SET
    title_words = to_tsvector('simple', jobs_plain_words(title)),
    company_words = to_tsvector('simple', jobs_plain_words(
        (SELECT name FROM jobs_company WHERE jobs_company.id = company_id))),
    place_words = to_tsvector('simple', jobs_plain_words(location))
WHERE id BETWEEN %s AND %s
"""
EXISTS: Final = "SELECT 1 FROM pg_trigger WHERE tgname = 'jobs_words'"
REMOVE: Final = (
    "DROP TRIGGER IF EXISTS jobs_words ON jobs_job",
    "DROP TRIGGER IF EXISTS jobs_words_renamed ON jobs_company",
    *(f"ALTER TABLE jobs_job DROP COLUMN IF EXISTS {column}" for column in INDEXED),
    "DROP FUNCTION IF EXISTS jobs_index_words, jobs_index_company, jobs_plain_words",
)


def as_conditions(query: Query) -> dict[str, str]:
    """Return what a job must meet, all of it: columns, each with the text of a tsquery.

    Words hold letters and digits only: there is nothing to escape.
    """
    texts: dict[str, list[str]] = defaultdict(list)
    for terms, form in ((query.wanted, "{}"), (query.unwanted, "!({})")):
        for term in terms:
            texts[column_of(term)].append(form.format(_term(term)))
    return {column: " & ".join(each) for column, each in texts.items()}


def column_of(term: Term) -> str:
    """Return the column that has the words to look for."""
    return PARTS.get(term.part, COLUMN)


def _term(term: Term) -> str:
    return "(" + " | ".join(_phrase(words, term) for words in term.spellings) + ")"


def _phrase(spelt: tuple[str, ...], term: Term) -> str:
    weight = _DESCRIPTION if term.part == "description" else ""
    words = [f"'{word}'" + (f":{weight}" if weight else "") for word in spelt]
    if term.is_prefix:
        words[-1] = f"'{spelt[-1]}':*{weight}"
    return " <-> ".join(words)
