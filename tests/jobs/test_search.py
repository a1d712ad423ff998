"""Full-text search: the language of queries, what is found, and the index kept in step."""

import re

import pytest
from django.core.management import call_command
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from jobs import bulk
from jobs.models import Company, Job
from jobs.search import index, postgresql, sqlite
from jobs.search.query import JOINED, SPECIAL, Term, flat, parse, split
from jobs.search.spelling import other_spellings, with_strokes
from tests.factories import make_company, make_job

pytestmark = pytest.mark.django_db


def found(words: str) -> set[str]:
    return set(Job.objects.search(words).values_list("title", flat=True))


# --- the language -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "wanted", "unwanted"),
    [
        ("data engineer", [Term(("data",)), Term(("engineer",))], []),
        ('"Data Engineer" -senior', [Term(("data", "engineer"))], [Term(("senior",))]),
        ("Engin*", [Term(("engin",), is_prefix=True)], []),
        ('"full sta*', [Term(("full", "sta"))], []),
        ('"full sta"*', [Term(("full", "sta"), is_prefix=True)], []),
        ("de*", [Term(("de",))], []),
        ("title:nurse at:acme", [Term(("nurse",), "title"), Term(("acme",), "company")], []),
        ('-company:"Acme Inc"', [], [Term(("acme", "inc"), "company")]),
        ("ratio:2", [Term(("ratio", "2"))], []),
        ("node.js C++ c#", [Term(("node", "js")), Term(("cplusplus",)), Term(("csharp",))], []),
        ("Zürich", [Term(("zurich",), others=(("zuerich",),))], []),
        ("título:São", [Term(("titulo", "sao"))], []),
        ("東京", [Term(("東", "京"))], []),
        ("data data", [Term(("data",))], []),
        ("- * \" ( ) : ' -- ;", [], []),
        ("", [], []),
    ],
)
def test_a_query_is_read(typed: str, wanted: list[Term], unwanted: list[Term]) -> None:
    query = parse(typed)
    assert list(query.wanted) == wanted
    assert list(query.unwanted) == unwanted


@given(st.text())
def test_words_hold_letters_and_digits_only(text: str) -> None:
    assert all(word.isalnum() for word in split(text))


def test_marks_find_words_and_phrases_where_they_stand() -> None:
    marks = parse('zürich "data engineer" pyth* c++').marks
    assert marks is not None
    text = "C, C++ and Data-Engineer in ZÜRICH, Pythonic; engineers"
    hits = [text[hit.start() : hit.end()] for hit in marks.finditer(flat(text))]
    assert hits == ["C++", "Data-Engineer", "ZÜRICH", "Pyth"]
    assert parse("-data").marks is None


@given(st.text())
def test_a_flat_text_has_each_sign_in_its_place(text: str) -> None:
    assert len(flat(text)) == len(text)


