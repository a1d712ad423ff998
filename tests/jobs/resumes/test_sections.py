"""Which part of a resume is what, by its headings and by what it holds."""

import pytest
import typst

from jobs.resumes.json_resume import JsonResume
from jobs.resumes.reading.files import read

HEAD = "# Ruta Vaitkute\n\nruta.vaitkute@example.org | +44 20 7946 0102\n\n"
JOBS = (
    "Planner, Quillfern Ltd, 2019 – Present\n- Planned\n\n"
    "Clerk, Tarn Bank, 2014 – 2018\n- Filed\n\n"
)


def text_resume(text: str) -> JsonResume:
    return JsonResume.read(read((HEAD + text).encode(), "resume.md")["resume"])


def pdf_resume(source: str) -> JsonResume:
    page = '#set text(font: "Libertinus Serif", size: 10pt)\n#set page(margin: 18mm)\n'
    return JsonResume.read(read(typst.compile((page + source).encode()), "r.pdf")["resume"])


@pytest.mark.parametrize(
    "heading",
    ["Where I’ve worked", "Academic Appointments", "Berufsweg", "My seventeen years at sea"],
)
def test_positions_are_found_under_any_heading(heading: str) -> None:
    resume = text_resume(f"## {heading}\n\n{JOBS}## Education\n\nBA, University of Hull, 2013\n")
    assert [job.position for job in resume.work] == ["Planner", "Clerk"]


def test_a_summary_that_lists_positions_is_no_summary() -> None:
    resume = text_resume(f"## Career Profile\n\nPlans well.\n\n## Career Summary\n\n{JOBS}")
    assert [job.name for job in resume.work] == ["Quillfern Ltd", "Tarn Bank"]
    assert resume.basics.summary == "Plans well."


def test_a_summary_stays_one_where_positions_have_their_own_heading() -> None:
    told = "Manager in 2010 – 2014 and director in 2014 – 2019."
    resume = text_resume(f"## Career Summary\n\n{told}\n\n## Experience\n\n{JOBS}")
    assert len(resume.work) == 2
    assert resume.basics.summary == told


def test_labelled_lists_under_a_summary_of_experience_are_skills() -> None:
    told = "Kilns: raku, gas\nGlazes: ash, celadon\n"
    resume = text_resume(f"## Experience Summary\n\n{told}\n## Experience\n\n{JOBS}")
    assert [job.name for job in resume.work] == ["Quillfern Ltd", "Tarn Bank"]
    assert [skill.keywords for skill in resume.skills] == [["raku", "gas"], ["ash", "celadon"]]


def test_qualifications_without_schools_are_skills() -> None:
    resume = text_resume(
        f"## Employment\n\n{JOBS}## Education\n\nHigh School Diploma, Olza High School, 2009\n\n"
        "## Qualifications\n\nForklift, ELD logs, Route planning\n"
    )
    assert [skill.name for skill in resume.skills] == ["Forklift", "ELD logs", "Route planning"]
    assert [(e.study_type, e.institution) for e in resume.education] == [
        ("High School Diploma", "Olza High School")
    ]


def test_a_town_that_the_resume_names_elsewhere_is_no_part_of_a_school() -> None:
    resume = text_resume(
        "## Experience\n\nPlanner\t2019 – Present\nQuillfern\tOlza\n- Planned\n\n"
        "## Education\n\nBA in History, 2013\nFell College, Olza\n"
    )
    assert [each.institution for each in resume.education] == ["Fell College"]


def test_a_heading_broken_behind_and_is_whole() -> None:
    resume = text_resume(
        "## Skills &\n\n## Abilities\n\nStata, R\n\n## Education\n\nBA, Fell College, 2013\n"
    )
    assert [skill.name for skill in resume.skills] == ["Stata", "R"]
    assert len(resume.education) == 1


