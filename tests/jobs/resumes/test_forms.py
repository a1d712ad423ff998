"""Entries that are filled in like a form."""

import io

import docx
import pytest
import typst

from jobs.resumes.json_resume import JsonResume
from jobs.resumes.reading import education, work
from jobs.resumes.reading.files import read
from jobs.resumes.reading.plain import lines_of


@pytest.mark.parametrize(
    ("position", "employer", "dates", "tasks", "sector"),
    [
        ("Occupation or position held", "Name and address of employer", "Dates",
         "Main activities and responsibilities", "Type of business or sector"),
        ("Lavoro o posizione ricoperti", "Nome del datore di lavoro", "Date (da – a)",
         "Principali mansioni e responsabilità", "Tipo di azienda o settore"),
        ("Beruf oder Funktion", "Name des Arbeitgebers", "Zeitraum", "Wichtigste Tätigkeiten",
         "Branche"),
        ("Designation", "Company", "Duration", "Responsibilities", "Sector"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("mark", ["\t", ": "])
def test_labels_of_a_form_say_what_is_what(
    position: str, employer: str, dates: str, tasks: str, sector: str, mark: str
) -> None:
    told = "".join(
        f"{dates}{mark}{when}\n{position}{mark}{title}\n{employer}{mark}{name}\n"
        f"{tasks}{mark}Wrote and filed\n{sector}{mark}Fishing\n\n"
        for when, title, name in (
            ("2019 – 2021", "Planner", "Quillfern"),
            ("2014 – 2018", "Dog walker", "Tarn & Fell"),
        )
    )
    found = work.read(lines_of(told))
    assert [(each.position, each.name, each.start_date) for each in found] == [
        ("Planner", "Quillfern", "2019"),
        ("Dog walker", "Tarn & Fell", "2014"),
    ]
    assert [each.highlights for each in found] == [["Wrote and filed"]] * 2


def test_a_school_is_filled_in_too() -> None:
    told = (
        "Dates\t2009 – 2013\nTitle of qualification awarded\tBSc in Botany\n"
        "Name of institution\tOlza House\n"
    )
    assert [(e.study_type, e.area, e.institution) for e in education.read(lines_of(told))] == [
        ("BSc", "Botany", "Olza House")
    ]


def test_the_first_row_of_a_table_names_no_school() -> None:
    told = "Degree\tInstitution\tYear\nM.Tech in Botany\tOlza College of Technology\t2017\n"
    assert [(e.study_type, e.institution) for e in education.read(lines_of(told))] == [
        ("M.Tech", "Olza College of Technology")
    ]


def test_one_label_makes_no_form() -> None:
    told = "Planner, Quillfern Ltd, 2019 – 2021\nRole: kept the calendar of a fleet\n"
    assert [each.position for each in work.read(lines_of(told))] == ["Planner"]


@pytest.mark.parametrize("first", ["Employer", "Job title", "Dates"])
def test_a_form_is_read_in_the_order_of_its_labels(first: str) -> None:
    told = ""
    for name, title, when in (
        ("Calder Moor, Selby", "Gauge Watcher", "2016 to date"),
        ("Tarn, Goole", "Tree Whisperer", "2012 to 2016"),
    ):
        said = {"Employer": name, "Address": "4 Mill Lane", "Job title": title, "Dates": when}
        labels = [first, *(label for label in said if label != first)]
        told += "".join(f"{label}: {said[label]}\n" for label in labels) + "Duties: Filed\n\n"
    found = work.read(lines_of(told))
    assert [(each.position, each.name, each.start_date) for each in found] == [
        ("Gauge Watcher", "Calder Moor", "2016"),
        ("Tree Whisperer", "Tarn", "2012"),
    ]
    assert [each.highlights for each in found] == [["Filed"]] * 2


def test_pay_and_hours_stand_between_no_employer_and_its_title() -> None:
    told = "".join(
        f"{name}\n{town}, NM, United States\n{when}\nSalary: $84,500 Per Year\n"
        f"Hours per week: 40\n{title}\nDuties:\nFiled all day.\n\n"
        for name, town, when, title in (
            ("Quillfern Health Center", "Olza", "10/2019 - Present", "Clerk"),
            ("Tarn Clinic", "Gallup", "03/2016 - 09/2019", "Social Worker"),
        )
    )
    found = work.read(lines_of(told))
    assert [(each.position, each.name) for each in found] == [
        ("Clerk", "Quillfern Health Center"),
        ("Social Worker", "Tarn Clinic"),
    ]


@pytest.mark.parametrize("head", ["{when}\n{when}\t", "{when}　", "期間\t業務内容\n{when}\t"])
def test_labels_in_brackets_say_what_is_what(head: str) -> None:
    told = "".join(
        f"{when}\t{name}\n{head.format(when=when)}【役職】{title}\n【勤務地】{place}\n"
        f"【業務内容】\n- 監視\n\n".replace(f"\n{when}\n", "\n")
        for when, name, title, place in (
            ("2018年10月～現在", "株式会社クイルファーン", "営業課長", "東京都港区"),
            ("2014年4月～2018年9月", "丸木食品株式会社", "営業担当", "愛知県豊田市"),
        )
    )
    found = work.read(lines_of(told))
    assert [(each.position, each.name, each.location) for each in found] == [
        ("営業課長", "株式会社クイルファーン", "東京都港区"),
        ("営業担当", "丸木食品株式会社", "愛知県豊田市"),
    ]


def test_two_positions_at_once_are_two() -> None:
    told = "2019 – 2021\tClerk, Tarn Bank\n2019 – 2021\tWaiter, Hotel Fell\n"
    assert [each.name for each in work.read(lines_of(told))] == ["Tarn Bank", "Hotel Fell"]


def test_a_long_cell_of_a_row_tells_what_was_done() -> None:
    duties = "Led a team of thirty on three lines of presses; cut scrap by a fifth; wrote the plans"
    told = "Organisation\tDesignation\tPeriod\tResponsibilities\n" + "".join(
        f"{name}\t{title}\t{when}\t{duties} of the whole works and of its suppliers.\n"
        for name, title, when in (
            ("Quillfern Components Pvt. Ltd.", "Assistant Manager", "Jul 2021 to Till date"),
            ("Tarn Forge Limited", "Graduate Engineer Trainee", "Jul 2017 to Mar 2021"),
        )
    )
    found = work.read(lines_of(told))
    assert [(each.position, each.name, each.start_date) for each in found] == [
        ("Assistant Manager", "Quillfern Components Pvt. Ltd.", "2021-07"),
        ("Graduate Engineer Trainee", "Tarn Forge Limited", "2017-07"),
    ]
    assert all(each.highlights[0].startswith(duties) for each in found)


def test_one_position_of_a_form_may_have_no_employer() -> None:
    told = (
        "Dates\t2021 to date\nPosition\tFreelance translator\nDuties\tWrote\n\n"
        "Dates\t2014 – 2018\nEmployer\tTarn & Fell\nPosition\tProofreader\n\n"
        "Dates\t2010 – 2014\nEmployer\tQuillfern\nPosition\tTypist\n"
    )
    assert [(each.position, each.name) for each in work.read(lines_of(told))] == [
        ("Freelance translator", ""),
        ("Proofreader", "Tarn & Fell"),
        ("Typist", "Quillfern"),
    ]


@pytest.mark.parametrize(
    "titles",
    ["Dates\tEmployer\tJob title\tReason for leaving",
     "Inclusive dates\tDepartment / Agency / Company\tPosition title\tSalary grade",
     "Zeitraum (von – bis)\tArbeitgeber\tPosition\tGrund des Ausscheidens",
     "Période\tEmployeur\tPoste occupé\tMotif du départ",
     "Okres\tPracodawca\tStanowisko\tPowód odejścia"],
)  # fmt: skip
def test_the_titles_of_columns_say_what_their_cells_are(titles: str) -> None:
    told = (
        f"{titles}\n2019 – 2021\tBramble & Tarn\tDog walker\tMoved away\n"
        "2014 – 2018\tQuillfern\tReader\tPromotion\n2012 – 2014\tFell House\tPuppeteer\t\n"
    )
    assert [(each.position, each.name, each.end_date) for each in work.read(lines_of(told))] == [
        ("Dog walker", "Bramble & Tarn", "2021"),
        ("Reader", "Quillfern", "2018"),
        ("Puppeteer", "Fell House", "2014"),
    ]


def test_when_may_stand_in_two_columns() -> None:
    told = (
        "From\tTo\tEmployer\tPosition held\n03/2019\tpresent\tTarn & Fell\tReader\n"
        "09/2014\t02/2019\tQuillfern\tDog walker\n"
    )
    assert [(e.name, e.start_date, e.end_date) for e in work.read(lines_of(told))] == [
        ("Tarn & Fell", "2019-03", ""),
        ("Quillfern", "2014-09", "2019-02"),
    ]


def test_a_title_that_lists_several_names_of_schools_is_one() -> None:
    told = (
        "Qualification\tSchool, college or university\tDates\n"
        "A levels: Botany, Music\tOlza Sixth Form\t2002 – 2004\n"
        "Higher something\tFellmere Hall\t2000 – 2002\n"
    )
    assert [e.institution for e in education.read(lines_of(told))] == [
        "Olza Sixth Form",
        "Fellmere Hall",
    ]


def test_a_form_says_where_it_was() -> None:
    told = (
        "Job title\tReader\nName of employer\tQuillfern\nPlace\tOlza Bridge\n"
        "Dates employed\t2019 to present\nMain duties\tRead aloud\n"
    )
    assert [(e.position, e.name, e.location) for e in work.read(lines_of(told))] == [
        ("Reader", "Quillfern", "Olza Bridge")
    ]


@pytest.mark.parametrize(
    "titles",
    [
        ("S.No", "Organisation", "Designation", "From", "To"),
        ("No.", "Agency / Company", "Position Title", "From", "To"),
        ("Nr.", "Arbeitgeber", "Funktion", "Von", "Bis"),
        ("N°", "Entreprise", "Poste", "Début", "Fin"),
        ("N", "Empresa", "Cargo", "Desde", "Hasta"),
        ("Nr", "Werkgever", "Functie", "Van", "Tot"),
        ("Lp.", "Pracodawca", "Stanowisko", "Od", "Do"),
        ("番号", "会社名", "役職", "開始", "終了"),
    ],
)
def test_the_first_row_of_a_table_says_what_its_columns_are(titles: tuple[str, ...]) -> None:
    rows = [
        titles,
        ("1", "Quillfern", "Planner", "Jul 2021", "Present"),
        ("2", "Tarn & Fell", "Dog walker", "Nov 2018", "Jun 2021"),
    ]
    found = work.read(lines_of("\n".join("\t".join(row) for row in rows)))
    assert [(job.name, job.position, job.start_date, job.end_date) for job in found] == [
        ("Quillfern", "Planner", "2021-07", ""),
        ("Tarn & Fell", "Dog walker", "2018-11", "2021-06"),
    ]


def test_what_stands_between_the_rows_of_a_table_was_done_there() -> None:
    found = work.read(
        lines_of(
            "Inclusive Dates\tPosition Title\tDepartment / Agency / Company\tSalary Grade\n"
            "07/2019 - Present\tPlanner\tQuillfern\t15\n- Drew the maps\n"
            "02/2016 - 06/2019\tDog walker\tTarn & Fell\n"
        )
    )
    assert [(job.name, job.highlights) for job in found] == [
        ("Quillfern", ["Drew the maps"]),
        ("Tarn & Fell", []),
    ]


TABLES = """#set page(margin: 18mm)
= Pavo Lind
pavo\\@example.org

== Work Experience
#table(columns: 5, [From], [To], [Position], [Company], [Reason for leaving],
[03/2019], [Present], [Glazier], [Quillfern Ltd], [],
[01/2016], [02/2019], [], [Tarn & Fell], [Moved])
== Education
#table(columns: 4, [Level], [School], [Degree], [Year],
[Secondary], [Fell High School], [], [2008],
[College], [Tarn University], [BSc Botany], [2012])
== Skills
Leading, Cutting
"""


def test_an_empty_cell_of_a_table_keeps_its_place() -> None:
    resume = JsonResume.read(read(typst.compile(TABLES.encode()), "r.pdf")["resume"])
    assert [(job.position, job.name, job.start_date) for job in resume.work] == [
        ("Glazier", "Quillfern Ltd", "2019-03"),
        ("", "Tarn & Fell", "2016-01"),
    ]
    assert [(each.study_type, each.institution) for each in resume.education] == [
        ("Secondary", "Fell High School"),
        ("BSc Botany", "Tarn University"),
    ]


def test_the_cells_of_a_first_row_head_the_lists_below_them() -> None:
    document = docx.Document()
    document.add_paragraph("Pavo Lind")
    document.add_paragraph("pavo@example.org")
    table = document.add_table(rows=2, cols=3)
    columns = {
        "SPECIAL SKILLS": ["Leading", "Cutting", "Kilns", "Etching"],
        "LANGUAGES": ["Filipino", "English"],
        "HOBBIES": ["Rowing", "Baking"],
    }
    for at, (heading, items) in enumerate(columns.items()):
        table.rows[0].cells[at].text = heading
        table.rows[1].cells[at].text = "\n".join(items)
    content = io.BytesIO()
    document.save(content)
    resume = JsonResume.read(read(content.getvalue(), "r.docx")["resume"])
    assert [skill.name for skill in resume.skills] == columns["SPECIAL SKILLS"]
    assert [each.language for each in resume.languages] == columns["LANGUAGES"]


def test_a_label_may_stand_above_what_is_filled_in() -> None:
    told = (
        "Employer:\nQuillfern\nPosition:\nPlanner\nPeriod:\n2019 – 2021\nDuties:\n- Drew maps\n\n"
        "Employer:\nTarn & Fell\nPosition:\nDog walker\nPeriod:\n2014 – 2018\nDuties:\n- Walked\n"
    )
    found = work.read(lines_of(told))
    assert [(job.name, job.position, job.highlights) for job in found] == [
        ("Quillfern", "Planner", ["Drew maps"]),
        ("Tarn & Fell", "Dog walker", ["Walked"]),
    ]


def word_table(heading: str, *rows: tuple[str, ...]) -> JsonResume:
    document = docx.Document()
    document.add_paragraph("Pavo Lind")
    document.add_paragraph("pavo@example.org")
    document.add_paragraph(heading).runs[0].bold = True
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    content = io.BytesIO()
    document.save(content)
    return JsonResume.read(read(content.getvalue(), "r.docx")["resume"])


def test_a_column_may_hold_position_and_employer() -> None:
    resume = word_table(
        "Werkervaring",
        ("Periode", "Functie en werkgever", "Taken"),
        ("2019 – heden", "Magazijnier\nTarn Logistiek, Gent", "Orders\nVoorraad"),
        ("2014 – 2019", "Winkelmedewerker\nBakkerij Fell, Gent", "Bediening"),
    )
    assert [(job.position, job.name, job.highlights) for job in resume.work] == [
        ("Magazijnier", "Tarn Logistiek", ["Orders", "Voorraad"]),
        ("Winkelmedewerker", "Bakkerij Fell", ["Bediening"]),
    ]


def test_long_cells_below_titles_are_no_columns_of_a_page() -> None:
    address = "Quillfern Ltd\nMill Row 4\nOlza\nSpain"
    resume = word_table(
        "Work Experience",
        ("From", "To", "Employer", "Position", "Duties"),
        ("03/2019", "present", address, "Planner", "Maps\nSurveys\nPlans\nMinutes"),
        ("01/2015", "02/2019", address.replace("Quillfern", "Tarn"), "Clerk", "A\nB\nC\nD"),
    )
    assert [(job.position, job.start_date) for job in resume.work] == [
        ("Planner", "2019-03"),
        ("Clerk", "2015-01"),
    ]
    assert [job.name for job in resume.work] == ["Quillfern Ltd", "Tarn Ltd"]


def test_when_may_stand_behind_two_labels() -> None:
    told = (
        "Employer\tLake Print\nJob title\tReader\nFrom\t06/2019\nTo\tPresent\nDuties\tRead\n"
        "Employer\tQuillfern\nJob title\tDog walker\nFrom\t01/2016\nTo\t05/2019\n"
        "Reason for leaving\tRelocation\n"
    )
    assert [(e.name, e.start_date, e.end_date) for e in work.read(lines_of(told))] == [
        ("Lake Print", "2019-06", ""),
        ("Quillfern", "2016-01", "2019-05"),
    ]


def test_a_form_says_below_any_heading_what_it_is_about() -> None:
    text = (
        "Pavo Lind\npavo@example.org\n\n## Experience\n\nReader, Tarn Ltd, 2020 - 2023\n\n"
        "## Ce que je fis ensuite\n\nEmployeur\tPoste\tDu\tAu\n"
        "Maison Olza\tCrieur\t01/2016\t05/2019\n\n"
        "## Skills\n\nCrying, Reading\n"
    )
    found = read(text.encode(), "r.md")["resume"]
    assert [job["name"] for job in found["work"]] == ["Tarn Ltd", "Maison Olza"]


def test_a_wide_table_without_rules_is_no_columns_of_a_page() -> None:
    titles = ("Date from", "Date to", "Employer", "Post held", "Place", "Main duties")
    rows = (
        (
            "09/2019",
            "present",
            "Kerlan Dairy",
            "Cheese maker",
            "Fellmere",
            "Ripened twelve cheeses",
        ),
        ("01/2016", "08/2019", "Menez Farmers", "Milker", "Olza", "Milked and curdled"),
        ("02/2012", "12/2015", "Tarn Creamery", "Porter", "Olza", "Carried the churns"),
    )
    cells = ", ".join(f"[{cell}]" for row in (titles, *rows) for cell in row)
    source = (
        "#set page(margin: 16mm)\n#set text(size: 9.5pt)\n#text(16pt)[*Pavo Lind*]\n\n"
        "pavo\\@example.org\n\n#text(12pt)[*Section 2: Employment history*]\n\n"
        f"#table(columns: (1fr, 1fr, 1fr, 1fr, 1fr, 1fr), stroke: none, {cells})\n"
    )
    found = read(typst.compile(source.encode()), "r.pdf")["resume"]["work"]
    assert [(job["position"], job["name"], job["location"]) for job in found] == [
        ("Cheese maker", "Kerlan Dairy", "Fellmere"),
        ("Milker", "Menez Farmers", "Olza"),
        ("Porter", "Tarn Creamery", "Olza"),
    ]


PROJECTS = (
    "Period: March 2021 – till now\nProject: Claims of fishermen\nRole: Net Developer\n"
    "Responsibilities:\n- Mended nets\n"
    "Period: May 2018 – February 2021\nProject: Buoys\nRole: Junior Net Developer\n"
    "Responsibilities:\n- Moved buoys\n"
)


def test_projects_for_others_have_roles_and_no_employer() -> None:
    found = work.read(lines_of(PROJECTS))
    assert [(each.position, each.name, each.start_date) for each in found] == [
        ("Net Developer", "", "2021-03"),
        ("Junior Net Developer", "", "2018-05"),
    ]
    assert [each.highlights for each in found] == [["Mended nets"], ["Moved buoys"]]


def test_an_employer_between_labels_stays_one() -> None:
    text = PROJECTS.replace("Project: Buoys", "Quillfern Ltd")
    found = work.read(lines_of(text.replace("Project: Claims of fishermen", "Tarn & Fell Ltd")))
    assert [each.name for each in found] == ["Tarn & Fell Ltd", "Quillfern Ltd"]


def test_a_japanese_form_may_ask_for_department_and_role() -> None:
    text = (
        "2019年5月〜現在　株式会社タルン\n所属・役職：購買部　主任\n- 仕入先の管理\n"
        "2013年4月〜2019年4月　フェル工業株式会社\n所属・役職：生産管理課\n- 計画の立案\n"
    )
    assert [each.position for each in work.read(lines_of(text))] == ["購買部 主任", "生産管理課"]


def test_projects_that_say_a_role_each_are_the_work_where_no_other_is_told() -> None:
    top = "Ruta Vaitkute\nruta@example.org\n\n## Projekthistorie\n\n"
    text = PROJECTS.replace("Period", "Zeitraum").replace("Role", "Rolle")
    work_told = "\n## Berufserfahrung\n\nGlazier, Tarn Ltd\t2010 – 2014\n"
    for more, titles in (("", ["Net Developer", "Junior Net Developer"]), (work_told, ["Glazier"])):
        resume = JsonResume.read(read((top + text + more).encode(), "r.md")["resume"])
        assert [job.position for job in resume.work] == titles


def test_what_a_column_of_tasks_begins_with_may_be_the_title() -> None:
    text = (
        "期間\t勤務先\t職務内容\n2020年4月～現在\t株式会社タルン\n- 販売主任\n- シフト管理\n"
        "2017年4月～2020年3月\t株式会社フェル\n- 販売員\n- 品出し\n"
    )
    found = work.read(lines_of(text))
    assert [(each.position, each.highlights) for each in found] == [
        ("販売主任", ["シフト管理"]),
        ("販売員", ["品出し"]),
    ]
    untitled = work.read(lines_of(text.replace("- 販売員", "- 店舗の運営")))
    assert [each.position for each in untitled] == ["", ""]


def test_a_label_may_have_a_note() -> None:
    told = (
        "Ida Tarn\nida@example.pt\n\nEXPERIÊNCIA PROFISSIONAL\n\n"
        "Datas (de – até)\tMarço de 2015 – presente\nNome do empregador\tOficina Quill, Olza\n"
        "Função\tVidreira\n\nDatas (de – até)\t2011 – 2014\nNome do empregador\tCasa Tarn, Fell\n"
        "Função\tAprendiz\n"
    )
    resume = JsonResume.read(read(told.encode(), "resume.txt")["resume"])
    assert [(job.position, job.name, job.start_date) for job in resume.work] == [
        ("Vidreira", "Oficina Quill", "2015-03"),
        ("Aprendiz", "Casa Tarn", "2011"),
    ]


@pytest.mark.parametrize("label", ["Achievements/Tasks", "Responsibilities", "Key achievements"])
def test_what_heads_the_list_of_what_was_done_is_no_employer(label: str) -> None:
    told = "Ida Tarn\nida@example.org\n\nWORK EXPERIENCE\n\n" + "".join(
        f"{title}\n{employer}\n{dates}\n{label}\n- Cut glass.\n- Fired it.\n\n"
        for title, employer, dates in (
            ("Glazier", "Quill & Tarn", "09/2022 - Present"),
            ("Apprentice", "The Fell Nest", "06/2019 - 08/2022"),
        )
    )
    resume = JsonResume.read(read(told.encode(), "resume.txt")["resume"])
    assert [(job.position, job.name, job.highlights) for job in resume.work] == [
        ("Glazier", "Quill & Tarn", ["Cut glass.", "Fired it."]),
        ("Apprentice", "The Fell Nest", ["Cut glass.", "Fired it."]),
    ]


def test_several_labels_may_stand_far_apart_in_a_line() -> None:
    text = (
        "2019年5月〜現在　　株式会社タルン\n事業内容：搬送装置　従業員数：320名\n"
        "所属：第二営業部　役職：課長\n- 担当\n"
        "2013年4月〜2019年4月　　フェル株式会社\n事業内容：ポンプ　従業員数：150名\n"
        "所属：営業部　役職：主任\n- 開拓\n"
    )
    found = work.read(lines_of(text))
    assert [(each.position, each.name) for each in found] == [
        ("課長", "株式会社タルン"),
        ("主任", "フェル株式会社"),
    ]


@pytest.mark.parametrize("mark", ["\t", ": "])
def test_a_label_that_recurs_in_each_record_heads_no_section(mark: str) -> None:
    records = "".join(
        f"Période{mark}{when}\nProjet{mark}Filets\nRôle{mark}{title}\n"
        f"Réalisations{mark}Un filet neuf\nTechnologies{mark}Chanvre, lin\n\n"
        for when, title in (
            ("mars 2021 – aujourd’hui", "Développeur senior"),
            ("sept. 2018 – févr. 2021", "Développeur"),
        )
    )
    top = "Ruta Vaitkute\nruta@example.org\n\n## Expérience\n\n"
    resume = JsonResume.read(read((top + records).encode(), "r.md")["resume"])
    assert [(job.position, job.name) for job in resume.work] == [
        ("Développeur senior", ""),
        ("Développeur", ""),
    ]
    assert not resume.skills
    assert not resume.projects


def test_an_institution_employs_whoever_has_a_position_there() -> None:
    told = (
        "Institution:\tQuillfern Hospital, Leeds\nPosition:\tWard Sister\n"
        "Duration:\t2018 to date\nDuties:\n- Runs a ward\n"
        "Institution:\tTarn Clinic\nPosition:\tStaff Nurse\nDuration:\t2012 to 2018\n"
    )
    assert [(each.position, each.name) for each in work.read(lines_of(told))] == [
        ("Ward Sister", "Quillfern Hospital"),
        ("Staff Nurse", "Tarn Clinic"),
    ]


def test_a_bold_item_above_labels_is_the_employer_and_a_plain_one_what_was_done() -> None:
    lines = lines_of(
        "1) M/s. Quillfern Foods Pvt. Ltd.\nDesignation : Accountant\nPeriod : 2019 to 2022\n"
        "- Filed returns\n2) Tarn Tractors\nDesignation : Clerk\nPeriod : 2015 to 2019\n"
    )
    for line in lines:
        line.is_bold = line.plain.endswith(("Ltd.", "Tractors"))
    assert [(each.position, each.name) for each in work.read(lines)] == [
        ("Accountant", "Quillfern Foods Pvt. Ltd."),
        ("Clerk", "Tarn Tractors"),
    ]


def test_an_address_below_an_employer_is_its_place() -> None:
    told = "".join(
        f"{name}\n{street}\n{when}\nHours per week: 40\n{title} (This is a federal job)\n"
        "- Filed\n\n"
        for name, street, when, title in (
            ("Office of Dry Tarns, Fell Branch", "61 Larch Bluff, Olza, NM 87402 United States",
             "06/2021 – Present", "Program Analyst"),
            ("Quillfern Freight", "88 Depot Street, Tarnby, CO 81301 United States",
             "08/2013 – 02/2017", "Dispatch Clerk"),
        )
    )  # fmt: skip
    found = work.read(lines_of(told))
    assert [(each.position, each.name, each.location) for each in found] == [
        ("Program Analyst", "Office of Dry Tarns, Fell Branch", "Olza, NM"),
        ("Dispatch Clerk", "Quillfern Freight", "Tarnby, CO"),
    ]


def test_a_first_row_over_dates_and_two_things_at_once_is_no_position() -> None:
    told = (
        "期間\t会社名・職務内容\n"
        "2019年10月～現在\t樽前硝子株式会社\n硝子営業部　主任\n・板硝子の販売\n"
        "2016年7月～2019年9月\tみさき窯業株式会社\n総務部　営業事務\n・受発注\n"
    )
    assert [each.name for each in work.read(lines_of(told))] == [
        "樽前硝子株式会社",
        "みさき窯業株式会社",
    ]


def test_the_one_unknown_column_of_a_table_holds_what_is_missing() -> None:
    told = (
        "Sl. No.\tMill\tDesignation\tPeriod\n"
        "1\tQuillfern House, Selby\tWeaver\t2016 – 2019\n2\tFell & Sons, Hull\tDyer\t2014 – 2016\n"
    )
    found = [(job.position, job.name, job.location) for job in work.read(lines_of(told))]
    assert found == [("Weaver", "Quillfern House", "Selby"), ("Dyer", "Fell & Sons", "Hull")]


@pytest.mark.parametrize(
    ("filled", "name"),
    [
        ("Gabinete do Tarn, Lda., Av. Nova 210, 2900 Olza", "Gabinete do Tarn, Lda."),
        ("Fell & Sons, 12 High Street, Leeds", "Fell & Sons"),
        ("Glaserei Tarn, Hafenstraße 3, 26721 Emden", "Glaserei Tarn"),
        ("Tarn, Fell & Partners", "Tarn, Fell & Partners"),
        ("Museum of Street Arts, Ward 7", "Museum of Street Arts, Ward 7"),
    ],
)
def test_the_address_of_an_employer_is_no_part_of_its_name(filled: str, name: str) -> None:
    told = "".join(
        f"Datas\t{years}\nCargo ocupado\tEscriturária\nNome e morada do empregador\t{filled}\n"
        for years in ("2015 – 2019", "2012 – 2015")
    )
    assert {job.name for job in work.read(lines_of(told))} == {name}


def test_of_an_address_behind_an_employer_the_town_is_its_place() -> None:
    told = (
        "Night Porter\nTarn Hotel, 12 Mill Road, Leeds LS1 2AB\n2019 – 2021\n- Carried\n\n"
        "Cook\nFell House, 4 High Street, York YO1 3CD\n2016 – 2019\n- Cooked\n"
    )
    assert [(each.position, each.name, each.location) for each in work.read(lines_of(told))] == [
        ("Night Porter", "Tarn Hotel", "Leeds"),
        ("Cook", "Fell House", "York"),
    ]


def test_of_two_columns_for_employers_the_first_counts() -> None:
    told = (
        "Dates\tJob title\tCompany\tAgency\n"
        "2021 – 2023\tDriver\tTarn Cold Store\tQuick Hands\n"
        "2019 – 2021\tPicker\tFell Pharmacy\tQuick Hands\n"
    )
    assert [job.name for job in work.read(lines_of(told))] == ["Tarn Cold Store", "Fell Pharmacy"]
