"""Every wrong value gets a sentence that names the line, the key and what is allowed."""

from pathlib import Path

import pytest
from pytest_django import Settings

from peregrine import conf
from peregrine.conf import ConfigError, Problem, store


def problems_of(settings: Settings, name: str, text: str) -> list[Problem]:
    (Path(settings.CONFIG_DIR) / f"{name}.yaml").write_text(text)
    return list(store.snapshot(name).problems)


@pytest.mark.parametrize(
    ("text", "line", "key", "words"),
    [
        (
            "profiles:\n  - name: A\n    titles: [Cook]\n    remot: only\n",
            4,
            "profiles › item 1 › remot",
            ["Did you mean “remote”?", "Allowed keys: name, active, titles"],
        ),
        (
            "profiles:\n  - name: A\n    titles: [Cook]\n    remote: onli\n",
            4,
            "profiles › item 1 › remote",
            ["“onli” is not allowed", "Did you mean “only”?", "Allowed: any, only, no."],
        ),
        ("profiles:\n  - name: A\n", 2, "profiles › item 1 › titles", ["is missing", "titles: …"]),
        (
            "profiles:\n  - name: A\n    titles: Cook\n",
            3,
            "profiles › item 1 › titles",
            ["must be a list"],
        ),
        (
            "profiles:\n  - name: A\n    titles:\n",
            3,
            "profiles › item 1 › titles",
            ["must not be empty"],
        ),
        (
            "profiles:\n  - name: A\n    titles: [Cook]\n    results_per_board: many\n",
            4,
            "profiles › item 1 › results_per_board",
            ["whole number"],
        ),
        (
            "profiles:\n  - name: A\n    titles: [Cook]\n    results_per_board: 5000\n",
            4,
            "profiles › item 1 › results_per_board",
            ["at least 1 and at most 1,000"],
        ),
        (
            "profiles:\n  - name: A\n    titles: [Cook]\n    active: yes\n",
            4,
            "profiles › item 1 › active",
            ["true or false"],
        ),
        (
            "profiles:\n- name: A\n  titles: [Cook]\n  boards:\n    - indeed\n    - linkdin\n",
            6,
            "profiles › item 1 › boards › item 2",
            ["Did you mean “linkedin”?", "glassdoor"],
        ),
        (
            "profiles:\n  - name: A\n    titles: [Cook]\n    country: Germny\n",
            4,
            "profiles › item 1 › country",
            ["Did you mean “germany”?"],
        ),
        (
            "profiles:\n  - name: A\n    titles: [Cook]\n  - name: a\n    titles: [Cook]\n",
            4,
            "profiles › item 2 › name",
            ["two profiles"],
        ),
        ("profiles: [Cook]\n", 1, "profiles › item 1", ["must be a group"]),
        ("profile:\n", 1, "profile", ["Did you mean “profiles”?"]),
    ],
)
def test_a_wrong_search_profile_is_explained(
    settings: Settings, text: str, line: int, key: str, words: list[str]
) -> None:
    problem = problems_of(settings, "search_profiles", text)[0]
    assert (problem.file, problem.line, problem.key) == ("search_profiles.yaml", line, key)
    for expected in words:
        assert expected in problem.message


@pytest.mark.parametrize(
    ("name", "text", "key", "words"),
    [
        ("user", "phone: +4930123\n", "phone", "Put quotes around it"),
        ("user", "name: [Ada]\n", "name", "not a list"),
        ("user", "email: ada\n", "email", "one e-mail address"),
        ("user", "links: ['javascript://x']\n", "links › item 1", "one web address"),
        ("user", "links: ['javascript:alert(1)']\n", "links › item 1", "one web address"),
        ("user", 'name: "Ada\\nBob"\n', "name", "one line"),
        ("user", 'summary: "\\x07"\n', "summary", "control character"),
        ("user", f"name: {'x' * 301}\n", "name", "301 characters, at most 300"),
        ("user", "services: {ollama: localhost}\n", "services › ollama", "http://"),
        ("user", "services: here\n", "services", "must be a group"),
        ("llm", "backends: {a: {type: openai_compat}}\n", "backends › a › base_url", "no address"),
        (
            "llm",
            "backends: {a: {type: gpt}}\n",
            "backends › a › type",
            "openai_compat, anthropic, vision_service, template",
        ),
        ("llm", "fallback_order: [ollama]\n", "fallback_order › item 1", "Allowed here: template"),
        (
            "llm",
            "backends: {a: {type: template, timeout_total: 0}}\n",
            "backends › a › timeout_total",
            "more than 0 and at most 3,600",
        ),
        ("resume_keywords", "keywords: [2024]\n", "keywords › item 1", "Put quotes around it"),
        ("resume_keywords", "keywords: [SQL, sql]\n", "keywords › item 2 › word", "twice"),
        ("resume_keywords", "keywords: ['']\n", "keywords › item 1 › word", "not be empty"),
        (
            "resume_keywords",
            "keywords: [{word: SQL, weight: 6}]\n",
            "keywords › item 1 › weight",
            "at least 1 and at most 5",
        ),
        ("blocklist", "domains: ['https://x.org/a']\n", "domains › item 1", "not a domain"),
    ],
)
def test_a_wrong_value_is_explained(
    settings: Settings, name: str, text: str, key: str, words: str
) -> None:
    problem = problems_of(settings, name, text)[0]
    assert problem.key == key
    assert problem.line == 1
    assert words in problem.message


def test_a_key_of_a_model_is_never_repeated_in_a_message(settings: Settings) -> None:
    text = "backends: {a: {type: template, api_key: [hunter2]}}\nfallback_order: [a]\n"
    problems = problems_of(settings, "llm", text)
    assert problems
    assert "hunter2" not in str(problems)


def test_nothing_behind_a_key_means_empty(settings: Settings) -> None:
    assert problems_of(settings, "user", "name:\nlinks:\n") == []
    assert (conf.load_user().name, conf.load_user().links) == ("", [])


def test_an_error_with_many_problems_stays_short(settings: Settings) -> None:
    problems_of(settings, "blocklist", "".join(f"key{n}: 1\n" for n in range(9)))
    with pytest.raises(ConfigError) as caught:
        conf.load_blocklist()
    assert len(caught.value.problems) == 9
    assert str(caught.value).endswith("And 6 more: see Settings.")
