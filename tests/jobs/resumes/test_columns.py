"""Columns of a PDF: which are texts of their own, and which label their neighbour."""

import io

import docx
import typst
from docx.shared import Pt

from jobs.resumes.json_resume import JsonResume
from jobs.resumes.reading.files import read

LONG = "Harbour Engineering and the Dredging of Estuaries at High Tide"
HEAD = '#set text(font: "Libertinus Serif", size: 10pt)\n#set page(margin: 18mm)\n'


def resume_of(source: str) -> JsonResume:
    return JsonResume.read(read(typst.compile((HEAD + source).encode()), "r.pdf")["resume"])


def positions(resume: JsonResume) -> list[tuple[str, str]]:
    return [(job.position, job.name) for job in resume.work]


BESIDE = """
#grid(columns: (11cm, 5cm), column-gutter: 8mm, [
  #text(30pt)[*Philippa Drayton-*] \\ #text(30pt)[*Oyelaran*] \\ Keeper of tides
], [Hull \\ +44 20 7946 0133 \\ p.drayton\\@example.org \\ tides.example])
#v(4mm)
#grid(columns: (11cm, 5cm), column-gutter: 8mm, [
  *EXPERIENCE* \\
  #text(11pt)[*Quillfern Ltd, Hull* — Harbour Manager] \\
  #text(8pt)[May 2019 - Present]
  - Moved the buoys of nine harbours
  #text(11pt)[*Tarn & Fell Dredging of the Northern Estuaries, Selby*] \\
  #text(11pt)[— Dredge Operator] \\
  #text(8pt)[March 2014 - April 2019]
  - Dredged
], [*SKILLS* \\ Charts \\ Sonar \\ Pilotage \\ Welding \\ Radio])
"""


def test_columns_below_a_header_in_two_parts_are_columns() -> None:
    resume = resume_of(BESIDE)
    assert resume.basics.name == "Philippa Drayton-Oyelaran"
    assert positions(resume) == [
        ("Harbour Manager", "Quillfern Ltd"),
        ("Dredge Operator", "Tarn & Fell Dredging of the Northern Estuaries"),
    ]
    assert [s.name for s in resume.skills] == ["Charts", "Sonar", "Pilotage", "Welding", "Radio"]


def test_labels_in_a_box_are_no_column() -> None:
    rows = "Name", "Osric Penhallow", "Telephone", "020 7946 0171", "Email", "o\\@example.org"
    cells = "".join(f"[{cell}]," for cell in (*rows, "Nationality", "British"))
    resume = resume_of(
        f"#align(center)[*CURRICULUM VITAE*]\n#table(columns: (4cm, 10cm), {cells})\n"
        "*EMPLOYMENT HISTORY*\n\n"
        + "".join(
            f"*Dates:* #h(2cm) {dates} \\ *Employer:* #h(1cm) {name} \\ "
            f"*Position:* #h(1cm) {title} \\ *Duties:* #h(1cm) Filed\n\n"
            for dates, name, title in (
                ("Sept 2016 to date", "Fell Lane School", "Bursar"),
                ("2010 to 2016", "Tarn Surgery", "Receptionist"),
            )
        )
    )
    assert resume.basics.name == "Osric Penhallow"
    assert positions(resume) == [("Bursar", "Fell Lane School"), ("Receptionist", "Tarn Surgery")]


def test_skills_in_columns_end_where_the_positions_begin() -> None:
    skills = "".join(f"[• {each}]," for each in ("Filing", "Radio", "Law", "Maps", "Tides", "Ice"))
    resume = resume_of(
        "= Osric Penhallow\no\\@example.org\n\n*SKILLS*\n"
        f"#grid(columns: (5cm, 6cm), row-gutter: 2mm, {skills})\n*EXPERIENCE*\n\n"
        "*Tarn Chambers* #h(1fr) Hull, UK \\ Senior Clerk #h(1fr) May 2019 - Present\n"
        "- Kept the files of nine judges, of four courts and of one king in exile in good order\n\n"
        "*Fell Notaries* #h(1fr) Leeds, UK \\ Clerk #h(1fr) May 2014 - April 2019\n"
        "- Sealed deeds\n"
    )
    assert positions(resume) == [("Senior Clerk", "Tarn Chambers"), ("Clerk", "Fell Notaries")]


