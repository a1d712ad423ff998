"""One resume, one posting: what a letter may say of the person, and what it may not."""

from datetime import date

import pytest

from jobs.claims import Checked, DoubtKind, Grounds, check_text
from jobs.resumes.json_resume import JsonResume

RESUME = JsonResume.read(
    {
        "basics": {
            "name": "Marta Okafor",
            "label": "Registered Nurse",
            "email": "marta@okafor.example",
            "phone": "+44 20 7946 0958",
            "profiles": [{"url": "https://okafor.example/work"}],
        },
        "work": [
            {
                "name": "St Brendan Hospital",
                "position": "Staff Nurse, Intensive Care",
                "startDate": "2018-03",
                "highlights": [
                    "Cared for up to 4 ventilated patients per shift on a 22-bed unit",
                    "Trained 12 newly qualified nurses in wound care",
                    "Cut medication errors from 20 to 8 a month with double checks in Epic",
                ],
            },
            {
                "name": "Harrow Care Homes",
                "position": "Care Assistant",
                "startDate": "2014-09",
                "endDate": "2018-02",
                "highlights": ["Looked after 30 residents with dementia"],
            },
        ],
        "education": [
            {
                "institution": "University of Bradford",
                "area": "Nursing",
                "studyType": "BSc",
                "startDate": "2014",
                "endDate": "2017",
            }
        ],
        "skills": [{"name": "Epic"}, {"name": "Wound care"}, {"name": "Excel"}],
        "languages": [
            {"language": "English", "fluency": "Native"},
            {"language": "Igbo", "fluency": "Fluent"},
            {"language": "French", "fluency": "B1"},
        ],
    }
)
GROUNDS = Grounds(
    resume=RESUME,
    today=date(2026, 11, 1),
    name="Marta Okafor",
    contacts=("Leeds LS1 4AP",),
    hidden=("Blue Heron Clinic",),
    company="Kestrel Health Trust",
    title="Senior Critical Care Nurse",
    posting=(
        "Kestrel Health Trust seeks a Senior Critical Care Nurse with 5 years of experience, "
        "dialysis, SAP and Power BI. We serve 200,000 people. Write to Alice Hartley."
    ),
)


def check(text: str) -> list[Checked]:
    return check_text(text, GROUNDS, language="en")


def doubts_in(text: str) -> list[tuple[str, DoubtKind]]:
    return [(text[d.start : d.end], d.kind) for each in check(text) for d in each.doubts]


