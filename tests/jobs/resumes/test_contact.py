"""Contact details on resumes."""

import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from jobs.resumes.json_resume import JsonResume
from jobs.resumes.reading import contact, plain
from jobs.resumes.reading.files import read
from jobs.resumes.reading.line import Line

LANGUAGES = ["Welsh", "Breton", "Polish", "Czech", "Danish", "Dutch", "Irish", "Greek"] * 2
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def head(text: str) -> contact.Contact:
    lines = plain.lines_of(text)
    return contact.read(lines, lines)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Product Designer\nJane Oduya\njane.oduya@example.org", "Jane Oduya"),
        ("Curriculum Vitae\n\nName: Piet van der Meulen", "Piet van der Meulen"),
        ("JOSÉ ÁLVARO NÚÑEZ | Madrid, España | jose@example.es", "JOSÉ ÁLVARO NÚÑEZ"),
        ("Name\tPiet van der Meulen\nAdres\tVenlo", "Piet van der Meulen"),
        ("Siti Maryam binti Olza\nOlza, Tarn\nsiti@example.my", "Siti Maryam binti Olza"),
        ('Olive "Ola" Tarn-Fell\nTarn\no.tarn@example.org', 'Olive "Ola" Tarn-Fell'),
        ("Oli ve\tTarn\nOlza, Tarn\no.tarn@example.org", "Olive Tarn"),
        ("TARN, Olive\nOlza\no.tarn@example.org", "Olive TARN"),
        ("LEEDS, Yorkshire\nOlive Tarn\no.tarn@example.org", "Olive Tarn"),
        ("Curriculum Vitae of Olive Tarn\nolive@example.org", "Olive Tarn"),
        ("Olive Tarn’s Resume\nolive@example.org", "Olive Tarn"),
        ("Olive Tarn (she/her)\nOlza\nolive@example.org", "Olive Tarn"),
        ("Olive Tarn olive.tarn@example.org 020 7946 0018", "Olive Tarn"),
        ("O L I V E   T A R N\nOlza\nolive@example.org", "OLIVE TARN"),
        ("水野 千晴\nchiharu@example.jp", "水野 千晴"),
        ("職務経歴書\n氏名　水野 千晴\nchiharu@example.jp", "水野 千晴"),
        ("職務経歴書\n氏名\t水野\t千晴\nchiharu@example.jp", "水野 千晴"),
        ("Functional Resume Sample\nIda Lindqvist\nida@example.se", "Ida Lindqvist"),
        ("Henk van ’t Veer\nVenlo", "Henk van ’t Veer"),
        ("Ines d’Ázena Olmo\nFaro", "Ines d’Ázena Olmo"),
        ("Ugo Dell’Orma\tcurriculum\nugo@example.it", "Ugo Dell’Orma"),
        ("氏名：水野 千晴（みずの ちはる）\nchiharu@example.jp", "水野 千晴"),
        ("Dr. rer. nat. Anna von Olza\nHull\nanna@example.de", "Dr. rer. nat. Anna von Olza"),
        ("Ing. Olive Tarn Olmo\nOlza\nolive@example.mx", "Olive Tarn Olmo"),
        ("Dipl.-Ing. (FH) Anna Olza\nHull\na@example.de", "Anna Olza"),
        ("Dipl.-Wirt.-Ing. Anna Olza\nHull\na@example.de", "Anna Olza"),
        ("CA (Inter) Rahul Olzawala\nPune\nr@example.in", "Rahul Olzawala"),
        ("Mr. Rahul Olzawala\nPune\nr@example.in", "Rahul Olzawala"),
        ("Frau Anna Olza\nHull\na@example.de", "Anna Olza"),
        ("M.Sc. Anna Olza\nHull\na@example.de", "Anna Olza"),
        ("M.A. Olza\nHull\na@example.de", "M.A. Olza"),
        ("Anna Olza (RN)\nHull\na@example.de", "Anna Olza"),
        ("Anna Olza M.Sc.\nHull\na@example.de", "Anna Olza"),
        ("mgr inż. Olga Tarnów\nOlza\no@example.pl", "Olga Tarnów"),
        ("MUDr. Olga Tarnová\nOlza\no@example.cz", "Olga Tarnová"),
        ("Prof. Dr.-Ing. Anna Olza\nHull\na@example.de", "Prof. Dr.-Ing. Anna Olza"),
        ("Lic Tarn Olmo\nOlza\nlic.tarn@example.mx", "Lic Tarn Olmo"),
        ("Olive Tarn, PhD, PMP\nOlza\nolive@example.org", "Olive Tarn"),
        ("Olive Tarn PhD PMP\nOlza\nolive@example.org", "Olive Tarn"),
        ("OLIVE TARN MBA\nOlza\nolive@example.org", "OLIVE TARN"),
        ("OLA TARN NG\nOlza\no@example.sg", "OLA TARN NG"),
        ("BIO-DATA\nSurname: TARN\nOther Names: Olive Ife\no@example.ng", "Olive Ife TARN"),
        ("Name\tTarn\nVorname\tOlive\no@example.de", "Olive Tarn"),
        ("Apellidos y nombre: Tarn Olmo, Olive\no@example.es", "Olive Tarn Olmo"),
        ("Full name: Olive Tarn, PhD\no@example.org", "Olive Tarn"),
        ("Olive Tarn Portfolio\nolive@example.org", "Olive Tarn"),
        ("Hi, I’m Olive Tarn.\nolive@example.org", "Olive Tarn"),
        ("Olive Tarn (geb. Fell)\nolive@example.de", "Olive Tarn"),
        ("olive tarn\nbarista\nolive@example.org", "olive tarn"),
        ("fresh olive oils\nIda Tarn\nolive.ida@example.org", "Ida Tarn"),
        ("水野 千晴 (Chiharu Mizuno)\nchiharu@example.jp", "水野 千晴"),
        ("Olive Tarn-Fell RVN\nOlza\nolive@example.org", "Olive Tarn-Fell"),
        ("Gwil Tarn-Fell BSc (Hons) MRICS\nOlza\ngwil@example.org", "Gwil Tarn-Fell"),
        ("Gwil Tarn-Fell FRICS\nOlza\ngwil@example.org", "Gwil Tarn-Fell"),
        ("Olive McTarn MA MSc\nOlza\nolive@example.org", "Olive McTarn"),
        ("Ola Fen TRN\nOlza\nola.trn@example.org", "Ola Fen TRN"),
        ("Wei Ling MA\nOlza\nweiling.ma@example.org", "Wei Ling MA"),
        ("Olive MA\nOlza\nolive@example.org", "Olive MA"),
        ("Olive Ida FELL\nOlza\no.i.f@example.org", "Olive Ida FELL"),
        ("Curriculum vitae Piet-Jan op den Tarn\nVenlo\npj@example.nl", "Piet-Jan op den Tarn"),
        ("Piet-Jan op den Tarn\nVenlo\npj@example.nl", "Piet-Jan op den Tarn"),
        ("Senior Java Developer\nTel Aviv, Israel\nTop Skills", ""),
    ],
)
def test_the_name_is_told_from_what_stands_beside_it(text: str, name: str) -> None:
    assert head(text).basics.name == name


