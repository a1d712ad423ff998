"""The router over real HTTP: order, fallback, skipping, recording."""

import json

import pytest

from peregrine.llm import Interrupted, LLMRouter, LLMUnavailable
from peregrine.llm.breaker import Breaker
from peregrine.llm.prompts import Prompt
from peregrine.llm.shortening import Shortenable
from peregrine.models import EgressRecord, LLMCall
from tests.llm_servers import LETTER, Script, scripted_llm
from tests.peregrine.llm.conftest import TEMPLATE, at, make_router

pytestmark = pytest.mark.django_db

NOWHERE = "http://127.0.0.1:9/v1"  # the discard port: nothing listens


def test_a_question_is_answered_with_one_request() -> None:
    with scripted_llm() as server:
        completion = make_router(ollama=at(server, api_key="sk-secret")).complete(
            "Hi", system="Be kind"
        )
    assert completion.text == LETTER
    assert (completion.backend, completion.model) == ("ollama", "tiny-model")
    assert completion.usage.prompt_tokens == 7
    assert not completion.is_template
    [request] = server.requests
    assert request["headers"]["Authorization"] == "Bearer sk-secret"
    assert request["json"] == {
        "model": "tiny-model",
        "messages": [
            {"role": "system", "content": "Be kind"},
            {"role": "user", "content": "Hi"},
        ],
    }
    call = LLMCall.objects.get()
    assert (call.outcome, call.backend, call.prompt_tokens) == ("answered", "ollama", 7)
    egress = EgressRecord.objects.get()
    assert (egress.purpose, egress.path, egress.status) == ("llm", "/v1/chat/completions", 200)


def test_words_are_passed_on_one_by_one_while_they_arrive() -> None:
    pieces: list[str] = []
    with scripted_llm(Script(words=("Dear", " team", "…"), is_stepped=True)) as server:
        server.step()

        def heard(piece: str) -> None:
            pieces.append(piece)
            server.step()  # the next word leaves the server only when this one was heard

        completion = make_router(ollama=at(server)).complete("Hi", on_text=heard)
    assert pieces == ["Dear", " team", "…"]
    assert completion.text == "Dear team…"
    assert completion.usage.completion_tokens == 3


def test_thinking_is_never_shown() -> None:
    words = ("<th", "ink>let me", " see</thi", "nk>\n\nDear", " team")
    pieces: list[str] = []
    with scripted_llm(Script(words=words)) as server:
        router = make_router(ollama=at(server))
        streamed = router.complete("Hi", on_text=pieces.append)
        whole = router.complete("Hi")
    assert "".join(pieces) == streamed.text == whole.text == "Dear team"


def test_the_next_backend_answers_when_the_first_is_refused() -> None:
    with scripted_llm() as server:
        router = make_router(first=at(NOWHERE), second=at(server))
        assert router.complete("Hi").backend == "second"
    failed = LLMCall.objects.get(backend="first")
    assert failed.outcome == "failed"
    assert failed.detail == "127.0.0.1:9 could not be reached: nothing is listening there"


def test_a_dead_backend_is_left_alone_until_its_pause_is_over() -> None:
    now = 0.0
    with scripted_llm(Script(is_silent=True), Script()) as slow, scripted_llm() as quick:
        router = make_router(
            breaker=Breaker(lambda: now),
            slow=at(slow, timeout_first_token=0.1, timeout_total=0.2),
            quick=at(quick),
        )
        assert router.complete("Hi").backend == "quick"
        assert router.complete("Hi").backend == "quick"
        assert len(slow.requests) == 1
        assert "did not finish within 0.2 s (a moment ago" in (
            LLMCall.objects.get(outcome="skipped").detail
        )
        now = 31.0
        assert router.complete("Hi").backend == "slow"


def test_the_template_is_the_last_resort_and_says_so() -> None:
    prompt = Prompt("Write", skeleton="Dear team,\n\n…")
    pieces: list[str] = []
    router = make_router(ollama=at(NOWHERE), template=TEMPLATE)
    completion = router.complete(prompt, on_text=pieces.append)
    assert completion.is_template
    assert (completion.text, completion.model) == ("Dear team,\n\n…", "")
    assert pieces == ["Dear team,\n\n…"]


def test_when_none_can_answer_each_backend_and_its_reason_is_named() -> None:
    with scripted_llm(Script(status=401)) as server:
        router = make_router(
            ollama=at(NOWHERE), openai=at(server), off=at(server, enabled=False), template=TEMPLATE
        )
        with pytest.raises(LLMUnavailable) as caught:
            router.complete("Hi")
    host = f"127.0.0.1:{server.server_port}"
    assert caught.value.tried == [
        ("ollama", "127.0.0.1:9 could not be reached: nothing is listening there"),
        ("openai", f"{host} answered 401: it wants a key, and api_key in config/llm.yaml is empty"),
        ("off", "it is switched off"),
        ("template", "there is no written template for this kind of text"),
    ]
    assert str(caught.value).startswith("No language model could answer. “ollama”: 127.0.0.1:9")


