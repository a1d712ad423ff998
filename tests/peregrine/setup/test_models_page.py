"""Settings, Language models: the list, one backend, the test, the orders, the budget."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from peregrine import conf
from peregrine.conf import store
from peregrine.llm import LLMRouter, LLMUnavailable
from peregrine.models import CloudConsent, LLMCall
from tests.llm_config import TEMPLATE, at, use_backends
from tests.llm_dialects import scripted_vision
from tests.llm_servers import Script, scripted_llm

URL = "/settings/models/"
CLOUD = "https://93.184.216.34/v1"  # a public address, which no test can reach
HTMX = {"HX-Request": "true"}

pytestmark = pytest.mark.django_db


def version() -> str:
    return store.snapshot("llm").version


def typed(**values: Any) -> dict[str, Any]:
    usual = {"name": "gpu", "type": "openai_compat", "enabled": "on", "version": version()}
    return {**usual, "base_url": "http://192.168.1.5:8000/v1", "model": "qwen3", **values}


@pytest.mark.parametrize(
    "path", ["", "add/", "budget/", "calls/", "order/fallback_order/", "of/template/",
             "of/template/test/", "of/template/remove/", "of/template/consent/"],
)  # fmt: skip
def test_a_stranger_is_sent_to_the_sign_in_page(client: Client, path: str) -> None:
    assert client.get(URL + path).headers["Location"].startswith("/login/")


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("post", ""),
        ("delete", "add/"),
        ("get", "budget/"),
        ("post", "calls/"),
        ("get", "order/fallback_order/"),
        ("get", "of/template/test/"),
        ("get", "of/template/remove/"),
        ("delete", "of/template/consent/"),
    ],
)
def test_other_methods_are_refused(signed_in: Client, method: str, path: str) -> None:
    assert getattr(signed_in, method)(URL + path).status_code == 405


@pytest.mark.parametrize("path", ["of/nobody/", "of/nobody/consent/"])
def test_a_backend_that_is_not_there_is_not_found(signed_in: Client, path: str) -> None:
    assert signed_in.get(URL + path).status_code == 404
    assert signed_in.post(f"{URL}of/nobody/test/").status_code == 404
    assert signed_in.post(f"{URL}order/nonsense/").status_code == 404


def test_each_backend_says_where_it_is_and_how_its_last_call_went(signed_in: Client) -> None:
    use_backends(home=at("http://127.0.0.1:9/v1"), cloud=at(CLOUD), template=TEMPLATE)
    LLMCall.objects.create(backend="home", outcome="failed", detail="it was out of memory")
    page = signed_in.get(URL).text
    assert "On this computer or your network" in page
    assert "Receives nothing of yours until you allow it" in page
    assert "it was out of memory" in page


def test_a_pause_is_shown_until_it_is_over(signed_in: Client) -> None:
    with scripted_llm(Script(is_silent=True)) as server:
        use_backends(gpu=at(server, timeout_first_token=0.1, timeout_total=0.2))
        with pytest.raises(LLMUnavailable):
            LLMRouter.from_config().complete("Hi")
    assert "Paused until" in signed_in.get(URL).text


def test_a_broken_file_is_explained_and_nothing_else_is_shown(
    signed_in: Client, settings: Settings
) -> None:
    (settings.CONFIG_DIR / "llm.yaml").write_text("backends: [1]\n")
    page = signed_in.get(URL)
    assert page.status_code == 200
    assert "llm.yaml cannot be used as it is" in page.text
    assert signed_in.get(f"{URL}add/").headers["Location"] == URL


def test_the_page_costs_the_same_for_many_backends(signed_in: Client) -> None:
    def cost(count: int) -> int:
        use_backends(**{f"gpu{n}": at("http://127.0.0.1:9/v1") for n in range(count)})
        for n in range(count):
            LLMCall.objects.create(backend=f"gpu{n}", outcome="answered")
        signed_in.get(URL)
        with CaptureQueriesContext(connection) as queries:
            assert signed_in.get(URL).status_code == 200
        return len(queries)

    assert cost(3) == cost(30)


def test_a_backend_is_added_and_asked_last(signed_in: Client, settings: Settings) -> None:
    use_backends(template=TEMPLATE)
    answer = signed_in.post(f"{URL}add/", typed(api_key="sk-9", context_window="8192"))
    assert (answer.status_code, answer.headers["Location"]) == (302, URL)
    config = conf.load_llm()
    backend = config.backends["gpu"]
    assert (backend.model, backend.api_key, backend.context_window) == ("qwen3", "sk-9", 8192)
    assert config.fallback_order == ["template", "gpu"]
    path = Path(settings.CONFIG_DIR) / "llm.yaml"
    assert "timeout_total" not in path.read_text()  # what is usual stays out


def test_the_first_backend_is_written_into_a_fresh_file(signed_in: Client) -> None:
    assert signed_in.post(f"{URL}add/", typed()).status_code == 302
    assert set(conf.load_llm().backends) == {"ollama", "template", "gpu"}


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"base_url": ""}, "base_url", "This backend has no address"),
        ({"base_url": "localhost"}, "base_url", "begins with http"),
        ({"name": "template"}, "name", "with this name already"),
        ({"name": "a/b"}, "name", "letters, digits, spaces and hyphens"),
        ({"max_parallel": "0"}, "max_parallel", "1"),
        ({"timeout_total": "-1"}, "timeout_total", "0"),
    ],
)
def test_a_wrong_value_is_explained_at_its_field_and_kept(
    signed_in: Client, values: dict[str, str], field: str, words: str
) -> None:
    use_backends(template=TEMPLATE)
    page = signed_in.post(f"{URL}add/", typed(**values))
    assert page.status_code == 422
    assert words in page.context["form"].errors[field][0]
    assert 'value="qwen3"' in page.text
    assert set(conf.load_llm().backends) == {"template"}


def test_a_key_is_never_shown_and_stays_when_nothing_is_typed(signed_in: Client) -> None:
    use_backends(gpu=at("http://192.168.1.5:8000/v1", api_key="sk-secret"))
    assert "sk-secret" not in signed_in.get(f"{URL}of/gpu/").text
    assert "sk-secret" not in signed_in.get(URL).text
    signed_in.post(f"{URL}of/gpu/", typed(model="llama"))
    backend = conf.load_llm().backends["gpu"]
    assert (backend.model, backend.api_key) == ("llama", "sk-secret")
    signed_in.post(f"{URL}of/gpu/", typed(api_key="-"))
    assert conf.load_llm().backends["gpu"].api_key == ""


def test_a_key_does_not_follow_to_another_address(signed_in: Client) -> None:
    use_backends(gpu=at("http://192.168.1.5:8000/v1", api_key="sk-secret"))
    page = signed_in.post(f"{URL}of/gpu/", typed(base_url="https://evil.example/v1"))
    assert page.status_code == 422
    assert "type the key for the new address" in page.context["form"].errors["api_key"][0]
    values = typed(base_url="https://evil.example/v1", api_key="sk-other")
    assert signed_in.post(f"{URL}of/gpu/", values).status_code == 302
    assert conf.load_llm().backends["gpu"].api_key == "sk-other"


def test_notes_in_the_file_stay(signed_in: Client, settings: Settings) -> None:
    path = Path(settings.CONFIG_DIR) / "llm.yaml"
    path.write_text(
        "# mine\nbackends:\n  gpu:  # in the cellar\n    type: openai_compat\n"
        "    base_url: http://192.168.1.5:8000/v1  # since May\n    model: qwen3\n"
        "# best first\nfallback_order: [gpu]\n"
    )
    signed_in.post(f"{URL}of/gpu/", typed(model="llama"))
    text = path.read_text()
    for note in ("# mine", "# in the cellar", "# since May", "# best first"):
        assert note in text
    assert conf.load_llm().backends["gpu"].model == "llama"


def test_a_file_that_changed_meanwhile_wins_until_the_person_decides(signed_in: Client) -> None:
    use_backends(gpu=at("http://192.168.1.5:8000/v1"))
    old = typed()
    use_backends(gpu=at("http://192.168.1.5:8000/v1", context_window=9))
    page = signed_in.post(f"{URL}of/gpu/", old)
    assert page.status_code == 409
    assert "Save mine" in page.text
    assert signed_in.post(f"{URL}of/gpu/", typed()).status_code == 302


def test_a_removed_backend_leaves_the_orders_and_its_consent(signed_in: Client) -> None:
    use_backends(cloud=at(CLOUD), template=TEMPLATE)
    CloudConsent.objects.create(backend="cloud", origin="https://93.184.216.34")
    signed_in.post(f"{URL}of/cloud/remove/", {"version": version()})
    config = conf.load_llm()
    assert (set(config.backends), config.fallback_order) == ({"template"}, ["template"])
    assert not CloudConsent.objects.exists()


def test_removing_from_a_page_that_is_old_removes_nothing(signed_in: Client) -> None:
    use_backends(gpu=at("http://192.168.1.5:8000/v1"))
    answer = signed_in.post(f"{URL}of/gpu/remove/", {"version": "old"}, follow=True)
    assert "changed elsewhere" in answer.text
    assert "gpu" in conf.load_llm().backends


def test_the_test_asks_something_real_and_shows_the_answer(signed_in: Client) -> None:
    with scripted_llm(Script(words=("I am", " ready."))) as server:
        use_backends(gpu=at(server, enabled=False))
        page = signed_in.post(f"{URL}of/gpu/test/").text
        assert "<html" in page
        fragment = signed_in.post(f"{URL}of/gpu/test/", headers=HTMX).text
        assert server.chats[0]["json"]["max_tokens"] == 200
    assert "I am ready." in page
    assert "I am ready." in fragment
    assert "tiny-model" in fragment
    assert "<html" not in fragment


def test_the_test_shows_the_exact_error(signed_in: Client) -> None:
    with scripted_llm(Script(status=500, error="CUDA out of memory")) as server:
        use_backends(gpu=at(server))
        fragment = signed_in.post(f"{URL}of/gpu/test/", headers=HTMX).text
    assert "answered 500: it has a problem of its own (“CUDA out of memory”)" in fragment


def test_the_vision_service_is_tested_with_a_picture(signed_in: Client) -> None:
    with scripted_vision(Script(words=("White.",))) as server:
        address = server.base_url.removesuffix("/v1")
        use_backends(eyes=at(address, type="vision_service"))
        assert "White." in signed_in.post(f"{URL}of/eyes/test/", headers=HTMX).text


def order(signed_in: Client, names: list[str], **data: Any) -> list[str]:
    values = {"version": version(), "order": names, **data}
    answer = signed_in.post(f"{URL}order/fallback_order/", values)
    assert answer.headers["Location"] == URL
    return conf.load_llm().fallback_order


def test_the_order_is_changed_by_buttons_and_by_dragging(signed_in: Client) -> None:
    use_backends(a=TEMPLATE, b=TEMPLATE, c=TEMPLATE)
    assert order(signed_in, ["a", "b", "c"], move="down:0") == ["b", "a", "c"]
    assert order(signed_in, ["b", "a", "c"], move="up:2") == ["b", "c", "a"]
    assert order(signed_in, ["b", "c", "a"], move="drop:1") == ["b", "a"]
    assert order(signed_in, ["b", "a"], move="add", name="c") == ["b", "a", "c"]
    assert order(signed_in, ["c", "a", "b"]) == ["c", "a", "b"]
    assert order(signed_in, ["c", "a", "b"], move="up:0") == ["c", "a", "b"]
    assert order(signed_in, ["c", "a", "b"], move="down:99") == ["c", "a", "b"]


def test_an_order_with_a_stranger_in_it_is_refused(signed_in: Client) -> None:
    use_backends(a=TEMPLATE)
    assert order(signed_in, ["a", "nobody"]) == ["a"]
    assert "“nobody” is not one of your backends" in signed_in.get(URL).text


def test_an_old_page_does_not_undo_another_change(signed_in: Client) -> None:
    use_backends(a=TEMPLATE, b=TEMPLATE)
    assert order(signed_in, ["b", "a"], version="old") == ["a", "b"]


def test_htmx_gets_the_orders_only(signed_in: Client) -> None:
    use_backends(a=TEMPLATE, b=TEMPLATE)
    values = {"version": version(), "order": ["b", "a"]}
    answer = signed_in.post(f"{URL}order/fallback_order/", values, headers=HTMX)
    assert 'id="orders"' in answer.text
    assert "<html" not in answer.text
    assert version() in answer.text


def test_the_budget_and_the_prices_are_saved(signed_in: Client) -> None:
    use_backends(a=TEMPLATE)
    values = {
        "monthly_money": "5", "currency": "EUR", "monthly_tokens": "100000",
        "prices": "claude-sonnet: 3 / 15\ngpt-4o-mini: 0.15 / 0.6", "version": version(),
    }  # fmt: skip
    answer = signed_in.post(f"{URL}budget/", values)
    assert answer.headers["Location"] == URL
    config = conf.load_llm()
    assert (config.monthly_money, config.currency, config.monthly_tokens) == (5, "EUR", 100_000)
    assert config.prices["gpt-4o-mini"].output == 0.6
    page = signed_in.get(URL).text
    assert "claude-sonnet: 3 / 15\ngpt-4o-mini: 0.15 / 0.6" in page
    assert "0.00 EUR of 5.00, 0 %" in page


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"prices": "free lunch"}, "prices"),
        ({"prices": "a: 1..2 / 3"}, "prices"),
        ({"monthly_money": "-1"}, "monthly_money"),
    ],
)
def test_a_budget_that_is_not_understood_is_explained(
    signed_in: Client, values: dict[str, str], field: str
) -> None:
    use_backends(a=TEMPLATE)
    page = signed_in.post(f"{URL}budget/", {"version": version(), "currency": "USD", **values})
    assert page.status_code == 422
    assert field in page.context["budget"].errors


def test_the_consent_names_exactly_what_is_received(signed_in: Client) -> None:
    use_backends(cloud=at(CLOUD, api_key="sk-1"))
    page = signed_in.get(f"{URL}of/cloud/consent/")
    assert "https://93.184.216.34" in page.text
    kinds = [str(kind) for kind, _ in page.context["kinds"]]
    assert "your name" in kinds
    assert "cover letter" in page.text
    assert "your key to the service" in page.text
    answer = signed_in.post(
        f"{URL}of/cloud/consent/", {"origin": "https://93.184.216.34", "personal": kinds}
    )
    assert answer.headers["Location"] == URL
    assert CloudConsent.objects.get().personal == kinds
    assert "May receive your data" in signed_in.get(URL).text


def test_a_list_that_has_changed_meanwhile_has_to_be_read_again(signed_in: Client) -> None:
    use_backends(cloud=at(CLOUD))
    kinds = [str(k) for k, _ in signed_in.get(f"{URL}of/cloud/consent/").context["kinds"]]
    for wrong in (
        {"origin": "https://93.184.216.34", "personal": kinds[1:]},
        {"origin": "https://other.example", "personal": kinds},
    ):
        page = signed_in.post(f"{URL}of/cloud/consent/", wrong)
        assert "The list has changed" in page.text
    assert not CloudConsent.objects.exists()


def test_a_consent_is_taken_back(signed_in: Client) -> None:
    use_backends(cloud=at(CLOUD))
    CloudConsent.objects.create(
        backend="cloud", origin="https://93.184.216.34", personal=["your name"]
    )
    assert "The list of what it receives has grown" in signed_in.get(URL).text
    signed_in.post(f"{URL}of/cloud/consent/", {"withdraw": "1"})
    assert not CloudConsent.objects.exists()
