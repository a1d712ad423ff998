import pytest

from peregrine.tasks.redact import redact, safe_traceback


@pytest.mark.parametrize(
    "text",
    [
        "GET https://api.example.com/?app_key=x&api_key=hunter2&page=1",
        "Authorization: Bearer hunter2",
        "{'api_key': 'hunter2'}",
        'password="hunter2"',
        "postgres://ada:hunter2@db/peregrine",
        "Incorrect key provided: sk-hunter2",
    ],
)
def test_secrets_are_taken_out(text: str) -> None:
    assert "hunter2" not in redact(text)
    assert "…" in redact(text)


def test_other_words_stay() -> None:
    text = "KeyError: 'titel' in the tokens of row 3: https://example.com/jobs/1"
    assert redact(text) == text


def test_huge_message_is_cut() -> None:
    assert len(safe_traceback(ValueError("a-" * 3_000_000))) <= 20_000
