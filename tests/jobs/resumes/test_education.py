"""Schools, degrees and fields, and the places that are no part of them."""

import pytest

from jobs.resumes.reading import education, studies
from jobs.resumes.reading.line import Line
from jobs.resumes.reading.plain import lines_of


def read(text: str) -> list[tuple[str, str]]:
    """Return the degrees and the schools that lines tell."""
    found = education.read(lines_of(text))
    return [(" ".join(f"{e.study_type} {e.area}".split()), e.institution) for e in found]


@pytest.mark.parametrize(
    ("text", "degree", "school"),
    [
        ("Northmere University\tLeioa\nBSc in Botany\t2012 – 2015", "BSc Botany",
         "Northmere University"),
        ("High School Graduation\nFell Bay Collegiate\n09/2014 - 06/2017", "High School Graduation",
         "Fell Bay Collegiate"),
        ("NVQ in Glazing, Northmere College (Distinction)\t2012", "NVQ Glazing",
         "Northmere College"),
        ("MSc Botany\tUniversity of Life Sciences in Lublin\t2012", "MSc Botany",
         "University of Life Sciences in Lublin"),
        ("2012 – 2014  Técnico Superior en Vidrio. CIFP Tarnyard", "Técnico Superior Vidrio",
         "CIFP Tarnyard"),
        ("KAIST, PhD in Glazing\t2012 – 2015", "PhD Glazing", "KAIST"),
        ("AAS in Glazing, Fell Moor\nCommunity College, Olza\n2012", "AAS Glazing",
         "Fell Moor Community College"),
        ("AAS in Glazing\nFell Moor Community\nCollege\n2012", "AAS Glazing",
         "Fell Moor Community College"),
        ("Université Fell, BAA in Verrerie\t2012", "BAA Verrerie", "Université Fell"),
        ("DEC\tCégep de Fell, Verrerie\t2009 – 2012", "DEC Verrerie", "Cégep de Fell"),
        ("Politechnika Fellska\t2010 – 2012\nmgr inż. in Szkło", "mgr inż. Szkło",
         "Politechnika Fellska"),
        ("BSc in Botany. Northmere University\t2012", "BSc Botany", "Northmere University"),
        ("Northmere University. BSc in Botany\t2012", "BSc Botany", "Northmere University"),
        ("PGCertFell University, Care Leadership", "PGCert Care Leadership", "Fell University"),
        ("Graduação em Vidraria. UFRGS, conclusão em 2014.", "Graduação Vidraria", "UFRGS"),
        ("HAVO, Northmere College, Olza, diploma\t2008 – 2012", "HAVO", "Northmere College"),
        ("BTEC Glazing, Northmere College (DDM)\t2012 – 2014", "BTEC Glazing", "Northmere College"),
        ("BSc Botany, Massakwa Institute (MKI)\t2012", "BSc Botany", "Massakwa Institute (MKI)"),
        ("Diploma di Liceo Classico\t2012\nLiceo Norberto Fell", "Diploma di Liceo Classico",
         "Liceo Norberto Fell"),
        ("HSC, Tarn Matric Hr. Sec. School\t2012", "HSC", "Tarn Matric Hr. Sec. School"),
        ("Northmere Secondary College — VCE\t2012", "VCE", "Northmere Secondary College"),
        ("BMus (Hons), University of Northmere\tOlza\t2012\n2:1", "BMus (Hons)",
         "University of Northmere"),
        ("Diplomatura en Vidrio / Taller Tarn / Olza / 2012", "Diplomatura Vidrio", "Taller Tarn"),
        ("2012\tMSc Botany\nNorthmere University (Thesis: Moss on glass)", "MSc Botany",
         "Northmere University"),
        ("Glaserausbildung, Bildungszentrum Fell, mit Auszeichnung\t2012", "Glaserausbildung",
         "Bildungszentrum Fell"),
        ("Northmere University – Leioa\t2012 – 2015\nBSc in Botany", "BSc Botany",
         "Northmere University"),
        ("Northmere University – Botany\t2012 – 2015", "Botany", "Northmere University"),
        ("BSc Northmere University, Botany\t2012 – 2015", "BSc Botany", "Northmere University"),
        ("BSc\tUniversity of Northmere, Botany\t2012 – 2015", "BSc Botany",
         "University of Northmere"),
        ("BA (Hons) Northmere University, BA (Hons) in Botany\t2012 – 2015", "BA (Hons) Botany",
         "Northmere University"),
        ("Bachelor Wiskunde\t2009 – 2012\nUniversiteit Venlo, Venlo", "Bachelor Wiskunde",
         "Universiteit Venlo"),
        ("B.S. in Botany, 2012\nUniversity of California, Berkeley", "B.S. Botany",
         "University of California, Berkeley"),
        ("Ontario Secondary School Diploma\t2012\nTarn Collegiate School",
         "Ontario Secondary School Diploma", "Tarn Collegiate School"),
        ("Verrerie @ Centre du Tarn\t2012", "Verrerie", "Centre du Tarn"),
        ("2003 – 2007: Realschule, Realschule Olza-Süd", "Realschule", "Realschule Olza-Süd"),
        ("Bacharelado em Vidro – Universidade do Tarn (conclusão em 2016)", "Bacharelado Vidro",
         "Universidade do Tarn"),
        ("Licencjat, Uniwersytet Tarnowy, ukończenie: 2016", "Licencjat", "Uniwersytet Tarnowy"),
        ("Diploma di vetraio, Istituto Tarn, conseguito nel 2016", "Diploma di vetraio",
         "Istituto Tarn"),
        ("Uniwersytet Tarnowy\t2016\nkierunek: Szklarstwo, tytuł: magister", "magister Szklarstwo",
         "Uniwersytet Tarnowy"),
        ("2016 Studium der Glaskunst, Universität Tarn, Abschluss: Magister",
         "Studium der Glaskunst (Magister)", "Universität Tarn"),
        ("BSc, field of study: Botany, Northmere University\t2016", "BSc Botany",
         "Northmere University"),
        ("Universität Tarn, Abschluss: 2016\nBSc Botanik", "BSc Botanik", "Universität Tarn"),
        ("1993-1998 Universiteit van Tarn, Glaskunst (master), diploma behaald", "master Glaskunst",
         "Universiteit van Tarn"),
        ("Universität Tarn, Bremen (Diplom)\t2016", "Diplom", "Universität Tarn"),
        ("HAVO, Northmere College, diploma behaald\t2012", "HAVO", "Northmere College"),
        ("Mittlerer Abschluss, Realschule Tarn\t2016", "Mittlerer Abschluss", "Realschule Tarn"),
        ("Ph.D., Botany, Northmere University. Dissertation: “Moss on Glass”\t2016",
         "Ph.D. Botany", "Northmere University"),
        ("MSc Botany, Northmere University – Thesis: Moss, 1780\t2016", "MSc Botany",
         "Northmere University"),
        ("Máster en Vidrio, Universidad de Olza. Tesis: Musgo y vidrio\t2016", "Máster Vidrio",
         "Universidad de Olza"),
        ("Havo (profiel Glas en Vuur), Tarncollege\t2009", "Havo (profiel Glas en Vuur)",
         "Tarncollege"),
        ("Verkürzte Ausbildung zum Glaser Glaserschule am Fell\t2013 – 2014\nAbschluss: Examen",
         "Verkürzte Ausbildung zum Glaser", "Glaserschule am Fell"),
        ("2012\tDiploma di liceo delle arti\tLiceo “Ada Fell”", "Diploma di liceo delle arti",
         "Liceo “Ada Fell”"),
        ("Agrégation de l’enseignement secondaire\t2012\nUniversité du Tarn",
         "Agrégation de l’enseignement secondaire", "Université du Tarn"),
        ("2007\t1re année de lettres (non validée), Université du Tarn", "1re année de lettres",
         "Université du Tarn"),
        ("Welding class at Northmere Technical College, did not finish (2012)", "Welding class",
         "Northmere Technical College"),
        ("Plus Two\nSt. Fell HSS, Olza, India | 2010 – 2012", "Plus Two", "St. Fell HSS"),
        ("2012\tB.Sc. Botany (Second Class Upper) from Northmere University",
         "B.Sc. Botany (Second Class Upper)", "Northmere University"),
        ("2008 – 2012\tOberschule am Fell, Realschulabschluss (2,1)", "Realschulabschluss",
         "Oberschule am Fell"),
        ("2012\tTeknikprogrammet, Fells gymnasium, Olza", "Teknikprogrammet", "Fells gymnasium"),
        ("NORTHMERE HIGH SCHOOL\nGrad. June 2012 | Kent, WA", "", "NORTHMERE HIGH SCHOOL"),
        ("Northmere College\nCoursework in Botany (transferred, no degree)\t2009 – 2012",
         "Coursework in Botany", "Northmere College"),
        ("A-levels in English, History and French\t2012\nTarn Grammar School",
         "A-levels English, History and French", "Tarn Grammar School"),
        ("Pabo, Hogeschool Olza\t2012", "Pabo", "Hogeschool Olza"),
        ("12.º ano, Escola Secundária de Olza\t2012", "12.º ano", "Escola Secundária de Olza"),
        ("Leeds, School of Glass\t2012\nBSc Glass", "BSc Glass", "Leeds, School of Glass"),
        ("• Secundario: Bachiller\nColegio Olza\n2012", "Bachiller", "Colegio Olza"),
        ("Preparatoria Técnica\nPreparatoria Técnica Núm. 31, Olza\n2009", "Preparatoria Técnica",
         "Preparatoria Técnica Núm. 31"),
        ("Hogeschool Olza, Olza — Master Arbeids- en Glaspsychologie\t2009",
         "Master Arbeids- en Glaspsychologie", "Hogeschool Olza"),
        ("Plus Two (Commerce)\nSt. Olza HSS, Pala, India\t2012", "Plus Two", "St. Olza HSS"),
        ("Geprüfte Fachwirtin (IHK)\t2013 – 2014\nIHK Emden", "Geprüfte Fachwirtin (IHK)",
         "IHK Emden"),
    ],
)  # fmt: skip
def test_a_school_is_told_from_its_place_and_from_the_degree(
    text: str, degree: str, school: str
) -> None:
    assert read(text) == [(degree, school)]


