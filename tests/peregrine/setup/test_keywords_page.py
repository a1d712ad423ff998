import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from peregrine import conf
from peregrine.conf import store
from peregrine.models import BackgroundTask

URL = "/settings/keywords/"
WRITTEN = """\
keywords:
  # my bread and butter
  - word: Python
    weight: 4
    aliases: [py, "C, C++"]
  - SQL
  - word: Git
"""


@pytest.fixture
def path(settings: Settings) -> Path:
    path = Path(settings.CONFIG_DIR) / "resume_keywords.yaml"
    path.write_text(WRITTEN)
    return path


def typed(**changes: Any) -> dict[str, Any]:
    """Return what a browser sends for the page of `WRITTEN`."""
    rows = {
        "row-0-word": "Python",
        "row-0-weight": "4",
        "row-0-aliases": 'py, "C, C++"',
        "row-1-word": "SQL",
        "row-1-weight": "2",
        "row-1-aliases": "",
        "row-2-word": "Git",
        "row-2-weight": "2",
        "row-2-aliases": "",
    }
    written = conf.load_resume_keywords().keywords
    rows |= {f"row-{n}-was": each.model_dump_json() for n, each in enumerate(written)}
    forms = {"row-TOTAL_FORMS": "3", "row-INITIAL_FORMS": "3", "more": ""}
    return {**forms, **rows, **changes}


def test_a_stranger_is_sent_to_the_sign_in_page(client: Client, db: None) -> None:
    assert client.get(URL).headers["Location"].startswith("/login/")


def test_other_methods_are_refused(signed_in: Client) -> None:
    assert signed_in.put(URL).status_code == 405


def test_an_empty_list_says_how_to_begin(signed_in: Client) -> None:
    assert "There are none yet. Write your skills into the box below" in signed_in.get(URL).text


def test_the_page_shows_every_word(signed_in: Client, path: Path) -> None:
    page = signed_in.get(URL).text
    assert page.count('class="remove"') == 3
    assert "py, &quot;C, C++&quot;" in page


def test_words_are_added_many_at_once(signed_in: Client) -> None:
    typed = {"row-TOTAL_FORMS": "0", "row-INITIAL_FORMS": "0"}
    answer = signed_in.post(URL, {**typed, "more": "Python, SQL\r\nmachine learning; sql\r\n,"})
    assert answer.status_code == 302
    words = [(keyword.word, keyword.weight) for keyword in conf.load_resume_keywords().keywords]
    assert words == [("Python", 2), ("SQL", 2), ("machine learning", 2)]


def test_saving_without_a_change_touches_nothing(signed_in: Client, path: Path) -> None:
    assert signed_in.post(URL, typed()).status_code == 302
    assert path.read_text() == WRITTEN
    assert not BackgroundTask.objects.exists()


def test_a_change_keeps_everything_else_as_written(signed_in: Client, path: Path) -> None:
    changes = {"row-0-weight": "5", "row-2-aliases": "git-scm, GitHub", "more": "git, Rust"}
    assert signed_in.post(URL, typed(**changes)).status_code == 302
    assert path.read_text() == WRITTEN.replace("weight: 4", "weight: 5") + (
        "    aliases:\n      - git-scm\n      - GitHub\n  - Rust\n"
    )


def test_a_save_scores_all_jobs_again(signed_in: Client, path: Path) -> None:
    signed_in.post(URL, typed(**{"row-0-weight": "5"}))
    assert [task.task_type for task in BackgroundTask.objects.all()] == ["rescore"]


def test_a_ticked_or_emptied_row_is_removed(signed_in: Client, path: Path) -> None:
    signed_in.post(URL, typed(**{"row-0-DELETE": "on", "row-1-word": ""}))
    assert [keyword.word for keyword in conf.load_resume_keywords().keywords] == ["Git"]
    assert "# my bread and butter" in path.read_text()


def test_a_wrong_row_is_explained_where_it_stands(signed_in: Client, path: Path) -> None:
    page = signed_in.post(URL, typed(**{"row-2-word": "python", "row-1-weight": "9"}))
    assert page.status_code == 422
    assert "9 is not one of the available choices" in page.text
    assert "Nothing was saved yet" in page.text

    page = signed_in.post(URL, typed(**{"row-0-DELETE": "on", "row-2-word": "sql"}))
    assert page.status_code == 422
    assert page.context["form"].rows[2].errors["word"] == [
        "“sql” is in the list twice. Remove one of the two."
    ]
    assert path.read_text() == WRITTEN


def test_a_word_that_is_too_long_is_explained_at_the_box(signed_in: Client, path: Path) -> None:
    page = signed_in.post(URL, typed(more="x" * 400))
    assert page.status_code == 422
    assert "too long" in page.context["form"].more.errors["more"][0]


