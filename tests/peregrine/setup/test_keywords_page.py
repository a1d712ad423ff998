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
    forms = {"row-TOTAL_FORMS": "3", "row-INITIAL_FORMS": "3", "more": ""}
    version = store.snapshot("resume_keywords").version
    return {"version": version, **forms, **rows, **changes}


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
    typed = {"row-TOTAL_FORMS": "0", "row-INITIAL_FORMS": "0", "version": ""}
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


def test_a_file_that_changed_meanwhile_wins_until_the_person_decides(
    signed_in: Client, path: Path
) -> None:
    before = typed(**{"row-0-weight": "1"})
    path.write_text("keywords: [Rust]\n")
    page = signed_in.post(URL, before)
    assert page.status_code == 409
    assert path.read_text() == "keywords: [Rust]\n"
    assert 'value="Git"' in page.text

    again = {**before, "version": page.context["form"].more["version"].value()}
    assert signed_in.post(URL, again).status_code == 302
    keywords = conf.load_resume_keywords().keywords
    assert [(k.word, k.weight, k.aliases) for k in keywords] == [
        ("Python", 1, ["py", "C, C++"]),
        ("SQL", 2, []),
        ("Git", 2, []),
    ]


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
