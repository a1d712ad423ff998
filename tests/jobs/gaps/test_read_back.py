"""A resume that is set as a file parses back to the same facts: the round trip, unmocked."""

from typing import Any

import pytest

from jobs.documents import DocumentError
from jobs.documents.formats import RESUME_FORMATS
from jobs.documents.resume import language_of, resume_document
from jobs.documents.resume_pdf import ResumePdf, page_count
from jobs.documents.resume_word import ResumeWord
from jobs.gaps.read_back import differences
from jobs.resumes.json_resume import JsonResume
from jobs.resumes.parsing import parse
from tests.jobs.gaps.people import ADA, ada
from tests.resume_files import PERSONAS

FULL = ada(
    basics=ADA["basics"] | {
        "label": "Data Engineer",
        "location": {"city": "Lisbon", "region": "Portugal"},
        "url": "https://ada.example",
        "profiles": [{"network": "GitHub", "url": "https://github.com/ada-okafor"}],
    },
    skills=[
        {"name": "Languages", "keywords": ["Python (pandas, NumPy)", "C++", "Go"]},
        {"name": "Kafka", "level": "advanced"},
        {"name": "Kubernetes"},
    ],
    projects=[
        {
            "name": "Nestbox",
            "startDate": "2020-02",
            "endDate": "2020-11",
            "description": "Counted swifts with a camera and a cheap computer.",
            "highlights": ["Found 40 nests"],
            "keywords": ["Rust", "OpenCV"],
        }
    ],
    certificates=[{"name": "Kubernetes Administrator", "issuer": "CNCF", "date": "2023-05"}],
)  # fmt: skip

FURTHER: dict[str, Any] = {
    "publications": [
        {"name": "Moving Tables at Night", "publisher": "Journal of Databases",
         "releaseDate": "2020-05-17", "url": "https://example.org/tables",
         "summary": "How forty tables moved without an hour of downtime."},
        {"name": "Swifts in Lagos", "publisher": "Bird Letters", "releaseDate": "2016"},
    ],
    "awards": [
        {"title": "Best Paper", "awarder": "PyCon Africa", "date": "2019-08",
         "summary": "For the talk on moving tables without anybody noticing."},
        {"title": "Silver Spade"},
    ],
    "volunteer": [
        {"organization": "Lagos Food Bank", "position": "Volunteer Coordinator",
         "startDate": "2018-04", "endDate": "2019-06", "summary": "Ran the Saturday shift.",
         "highlights": ["Found 12 new helpers", "Drove the van"]},
        {"organization": "Code Club", "position": "Mentor", "startDate": "2020-01"},
    ],
    "interests": [{"name": "Birds", "keywords": ["Swifts", "Owls"]}, {"name": "Chess"}],
    "references": [
        {"name": "Grace Bello, Kestrel Labs", "reference": "The calmest person that I know."}
    ],
}  # fmt: skip


def persona(language: str) -> JsonResume:
    person = PERSONAS[language]
    return JsonResume.read(
        {
            "basics": {"name": person.name, "email": person.email, "phone": person.phone,
                       "location": {"city": person.place}},
            "work": [
                {"position": job.title, "name": job.employer, "startDate": job.months[0],
                 "endDate": job.months[1], "highlights": list(job.told)}
                for job in person.jobs
            ],
            "education": [
                {"studyType": school.degree, "institution": school.name, "endDate": "2015"}
                for school in person.schools
            ],
            "skills": [{"name": name} for name in person.skills],
            "languages": [
                {"language": told.split(" (")[0], "fluency": told.partition(" (")[2].rstrip(")")}
                for told in person.languages
            ],
        }
    )  # fmt: skip


def named(name: str) -> JsonResume:
    return ada(basics=ADA["basics"] | {"name": name})


def read_back(resume: JsonResume, form: str) -> list[str]:
    renderer = next(each for each in RESUME_FORMATS if each.name == form).renderer
    content = renderer.render(resume_document(resume, paper="a4"))
    read = parse(content, f"resume.{form}")
    return differences(resume, read.resume, read.text)


@pytest.mark.parametrize("language", PERSONAS)
def test_resumes_in_nine_languages_read_back_from_pdf(language: str) -> None:
    assert read_back(persona(language), "pdf") == []
    assert language_of(persona(language)) == language


@pytest.mark.parametrize("language", ["de", "ja", "pl"])
def test_and_from_word(language: str) -> None:
    assert read_back(persona(language), "docx") == []


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_every_kind_of_fact_reads_back(form: str) -> None:
    assert read_back(FULL, form) == []


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_levels_with_brackets_read_back(form: str) -> None:
    spoken = [("Dutch", "very good (C1)"), ("Polish", "native"), ("French", "")]
    resume = ada(languages=[{"language": name, "fluency": level} for name, level in spoken])
    assert read_back(resume, form) == []


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_every_section_reads_back(form: str) -> None:
    assert read_back(ada(**FURTHER), form) == []