def test_brackets_hold_the_town_where_all_others_have_a_place() -> None:
    others = "2011 – 2015\nUniversidad de la Marina (Alicante)\nGrado en Turismo\n"
    told = "2009 – 2011\nInstituto Tarn Sur (Olzarra)\nBachillerato\n"
    assert read(others + told)[1] == ("Bachillerato", "Instituto Tarn Sur")
    told = told.replace("Olzarra", "ITS")
    assert read(others + told)[1] == ("Bachillerato", "Instituto Tarn Sur (ITS)")


@pytest.mark.parametrize("mark", ["\n", " • ", ", "])
def test_what_no_list_knows_is_told_by_the_other_entries(mark: str) -> None:
    told = f"Glazing for all{mark}Tarnyard\t2019\n\nBSc Botany{mark}Fell College\t2012\n"
    assert read(told) == [("Glazing for all", "Tarnyard"), ("BSc Botany", "Fell College")]
    told = f"Tarnyard{mark}Glazing for all\t2019\n\nFell College{mark}BSc Botany\t2012\n"
    if mark != ", ":  # “Tarnyard, Glazing for all” may be one name
        assert read(told) == [("Glazing for all", "Tarnyard"), ("BSc Botany", "Fell College")]


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("Fell College\t2002 – 2004\nA Levels: Art (B)\n", ("A Levels: Art (B)", "Fell College")),
        ("Associate of Applied Science – Welding\nFell College – Olza, OH\nMay 2009\n",
         ("Associate of Applied Science Welding", "Fell College")),
        ("BSc Botany – First Class Honours\nFell College, 2013\n", ("BSc Botany", "Fell College")),
        ("Abitur, Fell-Gymnasium, Krefeld (Note: 2,1)\t2005\n", ("Abitur", "Fell-Gymnasium")),
        ("12th from Tarn Board in 2008 with 81%\n", ("12th", "Tarn Board")),
        ("Laurea in Lettere (110/110 e lode) – Università di Olza\t2009\n",
         ("Laurea Lettere", "Università di Olza")),
        ("MSc Botany\t2012\nKing’s College, Olza\n", ("MSc Botany", "King’s College")),
        ("New Tarn High School · Olza\t2011\nSSC · 91%\n", ("SSC", "New Tarn High School")),
    ],
)  # fmt: skip
def test_what_stands_beside_school_and_degree_is_told(text: str, entry: tuple[str, str]) -> None:
    assert read(text) == [entry]