def test_dates_below_a_head_beside_its_heading_stay_a_line_of_their_own() -> None:
    def row(heading: str, *texts: str) -> str:
        return f"[*{heading}*], [{' '.join(texts)}],"

    rows = row("Profile", "A keeper of tides.") + row(
        "Experience",
        "*Harbour Master, Quillfern Ltd* \\ Since Sept. 2018 – Hull\n- Kept it\n\n",
        "*Clerk, Board of Ferries* \\ 2013 – 2018 – Selby\n- Sold tickets\n",
    )
    rows += row("Skills", "Charts, sonar, radio") + row("Languages", "English, Welsh")
    resume = resume_of(
        "= Osric Penhallow\no\\@example.org\n\n#grid(columns: (3.5cm, 13cm), row-gutter: 5mm,"
        f"{rows})"
    )
    assert positions(resume) == [("Harbour Master", "Quillfern Ltd"), ("Clerk", "Board of Ferries")]
    assert [job.location for job in resume.work] == ["Hull", "Selby"]


def test_dashes_under_bullets_are_bullets() -> None:
    resume = resume_of(
        "= Osric Penhallow\no\\@example.org\n\n*EXPERIENCE*\n\n"
        "*Clerk, Board of Ferries* #h(1fr) 2013 – 2018\n- Sold tickets\n  - by day\n- Filed\n"
    )
    assert resume.work[0].highlights == ["Sold tickets", "by day", "Filed"]


def test_a_position_below_a_short_bullet_is_no_part_of_it() -> None:
    resume = resume_of(
        "= Osric Penhallow\no\\@example.org\n\n*EXPERIENCE*\n\n"
        "TARN MILLS #h(1fr) Hull, UK \\ #h(3mm) Senior Dyer (2016 – Present)\n"
        "- Ran it\n#h(5mm) Foreman, Dye House (2011 – 2016)\n- Kept it running\n\n"
        "QUILLFERN #h(1fr) Hull, UK \\ #h(3mm) Dye Operator (2008 – 2011)\n- Swept\n"
    )
    assert positions(resume) == [
        ("Senior Dyer", "TARN MILLS"),
        ("Foreman, Dye House", "TARN MILLS"),
        ("Dye Operator", "QUILLFERN"),
    ]


def test_a_name_beside_a_sidebar_in_a_word_table_is_the_name() -> None:
    document = docx.Document()
    left, right = document.add_table(1, 2).rows[0].cells
    for text in ("Contact", "o@example.org", "Hull", "Skills", "Charts", "Sonar", "Radio"):
        left.add_paragraph().add_run(text).bold = text in ("Contact", "Skills")
    run = right.add_paragraph().add_run("Philippa Drayton")
    run.bold, run.font.size = True, Pt(20)
    for text in (
        "Keeper of tides",
        "Experience",
        "Quillfern Ltd – Leeds",
        "Planner",
        "2014 – 2018",
    ):
        right.add_paragraph().add_run(text).bold = text == "Experience"
    out = io.BytesIO()
    document.save(out)
    resume = JsonResume.read(read(out.getvalue(), "r.docx")["resume"])
    assert resume.basics.name == "Philippa Drayton"
    assert [skill.name for skill in resume.skills] == ["Charts", "Sonar", "Radio"]
    assert positions(resume) == [("Planner", "Quillfern Ltd")]


def test_a_label_below_dates_in_a_rail_is_moved_to_no_other_row() -> None:
    def row(left: str, right: str) -> str:
        return f"[{left}], [{right}],"

    jobs = row("2016 – 2019", "Planner \\ Quillfern Ltd") + row("2012 – 2016", "Clerk \\ Tarn Bank")
    skills = row("Drawing", "CAD, Inkscape") + row("Statics", "Ansys, Rfem")
    grid = "#grid(columns: (4cm, 11cm), row-gutter: 2mm,"
    resume = resume_of(
        "= Osric Penhallow\no\\@example.org\n\n*EXPERIENCE*\n"
        f"{grid}{jobs})\n*SKILLS*\n{grid}{skills})\n"
    )
    assert [skill.keywords for skill in resume.skills] == [["CAD", "Inkscape"], ["Ansys", "Rfem"]]