def test_labels_beside_skills_are_no_skills() -> None:
    resume = text_resume("## Skills\n\nResearch\tSurveys · Interviews\nTools\tStata · R\n")
    assert [(each.name, each.keywords) for each in resume.skills] == [
        ("Research", ["Surveys", "Interviews"]),
        ("Tools", ["Stata", "R"]),
    ]


def test_a_footer_that_counts_one_page_is_no_skill() -> None:
    resume = pdf_resume(
        "#set page(footer: align(center)[Ruta O'Hara-Smith – 1/1])\n"
        "#text(20pt)[Ruta O'Hara-Smith]\n\nruta\\@example.org\n\n"
        "== Experience\nPlanner, Quillfern Ltd, 2019 – 2021\n\n== Skills\nSQL, Python\n"
    )
    assert [skill.name for skill in resume.skills] == ["SQL", "Python"]


def test_dates_broken_in_a_narrow_column_are_whole() -> None:
    def row(dates: str, title: str, employer: str) -> str:
        return f"[{dates}], [*{title}* \\ {employer} \\ Atención y triaje de pacientes],"

    resume = pdf_resume(
        "#text(20pt)[Rut Ochoa]\n\nrut\\@example.org\n\n== Experiencia laboral\n"
        "#grid(columns: (48mm, 1fr), gutter: 5mm,"
        + row("mayo de 2018 –\\ actualidad", "Enfermera", "Hospital de Ejemplo")
        + row("febrero de 2014 – abril de\\ 2018", "Auxiliar", "Clínica Alborada")
        + ")"
    )
    spans = [(job.position, job.start_date, job.end_date) for job in resume.work]
    assert spans == [("Enfermera", "2018-05", ""), ("Auxiliar", "2014-02", "2018-04")]


@pytest.mark.parametrize("heading", ["Things that I bring along", "In my bag", "Was ich mitbringe"])
def test_a_list_under_any_heading_is_skills_where_nothing_else_is(heading: str) -> None:
    text = f"## Experience\n\n{JOBS}## {heading}\n\nKilns, Lead came, Glass cutting, Excel\n"
    assert [each.name for each in text_resume(text).skills] == [
        "Kilns",
        "Lead came",
        "Glass cutting",
        "Excel",
    ]


@pytest.mark.parametrize(
    "told",
    ["Kilns, lead and glass. Also swims.", "Welsh, Polish, Danish, English", "Prize of Olza, 2019"],
)
def test_what_is_no_list_of_short_things_is_no_skills(told: str) -> None:
    text = f"## Experience\n\n{JOBS}## In my bag\n\n{told}\n"
    assert not text_resume(text).skills


def test_the_head_of_a_second_page_is_part_of_no_section() -> None:
    resume = pdf_resume(
        "#text(20pt)[*Ruta Vaitkute*] \\ ruta\\@example.org\n\n*Education*\n\n"
        "*MSc in Botany* \n#pagebreak()\nRuta Vaitkute - Curriculum Vitae #h(1fr) Page 2\n\n"
        "#v(4mm) University of Hull \\ 2013 - 2015\n"
    )
    assert [each.institution for each in resume.education] == ["University of Hull"]


def test_a_heading_that_no_list_knows_is_one_where_it_looks_as_only_headings_do() -> None:
    resume = pdf_resume(
        "Ruta Vaitkute \\ ruta.vaitkute\\@example.org\n\n*EXPERIENCE*\n\n*TARN BANK* \\ "
        "Clerk #h(1fr) 2014 - 2018 \\ Filed\n\n*EDUCATION*\n\n*GED* \\ Fell College, 2013\n\n"
        "*SKILLS*\n\nLeading, Kilns\n\n*ON THE WATER*\n\nCoxswain, Tarn Rowers\n\n"
        "*LANGUAGES*\n\nWelsh\n\n*INTERESTS*\n\nRowing\n\n*AWARDS*\n\nGuild prize\n"
    )
    assert [skill.name for skill in resume.skills] == ["Leading", "Kilns"]
    assert [(job.position, job.name) for job in resume.work] == [("Clerk", "TARN BANK")]
    assert [(e.study_type, e.institution) for e in resume.education] == [("GED", "Fell College")]


