"""Headings within a section of work, and employers that look the same."""

from jobs.resumes.reading import work
from jobs.resumes.reading.plain import lines_of
from jobs.resumes.reading.subheads import without_subheads


def positions(text: str) -> list[tuple[str, str]]:
    return [(job.position, job.name) for job in work.read(lines_of(text))]


def test_a_heading_above_whole_heads_is_no_employer() -> None:
    told = (
        "**NORTH**\nDye Manager, Tarn Mills, Selby, UK 2019 – Present\n- Ran it\n"
        "Dyer, Fell Works, Hull, UK 2016 – 2019\n"
        "**FARTHER SOUTH**\nDye Apprentice, Quillfern, Leeds, UK 2014 – 2016\n- Learnt it\n"
    )
    assert positions(told) == [
        ("Dye Manager", "Tarn Mills"),
        ("Dyer", "Fell Works"),
        ("Dye Apprentice", "Quillfern"),
    ]


def test_a_heading_of_few_letters_is_one_where_another_is() -> None:
    told = (
        "**RADIO AND STAGE**\n2019 – 2022 · Tarn Radio, Selby · Sound Engineer\n- Mixed it\n"
        "2016 – 2019 · Fell Theatre, Hull · Sound Assistant\n"
        "**FILM**\n2014 – 2016 · Quillfern Pictures, Leeds · Boom Operator\n"
    )
    assert positions(told) == [
        ("Sound Engineer", "Tarn Radio"),
        ("Sound Assistant", "Fell Theatre"),
        ("Boom Operator", "Quillfern Pictures"),
    ]


def test_what_is_behind_titles_below_an_employer_is_no_employer() -> None:
    told = (
        "**QUILLFERN**\nSenior Engineer, Payments 2019 – Present\n- Ran it\n"
        "Engineer, Platform 2016 – 2019\n"
        "**TARN SYSTEMS**\nEngineer, Billing 2014 – 2016\n- Wrote it\n"
    )
    assert [name for _, name in positions(told)] == ["QUILLFERN", "QUILLFERN", "TARN SYSTEMS"]


PARTS = (
    "**Vocational**\n**Tarn Mills Ltd**\tSelby, UK\nDyer\t2019 – Present\n- Dyed it\n"
    "**Fell Works**\tHull, UK\nWeaver\t2016 – 2019\n- Wove it\n"
    "**Miscellaneous**\n**Ketch Petrel**\tLeith, UK\nDeckhand\t2012 – 2014\n"
)


def test_a_heading_over_employers_with_their_towns_is_none_of_them() -> None:
    assert positions(PARTS) == [
        ("Dyer", "Tarn Mills Ltd"),
        ("Weaver", "Fell Works"),
        ("Deckhand", "Ketch Petrel"),
    ]


def test_an_employer_over_its_branches_stays_one() -> None:
    told = PARTS.replace("Vocational", "Tarn Group").replace("Miscellaneous", "Fell Society")
    assert without_subheads(lines_of(told)) == lines_of(told)