def test_an_empty_chain_says_where_to_name_a_backend() -> None:
    with pytest.raises(LLMUnavailable, match=r"config/llm\.yaml"):
        make_router().complete("Hi", chain="research")


@pytest.mark.parametrize(
    "script",
    [
        Script(die_after=2),
        Script(hang_after=2),
        Script(hang_after=2, comments_while_hanging=True),
        Script(error_in_stream="out of memory"),
        Script(finish_reason=None, sends_done=False),
    ],
    ids=["closes", "hangs", "hangs with comments", "reports an error", "never says it is done"],
)
def test_a_death_after_the_first_words_keeps_them_and_asks_nobody_else(script: Script) -> None:
    pieces: list[str] = []
    with scripted_llm(script) as server, scripted_llm() as other:
        router = make_router(first=at(server, timeout_between_tokens=0.5), second=at(other))
        with pytest.raises(Interrupted) as caught:
            router.complete("Hi", on_text=pieces.append)
        assert other.requests == []
    assert caught.value.partial_text == "".join(pieces)
    assert caught.value.partial_text.startswith("Dear hiring")
    assert (caught.value.backend, caught.value.model) == ("first", "tiny-model")
    assert "“first” stopped in the middle of its answer" in str(caught.value)
    assert LLMCall.objects.get().outcome == "failed"


def test_asking_again_after_an_interruption_reaches_the_same_backend() -> None:
    with scripted_llm(Script(die_after=2), Script()) as server:
        router = make_router(ollama=at(server))
        with pytest.raises(Interrupted):
            router.complete("Hi", on_text=lambda _: None)
        assert router.complete("Hi", on_text=lambda _: None).text == LETTER


def test_images_go_as_data_urls_to_a_backend_that_can_see() -> None:
    with scripted_llm() as server:
        router = make_router(blind=at(server), sees=at(server, supports_images=True))
        completion = router.complete("What is it?", images=[b"\xff\xd8jpeg"], chain="vision")
    assert completion.backend == "sees"
    [text, image] = server.requests[0]["json"]["messages"][0]["content"]
    assert text == {"type": "text", "text": "What is it?"}
    assert image["image_url"]["url"] == "data:image/jpeg;base64,/9hqcGVn"
    assert LLMCall.objects.get(backend="blind").detail == "its model cannot look at images"


SCHEMA = {
    "type": "object",
    "properties": {"label": {"type": "string"}},
    "required": ["label"],
}
WRONG, RIGHT = Script(words=("Sure! ", "{")), Script(words=('{"label": ', '"offer"}'))


def test_a_schema_is_passed_on_as_the_form_of_the_answer() -> None:
    with scripted_llm(RIGHT) as server:
        completion = make_router(ollama=at(server)).complete("Which?", json_schema=SCHEMA)
    assert json.loads(completion.text) == {"label": "offer"}
    [request] = server.requests
    assert request["json"]["response_format"]["json_schema"]["schema"] == SCHEMA


def test_an_answer_that_is_not_the_json_is_sent_back_once_with_the_reason() -> None:
    pieces: list[str] = []
    with scripted_llm(WRONG, RIGHT) as server:
        router = make_router(first=at(server), second=at("http://127.0.0.1:9/v1"))
        completion = router.complete("Which?", json_schema=SCHEMA, on_text=pieces.append)
    assert "".join(pieces) == completion.text == '{"label": "offer"}'
    asked, wrong, reason = server.chats[1]["json"]["messages"]
    assert (asked["content"], wrong["content"]) == ("Which?", "Sure! {")
    assert reason["content"].startswith("That is not the JSON that was asked for: it is no JSON")
    assert [call.outcome for call in LLMCall.objects.order_by("pk")] == ["failed", "answered"]
    assert LLMCall.objects.get(outcome="failed").completion_tokens == 2  # these were paid, too


def test_the_next_backend_is_asked_when_the_second_answer_is_wrong_too() -> None:
    with scripted_llm(WRONG) as first, scripted_llm(RIGHT) as second:
        router = make_router(first=at(first), second=at(second))
        assert router.complete("Which?", json_schema=SCHEMA).backend == "second"
    assert len(first.chats) == 2