@pytest.mark.parametrize("language", PERSONAS)
def test_the_smaller_sections_read_back_under_their_headings_in_nine_languages(
    language: str,
) -> None:
    resume = persona(language)
    club = {"organization": "Code Club", "startDate": "2020-01", "endDate": "2021-02"}
    position = resume.work[0].position
    further = FURTHER | {"volunteer": [club | {"position": position}]}
    whole = JsonResume.read(resume.as_json() | further)
    assert language_of(whole) == language
    assert read_back(whole, "docx") == []


def test_and_on_a_page_of_their_own() -> None:
    alone = JsonResume.read({"basics": ADA["basics"]} | {"publications": FURTHER["publications"]})
    content = ResumePdf().render(resume_document(alone, paper="a4"))
    assert parse(content, "x.pdf").resume.publications[1].name == "Swifts in Lagos"


def test_dates_that_are_none_stay_as_they_were_written() -> None:
    volunteer = [{"organization": "Code Club", "position": "Mentor", "startDate": "2020-spring"}]
    awards = [{"title": "Silver Spade", "date": "May 2019"}]
    document = resume_document(ada(volunteer=volunteer, awards=awards), paper="a4")
    told = [entry.when for section in document.sections[-2:] for entry in section.entries]
    assert told == ["May 2019", "2020-spring – Present"]


def test_what_is_missing_of_the_smaller_sections_is_said() -> None:
    read = ada(awards=FURTHER["awards"][:1], interests=[{"name": "Chess"}])
    assert differences(ada(**FURTHER), read, "Lagos") == [
        "0 of 2 publications are found.",
        "The award “Silver Spade” is read otherwise.",
        "0 of 2 volunteer roles are found.",
        "The interest “Swifts” is read otherwise.",
        "The interest “Owls” is read otherwise.",
        "The reference of “Grace Bello, Kestrel Labs” is not found.",
    ]


@pytest.mark.parametrize(
    "name",
    ["Łukasz Żółć", "Олена Ковальчук", "Δήμητρα Παππά", "田中 花子", "김 민준", "Nguyễn Thị Ánh"],
)
def test_names_in_other_scripts_read_back(name: str) -> None:
    assert read_back(named(name), "pdf") == []


def test_a_name_from_right_to_left_stands_in_the_file() -> None:
    content = ResumeWord().render(resume_document(named("עדה לבלייס"), paper="letter"))
    assert parse(content, "x.docx").resume.basics.name == "עדה לבלייס"
    assert ResumePdf().render(resume_document(named("עדה לבלייס"), paper="letter"))


def test_a_long_resume_is_set_smaller_rather_than_on_three_pages() -> None:
    deeds = [f"Did thing number {n} for the customers, year in, year out" for n in range(8)]
    work = [
        {
            "name": f"Firm {n}",
            "position": "Engineer",
            "startDate": f"{2000 + n}",
            "highlights": deeds,
        }
        for n in range(10)
    ]
    content = ResumePdf().render(resume_document(ada(work=work), paper="a4"))
    assert page_count(content) == 2


def test_a_day_is_no_difference_to_its_month() -> None:
    work = [
        {"name": "Acme", "position": "Engineer", "startDate": "2020-03-15", "summary": "Built it."}
    ]
    assert read_back(ada(work=work), "pdf") == []


def test_the_headings_follow_the_text_and_not_how_a_language_is_named() -> None:
    assert language_of(ada()) == "en"
    assert language_of(ada(work=[], basics={"name": "Ada Okafor"})) == "de"


def test_a_text_over_several_lines_is_read_once() -> None:
    told = "Built a harness for teaching, with tests in real time and events that are played back, "
    project = {"name": "Harness", "description": f"{told}and {told}used by 400 students."}
    assert read_back(ada(projects=[project]), "pdf") == []


def test_an_empty_resume_is_refused() -> None:
    with pytest.raises(DocumentError, match="empty"):
        resume_document(JsonResume(), paper="a4")


def test_what_is_read_otherwise_is_said() -> None:
    read = ada(
        basics={"name": "Okafor", "summary": "x"},
        work=ADA["work"][:1],
        skills=[{"name": "Python"}, {"name": "Cobol"}],
    )
    assert differences(ada(), read, "Lagos") == [
        "The name is read as “Okafor”.",
        "The e-mail address is not found.",
        "The phone number is not found.",
        "The summary is read otherwise.",
        "1 of 2 positions are found.",
        "The skill “Kubernetes” is read otherwise.",
        "The skill “Verilog” is read otherwise.",
        "A skill is read that is none: “cobol”.",
    ]


def test_a_changed_line_is_a_difference() -> None:
    changed = ada().model_copy(deep=True)
    changed.work[0].highlights[1] = "Moved 400 tables from MySQL to Postgres"
    assert differences(ada(), changed, "Lagos") == ["A position is read otherwise: Data Engineer."]
