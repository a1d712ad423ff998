"""Resumes without a heading, in which gaps part what a careful reader tells apart."""

from jobs.resumes.json_resume import JsonResume
from jobs.resumes.reading.files import read

TOP = "Ruta Vaitkute\nruta@example.org · Kaunas\n\n"
PROSE = (
    "I build glass houses in which people like to stay. Eleven years between museums, gardens and "
    "one very small archive.\n\n"
)
WORK = (
    "Senior Glazier, Studio Tarn\t2021 – now\nLed a team of four on halls of glass.\n\n"
    "Glazier, Museum of Inland Fells\t2017 – 2021\nMended panes for fourteen shows.\n\n"
    "Junior Glazier, Quillfern\t2014 – 2017\nCut, ground and packed.\n\n"
)
SCHOOLS = (
    "MA Spatial Glass, Willow Academy, Olza\t2012 – 2014\n\n"
    "BA Interior Glass, Hochschule am Fell, Bremen\t2008 – 2012\n\n"
)
SKILLS = "Cutting · Grinding · AutoCAD · Model making\n"


def resume_of(*parts: str) -> JsonResume:
    return JsonResume.read(read("".join(parts).encode(), "r.txt")["resume"])


def told(resume: JsonResume) -> tuple[list[str], list[str], list[str]]:
    return (
        [job.name for job in resume.work],
        [school.institution for school in resume.education],
        [skill.name for skill in resume.skills],
    )


EXPECTED = (
    ["Studio Tarn", "Museum of Inland Fells", "Quillfern"],
    ["Willow Academy", "Hochschule am Fell"],
    ["Cutting", "Grinding", "AutoCAD", "Model making"],
)


def test_positions_schools_and_skills_are_told_apart_by_what_they_are() -> None:
    resume = resume_of(TOP, PROSE, WORK, SCHOOLS, SKILLS)
    assert told(resume) == EXPECTED
    assert resume.basics.summary == PROSE.strip()


def test_they_are_so_in_any_order() -> None:
    assert told(resume_of(TOP, SCHOOLS, WORK, SKILLS)) == EXPECTED
    assert told(resume_of(TOP, WORK, SKILLS, "\n", SCHOOLS)) == EXPECTED
    assert told(resume_of(TOP, SKILLS, "\n", SCHOOLS, WORK)) == EXPECTED


def test_a_list_of_languages_is_one() -> None:
    resume = resume_of(TOP, WORK, SKILLS, "\nLithuanian, English, Dutch\n")
    assert [each.language for each in resume.languages] == ["Lithuanian", "English", "Dutch"]
    assert told(resume)[2] == EXPECTED[2]


def test_a_text_with_commas_below_a_position_is_no_list() -> None:
    resume = resume_of(
        TOP, WORK, "Also cut panes, ground lenses, packed crates and drove the van.\n"
    )
    assert told(resume)[2] == []


def test_who_teaches_at_a_school_works_there() -> None:
    resume = resume_of(
        TOP, "Glazing teacher, Willow Academy, Olza\t2021 – now\nTaught two classes.\n\n", WORK
    )
    assert told(resume)[0][0].startswith("Willow Academy")
    assert told(resume)[1] == []


def test_schools_right_below_the_addresses_are_no_positions() -> None:
    resume = resume_of(
        TOP, "MA Glass, Willow Academy\t2012 – 2014\nBA Glass, Fell College\t2008 – 2012\n\n", WORK
    )
    assert told(resume)[:2] == (EXPECTED[0], ["Willow Academy", "Fell College"])


def test_a_line_that_names_a_section_among_other_words_is_no_employer() -> None:
    heads = (
        "2019 – present\tGlazier, Museum of Fells, Olza\nMended.\n\n"
        "2016 – 2019\tJunior Glazier, Tarn Hall, Hull\nCut.\n\n"
        "2013 – 2016\tApprentice Glazier, Quillfern, Leeds\nSwept.\n\n"
    )
    resume = resume_of(TOP, "Museum and gallery appointments\n", heads)
    assert told(resume)[0] == ["Museum of Fells", "Tarn Hall", "Quillfern"]


def test_a_degree_that_names_who_one_is_with_it_is_no_position_at_its_school() -> None:
    schools = "Diplom-Designerin, Kunsthochschule Fell\t2010 – 2014\n\n"
    schools += "Master Design d’espace, École supérieure des Arts de la Loire\t2008 – 2010\n\n"
    assert told(resume_of(TOP, WORK, schools))[:2] == (
        EXPECTED[0],
        ["Kunsthochschule Fell", "École supérieure des Arts de la Loire"],
    )


def test_a_driving_licence_at_the_end_is_no_degree() -> None:
    resume = resume_of(TOP, WORK, SCHOOLS, SKILLS, "\nClean driving licence\n")
    assert told(resume) == EXPECTED
    resume = resume_of(TOP, WORK, SCHOOLS, "Licence, Université de Fell\t2007 – 2009\n")
    assert told(resume)[1][-1] == "Université de Fell"
