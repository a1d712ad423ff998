"""Awards, publications, volunteering and interests, under their headings."""

import pytest

from jobs.resumes.json_resume import Award, Interest, JsonResume, Publication
from jobs.resumes.reading.files import read

HEAD = "# Ruta Vaitkute\n\nruta.vaitkute@example.org | +44 20 7946 0102\n\n"


def resume(heading: str, text: str) -> JsonResume:
    source = f"{HEAD}## {heading}\n\n{text}\n"
    return JsonResume.read(read(source.encode(), "resume.md")["resume"])


@pytest.mark.parametrize(
    "heading", ["Awards", "Honors & Awards", "Selected Honors", "Auszeichnungen", "受賞歴"]
)
def test_awards_have_their_dates(heading: str) -> None:
    text = "- 2019 Silver spade, Plant Guild\n- Apprentice of the year (June 2014)\n- Best hedge"
    assert resume(heading, text).awards == [
        Award(title="Silver spade, Plant Guild", date="2019"),
        Award(title="Apprentice of the year", date="2014-06"),
        Award(title="Best hedge"),
    ]


def test_headings_within_and_signatures_are_no_awards() -> None:
    text = "International Awards\n- Silver spade, 2019\n\nVilnius, 3 May 2026, Ruta Vaitkute"
    assert [each.title for each in resume("Awards", text).awards] == ["Silver spade"]


def test_what_an_award_was_given_for_stands_below_its_title_in_bold() -> None:
    text = "**Silver spade**, 2019\nFor the straightest hedge of the north\n\n**Best hedge**"
    assert resume("Awards", text).awards == [
        Award(
            title="Silver spade", date="2019", summary="For the straightest hedge of the north"
        ),
        Award(title="Best hedge"),
    ]  # fmt: skip


def test_titles_in_bold_begin_a_publication_each() -> None:
    text = "**Hedges of the north**\nGarden Letters 2021\n**How to prune**\nPlant Press"
    found = resume("Publications", text).publications
    assert [each.name for each in found] == ["Hedges of the north", "How to prune"]


def test_one_title_in_bold_and_what_stands_below_it_are_one_publication() -> None:
    (found,) = resume("Publications", "**Hedges of the north** 2021\nGarden Letters").publications
    assert (found.name, found.summary) == ("Hedges of the north", "Garden Letters")


def test_a_publication_keeps_its_citation_and_its_address() -> None:
    text = (
        "- Vaitkute, R. & Moss, T. (2021). Hedges of the north. Garden Letters, 9, 22–31. "
        "doi:10.1234/gl.2021.77\n- How to prune, 2018\n"
    )
    assert resume("Selected Publications", text).publications == [
        Publication(
            name="Vaitkute, R. & Moss, T. (2021). Hedges of the north. Garden Letters, 9, 22–31. "
            "doi:10.1234/gl.2021.77",
            release_date="2021",
            url="https://doi.org/10.1234/gl.2021.77",
        ),
        Publication(name="How to prune", release_date="2018"),
    ]


def test_the_lines_below_a_title_belong_to_it() -> None:
    text = "Hedges of the north\nR. Vaitkute, T. Moss\nLetters 2021\n\nHow to prune\nPlant Press"
    found = resume("Publications", text).publications
    assert [(each.name, each.summary, each.release_date) for each in found] == [
        ("Hedges of the north", "R. Vaitkute, T. Moss Letters 2021", "2021"),
        ("How to prune", "Plant Press", ""),
    ]


def test_volunteering_is_read_like_work() -> None:
    text = "Treasurer, Garden Club, 2015 – 2018\n- Kept the books\n"
    (found,) = resume("Volunteer Experience", text).volunteer
    assert (found.position, found.organization) == ("Treasurer", "Garden Club")
    assert (found.start_date, found.end_date, found.highlights) == (
        "2015", "2018", ["Kept the books"],
    )  # fmt: skip


@pytest.mark.parametrize("heading", ["Interests", "Hobbies and interests", "Zainteresowania"])
def test_interests_are_listed_one_by_one(heading: str) -> None:
    text = "Chess, rowing, old maps\n\nVilnius, 3 May 2026"
    assert resume(heading, text).interests == [
        Interest(name="Chess"), Interest(name="rowing"), Interest(name="old maps"),
    ]  # fmt: skip


def test_other_sections_stay_what_the_file_says() -> None:
    found = resume("Memberships", "Guild of Gardeners, since 2015")
    assert [*found.awards, *found.publications, *found.volunteer, *found.interests] == []