def test_numbers_of_four_digits_make_no_column_of_dates() -> None:
    resume = resume_of("""
#grid(columns: (5cm, 11cm), column-gutter: 8mm, [
  *CONTACT* \\ 020 5550 0148 \\ pavo.lind\\@example.org \\ Olza 70806
  #v(3mm) *EDUCATION* \\ Glazing Diploma (1500 hours) \\ Tarn Glazing College \\ 2014
  #v(3mm) *SKILLS* \\ Leading \\ Cutting \\ Kilns
], [
  #text(22pt)[*Pavo Lind*] #v(4mm)
  *EXPERIENCE* \\ *Senior Glazier* \\ Quillfern Ltd | Olza \\ Feb 2019 - present
  - Cut the panes of nine chapels
  *Glazier* \\ Fell Windows Ltd | Olza \\ 2014 - 2019
  - Swept, cut and carried])
""")
    assert positions(resume) == [
        ("Senior Glazier", "Quillfern Ltd"),
        ("Glazier", "Fell Windows Ltd"),
    ]
    assert [s.name for s in resume.skills] == ["Leading", "Cutting", "Kilns"]


def test_labels_right_of_the_edge_under_a_heading_label_their_rows() -> None:
    rows = {"SIEM": "Tarnwatch, Fellscan", "EDR": "Quillguard, Olza", "Script": "Go, Bash"}
    cells = "".join(f"align(right)[*{label}*], [{said}]," for label, said in rows.items())
    resume = resume_of(
        "#align(center)[#text(20pt)[Pavo Lind] \\ pavo\\@example.org]\n\n"
        f"#text(14pt)[*Skills*]\n\n#grid(columns: (4cm, 10cm), gutter: 3mm, {cells})\n"
        "#text(14pt)[*Experience*]\n\n*Quillfern Ltd* #h(1fr) Olza \\ Analyst #h(1fr) 2019 - 2023\n"
    )
    assert {s.name: s.keywords for s in resume.skills} == {
        label: said.split(", ") for label, said in rows.items()
    }


def rail(*rows: tuple[str, str]) -> str:
    cells = "".join(f"[{dates}], [{text}]," for dates, text in rows)
    return f"#grid(columns: (3cm, 1fr), column-gutter: 6mm, row-gutter: 4mm, {cells})\n"


def test_what_had_no_room_beside_its_dates_goes_on_below() -> None:
    resume = resume_of(
        "#text(20pt)[Pavo Lind] \\ pavo\\@example.org\n\n#text(14pt)[Education]\n\n"
        + rail(
            (
                "2012 – 2013",
                "Master in Harbour Engineering, Northern University of Tarn and Fell, Olza",
            ),
            (
                "2008 – 2012",
                "BSc in Mechanical Engineering, Quillfern University of Applied Seas, Olza",
            ),
        )
    )
    assert [e.institution for e in resume.education] == [
        "Northern University of Tarn and Fell",
        "Quillfern University of Applied Seas",
    ]


def test_what_had_room_above_is_a_line_of_its_own() -> None:
    resume = resume_of(
        "#text(20pt)[Pavo Lind] \\ pavo\\@example.org\n\n#text(14pt)[Experience]\n\n"
        + rail(
            ("2012 – 2013", "Harbour Master \\ Quillfern Ltd \\ Moved the buoys of nine harbours."),
            ("2008 – 2012", "Deckhand \\ Fell Dredging Ltd \\ Dredged."),
        )
    )
    assert positions(resume) == [
        ("Harbour Master", "Quillfern Ltd"),
        ("Deckhand", "Fell Dredging Ltd"),
    ]


def test_what_ends_before_the_margin_ends_where_it_was_meant_to() -> None:
    resume = resume_of(
        "#text(20pt)[Pavo Lind] \\ pavo\\@example.org\n\n#text(14pt)[Experience]\n\n"
        "#grid(columns: (3cm, 12cm), column-gutter: 6mm, row-gutter: 4mm,"
        "[2012 – 2013], [Klinikum Tarn gGmbH, Olza \\ Stationsleitung],"
        "[2008 – 2012], [St.-Fell-Hospital, Olza \\ Krankenpflegerin])\n"
    )
    assert [job.name for job in resume.work] == ["Klinikum Tarn gGmbH", "St.-Fell-Hospital"]