def test_bullets_before_all_lines_mean_nothing() -> None:
    told = "- BSc Botany, Fell College, 2012\n- High School Diploma, 2008\n"
    assert read(told) == [("BSc Botany", "Fell College"), ("High School Diploma", "")]


def test_a_subject_behind_a_degree_is_no_school() -> None:
    told = "BTS Cuisine, option pain, 2019\nBSc Botany, Fell College, 2012\n"
    assert read(told)[0] == ("BTS Cuisine option pain", "")
    told = "University of California, Berkeley, 2019\nBSc Botany, Fell College, 2012\n"
    assert read(told)[0] == ("", "University of California, Berkeley")


def test_the_first_row_of_a_table_says_what_its_cells_are() -> None:
    told = (
        "Examination\tBoard / University\tYear of Passing\tPercentage\n"
        "B.E. (Civil)\tTarn House, Olza\t2014\t71.5 %\n"
        "S.S.C.\tOlza Board\t2010\t82 %\n"
        "Dean’s list in 2013\n"
    )
    assert read(told) == [("B.E. (Civil)", "Tarn House, Olza"), ("S.S.C.", "Olza Board")]
    assert [each.score for each in education.read(lines_of(told))] == ["71.5 %", "82 %"]


@pytest.mark.parametrize(
    "note", ["Minor in Chemistry", "with honors", "cum laude", "Mention bien", "82.5 %"]
)
def test_a_note_is_neither_school_nor_degree(note: str) -> None:
    told = f"BSc Botany\nFell College\t2012\n{note}\n\nTarn High School\t2009\nDiploma\n"
    assert read(told) == [("BSc Botany", "Fell College"), ("Diploma", "Tarn High School")]
    assert read(f"BSc Botany, Fell College, 2012 ({note})\n") == [("BSc Botany", "Fell College")]