@pytest.mark.parametrize(
    "phone",
    ["+49 30 901820 44", "(503) 555-0118", "555-201-4477", "+33 1 99 00 42 18", "+81 3-5550-0187",
     "607.555.0193", "020 7946 0018", "(+48) 601224870", "(0 30) 555 01 36 22"],
)  # fmt: skip
def test_phones_are_read_as_they_are_written(phone: str) -> None:
    assert head(f"Ida Lindqvist\nida@example.se | {phone} | 2019 - 2021").basics.phone == phone


@pytest.mark.parametrize("phone", ["+49 170 5550136", "0170 5550136"])
def test_brackets_around_a_phone_are_no_part_of_it(phone: str) -> None:
    assert head(f"Ida Lindqvist\nida@example.se ({phone})").basics.phone == phone


def test_years_and_postal_codes_are_no_phones() -> None:
    assert head("Ida Lindqvist\n2019 - 2021 | 123 45 Uppsala | (2010 – 2013)").basics.phone == ""


def test_a_postal_code_before_a_town_is_no_phone() -> None:
    told = "Rita Salgado\nRua Nova 3, 4700-035 Olza\nTelefone 912 555 014\nrita@example.pt"
    assert head(told).basics.phone == "912 555 014"
    assert head("Rita Salgado\nRua Nova 3, 4700-035 Olza\nrita@example.pt").basics.phone == ""