# --- what is found ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("engineer", {"Data Engineer", "Platform ENGINEER"}),
        ("platform engineer", {"Platform ENGINEER"}),
        ('"engineer data"', set()),
        ('"data engineer"', {"Data Engineer"}),
        ("engin*", {"Data Engineer", "Platform ENGINEER", "Engine driver"}),
        ('"data eng"*', {"Data Engineer"}),
        ("engin", set()),
        ("engineer -platform", {"Data Engineer"}),
        ("-engineer -driver -開発", {"Koch"}),
        ("tailspin", {"Platform ENGINEER"}),
        ("title:tailspin", set()),
        ("company:tailspin", {"Platform ENGINEER"}),
        ("place:münchen", {"Koch"}),
        ("munchen", {"Koch"}),
        ("text:airflow", {"Data Engineer"}),
        ("title:airflow", set()),
        ("C++", {"Engine driver", "開発エンジニア"}),
        ("c", {"Koch"}),
        ("東京", {"開発エンジニア"}),
        ("エンジニア", {"開発エンジニア"}),
        ("京東", set()),
        ("開発 python c++", {"開発エンジニア"}),
        ("node.js", {"Data Engineer"}),
        ("nobody", set()),
        ("???", {"Data Engineer", "Platform ENGINEER", "Engine driver", "Koch", "開発エンジニア"}),
    ],
)
def test_jobs_are_found_by_words(words: str, titles: set[str]) -> None:
    make_job(title="Data Engineer", description="Airflow, Node.js and people")
    make_job(title="Platform ENGINEER", company="Tailspin Toys")
    make_job(title="Engine driver", description="Some C++ in the cab")
    make_job(title="Koch", location="München", description="Vitamin C")
    make_job(title="開発エンジニア", description="東京でPythonとC++の開発")
    assert found(words) == titles


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("mueller", {"Müller", "Mueller", "Muller"}),
        ("MÜLLER", {"Müller", "Mueller", "Muller"}),
        ("muller", {"Müller", "Muller"}),
        ("muell*", {"Müller", "Mueller", "Muller"}),
        ("title:mueller", {"Müller", "Mueller", "Muller"}),
        ('"mueller gmbh"', {"Müller"}),
        ("mueller -müller", set()),
        ("strasse", {"Müller", "Mueller"}),
        ("straße", {"Müller", "Mueller"}),
        ("gruesse", {"Muller"}),
        ("grüsse", {"Muller"}),
        ("blue", {"Blue"}),
        ("blu", {"Blu"}),
        ("does", {"Blue"}),
    ],
)
def test_umlauts_are_found_however_they_are_spelt(words: str, titles: set[str]) -> None:
    make_job(title="Müller", description="Müller GmbH, Hauptstrasse, Straße", company="a")
    make_job(title="Mueller", description="Bruecken-Straße 7", company="b")
    make_job(title="Muller", description="Viele Grüße!", company="c")
    make_job(title="Blue", description="who does it", company="d")
    make_job(title="Blu", description="DOS", company="e")
    assert found(words) == titles


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("lodz", {"Łódź", "Lodz"}),
        ("Łódź", {"Łódź", "Lodz"}),
        ("wroclaw", {"Wrocław"}),
        ('"lodz poland"', {"Łódź"}),
        ("place:lodz", {"Łódź"}),
        ("malopolsk*", {"Wrocław"}),
        ("orsted", {"Ørsted"}),
        ("tromso", {"Ørsted"}),
        ("dordevic", {"Ørsted"}),
        ("lodz -łódź", set()),
        ("lødz", {"Lodz"}),
    ],
)
def test_letters_with_a_stroke_are_found_however_they_are_spelt(
    words: str, titles: set[str]
) -> None:
    make_job(title="Łódź", location="Łódź Poland", company="a")
    make_job(title="Lodz", description="without", company="b")
    make_job(title="Wrocław", description="Małopolskie", company="c")
    make_job(title="Ørsted", description="Tromsø, Đorđević", company="d")
    assert found(words) == titles


def test_letters_with_a_stroke_are_marked_in_both_spellings() -> None:
    marks = parse("lodz Đorđević").marks
    assert marks is not None
    text = "Lodz, Łódź; Dordevic"
    hits = [text[hit.start() : hit.end()] for hit in marks.finditer(flat(text))]
    assert hits == ["Lodz", "Łódź", "Dordevic"]


@given(st.text())
def test_no_term_has_more_strokes_than_a_few(text: str) -> None:
    assert len(list(with_strokes(split(text)))) <= 8


def test_other_spellings_are_marked_too() -> None:
    marks = parse("mueller strasse").marks
    assert marks is not None
    text = "Müller, Straße; Muellerin, STRASSE"
    hits = [text[hit.start() : hit.end()] for hit in marks.finditer(flat(text))]
    assert hits == ["Müller", "Straße", "STRASSE"]


@pytest.mark.parametrize(
    "word",
    [
        "blue",
        "value",
        "queue",
        "does",
        "goes",
        "fuel",
        "Samuel",
        "Michael",
        "neue",
        "Bauer",
        "true",
    ],
)
def test_pairs_that_stand_for_no_umlaut_are_left_alone(word: str) -> None:
    assert list(other_spellings(word.lower())) == []


@given(st.text())
def test_no_text_has_more_spellings_than_a_few(text: str) -> None:
    assert len(set(other_spellings(text.lower()))) <= 8


def test_search_goes_together_with_other_conditions() -> None:
    wanted = make_job(title="Data Engineer", score=80)
    make_job(title="Data Engineer", score=10)
    jobs = Job.objects.waiting_for_review().search("engineer").filter(score__gte=50)
    assert list(jobs) == [wanted]
    assert jobs.count() == 1


class AnyQuery(TestCase):
    @given(st.text(alphabet="ab京é\"*-:()^'\\ \x00{}+#&|!<>NOTANDR", max_size=30) | st.text())
    def test_no_query_is_an_error(self, text: str) -> None:
        make_job(title="a b", description="ab 京")
        assert Job.objects.search(text).count() in (0, 1)


# --- kept in step -------------------------------------------------------------------------------