def test_a_degree_without_dates_among_dated_ones_is_a_note() -> None:
    told = (
        "BSc in Nursing\t2017 – 2019\nFell College\nRN to BSN, online\n"
        "Diploma in Nursing\t2013 – 2015\nTarn School\n"
    )
    assert read(told) == [("BSc Nursing", "Fell College"), ("Diploma Nursing", "Tarn School")]


def test_a_degree_goes_on_below_where_its_next_word_had_no_room() -> None:
    rows = [("Associate of Science in Supply Chain", 190), ("Management", 60)]
    rows += [("Fell Technical College", 120), ("2019 – 2021", 60)]
    lines = [Line(text, x0=10, x1=x1, y=10.0 * at) for at, (text, x1) in enumerate(rows)]
    assert [each.area for each in education.read(lines)] == ["Supply Chain Management"]


def test_where_all_schools_have_a_town_it_is_no_part_of_them() -> None:
    told = "MSc Botany\t2012\nNorthmere University, Leioa\n\nBSc Botany\t2010\nFell College, Olza\n"
    assert [school for _, school in read(told)] == ["Northmere University", "Fell College"]


def test_a_degree_broken_before_its_dates_is_whole() -> None:
    rows = [("Universidade de Exemplo do Norte", 160), ("Bacharelado em Ciência da", 150)]
    lines = [Line(text, x0=10, x1=x1, y=10.0 * at) for at, (text, x1) in enumerate(rows)]
    lines.append(Line("Computação | 2013 – 2017", x0=10, x1=140, y=20.0))
    found = education.read(lines)
    assert [(each.area, each.end_date) for each in found] == [("Ciência da Computação", "2017")]


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ("Vmbo-t, Tarnlanden Mavo, Zuurdijk", ("Vmbo-t", "Tarnlanden Mavo")),
        ("Vmbo-t, Tarnlanden Mavo (Zuurdijk)", ("Vmbo-t", "Tarnlanden Mavo")),
        ("Lehre zum Glaser, Glashof Fell, Bad Tarn am See, mit Auszeichnung.",
         ("Lehre zum Glaser", "Glashof Fell")),
        ("BSc Botany, Minor in Moss", ("BSc Botany Minor in Moss", "Fell College")),
    ],
)  # fmt: skip
def test_a_line_is_parted_as_those_of_the_other_entries(line: str, entry: tuple[str, str]) -> None:
    told = f"2012\tMSc Botany, Fell College, Leerdam\n2005 – 2009\t{line}\n"
    assert read(told) == [("MSc Botany", "Fell College"), entry]


