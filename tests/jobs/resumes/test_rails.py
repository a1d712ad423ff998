"""Columns that label the rows of their neighbour: headings at the left, labels, ratings."""

import io

import docx
import typst

from jobs.resumes.json_resume import JsonResume
from jobs.resumes.reading.files import read
from jobs.resumes.reading.rails import headings_of
from jobs.resumes.reading.spans import Span

HEAD = '#set text(font: "Libertinus Serif", size: 10pt)\n#set page(margin: 18mm)\n'
NAME = "#text(20pt)[Osric Penhallow] \\ o.penhallow\\@example.org\n\n"


def resume_of(source: str) -> JsonResume:
    return JsonResume.read(read(typst.compile((HEAD + NAME + source).encode()), "r.pdf")["resume"])


def grid(*cells: str, columns: str = "(4cm, 1fr)") -> str:
    told = "".join(f"{cell}," if "align(" in cell else f"[{cell}]," for cell in cells)
    return f"#grid(columns: {columns}, column-gutter: 4mm, row-gutter: 5mm, {told})\n"


def skills(resume: JsonResume) -> list[str]:
    return [name for skill in resume.skills for name in (skill.keywords or [skill.name])]


def test_a_heading_of_unknown_words_in_a_column_of_headings_heads_a_section() -> None:
    resume = resume_of(
        grid(
            "#smallcaps[Profile]", "Solicitor for harbours, \\ tides and buoys.",
            "#smallcaps[Experience]", "Clerk, Tarn Bank, 2014 -- 2018 \\ Filed letters",
            "#smallcaps[At the bench]", "Leading | Gilding | Kilns | Etching",
            "#smallcaps[Education]", "BA History, Fell College (2007 -- 2010)",
            "#smallcaps[On the river]", "School Governor, Olza Primary (2019 -- 2021)",
            "#smallcaps[Languages]", "English | Twi",
        )
    )  # fmt: skip
    assert skills(resume) == ["Leading", "Gilding", "Kilns", "Etching"]
    assert [(e.study_type, e.institution) for e in resume.education] == [
        ("BA History", "Fell College")
    ]
    assert [(job.position, job.name) for job in resume.work] == [("Clerk", "Tarn Bank")]
    assert [each.language for each in resume.languages] == ["English", "Twi"]


def test_labels_that_end_at_one_edge_label_their_rows_though_headings_stand_over_them() -> None:
    labels = "Craft", "Office", "Languages", "Licences"
    said = "Leading, Kilns", "Excel, Word", "Welsh (native), English (fluent)", "Forklift"
    cells = [
        cell
        for label, text in zip(labels, said, strict=True)
        for cell in (f"align(right)[*{label}*]", text)
    ]
    resume = resume_of(
        "#text(14pt)[*Education*]\n\nBA History \\ Fell College #h(1fr) 2005 -- 2007\n\n"
        "#text(14pt)[*Skills*]\n\n" + grid(*cells, columns="(3cm, 1fr)")
    )
    assert skills(resume)[:4] == ["Leading", "Kilns", "Excel", "Word"]
    assert [each.language for each in resume.languages] == ["Welsh", "English"]
    assert [each.end_date for each in resume.education] == ["2007"]


def test_stars_beside_skills_make_no_column_of_their_own() -> None:
    skill = "Leading", "Kilns", "Gilding", "Etching", "Slumping", "Excel"
    cells = [cell for name in skill for cell in (name, "★★★★☆")]
    resume = resume_of(
        "*Experience*\n\nClerk, Tarn Bank, 2014 -- 2018\n\n*Skills*\n\n"
        + grid(*cells, columns="(6cm, 2cm, 6cm, 2cm)")
        + "*Languages*\n\nWelsh (native)\n"
    )
    assert skills(resume) == list(skill)


def test_labels_of_groups_of_skills_are_no_headings() -> None:
    labels = {"Languages": "Python, Rust", "Tools": "Git", "Software": "Excel", "Data": "Oracle"}
    cells = [cell for label, said in labels.items() for cell in (f"*{label}*", said)]
    resume = resume_of(
        "#text(14pt)[*Education*]\n\nBA History, Fell College, 2007\n\n"
        "#text(14pt)[*Skills*]\n\n" + grid(*cells)
    )
    assert skills(resume) == ["Python", "Rust", "Git", "Excel", "Oracle"]
    assert resume.languages == []


