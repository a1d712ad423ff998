"""Languages that postings ask for, in nine languages."""

import pytest

from jobs.matching import Keyword, Matcher
from jobs.matching.languages import names
from jobs.matching.score import Need
from jobs.matching.spoken import Spoken
from jobs.matching.tagging import codes_in, level_in

MATCHER = Matcher([Keyword("Python")])


def asked(text: str) -> list[str]:
    found = MATCHER.match("", text).asked.languages
    return [f"{each.in_words} {each.need.value}".strip() for each in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Fluent English", "English (fluent)"),
        ("Französisch wäre ein Plus, ist aber kein Muss", "French nice"),
        ("Frans is een pre maar geen vereiste", "French nice"),
        ("French is not required but a plus", "French nice"),
        ("Niederländisch ist kein Muss, aber von Vorteil", "Dutch nice"),
        ("Je spreekt vloeiend Pools", "Polish (fluent)"),
        ("Pools is een pré", "Polish nice"),
        ("Kennis van Engels of Pools is voldoende", "English or Polish"),
        ("Beheersing van de Poolse taal", "Polish"),
        ("Beheersing van de Portugese taal is een pluspunt", "Portuguese nice"),
        ("Nederlands op moedertaalniveau", "Dutch (native level)"),
        ("Oekraïenstalig", "Ukrainian"),
        ("biegła znajomość języka niderlandzkiego", "Dutch (fluent)"),
        ("znajomość języka szwedzkiego lub holenderskiego", "Swedish or Dutch"),
        ("bilingual French/English", "French (bilingual)|English (bilingual)"),
        ("native German speaker", "German (native level)"),
        ("Fluency in English is required, Spanish is a plus",
         "English (fluent) required|Spanish nice"),
        ("English (C1), German (B2)", "English (C1)|German (B2)"),
        ("English C1 and German B2", "English (C1)|German (B2)"),
        ("Fluent in Dutch and English (C1). French is a plus.",
         "Dutch (C1)|English (C1)|French nice"),
        ("fluent English and good German", "English (fluent)|German (good)"),
        ("You speak German at C1 level", "German (C1)"),
        ("Excellent written and verbal communication skills in English", "English (advanced)"),
        ("Ability to communicate effectively in English", "English"),
        ("Must be fluent in English or French", "English or French (fluent) required"),
        ("Bilingual French Customer Service Representative", "French (bilingual)"),
        ("Mandarin or Cantonese is an asset", "Chinese or Cantonese nice"),
        ("The language of the team is English.", "English"),
        ("Fluency in Dutch (native or C1)", "Dutch (C1)"),
        ("JLPT N2 or above", "Japanese (B2)"),
        ("Languages\n\nEnglish\n\nEducation", "English"),
        ("Requirements\n- Java\n- Polish", "Polish required"),
        ("Nice to have:\n- Portuguese (B1)", "Portuguese (B1) nice"),
        ("Fluent in at least one Nordic language (Swedish, Danish, Norwegian) and English",
         "Swedish, Danish or Norwegian|English"),
        ("You will work in both English and French", "English|French"),
        ("Due to our global clients, English is required for this", "English required"),
        ("We are an English-speaking team", "English"),
        ("Working business language: English", "English"),
        ("Fluency in American Sign Language (ASL) preferred", "Sign language (fluent) nice"),
        ("Englischkenntnisse", "English"),
        ("Sehr gutes Deutsch (C1) und gutes Englisch (B2), weitere Fremdsprachen von Vorteil",
         "German (C1)|English (B2)"),
        ("Führerschein Klasse C1, gute Deutschkenntnisse", "German (good)"),
        ("Sichere Englischkenntnisse, idealerweise eine weitere Fremdsprache",
         "English (advanced)"),
        ("Englisch B2", "English (B2)"),
        ("verhandlungssicheres Deutsch", "German (fluent)"),
        ("Sehr gute Deutsch- und Englischkenntnisse in Wort und Schrift",
         "German (advanced)|English (advanced)"),
        ("Deutsch verhandlungssicher, Englisch gut", "German (fluent)|English (good)"),
        ("Deutsch auf C1-Niveau und Englisch auf B2-Niveau", "German (C1)|English (B2)"),
        ("Gute Englisch-Kenntnisse von Vorteil", "English (good) nice"),
        ("anglais courant", "English (fluent)"),
        ("Bonne maîtrise de l'anglais exigée", "English (good) required"),
        ("L’allemand serait un plus", "German nice"),
        ("inglés avanzado", "English (advanced)"),
        ("Imprescindible inglés B2", "English (B2) required"),
        ("Inglês fluente; espanhol desejável", "English (fluent)|Spanish nice"),
        ("Ottima conoscenza dell'inglese, gradito il tedesco", "English (advanced)|German nice"),
        ("Buona conoscenza della lingua inglese (livello B2)", "English (B2)"),
        ("Je spreekt vloeiend Nederlands en goed Engels", "Dutch (fluent)|English (good)"),
        ("Goede beheersing van de Nederlandse en Engelse taal", "Dutch (good)|English (good)"),
        ("Znajomość języka angielskiego na poziomie min. B2", "English (B2)"),
        ("Biegła znajomość języka angielskiego i niemieckiego", "English (fluent)|German (fluent)"),
        ("日本語ネイティブレベル、英語ビジネスレベル必須",
         "Japanese (native level) required|English (business level) required"),
        ("英語力（TOEIC 800点以上）歓迎", "English nice"),
    ],
)  # fmt: skip
def test_a_language_is_asked_for_with_how_well_and_how_much(text: str, told: str) -> None:
    assert asked(text) == told.split("|")