def test_a_school_that_names_what_it_ends_with_is_a_degree_beside_another_school() -> None:
    first = "2010 – 2015\tMSc Botany\nFell College\n\n"
    assert read(f"{first}2006 – 2010\tLiceum Szklarskie\nZespół Szkół Tarn\n") == [
        ("MSc Botany", "Fell College"),
        ("Liceum Szklarskie", "Zespół Szkół Tarn"),
    ]
    assert read(f"{first}2006 – 2010\tLiceum Szklarskie\n2002 – 2006\tTarn School\n")[1:] == [
        ("", "Liceum Szklarskie"),
        ("", "Tarn School"),
    ]


def test_what_a_label_calls_the_degree_is_one() -> None:
    told = "2010 – 2014\tTarnschule, Bielefeld\nAbschluss: Grundschule\n"
    assert read(told) == [("Grundschule", "Tarnschule")]
    told = "Fell College\tOlza, TX\nBSc Botany\t2015\nTarn High\tOlza, TX\nDiploma\t2011\n"
    assert read(told) == [("BSc Botany", "Fell College"), ("Diploma", "Tarn High")]
    told = "2010 – 2014\tFell College\nQualification: Glazing for all\n"
    assert read(told) == [("Glazing for all", "Fell College")]


def test_letters_and_what_they_stand_for_are_one_degree() -> None:
    told = "DVG – Diplôme de verrerie et de gravure\t2013\nLycée Fell\n"
    assert read(told) == [("DVG – Diplôme de verrerie et de gravure", "Lycée Fell")]


def test_being_admitted_is_no_study() -> None:
    told = (
        "Diploma in Law, Fell College (2010 – 2011)\nBA History, Tarn University (2007 – 2010)\n"
        "Admitted as a solicitor, September 2015\nCertified Glazing Planner, 2016\n"
    )
    assert [school for _, school in read(told)] == ["Fell College", "Tarn University"]


