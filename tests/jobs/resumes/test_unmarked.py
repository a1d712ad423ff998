"""Headings of documents in which nothing looks like one."""

from jobs.resumes.reading import sections
from jobs.resumes.reading.line import Line


def kinds(*texts: str) -> list[str]:
    return [part.kind for part in sections.split([Line(text) for text in texts])]


def test_words_in_capitals_that_end_as_a_heading_head_a_section() -> None:
    told = ("Ada Fell", "Education", "BSc Botany, Fell College (Poland).", "Glass Skills and Tools",
            "Cutting, leading", "Languages", "Dutch")  # fmt: skip
    assert kinds(*told) == ["contact", "education", "skills", "languages"]


def test_a_title_and_a_line_in_the_midst_of_a_text_head_nothing() -> None:
    told = ("Ada Fell", "Experience", "Tarn Ltd. 2019 – 2022.", "Head of Customer Experience",
            "Cut glass with all", "Glass Skills and Tools", "Languages", "Dutch")  # fmt: skip
    assert kinds(*told) == ["contact", "work", "languages"]
