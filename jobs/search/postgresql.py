"""The index in PostgreSQL: a column of the job's table that a trigger fills, with a GIN index.

It needs no extension and no rights beyond those on the tables.
# Reference: https://www.postgresql.org/docs/current/textsearch-controls.html
"""

from typing import Final

from jobs.search.query import JOINED, SPECIAL, Query, Term

COLUMN: Final = "search_words"
TITLE: Final = "title_words"  # small: looked at in many rows when all words are to be in the title
_WEIGHTS: Final = {"title": "A", "company": "B", "location": "C", "description": "D"}
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
    NEW.{TITLE} := to_tsvector('simple', jobs_plain_words(NEW.title));
    NEW.{COLUMN} :=
        setweight(NEW.{TITLE}, 'A') ||
        setweight(to_tsvector('simple', jobs_plain_words(coalesce(company, ''))), 'B') ||
        setweight(to_tsvector('simple', jobs_plain_words(NEW.location)), 'C') ||
        setweight(to_tsvector('simple', jobs_plain_words(
            left(NEW.description, {_INDEXED_CHARACTERS}))), 'D');
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
    f"ALTER TABLE jobs_job ADD COLUMN IF NOT EXISTS {TITLE} tsvector",
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
INDEXES: Final = (
    f"CREATE INDEX IF NOT EXISTS jobs_words ON jobs_job USING gin ({COLUMN})",
    f"CREATE INDEX IF NOT EXISTS jobs_title_words ON jobs_job USING gin ({TITLE})",
)
FILL: Final = "UPDATE jobs_job SET company_id = company_id WHERE id BETWEEN %s AND %s"
EXISTS: Final = "SELECT 1 FROM pg_trigger WHERE tgname = 'jobs_words'"
REMOVE: Final = (
    "DROP TRIGGER IF EXISTS jobs_words ON jobs_job",
    "DROP TRIGGER IF EXISTS jobs_words_renamed ON jobs_company",
    f"ALTER TABLE jobs_job DROP COLUMN IF EXISTS {COLUMN}, DROP COLUMN IF EXISTS {TITLE}",
    "DROP FUNCTION IF EXISTS jobs_index_words, jobs_index_company, jobs_plain_words",
)


def as_condition(query: Query) -> tuple[str, str]:
    """Return the column to look in, and the text of a tsquery.

    Words hold letters and digits only: there is nothing to escape.
    """
    terms = [*query.wanted, *query.unwanted]
    is_titles = all(term.part == "title" for term in terms)
    texts = [_term(term, is_weighed=not is_titles) for term in query.wanted]
    texts += [f"!({_term(term, is_weighed=not is_titles)})" for term in query.unwanted]
    return TITLE if is_titles else COLUMN, " & ".join(texts)


def _term(term: Term, *, is_weighed: bool) -> str:
    weight = _WEIGHTS.get(term.part, "") if is_weighed else ""
    words = [f"'{word}'" + (f":{weight}" if weight else "") for word in term.words]
    if term.is_prefix:
        words[-1] = f"'{term.words[-1]}':*{weight}"
    return "(" + " <-> ".join(words) + ")"