def test_unknown_names_begin_anew_in_bold_where_two_are_said() -> None:
    rows = ("Vetraio esperto", True), ("Circolo Fell, Verona | 2013 – 2014", False)
    rows += ("Diploma di vetreria", True), ("Istituto Tarn, Verona | 2002 – 2007", False)
    found = education.read([Line(text, is_bold=is_bold) for text, is_bold in rows])
    assert [(each.study_type, each.institution) for each in found] == [
        ("Vetraio esperto", "Circolo Fell"),
        ("Diploma di vetreria", "Istituto Tarn"),
    ]


def test_the_last_word_of_a_school_stands_below_where_there_was_no_room() -> None:
    rows = [("FELLMERE COMMUNITY", 125), ("COLLEGE", 50), ("BSc Botany, 2012", 130)]
    lines = [Line(text, x0=10, x1=x1, y=10.0 * at) for at, (text, x1) in enumerate(rows)]
    assert [each.institution for each in education.read(lines)] == ["FELLMERE COMMUNITY COLLEGE"]
    lines = [Line(text, x0=10, x1=x1 / 2, y=10.0 * at) for at, (text, x1) in enumerate(rows)]
    lines.append(Line("Moss on glass and all of its forms", x0=10, x1=300, y=40.0))
    assert "FELLMERE COMMUNITY COLLEGE" not in [e.institution for e in education.read(lines)]


def test_the_level_of_a_school_that_labels_it_is_no_part_of_its_name() -> None:
    assert read(
        "College\tTarn Lakeside University\nBSc in Botany\nS.Y. 2009-2013\n\n"
        "Secondary\tFell National High School\nS.Y. 2005-2009\n"
    ) == [("BSc Botany", "Tarn Lakeside University"), ("Secondary", "Fell National High School")]


def test_a_bar_parts_the_town_from_a_school_that_nobody_knows_where_it_does_from_the_others() -> (
    None
):
    assert read(
        "Fell College | Zwolle\nMbo Glazing, 2012 – 2014\n\n"
        "De Tarn | Hattem\nVmbo Glazing, 2007 – 2011"
    ) == [("Mbo Glazing", "Fell College"), ("Vmbo Glazing", "De Tarn")]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Associate, Institute of Chartered Glaziers of Olza, 2018", True),
        ("Fellow of the Royal Glazing Society", True),
        ("Mitglied der Steuerberaterkammer", True),
        ("Associate of Science, Olza Institute of Technology, 2018", False),
        ("Associate, Tarn College, 2014", False),
        ("Member, Institute for Tarn Studies, 2014 – 2016", False),
    ],
)
def test_who_belongs_to_a_professional_body_has_not_studied_there(
    text: str, *, is_one: bool
) -> None:
    assert studies.is_membership(Line(text)) is is_one


def test_a_degree_that_is_named_like_a_school_stands_where_the_other_degree_does() -> None:
    assert read("2013 – 2016\tHHX\nMercantus\n2003 – 2013\tFolkeskole\nTarnlund Skole\n") == [
        ("HHX", "Mercantus"),
        ("Folkeskole", "Tarnlund Skole"),
    ]


def test_a_faculty_is_part_of_its_school() -> None:
    told = "Northmere University\n1993 – 1998\nFaculty of Glass and Light\nMSc in Botany\n"
    assert read(told) == [("MSc Botany", "Northmere University")]
    behind = (
        "1993 – 1998\nNorthmere University, Faculty of Glass, Department of Light\nMSc in Botany"
    )
    assert read(behind) == [("MSc Botany", "Northmere University")]
    other = "BA in Botany\n1993\nFaculty of Arts, Northmere University\n"
    assert read(other) == [("BA Botany", "Faculty of Arts, Northmere University")]


def test_two_degrees_of_a_school_that_stands_over_its_degrees_are_both_of_it() -> None:
    told = (
        "Northmere University – May 2027\nBA Botany\nBA Glazing\n"
        "Tarn University – Sep 2024 – Jul 2025\nStudy abroad in Japan\n"
    )
    found = education.read(lines_of(told))
    assert [(e.study_type, e.institution, e.end_date) for e in found] == [
        ("BA Botany", "Northmere University", "2027-05"),
        ("BA Glazing", "Northmere University", "2027-05"),
        ("Study abroad in Japan", "Tarn University", "2025-07"),
    ]


