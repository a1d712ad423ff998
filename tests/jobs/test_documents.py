"""Letters as PDF: what was written is what is there, in any script, and nothing else."""

import io
import re
import unicodedata
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from jobs.documents import DocumentError, LetterDocument, is_rtl, paragraphs, printable
from jobs.documents.filenames import letter_filename, resume_filename
from jobs.documents.language import guess_language, region_of
from jobs.documents.pdf import FOLDER
from jobs.documents.typesetting import TypstRenderer, written_date

LETTER = LetterDocument(
    text="Dear Northwind team,\n\nI build pipelines.\n\nKind regards,\nAda Moreau",
    company="Northwind Traders",
    job_title="Senior Data Engineer",
    written_on=date(2026, 11, 22),
    name="Ada Moreau",
    contacts=("Winnipeg, Manitoba", "ada@example.com"),
)
SHIPPED_ONLY = TypstRenderer(use_system_fonts=False)

LANGUAGES = {
    "French": "Madame, Monsieur, votre annonce m’a plu dès l’été : cœur, naïveté, où, ça, Noël.",
    "German": "Sehr geehrte Damen und Herren, große Bäume überragen die Straße; äußerst genau.",
    "Polish": "Szanowni Państwo, zażółć gęślą jaźń, proszę o rozpatrzenie mojej kandydatury.",
    "Czech": "Vážení, příliš žluťoučký kůň úpěl ďábelské ódy, těším se na setkání.",
    "Vietnamese": "Kính gửi Quý công ty, tôi rất vui được ứng tuyển vào vị trí kỹ sư dữ liệu này.",
    "Turkish": "Sayın yetkili, İstanbul’da ışığı gören şirketinize başvuruyorum, çok teşekkürler.",
    "Greek": "Αγαπητοί κύριοι, ζητώ τη θέση του μηχανικού δεδομένων στην εταιρεία σας.",
    "Russian": "Уважаемая команда, прошу рассмотреть моё заявление на должность инженера.",
    "Ukrainian": "Шановна командо, прошу розглянути мою заяву; їжак і ґудзик, є під’їзд.",
    "Japanese": "拝啓、貴社のデータエンジニア職に応募いたします。よろしくお願いいたします。",
    "Chinese": "尊敬的招聘团队，我申请贵公司的数据工程师职位，期待与您见面。",
    "Traditional Chinese": "尊敬的招聘團隊，我申請貴公司的數據工程師職位，期待與您會面。",
    "Korean": "안녕하세요, 귀사의 데이터 엔지니어 직무에 지원하고자 합니다. 감사합니다.",
    "Armenian": "Հարգելի թիմ, դիմում եմ տվյալների ինժեների պաշտոնի համար։",
    "Georgian": "პატივცემულო გუნდო, ვაგზავნი განაცხადს მონაცემთა ინჟინრის პოზიციაზე.",
}
RIGHT_TO_LEFT = {
    "Arabic": "السلام عليكم أكتب إليكم للتقدم لوظيفة مهندس بيانات في شركتكم",
    "Hebrew": "צוות יקר אני כותבת כדי להגיש מועמדות למשרת מהנדסת נתונים אצלכם",
}
HARMLESS = [
    '#read("/etc/passwd")',
    '#include "letter.typ"',
    '#import "@preview/cetz:0.3.0": *',
    "$x^2$ *bold* _it_ `code` = heading",
    "@reference <label> \\alpha \\u{41}",
    "// comment /* no */ ~ -- --- ... ",
    "#sys.inputs [x] {y} #(1+1) #set page(width: 1cm)",
    "\"double\" 'single' ´ ` ” “",
]


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())


def rendered(text: str, **changes: object) -> bytes:
    return SHIPPED_ONLY.render(replace(LETTER, text=text, **changes))  # type: ignore[arg-type]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_that_is_extracted_is_the_text_that_was_written(language: str) -> None:
    assert squeezed(LANGUAGES[language]) in squeezed(text_of(rendered(LANGUAGES[language])))


@pytest.mark.parametrize("language", RIGHT_TO_LEFT)
def test_every_word_that_runs_from_right_to_left_is_extracted(language: str) -> None:
    words = RIGHT_TO_LEFT[language].split()
    extracted = unicodedata.normalize("NFKC", text_of(rendered(RIGHT_TO_LEFT[language])))
    extracted = re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", extracted)
    there = [word for word in words if word in extracted or word[::-1] in extracted]
    assert there == words