def test_labels_that_look_as_headings_do_stay_in_their_section() -> None:
    told = {
        "Profile": "Keeper of tides.", "Experience": "Clerk, Tarn Bank #h(1fr) 2014 - 2018",
        "Education": "*Tarn House* \\ Glazing for all #h(1fr) 2010",
        "Skills": "*Craft* \\ Leading, Kilns \\ *Office* \\ Excel, Word", "Languages": "Welsh",
        "Interests": "Rowing", "Awards": "Guild prize", "References": "On request",
    }  # fmt: skip
    body = "".join(f"*{heading}*\n\n{text}\n\n" for heading, text in told.items())
    resume = pdf_resume("#text(20pt)[Ruta Vaitkute] \\ ruta\\@example.org\n\n" + body)
    assert {skill.name: skill.keywords for skill in resume.skills} == {
        "Craft": ["Leading", "Kilns"],
        "Office": ["Excel", "Word"],
    }
    assert len(resume.education) == 1


def test_strengths_are_no_skills_beside_a_list_of_them_under_another_heading() -> None:
    told = "## Atouts\n\n- Vitrail\n- Fours\n- Gravure\n- Excel\n\n"
    resume = text_resume(told)
    assert [skill.name for skill in resume.skills] == ["Vitrail", "Fours", "Gravure", "Excel"]
    resume = text_resume(told + "## Logiciels\n\n- Word\n")
    assert [skill.name for skill in resume.skills] == ["Word"]


def test_sentences_under_a_heading_of_skills_are_a_summary_where_skills_are_listed() -> None:
    told = "Plans harbours with care and calm for the people who use them. Likes tides."
    resume = text_resume(f"## What I bring\n\n{told}\n\n## Key skills\n\nLeading, Kilns\n")
    assert [skill.name for skill in resume.skills] == ["Leading", "Kilns"]
    assert resume.basics.summary == told


def test_sentences_are_skills_where_nothing_else_is() -> None:
    resume = text_resume("## Skills\n\nFiring of kilns in all forms, leading and gilding.\n")
    assert "leading and gilding" in [skill.name for skill in resume.skills]


def test_a_list_in_cells_under_an_unknown_heading_is_the_skills() -> None:
    resume = text_resume(
        f"## Employment\n\n{JOBS}## In my bag\n\nLeading\tKilns\tExcel\nGilding\tEtching\n"
    )
    assert [s.name for s in resume.skills] == ["Leading", "Kilns", "Excel", "Gilding", "Etching"]


def test_languages_and_software_under_one_heading_are_parted() -> None:
    resume = text_resume(
        "## Sprachen und IT\n\nSprachen: Deutsch, Dänisch\nIT und Methoden: QGIS, Jira\n"
    )
    assert [skill.name for skill in resume.skills] == ["QGIS", "Jira"]
    assert [each.language for each in resume.languages] == ["Deutsch", "Dänisch"]


def test_a_table_of_hours_flown_tells_of_no_position() -> None:
    hours = "Total time\tA320\tIFR\n3,450 h\t2,300 h\t2,980 h\n\n"
    resume = text_resume(f"## Flight experience\n\n{hours}## Employment\n\n{JOBS}")
    assert [job.position for job in resume.work] == ["Planner", "Clerk"]


@pytest.mark.parametrize("heading", ["Strengths", "Stärken", "Mes atouts"])
def test_strengths_are_the_skills_only_where_nothing_else_is(heading: str) -> None:
    told = f"## Experience\n\n{JOBS}## {heading}\n\nPilotage · Charts · Sonar · Welding\n\n"
    names = [each.name for each in text_resume(told).skills]
    assert names == ["Pilotage", "Charts", "Sonar", "Welding"]
    more = text_resume(f"{told}## Skills\n\nKilns, Looms\n")
    assert [each.name for each in more.skills] == ["Kilns", "Looms"]