def test_dates_right_behind_a_name_leave_it_all_the_room() -> None:
    jobs = [("Tarn University — Olza", "2019 - 2021"), ("Quillfern Ltd — Fell", "2014 - 2019")]
    resume = resume_of(
        "#text(20pt)[Pavo Lind] \\ pavo\\@example.org\n\n#text(14pt)[*Experience*]\n\n"
        + "\n\n".join(
            f"*{head}* #h(3mm) *{dates}* \\ *Analyst*\n- {'Counted the tides. ' * 4}"
            for head, dates in jobs
        )
    )
    assert positions(resume) == [("Analyst", "Tarn University"), ("Analyst", "Quillfern Ltd")]


def test_dates_between_a_sidebar_and_their_texts_belong_to_the_texts() -> None:
    jobs = (
        ("2013 - today", "Driver", "Quillfern Transport, Olza"),
        ("2007 - 2013", "Porter", "Fell Verreries SA, Tarn"),
    )
    rows = "".join(
        f"[*{dates}*], [*{title}* \\ {name}\n- Lines of the town\n- Two of them at night\n],"
        for dates, title, name in jobs
    )
    skills = (
        "Tachographs",
        "Calm with guests",
        "First aid",
        "Small repairs",
        "Timetables",
        "Rosters",
    )
    listed = " \\ ".join(skills)
    resume = resume_of(
        "#text(20pt)[*Pavo Lind*]\n\n#grid(columns: (5cm, 11cm), column-gutter: 8mm, ["
        "*Contact* \\ pavo\\@example.org \\ 020 5550 0148"
        f"\\ #v(3mm) *Skills* \\ {listed}],"
        f"[*Experience*\n#grid(columns: (2.6cm, 8cm), gutter: 3mm, {rows})])\n"
    )
    assert resume.basics.name == "Pavo Lind"
    assert positions(resume) == [
        ("Driver", "Quillfern Transport"),
        ("Porter", "Fell Verreries SA"),
    ]
    assert [each.name for each in resume.skills] == list(skills)


def test_a_column_may_begin_with_a_heading_of_unknown_words() -> None:
    resume = resume_of(
        "#text(24pt)[*Osric Penhallow*] \\ o\\@example.org\n#v(5mm)\n"
        "#grid(columns: (8cm, 7cm), column-gutter: 10mm, [\n"
        "  #text(13pt)[*Under sail*] \\\n"
        "  Q3 2021 – Q1 2024 \\ *Quillfern Ltd* \\ Harbour Manager, Hull \\\n"
        "  Moved the buoys of nine harbours \\\n"
        "  Q2 2016 – Q2 2021 \\ *Tarn Dredging Ltd* \\ Dredge Operator, Hull \\ Dredged\n"
        "], [\n  #text(13pt)[*Education*] \\ 2015 \\ *Olza College* \\ BSc Tides \\\n"
        "  #text(13pt)[*Languages*] \\ Welsh \\ Breton])\n"
    )
    assert positions(resume) == [
        ("Harbour Manager", "Quillfern Ltd"),
        ("Dredge Operator", "Tarn Dredging Ltd"),
    ]
    assert [(j.start_date, j.end_date) for j in resume.work] == [("2021", "2024"), ("2016", "2021")]


def test_rows_of_employer_title_and_years_of_two_digits_are_rows() -> None:
    rows = (
        ("Quillfern", "Harbour Manager", "Jan ’21–now"),
        ("Tarn & Fell", "Dredge Operator", "Mar ’17–Dec ’20"),
        ("Olza Bay", "Deckhand", "Sep ’14–Feb ’17"),
    )
    cells = "".join(f"[{cell}]," for row in rows for cell in row)
    resume = resume_of(
        "#text(24pt)[Osric Penhallow] \\ o\\@example.org\n#v(5mm)\n"
        "#text(13pt)[What I have done] \\\n"
        f"#grid(columns: (6cm, 6cm, 4cm), row-gutter: 5mm, {cells})\n"
        "#text(13pt)[Education] \\ BSc Tides, Olza College, 2014\n"
    )
    assert positions(resume) == [(title, name) for name, title, _ in rows]
    assert [job.start_date for job in resume.work] == ["2021-01", "2017-03", "2014-09"]