def test_a_number_behind_a_label_goes_before_another_one() -> None:
    told = "Ida Lindqvist\nMember 2055501234\nPhone: 555-0134 22\nida@example.se"
    assert head(told).basics.phone == "555-0134 22"


def test_a_japanese_postal_code_is_no_phone() -> None:
    assert head("水野 千晴\n〒211-0005 東京都\n090-0000-4321").basics.phone == "090-0000-4321"


@pytest.mark.parametrize("box", ["P.O. Box 00100-555", "PO Box: 0200 1234", "Postfach 10 20 30 4"])
def test_the_number_of_a_box_is_no_phone(box: str) -> None:
    assert head(f"Ida Lindqvist\n{box}, Olza\n+254 722 555 019").basics.phone == "+254 722 555 019"


def test_of_two_phones_the_first_is_read() -> None:
    assert head("Ida Lindqvist\n976 555 014 / 655 550 149").basics.phone == "976 555 014"
    assert head("Ida Lindqvist\n04921 / 555 01 36").basics.phone == "04921 / 555 01 36"
    assert head("Ida Lindqvist\nOlza WA 6230 · 0491 555 156").basics.phone == "0491 555 156"
    parted = "Ida Lindqvist\n0491 555 156\t69007 Olza"
    assert head(parted).basics.phone == "0491 555 156"
    told = "Ida Lindqvist\nTelefone(s)\t265 555 148\tTelemóvel: 935 555 148"
    assert head(told).basics.phone == "265 555 148"


def test_the_number_of_a_company_is_no_phone() -> None:
    told = "Ida Lindqvist\nSIRET 000 000 000 00000\n06 55 50 01 19"
    assert head(told).basics.phone == "06 55 50 01 19"


def test_a_phone_ends_before_the_email() -> None:
    told = "Ida Lindqvist\n+34 622 555 019 ida@example.es 03501 Olza"
    assert head(told).basics.phone == "+34 622 555 019"


def test_the_country_behind_a_second_ending_is_of_the_address() -> None:
    told = head("Ida Lindqvist\nida@example.org | reviews.example.co.nz/ida").basics
    assert told.url == "https://reviews.example.co.nz/ida"


def test_a_last_line_with_the_address_has_the_phone_and_the_links_too() -> None:
    above = [Line("Ida Lindqvist"), Line("Producer"), *[Line("Told stories")] * 9]
    foot = Line("Uppsala | 607.555.0193 | ida@example.se | frames.gallery/ida")
    basics = contact.read(above[:2], [*above, foot]).basics
    assert (basics.phone, basics.url) == ("607.555.0193", "https://frames.gallery/ida")


def test_the_address_of_a_linkedin_export_may_be_broken_anywhere() -> None:
    (profile,) = head(
        "Ida Lindqvist\nwww.linkedin.com/in/idalind\nqvist\n(LinkedIn)"
    ).basics.profiles
    assert profile.username == "idalindqvist"


def test_an_area_code_in_brackets_begins_no_list() -> None:
    assert head("Ida Lindqvist\n(02) 5550 1234\n").basics.phone == "(02) 5550 1234"


def test_addresses_are_read_whatever_they_end_with() -> None:
    basics = head(
        "Ida Lindqvist\nida@lindqvist.kitchen | lindqvist.kitchen, frames.gallery/ida\n"
        "Builds with node.js and asp.net, e.g. for St.Gallen\n"
    ).basics
    assert basics.url == "https://lindqvist.kitchen"
    assert [(p.network, p.url) for p in basics.profiles] == [
        ("frames.gallery", "https://frames.gallery/ida")
    ]


def test_an_address_broken_at_a_hyphen_is_whole() -> None:
    basics = head("Ida Lindqvist\nVenlo · linkedin.com/in/ida-\nlindqvist-venlo\n").basics
    assert [p.username for p in basics.profiles] == ["ida-lindqvist-venlo"]