def test_positions_above_the_first_heading_that_is_known_are_found() -> None:
    more = "Typist, Fell Mills, 2012 – 2014\n- Typed\n\n"
    resume = text_resume(f"My seventeen years at sea\n\n{JOBS}{more}## Education\n\nBA, 2010\n")
    assert [job.name for job in resume.work] == ["Quillfern Ltd", "Tarn Bank", "Fell Mills"]
    assert resume.basics.name == "Ruta Vaitkute"


def test_a_few_dates_beside_the_contact_details_are_no_positions() -> None:
    resume = text_resume(
        "Born 1990, Planner since 2019\n\n## Education\n\nBA, Tarn University, 2010\n"
    )
    assert resume.work == []


def test_positions_may_go_on_under_more_headings_of_the_same_person() -> None:
    resume = text_resume(
        "## On the ground\n\n2019 – Present\tPlanner, Quillfern Ltd\n"
        "2014 – 2018\tClerk, Tarn Bank\n\n"
        "## And before, at sea\n\n2010 – 2013\tPurser, Fell Ferries\n\n"
        "## Learnt at\n\nBA, University of Hull, 2010\n\n"
        "## What I talk\n\nEnglish (native)\nWelsh (fluent)\n"
    )
    assert [job.name for job in resume.work] == ["Quillfern Ltd", "Tarn Bank", "Fell Ferries"]
    assert [each.language for each in resume.languages] == ["English", "Welsh"]


def test_what_follows_the_work_experience_under_a_heading_of_its_own_is_none() -> None:
    resume = text_resume(
        "## Work experience\n\n2019 – Present\tPlanner, Quillfern Ltd\n\n"
        "## Giving back\n\n2010 – 2013\tTreasurer, Fell Rowing Club\n"
    )
    assert [job.name for job in resume.work] == ["Quillfern Ltd"]


TALE = {
    "My adventure so far": "*Planner* \\ Quillfern Ltd #h(1fr) 2018 - 2024 \\ Drew maps\n\n"
    "*Clerk* \\ Tarn Bank #h(1fr) 2014 - 2018 \\ Filed",
    "On the school bench": "BA Botany, Tarn University #h(1fr) 2011 - 2014 \\ "
    "A levels, Fell College #h(1fr) 2009 - 2011",
    "My box of tools": "Surveys, maps, Excel, kilns.",
}


def test_headings_in_no_known_words_are_some_where_they_look_alike() -> None:
    body = "".join(f"#text(14pt)[*{head}*]\n\n{told}\n\n" for head, told in TALE.items())
    resume = pdf_resume("#text(20pt)[Ruta Vaitkute] \\ ruta\\@example.org\n\n" + body)
    assert [(job.position, job.name) for job in resume.work] == [
        ("Planner", "Quillfern Ltd"),
        ("Clerk", "Tarn Bank"),
    ]
    assert [each.institution for each in resume.education] == ["Tarn University", "Fell College"]
    assert [each.name for each in resume.skills] == ["Surveys", "maps", "Excel", "kilns"]


def test_employers_in_bold_are_no_headings_where_nothing_is_headed() -> None:
    resume = pdf_resume(
        "#text(20pt)[Ruta Vaitkute] \\ ruta\\@example.org\n\n"
        "*Quillfern Ltd* \\ Planner #h(1fr) 2020 - 2024 \\ Clerk #h(1fr) 2018 - 2020\n\n"
        "*Tarn Bank* \\ Clerk #h(1fr) 2016 - 2018\n\n"
        "*Fell Dairy* \\ Driver #h(1fr) 2014 - 2016\n\n"
    )
    assert [job.position for job in resume.work] == ["Planner", "Clerk", "Clerk", "Driver"]