def test_labels_with_words_of_headings_make_no_column_of_their_own() -> None:
    def rows(*cells: str) -> str:
        told = "".join(f"[{cell}]," for cell in cells)
        return f"#grid(columns: (3cm, 11cm), column-gutter: 4mm, row-gutter: 3mm, {told})\n"

    resume = resume_of(
        "#grid(columns: (9cm, 1fr), [#text(20pt)[Osric Penhallow-Drayton] \\ Planner],"
        " align(right, text(8pt)[1 Olza Lane \\ Hull HU1 \\ o\\@example.org]))\n"
        + rows("", "#text(13pt)[Experience]", "05/2020–now", "Planner, Quillfern Ltd, Hull.")
        + rows("09/2015–04/2020", "Clerk, Tarn Bank, Leeds.", "", "#text(13pt)[Education]")
        + rows("2012–2015", "BSc Tides, Olza College, Hull.", "", "#text(13pt)[Interests]")
        + rows("Sports", "Running and rowing", "Leisure", "Cooking", "Other", "Allotments")
    )
    assert positions(resume) == [("Planner", "Quillfern Ltd"), ("Clerk", "Tarn Bank")]


def test_a_town_far_right_begins_no_column() -> None:
    told = "".join(
        f"#text(11pt)[{title}] \\ {name} \\ {when} #h(1fr) {town} \\\n- Kept the boats\n\n"
        for title, name, when, town in (
            ("Harbour Master", "Tarn & Fell", "09/2017 – 02/2020", "London"),
            ("Deckhand", "Quillfern Boats", "07/2013 – 09/2015", "Brighton"),
        )
    )
    resume = resume_of(
        "#text(20pt)[Osric Penhallow] \\ o\\@example.org\n\n#text(13pt)[Experience]\n\n" + told
        + "#grid(columns: (8cm, 4cm, 4cm), [#text(13pt)[Education] \\ MA Tides \\ Olza College \\"
        " 2012 – 2013 \\ BA Boats \\ Fell University \\ 2009 – 2012],"
        " [#text(13pt)[Languages] \\ Welsh \\ Breton \\ Irish],"
        " [#text(13pt)[Awards] \\ Golden Oar \\ Blue Buoy])\n"
    )  # fmt: skip
    assert positions(resume) == [
        ("Harbour Master", "Tarn & Fell"),
        ("Deckhand", "Quillfern Boats"),
    ]
    assert [job.start_date for job in resume.work] == ["2017-09", "2013-07"]


LABELLED = """
*Lebenslauf* #v(4mm)
*Persönliche Daten* \\
#grid(columns: (5cm, 10cm), row-gutter: 2mm,
  [Name], [Philippa Drayton], [Anschrift], [Deichweg 3, 25980 Sylt], [Telefon], [030 23125 017],
  [E-Mail], [p.drayton\\@example.org], [Familienstand], [ledig])
#v(3mm) *Beruflicher Werdegang* \\
#grid(columns: (5cm, 10cm), row-gutter: 2mm,
  [Mai 2017 bis heute], [*Hafenmeisterin* \\ Quillfern GmbH, Hamburg],
  [Juni 2012 bis April 2017], [*Bootsbauerin* \\ Tarn Werft, Bremen])
#v(3mm) *Kenntnisse* \\
#grid(columns: (5cm, 10cm), row-gutter: 2mm,
  [Fachlich], [Lotsenfunk, Seekarten], [Technik], [Schweißen, Sonar],
  [Sprachen], [Deutsch (Muttersprache), Dänisch (gut)])
"""


def test_labels_below_headings_of_their_own_column_are_no_sidebar() -> None:
    resume = resume_of(LABELLED)
    assert resume.basics.name == "Philippa Drayton"
    assert positions(resume) == [
        ("Hafenmeisterin", "Quillfern GmbH"),
        ("Bootsbauerin", "Tarn Werft"),
    ]
    assert [(each.name, each.keywords) for each in resume.skills] == [
        ("Fachlich", ["Lotsenfunk", "Seekarten"]),
        ("Technik", ["Schweißen", "Sonar"]),
    ]
    assert [each.language for each in resume.languages] == ["Deutsch", "Dänisch"]


