"""What others say of the person stays at home."""

import pytest

from jobs.documents.resume import resume_document
from jobs.documents.resume_word import ResumeWord
from jobs.resumes.json_resume import JsonResume
from jobs.resumes.parsing import parse
from jobs.resumes.references import text_without_references, without_references
from tests.jobs.gaps.test_read_back import persona
from tests.resume_files import PERSONAS


def kept(text: str, *references: dict[str, str]) -> list[str]:
    resume = JsonResume.read({"references": list(references)})
    return text_without_references(text, resume).splitlines()


@pytest.mark.parametrize(
    "heading",
    [
        "References", "REFERENCES:", "Professional references", "Referees", "Referenzen",
        "Références", "Referencias", "Referências", "Referenze", "Referenties", "Referencje",
    ],
)  # fmt: skip
def test_what_stands_below_their_heading_goes_up_to_the_next_one(heading: str) -> None:
    text = f"Ada\n{heading}\nEdith Crane\nContact\n204 555 0101\nEducation\nBSc, UNILAG"
    assert kept(text) == ["Ada", "Education", "BSc, UNILAG"]


def test_they_go_where_they_stand_beside_their_heading_and_at_the_end() -> None:
    assert kept("Ada\nReferences: Edith Crane, 204 555 0101\nGrace Bello") == ["Ada"]


def test_they_are_known_by_what_the_resume_has_of_them() -> None:
    edith = {"name": "Edith Crane, Heron Ltd", "reference": "A rare engineer.\nedith@heron.example"}
    text = "Ada\nEdith Crane, Heron Ltd\n  A RARE engineer.\nedith@heron.example\n\nEngineer"
    assert kept(text, edith) == ["Ada", "", "Engineer"]
    broken = {"name": "Edith", "reference": "She is a rare engineer and a calm one."}
    assert kept("Ada\nShe is a rare\nengineer and a calm one.\nRare", broken) == ["Ada", "Rare"]


@pytest.mark.parametrize(
    "line",
    [
        "Checked the references of 40 tenants before they moved in",
        "Wrote 3 references",
        "Engineer at Heron Ltd",
        "",
    ],
)
def test_other_lines_stay(line: str) -> None:
    assert kept(f"Ada\n{line}\nEngineer") == ["Ada", line, "Engineer"]


def test_data_is_without_them_and_otherwise_the_same() -> None:
    told = {"basics": {"name": "Ada"}, "references": [{"name": "Edith"}]}
    assert without_references(told) == {"basics": {"name": "Ada"}}
    assert "references" in told


@pytest.mark.parametrize("language", PERSONAS)
def test_their_heading_is_known_in_the_resumes_that_are_made_here(language: str) -> None:
    edith = {"name": "Edith Crane, Heron Ltd", "reference": "204 555 0101"}
    whole = JsonResume.read(persona(language).as_json() | {"references": [edith]})
    content = ResumeWord().render(resume_document(whole, paper="a4"))
    text = parse(content, "x.docx").text
    assert "Edith" in text
    left = text_without_references(text, JsonResume())
    assert "Edith" not in left
    assert text.startswith(left)
    assert whole.work[-1].name in left