def test_one_unknown_heading_beside_two_known_ones_is_one() -> None:
    resume = pdf_resume(
        "Ruta Vaitkute \\ ruta.vaitkute\\@example.org\n\n*Experience*\n\n"
        "Clerk, Tarn Bank #h(1fr) 2014 - 2018\n\n*School*\n\n"
        "GED, Fell College #h(1fr) 2013\n\n*Good at*\n\nLeading, Kilns, Lead came, Excel.\n"
    )
    assert [skill.name for skill in resume.skills] == ["Leading", "Kilns", "Lead came", "Excel"]
    assert [each.institution for each in resume.education] == ["Fell College"]


def test_a_heading_that_is_said_twice_stays_one() -> None:
    jobs = JOBS.split("\n\n")
    resume = text_resume(
        f"## Experience\n\n{jobs[0]}\n\n## Skills\n\nKilns, saws\n\n## Experience\n\n{jobs[1]}\n\n"
        "## Skills\n\nGlazing, cutting\n"
    )
    assert [job.name for job in resume.work] == ["Quillfern Ltd", "Tarn Bank"]
    assert [skill.name for skill in resume.skills] == ["Kilns", "saws", "Glazing", "cutting"]


@pytest.mark.parametrize("heading", ["ACHIEVEMENTS", "ACTIVITIES"])
def test_a_heading_that_stands_once_is_no_label_of_a_position(heading: str) -> None:
    resume = text_resume(
        "Ida Tarn\nida@example.org\n\nEXPERIENCE\n\nGlazier, Quill Ltd\t2019 – 2021\n- Cut\n\n"
        f"{heading}\n\nPlayer, Tarn Chess Club\t2015 – 2016\n- Played for the valley\n"
    )
    assert [job.name for job in resume.work] == ["Quill Ltd"]


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ("LOOM LAB | GRADUATE RESEARCHER\nJan 2015 – May 2016 | Hull, UK\nDyed.\n", ["LOOM LAB"]),
        ("LOOM 101 | The history of wool\n2015 – 2016\n", []),
        ("How wool takes colour, and why it loses it again.\n", []),
    ],
)
def test_research_is_work_where_it_tells_of_posts(told: str, names: list[str]) -> None:
    resume = text_resume(f"## Experience\n\n{JOBS}## Research\n\n{told}")
    assert [job.name for job in resume.work] == ["Quillfern Ltd", "Tarn Bank", *names]


def test_teaching_is_work_where_it_was_at_schools() -> None:
    courses = "Quantitative Dyeing (MSc), course leader, 2019\nLooms, guest lecturer, 2022 – 2023\n"
    for told, names in ((courses, []), ("Lecturer, Fell College, 2019 – 2021\n", ["Fell College"])):
        resume = text_resume(f"## Experience\n\n{JOBS}## Teaching\n\n{told}")
        assert [job.name for job in resume.work] == ["Quillfern Ltd", "Tarn Bank", *names]


def test_skills_and_languages_may_be_headed_as_a_sentence_begins() -> None:
    lists = "## Kan ik\n\nWeven / Verven / Spinnen\n\n## Spreek ik\n\nNederlands, Engels\n"
    resume = text_resume(f"## Werk\n\n{JOBS}{lists}")
    assert [skill.name for skill in resume.skills] == ["Weven", "Verven", "Spinnen"]
    assert [each.language for each in resume.languages] == ["Nederlands", "Engels"]


def test_further_training_for_years_at_schools_is_education() -> None:
    long = (
        "2010 – 2012  Fachweiterbildung Glasmalerei, Akademie am Fell\n"
        "2013 – 2014  Meisterkurs, Glasfachschule Tarn\n"
    )
    short = "2010  Kurs in Glasmalerei, Akademie am Fell\n2013  Erste Hilfe\n"
    for told, names in ((long, ["Akademie am Fell", "Glasfachschule Tarn"]), (short, [])):
        resume = text_resume(f"## Experience\n\n{JOBS}## Weiterbildung\n\n{told}")
        assert [each.institution for each in resume.education] == names