@pytest.mark.parametrize("text", HARMLESS)
def test_markup_in_a_letter_is_printed_and_never_run(text: str) -> None:
    assert squeezed(text) in squeezed(text_of(rendered(text)))


def test_markup_in_names_is_printed_too() -> None:
    pdf = rendered("Hello", name='#panic("x")', company="$Q$ *Inc*", job_title="@all <b>")
    assert {'#panic("x")', "$Q$ *Inc*", "@all <b>"} <= set(text_of(pdf).split("\n"))


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_is_set_or_refused_with_a_sentence(text: str) -> None:
    try:
        pdf = rendered(text)
    except DocumentError as refused:
        assert str(refused).endswith(".")  # noqa: PT017
    else:
        assert pdf.startswith(b"%PDF-")


def test_a_character_without_a_font_is_named_and_no_box_is_printed() -> None:
    with pytest.raises(DocumentError, match=r"“𓀀” \(U\+13000 egyptian hieroglyph a001\)"):
        rendered("A sign 𓀀 that no font here has.")


def test_many_characters_without_a_font_are_counted() -> None:
    with pytest.raises(DocumentError, match="and 3 more"):
        rendered("𓀀𓀁𓀂𓀃𓀄𓀅𓀆𓀇")


def test_a_common_emoji_is_printed() -> None:
    assert "🚀" in text_of(rendered("To the moon 🚀"))


def test_an_empty_letter_is_refused() -> None:
    with pytest.raises(DocumentError, match="empty"):
        rendered(" \n\t\n ")


def test_the_document_is_tagged_and_says_what_it_is() -> None:
    reader = PdfReader(io.BytesIO(rendered(LANGUAGES["French"])))
    catalog = reader.trailer["/Root"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Senior Data Engineer, Northwind Traders"
    assert reader.metadata.author == "Ada Moreau"
    assert catalog["/Lang"] == "fr"
    assert catalog["/MarkInfo"]["/Marked"]


def test_the_head_of_the_letter_says_from_whom_to_whom_and_when() -> None:
    lines = text_of(SHIPPED_ONLY.render(LETTER))
    for wanted in ("Ada Moreau", "Winnipeg, Manitoba", "22 November 2026", "Northwind Traders"):
        assert wanted in lines


def test_without_a_profile_the_letter_has_no_head() -> None:
    text = text_of(SHIPPED_ONLY.render(replace(LETTER, name="", contacts=())))
    assert text.startswith("22 November 2026")


def test_a_long_letter_goes_on_with_a_small_head_on_every_page() -> None:
    paragraph = "I build pipelines that people can rely on, and I write down how they work. " * 6
    pages = PdfReader(io.BytesIO(rendered("\n\n".join([paragraph] * 12)))).pages
    assert len(pages) == 2
    assert pages[1].extract_text().startswith("Ada Moreau · Northwind Traders")


def test_an_endless_word_stays_on_the_paper() -> None:
    extracted = text_of(rendered("a" * 400)).replace("\u200b", "")
    assert max(len(line) for line in extracted.split("\n")) < 120
    assert "a" * 400 in squeezed(extracted)


def test_a_long_address_stays_good_to_copy() -> None:
    address = "https://example.com/jobs/" + "/".join(["portfolio"] * 20) + "?q=1"
    assert address in squeezed(text_of(rendered(address)))


@pytest.mark.parametrize(("paper", "width"), [("a4", 595), ("letter", 612)])
def test_the_paper_is_as_chosen(paper: str, width: int) -> None:
    page = PdfReader(io.BytesIO(rendered("Hello", paper=paper))).pages[0]
    assert round(page.mediabox.width) == width


@pytest.mark.parametrize(
    ("paper", "language", "written"),
    [
        ("a4", "en", "22 November 2026"),
        ("letter", "en", "November 22, 2026"),
        ("a4", "de", "22. November 2026"),
        ("a4", "fr", "22 novembre 2026"),
        ("a4", "ja", "2026年11月22日"),
        ("a4", "zh", "2026年11月22日"),
    ],
)
def test_the_date_is_written_as_its_language_does(paper: str, language: str, written: str) -> None:
    assert written_date(replace(LETTER, paper=paper), language) == written  # type: ignore[arg-type]


def test_paragraphs_are_split_at_blank_lines_and_lines_stay() -> None:
    split = paragraphs("Dear all,\r\n\r\none\ntwo\n \n\nend")
    assert [p.lines for p in split] == [("Dear all,",), ("one", "two"), ("end",)]


def test_a_paragraph_runs_as_its_first_letter_does() -> None:
    assert [p.is_rtl for p in paragraphs("1. שלום Ada\n\nAda שלום")] == [True, False]
    assert not is_rtl("123 …")


def test_control_and_override_characters_are_left_out() -> None:
    assert printable("a\x00b\u202ec\td\x1b") == "abc d"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("", "en"),
        ("Dear team, I would like to work with you.", "en"),
        ("Dear Müller GmbH, I build pipelines in Łódź and São Paulo.", "en"),
        (LANGUAGES["German"], "de"),
        (LANGUAGES["French"], "fr"),
        (LANGUAGES["Polish"], "pl"),
        (LANGUAGES["Japanese"], "ja"),
        (LANGUAGES["Chinese"], "zh"),
        (LANGUAGES["Korean"], "ko"),
        (LANGUAGES["Ukrainian"], "uk"),
        (LANGUAGES["Russian"], "ru"),
        (RIGHT_TO_LEFT["Arabic"], "ar"),
    ],
)
def test_the_language_is_guessed(text: str, language: str) -> None:
    assert guess_language(text) == language


