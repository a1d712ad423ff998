"""Nothing personal goes to a backend in the cloud before the person has allowed exactly that."""

from typing import Any

import pytest
from pytest_socket import SocketConnectBlockedError

from peregrine.conf.schemas.llm import BackendConfig
from peregrine.llm import LLMUnavailable, consent
from peregrine.llm.prompts import Prompt
from peregrine.models import CloudConsent, EgressRecord, LLMCall
from peregrine.net import Client, NetError, Personal
from peregrine.net.transport import Transport
from tests.llm_servers import Script, scripted_llm
from tests.peregrine.llm.conftest import at, make_router

pytestmark = pytest.mark.django_db

CLOUD = "https://93.184.216.34/v1"  # a public address, which no test can reach
SECRETIVE = Prompt("Hi", sends={Personal.NAME, Personal.JOBS})


def config(address: str = CLOUD, **options: Any) -> BackendConfig:
    return BackendConfig.model_validate(at(address, **options))


@pytest.mark.parametrize(
    ("address", "resolved", "place"),
    [
        ("http://localhost:11434/v1", [], "home"),
        ("http://127.0.0.1:11434/v1", [], "home"),
        ("http://[::1]:11434/v1", [], "home"),
        ("http://192.168.1.20:8000/v1", [], "home"),
        ("http://ollama:11434/v1", ["172.18.0.3"], "home"),
        ("http://gpu.fritz.box/v1", ["fd00::5", "192.168.178.40"], "home"),
        ("http://nobody.knows/v1", [], "unknown"),
        ("https://api.openai.example/v1", ["162.159.140.245"], "cloud"),
        ("http://localhost.evil.example/v1", ["93.184.216.34"], "cloud"),
        ("http://both.example/v1", ["127.0.0.1", "93.184.216.34"], "cloud"),
        ("http://8.8.8.8/v1", [], "cloud"),
        ("http://[2606:2800:220:1:248:1893:25c8:1946]/v1", [], "cloud"),
        ("http://[::ffff:93.184.216.34]/v1", [], "cloud"),
        ("http://[::ffff:127.0.0.1]/v1", [], "home"),
    ],
)
def test_the_address_behind_a_name_decides_where_a_backend_is(
    address: str, resolved: list[str], place: str
) -> None:
    assert consent.place(address, resolve=lambda *_: resolved) == place


def test_a_name_is_looked_up_once_a_minute_at_most() -> None:
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["93.184.216.34"]

    for _ in range(3):
        assert consent.place("https://once.example/v1", resolve=resolve) == "cloud"
    assert asked == ["once.example"]


def test_a_cloud_backend_without_consent_is_not_asked_and_says_what_is_missing() -> None:
    with scripted_llm() as server:
        router = make_router(cloud=at(CLOUD), home=at(server))
        assert router.complete(SECRETIVE).backend == "home"
    skipped = LLMCall.objects.get(outcome="skipped")
    assert "you have not allowed it to receive your name and jobs you look at" in skipped.detail
    assert EgressRecord.objects.count() == 1


def test_with_consent_the_cloud_is_asked() -> None:
    consent.give("cloud", config(), {Personal.NAME, Personal.JOBS})
    with pytest.raises(SocketConnectBlockedError):
        make_router(cloud=at(CLOUD)).complete(SECRETIVE)


def test_what_the_consent_does_not_name_is_not_sent() -> None:
    consent.give("cloud", config(), {Personal.NAME})
    with pytest.raises(LLMUnavailable, match="not allowed it to receive jobs you look at"):
        make_router(cloud=at(CLOUD)).complete(SECRETIVE)


def test_pictures_need_a_consent_of_their_own() -> None:
    consent.give("cloud", config(), SECRETIVE.sends)
    router = make_router(cloud=at(CLOUD, supports_images=True))
    with pytest.raises(LLMUnavailable, match="receive pictures that you hand over"):
        router.complete(SECRETIVE, images=[b"\x89PNG"])


def test_a_question_that_does_not_say_what_is_in_it_counts_as_having_everything() -> None:
    consent.give("cloud", config(), consent.wanted(config()))
    with pytest.raises(LLMUnavailable, match="not allowed it to receive"):
        make_router(cloud=at(CLOUD)).complete("Ada Moreau lives in Winnipeg.")


@pytest.mark.parametrize("other", ["https://93.184.216.35/v1", "http://93.184.216.34/v1"])
def test_a_consent_ends_when_the_address_changes(other: str) -> None:
    consent.give("cloud", config(), SECRETIVE.sends)
    assert consent.given("cloud", config(f"{CLOUD}/beta")) is not None
    with pytest.raises(LLMUnavailable, match="not allowed it"):
        make_router(cloud=at(other)).complete(SECRETIVE)


def test_a_consent_can_be_taken_back() -> None:
    consent.give("cloud", config(), SECRETIVE.sends)
    assert consent.withdraw("cloud")
    assert not consent.withdraw("cloud")
    with pytest.raises(LLMUnavailable, match="not allowed it"):
        make_router(cloud=at(CLOUD)).complete(SECRETIVE)


def test_giving_it_again_replaces_what_was_given() -> None:
    consent.give("cloud", config(), {Personal.NAME})
    consent.give("cloud", config(), {Personal.JOBS, Personal.EMAIL})
    assert CloudConsent.objects.get().personal == ["your e-mail address", "jobs you look at"]


def test_a_home_backend_cannot_hand_a_question_on_to_the_cloud() -> None:
    away = Script(status=307, headers={"Location": f"{CLOUD}/chat/completions"})
    refused = pytest.raises(LLMUnavailable, match=r"hand the request on to 93\.184\.216\.34")
    with scripted_llm(away) as server, refused:
        make_router(home=at(server)).complete(SECRETIVE)


def test_a_name_that_turns_public_after_the_look_is_refused_by_the_connection() -> None:
    # “localhost” counts as home without a look; the connection looks at what it really is.
    turned = Transport(allow_private=True, allow_public=False, resolve=lambda *_: ["93.184.216.34"])
    client = Client("llm", allow_private=True, allow_public=False, connections=turned)
    with pytest.raises(NetError, match="outside of your own network"):
        client.post("http://localhost:11434/v1", json={})


def test_the_record_of_the_connection_says_what_it_carried() -> None:
    with scripted_llm() as server:
        make_router(home=at(server, api_key="sk-1")).complete(SECRETIVE)
    assert EgressRecord.objects.get().personal == [
        "jobs you look at",
        "your key to the service",
        "your name",
    ]


def test_what_a_backend_may_be_asked_to_receive_comes_from_the_prompts() -> None:
    kinds = consent.wanted(config())
    assert Personal.NAME in kinds
    assert Personal.QUESTIONS in kinds
    assert Personal.PICTURES not in kinds
    assert Personal.PICTURES in consent.wanted(config(supports_images=True))