JAPANESE = """職務経歴書
氏名　霧島 灯
職務経歴
2018年4月～現在　株式会社霧硝子　製造部 主任
【業務内容】
・窯の温度管理
【実績】
・不良率を半減
2012年4月～2018年3月　谷硝子株式会社　品質部
【業務内容】
・検査
免許・資格
普通自動車第一種運転免許（2008年3月取得）
■活かせるスキル・知識
窯、検査
"""


def test_boxes_within_positions_head_no_sections() -> None:
    resume = text_resume(JAPANESE)
    assert [job.name for job in resume.work] == ["株式会社霧硝子", "谷硝子株式会社 品質部"]
    assert resume.work[0].highlights == ["窯の温度管理", "不良率を半減"]
    assert [(each.name, each.date) for each in resume.certificates] == [
        ("普通自動車第一種運転免許", "2008-03")
    ]
    assert [skill.name for skill in resume.skills] == ["窯", "検査"]


def test_boxes_may_head_sections_all_the_same() -> None:
    text = JAPANESE.replace("【業務内容】\n", "").replace("職務経歴\n", "【職務経歴】\n", 1)
    resume = text_resume(text.replace("【実績】", "【プロジェクト】"))
    assert len(resume.work) == 1
    assert resume.projects


def test_a_heading_may_stand_right_on_two_rows_beside_a_rail() -> None:
    resume = pdf_resume(
        "#text(20pt)[Pavo Lind] \\ pavo\\@example.org\n\n"
        "#block(width: 5cm)[#align(right)[*ESPERIENZA \\ PROFESSIONALE*]]\n"
        "#grid(columns: (5cm, 10cm), column-gutter: 5mm, row-gutter: 4mm,"
        "align(right)[2011 – 2019], [Vetraia \\ Vetreria Fell, Olza],"
        "align(right)[2003 – 2011], [Operaia \\ Fornaci Tarn, Ulm])\n"
    )
    assert [(job.position, job.name) for job in resume.work] == [
        ("Vetraia", "Vetreria Fell"),
        ("Operaia", "Fornaci Tarn"),
    ]


def test_the_last_word_of_a_school_heads_no_section() -> None:
    resume = pdf_resume(
        "#text(20pt)[Pavo Lind] \\ pavo\\@example.org\n\n"
        "*EDUCATION* \\ \n*PUGET FELL INSTITUTE OF* \\ *TECHNOLOGY* \\ MS in Statistics \\"
        " June 2017 \n\n*TARN COLLEGE* \\ BA in Mathematics \\ May 2015\n\n"
        "*LANGUAGES* \\ German\n"
    )
    assert [each.institution for each in resume.education] == [
        "PUGET FELL INSTITUTE OF TECHNOLOGY",
        "TARN COLLEGE",
    ]
    assert not resume.skills


def test_what_looks_like_the_headings_of_a_rail_beside_them_is_none() -> None:
    head = "#text(8pt)[12 Kiln Lane \\ 3027 Olza \\ 0491 555 156 \\ pavo\\@example.org]"
    jobs = "".join(
        f"#text(12pt)[*{name}* / {title}] \\ {when} \\ Cut the glass for the windows.\n\n"
        for name, title, when in (
            ("Fell Works", "Glazier", "2020 - 2024"),
            ("Tarn Panes", "Clerk", "2015 - 2020"),
        )
    )
    rows = (
        (head, "#text(24pt)[*Pavo Lind*] \\ Glazier"),
        ("#text(12pt)[*Profile*]", "Cuts what others have drawn, and leads it well. " * 3),
        ("#text(12pt)[*Experience*]", jobs),
        ("#text(12pt)[*Education*]", "#text(12pt)[*Fell College* / BA Glass] \\ 2011 - 2014"),
    )
    cells = ",".join(f"[{one}], [{two}]" for one, two in rows)
    resume = pdf_resume(f"#grid(columns: (4cm, 12cm), row-gutter: 5mm, {cells})")
    assert [(job.position, job.name) for job in resume.work] == [
        ("Glazier", "Fell Works"),
        ("Clerk", "Tarn Panes"),
    ]
    assert [each.institution for each in resume.education] == ["Fell College"]