def test_an_answer_without_a_key_that_is_needed_is_wrong() -> None:
    refused = pytest.raises(LLMUnavailable, match="“label” is missing in the answer")
    with scripted_llm(Script(words=('{"lable": 1}',))) as server, refused:
        make_router(first=at(server)).complete("Which?", json_schema=SCHEMA)


def test_json_that_was_cut_off_is_not_asked_for_again() -> None:
    script = Script(words=('{"label": ',), finish_reason="length")
    refused = pytest.raises(LLMUnavailable, match="cut off at its length limit")
    with scripted_llm(script) as server, refused:
        make_router(first=at(server)).complete("Which?", json_schema=SCHEMA)
    assert len(server.chats) == 1


def test_a_stream_of_json_that_dies_leads_to_the_next_backend() -> None:
    with scripted_llm(Script(die_after=1)) as first, scripted_llm(RIGHT) as second:
        router = make_router(first=at(first), second=at(second))
        completion = router.complete("Which?", json_schema=SCHEMA, on_text=lambda _: None)
    assert completion.backend == "second"


def test_a_server_that_knows_no_schema_is_told_in_words_from_then_on() -> None:
    refused = Script(status=400, error="'response_format.type' must be 'json_object' or 'text'")
    with scripted_llm(refused, RIGHT) as server:
        router = make_router(first=at(server))
        router.complete("Which?", system="Be kind", json_schema=SCHEMA)
        router.complete("Which?", json_schema=SCHEMA)
    in_form, *in_words = (chat["json"] for chat in server.chats)
    assert "response_format" in in_form
    assert len(in_words) == 2
    for body in in_words:
        assert "response_format" not in body
        assert json.dumps(SCHEMA) in body["messages"][0]["content"]


def test_an_answer_at_its_length_limit_is_marked() -> None:
    with scripted_llm(Script(finish_reason="length")) as server:
        assert make_router(ollama=at(server)).complete("Hi").is_cut_short


def test_stopping_in_the_middle_hangs_up_on_the_server() -> None:
    class Stopped(Exception):
        pass

    def stop(_: str) -> None:
        raise Stopped

    with scripted_llm(Script(words=("a ",) * 5000, delay=0.001)) as server:
        with pytest.raises(Stopped):
            make_router(ollama=at(server)).complete("Hi", on_text=stop)
        assert server.broken_off.wait(5)
    assert LLMCall.objects.get().detail == "stopped before it was finished"


def test_a_broken_settings_file_is_one_clear_sentence(settings) -> None:  # type: ignore[no-untyped-def]
    (settings.CONFIG_DIR / "llm.yaml").write_text("backends: [not, a, mapping]\n")
    with pytest.raises(LLMUnavailable, match=r"llm\.yaml"):
        LLMRouter.from_config()


def test_without_a_settings_file_the_template_answers() -> None:
    prompt = Prompt("Write", skeleton="Dear team")
    assert LLMRouter.from_config().complete(prompt).is_template


def long_prompt() -> Prompt:
    posting = Shortenable("posting", "We look for you. " * 1000)
    parts = ["Facts: six years of it. ", posting, " Write."]
    return Prompt("".join(map(str, parts)), system="Be kind.", parts=parts)


def test_a_long_posting_is_shortened_to_the_context_window_of_each_backend() -> None:
    with scripted_llm(Script(status=500), Script(status=500), Script()) as server:
        router = make_router(
            small=at(server, context_window=2000), large=at(server, context_window=200_000)
        )
        completion = router.complete(long_prompt())
    small, _, large = (chat["json"]["messages"][1]["content"] for chat in server.chats)
    assert small.startswith("Facts: six years of it. ")
    assert small.endswith("We look for you. […]\n</quoted> Write.")
    assert 2_000 < len(small) < 4_500
    assert large == long_prompt()
    assert not completion.is_shortened


def test_an_answer_to_a_shortened_question_says_so() -> None:
    with scripted_llm() as server:
        completion = make_router(ollama=at(server, context_window=2000)).complete(long_prompt())
    assert completion.is_shortened
    assert (
        LLMCall.objects.get().detail == "shortened to fit into its context window of 2,000 tokens"
    )


def test_a_question_that_cannot_be_shortened_enough_goes_to_the_next_backend() -> None:
    with scripted_llm() as server:
        router = make_router(small=at(server, context_window=2000), large=at(server))
        assert router.complete("Fact. " * 2000).backend == "large"
    assert "does not fit into its context window of 2,000 tokens" in (
        LLMCall.objects.get(backend="small").detail
    )


def test_the_longest_answer_is_passed_on() -> None:
    with scripted_llm() as server:
        make_router(ollama=at(server, max_answer_tokens=300)).complete("Hi")
    assert server.requests[0]["json"]["max_tokens"] == 300