def test_the_forms_of_chinese_characters_follow_the_text() -> None:
    assert region_of("zh", LANGUAGES["Chinese"]) == "CN"
    assert region_of("zh", LANGUAGES["Traditional Chinese"]) == "TW"
    assert region_of("ja", LANGUAGES["Japanese"]) is None


@pytest.mark.parametrize(
    ("company", "title", "name"),
    [
        ("Northwind Traders", "Data Engineer", "Northwind-Traders_Data-Engineer"),
        (
            "Łódź Żabka Sp. z o.o.",
            "Ingénieur(e) données",
            "Lodz-Zabka-Sp-z-o-o_Ingenieur-e-donnees",
        ),
        ("../../etc/passwd", 'a"; filename=x\r\n', "etc-passwd_a-filename-x"),
        ("AT&T", "C++ Developer", "AT-and-T_C-plus-plus-Developer"),
        ("株式会社", "エンジニア", "株式会社_エンジニア"),
        ("Яндекс Йод", "हिन्दी शिक्षक", "Яндекс-Йод_हिन्दी-शिक्षक"),
        ("\u202e!!", "★", "Company_Job"),
        ("Großmann’s Æther", "ﬁne “Lead”", "Grossmanns-Aether_fine-Lead"),
    ],
)
def test_a_file_name_is_plain(company: str, title: str, name: str) -> None:
    assert (
        letter_filename(company, title, date(2026, 11, 22)) == f"{name}_2026-11-22_CoverLetter.pdf"
    )


def test_the_file_of_a_resume_says_whose_it_is() -> None:
    on, job = date(2026, 11, 22), ("Northwind", "Cook")
    made = resume_filename("Łucja van den Berg", on, for_job=job)
    assert made == "Lucja-van-den-Berg_Northwind_Cook_2026-11-22_Resume.pdf"
    nobody = resume_filename("", on, for_job=job, ending="docx")
    assert nobody == "Northwind_Cook_2026-11-22_Resume.docx"
    for_no_job = resume_filename("Łucja van den Berg", on)
    assert for_no_job == "Lucja-van-den-Berg_2026-11-22_Resume.pdf"
    longest = resume_filename("株" * 90, on, for_job=("青" * 90, "エ" * 90))
    assert len(longest.encode()) < 240


@given(st.text(max_size=400), st.text(max_size=400))
def test_no_file_name_has_an_unsafe_character(company: str, title: str) -> None:
    name = letter_filename(company, title, date(2026, 1, 2))
    assert name.endswith("_2026-01-02_CoverLetter.pdf")
    assert {unicodedata.category(sign)[0] for sign in name if sign not in "-_."} <= set("LMN")
    assert len(name.encode()) < 240


def test_every_font_is_small_and_its_licence_is_beside_it() -> None:
    fonts: list[Path] = [path for path in (FOLDER / "fonts").iterdir() if path.suffix != ".md"]
    assert FOLDER / "fonts" / "OFL.txt" in fonts
    assert all(path.stat().st_size < 1_500_000 for path in fonts)
