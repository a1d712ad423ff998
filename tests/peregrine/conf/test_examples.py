import re
from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django import Settings

from peregrine import conf
from peregrine.conf import examples, store
from peregrine.conf.document import parse
from peregrine.conf.schemas import FILES
from peregrine.conf.schemas.base import group_in
from peregrine.conf.schemas.countries import COUNTRIES


@pytest.mark.parametrize("name", FILES)
def test_the_committed_example_is_up_to_date(name: str, settings: Settings) -> None:
    """Run `manage.py configexamples` when this fails."""
    path = Path(settings.BASE_DIR) / "config" / f"{name}.yaml.example"
    assert path.read_text(encoding="utf-8") == examples.text(name)


@pytest.mark.parametrize("name", FILES)
def test_an_example_has_one_line_of_words_for_every_key(name: str) -> None:
    lines = [re.sub(r"^[ #]*", "", line) for line in examples.text(name).splitlines()]
    groups = [FILES[name]]
    for group in groups:
        for field in group.model_fields.values():
            assert field.description in lines
            inner = group_in(field.annotation)
            groups += [inner] if inner else []


@pytest.mark.parametrize("name", FILES)
def test_the_samples_in_an_example_are_valid(name: str) -> None:
    """A sample below a key works when somebody removes the # in front of its lines."""
    text = re.sub(r"^( +)# (?=( *)(- |[a-z]+:|#))", r"\1", examples.text(name), flags=re.MULTILINE)
    data = parse(text, file=name).data
    FILES[name].model_validate(data)
    for key, sample in FILES[name].samples.items():
        assert data[key] == sample


def test_a_fresh_copy_works_and_pretends_nothing() -> None:
    store.ensure_files()
    assert conf.problems() == []
    user = conf.load_user()
    assert [user.name, user.email, user.phone, user.location, user.links, user.summary] == [
        "", "", "", "", [], "",
    ]  # fmt: skip
    assert conf.load_resume_keywords().keywords == []
    assert not any(profile.active for profile in conf.load_search_profiles().profiles)
    blocklist = conf.load_blocklist().model_dump()
    assert not any(blocklist.values())
    backends = conf.load_llm().backends
    assert [name for name, backend in backends.items() if backend.enabled] == ["template"]
    assert backends["ollama"].base_url == "http://localhost:11434/v1"
    assert backends["ollama"].model == "__auto__"


def test_the_command_writes_all_examples(tmp_path: Path, settings: Settings) -> None:
    settings.BASE_DIR = tmp_path
    call_command("configexamples", verbosity=0)
    assert len(list((tmp_path / "config").glob("*.yaml.example"))) == len(FILES)


def test_the_countries_are_those_that_jobspy_knows() -> None:
    from jobspy.model import Country

    assert set(COUNTRIES) == {country.value for country in Country}


def test_every_board_that_jobspy_knows_can_be_chosen() -> None:
    from jobspy.model import Site

    boards = examples.FILES["search_profiles"].model_json_schema()["$defs"]["SearchProfile"]
    assert {site.value for site in Site} <= set(boards["properties"]["boards"]["items"]["enum"])