def test_a_keyword_has_no_more_letters_than_a_skill(signed_in: Client, path: Path) -> None:
    page = signed_in.post(URL, typed(**{"row-2-word": "x" * 81}))
    assert "too long" in page.context["form"].rows[2].errors["word"][0]
    long = "y" * 200
    path.write_text(WRITTEN + f"  - {long}\n")
    kept = typed(more="Rust") | {
        "row-TOTAL_FORMS": "4",
        "row-INITIAL_FORMS": "4",
        "row-3-word": long,
        "row-3-weight": "2",
        "row-3-was": json.dumps({"word": long, "weight": 2, "aliases": []}),
    }
    assert signed_in.post(URL, kept).status_code == 302
    assert long in path.read_text()


def test_another_name_of_a_keyword_is_told(signed_in: Client, path: Path) -> None:
    said = "“Python” and “Python3” are the same skill: together they count once"
    assert said in signed_in.post(URL, typed(more="Python3, Rust"), follow=True).text
    more = {"row-0-weight": "5"}
    assert said not in signed_in.post(URL, typed(**more), follow=True).text


def test_what_was_changed_elsewhere_is_kept_and_said(signed_in: Client, path: Path) -> None:
    sent = typed(**{"row-0-weight": "5", "row-2-DELETE": "on", "more": "Rust"})
    path.write_text(WRITTEN.replace("- SQL", "- {word: SQL, aliases: [psql]}") + "  - Go\n")
    page = signed_in.post(URL, sent, follow=True).text
    assert "Elsewhere, “Go” was added and “SQL” was changed meanwhile. That is kept." in page
    keywords = conf.load_resume_keywords().keywords
    assert [(k.word, k.weight, k.aliases) for k in keywords] == [
        ("Python", 5, ["py", "C, C++"]),
        ("SQL", 2, ["psql"]),
        ("Go", 2, []),
        ("Rust", 2, []),
    ]
    assert "# my bread and butter" in path.read_text()


def test_a_word_that_was_added_elsewhere_too_is_there_once(signed_in: Client, path: Path) -> None:
    sent = typed(more="rust")
    path.write_text(WRITTEN + "  - {word: Rust, weight: 5}\n")
    signed_in.post(URL, sent)
    assert [(k.word, k.weight) for k in conf.load_resume_keywords().keywords][-1] == ("Rust", 5)


def clashing(path: Path) -> dict[str, Any]:
    """Change the file under an open page, and return what the page then sends."""
    sent = typed(**{"row-0-weight": "1", "row-1-DELETE": "on", "row-2-weight": "3"}, more="Rust")
    path.write_text("keywords: [{word: Python, weight: 5}, {word: SQL, weight: 4}, Go]\n")
    return sent


def as_shown(page: Any) -> dict[str, Any]:
    """Return what a browser sends for the page that asks."""
    form = page.context["form"]
    sent = {"more": form.more["more"].value(), "row-INITIAL_FORMS": str(len(form.rows.forms))}
    for row in form.rows:
        for field in row:
            value = field.value()
            if field.name != "choice" and value not in (None, False):
                sent[field.html_name] = str(value)
    return sent | {"row-TOTAL_FORMS": sent["row-INITIAL_FORMS"]}


def test_where_both_changed_the_same_the_page_asks(signed_in: Client, path: Path) -> None:
    sent = clashing(path)
    now = path.read_text()
    page = signed_in.post(URL, sent)
    assert page.status_code == 409
    assert path.read_text() == now
    assert "Nothing was saved yet: 3 keywords were changed here and elsewhere" in page.text
    assert "Elsewhere, “Go” was added, “Python” and “SQL” were changed and “Git” was" in page.text
    for words in (
        "Mine: <bdi>Python (counts 1: a little)</bdi>",
        "As it is now: <bdi>Python (counts 5: most)</bdi>",
        "Mine: <bdi>remove it</bdi>",
        "As it is now: <bdi>SQL (counts 4: a lot)</bdi>",
        "Mine: <bdi>Git (counts 3: more)</bdi>",
        "As it is now: <bdi>removed</bdi>",
    ):
        assert words in page.text
    assert 'value="Go"' in page.text
    assert ">\nRust</textarea>" in page.text

    unanswered = signed_in.post(URL, as_shown(page) | {"row-0-choice": "mine"})
    assert unanswered.status_code == 422
    assert unanswered.text.count("Choose one of the two.") == 2
    assert path.read_text() == now


