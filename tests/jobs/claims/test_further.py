"""What a resume holds beside work and studies: volunteering, awards and publications bear out."""

from datetime import date

import pytest

from jobs.claims import Checked, DoubtKind, Grounds, check_text
from jobs.resumes.json_resume import JsonResume

RESUME = JsonResume.read(
    {
        "basics": {"name": "Marta Okafor", "label": "Registered Nurse"},
        "work": [
            {
                "name": "St Brendan Hospital",
                "position": "Staff Nurse, Intensive Care",
                "startDate": "2018-03",
                "highlights": ["Cut medication errors from 20 to 8 a month"],
            },
            {
                "name": "Harrow Care Homes",
                "position": "Care Assistant",
                "startDate": "2014-09",
                "endDate": "2018-02",
            },
        ],
        "education": [
            {"institution": "University of Bradford", "area": "Nursing", "studyType": "BSc"}
        ],
        "volunteer": [
            {
                "organization": "British Red Cross",
                "position": "First Aid Trainer",
                "startDate": "2015-04",
                "endDate": "2021-03",
                "summary": "Taught first aid to 300 pupils",
                "highlights": ["Wrote the rota in Airtable"],
            },
            {"organization": "Code Club", "position": "Mentor", "startDate": "2023"},
            {
                "organization": "Leeds Sea Scouts",
                "position": "Scout Master",
                "startDate": "as a student",
            },
        ],
        "awards": [
            {
                "title": "Red Dot Award",
                "awarder": "Design Zentrum Essen",
                "date": "2021",
                "summary": "For a quiet infusion pump",
            },
            {"title": "Nurse of the Year", "awarder": "Leeds Evening Post", "date": "2019-05"},
        ],
        "publications": [
            {
                "name": "Master data on intensive care units",
                "publisher": "Journal of Nursing Practice",
                "releaseDate": "2020-06",
            }
        ],
        "interests": [{"name": "Falconry"}],
        "references": [{"name": "Edith Crane", "reference": "Marta never lost a patient."}],
    }
)
GROUNDS = Grounds(resume=RESUME, today=date(2026, 11, 1), name="Marta Okafor")


def check(text: str, language: str = "en") -> list[Checked]:
    return check_text(text, GROUNDS, language=language)


def doubts_in(text: str, language: str = "en") -> list[tuple[str, DoubtKind]]:
    return [(text[d.start : d.end], d.kind) for each in check(text, language) for d in each.doubts]


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("I won the Red Dot award in 2021.", "a1"),
        ("I was awarded the Red Dot prize by Design Zentrum Essen.", "a1"),
        ("In 2019 the Leeds Evening Post named me Nurse of the Year.", "a2"),
        ("I was Nurse of the Year in 2019.", "a2"),
        ("Being named Nurse of the Year in 2019 was a proud moment.", "a2"),
        ("I have volunteered as a first aid trainer with the Red Cross for six years.", "o1"),
        ("From 2015 to 2021 I taught first aid to 300 pupils at the Red Cross.", "o1.1"),
        ("As a volunteer trainer at the British Red Cross I taught first aid.", "o1"),
        ("As a Red Cross volunteer I wrote the rota in Airtable.", "o1.2"),
        ("Since 2023 I have volunteered as a mentor.", "o2"),
        ("I have been a mentor at Code Club since 2023.", "o2"),
        ("In 2020 I published on intensive care units in the Journal of Nursing Practice.", "u1"),
    ],
)
def test_a_sentence_of_what_was_won_written_or_given_is_founded(sentence: str, source: str) -> None:
    assert doubts_in(sentence) == []
    assert source in {name for each in check(sentence) for name in each.sources}


@pytest.mark.parametrize(
    "sentence",
    [
        "I have volunteered for six years.",
        "I have two awards and one publication to my name.",
        "I have used Airtable for six years.",
        "I have taught first aid to pupils for six years.",
        "Until 2021 I taught pupils first aid.",
        "I bring twelve years of experience and six years as a volunteer.",
        "I volunteer, and I hope to volunteer with you.",
    ],
)
def test_so_is_what_follows_from_it(sentence: str) -> None:
    assert doubts_in(sentence) == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Ich wurde 2021 mit dem Red Dot Award ausgezeichnet."),
        ("de", "Als Mentor beim Code Club arbeite ich ehrenamtlich seit 2023."),
        ("fr", "J'ai remporté le Red Dot Award en 2021."),
        ("fr", "Je suis bénévole depuis 2023 au Code Club."),
        ("es", "Fui voluntaria de la British Red Cross durante seis años."),
    ],
)
def test_in_other_languages_too(language: str, sentence: str) -> None:
    assert doubts_in(sentence, language) == []


