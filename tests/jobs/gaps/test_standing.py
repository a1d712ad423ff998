"""Where a line of the resume stands, in words."""

import pytest

from jobs.gaps.interests import interests
from jobs.gaps.standing import where
from jobs.resumes.facts import facts_of
from tests.jobs.gaps.people import ADA, ada

RESUME = ada(
    basics=ADA["basics"] | {"label": "Engineer"},
    projects=[{"name": "Nestbox", "highlights": ["Found 40 nests"]}],
    certificates=[{"name": "First aid"}],
    volunteer=[{"position": "Mentor", "organization": "Code Club", "summary": "Taught Perl"}],
    publications=[{"name": "Swifts in Lagos"}],
    awards=[{"title": "Silver Spade"}],
    interests=[{"name": "Birds"}],
)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("w1.2", "Work, Data Engineer at Kestrel Labs, second line"),
        ("w1.12", "Work, Data Engineer at Kestrel Labs, line 12"),
        ("w2", "Work, Developer at Heron Ltd"),
        ("w2.1/3", "Work, Developer at Heron Ltd, first line, third sentence"),
        ("p1.1", "Projects, Nestbox, first line"),
        ("e1", "Education, UNILAG"),
        ("s4", "Skills"),
        ("o1.1", "Volunteering, Mentor at Code Club, first line"),
        ("u1", "Publications"),
        ("a1", "Awards"),
        ("i1", "Interests"),
        ("l1", "Languages"),
        ("c1", "Certificates"),
        ("me.label", "What you are"),
        ("me.summary/2", "Summary, second sentence"),
    ],
)
def test_a_line_is_named_by_its_section_and_place(line: str, words: str) -> None:
    assert where(line, RESUME) == words


def test_every_line_of_a_resume_stands_somewhere() -> None:
    facts = [*facts_of(RESUME), *interests(RESUME)]
    assert all(where(fact.id, RESUME) for fact in facts)


@pytest.mark.parametrize("line", ["w9.1", "p9", "e9", "x1", "", "about"])
def test_a_line_that_is_gone_stands_nowhere(line: str) -> None:
    assert where(line, RESUME) == ""