def test_bullets_may_mark_the_schools_alone() -> None:
    told = "- Northmere University, Olza\nDegree: BSc Botany\n- Tarn College\nDegree: BA\n"
    assert read(told) == [("BSc Botany", "Northmere University"), ("BA", "Tarn College")]


def test_a_score_may_be_called_cumulative_and_a_list_of_deans_is_no_degree() -> None:
    told = (
        "Northmere University\nBSc Botany, May 2019\nCumulative GPA: 3.9/4.0; Dean's List 2015-2016"
    )
    found = education.read(lines_of(told))
    assert [(e.institution, e.study_type, e.score) for e in found] == [
        ("Northmere University", "BSc Botany", "3.9/4.0")
    ]


def test_a_table_of_subjects_and_grades_tells_of_no_schools() -> None:
    found = education.read(
        lines_of(
            "Subject\tLevel\tGrade\nMaths\tGCSE\t7\nBiology\tA Level\tB\n"
            "Fellhay School (2018 – present)\n"
        )
    )
    assert [(each.institution, each.start_date) for each in found] == [("Fellhay School", "2018")]
    assert found[0].courses == [
        "Maths, GCSE, 7",
        "Biology, A Level, B",
    ]


def test_subjects_beside_schools_are_no_table_of_grades() -> None:
    found = education.read(
        lines_of(
            "Institution\tDegree\tSubject\tGrade\tYear\n"
            "Tarn University\tBSc\tBotany\t2:1\t2012\nFell College\tA levels\tMaths\tB\t2009\n"
        )
    )
    assert [each.institution for each in found] == ["Tarn University", "Fell College"]


def test_a_name_in_capitals_goes_on_below_a_word_that_asks_for_more() -> None:
    told = [
        Line("NORTHMERE INSTITUTE OF", x0=40, x1=150, y=10, is_bold=True),
        Line("GLASS", x0=40, x1=80, y=22, is_bold=True),
        Line("BSc Glazing", x0=40, x1=120, y=34),
        Line("Expected May 2026", x0=40, x1=190, y=46),
    ]
    (found,) = education.read(told)
    assert found.institution == "NORTHMERE INSTITUTE OF GLASS"


def test_a_prize_is_no_school() -> None:
    text = "BSc Botany, Northmere University\t2012 – 2015\nFaculty Prize (2014)\n"
    (found,) = education.read(lines_of(text))
    assert found.courses == ["Faculty Prize (2014)"]
    assert read("Diploma in Prize Giving, Northmere University\t2012") == [
        ("Diploma Prize Giving", "Northmere University")
    ]


def test_a_degree_behind_its_school_is_told_where_all_others_stand_so() -> None:
    told = (
        "2007 – 2012\tNorthmere University, BSc in Botany\n"
        "2019\tFell School of Glass, XAS in Regulated Glazing\n"
    )
    assert read(told) == [
        ("BSc Botany", "Northmere University"),
        ("XAS in Regulated Glazing", "Fell School of Glass"),
    ]
    told = "2012\tNorthmere University, BSc in Botany\n2005\tFell School, Olza\n"
    assert read(told)[1] == ("", "Fell School, Olza")


def test_a_certificate_got_beside_a_study_is_no_degree_of_its_school() -> None:
    study = "2012 – 2016\tBSc Botany, Northmere University\n"
    cases = {
        "2014\tXSTQ Foundation certificate\n": ["XSTQ Foundation certificate"],
        "2014\tNursing certificate, Fell College\n": [],
        "2018\tTeaching certificate\n": [],
        "2012\tLeaving certificate\n": [],
    }
    for text, expected in cases.items():
        lines = studies.got_beside(lines_of(study + text))
        assert [line.cells[-1] for line in lines] == expected
    assert not studies.got_beside(lines_of(f"{study}2014\tGlazing certificate\nFell House\n"))