@pytest.mark.parametrize("broken", ["olive@tarn-\nfell.example", "olive-\ntarn@fell.example"])
def test_an_email_address_broken_at_a_hyphen_is_whole(broken: str) -> None:
    basics = head(f"Olive Tarn\n{broken}\nlinkedin.com/in/olive").basics
    assert basics.email == broken.replace("\n", "")
    assert [profile.network for profile in basics.profiles] == ["LinkedIn"]
    assert not basics.url


def test_a_word_before_a_dash_begins_no_email_address() -> None:
    assert head("Olive Tarn\nMail -\nolive@fell.example").basics.email == "olive@fell.example"


@pytest.mark.parametrize("spelt", ["olive [at] fell [dot] org", "olive(at)fell.org"])
def test_an_email_address_may_be_spelt_in_words(spelt: str) -> None:
    basics = head(f"Olive Tarn\n{spelt}").basics
    assert (basics.email, basics.url) == ("olive@fell.org", "")


def test_a_label_says_of_which_network_a_name_is() -> None:
    basics = head("Olive Tarn\nGitHub: olivetarn | LinkedIn: /in/olive-tarn\no@fell.org").basics
    assert [profile.url for profile in basics.profiles] == [
        "https://github.com/olivetarn",
        "https://linkedin.com/in/olive-tarn",
    ]
    assert not head("Olive Tarn\nLinkedIn: Olive Tarn\nGitHub: profile").basics.profiles


def test_all_addresses_in_the_block_with_the_email_are_of_its_owner() -> None:
    text = "Olive Tarn\n\nSKILLS\nGit\n\nTALK TO ME\nolive@fell.example\n020 7946 0018\n"
    basics = head(text + "behance.net/olive\nfell.example.org\n\nHOBBIES\nChess").basics
    assert basics.url == "https://fell.example.org"


def test_profiles_that_are_only_linked_are_read() -> None:
    source = (
        '#text(20pt)[Ida Lindqvist]\n\n#link("mailto:ida.lindqvist@example.se")[E-mail] · '
        '#link("https://www.linkedin.com/in/idalind")[LinkedIn] · #link("https://ida.example")[Web]'
        "\n\n= Skills\nGo, SQL, Terraform"
    )
    basics = JsonResume.read(read(typst.compile(source.encode()), "r.pdf")["resume"]).basics
    assert basics.email == "ida.lindqvist@example.se"
    assert [(p.network, p.username) for p in basics.profiles] == [("LinkedIn", "idalind")]
    assert basics.url == "https://ida.example"


def test_a_broken_ligature_in_an_address_is_mended() -> None:
    assert head("Ida Lindqvist\nida.o ffi ce@example.se").basics.email == "ida.office@example.se"


def test_ligatures_of_a_pdf_are_letters() -> None:
    source = "#text(20pt)[Effie Offermann]\n\neffie.offermann\\@affinity.example\n\n= Skills\nGo"
    resume = JsonResume.read(read(typst.compile(source.encode()), "r.pdf")["resume"])
    assert resume.basics.name == "Effie Offermann"
    assert resume.basics.email == "effie.offermann@affinity.example"


@given(
    st.text(LETTERS, min_size=2, max_size=12),
    st.text(LETTERS, min_size=2, max_size=12),
    st.sampled_from([" | ", " · ", "\t", "\n", ", "]),
)
def test_any_plain_address_is_found(first: str, last: str, mark: str) -> None:
    email = f"{first}.{last}@{last}.example.org"
    assert head(f"Ida Lindqvist{mark}{email}{mark}Uppsala").basics.email == email


@given(st.text(max_size=300))
def test_no_text_breaks_the_reader(text: str) -> None:
    basics = head(text).basics
    assert basics.email == "" or "@" in basics.email


def test_a_name_in_large_letters_may_take_three_lines() -> None:
    source = """#set page(margin: 18mm)
#text(26pt)[*Kestrel* \\ *Hallow-* \\ *Tarn*] #v(4mm)
020 5550 0148 \\ k.tarn\\@example.org \\ Olza
"""
    resume = JsonResume.read(read(typst.compile(source.encode()), "r.pdf")["resume"])
    assert resume.basics.name == "Kestrel Hallow-Tarn"


