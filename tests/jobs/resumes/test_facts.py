"""Every line of a resume is a fact with a name that stays the same for the same resume."""

from jobs.resumes.facts import FactKind, facts_of
from jobs.resumes.json_resume import JsonResume

RESUME = JsonResume.read(
    {
        "basics": {"name": "Ada Okafor", "location": {"city": "Lagos"}},
        "work": [
            {
                "name": "Kestrel Labs",
                "position": "Engineer",
                "startDate": "2021-03",
                "highlights": ["Cut the build\nfrom 40 to 9 minutes", " "],
            },
            {"name": "Heron Ltd", "startDate": "2018", "endDate": "2021-02", "summary": "Support"},
        ],
        "education": [{"institution": "UNILAG", "studyType": "BSc", "area": "Physics"}],
        "skills": [{"name": "Languages", "keywords": ["Python", "SQL"]}],
        "languages": [{"language": "Yoruba", "fluency": "native"}],
        "certificates": [{"name": "CKA", "issuer": "CNCF", "date": "2023"}],
        "projects": [{"name": "Nest", "keywords": ["Rust"], "highlights": ["Counted birds"]}],
        "volunteer": [
            {
                "organization": "Code Club",
                "position": "Mentor",
                "startDate": "2020",
                "summary": "Taught Perl",
                "highlights": ["Found three\nmore mentors"],
            }
        ],
        "awards": [
            {"title": "Silver Spade", "awarder": "Gardeners", "date": "2021", "summary": "For soil"}
        ],
        "publications": [{"name": "Swifts", "publisher": "Ibis", "releaseDate": "2022-05"}],
        "interests": [{"name": "Chess"}],
        "references": [{"name": "Edith Crane", "reference": "A rare engineer."}],
    }
)


def test_every_line_has_a_name_of_its_own():
    assert {fact.id: fact.text for fact in facts_of(RESUME)} == {
        "me.name": "Ada Okafor",
        "me.place": "Lagos",
        "w1": "Engineer, Kestrel Labs (2021-03 to now)",
        "w1.1": "Cut the build from 40 to 9 minutes",
        "w2": "Heron Ltd (2018 to 2021-02)",
        "w2.1": "Support",
        "p1": "Nest (Rust)",
        "p1.1": "Counted birds",
        "e1": "BSc, Physics, UNILAG",
        "s1": "Languages: Python, SQL",
        "l1": "Yoruba, native",
        "c1": "CKA, CNCF, 2023",
        "o1": "Mentor, Code Club (2020 to now)",
        "o1.1": "Taught Perl",
        "o1.2": "Found three more mentors",
        "a1": "Silver Spade, Gardeners, 2021: For soil",
        "u1": "Swifts, Ibis, 2022-05",
    }


def test_what_could_be_taken_for_a_position_says_what_it_is():
    labelled = {fact.id: fact.labelled for fact in facts_of(RESUME)}
    assert labelled["o1"] == "Volunteering: Mentor, Code Club (2020 to now)"
    assert labelled["a1"].startswith("Award: Silver Spade")
    assert labelled["u1"].startswith("Publication: Swifts")
    assert (labelled["o1.1"], labelled["c1"]) == ("Taught Perl", "CKA, CNCF, 2023")


def test_what_others_say_and_what_the_person_likes_are_no_facts():
    told = " ".join(fact.text for fact in facts_of(RESUME))
    assert not any(word in told for word in ("Edith", "rare", "Chess"))


def test_a_deed_knows_where_it_was_done():
    deed = next(fact for fact in facts_of(RESUME) if fact.id == "w1.1")
    assert (deed.of, deed.kind) == ("w1", FactKind.WORK)
    unpaid = next(fact for fact in facts_of(RESUME) if fact.id == "o1.2")
    assert (unpaid.of, unpaid.kind) == ("o1", FactKind.VOLUNTEER)


def test_an_empty_resume_says_nothing():
    assert facts_of(JsonResume()) == []
