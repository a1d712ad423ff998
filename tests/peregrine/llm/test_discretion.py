"""Names of companies under an NDA never reach a model in the cloud, by whatever prompt."""

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from pytest_django import Settings

from peregrine.conf.schemas.llm import BackendConfig
from peregrine.llm import LLMUnavailable, consent
from peregrine.llm.prompts import Prompt
from peregrine.llm.shortening import Shortenable
from peregrine.net import Personal
from tests.llm_config import write_user
from tests.llm_servers import ScriptedLLM, scripted_llm
from tests.peregrine.llm.conftest import at, make_router

pytestmark = pytest.mark.django_db
NDA = [{"name": "Heron Bank", "instead": "a large bank"}]
QUESTION = Prompt(
    "I was at Heron\nBank.", system="Mind HERON BANK Inc.", sends={Personal.RESUME}
)  # fmt: skip


@pytest.fixture
def cloud() -> Iterator[ScriptedLLM]:
    """A server on loopback that counts as one in the cloud, under a name of its own."""
    with scripted_llm() as server:
        consent._found["127.1", server.server_port] = (math.inf, "cloud")
        yield server
        consent._found.clear()


def backend(server: ScriptedLLM, **options: Any) -> dict[str, Any]:
    config = at(server.base_url.replace("127.0.0.1", "127.1"), **options)
    assert urlsplit(config["base_url"]).hostname == "127.1"
    consent.give("cloud", BackendConfig.model_validate(config), list(Personal))
    return config


def sent(server: ScriptedLLM) -> str:
    return str([chat["json"]["messages"] for chat in server.chats])


def test_the_cloud_reads_what_the_person_says_instead(cloud: ScriptedLLM) -> None:
    write_user(nda_companies=NDA)
    make_router(cloud=backend(cloud)).complete(QUESTION)
    assert cloud.chats[0]["json"]["messages"] == [
        {"role": "system", "content": "Mind a large bank."},
        {"role": "user", "content": "I was at a large bank."},
    ]


@pytest.mark.parametrize("streams", [True, False])
@pytest.mark.parametrize("is_json", [True, False])
def test_no_way_of_asking_lets_a_name_pass(
    cloud: ScriptedLLM, *, streams: bool, is_json: bool
) -> None:
    write_user(nda_companies=NDA)
    router = make_router(cloud=backend(cloud, context_window=4_000))
    words: list[str] = []
    try:
        router.complete(
            "Tell me of Heron-Bank.",
            system="You are heron bank.",
            on_text=words.append if streams else None,
            json_schema={"type": "object"} if is_json else None,
        )
    except LLMUnavailable:
        assert is_json  # the scripted answer is no JSON; what was sent is what counts
    assert len(cloud.chats) == (2 if is_json else 1)
    assert "eron" not in sent(cloud)
    assert "a large bank" in sent(cloud)


def test_a_quoted_posting_is_searched_too(cloud: ScriptedLLM) -> None:
    write_user(nda_companies=NDA)
    posting = Shortenable("posting", "Heron Bank seeks a clerk. " * 400)
    parts = ["Write to them.", posting]
    prompt = Prompt("".join(map(str, parts)), parts=parts, sends={Personal.JOBS})
    make_router(cloud=backend(cloud, context_window=3_000)).complete(prompt)
    assert "eron" not in sent(cloud)


def test_a_model_at_home_reads_the_names() -> None:
    write_user(nda_companies=NDA)
    with scripted_llm() as server:
        make_router(home=at(server)).complete(QUESTION)
        assert "Heron\\nBank" in sent(server)


def test_while_the_names_cannot_be_read_nothing_goes_to_the_cloud(
    cloud: ScriptedLLM, settings: Settings
) -> None:
    (Path(settings.CONFIG_DIR) / "user.yaml").write_text("nda_companies: 5\n")
    with pytest.raises(LLMUnavailable, match="which companies you may not name cannot be read"):
        make_router(cloud=backend(cloud)).complete(QUESTION)
    assert not cloud.chats