def test_a_short_name_with_an_accent_is_no_legal_form() -> None:
    source = """#set page(margin: 18mm)
#text(26pt)[*Olívia* \\ *Tarnal e Sá*] #v(4mm)
+351 915 550 148 \\ o.tsa\\@example.pt \\ Olza
"""
    resume = JsonResume.read(read(typst.compile(source.encode()), "r.pdf")["resume"])
    assert resume.basics.name == "Olívia Tarnal e Sá"


def test_a_name_may_stand_behind_a_long_sidebar() -> None:
    sidebar = [Line(text, page=1, size=10.0) for text in ("k.tarn@example.org", *LANGUAGES)]
    who = contact.read([*sidebar, Line("Kestrel Tarn", page=1, size=24.0)], [])
    assert who.basics.name == "Kestrel Tarn"


def test_a_large_name_goes_on_beneath_where_a_sidebar_is_read_between() -> None:
    lines = [
        Line("Ida", x0=200, x1=260, y=50, size=30),
        Line("ida@example.se", x0=20, x1=90, y=80, size=8),
        Line("Lindqvist", x0=200, x1=330, y=84, size=30),
        Line("Producer", x0=200, x1=260, y=120, size=12),
    ]
    assert contact.read(lines, lines).basics.name == "Ida Lindqvist"
    lines[2].x0 = 400  # beside it
    assert contact.read(lines, lines).basics.name != "Ida Lindqvist"


def test_a_number_alone_beside_the_email_is_the_phone_under_any_heading() -> None:
    lines = plain.lines_of(
        "Jane Oduya\nPlanner\n\n## Drop me a line\n085 555 0163\njane@example.ie\n\n"
        "## Projects\n120 350 0000\nBuilt it\n"
    )
    found = contact.read(lines[:2], lines)
    assert found.basics.phone == "085 555 0163"
    far = plain.lines_of("Jane Oduya\n\njane@example.ie\nPlanner\nTypist\nFell\n085 555 0163\n")
    assert contact.read(far[:1], far).basics.phone == ""


def test_signs_say_what_is_a_phone_number_and_where_somebody_lives() -> None:
    text = (
        "Reach me\n☎ 06 39 98 55 02\n✉ pavo@example.org\n⌂ Nantes\n\nExperience\n"
        "Glazier, Quillfern Ltd, 2019 - 2023\n\nPavo Lind\n"
    )
    found = read(text.encode(), "r.txt")["resume"]["basics"]
    assert (found["phone"], found["location"]["city"]) == ("06 39 98 55 02", "Nantes")


def test_a_name_in_a_grid_ends_with_its_cell() -> None:
    lines = [Line("氏名\t花山 ルチア（はなやま るちあ）\t電話\t080-5555-0155")]
    assert contact.read(lines, lines).basics.name == "花山 ルチア"


def test_addresses_at_the_foot_of_a_page_are_found_beside_a_profile() -> None:
    text = (
        "Pavo Lind\nhello@pavo.example.sg\n\nExperience\nGlazier, Quillfern Ltd, 2019 - 2023\n"
        "- Built tarn.example.sg\n\npavo.example.sg | linkedin.com/in/pavolind\n"
    )
    found = read(text.encode(), "r.txt")["resume"]["basics"]
    assert found["url"] == "https://pavo.example.sg"
    assert [each["network"] for each in found["profiles"]] == ["LinkedIn"]


def test_a_name_may_stand_in_two_rows_beside_an_address() -> None:
    text = "ODUYA\t210 Larch Road, Leeds\nPRENTICE\toduya.prentice@example.org\n"
    assert head(text).basics.name == "ODUYA PRENTICE"


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("Apelido(s) / Nome(s) próprio(s)\tLindqvist, Ida Maria", "Ida Maria Lindqvist"),
        ("First name(s) / Surname(s)\tIda Lindqvist", "Ida Lindqvist"),
        ("Nom(s) / Prénom(s)\tIda Lindqvist", "Ida Lindqvist"),
        ("氏\t名\t水 野\t千 晴", "水野 千晴"),
        ("氏名\t林\t薫", "林 薫"),
    ],
)
def test_the_forms_of_many_people_have_a_label_for_the_name(told: str, name: str) -> None:
    assert head(f"Europass\n{told}\nida@example.org").basics.name == name
