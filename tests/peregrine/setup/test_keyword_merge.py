from hypothesis import given
from hypothesis import strategies as st

from peregrine.setup.keyword_merge import Edit, Keyword, Row, elsewhere, merge

SQL = Keyword("SQL", 2)
GO = Keyword("Go", 2)
HEAVY = SQL._replace(weight=5)
LIGHT = SQL._replace(weight=1)
words = st.sampled_from(["a", "b", "c", "d"])
keywords = st.builds(Keyword, words, st.integers(1, 3), st.tuples() | st.just(("x",)))
lists = st.lists(keywords, max_size=4, unique_by=lambda each: each.key)


def results(rows: list[Row]) -> list[Keyword | None]:
    return [row.result for row in rows]


def test_what_nobody_changed_stays() -> None:
    assert merge([Edit(SQL, SQL)], [SQL]) == [Row(SQL, SQL, 0, 0)]


def test_what_one_side_changed_is_taken() -> None:
    assert results(merge([Edit(SQL, HEAVY)], [SQL])) == [HEAVY]
    assert results(merge([Edit(SQL, SQL)], [HEAVY])) == [HEAVY]
    assert results(merge([Edit(SQL, None)], [SQL])) == [None]
    assert results(merge([Edit(SQL, SQL)], [])) == []
    assert results(merge([Edit(SQL, SQL)], [GO, SQL])) == [GO, SQL]


def test_the_same_change_on_both_sides_is_one() -> None:
    assert merge([Edit(SQL, HEAVY)], [HEAVY]) == [Row(HEAVY, HEAVY, 0, 0)]
    assert merge([Edit(SQL, None)], []) == []


def test_a_weight_here_and_a_spelling_there_go_together() -> None:
    there = SQL._replace(aliases=("psql",))
    assert merge([Edit(SQL, HEAVY)], [there]) == [
        Row(HEAVY._replace(aliases=("psql",)), there, 0, 0)
    ]


def test_spellings_of_both_sides_are_kept_and_removed_ones_are_not() -> None:
    was, mine, now = (SQL._replace(aliases=each) for each in (("a", "b"), ("b", "m"), ("a", "n")))
    row = merge([Edit(was, mine)], [now])[0]
    assert row.result == SQL._replace(aliases=("n", "m"))
    assert not row.is_clash


def test_two_weights_clash() -> None:
    assert merge([Edit(SQL, HEAVY)], [LIGHT]) == [Row(HEAVY, LIGHT, 0, 0, is_clash=True)]


def test_a_removal_and_a_change_clash() -> None:
    assert merge([Edit(SQL, None)], [LIGHT]) == [Row(None, LIGHT, 0, 0, is_clash=True)]
    assert merge([Edit(SQL, HEAVY)], [GO]) == [
        Row(GO, GO, 0),
        Row(HEAVY, None, None, 0, is_clash=True),
    ]


def test_a_word_is_renamed_in_its_place() -> None:
    postgres = Keyword("PostgreSQL", 2)
    assert results(merge([Edit(SQL, postgres), Edit(GO, GO)], [SQL, GO])) == [postgres, GO]


def test_a_word_that_became_one_which_is_new_there_clashes_with_it() -> None:
    mine, there = Keyword("go", 5), Keyword("Go", 3)
    assert merge([Edit(SQL, mine)], [SQL, there]) == [
        Row(None, SQL, 0, 0),
        Row(mine, there, 1, 0, is_clash=True),
    ]


def test_what_was_changed_elsewhere_is_named() -> None:
    rust = Keyword("Rust", 2)
    told = elsewhere([Edit(SQL, None), Edit(GO, GO)], [HEAVY, rust])
    assert told == (["Rust"], ["SQL"], ["Go"])


@given(was=lists, mine=lists, now=lists)
def test_nothing_that_one_side_left_alone_is_lost(
    was: list[Keyword], mine: list[Keyword], now: list[Keyword]
) -> None:
    typed = {each.key: each for each in mine}
    edits = [Edit(each, typed.get(each.key)) for each in was]
    rows = merge(edits, now)
    before = {each.key: each for each in was}
    for row in rows:
        keyword = row.now or row.result
        assert keyword
        old, new = before.get(keyword.key), typed.get(keyword.key)
        if row.now is None:
            assert row.is_clash
        elif old is None or old == new:
            assert row.result == row.now
        elif row.now == old:
            assert row.result == new
    assert {row.at for row in rows if row.at is not None} == set(range(len(now)))