@pytest.mark.parametrize(
    "text",
    [
        "English version below", "We are a German company with excellent benefits",
        "French press and good coffee", "Experience with native apps, fluent in Swift and Go",
        "Polish your skills with excellent mentors", "We polish excellent products",
        "Knowledge of German law is required", "Deutsche Bank requires strong analysts",
        "Free English lessons", "Please send your CV in English",
        "Bachelor's degree in English or Journalism required", "GCSE English and Maths required",
        "Experience in German-speaking markets required", "Kunden im deutschsprachigen Raum",
        "conocimiento del mercado alemán", "Cours d'anglais offerts", "Clases de inglés gratis",
        "No German required", "German is not required", "German is not a must",
        "Kenntnisse in Französisch sind kein Muss", "English | Deutsch | Français",
        "英語版はこちら", "英語力不問", "Marketing, English, Writing or Journalism required",
        "the Dutch elm disease program", "Must live in Chino, CA", "Cape Breton is required",
        "We offer German classes", "Interviews are in English",
        "Knowledge of Pools and spas is required", "Duitstalige klanten", "Onze Poolse collega's",
        "Experience with talent pools and good language skills",
    ],
)  # fmt: skip
def test_the_name_of_a_language_alone_asks_for_nothing(text: str) -> None:
    assert asked(text) == []


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Customer Success Manager (German speaking)", "German required"),
        ("Customer Experience Manager - French Speaking", "French required"),
        ("Order Management Analyst With German", "German required"),
        ("Adoption Specialist (Hybrid), English & Portuguese",
         "English required|Portuguese required"),
        ("Inside Sales Representative -Polish speaker", "Polish required"),
        ("Support Engineer, French or German", "French or German required"),
        ("Account Executive (Japanese Fluency)", "Japanese (fluent) required"),
        ("Analyst (German a plus)", "German nice"),
        ("Sachbearbeiter mit Polnisch (m/w/d)", "Polish required"),
        ("Medewerker klantenservice (Pools)", "Polish required"),
        ("Maintenance technician (Pools)", ""),
        ("IT Support Specialist | Swedish Market", ""),
        ("Compliance Officer — French Branch", ""),
        ("Teacher (Spanish)", ""),
        ("Chef de Partie - Italian", ""),
        ("German Shepherd Trainer", ""),
        ("Store Manager - Chino", ""),
        ("Administrativo con inglés", "English required"),
    ],
)  # fmt: skip
def test_a_title_asks_for_languages(title: str, told: str) -> None:
    found = MATCHER.match(title, "").asked.languages
    assert [f"{each.in_words} {each.need.value}" for each in found] == list(
        filter(None, told.split("|"))
    )


def test_a_title_and_its_text_ask_together() -> None:
    found = MATCHER.match("Analyst with German", "German at C1 level is a plus").asked.languages
    assert found == (Spoken(("de",), "C1", Need.REQUIRED),)


def test_each_language_is_asked_for_once_as_it_is_wanted_most() -> None:
    text = "English is a plus.\n\nRequirements\n- Fluent English\n- English C1\n- French or German"
    text += "\n- German"
    assert asked(text) == ["English (C1) required", "German required"]


def test_a_language_is_no_skill_unless_it_is_a_keyword() -> None:
    text = "Requirements\n- Python\n- Fluent German and French"
    match = MATCHER.match("", text)
    assert ([f.word for f in match.matched], match.gaps) == (["Python"], [])
    match = Matcher([Keyword("Deutsch")]).match("", text)
    assert [f.word for f in match.matched] == ["Deutsch"]
    assert [each.codes for each in match.asked.languages] == [("de",), ("fr",)]


def test_it_is_kept_with_a_job_and_read_again() -> None:
    for each in MATCHER.match("", "Fluent English required, or German").asked.languages:
        assert Spoken.of_row(each.as_row()) == each


def test_a_long_line_is_read_to_its_end() -> None:
    text = "Wirklich sehr gute Deutschkenntnisse in Wort und Schrift (mind. C1) sowie gute "
    text += "Englischkenntnisse; Polnisch oder Ungarisch von Vorteil"
    assert asked(text) == ["German (C1)", "English (good)", "Polish or Hungarian nice"]


def test_what_resumes_say_is_read_by_the_same_words() -> None:
    assert codes_in("Français, inglés und 日本語") == ["fr", "en", "ja"]
    assert level_in("Full Professional Proficiency") == "fluent"
    assert level_in("Muttersprache") == "native"
    assert level_in("somewhat") == ""


def test_no_name_belongs_to_two_languages_and_all_are_lower_case() -> None:
    assert all(words == words.casefold() for words in names())
    assert len({name.code for name in names().values()}) > 40