@pytest.mark.parametrize(
    "sentence",
    [
        "At St Brendan Hospital I have cared for people for more than eight years.",
        "I trained twelve newly qualified nurses in wound care.",
        "By introducing double checks I cut medication errors by 60 percent.",
        "I cut medication errors by more than half, by almost 65 percent.",
        "I cut medication errors by over 55%.",
        "You ask for five years of experience; I bring over twelve.",
        "You ask for SAP and Power BI.",
        "I hold a BSc in Nursing from the University of Bradford, which I completed in 2017.",
        "I speak English and Igbo fluently and French at an intermediate level.",
        "Although I have not worked with SAP, I know Epic well and would love to learn dialysis.",
        "I would be glad to serve the 200,000 people whom you care for.",
        "Since 2018 I have worked on a 22-bed unit.",
        "Two things drew me to Kestrel Health Trust.",
        "Both employers trusted me with patients who could not speak for themselves.",
        "SAP I have not used, and dialysis would be new to me.",
        "Power BI is not on my list yet.",
        "SAP and dialysis are areas in which I have no experience.",
        "Neither SAP nor Power BI have I worked with.",
        "You will find that 200,000 people are a challenge that fits my background.",
        "Before St Brendan I looked after 30 residents.",
        "My 22-bed unit never runs out of patients, and SAP would be a change.",
        "My background in wound care goes back to St Brendan.",
        "My French is intermediate rather than fluent.",
    ],
)
def test_what_the_facts_bear_out_is_left_alone(sentence: str) -> None:
    assert doubts_in(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "words", "kind"),
    [
        ("I led nurses at Mercy General.", "Mercy General", DoubtKind.EMPLOYER),
        ("For two years I worked at Kestrel Health Trust.", "Kestrel Health Trust", "employer"),
        ("I hold a master's degree in nursing.", "master's", DoubtKind.DEGREE),
        ("I studied philosophy in Bradford.", "philosophy", DoubtKind.DEGREE),
        ("I have fifteen years of experience.", "fifteen years", DoubtKind.DURATION),
        ("In my four years at St Brendan I nursed patients.", "four years", DoubtKind.DURATION),
        ("Since 2012 I have worked at St Brendan Hospital.", "2012", DoubtKind.YEAR),
        ("I trained 40 nurses in wound care.", "40", DoubtKind.NUMBER),
        ("I cut medication errors by 75%.", "75", DoubtKind.NUMBER),
        ("I have used SAP for years.", "SAP", DoubtKind.SKILL),
        ("I have deep experience in maritime law.", "maritime law", DoubtKind.SKILL),
        ("I am fluent in German.", "German", DoubtKind.LANGUAGE),
        ("My French is fluent.", "French", DoubtKind.LANGUAGE),
        ("I worked as a ward manager at St Brendan Hospital.", "ward manager", DoubtKind.TITLE),
        ("I received an award for it.", "award", DoubtKind.DEED),
        ("We fell to 8 errors, which earned me the Golden Scalpel award.", "award", "deed"),
        ("I hold a BA in economic history.", "economic history", DoubtKind.DEGREE),
        ("Nursing I studied with a first-class degree.", "first", DoubtKind.DEGREE),
        ("At Mercy General I nursed patients for a year.", "Mercy General", DoubtKind.EMPLOYER),
        ("With SAP I have kept records.", "SAP", DoubtKind.SKILL),
        ("SAP has been my tool of choice.", "SAP", DoubtKind.SKILL),
        ("Spanish I speak at C1 level.", "Spanish", DoubtKind.LANGUAGE),
        ("I also talk to patients in Spanish.", "Spanish", DoubtKind.LANGUAGE),
        ("I have been Ward Sister since 2018.", "Ward Sister", DoubtKind.TITLE),
        ("Call me on +44 20 7946 0000.", "+44 20 7946 0000", DoubtKind.CONTACT),
        ("See https://evil.example/x for more.", "https://evil.example/x", DoubtKind.CONTACT),
        ("At [hospital] I nursed patients.", "[hospital]", DoubtKind.LEFTOVER),
        ("I nursed at the blue heron clinic.", "blue heron clinic", DoubtKind.HIDDEN),
    ],
)
def test_what_no_fact_says_is_marked(sentence: str, words: str, kind: str) -> None:
    assert (words, kind) in doubts_in(sentence)


def test_a_sentence_names_the_facts_that_bear_it_out() -> None:
    (checked,) = check("I trained twelve nurses in wound care.")

    assert "w1.2" in checked.sources


def test_the_own_addresses_may_stand_in_a_letter() -> None:
    text = "Write to marta@okafor.example, see okafor.example/work or call 020 7946 0958."

    assert doubts_in(text) == []


def test_a_greeting_of_somebody_unknown_is_marked() -> None:
    known = "Dear Ms Hartley,\n\nI am a nurse.\n"
    unknown = "Dear Mr Vance,\n\nI am a nurse.\n"

    assert doubts_in(known) == []
    assert doubts_in(unknown) == [("Vance", DoubtKind.ADDRESSEE)]


def test_a_letter_that_somebody_else_signs_is_marked() -> None:
    text = "Dear Ms Hartley,\n\nI am a nurse.\n\nKind regards,\nJohn Smith"

    assert doubts_in(text) == [("John Smith", DoubtKind.NAME)]


def test_what_the_person_vouched_for_counts_as_a_fact() -> None:
    sentence = "I have used SAP for years."
    vouched = Grounds(resume=RESUME, today=date(2026, 11, 1), vouched=(sentence,))

    (checked,) = check_text(sentence, vouched, language="en")

    assert not checked.is_doubtful
    assert checked.sources == ("v1",)


@pytest.mark.parametrize(
    "text", ["", "\n\n", "…", "12", "?!", "\u202eI am", "a" * 100_000, "I " * 20_000]
)
def test_any_text_can_be_checked(text: str) -> None:
    assert (
        "".join(each.sentence.text for each in check(text)).split() == text.split() or text.strip()
    )


def test_sentences_cover_the_text_in_order() -> None:
    text = (
        "Dear team,\n\nI am Dr. Okafor, i.e. a nurse. I care.\n\n- I train\n- I nurse\n\n"
        "Best,\nMarta Okafor"
    )

    found = [each.sentence for each in check(text)]

    assert [text[each.start : each.end] for each in found] == [each.text for each in found]
    assert len(found) == 7