def test_a_label_below_dates_stays_in_its_row() -> None:
    rows = "".join(
        f"#grid(columns: (5cm, 10cm), row-gutter: 2mm, [*Name of company:*], [{name}], "
        f"[*Position held:*], [{title}], [*Period of employment:*], [{dates}], "
        "[*Duties:*], [- Watched\n- Filed])\n#v(3mm)\n"
        for name, title, dates in (
            ("Fell Lane School", "Bursar", "May 2016 to Present"),
            ("Tarn Surgery", "Receptionist", "February 2010 to April 2016"),
        )
    )
    resume = resume_of(f"*Osric Penhallow* \\ o\\@example.org\n\n*EMPLOYMENT HISTORY*\n\n{rows}")
    assert positions(resume) == [("Bursar", "Fell Lane School"), ("Receptionist", "Tarn Surgery")]
    assert resume.work[0].highlights == ["Watched", "Filed"]


def test_small_letters_far_right_are_of_the_row_beside_them() -> None:
    told = "".join(
        f"#grid(columns: (1fr, auto), [*{name}* \\ _{title}_], [#text(8pt)[{town} \\ {when}]])\n"
        "- Kept the boats\n\n"
        for name, title, town, when in (
            ("Quillfern Boats", "Sales Manager", "Kassel", "03/2019 – now"),
            ("Tarn & Fell", "Sales Assistant", "Marburg an der Lahn", "2012 – 2019"),
        )
    )
    resume = resume_of(f"#text(20pt)[Osric Penhallow] \\ o\\@example.org\n\n= Experience\n{told}")
    assert positions(resume) == [
        ("Sales Manager", "Quillfern Boats"),
        ("Sales Assistant", "Tarn & Fell"),
    ]


def test_a_cell_that_ends_in_a_joint_goes_on_below() -> None:
    resume = resume_of(
        "#text(14pt)[*Pavo Lind*]\n\npavo\\@example.org\n\n*EDUCATION*\n\n"
        "#grid(columns: (2cm, 8cm, 4cm), row-gutter: 3mm, [2014], "
        "[BSc Botany from University of \\ Oke-Fell], [Iseyin], "
        "[2010], [Diploma in Glazing from Tarn College], [Ikenne])\n\n"
        "*SKILLS*\n\nKilns, Leading\n"
    )
    assert [school.institution for school in resume.education] == [
        "University of Oke-Fell",
        "Tarn College",
    ]


CARDS = """
#text(24pt)[*Pavo Lind*] \\ pavo\\@example.org

#text(13pt)[Kitchens]
#let card(when, name, town, title, told) = box(
  width: 100%, stroke: 0.5pt, inset: 8pt)[*#when* \\ *#name* \\ #town \\ *#title* \\ #told]
#grid(columns: (1fr, 1fr), column-gutter: 6mm, row-gutter: 6mm,
  card("10/21 to now", "Tarn Dining", "Fellmere", "Sous Chef", [Ran the pass. \\ Wrote the menus.]),
  card("02/18 to 09/21", "The Quill’s Daughter", "Tarnyard", "Grill Chef", [Ran the grill.]),
  card("07/15 to 01/18", "Hotel Bramble", "Fellmere", "Commis Chef", [Stirred the sauces.]),
  card("02/12 to 06/15", "Nonna Olza’s", "Moonfell", "Apprentice Cook", [Pasta every day.]))
#grid(columns: (1fr, 1fr), column-gutter: 6mm, [
  #text(13pt)[Education] \\ Certificate III in Cookery / Tarn Institute / Fellmere \\ 2012 \\ \\ a
], [
  #text(13pt)[Skills] \\ Sourdough #h(6mm) HACCP \\ Grilling #h(6mm) Rostering \\ Stock
])
"""


def test_cards_beside_each_other_are_read_one_after_the_other() -> None:
    resume = resume_of(CARDS)
    assert sorted((job.start_date, job.position, job.name) for job in resume.work) == [
        ("2012-02", "Apprentice Cook", "Nonna Olza’s"),
        ("2015-07", "Commis Chef", "Hotel Bramble"),
        ("2018-02", "Grill Chef", "The Quill’s Daughter"),
        ("2021-10", "Sous Chef", "Tarn Dining"),
    ]
    assert [school.institution for school in resume.education] == ["Tarn Institute"]
    names = [skill.name for skill in resume.skills]
    assert names == ["Sourdough", "HACCP", "Grilling", "Rostering", "Stock"]


