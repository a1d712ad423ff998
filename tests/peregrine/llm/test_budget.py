"""What calls cost, and the hard stop before one that could cost too much."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.utils import timezone
from pytest_socket import SocketConnectBlockedError

from peregrine.conf.schemas.llm import LLMConfig, Price
from peregrine.llm import LLMRouter, LLMUnavailable, budget
from peregrine.llm.backends.base import Usage
from peregrine.llm.breaker import Breaker
from peregrine.llm.prices import cost, price_of
from peregrine.llm.prompts import Prompt
from peregrine.models import LLMCall
from tests.llm_servers import Script, scripted_llm
from tests.peregrine.llm.conftest import at

pytestmark = pytest.mark.django_db

CLOUD = "https://93.184.216.34/v1"  # a public address, which no test can reach
HARMLESS = Prompt("Hi", sends=frozenset())


def router(backends: dict[str, dict[str, Any]], **options: Any) -> LLMRouter:
    config = {"backends": backends, "fallback_order": list(backends), **options}
    return LLMRouter(LLMConfig.model_validate(config), breaker=Breaker())


def spend(money: str = "0", tokens: int = 0, **fields: Any) -> LLMCall:
    return LLMCall.objects.create(
        backend="cloud",
        outcome="answered",
        is_in_cloud=True,
        cost=Decimal(money),
        prompt_tokens=tokens,
        **fields,
    )


def test_a_price_is_found_by_the_beginning_of_the_name() -> None:
    prices = {"claude": Price(input=1.0), "claude-haiku": Price(input=2.0)}
    assert price_of("claude-haiku-4", prices) == prices["claude-haiku"]
    assert price_of("claude-opus", prices) == prices["claude"]
    assert price_of("llama", prices) is None


def test_a_cost_is_exact_and_rounded_up() -> None:
    price = Price(input=0.15, output=0.6)
    usage = Usage(prompt_tokens=1234, completion_tokens=567)
    assert cost(price, usage) == Decimal("0.000526")
    assert cost(Price(input=0.1), Usage(prompt_tokens=1)) == Decimal("0.000001")


def test_a_month_is_one_by_the_persons_clock() -> None:
    with timezone.override("America/Winnipeg"):
        start, end = budget.month_of(datetime(2026, 12, 1, 3, tzinfo=UTC))
        assert (start.month, start.day, start.hour) == (11, 1, 0)
        assert (end.month, end.day, end.hour) == (12, 1, 0)
        assert start.utcoffset() != end.utcoffset()  # the clocks change on the first Sunday
        assert budget.month_of(datetime(2026, 12, 31, 12, tzinfo=UTC))[1].year == 2027


def test_an_answer_leaves_its_cost_and_where_it_went() -> None:
    with scripted_llm() as server:
        prices = {"tiny": {"input": 1.0, "output": 100.0}}
        router({"ollama": at(server)}, prices=prices).complete("Hi")
    call = LLMCall.objects.get()
    assert call.cost == cost(
        Price(input=1.0, output=100.0),
        Usage(prompt_tokens=7, completion_tokens=call.completion_tokens),
    )
    assert (call.host, call.is_in_cloud) == (f"127.0.0.1:{server.server_port}", False)


def test_without_a_price_the_cost_is_not_known() -> None:
    with scripted_llm() as server:
        router({"ollama": at(server)}).complete("Hi")
    assert LLMCall.objects.get().cost is None


def test_only_this_months_calls_count() -> None:
    spend("2", 10)
    spend("3", 20, at=datetime(2025, 1, 1, tzinfo=UTC))
    LLMCall.objects.create(backend="home", outcome="answered", prompt_tokens=500)
    assert budget.spent() == budget.Spent(Decimal(2), 10)


def test_a_call_whose_worst_case_is_too_much_is_not_made() -> None:
    prices = {"tiny": {"input": 0.0, "output": 10.0}}  # 4,096 tokens: 0.04
    with time_machine.travel(datetime(2026, 11, 20, 12, tzinfo=UTC), tick=False):
        spend("4.98")
        with pytest.raises(LLMUnavailable, match="begins again on 1 December") as caught:
            router({"cloud": at(CLOUD)}, prices=prices, monthly_money=5).complete(HARMLESS)
        assert LLMCall.objects.filter(outcome="asking").count() == 0
    assert "4.98 are spent, and this call could cost 0.04" in str(caught.value)


def test_a_call_that_fits_is_made_with_the_limit_that_was_counted() -> None:
    prices = {"tiny": {"input": 0.0, "output": 10.0}}
    with scripted_llm() as server:
        home = at(server, max_answer_tokens=500)
        router({"home": home}, prices=prices, monthly_money=0.006).complete("Hi")
        assert server.requests[0]["json"]["max_tokens"] == 500
    assert LLMCall.objects.get().outcome == "answered"


def test_what_is_being_asked_counts_at_its_worst_case() -> None:
    prices = {"tiny": {"input": 0.0, "output": 10.0}}
    seen: list[budget.Spent] = []
    with scripted_llm(Script(words=("Dear",))) as server:
        home = at(server, max_answer_tokens=1000)
        chat = router({"home": home}, prices=prices, monthly_money=1)
        chat.complete("Hi", on_text=lambda _: seen.append(budget.spent()))
    assert seen[0].money == Decimal("0.01")
    assert budget.spent().money == Decimal("0.00001")


def test_a_cloud_model_without_a_price_is_not_asked_under_a_budget() -> None:
    with pytest.raises(LLMUnavailable, match="the price of tiny-model is not known"):
        router({"cloud": at(CLOUD)}, monthly_money=5).complete(HARMLESS)


def test_tokens_can_be_the_budget() -> None:
    spend(tokens=9_000)
    with pytest.raises(LLMUnavailable, match="9,000 are used, and this call could take 4,1"):
        router({"cloud": at(CLOUD)}, monthly_tokens=10_000).complete(HARMLESS)


def test_a_model_at_home_costs_no_tokens() -> None:
    spend(tokens=9_000)
    with scripted_llm() as server:
        chat = router({"home": at(server)}, monthly_tokens=1)
        assert chat.complete(HARMLESS).backend == "home"


def test_without_a_budget_nothing_is_reserved() -> None:
    with pytest.raises(SocketConnectBlockedError):
        router({"cloud": at(CLOUD)}).complete(HARMLESS)
    call = LLMCall.objects.get()
    assert (call.outcome, call.is_in_cloud, call.host) == ("failed", True, "93.184.216.34")
    assert call.prompt_tokens  # it may have been paid: counted here, carefully


def test_a_refused_question_costs_nothing() -> None:
    with scripted_llm(Script(status=401)) as server:
        home = at(server, max_answer_tokens=1000)
        chat = router({"home": home}, prices={"tiny": {"output": 10.0}}, monthly_money=1)
        with pytest.raises(LLMUnavailable):
            chat.complete("Hi")
    assert LLMCall.objects.get().cost is None


def test_newer_limits_are_learned_from_the_servers_words() -> None:
    error = "Unsupported parameter: use 'max_completion_tokens' instead."
    with scripted_llm(Script(status=400, error=error), Script()) as server:
        router({"home": at(server, max_answer_tokens=300)}).complete("Hi")
    old, new = (chat["json"] for chat in server.chats)
    assert old["max_tokens"] == new["max_completion_tokens"] == 300
    assert "max_tokens" not in new