@pytest.mark.parametrize(
    ("sentence", "words", "kind"),
    [
        ("I won the Golden Scalpel award.", "Golden Scalpel", DoubtKind.NAME),
        ("I won the Red Dot award in 2011.", "2011", DoubtKind.YEAR),
        ("I was awarded a patent.", "patent", DoubtKind.DEED),
        ("I have published four papers.", "four", DoubtKind.NUMBER),
        ("I volunteered at Oxfam.", "Oxfam", DoubtKind.EMPLOYER),
        ("I taught first aid to 900 pupils at the Red Cross.", "900", DoubtKind.NUMBER),
        ("At the Scouts I taught 300 pupils.", "300", DoubtKind.NUMBER),
        ("As head of training at the Red Cross I taught.", "head of training", DoubtKind.TITLE),
        ("Being head nurse and Nurse of the Year helped.", "head nurse", DoubtKind.TITLE),
        ("I worked as a staff nurse at the Red Cross.", "staff nurse", DoubtKind.TITLE),
        ("As a volunteer nurse at Code Club I mentor.", "volunteer nurse", DoubtKind.TITLE),
        ("Since 2011 I have volunteered at the Red Cross.", "2011", DoubtKind.YEAR),
        ("Edith Crane taught me to nurse.", "Edith Crane", DoubtKind.NAME),
    ],
)
def test_what_goes_beyond_it_is_marked(sentence: str, words: str, kind: DoubtKind) -> None:
    posted = Grounds(resume=RESUME, today=date(2026, 11, 1), posting="We seek a nurse.")
    (checked,) = check_text(sentence, posted, language="en")
    assert (words, kind) in [(sentence[d.start : d.end], d.kind) for d in checked.doubts]


@pytest.mark.parametrize(
    ("sentence", "words", "kind"),
    [
        ("I have eighteen years of experience.", "eighteen years", DoubtKind.DURATION),
        ("I have six years of experience in first aid.", "six years", DoubtKind.DURATION),
        ("I have volunteered for twelve years.", "twelve years", DoubtKind.DURATION),
        ("Since 2015 I have worked as a nurse.", "2015", DoubtKind.YEAR),
        ("My employer, the British Red Cross, trusted me.", "British Red Cross", "employer"),
        ("I was employed at the Red Cross for six years.", "Red Cross", DoubtKind.EMPLOYER),
    ],
)
def test_volunteering_is_no_employment_and_employment_no_volunteering(
    sentence: str, words: str, kind: str
) -> None:
    assert (words, kind) in doubts_in(sentence)


@pytest.mark.parametrize(
    "sentence", ["I hold a master's degree.", "I have a master's degree from Bradford."]
)
def test_a_word_of_a_title_is_no_degree(sentence: str) -> None:
    assert [kind for _, kind in doubts_in(sentence)] == [DoubtKind.DEGREE]


def test_volunteering_that_stands_among_the_work_counts_as_before() -> None:
    work = [
        {"name": "Oxfam", "position": "Volunteer", "startDate": "2019-01", "endDate": "2022-01"}
    ]
    grounds = Grounds(resume=JsonResume.read({"work": work}), today=date(2026, 11, 1))
    (checked,) = check_text("I have volunteered for three years.", grounds, language="en")
    assert not checked.is_doubtful


def test_a_year_of_volunteering_alone_is_a_year_of_the_resume() -> None:
    alone = RESUME.model_copy(update={"work": [], "education": []})
    grounds = Grounds(resume=alone, today=date(2026, 11, 1))
    (good,) = check_text("In 2018 I taught first aid.", grounds, language="en")
    (bad,) = check_text("In 2013 I taught first aid.", grounds, language="en")
    assert (good.is_doubtful, bad.is_doubtful) == (False, True)
