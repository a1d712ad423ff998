"""`parse` from bytes to a resume, through the real child process."""

import json

import pytest

from jobs.resumes.parsing import UnreadableResume, parse


def test_a_json_resume_comes_back_as_it_was() -> None:
    written = {"basics": {"name": "Ada Moreno", "email": "ada@example.com"}, "work": []}
    parsed = parse(json.dumps(written).encode(), "resume.json")
    assert (parsed.kind, parsed.resume.basics.name) == ("json", "Ada Moreno")


@pytest.mark.parametrize("content", [b"", b" \n ", b"\x00\x01\x02" * 50, b"PK\x03\x04 no archive"])
def test_what_is_no_resume_is_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(UnreadableResume, match=r"\.$"):
        parse(content, "resume.pdf")