@pytest.mark.parametrize(
    ("choice", "kept"),
    [
        ("mine", [("Python", 1), ("Go", 2), ("Git", 3), ("Rust", 2)]),
        ("there", [("Python", 5), ("SQL", 4), ("Go", 2), ("Rust", 2)]),
    ],
)
def test_what_was_chosen_stands(
    choice: str, kept: list[tuple[str, int]], signed_in: Client, path: Path
) -> None:
    sent = as_shown(signed_in.post(URL, clashing(path)))
    choices = {f"row-{n}-choice": choice for n in (0, 1, 3)}
    assert signed_in.post(URL, sent | choices).status_code == 302
    assert [(k.word, k.weight) for k in conf.load_resume_keywords().keywords] == kept


def test_what_was_chosen_is_asked_again_when_it_changed_once_more(
    signed_in: Client, path: Path
) -> None:
    sent = as_shown(signed_in.post(URL, clashing(path)))
    path.write_text("keywords: [{word: Python, weight: 2}, {word: SQL, weight: 4}, Go]\n")
    choices = {f"row-{n}-choice": "mine" for n in (0, 1, 3)}
    page = signed_in.post(URL, sent | choices)
    assert page.status_code == 409
    assert "Nothing was saved yet: 1 keyword was changed here and elsewhere" in page.text


def test_a_page_that_does_not_say_what_it_began_with_is_refused(
    signed_in: Client, path: Path
) -> None:
    for was in ("", "[]", "?"):
        page = signed_in.post(URL, typed(**{"row-1-was": was, "row-1-DELETE": "on"}))
        assert page.status_code == 422
        assert "does not say what it began with" in page.text
    assert path.read_text() == WRITTEN


def test_words_with_blanks_and_quotes_are_no_change(signed_in: Client, path: Path) -> None:
    entry = {"word": " Rust ", "weight": 2, "aliases": ['"r"', 'say "a, b"', " x "]}
    store.update("resume_keywords", {"keywords": [entry]})
    text = path.read_text()
    row = signed_in.get(URL).context["form"].rows[0]
    sent = {f.html_name: f.value() for f in row if f.name in {"word", "weight", "aliases", "was"}}
    forms = {"row-TOTAL_FORMS": "1", "row-INITIAL_FORMS": "1", "more": ""}
    assert json.loads(sent["row-0-was"])["word"] == " Rust "
    assert signed_in.post(URL, forms | sent).status_code == 302
    assert path.read_text() == text


def test_a_broken_file_is_shown_and_left_alone(signed_in: Client, path: Path) -> None:
    before = typed(more="Rust")
    path.write_text("keywords: [{word: A, weight: 9}]\n")
    assert "at least 1 and at most 5" in signed_in.get(URL).text
    page = signed_in.post(URL, before)
    assert page.status_code == 422
    assert 'value="Git"' in page.text
    assert "Rust" in page.text
    assert path.read_text() == "keywords: [{word: A, weight: 9}]\n"


def test_a_full_table_can_be_saved(signed_in: Client, path: Path) -> None:
    words = [f"word {number}" for number in range(300)]
    store.update("resume_keywords", {"keywords": words})
    rows: dict[str, Any] = {}
    for number, word in enumerate(words):
        rows |= {f"row-{number}-word": word, f"row-{number}-weight": "3"}
        rows |= {f"row-{number}-aliases": "", f"row-{number}-DELETE": "on" if number else ""}
        rows[f"row-{number}-was"] = json.dumps({"word": word})
    sent = typed(**rows, **{"row-TOTAL_FORMS": "300", "row-INITIAL_FORMS": "300"})
    assert signed_in.post(URL, sent).status_code == 302
    assert [keyword.word for keyword in conf.load_resume_keywords().keywords] == ["word 0"]


def test_made_up_form_counts_are_refused_with_a_sentence(signed_in: Client, path: Path) -> None:
    page = signed_in.post(URL, typed(**{"row-TOTAL_FORMS": "many"}))
    assert page.status_code == 422
    assert path.read_text() == WRITTEN


def test_the_last_change_can_be_undone(signed_in: Client, path: Path) -> None:
    assert "Undo the last change" not in signed_in.get(URL).content.decode()
    signed_in.post(URL, typed(**{"row-1-DELETE": "on"}))
    assert "Undo the last change" in signed_in.get(URL).content.decode()
    old = {"version": "of another tab"}
    refused = signed_in.post(f"{URL}undo/", old, follow=True).content.decode()
    assert "changed elsewhere" in refused
    version = store.snapshot("resume_keywords").version
    BackgroundTask.objects.all().delete()
    told = signed_in.post(f"{URL}undo/", {"version": version}, follow=True).content.decode()
    assert "as they were before the last change" in told
    assert path.read_text() == WRITTEN
    assert BackgroundTask.objects.filter(task_type="rescore").exists()
    assert signed_in.get(f"{URL}undo/").status_code == 405


def test_no_stranger_undoes_anything(client: Client, path: Path, db: None) -> None:
    assert client.post(f"{URL}undo/").headers["Location"].startswith("/login/")
