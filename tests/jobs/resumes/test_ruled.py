"""Tables in a PDF whose cells are parted by rules."""

import typst

from jobs.resumes.json_resume import JsonResume
from jobs.resumes.reading.files import read

HEAD = '#set text(font: "Libertinus Serif", size: 10pt)\n#set page(margin: 18mm)\n'


def resume_of(source: str) -> JsonResume:
    return JsonResume.read(read(typst.compile((HEAD + source).encode()), "r.pdf")["resume"])


def positions(resume: JsonResume) -> list[tuple[str, str]]:
    return [(job.position, job.name) for job in resume.work]


TABLE = """
#text(20pt)[*Pavo Lind*] \\ pavo\\@example.org

*Education*
#table(columns: (3cm, 4cm, 6cm), [*Year*], [*School*], [*Degree*],
  [2009], [Fell Community Secondary School], [WASSCE],
  [2010 - 2014], [Tarn Federal University], [B.Sc. Insurance \\ Second Class Upper])

*Experience*
#table(columns: (3cm, 4cm, 8cm), [*Dates*], [*Employer*], [*Role*],
  [Jan 2021 - Date], [Quillfern Mutual Company Ltd \\ Olza, Tarn],
  [Unit Manager
- Led twelve agents of the agency in the old town of Olza, and clerks
- Sold],
  [Mar 2017 - Dec 2020], [Fell Assurance Ltd \\ Olza, Tarn], [Insurance Agent
- Sold])
"""


def test_a_table_with_rules_is_read_cell_by_cell() -> None:
    resume = resume_of(TABLE)
    assert [(each.study_type, each.area, each.institution) for each in resume.education] == [
        ("WASSCE", "", "Fell Community Secondary School"),
        ("B.Sc. Insurance", "", "Tarn Federal University"),
    ]
    assert positions(resume) == [
        ("Unit Manager", "Quillfern Mutual Company Ltd"),
        ("Insurance Agent", "Fell Assurance Ltd"),
    ]
    assert resume.work[0].highlights == [
        "Led twelve agents of the agency in the old town of Olza, and clerks",
        "Sold",
    ]


def test_two_texts_in_a_box_are_columns() -> None:
    sidebar = "*Skills* \\ Leading \\ Cutting \\ Kilns \\ Slumping \\ Grinding"
    text = (
        "*Experience* \\ *Glazier* \\ Quillfern Ltd \\ 2014 - 2019\n- Cut panes\n- Carried them\n"
    )
    resume = resume_of(
        "#text(20pt)[*Pavo Lind*] \\ pavo\\@example.org\n"
        f"#table(columns: (5cm, 11cm), [*Left*], [*Right*], [{sidebar}], [{text}])\n"
    )
    assert positions(resume) == [("Glazier", "Quillfern Ltd")]
    assert len(resume.skills) == 5


def test_a_long_list_beside_a_label_stays_with_it() -> None:
    items = [f"Leading of kind {n}" for n in range(1, 12)]
    resume = resume_of(
        "#text(20pt)[*Pavo Lind*] \\ pavo\\@example.org\n\n*Experience*\n\n"
        "Glazier, Quillfern Ltd, 2014 - 2019\n\n*Skills*\n"
        f"#table(columns: (4cm, 12cm), [Craft], [{', '.join(items)}], [Tools], [Grozer, Kiln])\n"
    )
    assert {each.name: each.keywords for each in resume.skills} == {
        "Craft": items,
        "Tools": ["Grozer", "Kiln"],
    }