def test_stars_in_a_column_of_their_own_keep_rows_apart() -> None:
    rows = ("Protocol of the works", "★★★★★"), ("ANPR", "★★★★☆"), ("Kilns", "★★★☆☆")
    cells = ", ".join(f"[{name}], [{stars}]" for name, stars in rows)
    resume = resume_of(
        "#text(14pt)[*Pavo Lind*]\n\npavo\\@example.org\n\n*SKILLS*\n\n"
        f"#grid(columns: (3.8cm, 4cm), row-gutter: 2mm, {cells})\n\n*EXPERIENCE*\n\n"
        "Glazier, Quillfern Ltd, 2019 – 2023\n"
    )
    assert [skill.name for skill in resume.skills] == [name for name, _ in rows]


BOXES = """
#text(20pt)[*Pavo Lind*] \\ Looks for an apprenticeship with a glazier, who may be far away.
#grid(columns: (1fr, 1fr), column-gutter: 6mm, [
  *Education* \\ *Level 2 Certificate in Glazing* \\ Tarn Country College, Olza \\ 2024 – 2025 \\
  *8 GCSEs* \\ Fell Academy, Olza \\ 2019 – 2024
], [*Skills*
  - Soldering
  - Basic wiring
  - Kilns
  - Excel
  - Teamwork
])

*Get in touch* \\ 07700 900 466 \\ pavo\\@example.org \\ Olza \\ Any time \\ Any day \\ Any way
"""


def test_two_headings_side_by_side_begin_two_columns() -> None:
    resume = resume_of(BOXES)
    assert [each.institution for each in resume.education] == [
        "Tarn Country College",
        "Fell Academy",
    ]
    assert [skill.name for skill in resume.skills] == [
        "Soldering",
        "Basic wiring",
        "Kilns",
        "Excel",
        "Teamwork",
    ]


def test_labels_between_two_headings_of_their_column_label_their_rows() -> None:
    resume = resume_of(
        "#text(14pt)[*Pavo Lind*] \\ pavo\\@example.org\n\n*Education*\n\n"
        "BSc Botany, Tarn University, 2012\n\n*At the desk*\n"
        "#grid(columns: (3.8cm, 1fr), row-gutter: 2mm, [Programming], [Python, R, Bash],"
        " [Pipelines], [Nextflow, Snakemake], [Methods], [Assembly, Calling])\n"
        "*Languages*\n\nEnglish (native); Welsh (basic)\n"
    )
    said = [name for skill in resume.skills for name in (skill.keywords or [skill.name])]
    assert said == ["Python", "R", "Bash", "Nextflow", "Snakemake", "Assembly", "Calling"]
    assert [each.language for each in resume.languages] == ["English", "Welsh"]


def test_dates_parted_by_a_word_are_whole_when_broken_in_a_narrow_column() -> None:
    rows = (
        ("September 2020 to date", "Planner \\ Quillfern Ltd"),
        ("May 2014 to August 2017", "Clerk \\ Tarn Bank"),
    )
    cells = ", ".join(f"[{when}], [{told}]" for when, told in rows)
    resume = resume_of(
        "#text(14pt)[*Pavo Lind*] \\ pavo\\@example.org\n\n*EXPERIENCE*\n"
        f"#grid(columns: (2.9cm, 1fr), row-gutter: 4mm, {cells})\n"
    )
    assert [(job.position, job.start_date, job.end_date) for job in resume.work] == [
        ("Planner", "2020-09", ""),
        ("Clerk", "2014-05", "2017-08"),
    ]


TINTED = """
#text(20pt)[*Pavo Lind*] \\ 07700 900 466 \\ pavo\\@example.org
#let tint(body) = box(width: 100%, fill: luma(90%), inset: 10pt, body)
#grid(columns: (1fr, 1fr), column-gutter: 8mm, row-gutter: 5mm,
  tint[#text(13pt)[*Education*] \\ *8 GCSEs* \\ Fell Academy, Olza \\ 2019 – 2024],
  tint[#text(13pt)[*Skills*] \\ Soldering \\ Kilns \\ Excel],
  tint[#text(13pt)[*Built by me*] \\ *Boat* \\ Rewired an old one \\ with a friend],
  tint[#text(13pt)[*Lending a hand*] \\ Steward at a regatta \\ Every August \\ Green card])
"""