@pytest.mark.parametrize(
    ("text", "degree", "school"),
    [
        ("Mestrado em Vidro\nUNIVERSIDADE TÉCNICA DO ALTO FELL\n2024", "Mestrado Vidro",
         "UNIVERSIDADE TÉCNICA DO ALTO FELL"),
        ("Escola Técnica Estadual Ada Tarn\t2012", "", "Escola Técnica Estadual Ada Tarn"),
        ("Técnica en Vidrio, Colegio Olza\t2012", "Técnica Vidrio", "Colegio Olza"),
    ],
)  # fmt: skip
def test_a_technical_school_is_no_degree(text: str, degree: str, school: str) -> None:
    assert read(text) == [(degree, school)]


def test_a_prize_may_name_who_gave_it_behind() -> None:
    text = (
        "Licenciatura em Vidro\nInstituto Politécnico do Fell\n2021\nPrémio da Faculdade (2021)\n"
    )
    (found,) = education.read(lines_of(text))
    assert found.courses == ["Prémio da Faculdade (2021)"]


def test_a_minor_is_no_end_of_the_degree_above() -> None:
    (found,) = education.read(
        lines_of("Fell School of Mines\nBS in Glass Science\nMinor in Logic\n2019 – 2022\n")
    )
    assert (found.study_type, found.area, found.courses) == (
        "BS",
        "Glass Science",
        ["Minor in Logic"],
    )


def test_brackets_behind_all_schools_hold_their_towns() -> None:
    told = "2012 – BTS Verre – Lycée Ada Fell (Olza)\n2010 – Bac pro – Lycée du Tarn (Leioa)\n"
    assert [school for _, school in read(told)] == ["Lycée Ada Fell", "Lycée du Tarn"]
    told = "2012 – BTS Verre – Institut du Tarn (ITN)\n2010 – Bac pro – Lycée du Tarn (LDT)\n"
    assert [school for _, school in read(told)] == ["Institut du Tarn (ITN)", "Lycée du Tarn (LDT)"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            (
                "Jaar\tOpleiding\tSchool\tDiploma\n2019 – 2020\tMbo 4 Glas\tROC De Tarn\tja\n"
                "2011 – 2012\tMbo 3 Riet\tROC De Fell\tnee, gestopt\n"
            ),
            [("Mbo 4 Glas", "ROC De Tarn"), ("Mbo 3 Riet", "ROC De Fell")],
        ),
        (
            "Ausbildung zum Glaser\t08/2005 – 06/2009\nStadtwerke Olza / Quill-Kolleg\n",
            [("Ausbildung zum Glaser", "Stadtwerke Olza / Quill-Kolleg")],
        ),
        (
            "2011年4月 〜 2015年3月 国立丘上大学 工学部 硝子学科（卒業）\n",
            [("工学部 硝子学科", "国立丘上大学")],
        ),
        ("TARN COLLEGE\nA.B., Botany\tMay 2017\n", [("A.B. Botany", "TARN COLLEGE")]),
    ],
)
def test_more_manners_of_telling_a_degree(text: str, told: list[tuple[str, str]]) -> None:
    assert read(text) == told


def test_studies_may_be_sentences_that_end_in_their_dates() -> None:
    told = (
        "Licenciatura em Design. Universidade do Fell. 2009-2012.\n"
        "Mestrado em Design. Universidade do Tarn. 2012-2014.\n"
    )
    assert [school for _, school in read(told)] == ["Universidade do Fell", "Universidade do Tarn"]


def test_a_long_name_of_a_course_keeps_all_its_words() -> None:
    told = "Special program for glaziers’ adaptation in accordance with the rules\t2021"
    found = education.read(lines_of(told))
    assert found[0].study_type == told.partition("\t")[0]