def word_resume(*rows: tuple[str, str]) -> JsonResume:
    document = docx.Document()
    document.add_paragraph("Osric Penhallow")
    document.add_paragraph("o.penhallow@example.org")
    table = document.add_table(rows=0, cols=2)
    for heading, text in rows:
        left, right = table.add_row().cells
        left.paragraphs[0].add_run(heading).bold = True
        right.text = text
    content = io.BytesIO()
    document.save(content)
    return JsonResume.read(read(content.getvalue(), "r.docx")["resume"])


def test_headings_in_the_first_cells_of_a_word_table_head_the_second_ones() -> None:
    resume = word_resume(
        ("Career", "Clerk, Tarn Bank (2014 – 2018)"),
        ("At the bench", "Leading | Gilding | Kilns | Etching"),
        ("Education", "BA History, Fell College (2007 – 2010)"),
        ("Off duty", "School Governor, Olza Primary (2019 – 2021)"),
        ("Languages", "English | Twi"),
    )
    assert skills(resume) == ["Leading", "Gilding", "Kilns", "Etching"]
    assert [each.institution for each in resume.education] == ["Fell College"]
    assert [each.language for each in resume.languages] == ["English", "Twi"]


def test_labels_of_skills_close_above_each_other_label_a_row_each() -> None:
    rows = "".join(
        f"align(right)[*{label}*], [{told}],"
        for label, told in (
            ("Wool", "Carding, Spinning, Madder and woad"), ("Weaving", "Tablet looms, Damask"),
            ("Tools", "Jacquard cards"), ("Languages", "English, German"),
        )
    )  # fmt: skip
    resume = resume_of(
        "= Work Experience\n\nClerk, Tarn Bank #h(1fr) 2014 -- 2018\n\n= Skills\n"
        f"#grid(columns: (3cm, 1fr), column-gutter: 4mm, row-gutter: 1.5mm, {rows})\n"
        "= Education\n\nBA History, Fell College #h(1fr) 2007 -- 2010\n"
    )
    assert [skill.name for skill in resume.skills] == ["Wool", "Weaving", "Tools"]
    assert [each.language for each in resume.languages] == ["English", "German"]


def test_a_heading_of_two_rows_heads_what_stands_beside_its_first() -> None:
    resume = resume_of(
        "#set par(leading: 3pt)\n" + grid(
            "align(right)[*Research \\ Experience*]",
            "*Fell University*, Tides #h(1fr) 2021 -- present \\ _Research Fellow_ \\ Buoys. \\ "
            "*Tarn Institute*, Olza #h(1fr) 2018 -- 2021 \\ _Research Associate_ \\ Nets.",
            "align(right)[*Education*]", "*Olza College* #h(1fr) 2014 -- 2018 \\ BA History",
            "align(right)[*Skills*]", "Kilns, Etching",
            "align(right)[*Languages*]", "English, Twi",
        )
    )  # fmt: skip
    assert [(job.position, job.name, job.start_date) for job in resume.work] == [
        ("Research Fellow", "Fell University", "2021"),
        ("Research Associate", "Tarn Institute", "2018"),
    ]


def test_contact_data_above_the_headings_of_a_rail_are_none_of_them() -> None:
    contact = ("12 Kiln Lane", "3027 HJ Olza", "0491 555 156", "pavo@example.org")
    headings = ("Profile", "Experience", "Education")
    side = [
        Span(text, 50, 130, 40.0 + 12 * at, 10, is_bold=False) for at, text in enumerate(contact)
    ]
    side += [
        Span(text, 50, 110, 120.0 + 60 * at, 13, is_bold=True) for at, text in enumerate(headings)
    ]
    other = [Span("Pavo Lind", 180, 400, 40, 30, is_bold=True)]
    other += [
        Span("Cut the glass", 180, 500, 120.0 + 20 * at, 11, is_bold=False) for at in range(8)
    ]
    assert [text for _, text in headings_of(side, other)] == [*headings]