def test_boxes_below_others_of_the_same_edges_are_texts_of_their_own_as_well() -> None:
    resume = resume_of(TINTED)
    assert [each.institution for each in resume.education] == ["Fell Academy"]
    assert [skill.name for skill in resume.skills] == ["Soldering", "Kilns", "Excel"]


def test_places_in_the_margin_of_a_column_are_no_column_of_their_own() -> None:
    told = "".join(
        f"#text(12pt)[*{title}*] \\ {name} \\ _{when}_ #h(1fr) _{place}_ \\ \n- Cut the glass\n\n"
        for title, name, when, place in (
            ("Lead Glazier", "Quill Cove Works", "09/2022 - Present", "St. John’s, NL"),
            ("Glazier Level I", "Fell Hill Panes", "06/2019 - 08/2022", "St. John’s, NL"),
            ("Camp Glazier", "Camp Tarn", "07/2018 - 08/2018", "St. John’s, NL"),
        )
    )
    listed = "".join(f"#h(3mm) {name} \\ #v(2mm)" for name in ("Kilns", "Leading", "Fusing"))
    resume = resume_of(
        "#text(22pt)[Kit Tarn] \\ kit\\@example.ca\n\n"
        "#grid(columns: (11cm, 6cm), column-gutter: 6mm,"
        f" [#text(13pt)[*WORK EXPERIENCE*] \\ {told}],"
        f" [#text(13pt)[*SKILLS*] \\ {listed} #v(2cm) #text(13pt)[*LANGUAGES*] \\ English \\"
        " #text(8pt)[Native] \\ French \\ #text(8pt)[Good]])\n"
    )
    assert [(job.position, job.name, job.location) for job in resume.work] == [
        ("Lead Glazier", "Quill Cove Works", "St. John’s, NL"),
        ("Glazier Level I", "Fell Hill Panes", "St. John’s, NL"),
        ("Camp Glazier", "Camp Tarn", "St. John’s, NL"),
    ]
    assert [skill.name for skill in resume.skills] == ["Kilns", "Leading", "Fusing"]


HIGHER = """
#place(top + left, dy: 27mm, block(width: 4.6cm)[
  #set par(leading: 0.9em)
  #text(13pt)[Osric Penhallow] \\ Keeper of tides and of whatever they leave \\
  o.penhallow\\@example.org \\ +44 20 7946 0171 \\
  #text(13pt)[*About me*] \\ Reads the water, writes it down, and tells the ships in time. \\
  #text(13pt)[*Skills*] \\ Charts \\ Sonar \\ Pilotage \\ Welding
])
#pad(left: 6cm)[
  #text(13pt)[*Education*] \\
  #grid(columns: (2.4cm, 8cm), row-gutter: 3mm,
    [2010 - 2013], [BSc Oceanography \\ Northmere University],
    [2008 - 2010], [Diploma in Navigation \\ Tarn College],
    [2006 - 2008], [Certificate in Sailing \\ Fell College])
  #text(13pt)[*Experience*] \\
  #grid(columns: (2.4cm, 8cm), row-gutter: 3mm,
    [2019 - 2021], [Harbour Manager \\ Quillfern Ltd \\
      Moved the buoys of nine harbours, twice in a storm and once at night.],
    [2014 - 2019], [Dredge Operator \\ Tarnfell Ltd \\ Dredged what others had left.])
]
"""


def test_a_column_that_begins_higher_than_the_other_is_one_text() -> None:
    resume = resume_of(HIGHER)
    assert resume.basics.name == "Osric Penhallow"
    assert [each.institution for each in resume.education] == [
        "Northmere University",
        "Tarn College",
        "Fell College",
    ]
    assert [s.name for s in resume.skills] == ["Charts", "Sonar", "Pilotage", "Welding"]
    assert positions(resume) == [
        ("Harbour Manager", "Quillfern Ltd"),
        ("Dredge Operator", "Tarnfell Ltd"),
    ]
