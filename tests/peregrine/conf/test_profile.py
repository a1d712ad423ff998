from pathlib import Path

import pytest
from pytest_django import Settings

from peregrine.conf import ConfigError
from peregrine.conf.profile import UserProfile


def test_an_unknown_person_has_places_to_fill_in() -> None:
    profile = UserProfile.load()
    assert profile.signature_name == "[Your name]"
    assert profile.letter_closing == "With kind regards,"
    assert profile.contact_lines == []
    assert profile.missing == ["your name", "your e-mail address"]
    assert not profile.is_complete


def test_a_profile_says_what_the_file_says(settings: Settings) -> None:
    (Path(settings.CONFIG_DIR) / "user.yaml").write_text(
        "name: ' Ada Example '\nemail: ada@example.com\nlocation: Springfield\n"
        "links: [https://a.example]\nletter_closing: Best wishes,\n"
    )
    profile = UserProfile.load()
    assert profile.name == profile.signature_name == "Ada Example"
    assert profile.contact_lines == ["Springfield", "ada@example.com", "https://a.example"]
    assert profile.letter_closing == "Best wishes,"
    assert profile.is_complete


def test_a_broken_file_is_told_and_not_guessed(settings: Settings) -> None:
    (Path(settings.CONFIG_DIR) / "user.yaml").write_text("name: 5\n")
    with pytest.raises(ConfigError, match="name"):
        UserProfile.load()