def test_a_changed_job_is_found_by_its_new_words_only() -> None:
    job = make_job(title="old", description="alpha 東京")
    Job.objects.filter(pk=job.pk).update(title="new", description="beta")
    assert (found("alpha"), found("東京"), found("old"), found("beta")) == (
        set(), set(), set(), {"new"},
    )  # fmt: skip


def test_a_new_score_keeps_the_job_found_once() -> None:
    job = make_job(title="one", score=10)
    bulk.update(Job, ("score",), [{"id": job.pk, "score": 90}])
    assert [each.score for each in Job.objects.search("one")] == [90]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has a function for it")
@given(st.text(alphabet="ab京カc+#Fé•’– \ue0ff\U0001f600", max_size=300))
def test_texts_are_taken_apart_whatever_short_way_they_go(text: str) -> None:
    expected = re.sub(f"[{JOINED}]", r" \g<0> ", text)
    for typed, word in SPECIAL.items():
        for form in (typed, typed.upper()):
            expected = expected.replace(form, f" {word} ")
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {sqlite.as_words('d')} FROM (SELECT %s AS d)", [text])  # noqa: S608
        assert cursor.fetchone() == (expected.replace("\ue0ff", " "),)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a word of the index in SQLite")
def test_no_text_can_pretend_to_be_a_score() -> None:
    job = make_job(title="one", score=10, description=f"{sqlite.score_word(99)} {chr(0xE100)}")
    with connection.cursor() as cursor:
        sql = f"SELECT rowid FROM {sqlite.TABLE} WHERE {sqlite.TABLE} MATCH %s"  # noqa: S608
        for score, keys in ((99, []), (10, [(job.pk,)])):
            assert cursor.execute(sql, [sqlite.with_scores("one", [score])]).fetchall() == keys


def test_another_company_and_a_renamed_one_are_found() -> None:
    job = make_job(title="one", company="Acme")
    Company.objects.filter(name="Acme").update(name="Globex")
    assert (found("acme"), found("globex")) == (set(), {"one"})
    Job.objects.filter(pk=job.pk).update(company=make_company(name="Initech"))
    assert (found("globex"), found("initech")) == (set(), {"one"})


def test_a_deleted_job_leaves_the_index() -> None:
    make_job(title="one", score=1).delete()
    make_job(title="two", score=1)
    assert found("one") == set()


@pytest.mark.django_db(transaction=True)
def test_jobs_that_were_there_before_the_index_are_indexed() -> None:
    index.remove(connection)
    make_job(title="early", description="東京")
    index.create(connection)
    make_job(title="late")
    assert (found("early"), found("東京"), found("late")) == ({"early"}, {"early"}, {"late"})


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has the score as a word")
def test_the_words_of_good_matches_have_indexes_of_their_own() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'jobs_job'")
        made = dict(cursor.fetchall())
    assert made.keys() >= set(postgresql.INDEX_NAMES)
    good = {
        name for name, definition in made.items() if f"(score >= {postgresql.GOOD})" in definition
    }
    assert good == set(postgresql.OF_GOOD.values())


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has columns for the parts")
def test_jobs_of_an_earlier_version_get_the_words_of_their_parts() -> None:
    make_job(title="early", company="Acme", location="Berlin", description="words")
    small = [name for name in postgresql.INDEXED if name != postgresql.COLUMN]
    with connection.cursor() as cursor:
        for name in small:
            cursor.execute(f"ALTER TABLE jobs_job DROP COLUMN {name}")
    index.add_small_columns(connection)
    make_job(title="late", company="Acme", location="Berlin")
    assert found("company:acme place:berlin") == {"early", "late"}
    assert found("words title:early") == {"early"}


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite drops triggers")
def test_a_migration_that_rebuilds_the_table_keeps_the_index_in_step() -> None:
    job = make_job(title="one")
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER jobs_words_new")
    index.let_go(using="default", plan=[(object(), False)])  # type: ignore[list-item]
    index.take_hold(using="default")
    make_job(title="two", company="Acme")
    Company.objects.filter(name="Acme").update(name="Globex")
    assert (found("one"), found("globex")) == ({job.title}, {"two"})


@pytest.mark.django_db(transaction=True)
def test_flushed_tables_leave_no_ghosts() -> None:
    make_job(title="ghost", company="Ghosts")
    Job.objects.all()._raw_delete("default")  # type: ignore[attr-defined]
    call_command("flush", interactive=False, verbosity=0)
    make_job(title="alive")
    assert (found("ghost"), found("alive")) == (set(), {"alive"})
