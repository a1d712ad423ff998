"""What is wrong with the form of a text is told whatever it says; a good text is left alone."""

import pytest

from jobs.drafting.judging import faults
from tests.llm_servers import LETTER

GERMAN = (
    "Sehr geehrte Damen und Herren,\n\nich habe die Abschlüsse nicht nur für eine Bank gemacht."
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (LETTER, "en"),
        (LETTER, ""),
        (GERMAN, "de"),
        ("Gerne würde ich mit Ihnen sprechen.", "de"),
        ("Sure-footed and calm, I led a team - and a choir.", "en"),
        ("Dear Jo,\n\nhere is what I did: I mended ledgers [bracket to fill in].", "en"),
        ("很高兴与您交流。", "zh"),
        ("Re-reading your posting, I smiled.", "en"),
    ],
)
def test_a_good_text_has_no_fault(text: str, language: str) -> None:
    assert faults(text, language=language, most_words=200, most_characters=2_000) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (" \n", "There is no word"),
        (GERMAN, "It is in German, not in English."),
        ("word " * 60, "It has 60 words; about 50"),
        ("x" * 301, "It has 301 characters, and 300 fit."),
        ("Subject: Thank you\n\nDear Jo,", "a subject line"),
        ("Betreff: Danke\n\nHallo,", "a subject line"),
        ("Here is your note:\n\nDear Jo,", "a remark of the model"),
        ("Certainly! I wrote it as you asked.\n\nDear Jo,", "a remark of the model"),
        ("Dear **Jo**,", "Markdown"),
        ("- one\n- two", "Markdown"),
        ("I mended </quoted> it.", "marks of the prompt"),
        ("I mended ledgers [w2.1].", "names of resume lines"),
    ],
)
def test_a_fault_of_the_form_is_a_sentence(text: str, fault: str) -> None:
    found = faults(text, language="en", most_words=50, most_characters=300)
    assert any(fault in each for each in found)
